import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../database/db.js';
import type { Env } from '../env/index.js';
import { RELEASE } from '../release.js';
import { fileNameFor, outdated } from './backup-files.js';
import { BackupProblem } from './backup-problem.js';
import { beginRun, endRun, recoveryLock, touchRun } from './backup.queries.js';
import { dump, type DumpResult } from './dump.js';

const HEARTBEAT_MS = 20_000;

/**
 * Makes a backup in BACKUP_DIR, keeps what came of it, and deletes those that have had their time.
 * @param askedBy who or what wanted it: `staff <id>`, `nightly`, `command`
 * @returns undefined while another one is being made
 * @throws BackupProblem without a recovery passphrase; whatever the disk or the database refuses
 */
export async function makeBackup(
  env: Env,
  db: Pick<Db, 'query'>,
  { now, askedBy }: { now: Date; askedBy: string },
): Promise<(DumpResult & { path: string }) | undefined> {
  const recovery = await recoveryLock(db);
  if (!recovery)
    throw new BackupProblem(
      'No recovery passphrase is set. Make one: npm run backup -- --new-passphrase, or in Settings, Health and backups.',
    );
  const fileName = fileNameFor(now);
  const id = await beginRun(db, fileName, askedBy);
  if (id === undefined) return undefined;
  const beat = setInterval(() => void touchRun(db, id).catch(() => undefined), HEARTBEAT_MS);
  const path = join(env.backupDir, fileName);
  try {
    mkdirSync(env.backupDir, { recursive: true, mode: 0o700 });
    clearParts(env.backupDir);
    const part = `${path}.part`;
    const result = await dump(env, { path: part, recovery: recovery.lock, release: RELEASE });
    renameSync(part, path);
    for (const name of outdated(readdirSync(env.backupDir), env.backupKeep))
      rmSync(join(env.backupDir, name), { force: true });
    await endRun(db, id, result);
    return { ...result, path };
  } catch (failure) {
    rmSync(`${path}.part`, { force: true });
    await endRun(db, id, { failure: (failure as Error).message }).catch(() => undefined);
    throw failure;
  } finally {
    clearInterval(beat);
  }
}

/** What a process left that died in the middle. */
function clearParts(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.endsWith('.backup.part')) rmSync(join(folder, name), { force: true });
}
