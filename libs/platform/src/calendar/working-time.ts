import { addDays, type IsoDay } from './day.js';
import { dayBounds, dayIn, type IsoInstant } from './zone.js';
import { type WorkingCalendar, workingPeriods } from './working-calendar.js';

/** A stretch in which a clock stood still; `endsAt` is null while it still does. */
export interface ClockPause {
  startsAt: IsoInstant;
  endsAt: IsoInstant | null;
}

/** A clock as its case tells it: since when it runs and when it was paused. */
export interface ClockRun {
  startsAt: IsoInstant;
  /** In any order; they may touch or overlap. */
  pauses?: readonly ClockPause[];
}

/** How a term is counted, as data beside its legal basis. What each word means stands in docs/adr/0011. */
export interface DeadlineRule {
  unit: 'working_minute' | 'working_hour' | 'working_day' | 'calendar_day';
  /** 1 or more. */
  amount: number;
  /** Days: whether the day of the start is the first of them. `next` (what is usual in law) unless told. */
  firstDay?: 'counts' | 'next';
  /** Days: what comes in while nobody works counts as it came, or as if it had come at the next opening. */
  startsOutside?: 'as_it_is' | 'next_opening';
  /** Days: the last day ends when work does (its own close on a working day) or at midnight. `close` unless told. */
  endsAt?: 'close' | 'midnight';
  /** Calendar days: where a last day goes on which nobody works. `stays` unless told. */
  onClosedDay?: 'stays' | 'next_working_day' | 'working_day_before';
  /** At most so many units of pause stop the clock; beyond them it runs on. Without it every pause counts. */
  pauseCap?: number;
}

/** How far a search goes before it says that the calendar never opens again: ten years. */
const FARTHEST_DAYS = 3660;
const MINUTE_MS = 60_000;

interface Stretch {
  from: number;
  to: number;
}

/**
 * Counts time by a calendar. It keeps the days it has looked at, so that a list of a thousand deadlines under one calendar
 * works each day out once; make a new one when the calendar changes.
 */
export class WorkingTime {
  private readonly days = new Map<IsoDay, readonly Stretch[]>();

  constructor(private readonly calendar: WorkingCalendar) {}

  /** Whether anybody works on the day, if only for an hour. */
  isWorkingDay(day: IsoDay): boolean {
    return this.open(day).length > 0;
  }

  /** The working day `count` after the day (before it when negative); undefined when the calendar has none within ten years. */
  workingDayFrom(day: IsoDay, count: number): IsoDay | undefined {
    const step = Math.sign(count);
    let left = Math.abs(count);
    let on = day;
    for (let walked = 0; left > 0; walked++) {
      if (walked === FARTHEST_DAYS) return undefined;
      on = addDays(on, step);
      if (this.isWorkingDay(on)) left--;
    }
    return on;
  }

  /** The first moment at or after the instant at which the office is open; undefined when there is none within ten years. */
  nextOpening(instant: IsoInstant): IsoInstant | undefined {
    const at = Date.parse(instant);
    for (const day of this.daysAfter(this.dayOf(at))) {
      const stretch = this.open(day).find(({ to }) => to > at);
      if (stretch) return iso(Math.max(at, stretch.from));
    }
    return undefined;
  }

  /** Whole working minutes that a clock has run from its start until the moment. */
  workingMinutes(run: ClockRun, until: IsoInstant): number {
    return Math.floor(this.runMillis(run, Infinity, until) / MINUTE_MS);
  }

  /**
   * The moment at which the clock has run for the rule's amount.
   * @returns undefined when it stands still for an unknown time before that, or the calendar never opens again
   * @throws RangeError for an amount or a cap that is no whole number in range
   */
  deadline(run: ClockRun, rule: DeadlineRule): IsoInstant | undefined {
    if (!Number.isInteger(rule.amount) || rule.amount < 1) throw new RangeError('A term is one unit or more');
    if (rule.pauseCap !== undefined && !(Number.isInteger(rule.pauseCap) && rule.pauseCap >= 0))
      throw new RangeError('A cap is a whole number of units');
    const size = sizeOf(rule);
    return size === undefined ? this.afterDays(run, rule) : this.afterMillis(run, rule, size);
  }

  /** Whole units of the rule that the clock has used up by the moment; a day is used up when it ends. */
  used(run: ClockRun, rule: DeadlineRule, until: IsoInstant): number {
    const size = sizeOf(rule);
    if (size !== undefined) return Math.floor(this.runMillis(run, capOf(rule) * size, until) / size);
    const limit = Date.parse(until);
    let used = 0;
    for (const day of this.countedDays(run, rule)) {
      if (day.ends > limit) break;
      if (!day.paused) used++;
    }
    return used;
  }

  private afterMillis(run: ClockRun, rule: DeadlineRule, size: number): IsoInstant | undefined {
    let left = rule.amount * size;
    for (const piece of this.pieces(run, capOf(rule) * size)) {
      if (piece.paused && piece.to === Infinity) return undefined;
      if (piece.paused) continue;
      if (left <= piece.to - piece.from) return iso(piece.from + left);
      left -= piece.to - piece.from;
    }
    return undefined;
  }

