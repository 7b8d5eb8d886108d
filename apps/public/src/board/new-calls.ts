import type { BoardCall } from '../shapes';

/** A call is known by its ticket and how often it was called: a recall is said again, a repeated view is not. */
const keyOf = (call: BoardCall): string => `${call.ticketId} ${call.callCount}`;

/**
 * The calls in `now` that `before` did not show, oldest first. Without a `before` (the page has just been opened, or
 * was away) nothing is new: a room must not hear yesterday's or the last half hour's calls again.
 */
export function newCalls(before: readonly BoardCall[] | undefined, now: readonly BoardCall[]): BoardCall[] {
  if (!before) return [];
  const known = new Set(before.map(keyOf));
  return now.filter((call) => !known.has(keyOf(call))).sort((a, b) => a.calledAt.localeCompare(b.calledAt));
}
