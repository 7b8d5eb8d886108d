import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere } from '../install/install-file.js';
import { type Say, StartProblem } from '../install/start-problem.js';

/** The fields of /proc/<pid>/stat from the state on; undefined where there is no such process or no /proc. */
function procStat(pid: number): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** True while a process of this number runs, whoever it belongs to; a dead one nobody has collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return procStat(pid)?.[0] !== 'Z';
}

/** When a process started, in a form that differs for the next one with its number; '' where that can't be told. */
export function startedAt(pid: number): string {
  return procStat(pid)?.[19] ?? '';
}

/** The server that holds a data folder, if the number in postmaster.pid is really one: numbers are used again. */
export function postmasterOf(data: string): number | undefined {
  const [first, folder] = (readIfThere(join(data, 'postmaster.pid')) ?? '').split('\n');
  const pid = Number(first);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  if (process.platform === 'linux') return serversIn(data).includes(pid) ? pid : undefined;
  if (process.platform === 'win32') return folder ? pid : undefined;
  const command = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout;
  return command.includes('postgres') && command.includes(basename(data)) ? pid : undefined;
}

/** Every PostgreSQL process whose working folder is this data folder: the postmaster and its backends (Linux only). */
export function serversIn(data: string): number[] {
  if (process.platform !== 'linux') return [];
  const folder = realpathSync(data);
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1)
    .filter((pid) => {
      try {
        if (readlinkSync(`/proc/${pid}/cwd`) !== folder) return false;
        return basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
      } catch {
        return false;
      }
    });
}

async function gone(pid: number, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (isAlive(pid)) {
    if (performance.now() > until) return false;
    await sleep(25);
  }
  return true;
}

/** Stops a server: politely first, then at once (it recovers from its log on the next start). */
export async function stopPostmaster(pid: number, pgCtl: string, data: string): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(pgCtl, ['stop', '-D', data, '-m', 'fast', '-t', '60'], { stdio: 'ignore' });
    return;
  }
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 15_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await gone(pid, patience)) return;
  }
  throw new StartProblem(`PostgreSQL (process ${pid}) could not be stopped.`);
}

/**
 * Clears what a killed process of ours left in a data folder: a server without a parent is stopped, orphaned backends
 * are waited for, a lock file that names nobody or somebody else is removed.
 */
export async function clearOrphan(data: string, pgCtl: string, say: Say): Promise<void> {
  const lock = readIfThere(join(data, 'postmaster.pid'));
  if (lock === undefined) return;
  const orphan = postmasterOf(data);
  if (orphan !== undefined) {
    say(`PostgreSQL is still running from before (process ${orphan}); stopping it to start afresh`);
    await stopPostmaster(orphan, pgCtl, data);
  }
  // Backends outlive a killed postmaster for a moment and hold its memory.
  for (const pid of serversIn(data)) await gone(pid, 30_000);
  rmSync(join(data, 'postmaster.pid'), { force: true });
}
