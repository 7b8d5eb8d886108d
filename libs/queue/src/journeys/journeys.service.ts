import { Injectable } from '@nestjs/common';
import { Db, type IsoDay } from '@buka-pintu/platform';
import { Offices } from '@buka-pintu/offices';
import { LessThanOrEqual } from 'typeorm';
import type { Ticket } from '../tickets/ticket.entity.js';
import { Journey, type JourneyStep } from './journey.entity.js';
import { ONLY_STEP, positionOf, stepAfter, type Position } from './position.js';

/** Which steps a ticket goes through: the journey in force on its day, held by the ticket from then on. */
@Injectable()
export class Journeys {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
  ) {}

  /** Where a journey of that service begins at that point on that day. */
  async first(officeId: number, servicePointId: string, serviceCode: string, day: IsoDay): Promise<Position> {
    const journey = await this.on(officeId, servicePointId, serviceCode, day);
    return journey ? this.open(officeId, servicePointId, positionOf(journey, journey.steps[0]!)) : ONLY_STEP;
  }

  /** The journey in force: of those that have begun the one that began last. */
  async on(officeId: number, servicePointId: string, serviceCode: string, day: IsoDay): Promise<Journey | null> {
    return this.db.repo(Journey).findOne({
      where: { officeId, servicePointId, serviceCode, validFrom: LessThanOrEqual(day) },
      order: { validFrom: 'DESC' },
    });
  }

  /** The step after this ticket's, if one is left. */
  async next(ticket: Ticket): Promise<Position | null> {
    const journey = await this.of(ticket);
    const step = journey && stepAfter(journey.steps, ticket.step);
    return step ? this.open(ticket.officeId, ticket.servicePointId, positionOf(journey, step)) : null;
  }

  /** A named step of the ticket's own journey, if it has one of that name. */
  async step(ticket: Ticket, code: string): Promise<Position | null> {
    const journey = await this.of(ticket);
    const step = journey?.steps.find((it) => it.code === code);
    return journey && step ? this.open(ticket.officeId, ticket.servicePointId, positionOf(journey, step)) : null;
  }

  /** The journey this ticket is on, null for a visit of a single step. */
  async of({ officeId, journeyId }: Pick<Ticket, 'officeId' | 'journeyId'>): Promise<Journey | null> {
    return journeyId === null ? null : this.db.repo(Journey).findOneBy({ officeId, id: journeyId });
  }

  /** Counters that were taken out of use since serve nobody; with none left, every counter of the service may. */
  private async open(officeId: number, servicePointId: string, position: Position): Promise<Position> {
    if (!position.onlyCounters) return position;
    const inUse = new Set((await this.offices.counters(officeId, servicePointId)).map((counter) => counter.id));
    const left = position.onlyCounters.filter((id) => inUse.has(id));
    return { ...position, onlyCounters: left.length > 0 ? left : null };
  }
}

export type { JourneyStep };
