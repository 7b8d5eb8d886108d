import { Injectable } from '@nestjs/common';
import { Db, platformProblems, type Principal } from '@buka-pintu/platform';
import { type CounterKey, sittingAt } from '../counters/console.queries.js';
import type { ConsoleView } from '../counters/counter.dto.js';
import { DeskWork } from '../counters/desk-work.service.js';
import { queueProblems } from '../queue.problems.js';
import { Places } from '../supply/places.service.js';
import type { ParkReason, TransferReason } from '../tickets/handed.js';
import { type Point, Points } from '../tickets/points.service.js';
import { TicketMoves } from '../tickets/ticket-moves.service.js';
import { Ticket } from '../tickets/ticket.entity.js';
import type { TransferRequest } from './handover.dto.js';
import { Handovers, issuedAt } from './handovers.service.js';
import { journeyProblems } from './journey.problems.js';
import { Journeys } from './journeys.service.js';
import { sentTo } from './journey.queries.js';
import type { Position } from './position.js';

type Goal = Pick<Ticket, 'servicePointId' | 'serviceCode' | 'journeyId' | 'step' | 'onlyCounters'>;

/** Sending someone from one's counter: to fetch something, or to somebody else. Number and due time stay. */
@Injectable()
export class Transfers {
  constructor(
    private readonly db: Db,
    private readonly desks: DeskWork,
    private readonly handovers: Handovers,
    private readonly journeys: Journeys,
    private readonly moves: TicketMoves,
    private readonly points: Points,
    private readonly places: Places,
  ) {}

  /** The person fetches a copy or pays at the bank; the counter is free meanwhile. */
  async park(caller: Principal, ticketId: string, reason: ParkReason): Promise<ConsoleView> {
    return this.desks.act(caller, ticketId, 'park', async (ticket, staffId) => {
      const handed = await this.handovers.handed(ticket, 'park', staffId, reason);
      await this.moves.move(caller, ticket, { action: 'park', change: { handed, recallCount: 0 }, reason });
    });
  }

  /**
   * To another counter, service, step or service point of the office; with no goal named, back into its own line.
   * @throws transfer_nowhere, transfer_counter_closed, counter_other_lane, service_not_offered, service_point_closed, step_unknown
   */
  async transfer(caller: Principal, ticketId: string, request: TransferRequest): Promise<ConsoleView> {
    return this.desks.act(caller, ticketId, 'transfer', async (ticket, staffId) => {
      if (request.counterId === ticket.counterId) throw journeyProblems.transferNowhere();
      const goal = await this.goal(ticket, request);
      await this.send(caller, ticket, goal, staffId, request.reason);
    });
  }

  /** Back into its own line when the counter closes under it: whoever serves it next. */
  async release(caller: Principal, ticket: Ticket, staffId: string): Promise<void> {
    const { servicePointId, serviceCode, journeyId, step } = ticket;
    const onlyCounters = (await this.journeys.step(ticket, step))?.onlyCounters ?? null;
    const goal = { servicePointId, serviceCode, journeyId, step, onlyCounters };
    await this.send(caller, ticket, goal, staffId, 'counter_closed');
  }

  /** Gives the numbers that were sent to this counter alone back to all who may call them; it is closing. */
  async freeSent({ officeId, counterId, today }: CounterKey): Promise<void> {
    for (const { id } of await sentTo(this.db, officeId, counterId, today)) {
      const ticket = await this.moves.hold(officeId, id);
      const onlyCounters = (await this.journeys.step(ticket, ticket.step))?.onlyCounters ?? null;
      await this.db.repo(Ticket).update({ officeId, id }, { onlyCounters, version: ticket.version + 1 });
    }
  }

  private async send(caller: Principal, ticket: Ticket, goal: Goal, staffId: string, reason: TransferReason) {
    const handed = await this.handovers.handed(ticket, 'transfer', staffId, reason);
    const away = goal.servicePointId !== ticket.servicePointId;
    await this.moves.move(caller, ticket, {
      action: 'transfer',
      reason,
      change: {
        ...goal,
        issuedPointId: issuedAt(ticket, goal.servicePointId),
        // The board over there has not called anybody yet.
        ...(away ? { calledAt: null } : {}),
        ...{ counterId: null, restsUntil: null, recallCount: 0, returnCount: 0, handed },
      },
    });
  }

  private async goal(ticket: Ticket, request: TransferRequest): Promise<Goal> {
    const { officeId } = ticket;
    const counter = request.counterId === undefined ? null : await this.points.counter(officeId, request.counterId);
    const servicePointId = request.servicePointId ?? counter?.servicePointId ?? ticket.servicePointId;
    if (counter && counter.servicePointId !== servicePointId) throw platformProblems.notFound();
    const point = await this.points.at(officeId, servicePointId);
    const serviceCode = request.serviceCode ?? ticket.serviceCode;
    const elsewhere = servicePointId !== ticket.servicePointId || serviceCode !== ticket.serviceCode;
    if (elsewhere) await this.demandOffered(point, serviceCode, servicePointId !== ticket.servicePointId);
    const position = await this.position(ticket, point, serviceCode, request.step, elsewhere);
    const { journeyId, step } = position;
    if (!counter) return { servicePointId, serviceCode, journeyId, step, onlyCounters: position.onlyCounters };
    if (counter.lanes.length > 0 && !counter.lanes.includes(ticket.lane)) {
      throw journeyProblems.counterOtherLane({ counter: counter.name });
    }
    const key = { officeId, counterId: counter.id, servicePointId, serviceCodes: [], lanes: [], today: ticket.onDay };
    if (!(await sittingAt(this.db, key, 'hold')))
      throw journeyProblems.transferCounterClosed({ counter: counter.name });
    return { servicePointId, serviceCode, journeyId, step, onlyCounters: [counter.id] };
  }

  private async position(
    ticket: Ticket,
    point: Point,
    serviceCode: string,
    step: string | undefined,
    elsewhere: boolean,
  ): Promise<Pick<Position, 'journeyId' | 'step' | 'onlyCounters'>> {
    const { officeId, id } = point.servicePoint;
    const start = elsewhere ? await this.journeys.first(officeId, id, serviceCode, ticket.onDay) : null;
    // The same service at another point: what was done here stays done, where that point has such a step.
    const wanted = step ?? (serviceCode === ticket.serviceCode ? ticket.step : undefined);
    const on = start ? { ...ticket, ...start, servicePointId: id } : ticket;
    const named = wanted === undefined ? null : await this.journeys.step(on, wanted);
    if (named) return named;
    if (step !== undefined) throw journeyProblems.stepUnknown({ step });
    return start ?? { journeyId: ticket.journeyId, step: ticket.step, onlyCounters: null };
  }

  private async demandOffered(point: Point, serviceCode: string, away: boolean): Promise<void> {
    const { officeId, serviceCodes } = point.servicePoint;
    const withheld = (await this.places.withheld(officeId, serviceCode))(point.today);
    if (withheld || !serviceCodes.includes(serviceCode)) {
      throw queueProblems.serviceNotOffered({ serviceCode, offered: serviceCodes });
    }
    // After hours those who are still here are served; nobody is sent to a door that is shut.
    const closed = away && (await this.points.whyClosed(point, Number.POSITIVE_INFINITY));
    if (closed) throw queueProblems.pointClosed({ reason: closed.reason, reasonCode: closed.code });
  }
}
