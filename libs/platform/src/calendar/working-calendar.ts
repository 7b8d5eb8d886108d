import { type IsoDay, weekday } from './day.js';
import { type Hours, type Period, periodsOn, withoutPeriods } from './periods.js';
import type { Zone } from './zone.js';

/** Hours of one weekday (1 is Monday), as they stand on the door. */
export interface WeekHours extends Hours {
  weekday: number;
  /** Hold on holidays too, as at an emergency desk. */
  onHolidays?: boolean;
}

/**
 * The hours of a week, from a day on. `normal` ones follow each other: the one that began last holds. A `regime` (the
 * hours of Ramadan) replaces them whole from its first day to its last.
 */
export interface HoursSet<H extends WeekHours = WeekHours> {
  kind: 'normal' | 'regime';
  validFrom: IsoDay;
  /** The last day; null while no end is known. */
  validTo: IsoDay | null;
  hours: readonly H[];
}

/** A day, or some of its hours, on which the door stays shut. */
export interface DayClosure {
  on: IsoDay;
  /** Null: the whole day. */
  hours: Hours | null;
}

/** When an office works, as data: nothing here knows a weekend or a feast by itself. */
export interface WorkingCalendar {
  zone: Zone;
  sets: readonly HoursSet[];
  /** National holidays and joint leave. */
  holidays: ReadonlySet<IsoDay>;
  /** Hours of single days: they replace the week's and also hold on a holiday. An empty list closes the day. */
  exceptions: ReadonlyMap<IsoDay, readonly Hours[]>;
  closures: readonly DayClosure[];
}

/** What decided the hours of a day, before closures. */
export type DayBasis = 'normal' | 'regime' | 'exception' | 'holiday';

/** The set of weekly hours that holds on the day: a regime before ordinary hours, else what began last. */
export function setInForce<S extends HoursSet>(sets: readonly S[], day: IsoDay): S | undefined {
  return sets
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
    .reduce<S | undefined>((best, set) => (!best || ranks(set, best) ? set : best), undefined);
}

function ranks(set: HoursSet, over: HoursSet): boolean {
  return set.kind === over.kind ? set.validFrom > over.validFrom : set.kind === 'regime';
}

/** The hours planned for a day and what decided them; closures are not yet taken out. */
export function plannedHours(calendar: WorkingCalendar, day: IsoDay): { basis: DayBasis; hours: readonly Hours[] } {
  const exception = calendar.exceptions.get(day);
  if (exception) return { basis: 'exception', hours: exception };
  const set = setInForce(calendar.sets, day);
  const its = set?.hours.filter((one) => one.weekday === weekday(day)) ?? [];
  const basis = set?.kind ?? 'normal';
  if (!calendar.holidays.has(day)) return { basis, hours: its };
  const held = its.filter((one) => one.onHolidays);
  return held.length > 0 ? { basis, hours: held } : { basis: 'holiday', hours: [] };
}

/** The moments at which the office is open on the day, in order and without overlap; none on a closed day. */
export function workingPeriods(calendar: WorkingCalendar, day: IsoDay): Period[] {
  const { hours } = plannedHours(calendar, day);
  if (hours.length === 0) return [];
  const closed = calendar.closures.filter((closure) => closure.on === day);
  if (closed.some((closure) => closure.hours === null)) return [];
  const shut = closed.flatMap((closure) => closure.hours ?? []);
  return withoutPeriods(periodsOn(calendar.zone, day, hours), periodsOn(calendar.zone, day, shut));
}
