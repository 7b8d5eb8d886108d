// `npm run bench:availability -- [callers] [rounds] [seconds]`: reads of availability over HTTP (a month, one hot day, a month that is
// sold out, and one that has not changed since), beside the bare statement from Node and beside bare Fastify with it, in turns.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../scripts/free-port.mjs';
import { Failure, ROOT, run, say } from '../../scripts/set-up.mjs';
import { openStage, startApi } from '../stage.mjs';

/** @typedef {() => Promise<boolean>} Reader tells whether the answer was the wanted one */
/** @typedef {{ rate: number, p99: number, other: number }} Figures */

const [callers = 16, rounds = 3, seconds = 2] = process.argv.slice(2).map(Number);
const SERVICE = 'passport_new_adult';

await run(async () => {
  const stage = await openStage({ lanes: { regular: 6, priority: 1 }, clients: 1, name: 'availability' });
  /** @type {import('node:child_process').ChildProcess[]} */
  const started = [];
  const pool = new pg.Pool({ connectionString: stage.appUrl, max: 10 });
  pool.on('error', () => undefined);
  try {
    const ours = await startApi(stage, await freePort(), { WORKER: '0', RATE_LIMITS: '0' });
    started.push(ours.child);
    const port = await freePort();
    const bare = fork(join(ROOT, 'bench/availability/bare.mjs'), {
      execPath: process.execPath,
      env: { PATH: process.env.PATH, DATABASE_URL: stage.appUrl, PORT: String(port) },
    });
    started.push(bare);
    const [word] = await Promise.race([once(bare, 'message'), once(bare, 'exit').then(() => ['ended'])]);
    if (word !== 'ready') throw new Failure('Bare Fastify did not start.');
    const agent = new Agent({ keepAlive: true, maxSockets: callers });
    const month = await spanOf(stage);
    const figures = await inTurns(
      await sidesOf(stage, pool, { month, agent, ours: ours.url, bare: `http://127.0.0.1:${port}` }),
    );
    // The same month without a seat left, last: nobody could read the others afterwards.
    await stage.owner.query(`update seat set booking_id = id where lane = 'regular'`);
    const soldOut = await inTurns(
      await sidesOf(stage, pool, { month, agent, ours: ours.url, bare: `http://127.0.0.1:${port}` }),
    );
    agent.destroy();
    report('month', figures, 'ours');
    report('one hot day', figures, 'hot');
    report('unchanged (304)', figures, 'unchanged');
    report('sold out', soldOut, 'ours');
    return 0;
  } finally {
    for (const child of started) child.kill('SIGKILL');
    await pool.end();
    await stage.close();
  }
});

/**
 * The days that are laid: a month, as a calendar page asks for it.
 * @param {import('../stage.mjs').Stage} stage
 */
async function spanOf(stage) {
  const { rows } = await stage.owner.query(
    `select min(on_day)::text as "from", max(on_day)::text as "to" from slot where on_day > current_date`,
  );
  return /** @type {{ from: string, to: string }} */ (rows[0]);
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {pg.Pool} pool
 * @param {{ month: { from: string, to: string }, agent: Agent, ours: string, bare: string }} given
 * @returns {Promise<Record<string, Reader>>}
 */
async function sidesOf(stage, pool, { month, agent, ours, bare }) {
  /** @type {typeof import('../../libs/queue/src/supply/supply.queries.js')} */
  const { supplyBetween } = await stage.built('libs/queue/src/supply/supply.queries.js');
  const db = {
    query: async (/** @type {string} */ text, /** @type {unknown[]} */ values, /** @type {{ name?: string }} */ o) =>
      (await pool.query({ text, values, ...o })).rows,
  };
  const query = (/** @type {{ from: string, to: string }} */ { from, to }) =>
    `servicePointId=${stage.point.id}&serviceCode=${SERVICE}&from=${from}&to=${to}`;
  const at = `${ours}/v1/queue/availability?`;
  const tag = (await fetch(at + query(month))).headers.get('etag') ?? '';
  // 250 spans about the month in turn: half a second later each is looked up again and not said from memory.
  let turn = 0;
  const another = () => {
    turn += 1;
    const cut = (/** @type {string} */ day, /** @type {number} */ by) =>
      new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
    return { from: cut(month.from, turn % 10), to: cut(month.to, Math.floor(turn / 10) % 25) };
  };
  return {
    ours: () => get(agent, at + query(another()), 200),
    hot: () => get(agent, at + query({ from: month.from, to: month.from }), 200),
    unchanged: () => get(agent, at + query(month), 304, { 'if-none-match': tag }),
    'bare Fastify': () => get(agent, `${bare}/availability?${query(another())}`, 200),
    'bare SQL': async () => {
      await supplyBetween(/** @type {any} */ (db), 1, stage.point.id, another(), 'regular');
      return true;
    },
  };
}

/**
 * @param {Agent} agent
 * @param {string} url
 * @param {number} wanted
 * @param {Record<string, string>} [headers]
 * @returns {Promise<boolean>}
 */
function get(agent, url, wanted, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === wanted));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/**
 * Each side in turn, round after round, so that what else the machine does falls on all of them.
 * @param {Record<string, Reader>} sides
 */
async function inTurns(sides) {
  /** @type {Record<string, Figures[]>} */
  const met = {};
  for (const read of Object.values(sides)) await load(read, 0.5);
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds}`);
    for (const [name, read] of Object.entries(sides)) (met[name] ??= []).push(await load(read, seconds));
  }
  return met;
}

/**
 * @param {Reader} read
 * @param {number} lasting seconds
 * @returns {Promise<Figures>}
 */
async function load(read, lasting) {
  /** @type {number[]} */
  const took = [];
  let other = 0;
  const begun = performance.now();
  const end = begun + lasting * 1000;
  const caller = async () => {
    while (performance.now() < end) {
      const sent = performance.now();
      if (await read()) took.push(performance.now() - sent);
      else other += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  took.sort((a, b) => a - b);
  const rate = took.length / ((performance.now() - begun) / 1000);
  return { rate, p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN, other };
}

/**
 * @param {string} title
 * @param {Record<string, Figures[]>} met
 * @param {string} ours
 */
function report(title, met, ours) {
  const side = (/** @type {string} */ name) => {
    const all = met[name] ?? [];
    const middle = (/** @type {'rate' | 'p99'} */ what) =>
      all.map((one) => one[what]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
    const other = all.reduce((sum, one) => sum + one.other, 0);
    if (other > 0) say(`${title}, ${name}: ${other} answers were not the wanted ones`);
    return { rate: middle('rate'), p99: middle('p99') };
  };
  const [here, fastify, sql] = [side(ours), side('bare Fastify'), side('bare SQL')];
  say(`${title}: ${here.rate.toFixed(0)} a second, p99 ${here.p99.toFixed(1)} ms`);
  for (const [name, other] of /** @type {const} */ ([
    ['bare Fastify', fastify],
    ['bare SQL', sql],
  ]))
    say(
      `${title}, ours : ${name}   rate ${(here.rate / other.rate).toFixed(2)}   p99 ${(here.p99 / other.p99).toFixed(1)}`,
    );
}
