import { checkHours, Offices } from '@buka-pintu/offices';
import {
  dayIn,
  Db,
  demand,
  type IsoDay,
  Ledger,
  newId,
  type Page,
  platformProblems,
  type Principal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueEvents } from '../queue.events.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import type { LaneSeats } from './lane.js';
import { Availability } from './availability.service.js';
import type { PlanRule } from './slot-plan.js';
import type { SlotRuleChange, SlotRulePreviewRequest, SlotRuleRequest, SlotRuleView } from './slot-rule.dto.js';
import { SlotRule } from './slot-rule.entity.js';
import { lockSupply } from './supply.queries.js';
import { lastDay, Supply } from './supply.service.js';

const EDIT = 'queue:slots:edit';

/** Setting how hours become slots and seats. What has begun is never changed backwards; the coming weeks follow at once. */
@Injectable()
export class SlotRules {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly ledger: Ledger,
    private readonly supply: Supply,
    private readonly availability: Availability,
  ) {}

  /** @throws not_found for another office's service point */
  async list(caller: Principal, servicePointId: string): Promise<Page<SlotRuleView>> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, 'queue:slots:read');
    await this.offices.servicePoint(officeId, servicePointId);
    const rows = await this.db
      .repo(SlotRule)
      .find({ where: { officeId, servicePointId }, order: { validFrom: 'ASC' } });
    return { items: rows.map(slotRuleView), next: null };
  }

  /** @throws validation_failed, not_found, slot_rule_exists, slot_rules_overlap, slot_rule_begun for a day that is over */
  async add(caller: Principal, request: SlotRuleRequest): Promise<SlotRuleView> {
    const { servicePointId, ...change } = request;
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, EDIT);
    return this.db.transaction(async () => {
      const { before, to } = await this.consider(caller, { servicePointId, rule: change });
      const row: SlotRule = { officeId, id: newId(officeId), servicePointId, ...columnsOf(change), version: 1 };
      await this.db.repo(SlotRule).insert(row);
      await this.layAndTell(caller, before, row, to);
      return slotRuleView(row);
    });
  }

  /** @throws validation_failed, not_found, stale, slot_rule_exists, slot_rules_overlap, slot_rule_begun */
  async change(caller: Principal, id: string, version: number, rule: SlotRuleChange): Promise<SlotRuleView> {
    const officeId = recordOffice(id);
    demand(caller, officeId, EDIT);
    return this.db.transaction(async () => {
      const { servicePointId } = await this.record(officeId, id);
      const { before, to } = await this.consider(caller, { servicePointId, id, rule });
      const columns = { ...columnsOf(rule), version: version + 1 };
      if (!(await this.db.repo(SlotRule).update({ officeId, id, version }, columns))) throw platformProblems.stale();
      const after = { ...before!, ...columns };
      await this.layAndTell(caller, before, after, to);
      return slotRuleView(after);
    });
  }

  /** Takes back a rule that begins today or later; what held before it goes on. @throws not_found, stale, slot_rule_begun */
  async remove(caller: Principal, id: string, version: number): Promise<void> {
    const officeId = recordOffice(id);
    demand(caller, officeId, EDIT);
    await this.db.transaction(async () => {
      const { servicePointId } = await this.record(officeId, id);
      const { before, to } = await this.consider(caller, { servicePointId, id, rule: null });
      if (!(await this.db.repo(SlotRule).delete({ officeId, id, version }))) throw platformProblems.stale();
      await this.layAndTell(caller, before, null, to);
    });
  }

  /**
   * What the rules would be after a change, refused as the change itself would be; one at a time for each service point.
   * @returns the rules, the rule as it was, and the last day whose slots may move
   */
  async consider(
    caller: Principal,
    { servicePointId, id, rule }: SlotRulePreviewRequest,
  ): Promise<{ rules: PlanRule[]; before: SlotRule | null; to: IsoDay }> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, EDIT);
    await this.offices.servicePoint(officeId, servicePointId);
    await lockSupply(this.db, servicePointId);
    const { zone } = await this.offices.byNumber(officeId);
    const today = dayIn(zone, await this.db.now());
    const known = await this.supply.rules(officeId, servicePointId);
    const before = id === undefined ? null : await this.record(officeId, id);
    if (before && before.servicePointId !== servicePointId) throw platformProblems.notFound();
    if (before) refusePast(before.validFrom, today);
    const others = known.filter((one) => one.id !== id);
    if (rule) {
      refusePast(rule.validFrom, today);
      checkHours(rule.periods ?? [], '/periods');
      refuseOverlap(others, rule);
    }
    const rules = rule ? [...others, columnsOf(rule)] : others;
    return { rules, before, to: lastDay(today, [...known, ...rules]) };
  }

  private async record(officeId: number, id: string): Promise<SlotRule> {
    const row = await this.db.repo(SlotRule).findOneBy({ officeId, id });
    if (!row) throw platformProblems.notFound();
    return row;
  }

  private async layAndTell(
    actor: Principal,
    before: SlotRule | null,
    after: SlotRule | null,
    to: IsoDay,
  ): Promise<void> {
    const { officeId, id, servicePointId } = (after ?? before)!;
    await this.ledger.append(officeId, queueEvents.slotRuleChanged, {
      subject: { type: 'slot_rule', id },
      payload: { servicePointId, before: before && slotRuleView(before), after: after && slotRuleView(after) },
      actor,
    });
    const { zone } = await this.offices.byNumber(officeId);
    await this.supply.lay(officeId, servicePointId, dayIn(zone, await this.db.now()), to);
    this.db.afterCommit(() => this.availability.forget(servicePointId));
  }
}

function refusePast(validFrom: IsoDay, today: IsoDay): void {
  if (validFrom < today) throw queueProblems.slotRuleBegun({ validFrom, today });
}

/** Of two rules without an end the later one goes on where it begins; two with an end would leave open which holds. */
function refuseOverlap(others: readonly PlanRule[], { validFrom, validTo }: SlotRuleChange): void {
  if (!validTo) {
    if (others.some((one) => one.validTo === null && one.validFrom === validFrom)) throw queueProblems.slotRuleExists();
    return;
  }
  const met = others.find((one) => one.validTo !== null && one.validFrom <= validTo && validFrom <= one.validTo);
  if (met) throw queueProblems.slotRulesOverlap({ from: met.validFrom, to: met.validTo! });
}

function columnsOf({ lanes, periods = [], validTo = null, ...rest }: SlotRuleChange) {
  const seats = Object.fromEntries(lanes.map((one) => [one.lane, one.seats])) as LaneSeats;
  const spills = lanes.flatMap(({ lane, spillTo: to, spillAt: time, spillDaysBefore: daysBefore = 0 }) =>
    to && time ? [{ lane, to, time, daysBefore }] : [],
  );
  return { ...rest, periods, validTo, lanes: seats, spills };
}

function slotRuleView({ officeId: _office, lanes, spills, releaseTime, ...row }: SlotRule): SlotRuleView {
  return {
    ...row,
    // PostgreSQL tells seconds as well.
    releaseTime: releaseTime.slice(0, 5),
    lanes: Object.entries(lanes).map(([lane, seats]) => {
      const spill = spills.find((one) => one.lane === lane);
      return {
        ...{ lane: lane as keyof LaneSeats, seats },
        ...(spill && { spillTo: spill.to, spillAt: spill.time, spillDaysBefore: spill.daysBefore }),
      };
    }),
  };
}
