// A second machine from a backup, as an operator would make it: `npm run restore:check`.
// Starts the demo in a folder of its own, backs it up while it runs, kills it and forgets its folder, restores the file into another
// one, verifies the ledgers, starts the restored house and finds there what was in the first.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, ROOT, run, say } from './set-up.mjs';

const work = mkdtempSync(join(tmpdir(), 'buka-restore-'));
/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
process.once('SIGTERM', () => {
  if (running?.pid) process.kill(-running.pid, 'SIGKILL');
  process.exit(1);
});

await run(async () => {
  try {
    await check();
    return 0;
  } finally {
    if (running?.pid) process.kill(-running.pid, 'SIGKILL');
    for (const name of ['first', 'second']) forget(join(work, name));
    rmSync(work, { recursive: true, force: true });
  }
});

async function check() {
  const first = { DATA_DIR: join(work, 'first'), PORT: String(await freePort()) };
  await start(first);
  const office = await read(first, '/v1/offices');
  say('Backing up while it runs');
  const told = await npm(['run', '-s', 'backup'], first);
  const passphrase = /recovery passphrase:\s+(\S+)/.exec(told)?.[1];
  const [file] = readdirSync(join(first.DATA_DIR, 'backups')).map((name) => join(first.DATA_DIR, 'backups', name));
  if (!passphrase || !file) throw new Failure(`There is no backup.\n${told}`);
  const kept = join(work, 'kept.backup');
  writeFileSync(kept, readFileSync(file));
  await stop();
  const authority = readFileSync(join(first.DATA_DIR, 'instance.json'), 'utf8');
  forget(first.DATA_DIR);

  const second = { DATA_DIR: join(work, 'second'), PORT: String(await freePort()), RECOVERY_PASSPHRASE: passphrase };
  say('Refusing what must be refused');
  await npm(
    ['run', '-s', 'restore', '--', kept],
    { ...second, RECOVERY_PASSPHRASE: 'not this one' },
    'recovery passphrase',
  );
  const bytes = readFileSync(kept);
  bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1;
  writeFileSync(`${kept}.flipped`, bytes);
  await npm(['run', '-s', 'restore', '--', `${kept}.flipped`], second, 'damaged');
  const other = `v1:${Buffer.alloc(32, 5).toString('base64')}`;
  await npm(['run', '-s', 'restore', '--', kept], { ...second, DATA_KEYS: other }, 'DATA_KEYS lacks');

  say('Restoring into another folder');
  await npm(['run', '-s', 'restore', '--', kept], second);
  await npm(['run', '-s', 'restore', '--', kept], second, 'already holds');
  say(lastLine(await npm(['run', '-s', 'verify'], second)));
  await start(second);
  const [before, after] = [JSON.stringify(office), JSON.stringify(await read(second, '/v1/offices'))];
  if (before !== after) throw new Failure(`The restored house differs:\n${before}\n${after}`);
  if (readFileSync(join(second.DATA_DIR, 'instance.json'), 'utf8') === authority)
    throw new Failure('The second machine believes that it is the first.');
  say(lastLine(await npm(['run', '-s', 'verify'], second)));
  await stop();
}

/** @param {Record<string, string>} settings */
async function start(settings) {
  running = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (chunk) => (text += chunk));
  for (const until = performance.now() + 600_000; ; await sleep(100)) {
    if (running.exitCode !== null || performance.now() > until)
      throw new Failure(`It did not start. What it said:\n${text}`);
    if (
      await fetch(`http://127.0.0.1:${settings.PORT}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
  }
  say(`Started in ${settings.DATA_DIR}`);
}

async function stop() {
  const child = running;
  if (!child?.pid) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await ended;
  running = undefined;
}

/**
 * @param {readonly string[]} words
 * @param {Record<string, string>} settings
 * @param {string} [refusal] what it must be refused with
 * @returns {Promise<string>} what it said
 */
async function npm(words, settings, refusal) {
  const child = spawn('npm', words, { cwd: ROOT, env: environment(settings), stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  const well = refusal === undefined ? code === 0 : code !== 0 && text.includes(refusal);
  if (!well) throw new Failure(`npm ${words.join(' ')} ended with ${code}:\n${text}`);
  return text;
}

/** @param {Record<string, string>} settings */
function environment(settings) {
  const { DATABASE_URL: _url, TEST_DATABASE_URL: _test, ...rest } = process.env;
  return { ...rest, NODE_ENV: 'development', DEMO: '', ...settings };
}

/** @param {Record<string, string>} settings @param {string} path */
async function read(settings, path) {
  return (await fetch(`http://127.0.0.1:${settings.PORT}${path}`)).json();
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}

/** Deletes an install, and what it keeps outside of itself where root's home is closed. @param {string} dataDir */
function forget(dataDir) {
  try {
    const { home } = JSON.parse(readFileSync(join(dataDir, 'instance.json'), 'utf8'));
    if (typeof home === 'string' && home.startsWith('/var/lib/buka-pintu/'))
      rmSync(home, { recursive: true, force: true });
  } catch {
    // It was never begun.
  }
  rmSync(dataDir, { recursive: true, force: true });
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
