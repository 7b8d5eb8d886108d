// `npm run race`: 2,000 racing clients on 210 seats. Two API processes, killed at random and started again; racers hang up, repeat
// with the same key, and some run twice. Afterwards the judge compares what everybody was told with what the database holds.
//   RACERS, SEATS_A_SLOT, KILL=0 (no kills), BENCH_DATABASE_URL
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../scripts/free-port.mjs';
import { run, say } from '../../scripts/set-up.mjs';
import { openStage, slotsOfADay, startApi } from '../stage.mjs';

// The tests' own judge; Node strips its types.
const { judgeRace } = await import(new URL('../../libs/queue/src/testing/claim-history.ts', import.meta.url).href);

const RACERS = Number(process.env.RACERS ?? 2000);
const SEATS_A_SLOT = Number(process.env.SEATS_A_SLOT ?? 15);
const KILLS = process.env.KILL !== '0';
const OPENING_EVERY = 900;
/** Slots a racer tries before giving up. */
const WISHES = 3;
/** These are not the end: the same key asks again. */
const AGAIN = new Set([
  'held_try_again',
  'request_in_progress',
  'slot_not_open_yet',
  'too_many',
  'unavailable',
  'internal',
]);

await run(async () => {
  const stage = await openStage({ name: 'race', lanes: { regular: SEATS_A_SLOT }, clients: 10 });
  const apis = [await startApi(stage, await freePort()), await startApi(stage, await freePort())];
  try {
    return await race(stage, apis);
  } finally {
    for (const { child } of apis) child.kill('SIGKILL');
    await Promise.all(apis.map(({ exit }) => exit));
    await stage.close();
  }
});

/** @typedef {Awaited<ReturnType<typeof startApi>>} Api */

