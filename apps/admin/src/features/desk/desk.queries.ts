import { eachItem, Problem, type staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';
import type {
  BookingLinkRequest,
  BookingLinkView,
  BookingState,
  BookingView,
  TicketView,
  WalkInRequest,
} from '../../api/shapes.js';

interface ListKey {
  servicePointId: string;
  on: string;
  state: BookingState | undefined;
}

/** Every booking of a day: some hundred at most, and the desk looks through them by name. */
export const bookingsQuery = ({ servicePointId, on, state }: ListKey) =>
  queryOptions({
    queryKey: ['bookings', servicePointId, on, state ?? null],
    queryFn: async ({ signal }) => {
      const all: BookingView[] = [];
      const filters = { servicePointId, on, limit: 100, ...(state ? { state } : {}) };
      const pages = eachItem((cursor) => {
        const query = cursor ? { ...filters, cursor } : filters;
        return take(api.GET('/v1/queue/bookings', { params: { query }, signal }));
      });
      for await (const booking of pages) all.push(booking);
      return all;
    },
    enabled: servicePointId !== '',
    refetchInterval: 30_000,
  });

/** One booking opened by an officer: whole names, and a line in the access log. */
export const bookingQuery = (id: string) =>
  queryOptions({
    queryKey: ['booking', id],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/bookings/{id}', { params: { path: { id } }, signal })),
    enabled: id !== '',
  });

export const messageChoicesQuery = (id: string) =>
  queryOptions({
    queryKey: ['message-choices', id],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/queue/bookings/{id}/message-choices', { params: { path: { id } }, signal })),
  });

export type MessageChoice = staffApi.MessageChoiceView;

/** Says no to what is on, and yes to what is off. */
export const chooseMessages = (id: string, { purpose, on, chosenAt }: MessageChoice) =>
  // When it was last chosen: no, yes, and no again are three wishes.
  intend(['choose messages', id, purpose, on, chosenAt], (headers) =>
    api.POST('/v1/queue/bookings/{id}/message-choices', {
      params: { path: { id } },
      body: { purpose, wanted: !on },
      headers,
    }),
  );

export async function findByCode(servicePointId: string, code: string): Promise<BookingView | undefined> {
  const page = await take(api.GET('/v1/queue/bookings', { params: { query: { servicePointId, code } } }));
  return page.items[0];
}

export function checkIn({ id, version }: BookingView, servicePointId: string): Promise<TicketView> {
  return intend(['check-in', id, version], (headers) =>
    api.POST('/v1/queue/bookings/{id}/check-ins', { params: { path: { id } }, body: { servicePointId }, headers }),
  );
}

export function cancelBooking({ id, version }: BookingView, reason: string, family = false): Promise<BookingView> {
  const body = { ...(reason ? { reason } : {}), ...(family ? { family } : {}) };
  return intend(['cancel', id, version, body], (headers) =>
    api.POST('/v1/queue/bookings/{id}/cancellations', { params: { path: { id } }, body, headers }),
  );
}

/** @param form of which the request was written: a second slip for the same person is a second wish */
export function issueLink({ id }: BookingView, body: BookingLinkRequest, form: string): Promise<BookingLinkView> {
  return intend(['link', id, form, body], (headers) =>
    api.POST('/v1/queue/bookings/{id}/links', { params: { path: { id } }, body, headers }),
  );
}

/** How many people without a booking today still takes. */
export const walkInQuotaQuery = (servicePointId: string) =>
  queryOptions({
    queryKey: ['walk-in-quota', servicePointId],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/queue/walk-in-quotas', { params: { query: { servicePointId } }, signal })),
    refetchInterval: 30_000,
  });

/** @param form of which the request was written: a new form is a new person, even with the same words */
export function issueTicket(body: WalkInRequest, form: string): Promise<TicketView> {
  return intend(['ticket', form, body], (headers) => api.POST('/v1/queue/tickets', { body, headers }));
}

/** The ticket as a page for 80 mm paper, with a fresh link in its QR. */
export async function readSlip(id: string): Promise<string> {
  const at = { params: { path: { id } }, parseAs: 'text' } as const;
  const { data, error, response } = await api.GET('/v1/queue/tickets/{id}/slip.html', at);
  if (!response.ok) throw Problem.from(response.status, error);
  return data ?? '';
}
