// Kills what runs at moments nobody chose, from the first second of the first start on; then `npm start` must go on by itself and the
// demo must be whole.   node scripts/kill-check.mjs <folder of a clone> [seed]
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.mjs';
import { databaseOf, killAll, killDatabase, RunningHouse } from './running-house.mjs';
import { Failure, run, say } from './set-up.mjs';

const folder = process.argv[2] ?? '.';
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const ROUNDS = 12;
/** What the terminal says on the way, so that a slow machine is hit in the same places; the killing comes a little after one of them. */
const FIRST_SIGNS = [
  /Buka Pintu/,
  /Starting PostgreSQL/,
  /Making a PostgreSQL|Ready/,
  /Brought the database up to date|Ready/,
];
const LATER_SIGNS = [/Starting PostgreSQL/, /Ready/];
const LITTLE = 3_000;
const VICTIMS = /** @type {const} */ (['everything', 'our process', 'the database']);

const random = seeded(seed);

await run(async () => {
  try {
    await check();
    return 0;
  } finally {
    killAll();
  }
});

async function check() {
  const port = await freePort();
  rmSync(join(folder, '.data'), { recursive: true, force: true });
  say(`Seed ${seed}`);
  for (let round = 0; round < ROUNDS; round += 1) {
    const after = Math.round(random() * LITTLE);
    const sign = pick(round < ROUNDS / 2 ? FIRST_SIGNS : LATER_SIGNS);
    const victim = pick(VICTIMS);
    const house = new RunningHouse(folder, port);
    await house.says(sign);
    await Promise.race([sleep(after), house.ended]);
    const ready = await house.answersNow();
    say(`${round + 1}. ${victim} killed ${after} ms after ${sign}, ${ready ? 'at work' : 'while it started'}`);
    const database = databaseOf(folder);
    if (house.over) throw new Failure(`It ended by itself. What it said:\n${house.text}`);
    if (victim !== 'our process') killDatabase(database);
    // Whoever lost only its database brings it back, or ends and says so; the next round finds it either way.
    if (victim === 'the database') await Promise.race([sleep(after), house.ended]);
    house.kill('SIGKILL');
    await house.ended;
  }
  const last = new RunningHouse(folder, port);
  await last.answers();
  await last.look();
  await whole(last);
  await last.stop();
  say(`Killed ${ROUNDS} times, and whole`);
}

/**
 * @template T
 * @param {readonly T[]} all
 * @returns {T}
 */
function pick(all) {
  return /** @type {T} */ (all[Math.floor(random() * all.length)]);
}

/** @param {RunningHouse} house */
async function whole(house) {
  await house.says(/Ctrl-C stops it/);
  const { servicePoints } = await house.json('/v1/offices/CTH');
  if (servicePoints?.length !== 2) throw new Failure('The demo office is not whole.');
  const asked = new URLSearchParams({ servicePointId: servicePoints[0].id, serviceCode: 'passport_new_adult' });
  const { days } = await house.json(`/v1/queue/availability?${asked}`);
  if (!days?.some((/** @type {{ slots: unknown[] }} */ day) => day.slots.length > 0))
    throw new Failure('There is no slot to book.');
  for (const wanted of [/API key of the demo/, /Sign in: counter/, /Sign in: administrator/])
    if (!wanted.test(house.text)) throw new Failure(`The terminal says nothing of ${wanted}:\n${house.text}`);
}

/**
 * Mulberry32: the same moments again for the same seed.
 * @param {number} from
 */
function seeded(from) {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