/** @param {Api[]} apis @returns {Api} */
function oneOf(apis) {
  return /** @type {Api} */ (apis[Math.floor(Math.random() * apis.length)]);
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {Api[]} apis two of them
 */
async function race(stage, apis) {
  const slots = await slotsOfADay(stage);
  const seats = slots.length * SEATS_A_SLOT;
  say(`${RACERS} racers, ${seats} seats in ${slots.length} slots, two API processes`);
  // A release each second or so, so that kills fall into the middle of stampedes.
  const first = Date.now() + 1500;
  await stage.owner.query(
    `update slot set opens_at = to_timestamp($2::float8 / 1000) + o.at * interval '1 millisecond'
     from unnest($1::uuid[], $3::int[]) as o (id, at) where slot.id = o.id`,
    [slots.map((slot) => slot.id), first, slots.map((_, index) => index * OPENING_EVERY)],
  );
  const tally = { repeats: 0, hangUps: 0, broken: 0, kills: 0 };
  const racing = { on: true };
  const chaos = KILLS ? killAtRandom(stage, apis, tally, racing) : Promise.resolve();
  const began = performance.now();
  const attempts = (
    await Promise.all(Array.from({ length: RACERS }, (_, racer) => runRacer(stage, apis, slots, racer, tally)))
  ).flat();
  const seconds = (performance.now() - began) / 1000;
  racing.on = false;
  await chaos;
  const outcome = await outcomeOf(stage, attempts);
  const faults = judgeRace(attempts, outcome);
  faults.push(...(await ledgerFaults(stage)));
  if (outcome.bookings.length !== seats) faults.push(`${outcome.bookings.length} bookings on ${seats} seats`);
  const unanswered = attempts.filter((attempt) => attempt.answers.length === 0).length;
  if (unanswered > 0) faults.push(`${unanswered} attempts never got an answer`);
  report(attempts, outcome, tally, seconds, faults);
  return faults.length === 0 ? 0 : 1;
}

/**
 * One racer: a person with a few wishes. Every tenth runs twice, with other keys.
 * @param {import('../stage.mjs').Stage} stage
 * @param {Api[]} apis two of them
 * @param {{ id: string }[]} slots
 * @param {number} racer
 * @param {{ repeats: number, hangUps: number, broken: number }} tally
 */
async function runRacer(stage, apis, slots, racer, tally) {
  const person = stage.platform.inventedNik(racer % 10 === 9 ? racer - 1 : racer, '1990-01-01');
  const wishes = slots
    .map((slot) => ({ slot, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, WISHES);
  const attempts = [];
  for (const { slot } of wishes) {
    const attempt = await tryFor(stage, apis, slot.id, racer, person, tally);
    attempts.push(attempt);
    if (attempt.answers.at(-1)?.code !== 'sold_out') break;
  }
  return attempts;
}

/**
 * One key, repeated until somebody answers for good.
 * @param {import('../stage.mjs').Stage} stage
 * @param {Api[]} apis two of them
 * @param {string} slotId
 * @param {number} racer
 * @param {string} person
 * @param {{ repeats: number, hangUps: number, broken: number }} tally
 */
async function tryFor(stage, apis, slotId, racer, person, tally) {
  const key = `race-${racer}-${slotId}`;
  const body = JSON.stringify({
    slotId,
    serviceCode: 'passport_new_adult',
    person: { name: 'Pelomba Uji', documentKind: 'nik', documentNumber: person, birthOn: '1990-01-01' },
    contact: { phone: '+6281234567890' },
    clientReference: key,
  });
  const headers = {
    authorization: `Bearer ${stage.keys[racer % stage.keys.length]}`,
    'content-type': 'application/json',
    'idempotency-key': key,
  };
  /** @type {{ code: string, bookingId?: string, at: number }[]} */
  const answers = [];
  const startedAt = Date.now();
  for (let round = 0; round < 400; round++) {
    if (round > 0) tally.repeats += 1;
    const impatient = Math.random() < 0.05;
    let pause = 20 + Math.random() * 120;
    try {
      const response = await fetch(`${oneOf(apis).url}/v1/queue/bookings`, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(impatient ? 1 + Math.random() * 60 : 10_000),
      });
      const answer = /** @type {{ id: string, code: string, opensAt?: string }} */ (await response.json());
      const at = Date.now();
      if (response.status === 201) answers.push({ code: 'booked', bookingId: answer.id, at });
      else if (!AGAIN.has(answer.code)) answers.push({ code: answer.code, at });
      // Everybody is there when it opens.
      else if (answer.opensAt) pause = Math.max(0, Date.parse(answer.opensAt) - at) + Math.random() * 60;
      else if (answer.code === 'too_many') pause = Number(response.headers.get('retry-after') ?? 1) * 1000;
      // Some hear nothing of their booking and ask again: the answer must be the same.
      if (response.status === 201 && Math.random() < 0.1) await askAgain(apis, headers, body, answers);
    } catch {
      if (impatient) tally.hangUps += 1;
      else tally.broken += 1;
    }
    if (answers.length > 0) break;
    await sleep(pause);
  }
  return { key, person, slotId, startedAt, endedAt: Date.now(), answers };
}

/**
 * @param {Api[]} apis two of them
 * @param {Record<string, string>} headers
 * @param {string} body
 * @param {{ code: string, bookingId?: string, at: number }[]} answers
 */
async function askAgain(apis, headers, body, answers) {
  const response = await fetch(`${oneOf(apis).url}/v1/queue/bookings`, { method: 'POST', headers, body }).catch(
    () => undefined,
  );
  if (response?.status !== 201) return;
  const { id } = /** @type {{ id: string }} */ (await response.json());
  answers.push({ code: 'booked', bookingId: id, at: Date.now() });
}

/**
 * Kills one of the processes at moments of its choosing and starts it again on its port.
 * @param {import('../stage.mjs').Stage} stage
 * @param {Api[]} apis two of them
 * @param {{ kills: number }} tally
 * @param {{ on: boolean }} racing
 */
async function killAtRandom(stage, apis, tally, racing) {
  await sleep(1600);
  while (racing.on) {
    await sleep(200 + Math.random() * 900);
    if (!racing.on) return;
    const api = oneOf(apis);
    const { child, exit, url } = api;
    child.kill('SIGKILL');
    await exit;
    tally.kills += 1;
    Object.assign(api, await startApi(stage, Number(new URL(url).port)));
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {readonly { key: string, person: string }[]} attempts
 */
async function outcomeOf({ owner }, attempts) {
  const persons = new Map(attempts.map(({ key, person }) => [key, person]));
  const rows = async (/** @type {string} */ sql) => (await owner.query(sql)).rows;
  for (let waited = 0; waited < 200; waited++) {
    const [{ open }] = await rows('select count(*) as open from ledger_event where position is null');
    if (open === '0') break;
    await sleep(100);
  }
  const bookings = await rows(
    `select id, client_reference as key, slot_id as "slotId", seat_id as "seatId", state,
       (extract(epoch from created_at) * 1000)::float8 as "createdAt" from booking`,
  );
  const claims = await rows(
    `select b.client_reference as key, c.booking_id as "bookingId"
     from booking_person_claim c left join booking b on b.id = c.booking_id`,
  );
  const slots = [...new Set(bookings.map((booking) => booking.slotId))];
  return {
    bookings: bookings.map((booking) => ({ ...booking, person: persons.get(booking.key) ?? booking.key })),
    claims: claims.map(({ key, bookingId }) => ({ person: persons.get(key) ?? key, bookingId })),
    seats: (await rows(`select id, slot_id as "slotId", booking_id as "bookingId" from seat`)).filter((seat) =>
      slots.includes(seat.slotId),
    ),
    events: await rows(
      `select subject_id as "bookingId", payload->>'slotId' as "slotId", payload->>'seatId' as "seatId", position
       from ledger_event where type = 'booking.confirmed'`,
    ),
  };
}

/** The chain of hashes, recomputed. @param {import('../stage.mjs').Stage} stage */
async function ledgerFaults(stage) {
  const verdict = await stage.get(stage.platform.LedgerAuditor).verify(1);
  return verdict.fault ? [`the ledger's chain is broken: ${JSON.stringify(verdict)}`] : [];
}

/**
 * @param {readonly { answers: readonly { code: string }[] }[]} attempts
 * @param {{ bookings: readonly { person: string }[] }} outcome
 * @param {Record<string, number>} tally
 * @param {number} seconds
 * @param {readonly string[]} faults
 */
function report(attempts, outcome, tally, seconds, faults) {
  const codes = Map.groupBy(attempts, (attempt) => attempt.answers.at(-1)?.code ?? 'never answered');
  const { kills, repeats, hangUps, broken } = tally;
  say(`${seconds.toFixed(1)} s, ${kills} kills, ${repeats} repeats, ${hangUps} hang-ups, ${broken} broken connections`);
  for (const [code, its] of codes) say(`  ${String(its.length).padStart(6)} ${code}`);
  const persons = new Set(outcome.bookings.map((booking) => booking.person)).size;
  say(`${outcome.bookings.length} bookings of ${persons} persons`);
  for (const fault of faults.slice(0, 20)) say(`FAULT ${fault}`);
  say(faults.length === 0 ? 'Nothing is wrong.' : `${faults.length} faults`);
}
