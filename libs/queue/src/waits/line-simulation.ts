import { setImmediate as breathe } from 'node:timers/promises';
import type { Lane } from '../supply/lane.js';
import { firstInLine, type Waiting } from './first-in-line.js';
import { drawOccupancy, type Habits, type Pace, presenceIn } from './habits.js';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
/** Nobody's wait is foretold further ahead than a working day. */
const HORIZON = 9 * 60 * MINUTE;
/** After so many futures other requests get their turn: one process calls tickets and foretells waits. */
const BREATH = 10;

/** A counter somebody sits at; empty lists mean everything, as for calling. */
export interface OpenCounter {
  id: string;
  serviceCodes: readonly string[];
  lanes: readonly string[];
  paused: boolean;
  /** Whom it called and is not done with, and since when. */
  busy: { serviceCode: string; since: number } | null;
}

/** Somebody with a booking of today who has not come yet. */
export interface Expected {
  lane: Lane;
  serviceCode: string;
  slotStartsAt: number;
}

/** A service point at one moment; instants in milliseconds since the epoch. */
export interface World {
  now: number;
  line: readonly Waiting[];
  counters: readonly OpenCounter[];
  /** The periods of today in which counters call. */
  hours: readonly { startsAt: number; endsAt: number }[];
  expected: readonly Expected[];
  habits: Habits;
  pace: Pace;
  guards: { capMinutes: number; guardCalls: number };
  restMinutes: number;
  dueOf: (arrival: { lane: Lane; arrivedAt: number; slotStartsAt: number | null }) => { baseAt: number; dueAt: number };
}

/**
 * Plays the rest of the day many times by the house's own order and counts when each of the line is called: people still to come,
 * counters that take their breaks as they use to, services as long as they use to be.
 * @param roll a source of numbers from 0 up to 1
 * @returns for each of the line its waits from now in milliseconds, shortest first; Infinity where nobody ever calls
 */
export async function simulateLine(
  world: World,
  { rounds, roll }: { rounds: number; roll: () => number },
): Promise<Map<string, number[]>> {
  const waits = new Map<string, number[]>(world.line.map((it) => [it.id, []]));
  for (let round = 0; round < rounds; round++) {
    if (round > 0 && round % BREATH === 0) await breathe();
    const called = playOnce(world, roll);
    for (const [id, all] of waits) all.push((called.get(id) ?? Number.POSITIVE_INFINITY) - world.now);
  }
  for (const all of waits.values()) all.sort((a, b) => a - b);
  return waits;
}

interface Desk extends OpenCounter {
  freeAt: number;
  /** Who leaves first when fewer counters than now are usual; the same all day. */
  rank: number;
}

/** One future. @returns when each of today's line is first called */
function playOnce(world: World, roll: () => number): Map<string, number> {
  const { now, habits } = world;
  const asked = new Set(world.line.map((it) => it.id));
  const called = new Map<string, number>();
  const line: Waiting[] = [...world.line];
  const coming = arrivals(world, roll);
  const pace = Math.exp(world.pace.middle + world.pace.spread * normal(roll));
  const desks = deskOrder(world, pace, roll);
  const away = absence(world, desks, roll);
  let next = 0;
  let run = 0;
  for (let steps = 0; called.size < asked.size && steps < 5_000; steps++) {
    const desk = desks.reduce((first, other) => (other.freeAt < first.freeAt ? other : first));
    if (desk.freeAt > now + HORIZON) break;
    const at = away(desk, openFrom(world.hours, desk.freeAt));
    if (at > desk.freeAt) {
      desk.freeAt = at;
      continue;
    }
    while (next < coming.length && coming[next]!.issuedAt <= at) line.push(coming[next++]!);
    const mine = line.filter((it) => serves(desk, it));
    const found = mine.length === 0 ? undefined : firstInLine(mine, at, { ...world.guards, run });
    if (!found) {
      // Nobody it serves: it looks again when somebody comes or whoever rests has rested.
      const comes = coming[next]?.issuedAt ?? Number.POSITIVE_INFINITY;
      desk.freeAt = Math.min(comes, at + 5 * MINUTE);
      continue;
    }
    line.splice(line.indexOf(found.place), 1);
    if (found.place.ghost) {
      called.set(found.place.id, at);
      continue;
    }
    run = found.run;
    if (asked.has(found.place.id) && !called.has(found.place.id)) called.set(found.place.id, at);
    const { took, answered } = drawOccupancy(habits, found.place.serviceCode, at, pace, roll);
    desk.freeAt = at + took;
    if (!answered && found.place.returns < 2) {
      const restsUntil = desk.freeAt + world.restMinutes * MINUTE;
      line.push({ ...found.place, restsUntil, returns: found.place.returns + 1 });
    }
  }
  return called;
}

