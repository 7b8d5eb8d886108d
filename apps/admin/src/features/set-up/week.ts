import type { staffApi } from '@buka-pintu/client';

export type Period = Pick<staffApi.OpeningSetRequest['hours'][number], 'opensAt' | 'closesAt'>;
/** The periods of Monday to Sunday; a day without any is closed. */
export type Week = readonly (readonly Period[])[];

const MORNING: Period = { opensAt: '08:00', closesAt: '12:00' };
const AFTERNOON: Period = { opensAt: '13:00', closesAt: '16:00' };
const LONG_NOON: readonly Period[] = [
  { opensAt: '08:00', closesAt: '11:30' },
  { opensAt: '13:30', closesAt: '16:00' },
];
const ORDINARY: readonly Period[] = [MORNING, AFTERNOON];

/** The week most offices keep: a break at noon, on Friday a longer one for the prayer. */
export const ORDINARY_WEEK: Week = [ORDINARY, ORDINARY, ORDINARY, ORDINARY, LONG_NOON, [], []];

export function weekOf(hours: staffApi.OpeningSetRequest['hours']): Week {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    hours
      .filter((one) => one.weekday === weekday)
      .map(({ opensAt, closesAt }) => ({ opensAt, closesAt }))
      .sort((a, b) => a.opensAt.localeCompare(b.opensAt)),
  );
}

export function hoursOf(week: Week): staffApi.OpeningSetRequest['hours'] {
  return week.flatMap((periods, index) =>
    periods.map((period) => ({ weekday: index + 1, ...period, onHolidays: false })),
  );
}

/** What is wrong with a day, so that it can be said beside it; undefined when nothing is. */
export function faultOf(periods: readonly Period[]): 'incomplete' | 'backwards' | 'overlap' | undefined {
  if (periods.some(({ opensAt, closesAt }) => !opensAt || !closesAt)) return 'incomplete';
  if (periods.some(({ opensAt, closesAt }) => closesAt <= opensAt)) return 'backwards';
  const sorted = periods.toSorted((a, b) => a.opensAt.localeCompare(b.opensAt));
  return sorted.some((one, index) => index > 0 && one.opensAt < sorted[index - 1]!.closesAt) ? 'overlap' : undefined;
}

/** How many slots of that length a day's periods hold. */
export function slotsIn(periods: readonly Period[], minutes: number): number {
  return periods.reduce((sum, { opensAt, closesAt }) => {
    const length = minuteOf(closesAt) - minuteOf(opensAt);
    return sum + (length > 0 && minutes > 0 ? Math.floor(length / minutes) : 0);
  }, 0);
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The hours in force at a service point: of its ordinary sets the one that began last. */
export function weekAt(point: staffApi.ServicePointSettingsView): Week | undefined {
  const latest = point.openingSets.filter((set) => set.kind === 'normal').at(-1);
  return latest && weekOf(latest.hours);
}

export const sameWeek = (one: Week | undefined, other: Week | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
