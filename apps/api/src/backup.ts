import {
  BackupProblem,
  keepRecoveryLock,
  lockFor,
  makeBackup,
  newPassphrase,
  reachInstall,
  recoveryLock,
  StartProblem,
  Clock,
} from '@buka-pintu/platform';
import pg from 'pg';
import { inSentences, say } from './terminal.js';

/** `npm run backup`: one more backup, beside a running house or by itself. `-- --new-passphrase`: makes the one that opens it. */
async function backup(words: readonly string[]): Promise<void> {
  const install = await reachInstall(say);
  const pool = new pg.Pool({ connectionString: install.env.databaseOwnerUrl, max: 2 });
  pool.on('error', () => undefined);
  const query = async <R extends object>(sql: string, params: unknown[] = []): Promise<R[]> =>
    (await pool.query<R>(sql, params)).rows;
  try {
    if (words.includes('--new-passphrase') || !(await recoveryLock({ query }))) {
      const passphrase = newPassphrase();
      await keepRecoveryLock({ query }, lockFor(passphrase));
      say(`The recovery passphrase:  ${passphrase}`);
      say('Write it down and keep it away from this computer. It is shown this once; without it no backup opens.');
    }
    const made = await makeBackup(install.env, { query }, { now: new Clock().now(), askedBy: 'command' });
    if (!made) throw new StartProblem('Another backup is being made at this moment.');
    say(`${made.path}: ${made.rows} rows, ${Math.ceil(made.bytes / 1024)} KB`);
  } catch (failure) {
    throw failure instanceof BackupProblem ? new StartProblem(failure.message) : failure;
  } finally {
    await pool.end();
    await install.close();
  }
}

await inSentences(() => backup(process.argv.slice(2)));
