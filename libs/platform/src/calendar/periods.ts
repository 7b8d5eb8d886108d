import type { IsoDay } from './day.js';
import { instantAt, type IsoInstant, type LocalTime, type Zone } from './zone.js';

/** A stretch of time from `startsAt` up to but without `endsAt`. */
export interface Period {
  startsAt: IsoInstant;
  endsAt: IsoInstant;
}

/** Opening hours of a day as they stand on the door; `closesAt` may be `24:00`. */
export interface Hours {
  opensAt: LocalTime;
  closesAt: LocalTime;
}

/** The moments of a day's hours in the zone, in order; hours that overlap or touch become one period. */
export function periodsOn(zone: Zone, day: IsoDay, hours: readonly Hours[]): Period[] {
  return joinPeriods(
    hours.map(({ opensAt, closesAt }) => ({
      startsAt: instantAt(zone, day, opensAt),
      endsAt: instantAt(zone, day, closesAt),
    })),
  );
}

/** Sorted periods without overlap; empty and backward ones fall away. */
export function joinPeriods(periods: readonly Period[]): Period[] {
  const joined: Period[] = [];
  for (const next of periods.filter(lasts).toSorted(byStart)) {
    const last = joined.at(-1);
    if (last && next.startsAt <= last.endsAt) {
      if (next.endsAt > last.endsAt) last.endsAt = next.endsAt;
    } else joined.push({ ...next });
  }
  return joined;
}

/** What is left of the periods when others are taken out of them. */
export function withoutPeriods(periods: readonly Period[], taken: readonly Period[]): Period[] {
  let left = joinPeriods(periods);
  for (const hole of joinPeriods(taken)) {
    left = left.flatMap((period) =>
      hole.endsAt <= period.startsAt || hole.startsAt >= period.endsAt
        ? [period]
        : [
            { startsAt: period.startsAt, endsAt: hole.startsAt },
            { startsAt: hole.endsAt, endsAt: period.endsAt },
          ].filter(lasts),
    );
  }
  return left;
}

/** Whether the moment lies in one of the periods. */
export function isWithin(periods: readonly Period[], instant: IsoInstant): boolean {
  const at = new Date(instant).toISOString();
  return periods.some((period) => period.startsAt <= at && at < period.endsAt);
}

/** Whole minutes in the periods together. */
export function minutesIn(periods: readonly Period[]): number {
  const millis = joinPeriods(periods).reduce((sum, p) => sum + Date.parse(p.endsAt) - Date.parse(p.startsAt), 0);
  return Math.floor(millis / 60_000);
}

/** Periods cut into pieces of `minutes`, each period from its own start; a rest that is too short falls away. */
export function cutPeriods(periods: readonly Period[], minutes: number): Period[] {
  if (!Number.isInteger(minutes) || minutes < 1) throw new RangeError('A piece lasts at least one whole minute');
  const step = minutes * 60_000;
  return joinPeriods(periods).flatMap((period) => {
    const [start, end] = [Date.parse(period.startsAt), Date.parse(period.endsAt)];
    return Array.from({ length: Math.floor((end - start) / step) }, (_, index) => ({
      startsAt: new Date(start + index * step).toISOString(),
      endsAt: new Date(start + (index + 1) * step).toISOString(),
    }));
  });
}

// Instants of this module are all written alike (UTC, milliseconds), so that their text sorts as time does.
function byStart(a: Period, b: Period): number {
  return a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0;
}

function lasts(period: Period): boolean {
  return period.startsAt < period.endsAt;
}
