import { addDays, Db, Ledger, newId, platformProblems, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { officesEvents, type SettingChange } from '../offices.events.js';
import { officesProblems } from '../offices.problems.js';
import { holdPoint, openingSets } from '../settings/settings.queries.js';
import { Settings } from '../settings/settings.service.js';
import { checkHours } from './hours-check.js';
import type { OpeningExceptionRequest, OpeningExceptionView, OpeningSetRequest, OpeningSetView } from './hours.dto.js';
import { exceptionView } from './hours.view.js';
import { OpeningException } from './opening-exception.entity.js';
import { OpeningRule } from './opening-rule.entity.js';
import { OpeningSet } from './opening-set.entity.js';

const EDIT = 'offices:settings:edit';

/** Hours on the door: dated sets, regimes, other hours for a day. What has begun is never changed backwards. */
@Injectable()
export class HoursDesk {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly settings: Settings,
  ) {}

  /** @throws validation_failed, day_past, hours_exist, regimes_overlap */
  async addSet(caller: Principal, servicePointId: string, request: OpeningSetRequest): Promise<OpeningSetView> {
    const officeId = this.settings.officeOfRecord(caller, servicePointId, EDIT);
    return this.db.transaction(async () => {
      await this.checkSet(officeId, servicePointId, request);
      const id = newId(officeId);
      await this.write(officeId, servicePointId, id, request, 1);
      const { validFrom: from, validTo: to } = request;
      await this.told(caller, officeId, {
        id,
        servicePointId,
        change: 'added',
        from,
        to,
        before: null,
        after: request,
      });
      return { id, ...request, version: 1 };
    });
  }

  /** @throws stale, hours_begun, and what adding one throws */
  async changeSet(caller: Principal, id: string, version: number, request: OpeningSetRequest): Promise<OpeningSetView> {
    const officeId = this.settings.officeOfRecord(caller, id, EDIT);
    return this.db.transaction(async () => {
      const { servicePointId, ...before } = await this.set(officeId, id);
      await this.checkSet(officeId, servicePointId, request, before);
      if (before.version !== version) throw platformProblems.stale();
      await this.remove(officeId, id, version);
      await this.write(officeId, servicePointId, id, request, version + 1);
      const from = before.validFrom < request.validFrom ? before.validFrom : request.validFrom;
      const to = before.validTo && request.validTo ? laterOf(before.validTo, request.validTo) : null;
      await this.told(caller, officeId, { id, servicePointId, change: 'changed', from, to, before, after: request });
      return { id, ...request, version: version + 1 };
    });
  }

  /** @throws stale, hours_begun: only what has not begun can be taken back */
  async removeSet(caller: Principal, id: string, version: number): Promise<void> {
    const officeId = this.settings.officeOfRecord(caller, id, EDIT);
    await this.db.transaction(async () => {
      const { servicePointId, ...before } = await this.set(officeId, id);
      const { validFrom: from, validTo: to } = before;
      if (from < (await this.settings.today(officeId))) throw officesProblems.hoursBegun({ validFrom: from });
      await this.remove(officeId, id, version);
      await this.told(caller, officeId, { id, servicePointId, change: 'removed', from, to, before, after: null });
    });
  }

  /**
   * Demands that the set may stand at the service point, and holds its hours for this transaction.
   * @param replaced the set in whose place it comes
   */
  async checkSet(
    officeId: number,
    servicePointId: string,
    request: OpeningSetRequest,
    replaced?: OpeningSetView,
  ): Promise<void> {
    checkHours(request.hours);
    if (!(await holdPoint(this.db, officeId, servicePointId))) throw platformProblems.notFound();
    const today = await this.settings.today(officeId);
    if (replaced && replaced.validFrom < today) this.checkEnding(request, replaced, today);
    else if (request.validFrom < today) throw officesProblems.dayPast({ on: request.validFrom, today });
    const others = (await openingSets(this.db, officeId, servicePointId)).filter(
      (set) => set.id !== replaced?.id && set.kind === request.kind,
    );
    if (others.some((set) => set.validFrom === request.validFrom)) throw officesProblems.hoursExist();
    const met = others.find(
      (set) => set.validTo && request.validTo && set.validFrom <= request.validTo && request.validFrom <= set.validTo,
    );
    if (met) throw officesProblems.regimesOverlap({ from: met.validFrom, to: met.validTo });
  }

  /** Of a regime that has begun only the last day can move, to yesterday at the soonest. */
  private checkEnding(request: OpeningSetRequest, replaced: OpeningSetView, today: string): void {
    const same =
      request.kind === 'regime' &&
      request.validFrom === replaced.validFrom &&
      JSON.stringify(request.hours.map(sorted)) === JSON.stringify(replaced.hours.map(sorted));
    if (!same || request.validTo === null || request.validTo < addDays(today, -1))
      throw officesProblems.hoursBegun({ validFrom: replaced.validFrom });
  }

  /** @throws validation_failed, day_past, exception_exists */
  async addException(
    caller: Principal,
    servicePointId: string,
    request: OpeningExceptionRequest,
  ): Promise<OpeningExceptionView> {
    const officeId = this.settings.officeOfRecord(caller, servicePointId, EDIT);
    return this.db.transaction(async () => {
      await this.checkException(officeId, servicePointId, request);
      const row = { officeId, id: newId(officeId), servicePointId, ...exceptionRow(request), version: 1 };
      await this.db.repo(OpeningException).insert(row);
      const { on: from } = request;
      await this.told(caller, officeId, {
        ...{ id: row.id, servicePointId, change: 'added', from, to: from },
        ...{ before: null, after: request },
      });
      return exceptionView(row);
    });
  }

  /** @throws stale, day_past, exception_exists */
  async changeException(
    caller: Principal,
    id: string,
    version: number,
    request: OpeningExceptionRequest,
  ): Promise<OpeningExceptionView> {
    const officeId = this.settings.officeOfRecord(caller, id, EDIT);
    return this.db.transaction(async () => {
      const row = await this.exception(officeId, id);
      await this.checkPast(officeId, row.onDay);
      await this.checkException(officeId, row.servicePointId, request);
      const wanted = { ...exceptionRow(request), version: version + 1 };
      if (!(await this.db.repo(OpeningException).update({ officeId, id, version }, wanted)))
        throw platformProblems.stale();
      const days = [row.onDay, request.on].sort() as [string, string];
      await this.told(caller, officeId, {
        ...{ id, servicePointId: row.servicePointId, change: 'changed', from: days[0], to: days[1] },
        ...{ before: exceptionView(row), after: request },
      });
      return exceptionView({ ...row, ...wanted });
    });
  }

  /** @throws stale, day_past */
  async removeException(caller: Principal, id: string, version: number): Promise<void> {
    const officeId = this.settings.officeOfRecord(caller, id, EDIT);
    await this.db.transaction(async () => {
      const row = await this.exception(officeId, id);
      await this.checkPast(officeId, row.onDay);
      if (!(await this.db.repo(OpeningException).delete({ officeId, id, version }))) throw platformProblems.stale();
      const { servicePointId, onDay: from } = row;
      await this.told(caller, officeId, {
        ...{ id, servicePointId, change: 'removed', from, to: from },
        ...{ before: exceptionView(row), after: null },
      });
    });
  }

  /** Demands that the day may have these hours, and holds the service point's hours for this transaction. */
  async checkException(officeId: number, servicePointId: string, request: OpeningExceptionRequest): Promise<void> {
    checkHours(request.hours);
    if (!(await holdPoint(this.db, officeId, servicePointId))) throw platformProblems.notFound();
    await this.checkPast(officeId, request.on);
  }

  /** All sets of the office, each with its service point. */
  sets(officeId: number): Promise<(OpeningSetView & { servicePointId: string })[]> {
    return openingSets(this.db, officeId);
  }

  /** A set with the service point it belongs to; throws notFound. */
  async set(officeId: number, id: string): Promise<OpeningSetView & { servicePointId: string }> {
    const set = (await this.sets(officeId)).find((one) => one.id === id);
    if (!set) throw platformProblems.notFound();
    return set;
  }

  /** An exception of the office; throws notFound. */
  async exception(officeId: number, id: string): Promise<OpeningException> {
    const row = await this.db.repo(OpeningException).findOneBy({ officeId, id });
    if (!row) throw platformProblems.notFound();
    return row;
  }

  private async checkPast(officeId: number, on: string): Promise<void> {
    const today = await this.settings.today(officeId);
    if (on < today) throw officesProblems.dayPast({ on, today });
  }

  private async write(officeId: number, servicePointId: string, id: string, set: OpeningSetRequest, version: number) {
    const { kind, name, validFrom, validTo, hours } = set;
    const named = { nameId: kind === 'regime' ? name!.id : null, nameEn: kind === 'regime' ? name!.en : null };
    await this.db
      .repo(OpeningSet)
      .insert({ officeId, id, servicePointId, kind, ...named, validFrom, validTo, version });
    await this.db.repo(OpeningRule).insert(hours.map((one) => ({ officeId, id: newId(officeId), setId: id, ...one })));
  }

  /** Rules go with their set. */
  private async remove(officeId: number, id: string, version: number): Promise<void> {
    if (!(await this.db.repo(OpeningSet).delete({ officeId, id, version }))) throw platformProblems.stale();
  }

  private told(
    actor: Principal,
    officeId: number,
    {
      id,
      ...payload
    }: {
      id: string;
      servicePointId: string;
      change: string;
      from: string;
      to: string | null;
      before: object | null;
      after: object | null;
    },
  ): Promise<void> {
    return this.ledger.append(officeId, officesEvents.hoursChanged, {
      subject: { type: 'opening_hours', id },
      payload: { ...payload, change: payload.change as SettingChange },
      actor,
    });
  }
}

function exceptionRow({ on, hours, name }: OpeningExceptionRequest) {
  const inOrder = hours.toSorted((a, b) => (a.opensAt < b.opensAt ? -1 : 1));
  return { onDay: on, hours: inOrder, nameId: name.id, nameEn: name.en };
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function sorted({ weekday, opensAt, closesAt, onHolidays }: OpeningSetRequest['hours'][number]) {
  return { weekday, opensAt, closesAt, onHolidays };
}
