import type { Lane } from '../supply/lane.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HALF_HOURS = 48;
/** A longer pause between two people at a counter is no turning over of papers, it is a break or an empty room. */
const LONGEST_TURN = 180;
/** How much a spell of another hour tells about this one: the same hour, the next one, any other. */
const NEARNESS = [1, 0.5, 0.15] as const;

/** One person's time at a counter, from the call until they left; of the recent days, as `habits.queries.ts` reads it. */
export interface Spell {
  service_code: string;
  counter_id: string;
  on_day: string;
  /** Milliseconds since the epoch. */
  started_at: number;
  seconds: number;
  answered: boolean;
  /** How long before the counter had let the one before go; null for its first of the day. */
  turn_seconds: number | null;
  /** Days ago. */
  age: number;
}

/** How quick a day is beside others: the logarithm of a factor on every time at a counter, as far as known. */
export interface Pace {
  middle: number;
  spread: number;
}

export interface ArrivalRow {
  lane: Lane;
  service_code: string;
  /** Milliseconds after the slot's start, negative before; null for a walk-in. */
  earliness: number | null;
  arrived_at: number;
  on_day: string;
}

interface Pool {
  took: number[];
  answered: boolean[];
  /** Running sums of the weights. */
  upTo: number[];
}

/** How a service point's days use to go. */
export interface Habits {
  /** How many spells all of it stands on. */
  spells: number;
  /** What the office's clock is ahead of UTC, in milliseconds: hours are the office's own. */
  offsetMs: number;
  spellsOf: Map<string, Spell[]>;
  pools: Map<string, Pool>;
  halfLifeDays: number;
  turnMs: number;
  /** The mean time at a counter by service, in seconds; '' for all. */
  meanOf: Map<string, number>;
  /** By how much whole days differ beside others: the standard deviation of the logarithm of their pace. */
  paceSpread: number;
  /** How many counters call in each half hour of the day, on average. */
  presence: number[];
  showUpRate: number;
  earliness: number[];
  walkIns: { lane: Lane; serviceCode: string; perHour: number[] }[];
}

export interface HabitsInput {
  offsetMs: number;
  halfLifeDays: number;
  /** Fewer spells of one service than this, and those of all are taken for it. */
  fewestOfService: number;
  spells: readonly Spell[];
  arrivals: readonly ArrivalRow[];
  /** Of those booked in the same days: who came, and who did not. */
  showUps: { came: number; missed: number };
}

/** What recent days say; the nearer in days and hour, the more. */
export function habitsOf(input: HabitsInput): Habits {
  const { spells, offsetMs, halfLifeDays } = input;
  const spellsOf = new Map<string, Spell[]>([['', [...spells]]]);
  for (const spell of spells) spellsOf.set(spell.service_code, [...(spellsOf.get(spell.service_code) ?? []), spell]);
  for (const [code, its] of spellsOf) if (code !== '' && its.length < input.fewestOfService) spellsOf.delete(code);
  const turns = spells.flatMap(({ turn_seconds: turn }) =>
    turn !== null && turn >= 0 && turn <= LONGEST_TURN ? [turn] : [],
  );
  const meanOf = new Map([...spellsOf].map(([code, its]) => [code, mean(its.map((spell) => spell.seconds))]));
  const { came, missed } = input.showUps;
  const earliness = input.arrivals.flatMap((it) => (it.earliness === null ? [] : [it.earliness]));
  return {
    spells: spells.length,
    offsetMs,
    spellsOf,
    pools: new Map(),
    halfLifeDays,
    turnMs: mean(turns) * 1000,
    meanOf,
    paceSpread: paceSpreadOf(spells, meanOf),
    presence: presenceOf(spells, offsetMs),
    // As if ten more had been expected of whom nine came: a young office has no habit yet.
    showUpRate: (came + 9) / (came + missed + 10),
    earliness: earliness.length >= 10 ? earliness : [-15 * MINUTE, -10 * MINUTE, -5 * MINUTE, 0],
    walkIns: walkInsOf(input.arrivals, offsetMs),
  };
}

/** How much one person's time differs from the mean, as a share of it: what makes a day's mean uncertain. */
const PERSON_SPREAD = 0.55;
/** No office is so even that tomorrow is known to the hundredth, nor so uneven that nothing is. */
const PACE_BOUNDS = [0.06, 0.35] as const;

