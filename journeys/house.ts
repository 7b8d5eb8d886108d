import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/free-port.mjs';

/** A whole system, started as a newcomer would: `npm start` with an empty data folder. */
export interface StartedHouse {
  url: string;
  /** What the terminal printed: the sign-in link of each role. */
  signIn: Record<string, string>;
  /** The demo's API key, shown once. */
  apiKey: string;
  /** A live install's one-time token for its first administrator. */
  setup: string;
  dataDir: string;
  /** Kills the process that `npm start` runs, without a warning. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const READY = /Ctrl-C stops it/;
const ROOT = join(import.meta.dirname, '..');
/** A first start installs and builds; here both have usually been done. */
const LONGEST_START = 240_000;

/**
 * @param settings environment on top of ours; PORT and DATA_DIR are chosen unless given
 * @throws Error with all it printed, when it ends or isn't ready in time
 */
export async function startHouse(settings: Record<string, string> = {}): Promise<StartedHouse> {
  const dataDir = settings['DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'buka-pintu-journey-')));
  const port = settings['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'development', ...settings, PORT: port, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const printed = await untilReady(child);
  const [, origin] = /^\s*Admin\s+(\S+)\/admin\//m.exec(printed) ?? [];
  return {
    url: origin ?? `http://127.0.0.1:${port}`,
    signIn: Object.fromEntries(
      // Of several officers of a role the first: the demo keeps that one's hands free.
      [...printed.matchAll(/Sign in: ([a-z ]+?) \(.*?\)\s+(\S+)/g)].map(([, role, link]) => [role, link]).reverse(),
    ),
    apiKey: /\b(bpk_live_\S+)/.exec(printed)?.[1] ?? '',
    setup: /#setup=(\S+)/.exec(printed)?.[1] ?? '',
    dataDir,
    kill: () => end(child, 'SIGKILL'),
    stop: async () => {
      await end(child, 'SIGTERM');
      if (!settings['DATA_DIR']) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (why: string): void => reject(new Error(`${why}\n${printed}`));
    const timer = setTimeout(() => {
      void end(child, 'SIGKILL');
      fail(`not ready after ${LONGEST_START / 1000} s`);
    }, LONGEST_START);
    const hear = (bytes: Buffer): void => {
      printed += bytes.toString();
      if (!READY.test(printed)) return;
      clearTimeout(timer);
      resolve(printed);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`npm start ended with ${code ?? signal}`);
    });
  });
}

/** Ends the whole process group, so that nothing outlives a journey. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, signal);
  await ended;
}
