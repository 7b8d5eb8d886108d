import type { Lane } from '../supply/lane.js';

/**
 * What a service point promises and tolerates on a day, as data (`day_rule`); minutes unless said otherwise.
 * These defaults hold until an office writes its own row.
 */
export interface DayRule {
  /** How long before the slot a booking may check in, and before the first opening a walk-in gets a number. */
  checkInEarlyMinutes: number;
  /** How long after the slot's start a booking may still check in. */
  checkInLateMinutes: number;
  /** Up to here after the slot's start one counts as in time and keeps the slot's place in the order. */
  lateGraceMinutes: number;
  /** How soon after the base (slot start or arrival) each lane should be called. */
  targetMinutes: Record<Lane, number>;
  /** How often a person who did not answer goes back into the line before the ticket is missed. */
  returnLimit: number;
  /** How long such a person lets all others go first; the due time stays. */
  restMinutes: number;
  /** How often one call may be repeated. */
  recallLimit: number;
  /** Whoever has waited this long since the base is called before all others. */
  capMinutes: number;
  /** How many priority and express calls in a row may pass an overdue ticket of another lane. */
  guardCalls: number;
}

export const DEFAULT_DAY_RULE: DayRule = {
  checkInEarlyMinutes: 60,
  checkInLateMinutes: 120,
  lateGraceMinutes: 15,
  targetMinutes: { priority: 15, express: 20, regular: 22, walk_in: 22, group: 22, reserve: 22 },
  returnLimit: 2,
  restMinutes: 5,
  recallLimit: 3,
  capMinutes: 90,
  guardCalls: 2,
};

export interface Arrival {
  lane: Lane;
  /** Milliseconds since the epoch, like every instant here. */
  arrivedAt: number;
  slotStartsAt: number | null;
}

/** Early birds don't jump: in time means the slot's start counts, too late or unbooked means the arrival does. */
export function baseOf(rule: DayRule, { arrivedAt, slotStartsAt }: Arrival): number {
  if (slotStartsAt === null) return arrivedAt;
  return arrivedAt <= slotStartsAt + rule.lateGraceMinutes * 60_000 ? slotStartsAt : arrivedAt;
}

/** The moment by which this person should be called. */
export function dueOf(rule: DayRule, arrival: Arrival): number {
  return baseOf(rule, arrival) + rule.targetMinutes[arrival.lane] * 60_000;
}

/**
 * Whether a booking may check in now, and if not, from when or since when not.
 * @param pausedMs how long nobody could be served since the slot began: nobody is late by that
 */
export function checkInWindow(
  rule: DayRule,
  slotStartsAt: number,
  pausedMs = 0,
): { opensAt: number; closesAt: number; judge(at: number): 'early' | 'open' | 'late' } {
  const opensAt = slotStartsAt - rule.checkInEarlyMinutes * 60_000;
  const closesAt = slotStartsAt + rule.checkInLateMinutes * 60_000 + pausedMs;
  return { opensAt, closesAt, judge: (at) => (at < opensAt ? 'early' : at > closesAt ? 'late' : 'open') };
}
