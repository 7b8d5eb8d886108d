import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { processSettings } from '../env/index.js';
import { ANCHORS_FILE } from '../ledger/checks/ledger-anchors.js';
import { EmbeddedPostgres } from '../postgres/index.js';
import { readInstance, writeInstance } from './install-file.js';
import { InstallLock } from './install-lock.js';
import { type Say, StartProblem } from './start-problem.js';

export const CONFIRMATION = '--delete-the-demo';

/**
 * Deletes everything the demo install holds and marks it live: the next start makes an empty, live house.
 * @param words the command's arguments; without the confirmation nothing happens
 * @throws StartProblem without the confirmation, and for a database that is not a demo's
 */
export async function leaveDemo(words: readonly string[], say: Say): Promise<void> {
  if (!words.includes(CONFIRMATION))
    throw new StartProblem(
      'Leaving the demo deletes everything in this install: the fictitious office and all that was tried in it.\n' +
        `If that is what you want: npm run demo:leave -- ${CONFIRMATION}`,
    );
  const settings = processSettings();
  if (settings.databaseUrl !== null) {
    await wipeDemo(settings.databaseOwnerUrl ?? settings.databaseUrl);
  } else {
    const lock = await InstallLock.take(settings.dataDir, say);
    const postgres = await EmbeddedPostgres.start({ dataDir: settings.dataDir, say });
    try {
      await wipeDemo(postgres.ownerUrl);
    } finally {
      await postgres.stop();
      lock.release();
    }
  }
  // They tell of the ledger that is gone, and would call the next one forged.
  rmSync(join(settings.dataDir, ANCHORS_FILE), { force: true });
  writeInstance(settings.dataDir, { ...readInstance(settings.dataDir), live: true });
  say('The demo is gone. The next `npm start` is a live install: empty, with TLS, reachable from your network.');
}

/** Drops our own two schemas, and only in a database that says of itself that it is a demo's. */
export async function wipeDemo(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const there = await client.query<{ there: boolean }>(`select to_regclass('public.install') is not null as there`);
    if (!there.rows[0]?.there) return;
    const { rows } = await client.query<{ mode: string }>('select mode from install');
    if (rows[0]?.mode === 'live') throw new StartProblem('This database is a live one: nothing was deleted.');
    await client.query(`
      begin;
      drop schema if exists graphile_worker cascade;
      drop schema public cascade;
      create schema public;
      commit;`);
  } finally {
    await client.end();
  }
}
