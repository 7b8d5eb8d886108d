import { addDays, isDay, type IsoDay } from './day.js';

/** A moment as RFC 3339 in UTC with milliseconds: `2026-11-23T01:00:00.000Z`. */
export type IsoInstant = string;

/** A time on the wall of the office, `HH:MM` (seconds are allowed and read); `24:00` is the end of the day. */
export type LocalTime = string;

/** An IANA zone name. Indonesia has three: Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT). */
export type Zone = string;

const TIME = /^(\d{2}):(\d{2})(?::(\d{2}))?$/;
const MINUTE_MS = 60_000;

/** Whether the text is a time of day this module reads: `08:00`, `08:00:00`, `24:00`. */
export function isLocalTime(text: string): boolean {
  const seconds = secondsOf(text);
  return seconds !== undefined;
}

/** Whether the runtime knows the zone. */
export function isZone(text: string): boolean {
  try {
    formatter(text);
    return true;
  } catch {
    return false;
  }
}

/** The day it is in the zone at that moment. Takes a Date or an RFC 3339 text; throws RangeError for neither. */
export function dayIn(zone: Zone, instant: Date | IsoInstant): IsoDay {
  return wallClock(zone, millis(instant)).slice(0, 10);
}

/** The time on the wall, `HH:MM`, in the zone at that moment. */
export function timeIn(zone: Zone, instant: Date | IsoInstant): LocalTime {
  return wallClock(zone, millis(instant)).slice(11, 16);
}

/**
 * The moment at which the wall clock of the zone shows `time` on `day`.
 * Where a zone changes its clock (none in Indonesia does): a time shown twice is the first of the two, a time never
 * shown is read with the offset before the change.
 */
export function instantAt(zone: Zone, day: IsoDay, time: LocalTime): IsoInstant {
  const seconds = secondsOf(time);
  if (seconds === undefined) throw new RangeError(`Not a time of day: ${JSON.stringify(time)}`);
  if (!isDay(day)) throw new RangeError(`Not a day: ${JSON.stringify(day)}`);
  const wall = Date.parse(`${day}T00:00:00Z`) + seconds * 1000;
  const before = wall - offsetMinutes(zone, wall - 24 * 60 * MINUTE_MS) * MINUTE_MS;
  const after = wall - offsetMinutes(zone, wall + 24 * 60 * MINUTE_MS) * MINUTE_MS;
  const shows = (at: number) => at + offsetMinutes(zone, at) * MINUTE_MS === wall;
  return new Date(!shows(before) && shows(after) ? after : before).toISOString();
}

/** The moments at which the day begins and at which it has ended (the beginning of the next) in the zone. */
export function dayBounds(zone: Zone, day: IsoDay): { startsAt: IsoInstant; endsAt: IsoInstant } {
  return { startsAt: instantAt(zone, day, '00:00'), endsAt: instantAt(zone, addDays(day, 1), '00:00') };
}

function secondsOf(time: string): number | undefined {
  const match = TIME.exec(time);
  if (!match) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const total = hours * 3600 + minutes * 60 + seconds;
  return minutes < 60 && seconds < 60 && total <= 86_400 ? total : undefined;
}

function offsetMinutes(zone: Zone, at: number): number {
  const wall = Date.parse(`${wallClock(zone, at)}Z`);
  return Math.round((wall - at) / MINUTE_MS);
}

// Making a formatter costs some 50 µs, using one less than 2: one is kept for each zone.
const formatters = new Map<Zone, Intl.DateTimeFormat>();

function formatter(zone: Zone): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(zone, known);
  }
  return known;
}

// Swedish writes `2026-11-23 08:00:00`, which is ISO but for the blank.
function wallClock(zone: Zone, at: number): string {
  return formatter(zone).format(at).replace(' ', 'T');
}

function millis(instant: Date | IsoInstant): number {
  const at = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  if (Number.isNaN(at)) throw new RangeError(`Not an instant: ${JSON.stringify(instant)}`);
  return at;
}
