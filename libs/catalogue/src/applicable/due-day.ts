import type { IsoDay } from '@buka-pintu/platform';

/**
 * The day on which so many working days after `on` have passed; the day itself counts as none, so that what is paid on Monday
 * and takes four days is ready on Friday. With 0 it is the first day the office works, `on` itself if it does.
 * @param workingDays the days on which the office works, from `on` on, in their order
 * @returns null when they don't reach so far
 */
export function dueDay(on: IsoDay, count: number, workingDays: readonly IsoDay[]): IsoDay | null {
  if (count === 0) return workingDays[0] ?? null;
  return workingDays.filter((day) => day > on)[count - 1] ?? null;
}
