import { type Arrival, baseOf, type DayRule, dueOf } from '../day/day-rule.js';
import type { Lane } from '../supply/lane.js';
import { callPlan, FAST_LANES, type Place } from '../tickets/call-order.js';

const MINUTE = 60_000;

/** Somebody who came, and how long the counter was taken up by them; milliseconds. */
export interface Visit extends Arrival {
  id: string;
  needs: number;
}

/** A counter that calls from an instant to another. */
export interface OpenCounter {
  from: number;
  to: number;
}

export interface Wait {
  lane: Lane;
  /** From the base to the call. */
  minutes: number;
  /** From being there, but not before the slot: the same for any rule, so that rules can be compared. */
  inRoom: number;
}

/**
 * A day at the counters, event by event, called by the house's own order (`callPlan`): the same people at the same times with the
 * same needs, whatever the rule. Whoever is left when the last counter closes is not called.
 */
export function replayDay(visits: readonly Visit[], counters: readonly OpenCounter[], rule: DayRule): Wait[] {
  const coming = visits
    .map((visit) => ({ ...visit, ...placeOf(visit, rule) }))
    .sort((a, b) => a.arrivedAt - b.arrivedAt);
  const free = counters.map(({ from, to }) => ({ at: from, to }));
  const waits: Wait[] = [];
  let line: typeof coming = [];
  let [come, run] = [0, 0];
  while (come < coming.length || line.length > 0) {
    const counter = free.reduce((first, other) => (other.at < first.at ? other : first), { at: Infinity, to: 0 });
    if (counter.at === Infinity) break;
    const now = line.length > 0 ? counter.at : Math.max(counter.at, coming[come]!.arrivedAt);
    if (now >= counter.to) {
      counter.at = Infinity;
      continue;
    }
    while (come < coming.length && coming[come]!.arrivedAt <= now) line.push(coming[come++]!);
    const overdue = line.some((it) => !FAST_LANES.includes(it.lane) && it.dueAt < now);
    const { capMinutes, guardCalls } = rule;
    const { place, rule: chosenBy } = callPlan(line, now, { capMinutes, guardCalls, run })[0]!;
    if (chosenBy !== 'cap') run = overdue && FAST_LANES.includes(place.lane) ? run + 1 : 0;
    line = line.filter((it) => it !== place);
    waits.push({
      lane: place.lane,
      minutes: Math.max(0, now - place.baseAt) / MINUTE,
      inRoom: Math.max(0, now - Math.max(place.arrivedAt, place.slotStartsAt ?? 0)) / MINUTE,
    });
    counter.at = now + place.needs;
  }
  return waits;
}

function placeOf(visit: Visit, rule: DayRule): Omit<Place, 'id' | 'lane'> {
  return { issuedAt: visit.arrivedAt, baseAt: baseOf(rule, visit), dueAt: dueOf(rule, visit), restsUntil: null };
}

/** What the given share of the minutes stays below; 0 of none. */
export function quantileOf(minutes: readonly number[], share: number): number {
  const sorted = minutes.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
