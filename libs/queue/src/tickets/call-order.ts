import type { Localized } from '@buka-pintu/platform';
import type { Lane } from '../supply/lane.js';

/** A place in the line; instants in milliseconds since the epoch. */
export interface Place {
  id: string;
  lane: Lane;
  issuedAt: number;
  dueAt: number;
  restsUntil: number | null;
}

export const CALL_RULES = ['earliest_due', 'chosen'] as const;
export type CallRule = (typeof CALL_RULES)[number];

/**
 * The order of the line: earliest due time, then earliest ticket. Whoever did not answer keeps the due time but lets
 * the others go first for a while, else the same absent person would be called again at once.
 */
export function inOrder(now: number): (a: Place, b: Place) => number {
  const rests = (p: Place): number => (p.restsUntil !== null && p.restsUntil > now ? 1 : 0);
  return (a, b) =>
    rests(a) - rests(b) || a.dueAt - b.dueAt || a.issuedAt - b.issuedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The same order in SQL, for a ticket aliased `t` and an instant expression `at`; `call-next.it.ts` holds them together. */
export function orderSql(t: string, at: string): string {
  return `(coalesce(${t}.rests_until, '-infinity') > ${at}), ${t}.due_at, ${t}.issued_at, ${t}.id`;
}

/** Whole minutes by which `at` is past `dueAt`; 0 when there is time left. */
export function overdueMinutes(dueAt: number, at: number): number {
  return Math.max(0, Math.floor((at - dueAt) / 60_000));
}

/** Those who came earlier and still wait: the ones who may ask why. */
export function passedOver(chosen: Place, waiting: readonly Place[]): Place[] {
  return waiting
    .filter((p) => p.id !== chosen.id && p.issuedAt < chosen.issuedAt)
    .sort((a, b) => a.issuedAt - b.issuedAt);
}

const LANE_NAMES: Record<Lane, Localized> = {
  regular: { id: 'Jalur reguler', en: 'Regular lane' },
  priority: { id: 'Jalur prioritas', en: 'Priority lane' },
  express: { id: 'Jalur ekspres', en: 'Express lane' },
  walk_in: { id: 'Jalur datang langsung', en: 'Walk-in lane' },
  group: { id: 'Jalur rombongan', en: 'Group lane' },
  reserve: { id: 'Jalur cadangan', en: 'Reserve lane' },
};

/** Why this person was called, in words for the officer. */
export function explain(call: { rule: CallRule; lane: Lane; overdueMinutes: number; passedOver: number }): Localized {
  const lane = LANE_NAMES[call.lane];
  if (call.rule === 'chosen') {
    return { id: `${lane.id}, dipilih petugas`, en: `${lane.en}, chosen by the officer` };
  }
  const due =
    call.overdueMinutes > 0
      ? { id: `lewat target ${call.overdueMinutes} menit`, en: `${call.overdueMinutes} min overdue` }
      : { id: 'paling dekat targetnya', en: 'earliest due' };
  const over =
    call.passedOver > 0
      ? { id: `, mendahului ${call.passedOver} orang`, en: `, ahead of ${call.passedOver} who came earlier` }
      : { id: '', en: '' };
  return { id: `${lane.id}, ${due.id}${over.id}`, en: `${lane.en}, ${due.en}${over.en}` };
}
