import { describe, expect, it } from 'vitest';
import {
  addDays,
  count,
  day,
  dayIn,
  moment,
  mondayOf,
  shortDay,
  span,
  stopwatch,
  time,
  weekday,
  zoneName,
  instantAt,
} from './format.js';

const AT = '2026-11-23T01:15:00Z';

describe('an instant at an office', () => {
  it.each([
    ['Asia/Jakarta', '16:00', '2026-11-23T09:00:00.000Z'],
    ['Asia/Makassar', '16:00', '2026-11-23T08:00:00.000Z'],
    ['Asia/Jayapura', '24:00', '2026-11-23T15:00:00.000Z'],
  ])('in %s at %s is %s', (zone, timeOfDay, instant) => expect(instantAt(zone, '2026-11-23', timeOfDay)).toBe(instant));
});

describe('times', () => {
  it('are written as each language writes them', () => {
    expect(time(AT, 'Asia/Jakarta', 'id')).toBe('08.15');
    expect(time(AT, 'Asia/Jakarta', 'en')).toBe('08:15');
  });
  it("are the office's, wherever the workstation believes it is", () => {
    expect(time(AT, 'Asia/Makassar', 'en')).toBe('09:15');
    expect(time(AT, 'Asia/Jayapura', 'en')).toBe('10:15');
  });
  it('never write midnight as 24', () => {
    expect(time('2026-11-22T17:00:00Z', 'Asia/Jakarta', 'en')).toBe('00:00');
  });
  it('carry their day where the day matters', () => {
    expect(moment(AT, 'Asia/Jakarta', 'id')).toBe('23 Nov 08.15');
  });
  it('name the zone as every Indonesian clock does', () => {
    expect(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Paris'].map(zoneName)).toEqual([
      'WIB',
      'WITA',
      'WIT',
      'Europe/Paris',
    ]);
  });
});

describe('days', () => {
  it('are calendar days: no zone moves them', () => {
    expect(day('2026-11-23', 'id')).toBe('Senin, 23 November 2026');
    expect(day('2026-11-23', 'en')).toMatch(/^Monday,? 23 November 2026$/);
    expect(weekday('2026-11-29', 'id')).toBe('Minggu');
    expect(shortDay('2026-11-23', 'en')).toBe('23 Nov');
  });
  it('turn at midnight of the office', () => {
    expect(dayIn('Asia/Jakarta', Date.parse('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
    expect(dayIn('Asia/Jakarta', Date.parse('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
    expect(dayIn('Asia/Jayapura', Date.parse('2026-11-22T15:00:00Z'))).toBe('2026-11-23');
  });
  it('add over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });
  it('know their Monday, the Monday itself included', () => {
    expect(['2026-11-23', '2026-11-26', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
      '2026-11-30',
    ]);
  });
});

describe('spans and numbers', () => {
  it('say minutes, and hours when there are any', () => {
    expect([0, 12.9, 60, 65].map((minutes) => span(minutes, 'id'))).toEqual(['0 mnt', '12 mnt', '1 j', '1 j 5 mnt']);
    expect(span(125, 'en')).toBe('2 h 5 min');
  });
  it('are never negative: a clock that jumped back shows nothing yet', () => {
    expect(span(-3, 'en')).toBe('0 min');
    expect(stopwatch(-3)).toBe('0:00');
  });
  it('run like a watch', () => {
    expect([7, 67, 3_607].map(stopwatch)).toEqual(['0:07', '1:07', '1:00:07']);
  });
  it('group thousands by language', () => {
    expect([count(12_345, 'id'), count(12_345, 'en')]).toEqual(['12.345', '12,345']);
  });
});
