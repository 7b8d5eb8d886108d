import { can, type Principal } from '@buka-pintu/platform';
import type { Lane } from '../supply/lane.js';
import type { CounterView, PlaceView, TicketRow, TicketView } from './ticket.dto.js';
import type { Ticket } from './ticket.entity.js';
import { ticketLifecycle, type TicketState } from './ticket.lifecycle.js';
import type { TicketRowData } from './ticket.queries.js';

export interface TicketSurroundings {
  servicePointName: string;
  counter: CounterView | null;
  /** Where it stands in the line; null when not waiting. */
  place: PlaceView | null;
  link?: string;
}

export function ticketView(caller: Principal, ticket: Ticket, around: TicketSurroundings): TicketView {
  return {
    id: ticket.id,
    number: ticket.display,
    state: ticket.state,
    lane: ticket.lane,
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
    actions: ticketLifecycle.actions(ticket.state, (permission) => can(caller, ticket.officeId, permission)),
    version: ticket.version,
    link: around.link ?? null,
  };
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
  };
}
