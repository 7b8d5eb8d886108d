import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { processSettings } from '../env/index.js';
import type { HouseModule } from '../house.js';
import {
  installSecrets,
  readIfThere,
  readInstance,
  type Secrets,
  writeInstance,
  writeWhole,
} from '../install/install-file.js';
import { InstallLock } from '../install/install-lock.js';
import { type Say, StartProblem } from '../install/start-problem.js';
import { ANCHORS_FILE } from '../ledger/checks/ledger-anchors.js';
import { EmbeddedPostgres } from '../postgres/index.js';
import { BackupProblem } from './backup-problem.js';
import { checkBackup, type Checked, refuseOtherKeys, restore } from './restore.js';

/**
 * Makes this install from a backup: the embedded database in a new DATA_DIR, or the empty one that DATABASE_URL names.
 * @throws StartProblem, in sentences for the operator
 */
export async function restoreInstall(
  path: string,
  passphrase: string,
  modules: readonly HouseModule[],
  say: Say,
): Promise<Checked> {
  try {
    return await restoreHere(path, passphrase, modules, say);
  } catch (failure) {
    if (failure instanceof BackupProblem) throw new StartProblem(failure.message);
    throw failure;
  }
}

async function restoreHere(
  path: string,
  passphrase: string,
  modules: readonly HouseModule[],
  say: Say,
): Promise<Checked> {
  const settings = processSettings();
  const { dataDir, databaseUrl, databaseOwnerUrl } = settings;
  say('Reading the whole backup first');
  const { manifest } = await checkBackup(path, passphrase, modules);
  refuseOtherKeys(manifest, settings);
  if (databaseUrl === null && existsSync(join(dataDir, 'secrets.json')))
    throw new BackupProblem(
      `${dataDir} already holds an install: nothing is ever overwritten. Set DATA_DIR to a new folder, or move the old one away.`,
    );
  setAsideAnchors(dataDir);
  say(`Restoring what was kept ${manifest.madeAt}`);
  if (databaseUrl !== null) {
    const ownerUrl = databaseOwnerUrl ?? databaseUrl;
    const appRole = databaseOwnerUrl === null ? undefined : new URL(databaseUrl).username;
    const checked = await restore(path, passphrase, { ownerUrl, appRole, dataDir }, modules);
    if (settings.dataKeys === null) keepKeys(dataDir, manifest.keys);
    return checked;
  }
  const lock = await InstallLock.take(dataDir, say);
  let postgres: EmbeddedPostgres | undefined;
  try {
    keepKeys(dataDir, manifest.keys);
    postgres = await EmbeddedPostgres.start({ dataDir, say });
    const target = { ownerUrl: postgres.ownerUrl, appRole: new URL(postgres.appUrl).username, dataDir };
    const checked = await restore(path, passphrase, target, modules);
    writeInstance(dataDir, { ...readInstance(dataDir), live: manifest.mode === 'live' });
    return checked;
  } finally {
    await postgres?.stop();
    lock.release();
  }
}

/** The passwords of this machine's database are its own; the keys of the data are the backup's. */
function keepKeys(dataDir: string, keys: { dataKeys: string; blindIndexKey: string }): void {
  const secrets: Secrets = { ...installSecrets(dataDir), ...keys };
  writeWhole(join(dataDir, 'secrets.json'), `${JSON.stringify(secrets, null, 2)}\n`);
}

/** They may know events that the backup does not: then the restored ledger would be called cut off, by right but for ever. */
function setAsideAnchors(dataDir: string): void {
  const file = join(dataDir, ANCHORS_FILE);
  if (readIfThere(file) !== undefined) renameSync(file, `${file}.before-restore`);
}
