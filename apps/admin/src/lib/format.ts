import type { Locale } from './i18n.js';

/*
 * How this house writes times, days, spans and amounts. Indonesian writes 08.15 and Rp350.000, English 08:15 and
 * Rp350,000. Every instant is shown in the office's own zone, wherever the workstation believes it is.
 */
const TAG: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' };
const ZONE_NAMES: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const made = new Map<string, Intl.DateTimeFormat>();
function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl.DateTimeFormat(TAG[locale], options)));
  return found;
}

/** 08.15 · 08:15 */
export function time(instant: string | number, zone: string, locale: Locale): string {
  return formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(
    ms(instant),
  );
}

/** Senin, 23 November 2026 · Monday 23 November 2026 (of a calendar day `YYYY-MM-DD`) */
export function day(on: string, locale: Locale): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return formatter(locale, options).format(dayMs(on));
}

/** 23 Nov · the short form for column heads */
export function shortDay(on: string, locale: Locale): string {
  return formatter(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(dayMs(on));
}

/** 17 Des 2024 · 17 Dec 2024, where the year matters */
export function date(on: string, locale: Locale): string {
  return formatter(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(dayMs(on));
}

/** Rp650.000 · Rp650,000 */
export function rupiah(amount: number, locale: Locale): string {
  return `Rp${count(amount, locale)}`;
}

/** Senin · Monday */
export function weekday(on: string, locale: Locale): string {
  return formatter(locale, { weekday: 'long', timeZone: 'UTC' }).format(dayMs(on));
}

/** Sen · Mon */
export function shortWeekday(on: string, locale: Locale): string {
  return formatter(locale, { weekday: 'short', timeZone: 'UTC' }).format(dayMs(on));
}

/** November 2026, of a day in it */
export function month(on: string, locale: Locale): string {
  return formatter(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(dayMs(on));
}

/** Senin · Monday, of a weekday by its number (1 is Monday) */
export function weekdayName(number: number, locale: Locale): string {
  return weekday(`2024-01-0${number}`, locale); // 1 January 2024 was a Monday
}

/** 23 Nov 08.15 */
export function moment(instant: string, zone: string, locale: Locale): string {
  return `${formatter(locale, { day: 'numeric', month: 'short', timeZone: zone }).format(ms(instant))} ${time(instant, zone, locale)}`;
}

/** 12 mnt · 1 j 5 mnt · 12 min · 1 h 5 min; whole minutes, never negative */
export function span(minutes: number, locale: Locale): string {
  const whole = Math.max(0, Math.floor(minutes));
  const [h, m] = locale === 'id' ? ['j', 'mnt'] : ['h', 'min'];
  if (whole < 60) return `${whole} ${m}`;
  return whole % 60 === 0 ? `${whole / 60} ${h}` : `${Math.floor(whole / 60)} ${h} ${whole % 60} ${m}`;
}

/** 4:07, for a watch that runs */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${String(Math.floor((whole % 3600) / 60)).padStart(hours ? 2 : 1, '0')}:${String(whole % 60).padStart(2, '0')}`;
  return hours ? `${hours}:${rest}` : rest;
}

export function count(value: number, locale: Locale): string {
  return value.toLocaleString(TAG[locale]);
}

/** WIB · WITA · WIT, as every Indonesian clock says it */
export function zoneName(zone: string): string {
  return ZONE_NAMES[zone] ?? zone;
}

const OFFSETS: Record<string, string> = { 'Asia/Makassar': '+08:00', 'Asia/Jayapura': '+09:00' };

/** The instant of a time of day (`HH:MM`, `24:00` too) at an office, RFC 3339. Indonesia has never had a summer time. */
export function instantAt(zone: string, on: string, timeOfDay: string): string {
  return new Date(Date.parse(`${on}T${timeOfDay}:00${OFFSETS[zone] ?? '+07:00'}`)).toISOString();
}

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, instant: number): string {
  // Swedish is the one locale that writes ISO days.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant);
}

export function addDays(on: string, days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' }).format(dayMs(on) + days * 86_400_000);
}

/** The Monday of the week in which a day lies. */
export function mondayOf(on: string): string {
  const sinceMonday = (Math.floor(dayMs(on) / 86_400_000) + 3) % 7; // 1970-01-01 was a Thursday
  return addDays(on, -sinceMonday);
}

const ms = (instant: string | number): number => (typeof instant === 'number' ? instant : Date.parse(instant));
const dayMs = (on: string): number => Date.parse(`${on}T00:00:00Z`);
