import type { Localized } from '@buka-pintu/platform';
import type { Lane } from '../supply/lane.js';

export const PRIORITY_STATES = ['declared', 'verified', 'declined'] as const;
export type PriorityState = (typeof PRIORITY_STATES)[number];

/**
 * How somebody stands who asked for this lane. Who declares priority to an officer is due as priority is, for the officer
 * sees them; who declared it to a machine is due as the other lane is, until an officer has looked.
 */
export function placed(
  asked: Lane,
  by: { officer: boolean; booked: boolean },
): { dueAs: Lane; otherLane: Lane | null; priorityState: PriorityState | null } {
  if (asked !== 'priority') return { dueAs: asked, otherLane: null, priorityState: null };
  const otherLane = by.booked ? 'regular' : 'walk_in';
  return { dueAs: by.officer ? 'priority' : otherLane, otherLane, priorityState: 'declared' };
}

/** What is said to somebody whose priority was not verified. */
export const DECLINED_WORDS: Localized = {
  id: 'Nomor Anda tetap berlaku di jalur lain. Waktu tunggu Anda dihitung sejak awal, jadi tidak ada yang hilang. Bila Anda memerlukan bantuan, sampaikan kepada petugas kapan saja.',
  en: 'Your number stays good in another lane. Your wait counts from its beginning, so nothing is lost. If you need help, tell an officer at any time.',
};
