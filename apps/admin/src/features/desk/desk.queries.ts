import { eachItem } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { read, readText, send } from '../../api/client.js';
import type { BookingView, Lane, Page, TicketView } from '../../api/shapes.js';

interface ListKey {
  servicePointId: string;
  on: string;
  state: string | undefined;
}

/** Every booking of a day: some hundred at most, and the desk looks through them by name. */
export const bookingsQuery = (key: ListKey) =>
  queryOptions({
    queryKey: ['bookings', key],
    queryFn: async ({ signal }) => {
      const all: BookingView[] = [];
      const page = (cursor: string | undefined): Promise<Page<BookingView>> =>
        read<Page<BookingView>>('/v1/queue/bookings', { ...key, cursor, limit: 100 }, signal);
      for await (const booking of eachItem(page)) all.push(booking);
      return all;
    },
    enabled: key.servicePointId !== '',
    refetchInterval: 30_000,
  });

/** One booking opened by an officer: whole names, and a line in the access log. */
export const bookingQuery = (id: string) =>
  queryOptions({
    queryKey: ['booking', id],
    queryFn: ({ signal }) => read<BookingView>(`/v1/queue/bookings/${encodeURIComponent(id)}`, {}, signal),
    enabled: id !== '',
  });

export async function findByCode(servicePointId: string, code: string): Promise<BookingView | undefined> {
  const page = await read<Page<BookingView>>('/v1/queue/bookings', { servicePointId, code });
  return page.items[0];
}

export const checkIn = (booking: BookingView, servicePointId: string): Promise<TicketView> =>
  send('POST', `/v1/queue/bookings/${booking.id}/check-ins`, { servicePointId }, booking.version);

export const cancelBooking = (booking: BookingView, reason: string): Promise<BookingView> =>
  send('POST', `/v1/queue/bookings/${booking.id}/cancellations`, reason ? { reason } : {}, booking.version);

export interface WalkIn {
  servicePointId: string;
  serviceCode: string;
  lane: Lane;
  name?: string;
}

/** @param form number of the form that was filled in: a new form is a new person, even with the same words */
export const issueTicket = (walkIn: WalkIn, form: string): Promise<TicketView> =>
  send('POST', '/v1/queue/tickets', walkIn, form);

export const readSlip = (ticketId: string): Promise<string> => readText(`/v1/queue/tickets/${ticketId}/slip.html`);
