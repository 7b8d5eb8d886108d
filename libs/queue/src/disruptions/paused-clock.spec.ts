import { dueAfter, joinPauses, type Pause, pausedBetween } from './paused-clock.js';

const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);
const pause = (from: string, to: string): Pause => ({ startsAt: at(from), endsAt: at(to) });
const MINUTE = 60_000;
/** Down from ten to two. */
const DOWN = [pause('10:00', '14:00')];

describe('the clock of a promise while nobody can be served', () => {
  it('joins pauses that overlap or meet, and leaves out empty ones', () => {
    const joined = joinPauses([pause('12:00', '14:00'), pause('10:00', '12:00'), pause('09:00', '09:00')]);
    expect(joined).toEqual(DOWN);
    expect(joinPauses([pause('10:00', '14:00'), pause('11:00', '12:00'), pause('15:00', '16:00')])).toEqual([
      ...DOWN,
      pause('15:00', '16:00'),
    ]);
  });

  it('counts what was pause of a wait, and no minute twice', () => {
    const joined = joinPauses([pause('10:00', '13:00'), pause('11:00', '14:00')]);
    expect(pausedBetween(joined, at('09:30'), at('14:30'))).toBe(240 * MINUTE);
    expect(pausedBetween(joined, at('11:30'), at('12:00'))).toBe(30 * MINUTE);
    expect(pausedBetween(joined, at('14:00'), at('15:00'))).toBe(0);
  });

  it('goes on after the pause where it stood when it began', () => {
    const due = dueAfter(DOWN, at('09:50'), 45 * MINUTE);
    // 10 minutes before, 35 after, less the seconds it crawled.
    expect(due).toBeLessThanOrEqual(at('14:35'));
    expect(due).toBeGreaterThan(at('14:34'));
    expect(dueAfter(DOWN, at('09:00'), 45 * MINUTE)).toBe(at('09:45'));
    expect(dueAfter([], at('09:50'), 45 * MINUTE)).toBe(at('10:35'));
  });

  it('keeps the order of all whose time began before, within and after the pause, and lets priority stay ahead', () => {
    const starts = ['09:40', '09:59', '10:00', '10:30', '13:59', '14:00', '14:05'].map(at);
    const due = starts.map((start) => dueAfter(DOWN, start, 45 * MINUTE));
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    expect(new Set(due).size).toBe(due.length);
    const priority = dueAfter(DOWN, at('13:59'), 15 * MINUTE);
    expect(priority).toBeLessThan(dueAfter(DOWN, at('09:59'), 45 * MINUTE));
  });

  it('runs through several pauses, also one that begins before and one that lasts longer than the promise', () => {
    const two = [pause('10:00', '11:00'), pause('11:10', '12:00')];
    expect(Math.round(dueAfter(two, at('09:55'), 20 * MINUTE) / MINUTE)).toBe(Math.round(at('12:05') / MINUTE));
    expect(dueAfter(DOWN, at('10:00'), 1)).toBe(at('10:00') + 1000);
  });
});
