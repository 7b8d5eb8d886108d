import { addDays, dayIn, Db, type IsoDay, platformProblems } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { FeeLine } from './fee-line.entity.js';
import { OfficeSwitch } from './office-switch.entity.js';
import { RequirementGroup } from './requirement-group.entity.js';
import { Requirement } from './requirement.entity.js';
import type { ServiceContent } from './service-content.js';
import { ServiceTime } from './service-time.entity.js';
import type { ServiceSummary, ServiceView } from './service.dto.js';
import { Service } from './service.entity.js';
import { serviceSummary, serviceView } from './service.view.js';
import { StandardPart } from './standard-part.entity.js';

/** The published services: what they ask for, cost and promise on a day. All of it is public. */
@Injectable()
export class Catalogue {
  constructor(private readonly db: Db) {}

  /** The published services by code; few enough to stand on one page. */
  async list(): Promise<{ items: ServiceSummary[]; next: null }> {
    const [today, services, times] = await Promise.all([
      this.today(),
      this.db.reference(Service).find({ where: { state: 'published' }, order: { code: 'ASC' } }),
      this.db.reference(ServiceTime).findBy({ isDraft: false }),
    ]);
    const of = Map.groupBy(times, (time) => time.serviceCode);
    return { items: services.map((service) => serviceSummary(service, of.get(service.code) ?? [], today)), next: null };
  }

  /** The published service with that code; throws notFound. */
  async service(code: string): Promise<Service> {
    const service = await this.db.reference(Service).findOneBy({ code, state: 'published' });
    if (!service) throw platformProblems.notFound();
    return service;
  }

  /** What applies on the day (today in Jakarta unless told): requirements, fees, time, standard. Throws notFound. */
  async view(code: string, on?: IsoDay): Promise<ServiceView> {
    const day = on ?? (await this.today());
    return serviceView(await this.content(await this.service(code)), day);
  }

  /**
   * The days on which the office does not offer the service though its service points list it: it has switched it off, or the
   * service is retired everywhere. Most have none.
   */
  async withheld(officeId: number, serviceCode: string): Promise<{ validFrom: IsoDay; validTo: IsoDay | null }[]> {
    const where = { officeId, serviceCode, name: 'offered', isOn: false } as const;
    const off = await this.db.repo(OfficeSwitch).find({ where });
    const service = await this.db.reference(Service).findOneBy({ code: serviceCode });
    if (!service?.offeredTo) return off;
    return [...off, { validFrom: addDays(service.offeredTo, 1), validTo: null }];
  }

  /** The published lines of a service, of all days. */
  async content(service: Service): Promise<ServiceContent> {
    const lines = { serviceCode: service.code, isDraft: false };
    const [groups, requirements, fees, times, parts] = await Promise.all([
      this.db.reference(RequirementGroup).find({ where: { serviceCode: service.code }, order: { code: 'ASC' } }),
      this.db.reference(Requirement).findBy(lines),
      this.db.reference(FeeLine).findBy(lines),
      this.db.reference(ServiceTime).findBy(lines),
      this.db.reference(StandardPart).findBy(lines),
    ]);
    return { service, groups, requirements, fees, times, parts };
  }

  private async today(): Promise<IsoDay> {
    return dayIn('Asia/Jakarta', await this.db.now());
  }
}
