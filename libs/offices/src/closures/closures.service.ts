import {
  can,
  dayIn,
  daysFrom,
  Db,
  Ledger,
  newId,
  officeOf,
  platformProblems,
  type Principal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { officesEvents, type HoursEvent } from '../offices.events.js';
import { officesProblems } from '../offices.problems.js';
import { Offices } from '../offices.service.js';
import { Settings } from '../settings/settings.service.js';
import type { ClosureListView, ClosureRequest, DisruptionRequest, DisruptionView } from './closure.dto.js';
import { Closure } from './closure.entity.js';
import { closureMeets, endDisruption } from './closure.queries.js';
import { closureView, disruptionView } from './closure.view.js';
import { disruptedText, Disruption } from './disruption.entity.js';

const MANAGE = 'offices:closures:manage';
/** Saying what is down and up again; whoever may close the office may do that as well. */
export const DISRUPT = 'offices:disruptions:manage';

/** Closing for days or hours, and saying what is down. */
@Injectable()
export class Closures {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly offices: Offices,
    private readonly settings: Settings,
  ) {}

  /**
   * One closure for each day.
   * @throws validation_failed, day_past, closure_exists, not_found
   */
  async close(caller: Principal, officeCode: string, request: ClosureRequest): Promise<ClosureListView> {
    const { id: officeId } = await this.settings.office(caller, officeCode, MANAGE);
    return this.db.transaction(async () => {
      await this.checkClosure(officeId, request);
      const rows = daysFrom(request.from, request.to).map((onDay): Closure => ({
        officeId,
        id: newId(officeId),
        servicePointId: request.servicePointId,
        onDay,
        startsAt: request.hours?.opensAt ?? null,
        endsAt: request.hours?.closesAt ?? null,
        reasonCode: request.reason,
        note: request.note?.id ?? null,
        noteEn: request.note?.en ?? null,
      }));
      await this.db.repo(Closure).insert(rows);
      const { servicePointId, from, to } = request;
      const [first] = rows;
      await this.told(caller, officeId, officesEvents.closureChanged, first!.id, {
        ...{ servicePointId, from, to, change: 'added', before: null, after: request },
      });
      return { items: rows.map(closureView) };
    });
  }

  /** Takes a closure back. @throws day_past: a day that is over stays as it was */
  async open(caller: Principal, id: string): Promise<void> {
    const officeId = this.settings.officeOfRecord(caller, id, MANAGE);
    await this.db.transaction(async () => {
      const row = await this.db.repo(Closure).findOneBy({ officeId, id });
      if (!row) throw platformProblems.notFound();
      await this.checkPast(officeId, row.onDay);
      await this.db.repo(Closure).delete({ officeId, id });
      const { servicePointId, onDay: from } = row;
      await this.told(caller, officeId, officesEvents.closureChanged, id, {
        ...{ servicePointId, from, to: from, change: 'removed', before: closureView(row), after: null },
      });
    });
  }

  /** Demands that the office may close so, and holds its closures for this transaction. */
  async checkClosure(officeId: number, request: ClosureRequest): Promise<void> {
    if (request.servicePointId) await this.offices.servicePoint(officeId, request.servicePointId);
    await this.checkPast(officeId, request.from);
    if (await closureMeets(this.db, officeId, request)) throw officesProblems.closureExists();
  }

  /** @throws not_found */
  async disrupt(caller: Principal, officeCode: string, request: DisruptionRequest): Promise<DisruptionView> {
    const { id } = await this.offices.get(officeCode);
    const { id: officeId } = await this.settings.office(caller, officeCode, disrupts(caller, id));
    return this.db.transaction(async () => {
      await this.checkPlace(officeId, request);
      const row = { ...(await this.disruptionRow(request)), officeId, id: newId(officeId), endedAt: null, version: 1 };
      await this.db.repo(Disruption).insert(row);
      await this.toldOf(caller, row, { change: 'added', before: null, after: disruptionView(row) });
      return disruptionView(row);
    });
  }

  /** What is known by now. @throws stale, disruption_ended */
  async amend(caller: Principal, id: string, version: number, request: DisruptionRequest): Promise<DisruptionView> {
    const officeId = this.settings.officeOfRecord(caller, id, disrupts(caller, officeOf(id)));
    return this.db.transaction(async () => {
      const before = await this.disruption(officeId, id);
      if (before.endedAt) throw officesProblems.disruptionEnded();
      await this.checkPlace(officeId, request);
      const wanted = await this.disruptionRow({
        ...request,
        startsAt: request.startsAt ?? before.startsAt.toISOString(),
      });
      if (!(await this.db.repo(Disruption).update({ officeId, id, version }, { ...wanted, version: version + 1 })))
        throw platformProblems.stale();
      const row = { ...before, ...wanted, version: version + 1 };
      await this.toldOf(caller, row, { change: 'changed', before: disruptionView(before), after: disruptionView(row) });
      return disruptionView(row);
    });
  }

  /** It is over, as of now. @throws disruption_ended */
  async end(caller: Principal, id: string): Promise<DisruptionView> {
    const officeId = this.settings.officeOfRecord(caller, id, disrupts(caller, officeOf(id)));
    return this.db.transaction(async () => {
      const before = await this.disruption(officeId, id);
      if (!(await endDisruption(this.db, officeId, id))) throw officesProblems.disruptionEnded();
      const row = await this.disruption(officeId, id);
      await this.toldOf(caller, row, { change: 'changed', before: disruptionView(before), after: disruptionView(row) });
      return disruptionView(row);
    });
  }

  /** The disruption of that id that goes on; undefined when there is none or it has ended. */
  async running(officeId: number, id: string): Promise<Disruption | undefined> {
    const row = await this.db.repo(Disruption).findOneBy({ officeId, id });
    return row && !row.endedAt ? row : undefined;
  }

  /** Demands that the place is the office's, and the service one that is offered there. */
  private async checkPlace(officeId: number, { servicePointId, serviceCode }: DisruptionRequest): Promise<void> {
    const points = servicePointId
      ? [await this.offices.servicePoint(officeId, servicePointId)]
      : await this.offices.servicePoints(officeId);
    if (serviceCode && !points.some(({ serviceCodes }) => serviceCodes.includes(serviceCode)))
      throw platformProblems.validationFailed({ errors: [NOT_OFFERED] });
  }

  private async disruption(officeId: number, id: string): Promise<Disruption> {
    const row = await this.db.repo(Disruption).findOneBy({ officeId, id });
    if (!row) throw platformProblems.notFound();
    return row;
  }

  private async disruptionRow(request: DisruptionRequest) {
    const startsAt = request.startsAt ? new Date(request.startsAt) : await this.db.now();
    const expectedEndAt = request.expectedEndAt ? new Date(request.expectedEndAt) : null;
    if (expectedEndAt && expectedEndAt <= startsAt) throw platformProblems.validationFailed({ errors: [TOO_SOON] });
    const { servicePointId, serviceCode = null, step = null, what, stopsService } = request;
    const message = request.message ?? disruptedText(what);
    return {
      servicePointId,
      serviceCode,
      step,
      what,
      stopsService,
      messageId: message.id,
      messageEn: message.en,
      startsAt,
      expectedEndAt,
    };
  }

  private async checkPast(officeId: number, on: string): Promise<void> {
    const today = await this.settings.today(officeId);
    if (on < today) throw officesProblems.dayPast({ on, today });
  }

  private async toldOf(
    caller: Principal,
    row: Disruption,
    change: Pick<HoursEvent, 'change' | 'before' | 'after'>,
  ): Promise<void> {
    const { officeId, id, servicePointId } = row;
    const { zone } = await this.offices.byNumber(officeId);
    const from = dayIn(zone, row.startsAt);
    const to = row.endedAt ? dayIn(zone, row.endedAt) : null;
    await this.told(caller, officeId, officesEvents.disruptionChanged, id, { servicePointId, from, to, ...change });
  }

  private told(
    actor: Principal,
    officeId: number,
    event: (typeof officesEvents)['closureChanged' | 'disruptionChanged'],
    id: string,
    payload: HoursEvent,
  ): Promise<void> {
    const [type = ''] = event.type.split('.');
    return this.ledger.append(officeId, event, { subject: { type, id }, payload, actor });
  }
}

/** An approver of another office holds the one permission, an officer at a counter the other. */
function disrupts(caller: Principal, officeId: number): string {
  return can(caller, officeId, MANAGE) ? MANAGE : DISRUPT;
}

const NOT_OFFERED = {
  pointer: '/serviceCode',
  code: 'not_offered',
  detail: { id: 'Layanan itu tidak dilayani di tempat ini.', en: 'That service is not offered there.' },
};
const TOO_SOON = {
  pointer: '/expectedEndAt',
  code: 'ends_before_it_begins',
  detail: { id: 'Perkiraan selesai harus sesudah mulai.', en: 'The expected end comes after the start.' },
};
