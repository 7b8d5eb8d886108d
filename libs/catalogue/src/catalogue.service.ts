import { dayIn, Db, type IsoDay, platformProblems } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { FeeLine } from './fee-line.entity.js';
import { RequirementGroup } from './requirement-group.entity.js';
import { Requirement } from './requirement.entity.js';
import type { ServiceSummary, ServiceView } from './service.dto.js';
import { Service } from './service.entity.js';
import { serviceSummary, serviceView } from './service.view.js';

/** The services, what they ask for and what they cost on a day. All of it is public. */
@Injectable()
export class Catalogue {
  constructor(private readonly db: Db) {}

  /** The published services by code; few enough to stand on one page. */
  async list(): Promise<{ items: ServiceSummary[]; next: null }> {
    const services = await this.db.reference(Service).find({ where: { state: 'published' }, order: { code: 'ASC' } });
    return { items: services.map(serviceSummary), next: null };
  }

  /** The published service with that code; throws notFound. */
  async service(code: string): Promise<Service> {
    const service = await this.db.reference(Service).findOneBy({ code, state: 'published' });
    if (!service) throw platformProblems.notFound();
    return service;
  }

  /** What applies on the day (today in Jakarta unless told): requirements, fees, time. Throws notFound. */
  async view(code: string, on?: IsoDay): Promise<ServiceView> {
    const day = on ?? dayIn('Asia/Jakarta', await this.db.now());
    const service = await this.service(code);
    const [groups, requirements, fees] = await Promise.all([
      this.db.reference(RequirementGroup).find({ where: { serviceCode: code }, order: { code: 'ASC' } }),
      this.db.reference(Requirement).findBy({ serviceCode: code }),
      this.db.reference(FeeLine).findBy({ serviceCode: code }),
    ]);
    return serviceView(service, { groups, requirements, fees }, day);
  }
}
