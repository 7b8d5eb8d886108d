// The calendars of the golden cases. Holidays are those of the decree for 2026, and the fixed dates of 2027.
import type { WeekHours, WorkingCalendar } from '../working-calendar.js';

const HOLIDAYS = `2026-01-01 2026-01-16 2026-02-16 2026-02-17 2026-03-18 2026-03-19 2026-03-20 2026-03-21 2026-03-22
  2026-03-23 2026-03-24 2026-04-03 2026-04-05 2026-05-01 2026-05-14 2026-05-15 2026-05-27 2026-05-28 2026-05-31
  2026-06-01 2026-06-16 2026-08-17 2026-08-25 2026-12-24 2026-12-25 2027-01-01 2027-05-01 2027-06-01 2027-08-17
  2027-12-25`.split(/\s+/);

const each = (weekdays: readonly number[], ...spans: readonly string[]): WeekHours[] =>
  weekdays.flatMap((weekday) =>
    spans.map((span) => ({ weekday, opensAt: span.slice(0, 5), closesAt: span.slice(6, 11) })),
  );

const ORDINARY = [...each([1, 2, 3, 4], '08:00-12:00', '13:00-16:00'), ...each([5], '08:00-11:30', '13:30-16:00')];
const RAMADAN = [...each([1, 2, 3, 4], '08:00-12:00', '12:30-15:00'), ...each([5], '08:00-11:30', '12:30-15:30')];

const office: WorkingCalendar = {
  zone: 'Asia/Jakarta',
  sets: [
    { kind: 'normal', validFrom: '2025-01-01', validTo: null, hours: ORDINARY },
    { kind: 'regime', validFrom: '2026-02-18', validTo: '2026-03-17', hours: RAMADAN },
  ],
  holidays: new Set(HOLIDAYS),
  exceptions: new Map(),
  closures: [],
};

const whole = (zone: string, hours: WeekHours[], onHolidays: boolean): WorkingCalendar => ({
  ...office,
  zone,
  sets: [
    { kind: 'normal', validFrom: '2025-01-01', validTo: null, hours: hours.map((one) => ({ ...one, onHolidays })) },
  ],
});

/** By the name they bear in the table. */
export const GOLDEN_CALENDARS: Readonly<Record<string, WorkingCalendar>> = {
  office,
  'office WITA': { ...office, zone: 'Asia/Makassar' },
  'office WIT': { ...office, zone: 'Asia/Jayapura' },
  mall: whole('Asia/Jakarta', each([1, 2, 3, 4, 5, 6, 7], '10:00-21:00'), true),
  'round the clock': whole('Asia/Makassar', each([1, 2, 3, 4, 5, 6, 7], '00:00-24:00'), true),
  'three shifts': whole('Asia/Jayapura', each([1, 3, 6], '07:00-09:00', '10:15-11:45', '19:00-24:00'), false),
  'new hours': {
    ...office,
    sets: [
      ...office.sets,
      { kind: 'normal', validFrom: '2026-12-01', validTo: null, hours: each([1, 2, 3, 4, 5], '07:30-15:30') },
    ],
  },
  'closed days': {
    ...office,
    exceptions: new Map([
      ['2026-11-27', []],
      ['2026-11-28', [{ opensAt: '08:00', closesAt: '12:00' }]],
      ['2026-12-24', [{ opensAt: '08:00', closesAt: '11:00' }]],
      ['2026-12-02', [{ opensAt: '10:00', closesAt: '14:00' }]],
    ]),
    closures: [
      { on: '2026-11-25', hours: null },
      { on: '2026-11-26', hours: { opensAt: '13:00', closesAt: '16:00' } },
      { on: '2026-12-01', hours: { opensAt: '09:00', closesAt: '10:00' } },
      { on: '2026-12-02', hours: { opensAt: '12:00', closesAt: '13:00' } },
      { on: '2026-12-24', hours: null },
    ],
  },
  shut: { ...office, sets: [] },
};
