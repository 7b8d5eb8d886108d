import { dueDay } from './due-day.js';

describe('the day on which it would be ready', () => {
  const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'];

  it('leaves the day of the visit out', () => {
    expect(dueDay('2026-11-23', 4, week)).toBe('2026-11-27');
    expect(dueDay('2026-11-24', 4, week.slice(1))).toBe('2026-11-30');
  });

  it('counts from a closed day as from its eve', () => {
    expect(dueDay('2026-11-22', 1, week)).toBe('2026-11-23');
  });

  it('is the same day for what takes none, or the next the office works', () => {
    expect(dueDay('2026-11-23', 0, week)).toBe('2026-11-23');
    expect(dueDay('2026-11-22', 0, week)).toBe('2026-11-23');
  });

  it('is not known beyond the days that are', () => {
    expect([dueDay('2026-11-30', 1, week), dueDay('2026-11-30', 0, [])]).toEqual([null, null]);
  });
});