function paceSpreadOf(spells: readonly Spell[], meanOf: ReadonlyMap<string, number>): number {
  const days = new Map<string, Spell[]>();
  for (const spell of spells) days.set(spell.on_day, [...(days.get(spell.on_day) ?? []), spell]);
  const paces = [...days.values()].filter((its) => its.length >= 10).map((its) => paceOf(its, meanOf));
  if (paces.length < 5) return 0.15;
  const middle = mean(paces);
  const seen = mean(paces.map((pace) => (pace - middle) ** 2)) * (paces.length / (paces.length - 1));
  // What a day differs by chance of who came is no pace.
  const chance = PERSON_SPREAD ** 2 / (spells.length / days.size);
  return Math.min(PACE_BOUNDS[1], Math.max(PACE_BOUNDS[0], Math.sqrt(Math.max(0, seen - chance))));
}

/** The logarithm by which these lasted longer than their services use to. */
function paceOf(spells: readonly Spell[], meanOf: ReadonlyMap<string, number>): number {
  const usual = spells.reduce((sum, spell) => sum + (meanOf.get(spell.service_code) ?? meanOf.get('') ?? 0), 0);
  const took = spells.reduce((sum, spell) => sum + spell.seconds, 0);
  return usual > 0 && took > 0 ? Math.log(took / usual) : 0;
}

/** How quick today is, from those already served: nobody yet tells nothing, many tell it well. */
export function paceToday({ meanOf, paceSpread }: Habits, today: readonly Spell[]): Pace {
  if (today.length === 0) return { middle: 0, spread: paceSpread };
  const doubt = PERSON_SPREAD ** 2 / today.length;
  const known = paceSpread ** 2 / (paceSpread ** 2 + doubt);
  return { middle: known * paceOf(today, meanOf), spread: Math.sqrt(known * doubt) };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, it) => sum + it, 0) / values.length;
}

function presenceOf(spells: readonly Spell[], offsetMs: number): number[] {
  const days = new Set(spells.map((spell) => spell.on_day)).size;
  const seen = Array.from({ length: HALF_HOURS }, () => new Set<string>());
  for (const { started_at: from, seconds, counter_id: counter, on_day: day } of spells) {
    for (let at = from; at <= from + seconds * 1000; at += HALF_HOUR / 3)
      seen[halfHour(offsetMs, at)]!.add(`${day} ${counter}`);
  }
  return seen.map((all) => (days === 0 ? 0 : all.size / days));
}

/** How many counters use to call in the half hour of an instant; null when none was ever seen. */
export function presenceIn({ presence, offsetMs }: Habits, at: number): number | null {
  return presence[halfHour(offsetMs, at)] || null;
}

function walkInsOf(arrivals: readonly ArrivalRow[], offsetMs: number): Habits['walkIns'] {
  const days = new Set(arrivals.map((it) => it.on_day)).size;
  const found = new Map<string, Habits['walkIns'][number]>();
  for (const { lane, service_code: serviceCode, earliness, arrived_at: at } of arrivals) {
    if (earliness !== null) continue;
    const key = `${lane} ${serviceCode}`;
    const kind = found.get(key) ?? { lane, serviceCode, perHour: Array.from({ length: 24 }, () => 0) };
    kind.perHour[Math.floor((at + offsetMs) / HOUR) % 24]! += 1 / days;
    found.set(key, kind);
  }
  return [...found.values()];
}

/** One person's time at a counter with the turn to the next, drawn from those that were. @param pace a factor of this day */
export function drawOccupancy(habits: Habits, serviceCode: string, at: number, pace: number, roll: () => number) {
  const pool = poolOf(habits, habits.spellsOf.has(serviceCode) ? serviceCode : '', at);
  const mark = roll() * (pool.upTo.at(-1) ?? 0);
  let [low, high] = [0, pool.upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pool.upTo[middle]! > mark) high = middle;
    else low = middle + 1;
  }
  return { took: (pool.took[low] ?? 10 * MINUTE) * pace + habits.turnMs, answered: pool.answered[low] ?? true };
}

function poolOf(habits: Habits, serviceCode: string, at: number): Pool {
  const hour = Math.floor((at + habits.offsetMs) / HOUR) % 24;
  const key = `${serviceCode} ${hour}`;
  const known = habits.pools.get(key);
  if (known) return known;
  const pool: Pool = { took: [], answered: [], upTo: [] };
  let sum = 0;
  for (const { started_at: from, seconds, answered, age } of habits.spellsOf.get(serviceCode) ?? []) {
    const apart = Math.abs((Math.floor((from + habits.offsetMs) / HOUR) % 24) - hour);
    sum += 0.5 ** (age / habits.halfLifeDays) * (NEARNESS[apart] ?? NEARNESS[2]);
    pool.took.push(seconds * 1000);
    pool.answered.push(answered);
    pool.upTo.push(sum);
  }
  habits.pools.set(key, pool);
  return pool;
}

const HALF_HOUR = 30 * MINUTE;

function halfHour(offsetMs: number, at: number): number {
  return Math.floor((at + offsetMs) / HALF_HOUR) % HALF_HOURS;
}
