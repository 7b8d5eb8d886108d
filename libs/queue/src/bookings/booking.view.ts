import type { Office, ServicePoint } from '@buka-pintu/offices';
import type { BookingAction } from './booking.lifecycle.js';
import type { BookingLookupView, BookingPersonView, BookingView } from './booking.dto.js';
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
    actions: context.actions,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
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
