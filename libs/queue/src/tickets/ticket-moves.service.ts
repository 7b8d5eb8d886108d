import { Injectable } from '@nestjs/common';
import { Db, Ledger, newId, platformProblems, type EventDefinition, type Principal } from '@buka-pintu/platform';
import { Ticket } from './ticket.entity.js';
import { ticketEvents, type TicketEventPayload } from './ticket.events.js';
import { LIVE_TICKET_STATES, ticketLifecycle, type TicketAction, type TicketState } from './ticket.lifecycle.js';
import { PERIOD_KINDS } from './ticket-period.entity.js';
import { makerOf, turnSpell } from './ticket.queries.js';

const EVENTS: Record<TicketAction, EventDefinition<TicketEventPayload>> = {
  call: ticketEvents.ticketCalled,
  recall: ticketEvents.ticketRecalled,
  start: ticketEvents.ticketStarted,
  finish: ticketEvents.ticketServed,
  no_answer: ticketEvents.ticketReturned,
  leave: ticketEvents.ticketLeft,
  expire: ticketEvents.ticketLeft,
  park: ticketEvents.ticketParked,
  unpark: ticketEvents.ticketUnparked,
  transfer: ticketEvents.ticketTransferred,
  next_step: ticketEvents.ticketStepFinished,
  take_back: ticketEvents.ticketTakenBack,
};

type TicketChange = Partial<
  Omit<Ticket, 'officeId' | 'id' | 'onDay' | 'prefix' | 'number' | 'display' | 'state' | 'endedAt' | 'version'>
>;

export interface Move {
  action: TicketAction;
  /** Which state, where the action leads to more than one. */
  to?: TicketState;
  change?: TicketChange;
  /** Who works at the counter the ticket is at afterwards. */
  staffId?: string;
  /** Done by the day's close instead of by a person. */
  cut?: boolean;
  /** Why, as a code. */
  reason?: string;
}

/** The one place where a ticket changes its state (calling next does the same in its single statement). */
@Injectable()
export class TicketMoves {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
  ) {}

  /** The ticket, held until the transaction ends. @throws not_found */
  async hold(officeId: number, id: string): Promise<Ticket> {
    const ticket = await this.db.repo(Ticket).findOne({ where: { officeId, id }, lock: { mode: 'pessimistic_write' } });
    if (!ticket) throw platformProblems.notFound();
    return ticket;
  }

  /** @throws illegal_transition with the state and what this caller could do instead */
  demandLegal(ticket: Ticket, action: TicketAction): void {
    if (!ticketLifecycle.can(ticket.state, action)) ticketLifecycle.to(ticket.state, action);
  }

  /**
   * Moves a held ticket: state, spell and event together.
   * @throws illegal_transition with the state and what is allowed in it
   */
  async move(caller: Principal, ticket: Ticket, move: Move): Promise<Ticket> {
    const { action, change = {}, staffId, cut = false, reason } = move;
    const state = ticketLifecycle.to(ticket.state, action, move.to);
    const live = (LIVE_TICKET_STATES as readonly TicketState[]).includes(state);
    const now = await this.db.now();
    const moved: Ticket = { ...ticket, ...change, state, endedAt: live ? null : now, version: ticket.version + 1 };
    const { officeId, id, version } = ticket;
    const changed = await this.db.repo(Ticket).update({ officeId, id, version }, {
      ...change,
      state,
      endedAt: moved.endedAt,
      version: moved.version,
    } as object);
    if (changed === 0) throw platformProblems.stale();
    if (state !== ticket.state) await this.turn(moved, staffId ?? null, cut);
    const fromServicePointId = moved.servicePointId === ticket.servicePointId ? null : ticket.servicePointId;
    await this.told(caller, moved, action, { reason, fromServicePointId });
    return moved;
  }

  /** Tells the ledger what happened to a ticket. */
  async told(
    caller: Principal,
    ticket: Ticket,
    action: TicketAction | 'issue',
    more: { reason?: string; fromServicePointId?: string | null } = {},
  ) {
    const { officeId, id, servicePointId, onDay, display, lane, state, step, bookingId, counterId } = ticket;
    const clientId = ticket.apiClientId ?? (bookingId && (await makerOf(this.db, officeId, bookingId)));
    await this.ledger.append(officeId, eventOf(action, state), {
      subject: { type: 'ticket', id },
      payload: {
        ...{ servicePointId, on: onDay, number: display, lane, state, counterId, bookingId, clientId, step },
        reason: more.reason ?? null,
        fromServicePointId: more.fromServicePointId ?? null,
      },
      actor: caller,
    });
  }

  private async turn(ticket: Ticket, staffId: string | null, cut: boolean): Promise<void> {
    const { officeId, id: ticketId, state, counterId, step, servicePointId } = ticket;
    const kind = PERIOD_KINDS.find((it) => it === state);
    const atCounter = kind === 'called' || kind === 'serving';
    await turnSpell(this.db, {
      officeId,
      ticketId,
      cut,
      next:
        kind === undefined
          ? null
          : {
              id: newId(officeId),
              kind,
              counterId: atCounter ? counterId : null,
              staffId: atCounter ? staffId : null,
              step,
              servicePointId,
            },
    });
  }
}

function eventOf(action: TicketAction | 'issue', state: TicketState): EventDefinition<TicketEventPayload> {
  if (action === 'issue') return ticketEvents.ticketIssued;
  return state === 'missed' ? ticketEvents.ticketMissed : EVENTS[action];
}
