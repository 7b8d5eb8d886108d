import type { BilingualText, IsoInstant } from '@buka-pintu/platform';
import type { WhyNot } from './availability.dto.js';

/** What is known of a day on which somebody would like to come. Instants are RFC 3339 in UTC. */
export interface DayFacts {
  now: IsoInstant;
  /** The office's day is over. */
  over: boolean;
  /** Why the office does not open on it. */
  closed?: BilingualText;
  /** What has run out for the service on it. */
  stockOut?: BilingualText;
  /** When it goes on sale; undefined without a rule for the day. */
  releasedAt?: IsoInstant;
  slots: { startsAt: IsoInstant; seats: number; left: number; held: number; spilled: number }[];
}

export const NO_BOOKING: BilingualText = {
  id: 'Tempat ini tidak menerima pemesanan pada hari itu',
  en: 'This place takes no bookings on that day',
};
export const WITHHELD: BilingualText = {
  id: 'Kantor ini tidak menyediakan layanan ini pada hari itu',
  en: 'This office does not offer the service on that day',
};
export const NO_SEATS: BilingualText = { id: 'Tidak ada kursi di jalur ini', en: 'There are no seats in this lane' };

export const SPILLED_AWAY: BilingualText = {
  id: 'Kursi yang belum terisi kini untuk jalur lain',
  en: 'Seats nobody took are for another lane now',
};

/** Why a day offers nothing, null when it does. The first reason that alone is enough wins. */
export function whyNotOn(day: DayFacts): WhyNot | null {
  const ahead = day.slots.filter((slot) => slot.startsAt > day.now);
  if (day.over) return { code: 'past' };
  if (day.closed) return { code: 'closed', reason: day.closed };
  if (day.slots.length > 0 && ahead.length === 0) return { code: 'past' };
  if (day.stockOut) return { code: 'stock', reason: day.stockOut };
  if (day.releasedAt !== undefined && day.releasedAt > day.now)
    return { code: 'not_open_yet', opensAt: day.releasedAt };
  if (ahead.length === 0) return { code: 'closed', reason: NO_BOOKING };
  if (ahead.some((slot) => slot.left > 0)) return null;
  if (ahead.every((slot) => slot.seats === 0)) return { code: 'closed', reason: NO_SEATS };
  if (ahead.some((slot) => slot.held > 0)) return { code: 'held_try_again' };
  return ahead.some((slot) => slot.spilled > 0) ? { code: 'sold_out', reason: SPILLED_AWAY } : { code: 'sold_out' };
}

const MOST_HOPEFUL_FIRST = ['held_try_again', 'not_open_yet', 'limit', 'stock', 'sold_out', 'closed', 'past'] as const;

/** One reason for all the days, null when one of them offers something: the most hopeful, of openings the earliest. */
export function whyNotAtAll(days: readonly (WhyNot | null)[]): WhyNot | null {
  if (days.includes(null)) return null;
  const reasons = days as readonly WhyNot[];
  for (const code of MOST_HOPEFUL_FIRST) {
    const these = reasons.filter((reason) => reason.code === code);
    if (these.length > 0)
      return these.reduce((one, other) => ((other.opensAt ?? '') < (one.opensAt ?? '') ? other : one));
  }
  return null;
}
