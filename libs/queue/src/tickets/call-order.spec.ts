import fc from 'fast-check';
import { DEFAULT_DAY_RULE, dueOf } from '../day/day-rule.js';
import { LANES } from '../supply/lane.js';
import { explain, inOrder, overdueMinutes, passedOver, type Place } from './call-order.js';

const MINUTE = 60_000;
const now = Date.parse('2026-11-24T03:00:00Z');

const place = fc.record({
  id: fc.uuid(),
  lane: fc.constantFrom(...LANES),
  issuedAt: fc.integer({ min: now - 180 * MINUTE, max: now }),
  restsUntil: fc.option(fc.integer({ min: now - 10 * MINUTE, max: now + 10 * MINUTE }), { nil: null }),
});
const waiting: fc.Arbitrary<Place[]> = fc.uniqueArray(
  place.map((it) => ({
    ...it,
    dueAt: dueOf(DEFAULT_DAY_RULE, { lane: it.lane, arrivedAt: it.issuedAt, slotStartsAt: null }),
  })),
  { selector: (it) => it.id, maxLength: 40 },
);

describe('the order of the line', () => {
  it('is earliest due first', () => {
    const at = (id: string, minutes: number): Place => ({
      id,
      lane: 'regular',
      issuedAt: now,
      dueAt: now + minutes * MINUTE,
      restsUntil: null,
    });
    expect([at('c', 30), at('a', -5), at('b', 10)].sort(inOrder(now)).map((it) => it.id)).toEqual(['a', 'b', 'c']);
  });

  it('lets the others go before someone who did not answer, for a while', () => {
    const absent: Place = { id: 'x', lane: 'regular', issuedAt: now, dueAt: now - 60 * MINUTE, restsUntil: now + 1 };
    const other: Place = { id: 'y', lane: 'regular', issuedAt: now, dueAt: now, restsUntil: null };
    expect([absent, other].sort(inOrder(now))[0]).toBe(other);
    expect([absent, other].sort(inOrder(now + 2))[0]).toBe(absent);
  });

  it('is one order for all: total, and the same however they stand', () => {
    fc.assert(
      fc.property(waiting, (line) => {
        const sorted = [...line].sort(inOrder(now));
        expect([...line].reverse().sort(inOrder(now))).toEqual(sorted);
        for (let i = 1; i < sorted.length; i++) expect(inOrder(now)(sorted[i - 1]!, sorted[i]!)).toBeLessThan(0);
      }),
    );
  });

  it('starves nobody: whoever comes later than the longest target after someone is called after them', () => {
    const longest = Math.max(...Object.values(DEFAULT_DAY_RULE.targetMinutes)) * MINUTE;
    fc.assert(
      fc.property(waiting, (line) => {
        const sorted = line.map((it) => ({ ...it, restsUntil: null })).sort(inOrder(now));
        sorted.forEach((called, index) => {
          for (const other of sorted.slice(index + 1)) {
            expect(called.issuedAt - other.issuedAt).toBeLessThanOrEqual(longest);
          }
        });
      }),
    );
  });
});

describe('the explanation', () => {
  it('names who came earlier and still waits', () => {
    const base = { lane: 'regular' as const, dueAt: now, restsUntil: null };
    const line: Place[] = [
      { ...base, id: 'a', issuedAt: 3 },
      { ...base, id: 'b', issuedAt: 1 },
      { ...base, id: 'c', issuedAt: 2 },
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
  });
});
