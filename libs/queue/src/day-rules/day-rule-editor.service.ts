import { Db, demand, type IsoDay, Ledger, newId, platformProblems, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Equal, IsNull, Or } from 'typeorm';
import type { DayRule } from '../day/day-rule.js';
import { DayRuleRow } from '../day/day-rule.entity.js';
import { dayRuleOn } from '../day/day-rule.queries.js';
import { DayRules } from '../day/day-rules.service.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { LANES, type Lane } from '../supply/lane.js';
import { type Point, Points } from '../tickets/points.service.js';
import type { DayRuleChange, DayRuleRequest, DayRulesView, DayRuleTerms, DayRuleView } from './day-rule.dto.js';
import { dayRuleEvents } from './day-rule.events.js';

export const EDIT_DAY_RULES = 'queue:day-rules:edit';

/** Setting what a day promises and tolerates, from a day on. What has begun is never changed backwards. */
@Injectable()
export class DayRuleEditor {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly rules: DayRules,
    private readonly ledger: Ledger,
  ) {}

  /** The rules of a service point and of its office. @throws not_found for another office's service point */
  async list(caller: Principal, servicePointId: string): Promise<DayRulesView> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, EDIT_DAY_RULES);
    const { today: on } = await this.points.at(officeId, servicePointId);
    const where = { officeId, servicePointId: Or(Equal(servicePointId), IsNull()) };
    const rows = await this.db.repo(DayRuleRow).find({ where, order: { validFrom: 'ASC', id: 'ASC' } });
    const holding = await dayRuleOn(this.db, officeId, servicePointId, on);
    return {
      items: rows.map((row) => viewOf(row, row.id === holding?.id)),
      today: termsOf(await this.rules.of(officeId, servicePointId, on)),
      on,
    };
  }

  /** @throws validation_failed, not_found, day_rule_exists, day_rule_begun for a day that is over */
  async add(caller: Principal, { servicePointId, officeWide, ...change }: DayRuleRequest): Promise<DayRuleView> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, EDIT_DAY_RULES);
    return this.db.transaction(async () => {
      const point = await this.points.at(officeId, servicePointId);
      refusePast(change.validFrom, point);
      const row: DayRuleRow = {
        ...{ officeId, id: newId(officeId), servicePointId: officeWide ? null : servicePointId, version: 1 },
        ...columnsOf(change),
      };
      await this.db.repo(DayRuleRow).insert(row);
      return this.told(caller, null, row, point);
    });
  }

  /** @throws validation_failed, not_found, stale, day_rule_exists, day_rule_begun */
  async change(caller: Principal, id: string, version: number, change: DayRuleChange): Promise<DayRuleView> {
    return this.db.transaction(async () => {
      const { row, point } = await this.record(caller, id);
      refusePast(change.validFrom, point);
      const after = { ...row, ...columnsOf(change), version: version + 1 };
      const { officeId } = row;
      const columns = { ...columnsOf(change), version: after.version };
      if (!(await this.db.repo(DayRuleRow).update({ officeId, id, version }, columns))) throw platformProblems.stale();
      return this.told(caller, row, after, point);
    });
  }

  /** Takes back a rule that begins today or later. @throws not_found, stale, day_rule_begun */
  async remove(caller: Principal, id: string, version: number): Promise<void> {
    await this.db.transaction(async () => {
      const { row, point } = await this.record(caller, id);
      if (!(await this.db.repo(DayRuleRow).delete({ officeId: row.officeId, id, version }))) {
        throw platformProblems.stale();
      }
      await this.tell(caller, row, null, point);
    });
  }

  private async record(caller: Principal, id: string): Promise<{ row: DayRuleRow; point: Point }> {
    const officeId = recordOffice(id);
    demand(caller, officeId, EDIT_DAY_RULES);
    const row = await this.db.repo(DayRuleRow).findOneBy({ officeId, id });
    if (!row) throw platformProblems.notFound();
    const point = await this.points.at(officeId, row.servicePointId ?? (await this.points.anyOf(officeId)));
    refusePast(row.validFrom, point);
    return { row, point };
  }

  private async told(
    caller: Principal,
    before: DayRuleRow | null,
    after: DayRuleRow,
    point: Point,
  ): Promise<DayRuleView> {
    await this.tell(caller, before, after, point);
    const { officeId, id } = point.servicePoint;
    const holding = await dayRuleOn(this.db, officeId, id, point.today);
    return viewOf(after, after.id === holding?.id);
  }

  private async tell(actor: Principal, before: DayRuleRow | null, after: DayRuleRow | null, { today }: Point) {
    const { officeId, id, servicePointId } = (after ?? before)!;
    const said = (row: DayRuleRow | null) => row && { validFrom: row.validFrom, ...termsOf(DayRules.ruleOf(row)) };
    await this.ledger.append(officeId, dayRuleEvents.dayRuleChanged, {
      subject: { type: 'day_rule', id },
      payload: { servicePointId, on: today, before: said(before), after: said(after) },
      actor,
    });
  }
}

function refusePast(validFrom: IsoDay, { today }: Point): void {
  if (validFrom < today) throw queueProblems.dayRuleBegun({ validFrom, today });
}

/** The rule that terms of a request describe. */
export function ruleOf({ targets, ...rest }: DayRuleTerms): DayRule {
  const targetMinutes = Object.fromEntries(targets.map(({ lane, minutes }) => [lane, minutes])) as Record<Lane, number>;
  return { ...rest, targetMinutes };
}

function termsOf({ targetMinutes, ...rest }: DayRule): DayRuleTerms {
  return { ...rest, targets: LANES.map((lane) => ({ lane, minutes: targetMinutes[lane] })) };
}

function columnsOf({ validFrom, ...terms }: DayRuleChange) {
  const { targetMinutes, ...rest } = ruleOf(terms);
  return {
    ...{ ...rest, validFrom },
    targetPriorityMinutes: targetMinutes.priority,
    targetRegularMinutes: targetMinutes.regular,
    targetWalkInMinutes: targetMinutes.walk_in,
    targetExpressMinutes: targetMinutes.express,
    targetGroupMinutes: targetMinutes.group,
    targetReserveMinutes: targetMinutes.reserve,
  };
}

function viewOf(row: DayRuleRow, inForce: boolean): DayRuleView {
  const { id, servicePointId, validFrom, version } = row;
  return { id, servicePointId, validFrom, version, inForce, ...termsOf(DayRules.ruleOf(row)) };
}
