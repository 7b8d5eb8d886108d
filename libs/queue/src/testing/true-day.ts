// Days as they might really go, told moment by moment: what the wait interval is judged against. Its laws are its own (services last by a
// lognormal law, officers are slower on some days), so that the forecast can't have learned them from anything but the past.
import { type ArrivalRow, type Spell } from '../waits/habits.js';
import { firstInLine, type Waiting } from '../waits/first-in-line.js';
import type { Expected, OpenCounter } from '../waits/line-simulation.js';
import type { Lane } from '../supply/lane.js';
import { baseOf, DEFAULT_DAY_RULE, dueOf } from '../day/day-rule.js';

const MINUTE = 60_000;
/** 08:00 to 16:00 without a break of the house: who takes one is the counters' affair. */
const OPENS = 8 * 60 * MINUTE;
const CLOSES = 16 * 60 * MINUTE;

export interface Scenario {
  name: string;
  counters: number;
  /** People booked in each half hour, and walk-ins expected in each hour from eight on. */
  booked: (halfHour: number) => number;
  walkIns: (hour: number) => number;
  priorityShare: number;
  /** Minutes after midnight between which a counter is away; null for one that stays. */
  break: (counter: number) => [number, number] | null;
}

export interface Guest {
  id: string;
  lane: Lane;
  serviceCode: string;
  arrivedAt: number;
  slotStartsAt: number | null;
}

export interface Moment {
  now: number;
  line: Waiting[];
  counters: OpenCounter[];
  expected: Expected[];
  /** Who is done already today. */
  done: Spell[];
}

export interface LivedDay {
  spells: Spell[];
  arrivals: ArrivalRow[];
  calledAt: Map<string, number>;
  /** Of those booked. */
  showUps: { came: number; missed: number };
}

export const SERVICES = [
  { code: 'passport_new_adult', median: 9, spread: 0.45 },
  { code: 'passport_renewal', median: 6, spread: 0.35 },
] as const;

export const dues = (arrival: { lane: Lane; arrivedAt: number; slotStartsAt: number | null }) => ({
  baseAt: baseOf(DEFAULT_DAY_RULE, arrival),
  dueAt: dueOf(DEFAULT_DAY_RULE, arrival),
});

export const HOURS = (day: number) => [{ startsAt: day + OPENS, endsAt: day + CLOSES }];

