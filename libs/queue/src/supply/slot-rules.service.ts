import { Offices } from '@buka-pintu/offices';
import { dayIn, Db, demand, Ledger, newId, type Page, platformProblems, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueEvents } from '../queue.events.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import type { LaneSeats } from './lane.js';
import type { SlotRuleChange, SlotRuleRequest, SlotRuleView } from './slot-rule.dto.js';
import { SlotRule } from './slot-rule.entity.js';
import { Supply } from './supply.service.js';

const EDIT = 'queue:slots:edit';

/** Setting how hours become slots and seats. What has begun is never changed backwards; the coming weeks follow at once. */
@Injectable()
export class SlotRules {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly ledger: Ledger,
    private readonly supply: Supply,
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

  /** @throws not_found, slot_rule_exists, slot_rule_begun for a day that is over */
  async add(caller: Principal, request: SlotRuleRequest): Promise<SlotRuleView> {
    const { servicePointId, ...change } = request;
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, EDIT);
    return this.db.transaction(async () => {
      await this.offices.servicePoint(officeId, servicePointId);
      await this.refusePast(officeId, change.validFrom);
      const row: SlotRule = {
        ...{ officeId, id: newId(officeId), servicePointId },
        ...{ ...columnsOf(change), validTo: null, version: 1 },
      };
      await this.db.repo(SlotRule).insert(row);
      return this.layAndTell(caller, null, row);
    });
  }

  /** @throws not_found, stale, slot_rule_exists, slot_rule_begun */
  async change(caller: Principal, id: string, version: number, change: SlotRuleChange): Promise<SlotRuleView> {
    const officeId = recordOffice(id);
    demand(caller, officeId, EDIT);
    return this.db.transaction(async () => {
      const before = await this.db.repo(SlotRule).findOneBy({ officeId, id });
      if (!before) throw platformProblems.notFound();
      await this.refusePast(officeId, before.validFrom);
      await this.refusePast(officeId, change.validFrom);
      const columns = { ...columnsOf(change), version: version + 1 };
      if (!(await this.db.repo(SlotRule).update({ officeId, id, version }, columns))) throw platformProblems.stale();
      return this.layAndTell(caller, before, { ...before, ...columns });
    });
  }

  private async refusePast(officeId: number, validFrom: string): Promise<void> {
    const { zone } = await this.offices.byNumber(officeId);
    const today = dayIn(zone, await this.db.now());
    if (validFrom < today) throw queueProblems.slotRuleBegun({ validFrom, today });
  }

  private async layAndTell(actor: Principal, before: SlotRule | null, after: SlotRule): Promise<SlotRuleView> {
    const { officeId, id, servicePointId } = after;
    await this.ledger.append(officeId, queueEvents.slotRuleChanged, {
      subject: { type: 'slot_rule', id },
      payload: { servicePointId, before: before && slotRuleView(before), after: slotRuleView(after) },
      actor,
    });
    await this.supply.layPoint(officeId, servicePointId);
    return slotRuleView(after);
  }
}

function columnsOf({ lanes, ...rest }: SlotRuleChange) {
  return { ...rest, lanes: Object.fromEntries(lanes.map(({ lane, seats }) => [lane, seats])) as LaneSeats };
}

function slotRuleView({ officeId: _office, lanes, releaseTime, ...row }: SlotRule): SlotRuleView {
  return {
    ...row,
    // PostgreSQL tells seconds as well.
    releaseTime: releaseTime.slice(0, 5),
    lanes: Object.entries(lanes).map(([lane, seats]) => ({ lane: lane as keyof LaneSeats, seats })),
  };
}
