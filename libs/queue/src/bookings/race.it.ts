import { setTimeout as sleep } from 'node:timers/promises';
import { inventedNik } from '@buka-pintu/platform';
import { type BookedOffice, openBookedOffice, somebody } from '../testing/booked-office.js';
import { type Attempt, judgeRace, type Outcome } from '../testing/claim-history.js';

const SEATS = 60;
const RACERS = 400;
const AGAIN = new Set(['held_try_again', 'request_in_progress', 'too_many', 'unavailable']);

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: SEATS });
});
afterAll(() => office?.close());

const houseTime = (): number => office.house.clock.now().getTime();

/** Repeats one try with one key until somebody answers for good; now and then it hangs up before the answer. */
async function run(slotId: string, racer: number, person: string): Promise<Attempt> {
  const key = `race-${racer}`;
  const body = JSON.stringify({ ...somebody({ documentNumber: person }), slotId, clientReference: key });
  const answers: { code: string; bookingId?: string; at: number }[] = [];
  const startedAt = houseTime();
  for (let round = 0; round < 200; round++) {
    const impatient = round < 3 && Math.random() < 0.2;
    try {
      const response = await office.house.fetch('/v1/queue/bookings', {
        method: 'POST',
        headers: { ...office.client, 'content-type': 'application/json', 'idempotency-key': key },
        body,
        ...(impatient ? { signal: AbortSignal.timeout(Math.ceil(Math.random() * 20)) } : {}),
      });
      const answer = (await response.json()) as { id: string; code: string };
      const at = houseTime();
      if (response.status === 201) answers.push({ code: 'booked', bookingId: answer.id, at });
      else if (!AGAIN.has(answer.code)) answers.push({ code: answer.code, at });
      if (answers.length > 0) break;
    } catch {
      // Hung up: whether it was booked is not known, so the same key asks again.
    }
    await sleep(5 + Math.random() * 30);
  }
  return { key, person, slotId, startedAt, endedAt: houseTime(), answers };
}

async function outcomeOf(slotId: string, persons: ReadonlyMap<string, string>): Promise<Outcome> {
  const rows = async <R extends object>(sql: string): Promise<R[]> =>
    (await office.house.owner.query<R>(sql, [slotId])).rows;
  const bookings = await rows<Outcome['bookings'][number]>(
    `select id, client_reference as key, client_reference as person, slot_id as "slotId", seat_id as "seatId", state,
       extract(epoch from created_at) * 1000 as "createdAt" from booking where slot_id = $1`,
  );
  const claims = await rows<{ key: string; bookingId: string }>(
    `select b.client_reference as key, c.booking_id as "bookingId"
     from booking_person_claim c join booking b on b.id = c.booking_id where b.slot_id = $1`,
  );
  const personOf = (key: string): string => persons.get(key) ?? key;
  return {
    seats: await rows(
      `select id, slot_id as "slotId", booking_id as "bookingId" from seat where slot_id = $1 and lane = 'regular'`,
    ),
    bookings: bookings.map((one) => ({ ...one, createdAt: Number(one.createdAt), person: personOf(one.key) })),
    claims: claims.map(({ key, bookingId }) => ({ person: personOf(key), bookingId })),
    events: await rows(
      `select subject_id as "bookingId", payload->>'slotId' as "slotId", payload->>'seatId' as "seatId", position
       from ledger_event where type = 'booking.confirmed' and payload->>'slotId' = $1::text`,
    ),
  };
}

it(`sells ${SEATS} seats to ${RACERS} racers once each, one a person, and loses nothing`, async () => {
  const { id: slotId } = (await office.slots('2026-11-24'))[0]!;
  // Every tenth racer is a person who runs twice, with another key.
  const persons = new Map<string, string>();
  for (let racer = 0; racer < RACERS; racer++)
    persons.set(`race-${racer}`, inventedNik(racer % 10 === 9 ? racer - 1 : racer));
  const attempts = await Promise.all(
    Array.from({ length: RACERS }, (_, racer) => run(slotId, racer, persons.get(`race-${racer}`)!)),
  );
  await office.house.settle();
  const outcome = await outcomeOf(slotId, persons);
  expect(judgeRace(attempts, outcome)).toEqual([]);
  expect(outcome.bookings).toHaveLength(SEATS);
  expect(attempts.filter((attempt) => attempt.answers.length === 0)).toEqual([]);
  const codes = new Set(attempts.flatMap((attempt) => attempt.answers.map((answer) => answer.code)));
  expect([...codes].filter((code) => !['booked', 'sold_out', 'one_booking_per_person'].includes(code))).toEqual([]);
});
