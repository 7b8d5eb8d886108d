import { Db, demand, Ledger, newId, officeOf, platformProblems, type StaffPrincipal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { catalogueEvents } from '../catalogue.events.js';
import { catalogueProblems } from '../catalogue.problems.js';
import { lockSwitches } from '../editor/catalogue.queries.js';
import { READ_SERVICES } from '../editor/edited-services.service.js';
import { CatalogueHistory } from '../editor/history.service.js';
import { OfficeSwitch } from '../office-switch.entity.js';
import { Service } from '../service.entity.js';
import type { ServiceSwitchRequest, ServiceSwitchView } from './office-switch.dto.js';

export const EDIT_SWITCHES = 'catalogue:switches:edit';

/** What an office offers differently: its own affair, in force at once and by day. */
@Injectable()
export class Switches {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly history: CatalogueHistory,
  ) {}

  /** The switches of the acting office, by day. */
  async list(caller: StaffPrincipal): Promise<{ items: ServiceSwitchView[]; next: null }> {
    const { officeId } = caller;
    demand(caller, officeId, READ_SERVICES);
    const rows = await this.db.repo(OfficeSwitch).find({ where: { officeId }, order: { validFrom: 'ASC', id: 'ASC' } });
    return { items: rows.map(switchView), next: null };
  }

  /** @throws not_found for an unknown service, switches_overlap */
  async add(caller: StaffPrincipal, request: ServiceSwitchRequest): Promise<ServiceSwitchView> {
    const { officeId } = caller;
    demand(caller, officeId, EDIT_SWITCHES);
    const row: OfficeSwitch = { officeId, id: newId(officeId), ...request, version: 1 };
    return this.db.transaction(async () => {
      await this.refuse(row);
      await this.db.repo(OfficeSwitch).insert(row);
      return this.tell(caller, null, row);
    });
  }

  /** @throws not_found, stale, switches_overlap */
  async change(
    caller: StaffPrincipal,
    id: string,
    version: number,
    request: ServiceSwitchRequest,
  ): Promise<ServiceSwitchView> {
    return this.db.transaction(async () => {
      const before = await this.seen(caller, id, version);
      const row: OfficeSwitch = { ...before, ...request, version: version + 1 };
      await this.refuse(row);
      const { officeId, ...columns } = row;
      await this.db.repo(OfficeSwitch).update({ officeId, id, version }, columns);
      return this.tell(caller, before, row);
    });
  }

  /** @throws not_found, stale */
  async remove(caller: StaffPrincipal, id: string, version: number): Promise<void> {
    await this.db.transaction(async () => {
      const before = await this.seen(caller, id, version);
      await this.db.repo(OfficeSwitch).delete({ officeId: before.officeId, id, version });
      await this.tell(caller, before, null);
    });
  }

  private async seen(caller: StaffPrincipal, id: string, version: number): Promise<OfficeSwitch> {
    const officeId = officeOf(id);
    demand(caller, officeId, EDIT_SWITCHES);
    await lockSwitches(this.db, officeId);
    const row = await this.db.repo(OfficeSwitch).findOneBy({ officeId, id });
    if (!row) throw platformProblems.notFound();
    if (row.version !== version) throw platformProblems.stale();
    return row;
  }

  private async refuse(row: OfficeSwitch): Promise<void> {
    const { officeId, id, name, serviceCode, validFrom, validTo } = row;
    await lockSwitches(this.db, officeId);
    if (serviceCode !== null && !(await this.db.reference(Service).existsBy({ code: serviceCode })))
      throw platformProblems.validationFailed({
        errors: [{ pointer: '/serviceCode', code: 'unknown', detail: UNKNOWN_SERVICE }],
      });
    const others = await this.db.repo(OfficeSwitch).find({ where: { officeId, name } });
    const taken = others.find(
      (other) =>
        other.id !== id &&
        other.serviceCode === serviceCode &&
        (validTo === null || other.validFrom <= validTo) &&
        (other.validTo === null || validFrom <= other.validTo),
    );
    if (taken) throw catalogueProblems.switchesOverlap({ name, from: taken.validFrom });
  }

  private async tell(
    caller: StaffPrincipal,
    before: OfficeSwitch | null,
    after: OfficeSwitch | null,
  ): Promise<ServiceSwitchView> {
    const row = after ?? before!;
    const { officeId, id, name, serviceCode, validFrom, validTo, isOn } = row;
    const [was, is] = [before, after].map((one) => (one ? switchView(one) : null));
    await this.history.record(caller, [
      {
        serviceCode,
        action: after ? 'switched' : 'switch_removed',
        subject: 'switch',
        lineCode: name,
        validFrom,
        before: was ?? null,
        after: is ?? null,
      },
    ]);
    await this.ledger.append(officeId, catalogueEvents.officeSwitched, {
      subject: { type: 'office_switch', id },
      payload: { name, serviceCode, validFrom, validTo, isOn, removed: after === null },
      actor: caller,
    });
    return switchView(row);
  }
}

function switchView({ officeId: _office, ...row }: OfficeSwitch): ServiceSwitchView {
  return row;
}

const UNKNOWN_SERVICE = { id: 'Layanan ini tidak ada.', en: 'There is no such service.' };
