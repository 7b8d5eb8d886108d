import { createInterface } from 'node:readline/promises';
import {
  BackupProblem,
  checkBackup,
  givenPassphrase,
  readHeader,
  restoreInstall,
  StartProblem,
} from '@buka-pintu/platform';
import { MODULES } from './api.module.js';
import { inSentences, say } from './terminal.js';

const USAGE = `npm run restore -- <file>           makes this install from a backup, in a new DATA_DIR or an empty database
npm run restore -- <file> --check   only reads it whole: whether it opens and nothing in it was damaged
The recovery passphrase is asked for, or taken from RECOVERY_PASSPHRASE.`;

async function restore(words: readonly string[]): Promise<void> {
  const [file] = words.filter((word) => !word.startsWith('--'));
  if (file === undefined) throw new StartProblem(USAGE);
  try {
    const { release, madeAt, postgres } = await readHeader(file);
    say(`A backup of ${madeAt}, release ${release}, PostgreSQL ${postgres}`);
    const passphrase = givenPassphrase() ?? (await asked());
    if (words.includes('--check')) {
      const { tables, rows } = await checkBackup(file, passphrase, MODULES);
      say(`It is whole: ${tables} tables, ${rows} rows, and the keys`);
      return;
    }
    const { rows } = await restoreInstall(file, passphrase, MODULES, say);
    say(`Restored: ${rows} rows. Now \`npm run verify\`, then \`npm start\`.`);
  } catch (failure) {
    throw failure instanceof BackupProblem ? new StartProblem(failure.message) : failure;
  }
}

async function asked(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question('  Recovery passphrase: ');
  } finally {
    terminal.close();
  }
}

await inSentences(() => restore(process.argv.slice(2)));
