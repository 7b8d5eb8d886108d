// A clone as its operator runs it: `npm start` in a process group of its own, looked at and killed from outside.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, say } from './set-up.mjs';

const PAGES = ['/v1/offices', '/v1/services', '/admin/', '/board/CTH-1', '/docs', '/health/live', '/health/ready'];
const LONGEST_START = 600_000;

/** @type {Set<RunningHouse>} */
const alive = new Set();
// Whoever loses patience with a check must not be left with what it started.
process.once('SIGTERM', () => {
  killAll();
  process.exit(1);
});

export function killAll() {
  for (const house of alive) house.kill('SIGKILL');
}

export class RunningHouse {
  text = '';
  over = false;
  began = performance.now();

  /**
   * @param {string} folder of the clone
   * @param {number} port
   */
  constructor(folder, port) {
    this.port = port;
    // A process group of its own, so that one signal reaches npm, its shell, the script and the server.
    this.child = spawn('npm', ['start'], {
      cwd: folder,
      detached: true,
      env: { ...process.env, PORT: String(port), NODE_ENV: 'development', npm_config_ignore_scripts: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    alive.add(this);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream.on('data', (chunk) => (this.text += String(chunk)));
    /** @type {Promise<void>} */
    this.ended = new Promise((resolve) => this.child.once('close', () => resolve()));
    void this.ended.then(() => {
      this.over = true;
      alive.delete(this);
    });
  }

  /** @param {NodeJS.Signals} signal */
  kill(signal) {
    if (!this.over && this.child.pid) process.kill(-this.child.pid, signal);
  }

  /** @returns {Promise<number>} the milliseconds until the first answer */
  async answers() {
    while (!(await this.answersNow())) {
      if (this.over || performance.now() > this.began + LONGEST_START) {
        this.kill('SIGTERM');
        throw new Failure(`It did not start. What it said:\n${this.text}`);
      }
      await sleep(50);
    }
    const milliseconds = Math.round(performance.now() - this.began);
    say(`First answer after ${milliseconds} ms`);
    return milliseconds;
  }

  /**
   * Waits until the terminal shows it.
   * @param {RegExp} sign
   */
  async says(sign) {
    while (!sign.test(this.text)) {
      if (this.over || performance.now() > this.began + LONGEST_START)
        throw new Failure(`It never said ${sign}. What it said:\n${this.text}`);
      await sleep(20);
    }
  }

  answersNow() {
    return fetch(`http://127.0.0.1:${this.port}/v1/offices`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /**
   * @param {string} path
   * @returns {Promise<any>}
   */
  async json(path) {
    return (await fetch(`http://127.0.0.1:${this.port}${path}`)).json();
  }

  async look() {
    for (const page of PAGES) {
      const { status } = await fetch(`http://127.0.0.1:${this.port}${page}`);
      if (status !== 200) throw new Failure(`${page} answered ${status}.`);
    }
    say(`${PAGES.length} pages answer`);
  }

  async stop() {
    this.kill('SIGTERM');
    // npm and its shell are told too and end by the signal; what counts is the server's own last word.
    await this.ended;
    if (!this.text.trimEnd().endsWith('Stopped')) throw new Failure(`It did not stop well.\n${this.text}`);
  }
}

/**
 * @param {string} folder of the clone
 * @returns {number} the process of its PostgreSQL; 0 when there is none
 */
export function databaseOf(folder) {
  const dataDir = join(folder, '.data');
  try {
    const { home } = JSON.parse(readFileSync(join(dataDir, 'instance.json'), 'utf8'));
    const data = home && existsSync(home) ? join(home, 'pg') : join(dataDir, 'pg');
    return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}

/** @param {number} process_ */
export function killDatabase(process_) {
  try {
    if (process_ > 1) process.kill(process_, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}
