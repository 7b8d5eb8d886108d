import fc from 'fast-check';
import { addDays } from '../day.js';
import type { Hours } from '../periods.js';
import type { HoursSet, WeekHours, WorkingCalendar } from '../working-calendar.js';
import type { ClockRun, DeadlineRule } from '../working-time.js';

export interface RandomCase {
  calendar: WorkingCalendar;
  run: ClockRun;
  rule: DeadlineRule;
  until: string;
}

const FIRST = '2026-01-01';
const SPAN_DAYS = 40;
const START = Date.parse(`${FIRST}T00:00:00Z`);

const day = fc.integer({ min: -2, max: SPAN_DAYS }).map((offset) => addDays(FIRST, offset));
const minute = fc.oneof(
  fc.integer({ min: 0, max: 96 }).map((it) => it * 15),
  fc.integer({ min: 0, max: 1440 }),
);
const hours: fc.Arbitrary<Hours> = fc
  .tuple(minute, minute)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ opensAt: wall(Math.min(a, b)), closesAt: wall(Math.max(a, b)) }));
// Places that hardly open make terms of years, which the stepper would walk minute by minute.
const week: fc.Arbitrary<WeekHours[]> = fc
  .array(
    fc
      .tuple(hours, fc.integer({ min: 1, max: 7 }), fc.boolean())
      .map(([one, weekday, onHolidays]) => ({ ...one, weekday, onHolidays })),
    { minLength: 3, maxLength: 14 },
  )
  .filter((its) => its.some((one) => minutesOf(one.closesAt) - minutesOf(one.opensAt) >= 300));
const normal: fc.Arbitrary<HoursSet> = fc
  .tuple(day, week)
  .map(([validFrom, its]) => ({ kind: 'normal', validFrom, validTo: null, hours: its }));
const regime: fc.Arbitrary<HoursSet> = fc
  .tuple(day, fc.integer({ min: 0, max: 29 }), week)
  .map(([validFrom, length, its]) => ({ kind: 'regime', validFrom, validTo: addDays(validFrom, length), hours: its }));

const calendar: fc.Arbitrary<WorkingCalendar> = fc.record({
  zone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
  // Ordinary hours from the beginning, and then what comes.
  sets: fc
    .tuple(
      week,
      fc.uniqueArray(normal, { maxLength: 2, selector: (it) => it.validFrom }),
      fc.array(regime, { maxLength: 1 }),
    )
    .map(([first, more, regimes]) => [
      { kind: 'normal' as const, validFrom: '2025-12-01', validTo: null, hours: first },
      ...more,
      ...regimes,
    ]),
  holidays: fc.array(day, { maxLength: 12 }).map((days) => new Set(days)),
  exceptions: fc.array(fc.tuple(day, fc.array(hours, { maxLength: 3 })), { maxLength: 4 }).map((list) => new Map(list)),
  closures: fc.array(fc.record({ on: day, hours: fc.option(hours) }), { maxLength: 5 }),
});

const instant = fc.integer({ min: 0, max: SPAN_DAYS * 1440 }).map((at) => new Date(START + at * 60_000).toISOString());
const pause = fc
  .tuple(
    instant,
    fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 10_000 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  )
  .map(([startsAt, length]) => ({
    startsAt,
    endsAt: length === null ? null : new Date(Date.parse(startsAt) + length * 60_000).toISOString(),
  }));
const run: fc.Arbitrary<ClockRun> = fc.record({ startsAt: instant, pauses: fc.array(pause, { maxLength: 4 }) });

const options = {
  firstDay: fc.constantFrom('counts' as const, 'next' as const),
  startsOutside: fc.constantFrom('as_it_is' as const, 'next_opening' as const),
  endsAt: fc.constantFrom('close' as const, 'midnight' as const),
  onClosedDay: fc.constantFrom('stays' as const, 'next_working_day' as const, 'working_day_before' as const),
};
const term = (unit: DeadlineRule['unit'], most: number, cap: number): fc.Arbitrary<DeadlineRule> =>
  fc.record(
    {
      unit: fc.constant(unit),
      amount: fc.integer({ min: 1, max: most }),
      ...options,
      pauseCap: fc.integer({ min: 0, max: cap }),
    },
    { requiredKeys: ['unit', 'amount'] },
  );
const rule = fc.oneof(
  term('working_minute', 1500, 600),
  term('working_hour', 25, 8),
  term('working_day', 12, 4),
  term('calendar_day', 40, 6),
);

/** A calendar, a clock and a term nobody would think of: nights, single minutes, holidays in a row, pauses on pauses. */
export const randomCase: fc.Arbitrary<RandomCase> = fc.record({ calendar, run, rule, until: instant });

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function wall(at: number): string {
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
