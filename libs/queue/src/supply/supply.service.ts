import { type Alteration, Offices } from '@buka-pintu/offices';
import { addDays, dayIn, daysFrom, Db, type IsoDay, Ledger, system } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueEvents } from '../queue.events.js';
import { LANES } from './lane.js';
import { planDay, type PlannedSlot, type PlanRule, ruleOn } from './slot-plan.js';
import { addSeats, lockSupply, markSeats, rulesOf, slotIds, upsertSlots, withdrawSlots } from './supply.queries.js';

export interface Laid {
  slots: number;
  seats: number;
  withdrawn: number;
}

/** Days laid out beyond the horizon, so that a day's slots stand before the instant it goes on sale. */
const AHEAD = 7;

/** Makes slots and seats out of opening hours. Laying the same days again changes nothing and never touches a booking. */
@Injectable()
export class Supply {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly ledger: Ledger,
  ) {}

  /** Lays the coming weeks of every office; each in its own transaction, so that one that fails holds up no other. */
  async layAhead(): Promise<void> {
    for (const office of await this.offices.all()) await this.layOffice(office.id);
  }

  /** Lays the coming weeks of every service point of the office that has a slot rule. */
  async layOffice(officeId: number): Promise<Laid> {
    const { zone } = await this.offices.byNumber(officeId);
    const today = dayIn(zone, await this.db.now());
    const sum: Laid = { slots: 0, seats: 0, withdrawn: 0 };
    const rules = Map.groupBy(await rulesOf(this.db, officeId), (rule) => rule.servicePointId);
    for (const [servicePointId, its] of rules) {
      const laid = await this.lay(officeId, servicePointId, today, lastDay(today, its));
      for (const key of ['slots', 'seats', 'withdrawn'] as const) sum[key] += laid[key];
    }
    return sum;
  }

  /** Lays the coming weeks of one service point, whose hours or rules have changed. */
  async layPoint(officeId: number, servicePointId: string): Promise<Laid> {
    const { zone } = await this.offices.byNumber(officeId);
    const today = dayIn(zone, await this.db.now());
    return this.lay(officeId, servicePointId, today, lastDay(today, await this.rules(officeId, servicePointId)));
  }

  /** Lays the slots of one service point from one day to another, both included. */
  async lay(officeId: number, servicePointId: string, from: IsoDay, to: IsoDay): Promise<Laid> {
    return this.db.transaction(async () => {
      await lockSupply(this.db, servicePointId);
      const plan = await this.plan(officeId, servicePointId, from, to);
      const withdrawn = await withdrawSlots(this.db, officeId, servicePointId, { from, to }, plan);
      const slots = await upsertSlots(this.db, officeId, servicePointId, plan);
      const lanes = await this.lanesOf(officeId, servicePointId, plan);
      const seats = await addSeats(this.db, officeId, lanes);
      await markSeats(
        this.db,
        officeId,
        lanes.filter((lane) => !lane.past),
      );
      const laid = { slots, seats, withdrawn };
      if (slots + seats + withdrawn > 0)
        await this.ledger.append(officeId, queueEvents.slotsLaid, {
          subject: { type: 'service_point', id: servicePointId },
          payload: { servicePointId, from, to, ...laid },
          actor: system('queue.supply'),
        });
      return laid;
    });
  }

  /** The rules of a service point, oldest first. */
  rules(officeId: number, servicePointId: string): Promise<(PlanRule & { id: string })[]> {
    return rulesOf(this.db, officeId, servicePointId);
  }

  /** The days of the service point on which slots are laid now; undefined when nothing is booked there. */
  async span(officeId: number, servicePointId: string): Promise<{ from: IsoDay; to: IsoDay } | undefined> {
    const rules = await this.rules(officeId, servicePointId);
    if (rules.length === 0) return undefined;
    const { zone } = await this.offices.byNumber(officeId);
    const from = dayIn(zone, await this.db.now());
    return { from, to: lastDay(from, rules) };
  }

  private async lanesOf(officeId: number, servicePointId: string, plan: readonly PlannedSlot[]) {
    const planned = new Map(plan.map((slot) => [slot.startsAt, slot]));
    const slots = await slotIds(this.db, officeId, servicePointId, [...planned.keys()]);
    return slots.flatMap(({ id, startsAt, past }) => {
      const { seats, spills } = planned.get(startsAt.toISOString())!;
      return LANES.map((lane) => {
        const spill = spills.find((one) => one.lane === lane);
        const spilled = { spillTo: spill?.to ?? null, spillAt: spill?.at ?? null };
        return { slotId: id, lane, seats: seats[lane] ?? 0, ...spilled, past };
      });
    });
  }

  /**
   * The slots that the hours hold between two days.
   * @param alter what they would hold if the hours were changed
   * @param given rules to plan by instead of those that are kept
   */
  async plan(
    officeId: number,
    servicePointId: string,
    from: IsoDay,
    to: IsoDay,
    alter?: Alteration,
    given?: readonly PlanRule[],
  ): Promise<PlannedSlot[]> {
    const [{ zone }, rules, open] = [
      await this.offices.byNumber(officeId),
      given ?? (await this.rules(officeId, servicePointId)),
      await this.offices.openDays(officeId, servicePointId, from, to, alter),
    ];
    return daysFrom(from, to).flatMap((day) => {
      const [rule, hours] = [ruleOn(rules, day), open.get(day)];
      return rule && hours ? planDay(zone, day, hours, rule) : [];
    });
  }
}

/** The last of the days on which slots are laid. */
export function lastDay(today: IsoDay, rules: readonly PlanRule[]): IsoDay {
  return addDays(today, Math.max(0, ...rules.map((rule) => rule.horizonDays)) + AHEAD);
}
