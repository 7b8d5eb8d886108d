import {
  anchorsIn,
  InstallationKey,
  reachInstall,
  StartProblem,
  type Verdict,
  verifyChain,
} from '@buka-pintu/platform';
import pg from 'pg';
import { inSentences, say } from './terminal.js';
import { verifyFile } from './verify-file.js';

const WORDS: Record<NonNullable<Verdict['fault']>, string> = {
  gap: 'an event is missing',
  link: 'an event does not follow the one before it (exchanged, removed, put in)',
  content: 'an event was changed after it was sealed',
  end: 'events were cut off or added behind the end',
  anchor: 'a state that was signed earlier is no longer there (rewritten, or cut off)',
};

/** `npm run verify`: every office's ledger, from the first event to the last; fails when one is broken. */
async function verifyLedgers(): Promise<void> {
  const install = await reachInstall(say);
  const pool = new pg.Pool({ connectionString: install.env.databaseOwnerUrl, max: 4 });
  pool.on('error', () => undefined);
  try {
    const query = async <R extends object>(sql: string, params: unknown[] = []): Promise<R[]> =>
      (await pool.query<R>(sql, params)).rows;
    const key = new InstallationKey(install.env);
    const offices = await query<{ id: number }>(
      'select office_id as id from ledger_head union select distinct office_id from ledger_anchor order by id',
    );
    let broken = 0;
    for (const { id } of offices) {
      const began = performance.now();
      const anchors = await anchorsIn({ query }, id, key, install.env.dataDir);
      const { events, brokenAt, fault } = await verifyChain({ query }, id, { anchors });
      const rate = Math.round(events / ((performance.now() - began) / 1000));
      if (fault) broken++;
      say(
        fault
          ? `Office ${id}: BROKEN at event ${brokenAt}: ${WORDS[fault]}`
          : `Office ${id}: sound, ${events} events (${rate} a second), ${anchors.length} signed states still there`,
      );
    }
    if (broken > 0)
      throw new StartProblem(`${broken} of ${offices.length} ledgers are broken. Keep a copy before anything else.`);
    say(`${offices.length} ledgers are sound`);
  } finally {
    await pool.end();
    await install.close();
  }
}

/** `npm run verify -- --file <file> [--key <public key>]`: a file that left the house, on any computer. */
async function verify(words: readonly string[]): Promise<void> {
  const after = (word: string): string | undefined => words[words.indexOf(word) + 1 || words.length];
  const file = after('--file');
  if (file === undefined) return verifyLedgers();
  say(verifyFile(file, after('--key')));
}

await inSentences(() => verify(process.argv.slice(2)));
