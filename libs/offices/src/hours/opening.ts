import {
  type BilingualText,
  dayBounds,
  dayIn,
  type Hours,
  type HoursSet,
  type IsoDay,
  type IsoInstant,
  type Period,
  periodsOn,
  plannedHours,
  setInForce,
  type WeekHours,
  weekday,
  withoutPeriods,
  type WorkingCalendar,
  workingPeriods,
  type Zone,
} from '@buka-pintu/platform';
import { type ClosureReason, reasonText, stopsClocks } from '../closures/closure-reason.js';

/** A set of hours as the table holds it. */
export interface SetFacts extends HoursSet {
  id: string;
  /** What people call a regime. */
  name: BilingualText | null;
}

export interface ExceptionFacts {
  id: string;
  on: IsoDay;
  hours: readonly Hours[];
  name: BilingualText;
}

export interface ClosureFacts {
  on: IsoDay;
  hours: Hours | null;
  reason: ClosureReason;
  /** What the office says in its own words. */
  note?: BilingualText | null;
}

export interface DisruptionFacts {
  id: string;
  startsAt: IsoInstant;
  expectedEndAt: IsoInstant | null;
  endedAt: IsoInstant | null;
  stopsService: boolean;
  message: BilingualText;
  /** Only this service or step stands still: the hours of the place stay what they are. */
  serviceCode?: string | null;
  step?: string | null;
}

/** All that decides whether a service point is open: of itself, its office and the whole country. */
export interface OpeningFacts {
  zone: Zone;
  now: IsoInstant;
  sets: readonly SetFacts[];
  holidays: readonly { on: IsoDay; name: BilingualText }[];
  exceptions: readonly ExceptionFacts[];
  closures: readonly ClosureFacts[];
  disruptions: readonly DisruptionFacts[];
}

export const CLOSED_CODES = ['weekend', 'holiday', 'closure', 'disruption', 'no_hours'] as const;
export type ClosedCode = (typeof CLOSED_CODES)[number];
export const CHANGE_CODES = ['regime', 'exception', 'closure', 'disruption', 'holiday'] as const;

/** What makes a day differ from an ordinary one; `periods` are the hours it takes away, if it takes only some. */
export interface DayChange {
  code: (typeof CHANGE_CODES)[number];
  name: BilingualText;
  periods: Period[];
}

/** When a service point is open on a day; without periods `closed` says why. */
export interface OpenDay {
  periods: Period[];
  /** What `periods` would be without closures and disruptions: what is laid by it keeps its times when some hours fall out. */
  ordinary: Period[];
  /** What `periods` would be without disruptions: while something is down the door is open all the same, and people wait inside. */
  doors: Period[];
  closed?: { code: ClosedCode; name: BilingualText };
  changes: DayChange[];
}

const WEEKEND: BilingualText = { id: 'Akhir pekan', en: 'Weekend' };
const NO_HOURS: BilingualText = { id: 'Tidak ada jam layanan', en: 'No opening hours' };

/** The hours on the door that day, by weekday: what the public page shows. */
export function doorSign(sets: readonly SetFacts[], day: IsoDay): readonly WeekHours[] {
  return setInForce(sets, day)?.hours ?? [];
}

/** The facts as a calendar for the door; or, for promises, without the closures that excuse nobody. */
export function calendarOf(facts: OpeningFacts, purpose: 'door' | 'promises' = 'door'): WorkingCalendar {
  return {
    zone: facts.zone,
    sets: facts.sets,
    holidays: new Set(facts.holidays.map(({ on }) => on)),
    exceptions: new Map(facts.exceptions.map(({ on, hours }) => [on, hours])),
    closures: facts.closures.filter(({ reason }) => purpose === 'door' || stopsClocks(reason)),
  };
}

/** Judges days one by one under the same facts. */
export function openDays(facts: OpeningFacts, days: readonly IsoDay[]): Map<IsoDay, OpenDay> {
  const calendar = calendarOf(facts);
  return new Map(days.map((day) => [day, openDay(facts, calendar, day)]));
}

function openDay(facts: OpeningFacts, calendar: WorkingCalendar, day: IsoDay): OpenDay {
  const open = workingPeriods(calendar, day);
  const ordinary = workingPeriods({ ...calendar, closures: [] }, day);
  const down = facts.disruptions
    .filter(({ stopsService, serviceCode, step }) => stopsService && !serviceCode && !step)
    .map((one) => ({ code: 'disruption' as const, name: one.message, periods: [downtime(facts, one)] }))
    .filter(({ periods }) => withoutPeriods(open, periods).length !== open.length || touches(open, periods));
  const periods = withoutPeriods(
    open,
    down.flatMap((one) => one.periods),
  );
  const changes = [...changesOf(facts, calendar, day), ...down];
  if (periods.length > 0) return { periods, ordinary, doors: open, changes };
  return { periods, ordinary, doors: open, closed: whyClosed(facts, calendar, day, down[0]?.name), changes };
}

function touches(open: readonly Period[], periods: readonly Period[]): boolean {
  return periods.some((one) => open.some((it) => one.startsAt < it.endsAt && it.startsAt < one.endsAt));
}

/** From when to when it stands still: until told, to the hour that was expected while that lies ahead, else to the day's end. */
function downtime({ zone, now }: OpeningFacts, { startsAt, expectedEndAt, endedAt }: DisruptionFacts): Period {
  if (endedAt) return { startsAt, endsAt: endedAt };
  if (expectedEndAt && expectedEndAt > now) return { startsAt, endsAt: expectedEndAt };
  const began = startsAt > now ? startsAt : now;
  return { startsAt, endsAt: dayBounds(zone, dayIn(zone, began)).endsAt };
}

function changesOf(facts: OpeningFacts, calendar: WorkingCalendar, day: IsoDay): DayChange[] {
  const regime = setInForce(facts.sets, day);
  const exception = facts.exceptions.find(({ on }) => on === day);
  const holiday = facts.holidays.find(({ on }) => on === day);
  return [
    ...(holiday ? [{ code: 'holiday' as const, name: holiday.name, periods: [] }] : []),
    ...(exception ? [{ code: 'exception' as const, name: exception.name, periods: [] }] : []),
    ...(!exception && regime?.kind === 'regime' && regime.name
      ? [{ code: 'regime' as const, name: regime.name, periods: [] }]
      : []),
    ...facts.closures
      .filter(({ on }) => on === day)
      .map(({ hours, reason, note }) => ({
        code: 'closure' as const,
        name: note ?? reasonText(reason),
        periods: hours ? periodsOn(calendar.zone, day, [hours]) : [],
      })),
  ];
}

function whyClosed(
  facts: OpeningFacts,
  calendar: WorkingCalendar,
  day: IsoDay,
  down: BilingualText | undefined,
): { code: ClosedCode; name: BilingualText } {
  const { basis, hours } = plannedHours(calendar, day);
  const holiday = facts.holidays.find(({ on }) => on === day);
  if (basis === 'holiday' && holiday) return { code: 'holiday', name: holiday.name };
  // A day closed whole tells that reason before one that took only some hours.
  const closures = facts.closures
    .filter(({ on }) => on === day)
    .toSorted((a, b) => Number(!!a.hours) - Number(!!b.hours));
  const [closure] = closures;
  if (closure) return { code: 'closure', name: closure.note ?? reasonText(closure.reason) };
  if (down && hours.length > 0) return { code: 'disruption', name: down };
  return weekday(day) > 5 ? { code: 'weekend', name: WEEKEND } : { code: 'no_hours', name: NO_HOURS };
}
