import { happenedAt, inOrder, type ClockFacts } from './arrival.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Lent at 08:00, told at 12:00, in minutes of our clock. */
const facts = (change: Partial<ClockFacts> = {}): ClockFacts => ({
  now: 12 * HOUR,
  offsetNow: 0,
  offsetThen: 0,
  notBefore: 8 * HOUR,
  notAfter: 12 * HOUR,
  ...change,
});

describe('when a device did something', () => {
  it('is its own word where its clock is right', () => {
    expect(happenedAt({ takenAt: 9 * HOUR }, facts())).toBe(9 * HOUR);
  });

  it.each([
    ['an hour fast', -HOUR],
    ['an hour slow', HOUR],
    ['a year behind', 365 * 24 * HOUR],
  ])('is right where its clock is %s all the time', (_what, offset) => {
    const told = { takenAt: 9 * HOUR - offset };
    expect(happenedAt(told, facts({ offsetNow: offset, offsetThen: offset }))).toBe(9 * HOUR);
  });

  it('is told by the running time where somebody set the clock meanwhile', () => {
    const set = facts({ offsetNow: 0, offsetThen: HOUR, running: { load: 'a', ms: 5 * HOUR } });
    // Before it was set back right and after: both by how long ago they were.
    expect(happenedAt({ takenAt: 8 * HOUR, running: { load: 'a', ms: 2 * HOUR } }, set)).toBe(9 * HOUR);
    expect(happenedAt({ takenAt: 11 * HOUR, running: { load: 'a', ms: 4 * HOUR } }, set)).toBe(11 * HOUR);
    // Of another load nothing is known but the clock as it was when the block was lent.
    expect(happenedAt({ takenAt: 8 * HOUR, running: { load: 'b', ms: 2 * HOUR } }, set)).toBe(9 * HOUR);
  });

  it('lies between the lease and the telling, whatever the clock says', () => {
    expect(happenedAt({ takenAt: 1 * HOUR }, facts())).toBe(8 * HOUR);
    expect(happenedAt({ takenAt: 20 * HOUR }, facts())).toBe(12 * HOUR);
  });

  it('keeps the order of the numbers', () => {
    expect(inOrder([3, 1, 2, 5])).toEqual([3, 3, 3, 5]);
  });
});
