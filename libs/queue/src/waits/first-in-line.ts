import { callPlan, FAST_LANES, type Guards, type Place } from '../tickets/call-order.js';

/** Somebody in a played line. */
export interface Waiting extends Place {
  serviceCode: string;
  /** How often they did not answer and came back into the line. */
  returns: number;
  /** Only asked about: called in thought, without taking anybody's turn. */
  ghost?: boolean;
}

/** Whom a counter would call of these, by the order that calls are made in; with the row of fast calls after it. */
export function firstInLine(
  line: readonly Waiting[],
  at: number,
  guards: Guards,
): { place: Waiting; run: number } | undefined {
  const [first] = callPlan(line, at, guards);
  if (!first) return undefined;
  const { place, rule } = first;
  if (rule === 'cap') return { place, run: guards.run };
  if (FAST_LANES.includes(place.lane)) return { place, run: guards.run + 1 };
  return { place, run: Math.max(0, guards.run - guards.guardCalls) };
}
