import { describe, expect, it } from 'vitest';
import { faultOf, hoursOf, ORDINARY_WEEK, slotsIn, weekOf } from './week.js';

describe('a week of hours', () => {
  it('goes to the API and comes back the same', () => {
    expect(weekOf(hoursOf(ORDINARY_WEEK))).toEqual(ORDINARY_WEEK);
  });
  it('has a longer noon on Friday', () => {
    expect(ORDINARY_WEEK[4]).toEqual([
      { opensAt: '08:00', closesAt: '11:30' },
      { opensAt: '13:30', closesAt: '16:00' },
    ]);
  });
  it.each([
    [[{ opensAt: '08:00', closesAt: '' }], 'incomplete'],
    [[{ opensAt: '12:00', closesAt: '08:00' }], 'backwards'],
    [
      [
        { opensAt: '13:00', closesAt: '16:00' },
        { opensAt: '08:00', closesAt: '13:30' },
      ],
      'overlap',
    ],
    [
      [
        { opensAt: '08:00', closesAt: '12:00' },
        { opensAt: '12:00', closesAt: '16:00' },
      ],
      undefined,
    ],
    [[], undefined],
  ])('%j is %s', (periods, fault) => {
    expect(faultOf(periods)).toBe(fault);
  });
  it('holds whole slots only', () => {
    expect(slotsIn(ORDINARY_WEEK[0]!, 30)).toBe(14);
    expect(slotsIn(ORDINARY_WEEK[4]!, 45)).toBe(4 + 3);
    expect(slotsIn([{ opensAt: '08:00', closesAt: '' }], 30)).toBe(0);
  });
});
