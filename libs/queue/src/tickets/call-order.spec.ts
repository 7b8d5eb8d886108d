import fc from 'fast-check';
import { DEFAULT_DAY_RULE, dueOf } from '../day/day-rule.js';
import { LANES, type Lane } from '../supply/lane.js';
import { explain } from './call-explanation.js';
import { callPlan, FAST_LANES, lineKey, overdueMinutes, passedOver, type Place } from './call-order.js';

const MINUTE = 60_000;
const now = Date.parse('2026-11-24T03:00:00Z');
const GUARDS = { capMinutes: 90, guardCalls: 2, run: 0 };

const place = fc.record({
  id: fc.uuid(),
  lane: fc.constantFrom(...LANES),
  issuedAt: fc.integer({ min: now - 180 * MINUTE, max: now }),
  restsUntil: fc.option(fc.integer({ min: now - 10 * MINUTE, max: now + 10 * MINUTE }), { nil: null }),
});
const waiting: fc.Arbitrary<Place[]> = fc.uniqueArray(
  place.map((it) => ({
    ...it,
    baseAt: it.issuedAt,
    dueAt: dueOf(DEFAULT_DAY_RULE, { lane: it.lane, arrivedAt: it.issuedAt, slotStartsAt: null }),
  })),
  { selector: (it) => it.id, maxLength: 40 },
);

/** Somebody who is due in so many minutes, and has just come unless told otherwise. */
const at = (id: string, minutes: number, lane: Lane = 'regular', waited = 0): Place => ({
  ...{ id, lane, issuedAt: now - waited * MINUTE, baseAt: now - waited * MINUTE },
  ...{ dueAt: now + minutes * MINUTE, restsUntil: null },
});
const ids = (line: readonly Place[], guards = GUARDS): string =>
  callPlan(line, now, guards)
    .map(({ place: { id }, rule }) => (rule === 'earliest_due' ? id : `${id}:${rule}`))
    .join(' ');

