import { ReferenceKeeper } from '@buka-pintu/offices';
import { Db, Ledger, platformProblems, type StaffPrincipal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { catalogueEvents } from '../catalogue.events.js';
import { catalogueProblems } from '../catalogue.problems.js';
import { Service } from '../service.entity.js';
import { nextVersion } from './catalogue.queries.js';
import type { EditedServiceView } from './edited-service.dto.js';
import { EDIT_SERVICES, EditedServices, PUBLISH_SERVICES } from './edited-services.service.js';
import { CatalogueHistory } from './history.service.js';
import type { NewServiceRequest, ServiceDescription } from './service-description.dto.js';

/** No edition of our facts reaches it: a service that an office has made stays as the office writes it. */
const OWN_EDITION = 2_147_483_647;

/** Makes services, says what they are, and until when they are offered. */
@Injectable()
export class DescribedServices {
  constructor(
    private readonly db: Db,
    private readonly services: EditedServices,
    private readonly history: CatalogueHistory,
    private readonly ledger: Ledger,
    private readonly keeper: ReferenceKeeper,
  ) {}

  /** A draft without a line. @throws service_exists, service_unknown for a counterpart */
  async create(caller: StaffPrincipal, { code, ...description }: NewServiceRequest): Promise<EditedServiceView> {
    await this.keeper.demand(caller, EDIT_SERVICES);
    return this.db.transaction(async () => {
      await this.refuseUnknown(code, description.counterparts);
      const columns = columnsOf(description);
      const own = { code, state: 'draft' as const, offeredTo: null, factsEdition: OWN_EDITION, version: 1 };
      await this.db.reference(Service).insert({ ...columns, ...own });
      await this.history.record(caller, [
        { serviceCode: code, action: 'service_created', subject: 'service', after: columns },
      ]);
      return this.services.get(caller, code);
    });
  }

  /**
   * What everybody reads of a published service is changed by who may publish.
   * @throws not_found, stale, family_kept, service_unknown for a counterpart
   */
  async describe(
    caller: StaffPrincipal,
    code: string,
    version: number,
    description: ServiceDescription,
  ): Promise<EditedServiceView> {
    await this.keeper.demand(caller, EDIT_SERVICES);
    return this.db.transaction(async () => {
      const before = await this.claim(code, version);
      if (before.state !== 'draft') {
        await this.keeper.demand(caller, PUBLISH_SERVICES);
        if (before.family !== description.family) throw catalogueProblems.familyKept({ family: before.family });
      }
      await this.refuseUnknown(code, description.counterparts);
      const columns = columnsOf(description);
      await this.db.reference(Service).update({ code }, columns);
      const was = Object.fromEntries(Object.keys(columns).map((key) => [key, before[key as keyof Service]]));
      await this.history.record(caller, [
        { serviceCode: code, action: 'service_changed', subject: 'service', before: was, after: columns },
      ]);
      await this.append(caller, code, version + 1, null, 'serviceDescribed');
      return this.services.get(caller, code);
    });
  }

  /**
   * Offers it up to a day and no longer; what is booked for later stays booked. With null it is not retired after all.
   * @throws not_found, stale, illegal_transition for what is not published, day_past
   */
  async retire(
    caller: StaffPrincipal,
    code: string,
    version: number,
    lastOn: string | null,
  ): Promise<EditedServiceView> {
    await this.keeper.demand(caller, PUBLISH_SERVICES);
    return this.db.transaction(async () => {
      const before = await this.claim(code, version);
      if (before.state !== 'published')
        throw platformProblems.illegalTransition({ state: before.state, actions: ['publish'] });
      if (lastOn !== null && lastOn < (await this.services.today()))
        throw platformProblems.validationFailed({
          errors: [{ pointer: '/lastOn', code: 'day_past', detail: DAY_PAST }],
        });
      await this.db.reference(Service).update({ code }, { offeredTo: lastOn });
      const action = lastOn === null ? 'service_kept' : 'service_retired';
      await this.history.record(caller, [
        {
          ...{ serviceCode: code, action, subject: 'service' },
          before: { validTo: before.offeredTo },
          after: { validTo: lastOn },
        },
      ]);
      await this.append(caller, code, version + 1, lastOn, 'serviceRetired');
      return this.services.get(caller, code);
    });
  }

  /** The service as it was, locked, with its version moved on. */
  private async claim(code: string, version: number): Promise<Service> {
    const before = await this.db.reference(Service).findOneBy({ code });
    if (!before) throw platformProblems.notFound();
    if ((await nextVersion(this.db, code, version)) === undefined) throw platformProblems.stale();
    return before;
  }

  private async refuseUnknown(code: string, counterparts: readonly string[]): Promise<void> {
    const known = new Set((await this.db.reference(Service).find({ select: { code: true } })).map((one) => one.code));
    const wrong = counterparts.find((one) => one === code || !known.has(one));
    if (wrong === undefined) return;
    const pointer = `/counterparts/${counterparts.indexOf(wrong)}`;
    throw platformProblems.validationFailed({ errors: [{ pointer, code: 'service_unknown', detail: UNKNOWN }] });
  }

  private async append(
    caller: StaffPrincipal,
    serviceCode: string,
    version: number,
    lastOn: string | null,
    event: 'serviceDescribed' | 'serviceRetired',
  ): Promise<void> {
    const subject = { type: 'service', id: serviceCode };
    const payload = event === 'serviceRetired' ? { serviceCode, version, lastOn } : { serviceCode, version };
    await this.ledger.append(caller.officeId, catalogueEvents[event], {
      subject,
      payload: payload as never,
      actor: caller,
    });
  }
}

function columnsOf({ name, summary, ...rest }: ServiceDescription) {
  return {
    ...{ nameId: name.id.trim(), nameEn: name.en.trim(), summaryId: summary.id.trim(), summaryEn: summary.en.trim() },
    ...rest,
  };
}

const DAY_PAST = {
  id: 'Hari itu sudah lewat. Pilih hari ini atau sesudahnya, atau tarik layanan sekarang juga.',
  en: 'That day is over. Choose today or later, or withdraw the service at once.',
};
const UNKNOWN = {
  id: 'Tidak ada layanan lain dengan kode ini.',
  en: 'There is no other service with this code.',
};
