import { baseOf, type DayRule, dueOf } from '../day/day-rule.js';
import type { Lane } from '../supply/lane.js';
import { callPlan, FAST_LANES, type Place } from '../tickets/call-order.js';

const MINUTE = 60_000;

/** How people come to one service point; minutes, shares from 0 to 1. */
export interface Crowd {
  counters: number;
  hours: number;
  /** Work that comes, over what the counters can do in the hours. */
  load: number;
  /** Share of people in the priority lane; half of them come without a booking, as they may. */
  priorityShare: number;
  /** Share of all people who come without a booking and without priority. */
  walkInShare: number;
  slotMinutes: number;
  serviceMinutes: number;
  /** Whether those who may have priority get it; without, the same people come as regular or walk-in. */
  priority: boolean;
}

export interface Wait {
  lane: Lane;
  /** From the base (slot start or arrival) to the call. */
  minutes: number;
}

interface Guest extends Place {
  arrivedAt: number;
  /** How long this person will be at the counter. */
  needs: number;
}

/** Numbers from 0 up to 1 out of a seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * One day at the counters, event by event, called by the house's own order (`callPlan`). The same seed brings the same
 * people at the same times with the same needs, whatever the rule: only the order differs.
 */
export function simulateDay(crowd: Crowd, rule: DayRule, seed: number): Wait[] {
  const guests = comingDay(crowd, rule, dice(seed)).sort((a, b) => a.arrivedAt - b.arrivedAt);
  const freeAt = Array.from({ length: crowd.counters }, () => 0);
  const waits: Wait[] = [];
  let line: Guest[] = [];
  let [come, run] = [0, 0];
  while (come < guests.length || line.length > 0) {
    const counter = freeAt.indexOf(Math.min(...freeAt));
    const now = line.length > 0 ? freeAt[counter]! : Math.max(freeAt[counter]!, guests[come]!.arrivedAt);
    while (come < guests.length && guests[come]!.arrivedAt <= now) line.push(guests[come++]!);
    const overdue = line.some((it) => !FAST_LANES.includes(it.lane) && it.dueAt < now);
    const { place, rule: chosenBy } = callPlan(line, now, {
      capMinutes: rule.capMinutes,
      guardCalls: rule.guardCalls,
      run,
    })[0]!;
    if (chosenBy !== 'cap') run = overdue && FAST_LANES.includes(place.lane) ? run + 1 : 0;
    line = line.filter((it) => it !== place);
    waits.push({ lane: place.lane, minutes: Math.max(0, now - place.baseAt) / MINUTE });
    freeAt[counter] = now + place.needs;
  }
  return waits;
}

const SHOW_UP = 0.9;

/** Who comes on this day: every booked seat with its chance to be used, and the others whenever they like. */
function comingDay(crowd: Crowd, rule: DayRule, roll: () => number): Guest[] {
  const { hours, slotMinutes, load, counters, serviceMinutes, walkInShare, priorityShare } = crowd;
  const open = hours * 60;
  const people = (load * counters * open) / serviceMinutes;
  const unbooked = walkInShare + priorityShare / 2;
  const slots = Math.floor(open / slotMinutes);
  const seats = (people * (1 - unbooked)) / SHOW_UP / slots;
  const guests: Guest[] = [];
  const add = (arrivedAt: number, slotStartsAt: number | null, mayHavePriority: boolean, needs: number): void => {
    const lane: Lane = mayHavePriority && crowd.priority ? 'priority' : slotStartsAt === null ? 'walk_in' : 'regular';
    const arrival = { lane, arrivedAt, slotStartsAt };
    const id = String(guests.length).padStart(5, '0');
    const baseAt = baseOf(rule, arrival);
    guests.push({ id, ...arrival, issuedAt: arrivedAt, baseAt, dueAt: dueOf(rule, arrival), restsUntil: null, needs });
  };
  const service = (): number =>
    -((Math.log(1 - roll()) + Math.log(1 - roll()) + Math.log(1 - roll())) / 3) * serviceMinutes * MINUTE;
  for (let slot = 0; slot < slots; slot++) {
    const count = Math.floor((slot + 1) * seats) - Math.floor(slot * seats);
    for (let seat = 0; seat < count; seat++) {
      const [shows, when, late, mayHavePriority, needs] = [roll(), roll(), roll(), roll(), service()];
      if (shows > SHOW_UP) continue;
      const startsAt = slot * slotMinutes * MINUTE;
      const offset = late < 0.05 ? 15 + when * 25 : when * 35 - 25;
      add(startsAt + offset * MINUTE, startsAt, mayHavePriority < priorityShare / 2 / (1 - unbooked), needs);
    }
  }
  // Those without a booking come at any time: as many as fall into the day.
  for (let at = 0; unbooked > 0;) {
    at += -Math.log(1 - roll()) * (open / (people * unbooked));
    const [mayHavePriority, needs] = [roll(), service()];
    if (at >= open) break;
    add(at * MINUTE, null, mayHavePriority < priorityShare / 2 / unbooked, needs);
  }
  return guests;
}

/** The wait that the given share of people stays below; 0 when nobody waited. */
export function quantile(waits: readonly Wait[], share: number, lanes?: readonly Lane[]): number {
  const minutes = waits.filter((it) => !lanes || lanes.includes(it.lane)).map((it) => it.minutes);
  minutes.sort((a, b) => a - b);
  return minutes[Math.min(minutes.length - 1, Math.floor(share * minutes.length))] ?? 0;
}
