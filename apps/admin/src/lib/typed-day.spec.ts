import { describe, expect, it } from 'vitest';
import { addMonths, typedDay, weeksOfMonth, wholeDay, writtenDay } from './typed-day.js';

describe('a typed day', () => {
  it.each(['9/12/2026', '09/12/2026', '9.12.26', '9-12-2026', ' 9 12 2026 ', '09122026', '2026-12-09'])(
    'is read day first: %s',
    (typed) => expect(typedDay(typed)).toBe('2026-12-09'),
  );

  it.each(['', '9/12', '12/31/2026', '31/02/2027', '29/02/2027', '0/1/2026', 'besok', '9122026', '9/12/202'])(
    'is none: %s',
    (typed) => expect(typedDay(typed)).toBeUndefined(),
  );

  it('is whole when nothing more can come', () => {
    expect(['9/12/20', '9/12/202', '9/12/2026', '09122026', '2026-12-09'].map(wholeDay)).toEqual([
      ...[false, false, true, true, true],
    ]);
  });

  it('is written with its noughts', () => expect(writtenDay('2026-12-09')).toBe('09/12/2026'));
});

describe('a month', () => {
  it.each([
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2027-02-28', -2, '2026-12-28'],
    ['2026-10-31', 1, '2026-11-30'],
  ])('%s and %d months is %s', (on, months, then) => expect(addMonths(on, months)).toBe(then));

  it('is written in weeks that begin on Monday', () => {
    const weeks = weeksOfMonth('2026-11-23');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks[5]).toEqual(['2026-11-30', null, null, null, null, null, null]);
    expect(weeksOfMonth('2027-02-10')).toHaveLength(4);
  });
});
