import { ReferenceKeeper } from '@buka-pintu/offices';
import { Db, Ledger, platformProblems, type StaffPrincipal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { catalogueEvents, type LineChange } from '../catalogue.events.js';
import { catalogueProblems } from '../catalogue.problems.js';
import { FeeLine } from '../fee-line.entity.js';
import type { ServiceLine } from '../service-line.entity.js';
import { Service } from '../service.entity.js';
import { nextVersion } from './catalogue.queries.js';
import { linesOverlap } from './drafts.service.js';
import type { EditedServiceView } from './edited-service.dto.js';
import { EditedServices, PUBLISH_SERVICES } from './edited-services.service.js';
import { type Change, CatalogueHistory } from './history.service.js';
import { KINDS, LINE_KINDS, type LineKind } from './line-kind.js';
import { completenessOn, contentAfter, type EditedService, outcomeOf } from './service-lines.js';

interface ChangedLine {
  kind: LineKind;
  change: LineChange;
  before: ServiceLine | null;
  after: ServiceLine | null;
}

/** Publishes what was drafted, all of a service at once, or takes the service away. */
@Injectable()
export class Publications {
  constructor(
    private readonly db: Db,
    private readonly services: EditedServices,
    private readonly history: CatalogueHistory,
    private readonly ledger: Ledger,
    private readonly keeper: ReferenceKeeper,
  ) {}

  /** @throws not_found, stale, nothing_to_publish, standard_incomplete, lines_overlap */
  async publish(caller: StaffPrincipal, serviceCode: string, version: number): Promise<EditedServiceView> {
    await this.keeper.demand(caller, PUBLISH_SERVICES);
    return this.db.transaction(async () => {
      const next = await this.claim(serviceCode, version);
      const edited = await this.services.load(serviceCode);
      await this.refuse(edited);
      const changed: ChangedLine[] = [];
      for (const kind of LINE_KINDS) changed.push(...(await this.publishKind(edited, kind)));
      // What comes back from withdrawal has no last day any more; one that is on its way out keeps it.
      const back = edited.service.state === 'withdrawn' ? { offeredTo: null } : {};
      await this.db.reference(Service).update({ code: serviceCode }, { state: 'published', ...back });
      await this.tell(caller, serviceCode, changed);
      await this.history.record(caller, [{ serviceCode, action: 'service_published', subject: 'service' }]);
      await this.append(caller, serviceCode, next, 'servicePublished');
      return this.services.get(caller, serviceCode);
    });
  }

  /** Bookings that exist stay; new ones find no such service. @throws not_found, stale, illegal_transition */
  async withdraw(caller: StaffPrincipal, serviceCode: string, version: number): Promise<EditedServiceView> {
    await this.keeper.demand(caller, PUBLISH_SERVICES);
    return this.db.transaction(async () => {
      const next = await this.claim(serviceCode, version);
      const { service } = await this.services.load(serviceCode);
      if (service.state !== 'published')
        throw platformProblems.illegalTransition({ state: service.state, actions: ['publish'] });
      await this.db.reference(Service).update({ code: serviceCode }, { state: 'withdrawn' });
      await this.history.record(caller, [{ serviceCode, action: 'service_withdrawn', subject: 'service' }]);
      await this.append(caller, serviceCode, next, 'serviceWithdrawn');
      return this.services.get(caller, serviceCode);
    });
  }

  private async claim(serviceCode: string, version: number): Promise<number> {
    if (!(await this.db.reference(Service).existsBy({ code: serviceCode }))) throw platformProblems.notFound();
    const next = await nextVersion(this.db, serviceCode, version);
    if (next === undefined) throw platformProblems.stale();
    return next;
  }

  private async refuse(edited: EditedService): Promise<void> {
    const { lines, service } = edited;
    for (const kind of LINE_KINDS) {
      const [overlap] = outcomeOf(lines, kind).overlaps;
      if (overlap) throw linesOverlap(overlap);
    }
    const drafts = LINE_KINDS.some((kind) => lines[kind].some((line) => line.isDraft));
    if (!drafts && service.state === 'published') throw catalogueProblems.nothingToPublish();
    const { missingForPublication } = completenessOn(contentAfter(edited), await this.services.today());
    if (missingForPublication.length > 0)
      throw catalogueProblems.standardIncomplete({ missing: missingForPublication.join(', ') });
  }

  /** Takes away first, ends next, writes last: at no moment do two lines of a code hold on one day. */
  private async publishKind({ service, lines }: EditedService, kind: LineKind): Promise<ChangedLine[]> {
    const rows = this.db.reference(KINDS[kind].entity);
    const outcome = outcomeOf(lines, kind);
    const keyOf = ({ serviceCode, code, validFrom }: ServiceLine) => ({ serviceCode, code, validFrom });
    await rows.delete({ serviceCode: service.code, isDraft: true });
    for (const line of outcome.gone) await rows.delete({ ...keyOf(line), isDraft: false });
    const old: readonly ServiceLine[] = lines[kind].filter((line) => !line.isDraft);
    const changed: ChangedLine[] = [];
    for (const line of outcome.lines) {
      const before = old.find((one) => one.code === line.code && one.validFrom === line.validFrom) ?? null;
      if (line.isDraft || before?.validTo === line.validTo) continue;
      await rows.update({ ...keyOf(line), isDraft: false }, { validTo: line.validTo });
      changed.push({ kind, change: 'ended', before, after: line });
    }
    for (const line of outcome.lines.filter((one) => one.isDraft)) {
      const after: ServiceLine = { ...line, isDraft: false };
      await rows.insert(after as DeepPartial<ServiceLine> as ServiceLine);
      const before = outcome.gone.find((one) => one.code === line.code && one.validFrom === line.validFrom) ?? null;
      changed.push({ kind, change: before ? 'replaced' : 'published', before, after });
    }
    for (const line of outcome.gone) {
      const stays = outcome.lines.some((one) => one.code === line.code && one.validFrom === line.validFrom);
      if (!stays) changed.push({ kind, change: 'withdrawn', before: line, after: null });
    }
    return changed;
  }

  private async tell(caller: StaffPrincipal, serviceCode: string, changed: readonly ChangedLine[]): Promise<void> {
    const history: Change[] = [];
    for (const { kind, change, before, after } of changed) {
      const line = after ?? before!;
      history.push({
        serviceCode,
        action: change,
        subject: kind,
        lineCode: line.code,
        validFrom: line.validFrom,
        before,
        after,
      });
      const payload = {
        serviceCode,
        lineCode: line.code,
        change,
        validFrom: line.validFrom,
        validTo: line.validTo,
        ...(kind === 'fee' ? { amount: (line as FeeLine).amount } : {}),
      };
      const subject = { type: 'service', id: serviceCode };
      await this.ledger.append(caller.officeId, KINDS[kind].event, { subject, payload, actor: caller });
    }
    await this.history.record(caller, history);
  }

  private async append(
    caller: StaffPrincipal,
    serviceCode: string,
    version: number,
    event: 'servicePublished' | 'serviceWithdrawn',
  ): Promise<void> {
    const subject = { type: 'service', id: serviceCode };
    const payload = { serviceCode, version };
    await this.ledger.append(caller.officeId, catalogueEvents[event], { subject, payload, actor: caller });
  }
}
