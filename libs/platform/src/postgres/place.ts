import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, canReach, postgresAccount } from './account.js';
import { type Binaries, canRun, copyBinaries, installedBinaries, repairLinks } from './binaries.js';
import { readIfThere, readInstance, writeInstance, writeWhole } from '../install/install-file.js';
import { type Say, StartProblem } from '../install/start-problem.js';

/** Where the embedded PostgreSQL of one install lives, and as whom it runs. */
export interface Place {
  readonly account: Account;
  readonly binaries: Binaries;
  /** The PostgreSQL data folder; may not exist yet, its parent does. */
  readonly data: string;
}

const SHARED_HOME = '/var/lib/buka-pintu';

/**
 * Finds or makes a place that PostgreSQL's account can reach. A clone under a closed home keeps its folders as they
 * are: binaries and data then live under /var/lib/buka-pintu, in a folder of this install's own.
 * @param sharedHome stands in for /var/lib/buka-pintu in tests
 */
export function findPlace(dataDir: string, say: Say, sharedHome = SHARED_HOME): Place {
  const instance = readInstance(dataDir);
  const local = join(dataDir, 'pg');
  const installed = installedBinaries();
  const moved = instance.home !== undefined && existsSync(instance.home);
  const account = postgresAccount(firstThere(moved ? join(instance.home, 'pg') : local));
  const linked = repairLinks(installed);

  if (account.uid === undefined) {
    refuseForeignData(moved ? join(instance.home!, 'pg') : local, instance.home);
    return { account, binaries: linked ? installed : copyBinaries(installed, dataDir), data: local };
  }
  const runsHere = linked && canRun(account, installed);
  if (!moved && canReach(account, dataDir)) {
    const binaries = runsHere ? installed : copyBinaries(installed, openHome(dataDir, instance.id, sharedHome));
    return { account, binaries, data: local };
  }
  const home = moved ? instance.home! : openHome(dataDir, instance.id, sharedHome);
  const data = join(home, 'pg');
  if (existsSync(local) && !existsSync(data)) moveData(local, data);
  if (!moved) {
    say(`PostgreSQL's account (${account.name}) may not enter ${dataDir}: keeping the database in ${home}`);
    writeInstance(dataDir, { ...instance, home });
  }
  return { account, binaries: runsHere ? installed : copyBinaries(installed, home), data };
}

const firstThere = (path: string): string | undefined => (existsSync(path) ? path : undefined);

function refuseForeignData(data: string, home: string | undefined): void {
  const owner = existsSync(data) ? statSync(data).uid : undefined;
  if (home === undefined && (owner === undefined || owner === process.getuid?.() || process.platform === 'win32'))
    return;
  throw new StartProblem(
    `The database of this install (${data}) belongs to another account: it was first started as root. Start it as root again.`,
  );
}

/** The install's own folder under /var/lib, which remembers whose it is: a copied clone must not share a database. */
function openHome(dataDir: string, id: string, sharedHome: string): string {
  const home = join(sharedHome, id);
  const ours = realpathSync(dataDir);
  const other = readIfThere(join(home, 'install'))?.trim();
  if (other !== undefined && other !== ours && isSameInstall(other, id))
    throw new StartProblem(
      `This folder is a copy of the install in ${dirname(other)}, which keeps its database in ${home}. ` +
        `Delete ${dataDir} here to begin a new install.`,
    );
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (other !== ours) writeWhole(join(home, 'install'), `${ours}\n`);
  return home;
}

function isSameInstall(dataDir: string, id: string): boolean {
  return readIfThere(join(dataDir, 'instance.json'))?.includes(`"${id}"`) ?? false;
}

/** Copies an existing data folder with its owner and modes, and sets the old one aside only when the copy is whole. */
function moveData(from: string, to: string): void {
  const part = `${to}.part`;
  rmSync(part, { recursive: true, force: true });
  const copied = spawnSync('cp', ['-a', from, part], { encoding: 'utf8' });
  if (copied.status !== 0) throw new StartProblem(`The database could not be copied to ${to}: ${copied.stderr.trim()}`);
  renameSync(part, to);
  renameSync(from, `${from}.moved`);
}
