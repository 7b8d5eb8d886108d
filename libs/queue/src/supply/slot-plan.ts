import {
  addDays,
  cutPeriods,
  type Hours,
  instantAt,
  type IsoDay,
  type IsoInstant,
  type Period,
  periodsOn,
  weekday,
  withoutPeriods,
  type Zone,
} from '@buka-pintu/platform';
import type { Lane, LaneSeats, LaneSpill } from './lane.js';

/** A part of a weekday (1 is Monday) by the office's clock. */
export interface WeekPeriod extends Hours {
  weekday: number;
}

/** What a rule says, as far as planning needs it; see SlotRule. */
export interface PlanRule {
  minutes: number;
  /** The parts of the opening hours that become slots; all of them when empty. */
  periods: readonly WeekPeriod[];
  lanes: LaneSeats;
  /** Which lanes give what they did not sell to another one. */
  spills: readonly LaneSpill[];
  horizonDays: number;
  releaseTime: string;
  cancelDays: number;
  validFrom: IsoDay;
  validTo: IsoDay | null;
}

export interface PlannedSlot {
  onDay: IsoDay;
  startsAt: IsoInstant;
  endsAt: IsoInstant;
  opensAt: IsoInstant;
  cancelByAt: IsoInstant;
  seats: LaneSeats;
  spills: { lane: Lane; to: Lane; at: IsoInstant }[];
}

/** The rule in force on the day: of those that hold one with a last day before one without, and of these the one that began last. */
export function ruleOn<R extends PlanRule>(rules: readonly R[], day: IsoDay): R | undefined {
  return rules
    .filter((rule) => rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo))
    .reduce<R | undefined>((best, rule) => (!best || ranks(rule, best) ? rule : best), undefined);
}

function ranks(rule: PlanRule, over: PlanRule): boolean {
  const [ends, otherEnds] = [rule.validTo !== null, over.validTo !== null];
  return ends === otherEnds ? rule.validFrom > over.validFrom : ends;
}

/** Of a day's open periods those that the rule takes. */
export function takenPeriods(zone: Zone, day: IsoDay, open: readonly Period[], { periods }: PlanRule): Period[] {
  if (periods.length === 0) return [...open];
  const wanted = periodsOn(
    zone,
    day,
    periods.filter((one) => one.weekday === weekday(day)),
  );
  return withoutPeriods(open, withoutPeriods(open, wanted));
}

/** When a day goes on sale: at the release time, by the office's clock, `horizonDays` before it. */
export function releaseOf(zone: Zone, day: IsoDay, rule: PlanRule): IsoInstant {
  return instantAt(zone, addDays(day, -rule.horizonDays), rule.releaseTime);
}

/** Until when a visit may be cancelled: H-n ends with the office's day n days before; H-0 when the slot begins. */
export function cancelLimit(zone: Zone, day: IsoDay, startsAt: IsoInstant, rule: PlanRule): IsoInstant {
  return rule.cancelDays === 0 ? startsAt : instantAt(zone, addDays(day, -rule.cancelDays), '24:00');
}

/** From when on the unsold seats of a lane count for another one, by the office's clock. */
export function spillsOf(zone: Zone, day: IsoDay, { spills }: PlanRule): PlannedSlot['spills'] {
  return spills.map(({ lane, to, time, daysBefore }) => ({
    ...{ lane, to },
    at: instantAt(zone, addDays(day, -daysBefore), time),
  }));
}

/** The hours of a day as far as slots need them; see OpenDay of the offices. */
export interface DayHours {
  periods: readonly Period[];
  ordinary: readonly Period[];
}

/**
 * The slots of a day, each with the seats of the rule's lanes: its ordinary hours cut into pieces, of which those stay that are open from
 * their first minute to their last. Cut from what an outage left, they would begin at the second it ended, and every booked
 * visit after it would have lost its time.
 */
export function planDay(zone: Zone, day: IsoDay, { periods, ordinary }: DayHours, rule: PlanRule): PlannedSlot[] {
  const [opensAt, spills] = [releaseOf(zone, day, rule), spillsOf(zone, day, rule)];
  const pieces = cutPeriods(takenPeriods(zone, day, ordinary, rule), rule.minutes);
  const open = pieces.filter((piece) => withoutPeriods([piece], periods).length === 0);
  return open.map(({ startsAt, endsAt }) => ({
    onDay: day,
    startsAt,
    endsAt,
    opensAt,
    cancelByAt: cancelLimit(zone, day, startsAt, rule),
    seats: rule.lanes,
    spills,
  }));
}
