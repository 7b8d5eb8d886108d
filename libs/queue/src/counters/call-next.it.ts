import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { type Db, newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import fc from 'fast-check';
import { queue } from '../queue.module.js';
import { callPlan } from '../tickets/call-order.js';
import { countBefore } from '../tickets/call-plan.queries.js';
import { nextNumber } from '../tickets/ticket.queries.js';
import { LANES } from '../supply/lane.js';
import {
  callAt,
  GUARDS,
  OFFICE,
  openPoint,
  putInLine,
  type StagedDesk,
  TODAY,
  type Waiting,
} from '../testing/staged-line.js';

// The statements alone, without the services: what SQL must hold whatever stands above it.
const MINUTE = 60_000;

let house: HouseUnderTest;
let db: Db;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  db = house.db;
  await house.clock.set('2026-11-24T03:00:00Z');
  await house.clock.stop();
});
afterAll(() => house.close());

const now = Date.parse('2026-11-24T03:00:00Z');
const today = TODAY;
const aPoint = (counters: number) => openPoint(db, counters);
const waits = (point: string, places: Waiting[]) => putInLine(db, point, places);
const call = (desk: StagedDesk, serviceCodes: string[] = [], lanes: string[] = []) =>
  callAt(db, desk, { serviceCodes, lanes });

/** By which rule each was called. */
async function rulesOf(ids: (string | undefined)[]): Promise<(string | undefined)[]> {
  const rows = await db.query<{ ticket_id: string; rule: string }>(
    'select ticket_id, rule from ticket_call where office_id = $1 and ticket_id = any ($2::uuid[])',
    [OFFICE, ids],
  );
  const rules = new Map(rows.map((row) => [row.ticket_id, row.rule]));
  return ids.map((id) => rules.get(id!));
}

const place = fc.record({
  lane: fc.constantFrom(...LANES),
  issuedAt: fc.integer({ min: 0, max: 120 }).map((minutes) => now - minutes * MINUTE),
  dueAt: fc.integer({ min: -30, max: 60 }).map((minutes) => now + minutes * MINUTE),
  restsUntil: fc.constantFrom(null, null, now - MINUTE, now + MINUTE),
});

describe('calling next, in SQL', () => {
  it('follows the same order as the rule in words, and counts the place by it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 6 }), async (places) => {
        const { point, desks } = await aPoint(places.length);
        const line = await waits(point, places);
        const plan = callPlan(line, house.clock.now().getTime(), { ...GUARDS, run: 0 });
        const before = await Promise.all(plan.map((it) => countBefore(db, OFFICE, it.place.id, GUARDS)));
        expect(before).toEqual(plan.map((_, index) => index));
        const called: (string | undefined)[] = [];
        for (const desk of desks) called.push(await call(desk));
        expect(called).toEqual(plan.map((it) => it.place.id));
        expect(await rulesOf(called)).toEqual(plan.map((it) => it.rule));
      }),
      { numRuns: 60 },
    );
  });

  it('gives fifty counters fifty people at once: nobody twice, nobody lost', async () => {
    const { point, desks } = await aPoint(50);
    const minutes = Array.from({ length: 50 }, (_, index) => index);
    const line = await waits(
      point,
      minutes.map((m) => ({
        lane: 'regular' as const,
        issuedAt: now - m * MINUTE,
        dueAt: now + m * MINUTE,
        restsUntil: null,
      })),
    );
    const called = await Promise.all(desks.map((desk) => call(desk)));
    expect(new Set(called).size).toBe(50);
    expect(new Set(called)).toEqual(new Set(line.map((it) => it.id)));
    const [left] = await db.query<{ count: number }>(
      `select count(*)::integer as count from ticket_period
       where office_id = $1 and ended_at is null and kind = 'called' and ticket_id = any ($2::uuid[])`,
      [OFFICE, line.map((it) => it.id)],
    );
    expect(left!.count).toBe(50);
  });

  it('lets one counter call one person however often it asks at once', async () => {
    const { point, desks } = await aPoint(1);
    await waits(
      point,
      [0, 1, 2, 3].map((m) => ({ lane: 'regular', issuedAt: now, dueAt: now + m, restsUntil: null })),
    );
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => call(desks[0]!)));
    const called = answers.filter((it) => it.status === 'fulfilled' && it.value !== undefined);
    expect(called).toHaveLength(1);
    for (const it of answers)
      if (it.status === 'rejected') expect(String(it.reason)).toMatch(/ticket_counter_active_uq/);
  });

  it('calls only what the counter serves, only today, only from an open sitting', async () => {
    const { point, desks } = await aPoint(1);
    await waits(point, [{ lane: 'regular', issuedAt: now, dueAt: now, restsUntil: null }]);
    expect(await call(desks[0]!, ['another_service'])).toBeUndefined();
    expect(await call(desks[0]!, [], ['walk_in'])).toBeUndefined();
    await house.clock.set('2026-11-24T17:00:00Z');
    expect(await call(desks[0]!)).toBeUndefined();
    await house.clock.set('2026-11-24T03:00:00Z');
    const sitting = [OFFICE, desks[0]!.counterId];
    await db.query(`update counter_session set state = 'paused' where office_id = $1 and counter_id = $2`, sitting);
    expect(await call(desks[0]!)).toBeUndefined();
    expect(await call({ ...desks[0]!, staffId: newId(OFFICE) })).toBeUndefined();
    await db.query(`update counter_session set state = 'open' where office_id = $1 and counter_id = $2`, sitting);
    expect(await call(desks[0]!)).toBeDefined();
  });

  it('keeps who was passed over', async () => {
    const { point, desks } = await aPoint(1);
    const [early, late] = await waits(point, [
      { lane: 'regular', issuedAt: now - 20 * MINUTE, dueAt: now + 25 * MINUTE, restsUntil: null },
      { lane: 'priority', issuedAt: now - 5 * MINUTE, dueAt: now + 10 * MINUTE, restsUntil: null },
    ]);
    expect(await call(desks[0]!)).toBe(late!.id);
    const [note] = await db.query<{ rule: string; passed_over: { count: number; tickets: { id: string }[] } }>(
      `select rule, passed_over from ticket_call where office_id = $1 and ticket_id = $2`,
      [OFFICE, late!.id],
    );
    expect(note).toMatchObject({ rule: 'earliest_due', passed_over: { count: 1, tickets: [{ id: early!.id }] } });
  });

  it('never gives a number twice, however many ask at once', async () => {
    const key = { officeId: OFFICE, servicePointId: newId(OFFICE), onDay: today, prefix: 'A' };
    const numbers = await Promise.all(Array.from({ length: 60 }, () => nextNumber(db, key)));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });
});
