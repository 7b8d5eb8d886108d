import { isDay, weekday } from '@buka-pintu/platform';
import { HOLIDAY_FACTS } from './holiday-facts.js';

describe('holiday facts', () => {
  it('stand on days that exist, each once, in order and in their year', () => {
    for (const { year, days } of HOLIDAY_FACTS) {
      const on = days.map((day) => day.on);
      expect(on.every((day) => isDay(day) && day.startsWith(String(year)))).toBe(true);
      expect(on).toEqual([...new Set(on)].toSorted());
    }
  });

  it('count what the decree for 2026 counts: 17 holidays and 8 days of joint leave, which fall on working days', () => {
    const days = HOLIDAY_FACTS.find((facts) => facts.year === 2026)!.days;
    expect(days.filter((day) => day.kind === 'national')).toHaveLength(17);
    const leave = days.filter((day) => day.kind === 'joint_leave');
    expect(leave).toHaveLength(8);
    expect(leave.every((day) => weekday(day.on) <= 5)).toBe(true);
  });

  it('claim for 2027 only what stands on a fixed date', () => {
    const facts = HOLIDAY_FACTS.find(({ year }) => year === 2027)!;
    expect(facts.confidence).toBe('to_be_confirmed');
    expect(facts.days.map((day) => day.on.slice(5))).toEqual(['01-01', '05-01', '06-01', '08-17', '12-25']);
  });
});