describe('the order of the line', () => {
  it('is earliest due first', () => {
    expect(ids([at('c', 30), at('a', -5), at('b', 10)])).toBe('a b c');
  });

  it('lets the others go before someone who did not answer, for a while, and past the cap too', () => {
    const absent: Place = { ...at('x', -60, 'regular', 100), restsUntil: now + 1 };
    const other = at('y', 0);
    expect(ids([absent, other])).toBe('y x');
    expect(callPlan([absent, other], now + 2, GUARDS)[0]!.place).toBe(absent);
  });

  it('calls whoever has waited up to the cap before all others, longest wait first', () => {
    const line = [at('p', -80, 'priority', 50), at('r', 30, 'regular', 90), at('w', 40, 'walk_in', 91), at('n', 1)];
    expect(ids(line)).toBe('w:cap r:cap p n');
    expect(ids(line, { ...GUARDS, capMinutes: 92 })).toBe('p n r w');
  });

  it('gives an overdue regular ticket its turn after two priority calls, and then again', () => {
    const line = [...'abcde'].map((id, n) => at(id, -60 + n, 'priority'));
    expect(ids([...line, at('R', -2), at('S', -1)])).toBe('a b R:regular_turn c d S:regular_turn e');
    expect(ids([...line, at('R', -2)], { ...GUARDS, run: 1 })).toBe('a R:regular_turn b c d e');
    expect(ids([...line, at('R', -2)], { ...GUARDS, run: 2 })).toBe('R:regular_turn a b c d e');
    expect(ids([...line, at('R', -2)], { ...GUARDS, guardCalls: 0 })).toBe('R:regular_turn a b c d e');
  });

  it('leaves the order alone while no regular ticket is overdue', () => {
    const line = [...'abcd'].map((id, n) => at(id, -60 + n, 'priority'));
    expect(ids([...line, at('R', 1)], { ...GUARDS, run: 2 })).toBe('a b c d R');
  });

  it('holds the guard on any line, whatever the past', () => {
    fc.assert(
      fc.property(waiting, fc.nat(6), fc.integer({ min: 1, max: 4 }), (line, past, guardCalls) => {
        const plan = callPlan(line, now, { capMinutes: 90, guardCalls, run: past });
        expect(new Set(plan.map((it) => it.place))).toEqual(new Set(line));
        let run = past;
        plan.forEach(({ place: called, rule }, index) => {
          const after = plan.slice(index + 1).map((it) => it.place);
          const rests = called.restsUntil !== null && called.restsUntil > now;
          const overdue = after.some(
            (it) => !FAST_LANES.includes(it.lane) && it.dueAt < now && !(it.restsUntil !== null && it.restsUntil > now),
          );
          if (rule === 'cap' || rests) return;
          if (FAST_LANES.includes(called.lane) && overdue) {
            run += 1;
            expect(run).toBeLessThanOrEqual(guardCalls);
          } else run = Math.max(0, run - guardCalls);
        });
      }),
    );
  });

  it('is one order for all: the same however they stand', () => {
    fc.assert(
      fc.property(waiting, (line) => {
        expect(callPlan(line.toReversed(), now, GUARDS)).toEqual(callPlan(line, now, GUARDS));
      }),
    );
  });

  it('starves nobody: whoever comes later than the longest target after someone is called after them', () => {
    const longest = Math.max(...Object.values(DEFAULT_DAY_RULE.targetMinutes)) * MINUTE;
    fc.assert(
      fc.property(waiting, (line) => {
        const plan = callPlan(
          line.map((it) => ({ ...it, restsUntil: null })),
          now,
          GUARDS,
        );
        plan.forEach(({ place: called }, index) => {
          for (const { place: other, rule } of plan.slice(index + 1)) {
            // Turns only bring regular tickets forward, past fast ones.
            if (rule === 'earliest_due' && !FAST_LANES.includes(other.lane)) {
              expect(called.issuedAt - other.issuedAt).toBeLessThanOrEqual(longest);
            }
          }
        });
      }),
    );
  });

  it('shares turns between counters that call the same people, however their codes are listed', () => {
    expect(lineKey([], [])).toBe('*/*');
    expect(lineKey(['b', 'a'], ['regular'])).toBe('a,b/regular');
    expect(lineKey(['a', 'b'], ['regular'])).toBe(lineKey(['b', 'a'], ['regular']));
    expect(lineKey(['a'], [])).not.toBe(lineKey([], ['a']));
  });
});

describe('the explanation', () => {
  it('names who came earlier and still waits', () => {
    const line: Place[] = [
      { ...at('a', 0), issuedAt: 3 },
      { ...at('b', 0), issuedAt: 1 },
      { ...at('c', 0), issuedAt: 2 },
    ];
    expect(passedOver(line[2]!, line).map((it) => it.id)).toEqual(['b']);
  });

  it('counts whole minutes past the due time', () => {
    expect(overdueMinutes(now, now + 12 * MINUTE + 59_000)).toBe(12);
    expect(overdueMinutes(now, now - MINUTE)).toBe(0);
  });

  it('says it in both languages', () => {
    expect(explain({ rule: 'earliest_due', lane: 'priority', overdueMinutes: 12, passedOver: 2 })).toEqual({
      id: 'Jalur prioritas, lewat target 12 menit, mendahului 2 orang',
      en: 'Priority lane, 12 min overdue, ahead of 2 who came earlier',
    });
    expect(explain({ rule: 'chosen', lane: 'regular', overdueMinutes: 0, passedOver: 1 }).en).toBe(
      'Regular lane, chosen by the officer',
    );
    expect(explain({ rule: 'regular_turn', lane: 'regular', overdueMinutes: 4, passedOver: 1 }).en).toBe(
      'Regular lane, its turn after priority calls in a row, 4 min overdue, ahead of 1 who came earlier or were due earlier',
    );
    expect(explain({ rule: 'cap', lane: 'walk_in', overdueMinutes: 4, passedOver: 0 }).id).toBe(
      'Jalur datang langsung, sudah menunggu sampai batas terlama',
    );
  });
});
