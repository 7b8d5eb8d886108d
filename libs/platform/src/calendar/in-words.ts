import type { IsoDay } from './day.js';
import type { IsoInstant, Zone } from './zone.js';

/** As every Indonesian clock says it. */
const ZONES: Readonly<Record<Zone, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** A moment as people at the office say it: `Selasa, 24 November 2026 pukul 08.30 WIB`. */
export function momentInWords(locale: 'id' | 'en', zone: Zone, instant: Date | IsoInstant): string {
  const { day, time } = formats(locale, zone);
  const at = new Date(instant);
  const name = ZONES[zone] ?? zone;
  return `${day.format(at)} ${locale === 'id' ? 'pukul' : 'at'} ${time.format(at)} ${name}`;
}

/** A day as people say it: `Selasa, 24 November 2026`. */
export function dayInWords(locale: 'id' | 'en', day: IsoDay): string {
  return formats(locale, 'UTC').day.format(new Date(`${day}T00:00:00Z`));
}

// Making one costs more than all that uses it; there are two languages and a handful of zones.
const made = new Map<string, ReturnType<typeof make>>();

function formats(locale: 'id' | 'en', zone: Zone) {
  const key = `${locale} ${zone}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = make(locale === 'id' ? 'id-ID' : 'en-GB', zone)));
  return found;
}

function make(tag: string, timeZone: Zone) {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  return {
    day: new Intl.DateTimeFormat(tag, { timeZone, ...day }),
    time: new Intl.DateTimeFormat(tag, { timeZone, ...time }),
  };
}
