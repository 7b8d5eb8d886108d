// `npm run bench:claims`: how many seats a second one API process sells, on ONE hot slot and spread over many, beside a naive
// TypeORM transaction behind the same HTTP, access, validation, idempotency, sealing and ledger, and beside the same SQL without
// HTTP (through pgbench and from Node). Figures mean nothing elsewhere; the ratios of one run do.
//   ROUNDS (3), SECONDS (5), CALLERS (32), BENCH_DATABASE_URL (a real one, with fsync on, tells more)
//   PROFILE=<folder> writes what the API's process did with its time, for Chromium's developer tools
import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { freePort } from '../../scripts/free-port.mjs';
import { run, say } from '../../scripts/set-up.mjs';
import { openStage, startApi } from '../stage.mjs';
import { httpBooker } from './http-booker.mjs';
import { pgbenchClaims } from './pgbench.mjs';
import { sqlBooker } from './sql-booker.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SECONDS = Number(process.env.SECONDS ?? 5);
const CALLERS = Number(process.env.CALLERS ?? 32);
const HOT_SEATS = 30_000;
/** What follows a booking (sealing, messages) is the worker's, in another process. */
const SETTINGS = { RATE_LIMITS: '0', DATABASE_POOL: '8', WORKER: '0' };
/** Seats of each of the other slots: enough that none sells out, which would be measured as well. */
const SPREAD_SEATS = 150;

await run(async () => {
  const stage = await openStage({ name: 'claims', lanes: { regular: SPREAD_SEATS }, clients: 1 });
  const profile = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : [];
  const words = [...profile, '--import', './scripts/typescript.mjs', 'bench/claims/api.ts'];
  const api = await startApi(stage, await freePort(), { ...SETTINGS }, words);
  try {
    const { rows } = await stage.owner.query(
      'select id from slot where starts_at > now() and opens_at <= now() order by starts_at',
    );
    const slots = rows.map((row) => /** @type {string} */ (row.id));
    const [hotOverHttp = '', hotFromNode = '', hotBounded = '', hotInPgbench = '', ...spread] = slots;
    for (const slot of [hotOverHttp, hotFromNode, hotBounded, hotInPgbench]) await addSeats(stage, slot, HOT_SEATS);
    await stage.owner.query('vacuum analyze');
    const book = httpBooker(stage, api.url, CALLERS);
    const bookNaively = httpBooker(stage, api.url, CALLERS, '/v1/naive/bookings');
    const claim = await sqlBooker(stage);
    const claimBounded = await sqlBooker(stage, true);
    const ways = {
      'HTTP, one hot slot': () => measure(() => book(hotOverHttp)),
      'HTTP, spread': () => measure(() => book(any(spread))),
      'HTTP, naive, hot': () => measure(() => bookNaively(hotOverHttp)),
      'HTTP, naive, spread': () => measure(() => bookNaively(any(spread))),
      'SQL from Node, hot': () => measure(() => claim(hotFromNode)),
      'SQL from Node, ceiling': () => measure(() => claimBounded(hotBounded)),
      'SQL in pgbench, hot': () => pgbenchClaims(stage, hotInPgbench, { seconds: SECONDS, callers: CALLERS }),
    };
    for (const way of Object.values(ways).slice(0, 4)) await way();
    /** @type {Map<string, Figures[]>} */
    const figures = new Map(Object.keys(ways).map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, way] of Object.entries(ways)) {
        const figure = await way();
        if (figure) figures.get(name)?.push(figure);
      }
    report(figures);
    return 0;
  } finally {
    api.child.kill('SIGTERM');
    await api.exit;
    await stage.close();
  }
});

/** @typedef {{ rate: number, p50: number, p99: number, refused: number }} Figures rates a second, times in milliseconds */

/** @param {readonly string[]} list */
function any(list) {
  return list[Math.floor(Math.random() * list.length)] ?? '';
}

/**
 * So many callers, each with its next booking as soon as it has the last.
 * @param {() => Promise<boolean>} book whether it was booked
 * @returns {Promise<Figures>}
 */
async function measure(book) {
  /** @type {number[]} */
  const times = [];
  let refused = 0;
  const began = performance.now();
  const until = began + SECONDS * 1000;
  const caller = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      if (await book()) times.push(performance.now() - start);
      else refused += 1;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => times[Math.floor(times.length * share)] ?? 0;
  return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99), refused };
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {string} slot
 * @param {number} seats
 */
async function addSeats(stage, slot, seats) {
  await stage.owner.query(
    `insert into seat (office_id, id, slot_id, lane, number)
     select 1, overlay(overlay(gen_random_uuid()::text placing '7' from 15 for 1) placing '001' from 16 for 3)::uuid,
       $1, 'regular', number from generate_series(${SPREAD_SEATS + 1}, $2::int) as n (number)`,
    [slot, seats],
  );
}

/** @param {Map<string, Figures[]>} figures */
function report(figures) {
  /** @type {Record<string, Figures>} */
  const medians = {};
  say(
    `${ROUNDS} rounds of ${SECONDS} s, ${CALLERS} callers, ${cpus().length} cores for everything together; medians\n`,
  );
  for (const [name, its] of figures) {
    if (its.length === 0) continue;
    const middle = (/** @type {keyof Figures} */ key) =>
      its.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(its.length / 2)] ?? 0;
    const it = { rate: middle('rate'), p50: middle('p50'), p99: middle('p99'), refused: middle('refused') };
    medians[name] = it;
    const numbers = [it.rate.toFixed(0).padStart(7), it.p50.toFixed(1).padStart(8), it.p99.toFixed(1).padStart(8)];
    say(`${name.padEnd(22)} ${numbers[0]} /s   p50 ${numbers[1]} ms   p99 ${numbers[2]} ms   refused ${it.refused}`);
  }
  say('');
  const ratio = (/** @type {string} */ of, /** @type {string} */ to, /** @type {'rate' | 'p99'} */ key = 'rate') => {
    const [a, b] = [medians[of], medians[to]];
    if (a && b) say(`${`${of} : ${to}`.padEnd(46)} ${key === 'p99' ? 'p99 ' : 'rate'} ${(a[key] / b[key]).toFixed(2)}`);
  };
  ratio('HTTP, one hot slot', 'HTTP, spread');
  ratio('HTTP, one hot slot', 'HTTP, naive, hot');
  ratio('HTTP, one hot slot', 'HTTP, naive, hot', 'p99');
  ratio('HTTP, spread', 'HTTP, naive, spread');
  ratio('HTTP, one hot slot', 'SQL from Node, hot');
  ratio('HTTP, one hot slot', 'SQL in pgbench, hot');
  ratio('SQL from Node, ceiling', 'SQL from Node, hot');
  say(`\nrun ${randomUUID().slice(0, 8)}`);
}
