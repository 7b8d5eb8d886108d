import { StaffDirectory } from '@buka-pintu/identity';
import { Db, demand, Ledger, newId, platformProblems, type Principal, type StaffPrincipal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Counter } from '../counter.entity.js';
import { Office } from '../office.entity.js';
import { officesEvents, type SettingEvent } from '../offices.events.js';
import { officesProblems } from '../offices.problems.js';
import { Offices } from '../offices.service.js';
import { ServicePoint } from '../service-point.entity.js';
import type {
  CounterRequest,
  CounterSettingsView,
  NewOfficeRequest,
  OfficeRequest,
  OfficeSettingsView,
  ServicePointRequest,
  ServicePointSettingsView,
} from './settings.dto.js';
import { freeOfficeNumber, holdPoint, nextPointNumber } from './settings.queries.js';
import { Settings } from './settings.service.js';
import { counterSettingsView } from './settings.view.js';

const EDIT = 'offices:settings:edit';

/** Adding and changing offices, service points and counters; what was before stays in the ledger. */
@Injectable()
export class Places {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly offices: Offices,
    private readonly settings: Settings,
    private readonly staff: StaffDirectory,
  ) {}

  /** @throws office_code_taken, offices_full */
  async addOffice(caller: StaffPrincipal, request: NewOfficeRequest): Promise<OfficeSettingsView> {
    demand(caller, caller.officeId, 'offices:offices:create');
    return this.db.transaction(async () => {
      const id = await freeOfficeNumber(this.db);
      if (id === undefined) throw officesProblems.officesFull();
      const keepsReference = !(await this.db.reference(Office).existsBy({ keepsReference: true }));
      const real = { keepsReference, isDemo: false, testOf: null, testClientId: null, testStaffId: null };
      const office: Office = {
        id,
        officeClass: null,
        coordinates: null,
        province: null,
        ...trimmed(request),
        ...real,
        version: 1,
      };
      await this.db.reference(Office).insert(office);
      // Whoever adds an office has to be able to set it up; the roles of others are given in it afterwards.
      await this.staff.grant(caller.staffId, 'administrator', id);
      await this.told(caller, id, officesEvents.officeChanged, newId(id), {
        change: 'added',
        before: null,
        after: request,
      });
      return this.settings.view(office);
    });
  }

  /** @throws stale */
  async changeOffice(
    caller: Principal,
    code: string,
    version: number,
    change: OfficeRequest,
  ): Promise<OfficeSettingsView> {
    return this.db.transaction(async () => {
      const { id, name, address, phone, officeClass, coordinates, province } = await this.settings.office(
        caller,
        code,
        EDIT,
      );
      const wanted = trimmed(change);
      const { affected } = await this.db.reference(Office).update({ id, version }, { ...wanted, version: version + 1 });
      if (!affected) throw platformProblems.stale();
      const before = { name, address, phone, officeClass, coordinates, province };
      await this.told(caller, id, officesEvents.officeChanged, newId(id), { change: 'changed', before, after: wanted });
      return this.settings.view(await this.offices.byNumber(id));
    });
  }

  async addPoint(caller: Principal, code: string, request: ServicePointRequest): Promise<ServicePointSettingsView> {
    return this.db.transaction(async () => {
      const { id: officeId } = await this.settings.office(caller, code, EDIT);
      const number = await nextPointNumber(this.db, officeId);
      const point = { officeId, id: newId(officeId), code: `${code}-${number}`, ...trimmed(request), version: 1 };
      await this.db.repo(ServicePoint).insert(point);
      await this.told(caller, officeId, officesEvents.pointChanged, point.id, {
        change: 'added',
        before: null,
        after: request,
      });
      return this.point(officeId, point.id);
    });
  }

  /** @throws stale, not_found */
  async changePoint(
    caller: Principal,
    id: string,
    version: number,
    change: ServicePointRequest,
  ): Promise<ServicePointSettingsView> {
    const officeId = this.settings.officeOfRecord(caller, id, EDIT);
    return this.db.transaction(async () => {
      const { name, kind, address, accessibility, serviceCodes } = await this.offices.servicePoint(officeId, id);
      const wanted = trimmed(change);
      const where = { officeId, id, version };
      if (!(await this.db.repo(ServicePoint).update(where, { ...wanted, version: version + 1 })))
        throw platformProblems.stale();
      await this.told(caller, officeId, officesEvents.pointChanged, id, {
        change: 'changed',
        before: { name, kind, address, accessibility, serviceCodes },
        after: wanted,
      });
      return this.point(officeId, id);
    });
  }

  /** @throws counter_number_taken, not_found */
  async addCounter(caller: Principal, servicePointId: string, request: CounterRequest): Promise<CounterSettingsView> {
    const officeId = this.settings.officeOfRecord(caller, servicePointId, EDIT);
    return this.db.transaction(async () => {
      if (!(await holdPoint(this.db, officeId, servicePointId))) throw platformProblems.notFound();
      const counter: Counter = { officeId, id: newId(officeId), servicePointId, ...trimmed(request), version: 1 };
      await this.db.repo(Counter).insert(counter);
      await this.told(caller, officeId, officesEvents.counterSet, counter.id, {
        change: 'added',
        before: null,
        after: request,
      });
      return counterSettingsView(counter);
    });
  }

  /** @throws stale, counter_number_taken, not_found */
  async changeCounter(
    caller: Principal,
    id: string,
    version: number,
    change: CounterRequest,
  ): Promise<CounterSettingsView> {
    const officeId = this.settings.officeOfRecord(caller, id, EDIT);
    return this.db.transaction(async () => {
      const { number, name, serviceCodes, lanes, inUse } = await this.offices.counter(officeId, id);
      const wanted = trimmed(change);
      const where = { officeId, id, version };
      if (!(await this.db.repo(Counter).update(where, { ...wanted, version: version + 1 })))
        throw platformProblems.stale();
      await this.told(caller, officeId, officesEvents.counterSet, id, {
        change: 'changed',
        before: { number, name, serviceCodes, lanes, inUse },
        after: wanted,
      });
      return counterSettingsView(await this.offices.counter(officeId, id));
    });
  }

  private async point(officeId: number, id: string): Promise<ServicePointSettingsView> {
    const { servicePoints } = await this.settings.view(await this.offices.byNumber(officeId));
    const point = servicePoints.find((one) => one.id === id);
    if (!point) throw platformProblems.notFound();
    return point;
  }

  private told(
    actor: Principal,
    officeId: number,
    event: (typeof officesEvents)['officeChanged' | 'pointChanged' | 'counterSet'],
    id: string,
    payload: SettingEvent,
  ): Promise<void> {
    const [type = ''] = event.type.split('.');
    return this.ledger.append(officeId, event, { subject: { type, id }, payload, actor });
  }
}

/** Texts without the blanks that slip in at their ends. */
function trimmed<T extends object>(request: T): T {
  const entries = Object.entries(request).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.trim() : value,
  ]);
  return Object.fromEntries(entries) as T;
}
