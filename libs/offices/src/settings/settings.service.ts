import {
  dayIn,
  Db,
  demand,
  instantAt,
  isId,
  addDays,
  officeOf,
  platformProblems,
  type Principal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { MoreThanOrEqual } from 'typeorm';
import { Closure } from '../closures/closure.entity.js';
import { disruptionsSince } from '../closures/closure.queries.js';
import { closureView, disruptionView } from '../closures/closure.view.js';
import { Counter } from '../counter.entity.js';
import { OpeningException } from '../hours/opening-exception.entity.js';
import { exceptionView } from '../hours/hours.view.js';
import { Office } from '../office.entity.js';
import { Offices } from '../offices.service.js';
import { ServicePoint } from '../service-point.entity.js';
import type { OfficeSettingsView } from './settings.dto.js';
import { openingSets } from './settings.queries.js';
import { counterSettingsView, pointSettingsView } from './settings.view.js';

/** How long an ended disruption stays in the settings. */
const DISRUPTIONS_DAYS = 30;

/** An office's settings as its staff see them, and who may. */
@Injectable()
export class Settings {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
  ) {}

  /** @throws not_found for an office out of the caller's reach */
  async get(caller: Principal, officeCode: string): Promise<OfficeSettingsView> {
    return this.view(await this.office(caller, officeCode, 'offices:settings:read'));
  }

  /** The office with that code, if the caller holds the permission there. */
  async office(caller: Principal, officeCode: string, permission: string): Promise<Office> {
    const office = await this.offices.get(officeCode);
    demand(caller, office.id, permission);
    return office;
  }

  /** The office in which a record lives, if the caller holds the permission there; an id that no office made is not found. */
  officeOfRecord(caller: Principal, id: string, permission: string): number {
    if (!isId(id)) throw platformProblems.notFound();
    const officeId = officeOf(id);
    demand(caller, officeId, permission);
    return officeId;
  }

  /** The day it is at the office. */
  async today(officeId: number): Promise<string> {
    const { zone } = await this.offices.byNumber(officeId);
    return dayIn(zone, await this.db.now());
  }

  async view(office: Office): Promise<OfficeSettingsView> {
    const { id: officeId, code, name, zone, address, phone, coordinates, province, isDemo: demo, version } = office;
    const officeClass = office.officeClass as OfficeSettingsView['officeClass'];
    const today = await this.today(officeId);
    const coming = { officeId, onDay: MoreThanOrEqual(today) };
    const sets = Map.groupBy(await openingSets(this.db, officeId), (set) => set.servicePointId);
    const exceptions = Map.groupBy(
      await this.db.repo(OpeningException).find({ where: coming, order: { onDay: 'ASC' } }),
      (one) => one.servicePointId,
    );
    const counters = Map.groupBy(
      await this.db.repo(Counter).find({ where: { officeId }, order: { number: 'ASC' } }),
      (one) => one.servicePointId,
    );
    const closures = await this.db.repo(Closure).find({ where: coming, order: { onDay: 'ASC', startsAt: 'ASC' } });
    const since = instantAt(zone, addDays(today, -DISRUPTIONS_DAYS), '00:00');
    const points = await this.offices.servicePoints(officeId);
    return {
      code,
      name,
      zone: zone as OfficeSettingsView['zone'],
      address,
      phone,
      officeClass,
      coordinates,
      province,
      demo,
      today,
      version,
      servicePoints: points.map((point: ServicePoint) =>
        pointSettingsView(point, {
          counters: (counters.get(point.id) ?? []).map(counterSettingsView),
          openingSets: (sets.get(point.id) ?? []).map(({ servicePointId: _, ...set }) => set),
          exceptions: (exceptions.get(point.id) ?? []).map(exceptionView),
        }),
      ),
      closures: closures.map(closureView),
      disruptions: (await disruptionsSince(this.db, officeId, since)).map(disruptionView),
    };
  }
}
