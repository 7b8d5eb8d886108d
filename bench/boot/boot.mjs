// How long an existing install takes to its first answer: `npm run bench:boot [-- starts]`. Beside it, in the same run, the least that any
// `npm start` of this house costs: npm itself, and a Node that loads the server's modules and does nothing with them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/free-port.mjs';
import { killAll, RunningHouse } from '../../scripts/running-house.mjs';
import { Failure, pinnedNode, ROOT, run, say } from '../../scripts/set-up.mjs';

const STARTS = Number(process.argv[2] ?? 5);
const GOAL = 5_000;
const MODULES = `await import(${JSON.stringify(join(ROOT, 'dist/apps/api/src/api.module.js'))})`;

const data = mkdtempSync(join(tmpdir(), 'bp-boot-'));
// PostgreSQL runs as an account of its own when we are root.
chmodSync(data, 0o755);
process.env.DATA_DIR = data;

await run(async () => {
  try {
    const port = await freePort();
    say('The first start, which sets everything up and is not counted');
    await start(port);
    const ours = /** @type {number[]} */ ([]);
    const least = /** @type {number[]} */ ([]);
    for (let round = 0; round < STARTS; round++) {
      ours.push(await start(port));
      least.push(
        (await timed('npm', ['--version'])) + (await timed(pinnedNode(), ['--input-type=module', '-e', MODULES])),
      );
    }
    const [first, limit] = [median(ours), median(least)];
    say(`first answer   ${first} ms, median of ${STARTS}: ${ours.join(', ')}`);
    say(`the least      ${limit} ms: npm, and the server's modules loaded: ${least.join(', ')}`);
    say(`ratio          ${(first / limit).toFixed(2)} × the least`);
    say(`goal           ${GOAL} ms: ${first <= GOAL ? 'reached' : 'MISSED on this machine, now'}`);
    return 0;
  } finally {
    killAll();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** @param {number} port */
async function start(port) {
  const house = new RunningHouse(ROOT, port);
  const milliseconds = await house.answers();
  await house.stop();
  return milliseconds;
}

/**
 * @param {string} command
 * @param {string[]} words
 * @returns {Promise<number>} its milliseconds
 */
async function timed(command, words) {
  const began = performance.now();
  const [code] = await once(spawn(command, words, { stdio: 'ignore' }), 'exit');
  if (code !== 0) throw new Failure(`${command} ended with ${code}.`);
  return Math.round(performance.now() - began);
}

/** @param {number[]} figures */
function median(figures) {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;
}
