import type { Office, ServicePoint } from '@buka-pintu/offices';
import type { BookingEvent } from '../queue.events.js';
import type { BookingAction } from './booking.lifecycle.js';
import type { BookingLookupView, BookingPersonView, BookingRescheduleView, BookingView } from './booking.dto.js';
import type { BookingRow } from './bookings.queries.js';

/** What a view takes from elsewhere: the place, and what was opened of the sealed fields for this reader. */
export interface BookingContext {
  office: Office;
  point: ServicePoint | undefined;
  person: BookingPersonView;
  accommodation: string | null;
  qr: string;
  link: string | null;
  actions: BookingAction[];
  reschedule: BookingRescheduleView | null;
}

export function bookingView(row: BookingRow, context: BookingContext): BookingView {
  return {
    id: row.id,
    code: row.code,
    state: row.state,
    officeCode: context.office.code,
    servicePointId: row.servicePointId,
    servicePointName: context.point?.name ?? '',
    serviceCode: row.serviceCode,
    lane: row.lane,
    seatNumber: row.seatNumber,
    on: row.onDay,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    zone: context.office.zone,
    person: context.person,
    accommodation: context.accommodation,
    companion: row.companion,
    clientReference: row.clientReference,
    link: context.link,
    qr: context.qr,
    ticket: row.ticket,
    cancelByAt: row.cancelByAt.toISOString(),
    partyId: row.partyId,
    heldUntil: row.heldUntil?.toISOString() ?? null,
    paymentCode: row.paymentCode,
    provenAt: row.provenAt?.toISOString() ?? null,
    needsNewTime: needsNewTime(row),
    reschedule: context.reschedule,
    actions: context.actions,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}

/** What the ledger keeps of a booking: ids, states and codes. */
export function bookingFact(row: BookingRow): BookingEvent {
  return {
    state: row.state,
    servicePointId: row.servicePointId,
    serviceCode: row.serviceCode,
    slotId: row.slotId,
    seatId: row.seatId,
    lane: row.lane,
    on: row.onDay,
    channel: row.channel,
    clientId: row.apiClientId,
  };
}

/** Whether a payment came too late for the seat, and another time is to be chosen. */
export function needsNewTime({ state, provenAt }: Pick<BookingRow, 'state' | 'provenAt'>): boolean {
  return state === 'lapsed' && provenAt !== null;
}

export function lookupView(row: BookingRow, office: Office, point: ServicePoint | undefined): BookingLookupView {
  return {
    state: row.state,
    on: row.onDay,
    startsAt: row.startsAt.toISOString(),
    zone: office.zone,
    servicePointName: point?.name ?? '',
    ticket: row.ticket,
  };
}
