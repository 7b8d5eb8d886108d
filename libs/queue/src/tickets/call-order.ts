import type { Lane } from '../supply/lane.js';

/** A place in the line; instants in milliseconds since the epoch. */
export interface Place {
  id: string;
  lane: Lane;
  issuedAt: number;
  /** From when the wait counts: the slot's start for who came in time, else the arrival. Coming early gains nothing. */
  baseAt: number;
  dueAt: number;
  restsUntil: number | null;
}

/** Lanes that are called ahead of the others, and so the ones the guard counts. */
export const FAST_LANES: readonly string[] = ['priority', 'express'];

export const CALL_RULES = ['earliest_due', 'regular_turn', 'cap', 'chosen'] as const;
export type CallRule = (typeof CALL_RULES)[number];

/** What bends the order by due time; the first two are data of the day's rule. */
export interface Guards {
  /** Whoever has waited this long since the base comes before all others. */
  capMinutes: number;
  /** How many fast calls may pass an overdue ticket of another lane in a row. */
  guardCalls: number;
  /** Such calls made in a row so far by counters that call the same line; see `runSql`. */
  run: number;
}

/**
 * The order of the line as it stands, with the rule that puts each there.
 *
 * 1. Past the cap: longest wait first, whatever the lane.
 * 2. Earliest due time, then earliest ticket. While a ticket of a regular lane is overdue, at most `guardCalls` fast ones
 *    (priority, express) go before it in a row; then the regular one that is due first has its turn, then again as many.
 * 3. Whoever did not answer keeps the due time but lets the others go first for a while, else the same absent person
 *    would be called again at once; that holds past the cap too.
 *
 * Written as it is meant, one after another; `planSql` says the same in one statement, `call-plan.it.ts` holds them together.
 */
export function callPlan<P extends Place>(
  line: readonly P[],
  now: number,
  guards: Guards,
): { place: P; rule: CallRule }[] {
  const rests = (it: P): boolean => it.restsUntil !== null && it.restsUntil > now;
  const capped = (it: P): boolean => it.baseAt + guards.capMinutes * 60_000 <= now;
  const plan: { place: P; rule: CallRule }[] = line
    .filter((it) => !rests(it) && capped(it))
    .sort((a, b) => a.baseAt - b.baseAt || byDue(a, b))
    .map((place) => ({ place, rule: 'cap' }));
  const open = line.filter((it) => !rests(it) && !capped(it)).sort(byDue);
  const fast = open.filter((it) => FAST_LANES.includes(it.lane));
  const regular = open.filter((it) => !FAST_LANES.includes(it.lane));
  let { run } = guards;
  for (let [f, r] = [0, 0]; f < fast.length || r < regular.length;) {
    const [quick, other] = [fast[f], regular[r]];
    const overdue = other !== undefined && other.dueAt < now;
    const first = !other || (quick && byDue(quick, other) < 0) ? quick! : other;
    const turn = first === quick && overdue && run >= guards.guardCalls;
    if (first === quick && !turn) {
      plan.push({ place: quick!, rule: 'earliest_due' });
      f += 1;
      run += 1;
    } else {
      plan.push({ place: other!, rule: turn ? 'regular_turn' : 'earliest_due' });
      r += 1;
      // More than allowed can only have passed while a regular call was under way: it is owed as many turns.
      run = Math.max(0, run - guards.guardCalls);
    }
  }
  const resting = line.filter(rests).sort(byDue);
  return [...plan, ...resting.map((place) => ({ place, rule: 'earliest_due' as const }))];
}

function byDue(a: Place, b: Place): number {
  return a.dueAt - b.dueAt || a.issuedAt - b.issuedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Who calls the same people shares the turns of the guard: counters with the same services and lanes, in one key. */
export function lineKey(serviceCodes: readonly string[], lanes: readonly string[]): string {
  const part = (codes: readonly string[]): string => (codes.length === 0 ? '*' : codes.toSorted().join(','));
  return `${part(serviceCodes)}/${part(lanes)}`;
}

/** Whole minutes by which `at` is past `dueAt`; 0 when there is time left. */
export function overdueMinutes(dueAt: number, at: number): number {
  return Math.max(0, Math.floor((at - dueAt) / 60_000));
}

/** Those who came earlier and still wait: the ones who may ask why. */
export function passedOver(chosen: Place, waiting: readonly Place[]): Place[] {
  return waiting
    .filter((p) => p.id !== chosen.id && p.issuedAt < chosen.issuedAt)
    .sort((a, b) => a.issuedAt - b.issuedAt);
}
