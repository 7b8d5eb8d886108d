// The working-time engine a second time, as plainly as it can be said: minute after minute, without a word shared with the
// first. Slow on purpose; it stands in the tests only, where both must always agree.
import type { DeadlineRule, ClockRun } from '../working-time.js';
import type { WorkingCalendar } from '../working-calendar.js';

/** Indonesia has no summer time: minutes ahead of UTC. */
const AHEAD: Readonly<Record<string, number>> = { 'Asia/Jakarta': 420, 'Asia/Makassar': 480, 'Asia/Jayapura': 540 };
const DAY = 1440;
const FARTHEST = 3660;

/** Steps through the office's minutes: local minute 0 is 1970-01-01 00:00 on its wall. */
export class MinuteStepper {
  private readonly ahead: number;
  private readonly known = new Map<number, Uint8Array>();

  constructor(private readonly calendar: WorkingCalendar) {
    this.ahead = AHEAD[calendar.zone]!;
  }

  /** The moment the rule's amount has run, or `waits` (paused for ever), or `never`. */
  deadline(run: ClockRun, rule: DeadlineRule): string {
    const minutes = rule.unit === 'working_minute' ? 1 : rule.unit === 'working_hour' ? 60 : 0;
    return minutes > 0 ? this.byMinutes(run, rule, minutes) : this.byDays(run, rule);
  }

  /** Working minutes from the start until the moment, pauses left out. */
  workingMinutes(run: ClockRun, until: string): number {
    const last = this.local(until);
    let count = 0;
    for (let at = this.local(run.startsAt); at < last; at++) if (this.works(at) && !this.pausedAt(run, at)) count++;
    return count;
  }

  private byMinutes(run: ClockRun, rule: DeadlineRule, size: number): string {
    const first = this.local(run.startsAt);
    let wanted = rule.amount * size;
    let cap = (rule.pauseCap ?? Infinity) * size;
    for (let at = first; at < first + FARTHEST * DAY; at++) {
      if (!this.works(at)) continue;
      const paused = cap > 0 && this.pausedAt(run, at);
      if (paused === 'open' && cap === Infinity) return 'waits';
      if (paused) cap--;
      else if (--wanted === 0) return this.instant(at + 1);
    }
    return 'never';
  }

  private byDays(run: ClockRun, rule: DeadlineRule): string {
    let start = this.local(run.startsAt);
    if (rule.startsOutside === 'next_opening') {
      const limit = start + FARTHEST * DAY;
      while (start < limit && !this.works(start)) start++;
      if (start === limit) return 'never';
    }
    const today = Math.floor(start / DAY);
    let wanted = rule.amount;
    let cap = rule.pauseCap ?? Infinity;
    for (let day = today; day < today + FARTHEST; day++) {
      if (day === today && rule.firstDay !== 'counts') continue;
      const end = rule.unit === 'calendar_day' ? DAY : this.closes(day);
      if (end === 0 || day * DAY + end <= start) continue;
      const paused = cap > 0 && this.pausedAt(run, day * DAY + end - 1);
      if (paused === 'open' && cap === Infinity) return 'waits';
      if (paused) cap--;
      else if (--wanted === 0) return this.last(day, rule);
    }
    return 'never';
  }

  private last(counted: number, rule: DeadlineRule): string {
    let day = counted;
    const step = { next_working_day: 1, working_day_before: -1, stays: 0 }[rule.onClosedDay ?? 'stays'];
    if (rule.unit === 'calendar_day' && step !== 0)
      for (let walked = 0; this.closes(day) === 0; walked++, day += step) if (walked > FARTHEST) return 'never';
    const close = rule.endsAt === 'midnight' ? 0 : this.closes(day);
    return this.instant(day * DAY + (close === 0 ? DAY : close));
  }

  /** The minute of the day after its last open one; 0 when it has none. */
  private closes(day: number): number {
    return this.minutesOf(day).lastIndexOf(1) + 1;
  }

  private works(minute: number): boolean {
    return this.minutesOf(Math.floor(minute / DAY))[((minute % DAY) + DAY) % DAY] === 1;
  }

  private pausedAt(run: ClockRun, minute: number): 'open' | 'ended' | false {
    // Pauses that touch or overlap are one: an endless one among them makes the whole endless.
    let found: 'open' | 'ended' | false = false;
    let reach = minute;
    for (let grown = true; grown;) {
      grown = false;
      for (const { startsAt, endsAt } of run.pauses ?? []) {
        const from = this.local(startsAt);
        if (from > reach || (found === false && from > minute)) continue;
        if (endsAt === null) return 'open';
        const to = this.local(endsAt);
        if (to > reach) {
          found = 'ended';
          reach = to;
          grown = true;
        }
      }
    }
    return found;
  }

  private minutesOf(day: number): Uint8Array {
    let minutes = this.known.get(day);
    if (!minutes) this.known.set(day, (minutes = this.paint(day)));
    return minutes;
  }

  private paint(day: number): Uint8Array {
    const minutes = new Uint8Array(DAY);
    const on = new Date(day * DAY * 60_000).toISOString().slice(0, 10);
    const fill = (from: string, to: string, value: 0 | 1) => minutes.fill(value, minuteOf(from), minuteOf(to));
    for (const { opensAt, closesAt } of this.doorSign(day, on)) fill(opensAt, closesAt, 1);
    for (const closure of this.calendar.closures) {
      if (closure.on !== on) continue;
      if (closure.hours === null) minutes.fill(0);
      else fill(closure.hours.opensAt, closure.hours.closesAt, 0);
    }
    return minutes;
  }

  private doorSign(day: number, on: string): readonly { opensAt: string; closesAt: string }[] {
    const exception = this.calendar.exceptions.get(on);
    if (exception) return exception;
    // 1970-01-01 was a Thursday.
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    let sets = this.calendar.sets.filter((set) => on >= set.validFrom && (set.validTo === null || on <= set.validTo));
    if (sets.some((set) => set.kind === 'regime')) sets = sets.filter((set) => set.kind === 'regime');
    const began = sets
      .map((set) => set.validFrom)
      .sort()
      .at(-1);
    const hours = sets.find((set) => set.validFrom === began)?.hours.filter((one) => one.weekday === weekday) ?? [];
    return this.calendar.holidays.has(on) ? hours.filter((one) => one.onHolidays) : hours;
  }

  private local(instant: string): number {
    return Date.parse(instant) / 60_000 + this.ahead;
  }

  private instant(minute: number): string {
    return new Date((minute - this.ahead) * 60_000).toISOString();
  }
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
