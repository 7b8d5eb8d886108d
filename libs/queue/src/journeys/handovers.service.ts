import { Injectable } from '@nestjs/common';
import { Db, platformProblems, type Principal } from '@buka-pintu/platform';
import { DayRules } from '../day/day-rules.service.js';
import type { Desk } from '../counters/consoles.service.js';
import { queueProblems } from '../queue.problems.js';
import type { Handed } from '../tickets/handed.js';
import { TicketMoves } from '../tickets/ticket-moves.service.js';
import type { Ticket } from '../tickets/ticket.entity.js';
import { journeyProblems } from './journey.problems.js';
import type { Position } from './position.js';
import { isTakenBackBy } from './take-back.js';

/** How a ticket leaves a counter without being done, and how it comes back. In the caller's transaction, on a held ticket. */
@Injectable()
export class Handovers {
  constructor(
    private readonly db: Db,
    private readonly moves: TicketMoves,
    private readonly rules: DayRules,
  ) {}

  /** What the ticket keeps of where it was, so that the next officer reads why and this one may take it back. */
  async handed(
    ticket: Ticket,
    kind: Handed['kind'],
    staffId: string,
    reason: Handed['reason'] = null,
  ): Promise<Handed> {
    const { servicePointId, serviceCode, journeyId, step, onlyCounters } = ticket;
    return {
      kind,
      reason,
      counterId: ticket.counterId!,
      staffId,
      at: (await this.db.now()).toISOString(),
      before: {
        state: ticket.state === 'called' ? 'called' : 'serving',
        dueAt: ticket.dueAt.toISOString(),
        baseAt: ticket.baseAt?.toISOString() ?? null,
        ...{ servicePointId, serviceCode, journeyId, step, onlyCounters },
      },
    };
  }

  /** Into the next step's line: due as soon as that step, or else the lane, promises from now. */
  async nextStep(caller: Principal, ticket: Ticket, next: Position, staffId: string): Promise<void> {
    const { targetMinutes, ...position } = next;
    const rule = await this.rules.of(ticket.officeId, ticket.servicePointId, ticket.onDay);
    const now = await this.db.now();
    const dueAt = new Date(now.getTime() + (targetMinutes ?? rule.targetMinutes[ticket.lane]) * 60_000);
    const handed = await this.handed(ticket, 'next_step', staffId);
    const change = {
      ...position,
      baseAt: now,
      dueAt,
      counterId: null,
      restsUntil: null,
      recallCount: 0,
      returnCount: 0,
      handed,
    };
    await this.moves.move(caller, ticket, { action: 'next_step', change });
  }

  /** Back into the line with the old due time. */
  async unpark(caller: Principal, ticket: Ticket): Promise<Ticket> {
    const change = { counterId: null, restsUntil: null };
    return this.moves.move(caller, ticket, { action: 'unpark', to: 'waiting', change });
  }

  /**
   * Straight to an officer's free counter: someone back from what they fetched, or taken back.
   * @throws take_back_over when somebody else did the handing over, or it was too long ago; ticket_other_service_point
   */
  async toDesk(caller: Principal, ticket: Ticket, action: 'unpark' | 'take_back', desk: Desk): Promise<Ticket> {
    this.moves.demandLegal(ticket, action);
    const { now } = desk.point;
    if (action === 'take_back' && !isTakenBackBy(caller, ticket, now)) throw journeyProblems.takeBackOver();
    const before = action === 'take_back' ? ticket.handed!.before : null;
    if ((before ?? ticket).servicePointId !== desk.key.servicePointId) throw queueProblems.ticketOtherPoint();
    if (ticket.onDay !== desk.key.today) throw queueProblems.ticketOtherDay({ on: ticket.onDay });
    if (!desk.sitting) throw platformProblems.notFound();
    return this.moves.move(caller, ticket, {
      action,
      to: 'serving',
      staffId: desk.sitting.staff_id,
      change: {
        counterId: desk.key.counterId,
        startedAt: now,
        restsUntil: null,
        handed: null,
        ...(before ? { ...placeOf(before), issuedPointId: issuedAt(ticket, before.servicePointId) } : {}),
      },
    });
  }
}

function placeOf({ servicePointId, serviceCode, journeyId, step, onlyCounters, ...at }: Handed['before']) {
  const instants = { dueAt: new Date(at.dueAt), baseAt: at.baseAt === null ? null : new Date(at.baseAt) };
  return { servicePointId, serviceCode, journeyId, step, onlyCounters, ...instants };
}

/** The point that gave the number, as the ticket keeps it: null while the ticket is there. */
export function issuedAt({ issuedPointId, servicePointId }: Ticket, goesTo: string): string | null {
  const issued = issuedPointId ?? servicePointId;
  return issued === goesTo ? null : issued;
}
