// Starts a clone as an operator would, looks at it, kills everything in it at once, and starts it again.
//   node scripts/boot-check.mjs <folder of a clone>
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, run, say } from './set-up.mjs';

const folder = process.argv[2] ?? '.';
const PAGES = ['/v1/offices', '/v1/services', '/admin/', '/board/CTH-1', '/docs', '/health/live', '/health/ready'];
const AGAIN_WITHIN = 5_000;

/** @type {{ kill(signal: NodeJS.Signals): void } | undefined} */
let running;
// Whoever loses patience with this check must not be left with what it started.
process.once('SIGTERM', () => {
  running?.kill('SIGKILL');
  process.exit(1);
});

await run(async () => {
  try {
    await check();
    return 0;
  } finally {
    running?.kill('SIGKILL');
  }
});

async function check() {
  const port = await freePort();
  const dataDir = join(folder, '.data');
  rmSync(dataDir, { recursive: true, force: true });
  const first = await start(port);
  await look(port);
  const database = Number(readFileSync(join(dataOf(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0]);
  say('Killing all of it at once, the database too');
  first.kill('SIGKILL');
  if (database > 1) process.kill(database, 'SIGKILL');
  const second = await start(port);
  await look(port);
  say('Killing our process only: the database stays behind');
  second.kill('SIGKILL');
  const third = await start(port);
  await look(port);
  say('Stopping it and starting it once more, as every morning');
  await third.stop();
  const fourth = await start(port);
  await fourth.stop();
  if (fourth.milliseconds > AGAIN_WITHIN)
    throw new Failure(`An existing install answered after ${fourth.milliseconds} ms.`);
}

/** @param {string} dataDir */
function dataOf(dataDir) {
  const { home } = JSON.parse(readFileSync(join(dataDir, 'instance.json'), 'utf8'));
  return home && existsSync(home) ? join(home, 'pg') : join(dataDir, 'pg');
}

/** @param {number} port */
async function look(port) {
  for (const page of PAGES) {
    const { status } = await fetch(`http://127.0.0.1:${port}${page}`);
    if (status !== 200) throw new Failure(`${page} answered ${status}.`);
  }
  say(`${PAGES.length} pages answer`);
}

/** @param {number} port */
async function start(port) {
  let text = '';
  const began = performance.now();
  // A process group of its own, so that one signal reaches npm, its shell, the script and the server.
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    env: { ...process.env, PORT: String(port), NODE_ENV: 'development', npm_config_ignore_scripts: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once('close', resolve));
  let over = false;
  void ended.then(() => (over = true));
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    if (!over && child.pid) process.kill(-child.pid, signal);
  };
  running = { kill };
  const until = began + 600_000;
  while (!(await answers(port))) {
    if (over || performance.now() > until) {
      if (!over) kill('SIGTERM');
      throw new Failure(`It did not start. What it said:\n${text}`);
    }
    await sleep(50);
  }
  const milliseconds = Math.round(performance.now() - began);
  say(`First answer after ${milliseconds} ms`);
  const stop = async () => {
    kill('SIGTERM');
    // npm and its shell are told too and end by the signal; what counts is the server's own last word.
    await ended;
    running = undefined;
    if (!text.trimEnd().endsWith('Stopped')) throw new Failure(`It did not stop well.\n${text}`);
  };
  return { milliseconds, kill, stop };
}

/** @param {number} port */
async function answers(port) {
  return fetch(`http://127.0.0.1:${port}/v1/offices`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
