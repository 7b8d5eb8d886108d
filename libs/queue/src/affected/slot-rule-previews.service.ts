import { Offices } from '@buka-pintu/offices';
import {
  addDays,
  dayIn,
  daysFrom,
  Db,
  type IsoDay,
  periodsOn,
  type Principal,
  weekday,
  withoutPeriods,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { recordOffice } from '../record-office.js';
import type { Lane, LaneSeats } from '../supply/lane.js';
import type { PlannedSlot, PlanRule, WeekPeriod } from '../supply/slot-plan.js';
import type { PlannedDay, SlotRulePreviewRequest, SlotRulePreviewView } from '../supply/slot-rule.dto.js';
import { SlotRules } from '../supply/slot-rules.service.js';
import { type SlotRow, slotsBetween } from '../supply/supply.queries.js';
import { Supply } from '../supply/supply.service.js';
import { comingBookings } from './affected.queries.js';
import { hitView, SHOWN } from './hit-booking.view.js';

interface At {
  officeId: number;
  servicePointId: string;
}
/** How far ahead a period is looked for among the opening hours: once round every regime that is known. */
const LOOK_DAYS = 28;

/** What a slot rule would do before it is saved: the week as it would be laid, and whom it takes the slot away. */
@Injectable()
export class SlotRulePreviews {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly rules: SlotRules,
    private readonly supply: Supply,
  ) {}

  /** @throws whatever saving it would throw, but for `stale` */
  async look(caller: Principal, request: SlotRulePreviewRequest): Promise<SlotRulePreviewView> {
    const { servicePointId, rule } = request;
    const officeId = recordOffice(servicePointId);
    return this.db.transaction(async () => {
      const { rules, before, to } = await this.rules.consider(caller, request);
      const at = { officeId, servicePointId };
      const { zone } = await this.offices.byNumber(officeId);
      const now = await this.db.now();
      const today = dayIn(zone, now);
      const begins = [today, rule?.validFrom ?? before?.validFrom ?? today].toSorted()[1]!;
      const plan = await this.supply.plan(officeId, servicePointId, today, to, undefined, rules);
      const planned = new Map(plan.map((slot) => [slot.startsAt, slot]));
      const standing = await slotsBetween(this.db, officeId, servicePointId, { from: today, to });
      const coming = await comingBookings(this.db, officeId, servicePointId);
      const hit = coming.filter(({ on, startsAt }) => on <= to && !planned.has(startsAt.toISOString()));
      return {
        bookingsHit: hit.length,
        bookings: hit.slice(0, SHOWN).map(hitView),
        ...movedSeats(standing, planned, now.toISOString()),
        outside: await this.outside(at, rule?.periods ?? [], begins),
        week: await this.week(at, rules, addDays(begins, 1 - weekday(begins))),
      };
    });
  }

  /** Periods that no day of their weekday holds whole. */
  private async outside(at: At, periods: readonly WeekPeriod[], from: IsoDay): Promise<WeekPeriod[]> {
    if (periods.length === 0) return [];
    const { zone } = await this.offices.byNumber(at.officeId);
    const open = await this.offices.openDays(at.officeId, at.servicePointId, from, addDays(from, LOOK_DAYS - 1));
    return periods.filter(
      (period) =>
        ![...open].some(
          ([day, { periods: hours }]) =>
            weekday(day) === period.weekday && withoutPeriods(periodsOn(zone, day, [period]), hours).length === 0,
        ),
    );
  }

  private async week(
    { officeId, servicePointId }: At,
    rules: readonly PlanRule[],
    from: IsoDay,
  ): Promise<PlannedDay[]> {
    const to = addDays(from, 6);
    const plan = await this.supply.plan(officeId, servicePointId, from, to, undefined, rules);
    const open = await this.offices.openDays(officeId, servicePointId, from, to);
    const standing = await slotsBetween(this.db, officeId, servicePointId, { from, to });
    const booked = new Map(standing.map((slot) => [slot.startsAt.toISOString(), bookedIn(slot)]));
    return daysFrom(from, to).map((on) => ({
      on,
      closed: open.get(on)?.closed?.name ?? null,
      slots: plan
        .filter((slot) => slot.onDay === on)
        .map(({ startsAt, endsAt, seats }) => ({
          startsAt,
          endsAt,
          lanes: lanesOf(seats).map(([lane, count]) => ({
            lane,
            seats: count,
            booked: booked.get(startsAt)?.get(lane) ?? 0,
          })),
        })),
    }));
  }
}

function lanesOf(seats: LaneSeats): [Lane, number][] {
  return Object.entries(seats).filter(([, count]) => count > 0) as [Lane, number][];
}

function bookedIn({ lanes }: SlotRow): Map<Lane, number> {
  return new Map(lanes.map(({ lane, booked }) => [lane, booked]));
}

/** Which seats to come would go, come, or stay only because somebody has them. */
function movedSeats(standing: readonly SlotRow[], planned: ReadonlyMap<string, PlannedSlot>, now: string) {
  const moved = { seatsKept: 0, seatsWithdrawn: 0, seatsAdded: 0, slotsAdded: 0 };
  const known = new Map(
    standing.filter(({ withdrawn }) => !withdrawn).map((slot) => [slot.startsAt.toISOString(), slot]),
  );
  for (const [startsAt, { lanes }] of known) {
    if (startsAt <= now) continue;
    const seats = planned.get(startsAt)?.seats;
    for (const { lane, seats: had, booked } of lanes) {
      const next = seats?.[lane] ?? 0;
      moved.seatsWithdrawn += Math.max(0, had - Math.max(next, booked));
      if (seats) moved.seatsKept += Math.max(0, booked - next);
    }
    for (const [lane, next] of lanesOf(seats ?? {}))
      moved.seatsAdded += Math.max(0, next - (lanes.find((one) => one.lane === lane)?.seats ?? 0));
  }
  for (const [startsAt, { seats }] of planned) {
    if (startsAt <= now || known.has(startsAt)) continue;
    moved.slotsAdded++;
    moved.seatsAdded += lanesOf(seats).reduce((sum, [, count]) => sum + count, 0);
  }
  return moved;
}