  private runMillis(run: ClockRun, cap: number, until: IsoInstant): number {
    const limit = Date.parse(until);
    let sum = 0;
    for (const { from, to, paused } of this.pieces(run, cap)) {
      if (from >= limit) break;
      if (!paused) sum += Math.min(to, limit) - from;
    }
    return sum;
  }

  /** Open time from the start on, cut where pauses begin and end, until the calendar or our patience ends. */
  private *pieces(run: ClockRun, cap: number): Generator<Stretch & { paused: boolean }> {
    const start = Date.parse(run.startsAt);
    const pauses = pausesOf(run);
    let capLeft = cap;
    for (const day of this.daysAfter(this.dayOf(start))) {
      for (const stretch of this.open(day)) {
        for (let from = Math.max(stretch.from, start); from < stretch.to;) {
          const pause = pauses.find((one) => one.from <= from && from < one.to);
          const stands = pause !== undefined && capLeft > 0;
          if (stands && pause.to === Infinity && capLeft === Infinity)
            return yield { from, to: Infinity, paused: true };
          const to = stands
            ? Math.min(stretch.to, pause.to, from + capLeft)
            : this.runsUntil(stretch, from, pauses, capLeft);
          if (stands) capLeft -= to - from;
          yield { from, to, paused: stands };
          from = to;
        }
      }
    }
  }

  private runsUntil(stretch: Stretch, from: number, pauses: readonly Stretch[], capLeft: number): number {
    const next = capLeft > 0 ? pauses.find((one) => one.from > from) : undefined;
    return Math.min(stretch.to, next?.from ?? Infinity);
  }

  private afterDays(run: ClockRun, rule: DeadlineRule): IsoInstant | undefined {
    let left = rule.amount;
    for (const day of this.countedDays(run, rule)) {
      if (day.paused === 'open') return undefined;
      if (day.paused) continue;
      left--;
      if (left === 0) return this.endOf(day.on, rule);
    }
    return undefined;
  }

  /** The days a term may count, each with the moment that uses it up and whether the clock stood still just before it. */
  private *countedDays(
    run: ClockRun,
    rule: DeadlineRule,
  ): Generator<{ on: IsoDay; ends: number; paused: false | 'ended' | 'open' }> {
    const moved = rule.startsOutside === 'next_opening' ? this.nextOpening(run.startsAt) : run.startsAt;
    if (moved === undefined) return;
    const start = Date.parse(moved);
    const first = this.dayOf(start);
    const pauses = pausesOf(run);
    let capLeft = capOf(rule);
    for (const on of this.daysAfter(first)) {
      if (on === first && rule.firstDay !== 'counts') continue;
      const ends = rule.unit === 'working_day' ? this.open(on).at(-1)?.to : Date.parse(this.bounds(on).endsAt);
      if (ends === undefined || ends <= start) continue;
      const pause = capLeft > 0 ? pauses.find((one) => one.from < ends && ends <= one.to) : undefined;
      if (pause) capLeft--;
      const unknown = pause?.to === Infinity && capLeft === Infinity;
      yield { on, ends, paused: pause ? (unknown ? 'open' : 'ended') : false };
    }
  }

  private endOf(day: IsoDay, rule: DeadlineRule): IsoInstant | undefined {
    const moves = rule.unit === 'calendar_day' && !this.isWorkingDay(day);
    const last =
      moves && rule.onClosedDay === 'next_working_day'
        ? this.workingDayFrom(day, 1)
        : moves && rule.onClosedDay === 'working_day_before'
          ? this.workingDayFrom(day, -1)
          : day;
    if (last === undefined) return undefined;
    const close = rule.endsAt === 'midnight' ? undefined : this.open(last).at(-1)?.to;
    return close === undefined ? this.bounds(last).endsAt : iso(close);
  }

  private *daysAfter(day: IsoDay): Generator<IsoDay> {
    for (let ahead = 0, on = day; ahead < FARTHEST_DAYS; ahead++, on = addDays(on, 1)) yield on;
  }

  private open(day: IsoDay): readonly Stretch[] {
    let known = this.days.get(day);
    if (!known) {
      known = workingPeriods(this.calendar, day).map((period) => ({
        from: Date.parse(period.startsAt),
        to: Date.parse(period.endsAt),
      }));
      this.days.set(day, known);
    }
    return known;
  }

  private dayOf(at: number): IsoDay {
    return dayIn(this.calendar.zone, new Date(at));
  }

  private bounds(day: IsoDay) {
    return dayBounds(this.calendar.zone, day);
  }
}

function sizeOf({ unit }: DeadlineRule): number | undefined {
  if (unit === 'working_minute') return MINUTE_MS;
  return unit === 'working_hour' ? 60 * MINUTE_MS : undefined;
}

function capOf(rule: DeadlineRule): number {
  return rule.pauseCap ?? Infinity;
}

/** Pauses in order, those that touch or overlap as one. */
function pausesOf({ pauses = [] }: ClockRun): Stretch[] {
  const sorted = pauses
    .map(({ startsAt, endsAt }) => ({
      from: Date.parse(startsAt),
      to: endsAt === null ? Infinity : Date.parse(endsAt),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const joined: Stretch[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else joined.push(next);
  }
  return joined;
}

function iso(at: number): IsoInstant {
  return new Date(at).toISOString();
}
