import { addDays, daysBetween, daysFrom, isDay, weekday, weekStart, yearOf } from './day.js';

describe('days', () => {
  it('knows which days exist', () => {
    for (const day of ['2026-11-23', '2028-02-29', '2000-02-29', '9999-12-31', '0001-01-01'])
      expect(isDay(day)).toBe(true);
    for (const text of ['2026-02-29', '2100-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '', 'today'])
      expect(isDay(text)).toBe(false);
    expect(isDay('2026-11-23T00:00:00Z')).toBe(false);
  });

  it('counts over months, leap days and year ends', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-11-23', 0)).toBe('2026-11-23');
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('2026-11-23', '2026-11-20')).toBe(-3);
  });

  it('names weekdays from Monday, before 1970 too', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-29')).toBe(7);
    expect(weekday('1970-01-01')).toBe(4);
    expect(weekday('1945-08-17')).toBe(5);
    expect(weekStart('2026-11-29')).toBe('2026-11-23');
    expect(weekStart('2026-11-23')).toBe('2026-11-23');
    expect(weekStart('2027-01-01')).toBe('2026-12-28');
  });

  it('lists days with both ends, or none', () => {
    expect(daysFrom('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
    expect(daysFrom('2026-12-30', '2026-12-30')).toEqual(['2026-12-30']);
    expect(daysFrom('2026-12-30', '2026-12-29')).toEqual([]);
    expect(yearOf('2026-12-30')).toBe(2026);
  });

  it('refuses what is not a day', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => weekday('soon')).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });
});