/** Lives one day. @param day its midnight @param onArrival told of each newcomer with the state of the house */
export async function liveDay(
  { counters, break: breakOf, ...scenario }: Scenario,
  day: number,
  roll: () => number,
  onArrival: (guest: Guest, moment: Moment, calledAt: ReadonlyMap<string, number>) => Promise<void> = async () => {},
): Promise<LivedDay> {
  const { guests, missed } = guestsOf(scenario, day, roll);
  const pace = 0.88 + roll() * 0.26;
  const on = new Date(day).toISOString().slice(0, 10);
  const desks = Array.from({ length: counters }, (_, index) => ({
    id: `c${index}`,
    freeAt: day + OPENS,
    busy: null as OpenCounter['busy'],
    away: breakOf(index)?.map((minutes) => day + minutes * MINUTE) ?? null,
    last: null as number | null,
  }));
  const lived: LivedDay = {
    spells: [],
    arrivals: [],
    calledAt: new Map(),
    showUps: { came: guests.filter((it) => it.slotStartsAt !== null).length, missed: missed.length },
  };
  const line: Waiting[] = [];
  let run = 0;
  const ready = (desk: (typeof desks)[number]): number => {
    const [from, to] = desk.away ?? [0, 0];
    return desk.freeAt >= from! && desk.freeAt < to! ? to! : desk.freeAt;
  };
  for (let next = 0; next < guests.length || line.length > 0;) {
    const desk = desks.reduce((first, other) => (ready(other) < ready(first) ? other : first));
    const comes = guests[next]?.arrivedAt ?? Number.POSITIVE_INFINITY;
    const acts = line.length === 0 ? Number.POSITIVE_INFINITY : Math.max(ready(desk), line[0]!.issuedAt);
    if (comes <= acts) {
      const guest = guests[next++]!;
      const { id, lane, serviceCode, arrivedAt: now, slotStartsAt } = guest;
      line.push({ id, lane, serviceCode, issuedAt: now, ...dues(guest), restsUntil: null, returns: 0 });
      lived.arrivals.push({
        ...{ lane, service_code: serviceCode, arrived_at: now, on_day: on },
        earliness: slotStartsAt === null ? null : now - slotStartsAt,
      });
      const state = desks.map(({ id: counter, busy, freeAt, away }) => ({
        ...{ id: counter, serviceCodes: [], lanes: [], busy: freeAt > now ? busy : null },
        paused: away !== null && now >= away[0]! && now < away[1]! && freeAt <= now,
      }));
      const coming = guests
        .slice(next)
        .flatMap(({ lane, serviceCode, slotStartsAt }) =>
          slotStartsAt === null ? [] : [{ lane, serviceCode, slotStartsAt }],
        );
      // Nobody knows who will not come.
      const expected = [...coming, ...missed];
      const done = lived.spells.filter((it) => it.started_at + it.seconds * 1000 <= now);
      await onArrival(guest, { now, line: [...line], counters: state, expected, done }, lived.calledAt);
      continue;
    }
    const at = acts;
    const found = firstInLine(line, at, { ...DEFAULT_DAY_RULE, run });
    if (!found) {
      desk.freeAt = at + MINUTE;
      continue;
    }
    const { place } = found;
    run = found.run;
    line.splice(line.indexOf(place), 1);
    if (!lived.calledAt.has(place.id)) lived.calledAt.set(place.id, at);
    const answered = roll() > 0.05;
    const service = SERVICES.find((it) => it.code === place.serviceCode)!;
    const took = answered ? pace * service.median * Math.exp(service.spread * normal(roll)) : 2;
    const until = at + Math.max(1, took) * MINUTE;
    lived.spells.push({
      ...{ service_code: place.serviceCode, counter_id: desk.id, on_day: on, started_at: at, answered, age: 0 },
      ...{ seconds: (until - at) / 1000, turn_seconds: desk.last === null ? null : (at - desk.last) / 1000 },
    });
    if (!answered && place.returns < 2) {
      line.push({ ...place, restsUntil: until + DEFAULT_DAY_RULE.restMinutes * MINUTE, returns: place.returns + 1 });
    }
    Object.assign(desk, { busy: { serviceCode: place.serviceCode, since: at }, last: until });
    // A breath between two people, as officers take it.
    desk.freeAt = until + roll() * 0.5 * MINUTE;
  }
  return lived;
}

function guestsOf(scenario: Pick<Scenario, 'booked' | 'walkIns' | 'priorityShare'>, day: number, roll: () => number) {
  const guests: Omit<Guest, 'id'>[] = [];
  const missed: Expected[] = [];
  const lane = (otherwise: Lane): Lane => (roll() < scenario.priorityShare ? 'priority' : otherwise);
  const serviceCode = (): string => SERVICES[roll() < 0.7 ? 0 : 1].code;
  for (let half = 0; half < 15; half++) {
    const slotStartsAt = day + OPENS + half * 30 * MINUTE;
    for (let seat = 0; seat < scenario.booked(half); seat++) {
      const arrivedAt = slotStartsAt + (normal(roll) * 12 - 8) * MINUTE;
      const booked = { lane: lane('regular'), serviceCode: serviceCode(), slotStartsAt };
      if (roll() < 0.12) missed.push(booked);
      else guests.push({ ...booked, arrivedAt });
    }
  }
  for (let hour = 0; hour < 7; hour++) {
    const many = scenario.walkIns(hour) * (0.7 + roll() * 0.6);
    for (let count = roll(); count < many; count++) {
      const arrivedAt = day + OPENS + (hour + roll()) * 60 * MINUTE;
      guests.push({ lane: lane('walk_in'), serviceCode: serviceCode(), arrivedAt, slotStartsAt: null });
    }
  }
  guests.sort((a, b) => a.arrivedAt - b.arrivedAt);
  return { guests: guests.map((guest, index) => ({ ...guest, id: `g${String(index).padStart(4, '0')}` })), missed };
}

/** A draw of the normal law (Box and Muller). */
function normal(roll: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
}
