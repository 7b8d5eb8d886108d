import { quantileOf, replayDay, type Visit, type Wait } from '../day-rules/replay.js';
import type { DayRule } from '../day/day-rule.js';
import type { Lane } from '../supply/lane.js';

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

/** One day, called by the house's own order. The same seed brings the same people whatever the rule: only the order differs. */
export function simulateDay(crowd: Crowd, rule: DayRule, seed: number): Wait[] {
  const counters = Array.from({ length: crowd.counters }, () => ({ from: 0, to: Infinity }));
  return replayDay(comingDay(crowd, dice(seed)), counters, rule);
}

const SHOW_UP = 0.9;

/** Who comes on this day: every booked seat with its chance to be used, and the others whenever they like. */
function comingDay(crowd: Crowd, roll: () => number): Visit[] {
  const { hours, slotMinutes, load, counters, serviceMinutes, walkInShare, priorityShare } = crowd;
  const open = hours * 60;
  const people = (load * counters * open) / serviceMinutes;
  const unbooked = walkInShare + priorityShare / 2;
  const slots = Math.floor(open / slotMinutes);
  const seats = (people * (1 - unbooked)) / SHOW_UP / slots;
  const guests: Visit[] = [];
  const add = (arrivedAt: number, slotStartsAt: number | null, mayHavePriority: boolean, needs: number): void => {
    const lane: Lane = mayHavePriority && crowd.priority ? 'priority' : slotStartsAt === null ? 'walk_in' : 'regular';
    guests.push({ id: String(guests.length).padStart(5, '0'), lane, arrivedAt, slotStartsAt, needs });
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

/** The wait since the base that the given share of people stays below; 0 when nobody came. */
export function quantile(waits: readonly Wait[], share: number, lanes?: readonly Lane[]): number {
  const chosen = waits.filter((it) => !lanes || lanes.includes(it.lane));
  return quantileOf(
    chosen.map((it) => it.minutes),
    share,
  );
}
