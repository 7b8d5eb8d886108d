import { lang, type Lang } from './i18n';

const locale = (language: Lang): string => (language === 'id' ? 'id-ID' : 'en-GB');

/** 08.30 in the office's zone (08:30 in English). */
export const clockTime = (instant: string, zone: string, language: Lang = lang()): string =>
  new Intl.DateTimeFormat(locale(language), {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
  }).format(new Date(instant));

/** Senin, 23 November 2026 in the office's zone. */
export const longDay = (instant: string, zone: string, language: Lang = lang()): string =>
  new Intl.DateTimeFormat(locale(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  }).format(new Date(instant));

/** The names people give to the three zones; the IANA name says nothing to them. */
export const zoneName = (zone: string): string =>
  ({ 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' })[zone] ?? zone;
