import { Injectable } from '@nestjs/common';
import { Db, demand, Ledger, newId, platformProblems, type Principal } from '@buka-pintu/platform';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { type Point, Points } from '../tickets/points.service.js';
import { Journey } from './journey.entity.js';
import type { JourneyList, JourneyRequest, JourneyView } from './journey.dto.js';
import { journeyEvents } from './journey.events.js';
import { journeyProblems } from './journey.problems.js';
import { hasTickets } from './journey.queries.js';

/** The steps of services as an office sets them, each set from a day on. */
@Injectable()
export class JourneyBook {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly ledger: Ledger,
  ) {}

  /** Those of a service point, by service and day. */
  async list(caller: Principal, servicePointId: string): Promise<JourneyList> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, 'queue:journeys:read');
    const { today } = await this.points.at(officeId, servicePointId);
    const rows = await this.db
      .repo(Journey)
      .find({ where: { officeId, servicePointId }, order: { serviceCode: 'ASC', validFrom: 'ASC' } });
    return { items: rows.map((row) => journeyView(row, today)) };
  }

  /**
   * Sets the steps of a service from a day on.
   * @throws service_not_offered, step_twice, journey_begun for a day on which people are on their way, journey_exists,
   *   not_found for a counter of another point
   */
  async set(caller: Principal, request: JourneyRequest): Promise<JourneyView> {
    const officeId = recordOffice(request.servicePointId);
    demand(caller, officeId, 'queue:journeys:edit');
    const { servicePointId, serviceCode, validFrom } = request;
    const point = await this.points.at(officeId, servicePointId);
    const { serviceCodes } = point.servicePoint;
    if (!serviceCodes.includes(serviceCode)) {
      throw queueProblems.serviceNotOffered({ serviceCode, offered: serviceCodes });
    }
    await this.demandSteps(point, request);
    return this.db.transaction(async () => {
      await this.demandFuture(point, serviceCode, validFrom);
      const steps = request.steps.map(({ code, name, counterIds, targetMinutes }) => {
        return { code, nameId: name.id, nameEn: name.en, counterIds, targetMinutes };
      });
      const row = { officeId, id: newId(officeId), servicePointId, serviceCode, validFrom, steps, version: 1 };
      await this.db.repo(Journey).insert(row);
      await this.told(
        caller,
        row,
        steps.map(({ code }) => code),
      );
      return journeyView(row, point.today);
    });
  }

  /** Removes what has not begun. @throws journey_begun, not_found */
  async remove(caller: Principal, id: string): Promise<void> {
    const officeId = recordOffice(id);
    demand(caller, officeId, 'queue:journeys:edit');
    await this.db.transaction(async () => {
      const row = await this.db.repo(Journey).findOneBy({ officeId, id });
      if (!row) throw platformProblems.notFound();
      const point = await this.points.at(officeId, row.servicePointId);
      await this.demandFuture(point, row.serviceCode, row.validFrom);
      await this.db.repo(Journey).delete({ officeId, id });
      await this.told(caller, row, []);
    });
  }

  private async demandSteps(point: Point, { steps }: JourneyRequest): Promise<void> {
    const { officeId, id } = point.servicePoint;
    const known = new Set((await this.points.counters(officeId, id)).map((counter) => counter.id));
    const codes = new Set<string>();
    for (const step of steps) {
      if (codes.has(step.code)) throw journeyProblems.stepTwice({ step: step.code });
      codes.add(step.code);
      if (step.counterIds.some((counterId) => !known.has(counterId))) throw platformProblems.notFound();
    }
  }

  private async demandFuture(point: Point, serviceCode: string, validFrom: string): Promise<void> {
    const { officeId, id } = point.servicePoint;
    const { today } = point;
    if (validFrom > today) return;
    if (validFrom === today && !(await hasTickets(this.db, officeId, id, serviceCode, today))) return;
    throw journeyProblems.journeyBegun({ validFrom, today });
  }

  private async told(actor: Principal, row: Journey, steps: string[]): Promise<void> {
    const { officeId, id, servicePointId, serviceCode, validFrom } = row;
    const payload = { servicePointId, serviceCode, validFrom, steps };
    await this.ledger.append(officeId, journeyEvents.journeySet, { subject: { type: 'journey', id }, payload, actor });
  }
}

function journeyView(row: Journey, today: string): JourneyView {
  const { id, servicePointId, serviceCode, validFrom, steps } = row;
  return {
    ...{ id, servicePointId, serviceCode, validFrom },
    steps: steps.map(({ code, nameId, nameEn, counterIds, targetMinutes }) => {
      return { code, name: { id: nameId, en: nameEn }, counterIds, targetMinutes };
    }),
    begun: validFrom <= today,
  };
}
