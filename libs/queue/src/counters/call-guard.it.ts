import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { type Db, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import type { Lane } from '../supply/lane.js';
import {
  callAt,
  finishAt,
  GUARDS,
  OFFICE,
  openPoint,
  putInLine,
  type StagedDesk,
  type Waiting,
} from '../testing/staged-line.js';
import { callPlan, type Place } from '../tickets/call-order.js';

// The guards across counters, in the statement that calls: what `runSql` promises.
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

const now = (): number => house.clock.now().getTime();
/** Somebody who came half an hour ago and was due so many minutes ago. */
const overdue = (lane: Lane, minutes: number): Waiting => ({
  ...{ lane, issuedAt: now() - 30 * MINUTE, restsUntil: null },
  dueAt: now() - minutes * MINUTE,
});
const row = (count: number, lane: Lane, from: number): Waiting[] =>
  Array.from({ length: count }, (_, index) => overdue(lane, from - index / 10));
const planned = (line: Place[]) => callPlan(line, now(), { ...GUARDS, run: 0 }).map(({ place }) => place.id);

/** The lanes as they were called, a letter each; moves the clock on, as two calls of one counter are never at once. */
async function lanesCalled(desks: StagedDesk[], line: Place[], lanes: string[] = []): Promise<string> {
  let letters = '';
  for (const desk of desks) {
    const id = await callAt(db, desk, { lanes });
    letters += line.find((it) => it.id === id)?.lane[0] ?? '-';
    await finishAt(db, desk);
    await house.clock.advance(1000);
  }
  return letters;
}

describe('the turns of the regular lanes', () => {
  it('come after two priority calls, whichever counters make them', async () => {
    const { point, desks } = await openPoint(db, 3);
    const line = await putInLine(db, point, [...row(6, 'priority', 20), ...row(4, 'regular', 5)]);
    const calls = [desks[0], desks[1], desks[2], desks[0], desks[0], desks[2], desks[1]] as StagedDesk[];
    expect(await lanesCalled(calls, line)).toBe('pprpprp');
    const [turn] = await db.query<{ rule: string; passed_over: { count: number } }>(
      `select rule, passed_over from ticket_call where office_id = $1 and service_point_id = $2 and lane = 'regular'
       order by called_at limit 1`,
      [OFFICE, point],
    );
    // Four with priority were due before; nobody came before.
    expect(turn).toMatchObject({ rule: 'regular_turn', passed_over: { count: 4 } });
  });

  it('are not used up by a counter for priority alone, and not held back by one for the others', async () => {
    const { point, desks } = await openPoint(db, 2);
    const line = await putInLine(db, point, [...row(6, 'priority', 20), ...row(4, 'regular', 5)]);
    const [all, only] = desks as [StagedDesk, StagedDesk];
    expect(await lanesCalled([only, only, only], line, ['priority'])).toBe('ppp');
    expect(await lanesCalled([all, all, all], line)).toBe('ppr');
    expect(await lanesCalled([only], line, ['regular', 'walk_in'])).toBe('r');
  });

  it('are counted by whom was passed: calls while nobody regular was overdue are none', async () => {
    const { point, desks } = await openPoint(db, 1);
    const desk = desks[0]!;
    const early = await putInLine(db, point, row(3, 'priority', 20));
    expect(await lanesCalled([desk, desk, desk], early)).toBe('ppp');
    const line = await putInLine(db, point, [...row(3, 'priority', 20), ...row(1, 'regular', 5)]);
    expect(await lanesCalled([desk, desk, desk, desk], line)).toBe('pprp');
  });

  it('begin anew after a regular person was chosen by hand, and leave the cap out', async () => {
    const { point, desks } = await openPoint(db, 1);
    const desk = desks[0]!;
    const old: Waiting = { ...overdue('walk_in', 40), issuedAt: now() - 95 * MINUTE };
    const line = await putInLine(db, point, [...row(5, 'priority', 50), old, ...row(2, 'regular', 5)]);
    expect(await lanesCalled([desk, desk], line)).toBe('wp');
    await house.owner.query(
      `update ticket_call set rule = 'chosen', lane = 'regular', kind = 'chosen'
       where office_id = $1 and service_point_id = $2 and lane = 'priority'`,
      [OFFICE, point],
    );
    expect(await lanesCalled([desk, desk, desk], line)).toBe('ppr');
  });

  it('hold among calls that are all under way: eight at once call whom eight in a row would have called', async () => {
    const { point, desks } = await openPoint(db, 8);
    const line = await putInLine(db, point, [...row(8, 'priority', 20), ...row(8, 'regular', 5)]);
    const called: (string | undefined)[] = [];
    // Each calls while all before it are under way, and none of them ends before the last has called.
    const turns = desks.map(() => Promise.withResolvers<void>());
    const allCalled = Promise.withResolvers<void>();
    turns[0]!.resolve();
    const under = desks.map((desk, index) =>
      db.transaction(async () => {
        await turns[index]!.promise;
        called.push(await callAt(db, desk));
        (turns[index + 1] ?? allCalled).resolve();
        await allCalled.promise;
      }),
    );
    await Promise.all(under);
    expect(called).toEqual(planned(line).slice(0, 8));
  });

  it('come late by no more than what was under way: a call that fails gives its person back to the line', async () => {
    const { point, desks } = await openPoint(db, 4);
    const line = await putInLine(db, point, [...row(5, 'priority', 20), ...row(2, 'regular', 5)]);
    const [first, second, third, fourth] = desks as [StagedDesk, StagedDesk, StagedDesk, StagedDesk];
    expect(await lanesCalled([first, second], line)).toBe('pp');
    const crash = db.transaction(async () => {
      expect(await callAt(db, third)).toBe(line.find((it) => it.lane === 'regular')!.id);
      throw new Error('The machine went away');
    });
    await expect(crash).rejects.toThrow('went away');
    expect(await lanesCalled([fourth], line)).toBe('r');
  });
});

describe('fifty counters at once', () => {
  it('call fifty people, each once, each call with its rule and whom it passed over', async () => {
    const { point, desks } = await openPoint(db, 50);
    const line = await putInLine(db, point, [...row(40, 'priority', 20), ...row(40, 'regular', 5)]);
    const called = await Promise.all(desks.map((desk) => callAt(db, desk)));
    expect(new Set(called).size).toBe(50);
    for (const id of called) expect(line.some((it) => it.id === id)).toBe(true);
    const [held] = await db.query<{ counters: number; tickets: number; explained: number }>(
      `select count(distinct counter_id)::integer as counters, count(distinct ticket_id)::integer as tickets,
         count(*) filter (where rule in ('earliest_due', 'regular_turn') and passed_over ? 'count' and guarded)::integer as explained
       from ticket_call where office_id = $1 and service_point_id = $2`,
      [OFFICE, point],
    );
    expect(held).toEqual({ counters: 50, tickets: 50, explained: 50 });
  });

  it('leave out who pauses, and call only whom they serve', async () => {
    const { point, desks } = await openPoint(db, 50);
    const people = Array.from({ length: 30 }, (_, n) => ({
      ...overdue('regular', n / 10),
      serviceCode: n < 10 ? 'passport_lost' : 'passport_new_adult',
    }));
    const line = await putInLine(db, point, people);
    const pausing = desks.slice(0, 20);
    await db.query(
      `update counter_session set state = 'paused' where office_id = $1 and counter_id = any ($2::uuid[])`,
      [OFFICE, pausing.map((it) => it.counterId)],
    );
    const lost = { serviceCodes: ['passport_lost'] };
    const called = await Promise.all(desks.map((desk) => callAt(db, desk, lost)));
    expect(called.slice(0, 20).filter(Boolean)).toEqual([]);
    // Ten of the thirty who may call find somebody; the second try of the service is for those who met a call under way.
    const found = called.filter(Boolean);
    expect(new Set(found)).toEqual(new Set(line.slice(0, 10).map((it) => it.id)));
    expect(found).toHaveLength(10);
  });

  it('call the same people when the clock of their process is an hour off', async () => {
    const { point, desks } = await openPoint(db, 3);
    const soon: Waiting = { ...overdue('regular', -30), issuedAt: now() - 10 * MINUTE };
    const line = await putInLine(db, point, [...row(2, 'priority', 5), soon]);
    const real = Date.now;
    const called: (string | undefined)[] = [];
    try {
      for (const [index, hours] of [1, -1, 0].entries()) {
        Date.now = () => real() + hours * 60 * MINUTE;
        called.push(await callAt(db, desks[index]!));
      }
    } finally {
      Date.now = real;
    }
    expect(called).toEqual(planned(line));
    const calls = await db.query<{ called_at: Date; rule: string }>(
      'select called_at, rule from ticket_call where office_id = $1 and service_point_id = $2',
      [OFFICE, point],
    );
    for (const { called_at, rule } of calls) expect([called_at.getTime(), rule]).toEqual([now(), 'earliest_due']);
  });
});
