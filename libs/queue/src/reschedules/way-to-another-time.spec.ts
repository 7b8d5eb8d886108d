import type { BookingRow } from '../bookings/bookings.queries.js';
import { DEFAULT_BOOKING_RULE, ruleFor } from '../claims/booking-rule.js';
import { wayToAnotherTime } from './way-to-another-time.js';

const row = (change: Partial<BookingRow> = {}): BookingRow =>
  ({
    state: 'confirmed',
    onDay: '2026-11-24',
    startsAt: new Date('2026-11-24T01:30:00Z'),
    now: new Date('2026-11-20T00:00:00Z'),
    reschedules: 0,
    freeReschedule: null,
    provenAt: null,
    ...change,
  }) as BookingRow;
const rule = DEFAULT_BOOKING_RULE;

describe('the way to another time', () => {
  // Midnight at the end of H-1 by the office's clock: WIB is UTC+7, WITA +8, WIT +9.
  it.each([
    ['Asia/Jakarta', '2026-11-23T17:00:00.000Z'],
    ['Asia/Makassar', '2026-11-23T16:00:00.000Z'],
    ['Asia/Jayapura', '2026-11-23T15:00:00.000Z'],
  ] as const)('is open until H-1 is over in %s, and not a millisecond longer', (zone, byAt) => {
    const at = (now: number) => wayToAnotherTime(row({ now: new Date(now) }), rule, zone)!;
    expect(at(Date.parse(byAt) - 1)).toMatchObject({ byAt, left: 1, isOpen: true });
    expect(at(Date.parse(byAt)).isOpen).toBe(false);
  });

  it.each([
    ['Asia/Jakarta', 3, '2026-11-21T17:00:00.000Z'],
    ['Asia/Jayapura', 2, '2026-11-22T15:00:00.000Z'],
    ['Asia/Makassar', 0, '2026-11-24T01:30:00.000Z'],
  ] as const)('is as long as the office says, in %s H-%i', (zone, rescheduleDays, byAt) => {
    expect(wayToAnotherTime(row(), { ...rule, rescheduleDays }, zone)!.byAt).toBe(byAt);
  });

  it('closes when it was used as often as the office says, and opens again when the office owes one', () => {
    expect(wayToAnotherTime(row({ reschedules: 1 }), rule, 'Asia/Jakarta')).toMatchObject({ left: 0, isOpen: false });
    expect(wayToAnotherTime(row({ reschedules: 1 }), { ...rule, reschedules: 3 }, 'Asia/Jakarta')!.left).toBe(2);
    const late = row({ reschedules: 1, freeReschedule: 'disruption', now: new Date('2026-11-24T05:00:00Z') });
    expect(wayToAnotherTime(late, rule, 'Asia/Jakarta')).toEqual({
      left: 0,
      byAt: null,
      free: 'disruption',
      isOpen: true,
    });
  });

  it('is there for confirmed bookings and those paid for too late, and for nothing else', () => {
    const states = ['held', 'checked_in', 'served', 'lapsed', 'cancelled', 'no_show', 'unserved'] as const;
    for (const state of states) expect(wayToAnotherTime(row({ state }), rule, 'Asia/Jakarta')).toBeNull();
    expect(wayToAnotherTime(row({ state: 'lapsed', provenAt: new Date() }), rule, 'Asia/Jakarta')).not.toBeNull();
  });
});

describe('the booking rule', () => {
  const placed = (
    servicePointId: string | null,
    serviceCode: string | null,
    validFrom: string,
    holdMinutes: number,
  ) => ({
    ...rule,
    servicePointId,
    serviceCode,
    validFrom,
    holdMinutes,
  });
  it('is the one that names most, and of these the latest that has begun', () => {
    const rules = [
      placed(null, null, '2026-01-01', 10),
      placed(null, 'visa', '2026-01-01', 20),
      placed('mall', null, '2026-01-01', 30),
      placed('mall', null, '2026-06-01', 31),
      placed('mall', null, '2027-01-01', 32),
    ];
    const minutes = (point: string, service: string) => ruleFor(rules, point, service, '2026-11-24').holdMinutes;
    expect([minutes('office', 'passport'), minutes('office', 'visa'), minutes('mall', 'visa')]).toEqual([10, 20, 31]);
    expect(ruleFor([], 'mall', 'visa', '2026-11-24')).toBe(DEFAULT_BOOKING_RULE);
  });
});
