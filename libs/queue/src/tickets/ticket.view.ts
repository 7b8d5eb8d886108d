import { can, type Principal } from '@buka-pintu/platform';
import type { Lane } from '../supply/lane.js';
import { DECLINED_WORDS } from '../priority/priority.js';
import type { ParkReason } from './handed.js';
import type { CounterView, PlaceView, StepView, TicketPriorityView, TicketRow, TicketView } from './ticket.dto.js';
import type { Ticket } from './ticket.entity.js';
import { LEAVE, type TicketAction, ticketLifecycle, type TicketState } from './ticket.lifecycle.js';
import type { TicketRowData } from './ticket.queries.js';

export interface TicketSurroundings {
  servicePointName: string;
  counter: CounterView | null;
  /** Where it stands in the line; null when not waiting. */
  place: PlaceView | null;
  /** Null for a visit of a single step. */
  step?: StepView | null;
  /** Actions that the state allows and something else forbids now. */
  without?: readonly TicketAction[];
  link?: string;
}

export function ticketView(caller: Principal, ticket: Ticket, around: TicketSurroundings): TicketView {
  return {
    id: ticket.id,
    number: ticket.display,
    state: ticket.state,
    lane: ticket.lane,
    priority: priorityOf(caller, ticket),
    serviceCode: ticket.serviceCode,
    servicePointId: ticket.servicePointId,
    servicePointName: around.servicePointName,
    on: ticket.onDay,
    bookingId: ticket.bookingId,
    counter: around.counter,
    issuedAt: ticket.issuedAt.toISOString(),
    calledAt: ticket.calledAt?.toISOString() ?? null,
    startedAt: ticket.startedAt?.toISOString() ?? null,
    endedAt: ticket.endedAt?.toISOString() ?? null,
    callCount: ticket.callCount,
    place: around.place,
    step: around.step ?? null,
    parkedFor: ticket.state === 'parked' ? ((ticket.handed?.reason as ParkReason | undefined) ?? 'other') : null,
    actions: ticketLifecycle
      .actions(ticket.state, (permission) => may(caller, ticket, permission))
      .filter((action) => !around.without?.includes(action)),
    version: ticket.version,
    link: around.link ?? null,
  };
}

/** Whoever holds the ticket's link may give it up; everybody else by permission. */
function may(caller: Principal, ticket: Ticket, permission: string): boolean {
  const mine = caller.kind === 'citizen' && [ticket.id, ticket.bookingId].includes(caller.subjectId);
  return mine ? permission === LEAVE : can(caller, ticket.officeId, permission);
}

export function ticketRow(row: TicketRowData): TicketRow {
  return {
    id: row.id,
    number: row.display,
    lane: row.lane as Lane,
    state: row.state as TicketState,
    waitedMinutes: row.waited_minutes,
    dueAt: row.due_at.toISOString(),
    overdueMinutes: row.overdue_minutes,
    serviceCode: row.service_code,
    bookingCode: row.booking_code,
    step: row.step,
  };
}

/** What makes somebody need priority is for staff alone; a declined one hears why nothing is lost. */
function priorityOf(caller: Principal, { priorityState, priorityCategory }: Ticket): TicketPriorityView | null {
  if (priorityState === null) return null;
  return {
    state: priorityState,
    category: caller.kind === 'staff' ? priorityCategory : null,
    words: priorityState === 'declined' ? DECLINED_WORDS : null,
  };
}
