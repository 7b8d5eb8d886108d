import { type BilingualText, type IsoDay, type Period, periodsOn, weekday, type Zone } from '@buka-pintu/platform';
import { CLOSURE_REASONS, type ClosureReason } from './closure-reason.js';

/** A period of the hours on the door; see OpeningRule. */
export interface OpeningHours {
  weekday: number;
  opensAt: string;
  closesAt: string;
  validFrom: IsoDay;
  validTo: IsoDay | null;
  /** Holds on public holidays too. */
  onHolidays?: boolean;
}

export const CLOSED_CODES = ['weekend', 'holiday', 'closure', 'no_hours'] as const;
export type ClosedCode = (typeof CLOSED_CODES)[number];

/** When a service point is open on a day; without periods `closed` says why. */
export interface OpenDay {
  periods: Period[];
  closed?: { code: ClosedCode; name: BilingualText };
}

const WEEKEND: BilingualText = { id: 'Akhir pekan', en: 'Weekend' };
const NO_HOURS: BilingualText = { id: 'Tidak ada jam layanan', en: 'No opening hours' };

/** The set of hours that holds on the day: of the sets in force the one that began last. */
export function hoursInForce<H extends OpeningHours>(rules: readonly H[], day: IsoDay): H[] {
  const inForce = rules.filter((rule) => rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo));
  const began = inForce.reduce((latest, rule) => (rule.validFrom > latest ? rule.validFrom : latest), '');
  return inForce.filter((rule) => rule.validFrom === began);
}

/** Periods of one service point on one day, or the reason why there are none. */
export function openDay(facts: {
  zone: Zone;
  day: IsoDay;
  rules: readonly OpeningHours[];
  holiday?: BilingualText;
  closure?: ClosureReason;
}): OpenDay {
  const { zone, day, rules, holiday, closure } = facts;
  const today = hoursInForce(rules, day).filter((rule) => rule.weekday === weekday(day));
  const held = holiday ? today.filter((rule) => rule.onHolidays) : today;
  if (holiday && held.length === 0) return { periods: [], closed: { code: 'holiday', name: holiday } };
  if (closure) return { periods: [], closed: { code: 'closure', name: CLOSURE_REASONS[closure] } };
  if (held.length > 0) return { periods: periodsOn(zone, day, held) };
  const closed =
    weekday(day) > 5 ? ({ code: 'weekend', name: WEEKEND } as const) : ({ code: 'no_hours', name: NO_HOURS } as const);
  return { periods: [], closed };
}
