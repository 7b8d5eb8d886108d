import { Offices, type Office } from '@buka-pintu/offices';
import { dayIn, Db, type IsoDay, platformProblems } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Catalogue } from '../catalogue.service.js';
import { ageOn, type Circumstance, type Person, verdict } from '../condition.js';
import { OfficeSwitch } from '../office-switch.entity.js';
import type { ServiceContent } from '../service-content.js';
import { Service } from '../service.entity.js';
import { officeRules } from '../switches/office-rules.js';
import { applicable, type OfficeRules } from './applicable.js';
import type { ApplicablePointView, ApplicableQuery, ApplicableView } from './applicable.dto.js';
import { applicableView } from './applicable.view.js';

interface AtOffice {
  office: Office;
  points: { id: string; code: string; name: string }[];
  rules: OfficeRules;
}

/** What applies on a day, at an office, for a person like this. */
@Injectable()
export class Applicables {
  constructor(
    private readonly db: Db,
    private readonly catalogue: Catalogue,
    private readonly offices: Offices,
  ) {}

  /** Of what is published. Throws notFound for an unknown service or office. */
  async read(serviceCode: string, query: ApplicableQuery): Promise<ApplicableView> {
    return this.answer(await this.catalogue.content(await this.catalogue.service(serviceCode)), query);
  }

  /** Of the lines given: the editor's preview asks about lines that nobody has published yet. */
  async answer(content: ServiceContent, query: ApplicableQuery): Promise<ApplicableView> {
    const { service } = content;
    const at = await this.db.now();
    const office = query.officeCode === undefined ? undefined : await this.offices.get(query.officeCode);
    const on = query.on ?? dayIn(office?.zone ?? 'Asia/Jakarta', at);
    const person = personIn(query, on);
    const here = office ? await this.atOffice(office, service.code, on) : undefined;
    const answer = applicable(content, { on, person, choice: query, office: here?.rules });
    const instead = answer.applies === 'no' ? await this.instead(service, person) : [];
    const days = answer.time && here ? answer.time.workingDays : null;
    return applicableView(answer, {
      service,
      on,
      officeCode: office?.code ?? null,
      instead,
      points: answer.applies === 'no' ? [] : (here?.points ?? []).map((point) => pointView(point, service, on)),
      dueOn: days === null ? null : await this.dueOn(here!, on, days),
      at,
    });
  }

  private async atOffice(office: Office, serviceCode: string, on: IsoDay): Promise<AtOffice> {
    const [all, switches] = await Promise.all([
      this.offices.servicePoints(office.id),
      this.db.repo(OfficeSwitch).find({ where: { officeId: office.id } }),
    ]);
    const points = all.filter((point) => point.serviceCodes.includes(serviceCode));
    return { office, points, rules: officeRules(switches, { serviceCode, on, listed: points.length > 0 }) };
  }

  /** Published services to think of instead, if they are for the person. */
  private async instead(service: Service, person: Person): Promise<Service[]> {
    if (service.counterparts.length === 0) return [];
    const others = await this.db
      .reference(Service)
      .find({ where: { code: In(service.counterparts), state: 'published' }, order: { code: 'ASC' } });
    return others.filter((other) => verdict(other.audience, person).holds !== 'no');
  }

  /** By the calendar of the office's first service point: the counting of the house, see docs/adr/0011. */
  private async dueOn({ office, points }: AtOffice, on: IsoDay, workingDays: number): Promise<IsoDay | null> {
    const [point] = points;
    if (!point || on > '9990') return null;
    return this.offices.dueDay(office.id, point.id, on, workingDays);
  }
}

function personIn(query: ApplicableQuery, on: IsoDay): Person {
  const { birthOn, circumstances, maritalState, nationality, kind } = query;
  if (birthOn !== undefined && birthOn > on)
    throw platformProblems.validationFailed({ errors: [{ pointer: '/birthOn', code: 'not_born', detail: NOT_BORN }] });
  return {
    age: birthOn === undefined ? query.age : ageOn(birthOn, on),
    maritalState,
    nationality,
    kind,
    circumstances: circumstances?.filter((one): one is Circumstance => one !== 'none'),
  };
}

const NOT_BORN = {
  id: 'Tanggal lahir harus sebelum hari yang ditanyakan.',
  en: 'The day of birth must come before the day asked about.',
};

function pointView(point: AtOffice['points'][number], service: Service, on: IsoDay): ApplicablePointView {
  const search = new URLSearchParams({ servicePointId: point.id, serviceCode: service.code, from: on, to: on });
  const availability = service.bookable ? `/v1/queue/availability?${search.toString()}` : null;
  return { code: point.code, name: point.name, availability };
}
