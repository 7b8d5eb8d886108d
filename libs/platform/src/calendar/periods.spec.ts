import { cutPeriods, isWithin, joinPeriods, minutesIn, periodsOn, withoutPeriods } from './periods.js';

const at = (time: string) => `2026-11-27T${time}:00.000Z`;
const period = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });

describe('periods', () => {
  it('makes a Friday with its long break into two periods', () => {
    const friday = [
      { opensAt: '13:30:00', closesAt: '16:00:00' },
      { opensAt: '08:00:00', closesAt: '11:30:00' },
    ];
    expect(periodsOn('Asia/Jakarta', '2026-11-27', friday)).toEqual([
      period('01:00', '04:30'),
      period('06:30', '09:00'),
    ]);
    expect(minutesIn(periodsOn('Asia/Jakarta', '2026-11-27', friday))).toBe(360);
  });

  it('joins what overlaps or touches and drops what is empty', () => {
    expect(joinPeriods([period('03:00', '05:00'), period('01:00', '03:00'), period('02:00', '04:00')])).toEqual([
      period('01:00', '05:00'),
    ]);
    expect(joinPeriods([period('03:00', '03:00'), period('05:00', '04:00')])).toEqual([]);
  });

  it('takes holes out', () => {
    const day = [period('01:00', '05:00'), period('06:00', '09:00')];
    expect(withoutPeriods(day, [period('04:00', '07:00')])).toEqual([
      period('01:00', '04:00'),
      period('07:00', '09:00'),
    ]);
    expect(withoutPeriods(day, [period('02:00', '03:00')])).toEqual([
      period('01:00', '02:00'),
      period('03:00', '05:00'),
      period('06:00', '09:00'),
    ]);
    expect(withoutPeriods(day, [period('00:00', '10:00')])).toEqual([]);
    expect(withoutPeriods(day, [])).toEqual(day);
  });

  it('holds its start and not its end', () => {
    const day = [period('01:00', '05:00')];
    expect([
      isWithin(day, at('01:00')),
      isWithin(day, at('05:00')),
      isWithin(day, '2026-11-27T08:00:00+07:00'),
    ]).toEqual([true, false, true]);
  });

  it('cuts whole pieces only', () => {
    expect(cutPeriods([period('01:00', '02:10'), period('03:00', '03:20')], 30)).toEqual([
      period('01:00', '01:30'),
      period('01:30', '02:00'),
    ]);
    expect(() => cutPeriods([], 0)).toThrow(RangeError);
  });
});
