import { minutesIn } from '@buka-pintu/platform';
import { hoursInForce, openDay, type OpeningHours } from './opening.js';

const hours = (
  weekday: number,
  opensAt: string,
  closesAt: string,
  validFrom = '2026-01-01',
  validTo: string | null = null,
): OpeningHours => ({ weekday, opensAt, closesAt, validFrom, validTo });
const ordinary = [1, 2, 3, 4].flatMap((day) => [
  hours(day, '08:00:00', '12:00:00'),
  hours(day, '13:00:00', '16:00:00'),
]);
const rules = [...ordinary, hours(5, '08:00:00', '11:30:00'), hours(5, '13:30:00', '16:00:00')];
const ramadan = [1, 2, 3, 4].map((day) => hours(day, '08:00:00', '14:00:00', '2026-02-18', '2026-03-17'));
const on = (day: string, more: Partial<Parameters<typeof openDay>[0]> = {}) =>
  openDay({ zone: 'Asia/Jakarta', day, rules, ...more });

describe('a day at a service point', () => {
  it('has its break at noon and a longer one on Friday', () => {
    expect(on('2026-11-26').periods.map((p) => p.startsAt.slice(11, 16))).toEqual(['01:00', '06:00']);
    expect(on('2026-11-27').periods.map((p) => p.endsAt.slice(11, 16))).toEqual(['04:30', '09:00']);
    expect(on('2026-11-27').closed).toBeUndefined();
  });

  it('opens by the clock of its own zone', () => {
    expect(on('2026-11-26', { zone: 'Asia/Jayapura' }).periods[0]!.startsAt).toBe('2026-11-25T23:00:00.000Z');
  });

  it('says why it is closed', () => {
    const holiday = { id: 'Hari Natal', en: 'Christmas Day' };
    expect(on('2026-11-28').closed?.code).toBe('weekend');
    expect(on('2026-12-25', { holiday })).toEqual({ periods: [], closed: { code: 'holiday', name: holiday } });
    expect(on('2026-11-26', { closure: 'power_cut' }).closed).toEqual({
      code: 'closure',
      name: { id: 'Listrik padam', en: 'Power cut' },
    });
    expect(on('2026-11-26', { rules: [] }).closed?.code).toBe('no_hours');
    expect(on('2025-12-31').closed?.code).toBe('no_hours');
  });

  it('is open on a holiday where the hours say so, but never through a closure', () => {
    const holiday = { id: 'Hari Natal', en: 'Christmas Day' };
    const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ ...hours(day, '00:00:00', '24:00:00'), onHolidays: true }));
    expect(minutesIn(on('2026-12-25', { holiday, rules: always }).periods)).toBe(1440);
    expect(on('2026-12-25', { holiday, rules: always, closure: 'power_cut' }).closed?.code).toBe('closure');
  });

  it('names the holiday when a closure falls on it', () => {
    expect(on('2026-12-25', { holiday: { id: 'a', en: 'a' }, closure: 'training' }).closed?.code).toBe('holiday');
  });

  it('lets the set that began last hold whole, and only while it lasts', () => {
    const both = [...rules, ...ramadan];
    expect(minutesIn(on('2026-02-17', { rules: both }).periods)).toBe(420);
    expect(minutesIn(on('2026-02-18', { rules: both }).periods)).toBe(360);
    expect(on('2026-02-20', { rules: both }).closed?.code).toBe('no_hours');
    expect(minutesIn(on('2026-03-18', { rules: both }).periods)).toBe(420);
    expect(hoursInForce(both, '2026-03-17')).toHaveLength(4);
  });
});
