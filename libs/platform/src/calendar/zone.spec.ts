import { dayBounds, dayIn, instantAt, isLocalTime, isZone, timeIn } from './zone.js';

const WIB = 'Asia/Jakarta';
const WITA = 'Asia/Makassar';
const WIT = 'Asia/Jayapura';

describe('zones', () => {
  it('tells the day of each Indonesian zone around midnight', () => {
    const edge = '2026-11-22T15:30:00Z';
    expect(dayIn(WIB, edge)).toBe('2026-11-22');
    expect(dayIn(WITA, edge)).toBe('2026-11-22');
    expect(dayIn(WIT, edge)).toBe('2026-11-23');
    expect(dayIn(WIB, '2026-11-22T16:59:59.999Z')).toBe('2026-11-22');
    expect(dayIn(WIB, '2026-11-22T17:00:00Z')).toBe('2026-11-23');
    expect(dayIn(WITA, new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(dayIn(WIT, '2026-11-22T15:00:00Z')).toBe('2026-11-23');
    expect(timeIn(WIT, '2026-11-22T15:00:00Z')).toBe('00:00');
    expect(timeIn(WITA, '2026-11-22T15:59:59Z')).toBe('23:59');
  });

  it('turns the year when the office does, not when London does', () => {
    expect(dayIn(WIT, '2026-12-31T15:00:00Z')).toBe('2027-01-01');
    expect(dayIn(WIB, '2026-12-31T15:00:00Z')).toBe('2026-12-31');
    expect(instantAt(WIT, '2027-01-01', '00:00')).toBe('2026-12-31T15:00:00.000Z');
    expect(instantAt(WIB, '2026-12-31', '24:00')).toBe(instantAt(WIB, '2027-01-01', '00:00'));
  });

  it('reads the wall clock of each zone', () => {
    expect(instantAt(WIB, '2026-11-23', '08:00')).toBe('2026-11-23T01:00:00.000Z');
    expect(instantAt(WITA, '2026-11-23', '08:00')).toBe('2026-11-23T00:00:00.000Z');
    expect(instantAt(WIT, '2026-11-23', '08:00')).toBe('2026-11-22T23:00:00.000Z');
    expect(instantAt(WIB, '2026-11-23', '13:30:15')).toBe('2026-11-23T06:30:15.000Z');
    expect(dayBounds(WITA, '2026-12-31')).toEqual({
      startsAt: '2026-12-30T16:00:00.000Z',
      endsAt: '2026-12-31T16:00:00.000Z',
    });
  });

  it('goes there and back at every hour of a day', () => {
    for (const zone of [WIB, WITA, WIT])
      for (let hour = 0; hour < 24; hour++) {
        const time = `${String(hour).padStart(2, '0')}:15`;
        const at = instantAt(zone, '2026-12-31', time);
        expect([dayIn(zone, at), timeIn(zone, at)]).toEqual(['2026-12-31', time]);
      }
  });

  it('holds where clocks change', () => {
    expect(instantAt('Europe/Amsterdam', '2026-03-29', '12:00')).toBe('2026-03-29T10:00:00.000Z');
    expect(instantAt('Europe/Amsterdam', '2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantAt('Europe/Amsterdam', '2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantAt('Europe/Amsterdam', '2026-10-25', '12:00')).toBe('2026-10-25T11:00:00.000Z');
    expect(instantAt('Europe/Amsterdam', '2026-10-26', '00:00')).toBe('2026-10-25T23:00:00.000Z');
  });

  it('refuses what is no time, day, moment or zone', () => {
    for (const text of ['8:00', '24:01', '12:60', '12:00:60', 'noon']) expect(isLocalTime(text)).toBe(false);
    for (const text of ['00:00', '08:30', '24:00', '08:30:00']) expect(isLocalTime(text)).toBe(true);
    expect([isZone(WIB), isZone('Asia/Atlantis')]).toEqual([true, false]);
    expect(() => instantAt(WIB, '2026-11-23', '25:00')).toThrow(RangeError);
    expect(() => instantAt(WIB, '2026-02-30', '08:00')).toThrow(RangeError);
    expect(() => dayIn(WIB, 'yesterday')).toThrow(RangeError);
    expect(() => dayIn('Asia/Atlantis', '2026-11-23T00:00:00Z')).toThrow(RangeError);
  });
});