/** Who is still to come, in order of coming: booked people as they use to, walk-ins by chance at the hour's rate. */
function arrivals({ now, expected, habits, dueOf }: World, roll: () => number): Waiting[] {
  const all: Waiting[] = [];
  const add = (lane: Lane, serviceCode: string, arrivedAt: number, slotStartsAt: number | null): void => {
    const due = dueOf({ lane, arrivedAt, slotStartsAt });
    all.push({ id: `~${all.length}`, lane, serviceCode, issuedAt: arrivedAt, ...due, restsUntil: null, returns: 0 });
  };
  for (const { lane, serviceCode, slotStartsAt } of expected) {
    // Who would have come before now has not: such a draw is no future of this day, and another one is made.
    for (let draw = 0; draw < 8; draw++) {
      if (roll() >= habits.showUpRate) break;
      const arrivedAt = slotStartsAt + habits.earliness[Math.floor(roll() * habits.earliness.length)]!;
      if (arrivedAt <= now) continue;
      add(lane, serviceCode, arrivedAt, slotStartsAt);
      break;
    }
  }
  for (const { lane, serviceCode, perHour } of habits.walkIns) {
    for (let at = now; ;) {
      const rate = perHour[hourOf(habits, at)] ?? 0;
      const endOfHour = at + 60 * MINUTE - ((at + habits.offsetMs) % (60 * MINUTE));
      const gap = rate > 0 ? (-Math.log(1 - roll()) / rate) * 60 * MINUTE : Number.POSITIVE_INFINITY;
      at = at + gap < endOfHour ? at + gap : endOfHour;
      if (at > now + HORIZON) break;
      if (at !== endOfHour) add(lane, serviceCode, at, null);
    }
  }
  return all.sort((a, b) => a.issuedAt - b.issuedAt);
}

function deskOrder({ now, counters, habits }: World, pace: number, roll: () => number): Desk[] {
  const desks = counters.map((counter) => ({
    ...counter,
    freeAt: counter.busy ? now + left(habits, counter.busy, { now, pace }, roll) : now,
    rank: roll() + (counter.paused ? 1 : 0),
  }));
  return desks.sort((a, b) => a.rank - b.rank).map((desk, index) => ({ ...desk, rank: index }));
}

/** How much longer whoever is at the counter stays: a draw of those that lasted longer than so far. */
function left(
  habits: Habits,
  busy: { serviceCode: string; since: number },
  { now, pace }: { now: number; pace: number },
  roll: () => number,
): number {
  const soFar = now - busy.since;
  for (let draw = 0; draw < 20; draw++) {
    const { took } = drawOccupancy(habits, busy.serviceCode, now, pace, roll);
    if (took > soFar) return took - soFar;
  }
  return roll() * 5 * MINUTE;
}

/** When a desk that is free at an instant really calls: in a half hour with fewer counters than now, the last ones are away. */
function absence(world: World, desks: readonly Desk[], roll: () => number): (desk: Desk, at: number) => number {
  const { now, habits } = world;
  const open = desks.filter((desk) => !desk.paused).length;
  const here = Math.max(1, open);
  const usual = presenceIn(habits, now);
  const present = new Map<number, number>();
  const presentAt = (at: number): number => {
    const half = Math.floor((at + habits.offsetMs) / HALF_HOUR);
    let many = present.get(half);
    if (many === undefined) {
      const first = half === Math.floor((now + habits.offsetMs) / HALF_HOUR);
      const then = presenceIn(habits, at);
      const expected = first || usual === null || then === null ? here : Math.min(desks.length, (here * then) / usual);
      many = first ? here : Math.max(1, Math.floor(expected + roll()));
      present.set(half, many);
    }
    return many;
  };
  return (desk, at) => {
    let from = at;
    while (from < now + HORIZON && desk.rank >= presentAt(from)) {
      from = (Math.floor((from + habits.offsetMs) / HALF_HOUR) + 1) * HALF_HOUR - habits.offsetMs;
    }
    return from;
  };
}

function serves(desk: Desk, it: Waiting): boolean {
  return (
    (desk.serviceCodes.length === 0 || desk.serviceCodes.includes(it.serviceCode)) &&
    (desk.lanes.length === 0 || desk.lanes.includes(it.lane))
  );
}

/** The first instant from here on at which counters call; after the last period those who are left are served. */
function openFrom(hours: World['hours'], at: number): number {
  const period = hours.find(({ endsAt }) => at < endsAt);
  return period ? Math.max(at, period.startsAt) : at;
}

function hourOf(habits: Habits, at: number): number {
  return Math.floor((at + habits.offsetMs) / (60 * MINUTE)) % 24;
}

/** A draw of the normal law (Box and Muller). */
function normal(roll: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
}
