/** A calendar day as people write it, `YYYY-MM-DD`, without a zone: 2026-11-23 is that day in any office. */
export type IsoDay = string;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** Whether the text is a day that exists: `2026-02-30` and `2026-2-3` are not. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  // V8 reads 30 February as 2 March instead of refusing it, so the day must come back as it went in.
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** The day `count` days later (earlier when negative). Throws RangeError when `day` is not a day. */
export function addDays(day: IsoDay, count: number): IsoDay {
  return fromEpochDay(epochDay(day) + count);
}

/** How many days lie from `from` to `to`: 0 for the same day, negative when `to` comes first. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return epochDay(to) - epochDay(from);
}

/** The ISO weekday of a day: 1 for Monday to 7 for Sunday. */
export function weekday(day: IsoDay): Weekday {
  // 1970-01-01 was a Thursday (4); the double modulo keeps days before it positive.
  return (((((epochDay(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Monday of the week in which the day lies. */
export function weekStart(day: IsoDay): IsoDay {
  return addDays(day, 1 - weekday(day));
}

/** Every day from `from` to `to`, both included; empty when `to` comes first. */
export function daysFrom(from: IsoDay, to: IsoDay): IsoDay[] {
  const first = epochDay(from);
  const count = epochDay(to) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => fromEpochDay(first + index));
}

/** The year of a day as a number. */
export function yearOf(day: IsoDay): number {
  epochDay(day);
  return Number(day.slice(0, 4));
}

function epochDay(day: IsoDay): number {
  if (!isDay(day)) throw new RangeError(`Not a day: ${JSON.stringify(day)}`);
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function fromEpochDay(days: number): IsoDay {
  const text = new Date(days * DAY_MS).toISOString().slice(0, 10);
  if (!DAY.test(text)) throw new RangeError('Days run from 0000-01-01 to 9999-12-31');
  return text;
}
