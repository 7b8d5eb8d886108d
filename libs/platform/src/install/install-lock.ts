import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDataDir, readIfThere } from './install-file.js';
import { isAlive, startedAt } from '../postgres/postmaster.js';
import { type Say, StartProblem } from './start-problem.js';

interface Holder {
  readonly pid: number;
  readonly startedAt: string;
}

/**
 * One process at a time keeps an install with an embedded database. The lock names its holder by number and start
 * time, so that one left by a killed process, or by a machine that went dark, opens by itself.
 */
export class InstallLock {
  private constructor(private readonly path: string) {}

  /**
   * @param patience milliseconds to wait for a holder that may be ending
   * @throws StartProblem when another live process keeps the install
   */
  static async take(dataDir: string, say: Say, patience = 12_000): Promise<InstallLock> {
    makeDataDir(dataDir);
    const path = join(dataDir, 'running.lock');
    const own = `${path}.${process.pid}`;
    const holder: Holder = { pid: process.pid, startedAt: startedAt(process.pid) };
    writeFileSync(own, JSON.stringify(holder), { mode: 0o600 });
    const until = performance.now() + patience;
    let waited = false;
    try {
      while (!claimed(own, path)) {
        const text = readIfThere(path);
        if (text === undefined) continue;
        if (!holds(text)) setAside(path, text);
        else if (performance.now() > until)
          throw new StartProblem(
            `This install is already running (process ${(JSON.parse(text) as Holder).pid}). Stop it first, or set DATA_DIR and PORT for a second one.`,
          );
        else {
          if (!waited) say('Another process of this install is still there; waiting for it to end');
          waited = true;
          await sleep(100);
        }
      }
    } finally {
      rmSync(own, { force: true });
    }
    return new InstallLock(path);
  }

  release(): void {
    rmSync(this.path, { force: true });
  }
}

function claimed(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

function holds(text: string): boolean {
  try {
    const { pid, startedAt: since } = JSON.parse(text) as Holder;
    return isAlive(pid) && startedAt(pid) === since;
  } catch {
    return false;
  }
}

/** Two starts may find the same dead lock: only the one whose rename caught that very lock goes on. */
function setAside(path: string, dead: string): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, 'utf8') !== dead) claimed(aside, path);
  rmSync(aside, { force: true });
}
