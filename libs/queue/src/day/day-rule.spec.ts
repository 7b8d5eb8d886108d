import fc from 'fast-check';
import { LANES } from '../supply/lane.js';
import { baseOf, checkInWindow, DEFAULT_DAY_RULE, dueOf } from './day-rule.js';

const MINUTE = 60_000;
const nine = Date.parse('2026-11-24T02:00:00Z');
const rule = DEFAULT_DAY_RULE;

describe('when someone is due', () => {
  it('counts from the slot for who came in time, from the arrival for who did not', () => {
    const at = (arrivedAt: number) => baseOf(rule, { lane: 'regular', arrivedAt, slotStartsAt: nine });
    expect(at(nine - 50 * MINUTE)).toBe(nine);
    expect(at(nine + 15 * MINUTE)).toBe(nine);
    expect(at(nine + 15 * MINUTE + 1)).toBe(nine + 15 * MINUTE + 1);
    expect(baseOf(rule, { lane: 'walk_in', arrivedAt: nine, slotStartsAt: null })).toBe(nine);
  });

  it('adds what the lane promises', () => {
    expect(dueOf(rule, { lane: 'priority', arrivedAt: nine, slotStartsAt: null })).toBe(nine + 15 * MINUTE);
    expect(dueOf(rule, { lane: 'regular', arrivedAt: nine, slotStartsAt: nine })).toBe(nine + 22 * MINUTE);
  });

  it('never gains by coming early, nor by having no booking', () => {
    const arrival = fc.record({
      lane: fc.constantFrom(...LANES),
      arrivedAt: fc.integer({ min: nine - 120 * MINUTE, max: nine + 240 * MINUTE }),
      slotStartsAt: fc.option(fc.constant(nine), { nil: null }),
    });
    fc.assert(
      fc.property(arrival, fc.integer({ min: 0, max: 60 * MINUTE }), (it, earlier) => {
        const due = dueOf(rule, it);
        expect(due).toBeGreaterThanOrEqual(Math.min(it.arrivedAt, it.slotStartsAt ?? it.arrivedAt));
        if (it.slotStartsAt !== null && it.arrivedAt <= it.slotStartsAt) {
          expect(dueOf(rule, { ...it, arrivedAt: it.arrivedAt - earlier })).toBe(due);
        }
      }),
    );
  });
});

describe('the check-in window', () => {
  it('opens and closes on the minute', () => {
    const window = checkInWindow(rule, nine);
    expect(window.judge(nine - 60 * MINUTE - 1)).toBe('early');
    expect(window.judge(nine - 60 * MINUTE)).toBe('open');
    expect(window.judge(nine + 120 * MINUTE)).toBe('open');
    expect(window.judge(nine + 120 * MINUTE + 1)).toBe('late');
  });
});
