import type { staffApi } from '@buka-pintu/client';
import { queryOptions } from '@tanstack/react-query';
import { api, intend, take } from '../../api/client.js';
import type { BookingView } from '../../api/shapes.js';

/** The slots of a day that still have a seat of the booking's lane. */
export const timesQuery = ({ servicePointId, lane, slotStart }: TimesKey, on: string) =>
  queryOptions({
    queryKey: ['times', servicePointId, lane, on],
    queryFn: async ({ signal }) => {
      const query = { servicePointId, from: on, to: on };
      const { days } = await take(api.GET('/v1/queue/slots', { params: { query }, signal }));
      return (days[0]?.slots ?? []).filter(
        (slot) => slot.startsAt !== slotStart && slot.lanes.some((one) => one.lane === lane && one.booked < one.seats),
      );
    },
    enabled: on !== '',
  });
interface TimesKey {
  servicePointId: string;
  lane: BookingView['lane'];
  slotStart: string;
}

export const familyQuery = (id: string) =>
  queryOptions({
    queryKey: ['booking', id, 'family'],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/bookings/{id}/family', { params: { path: { id } }, signal })),
  });

/** Moves the booking, and whoever was booked with it; only the version on the screen. */
export function reschedule({ id, version }: BookingView, slotId: string): Promise<BookingView> {
  return intend(['reschedule', id, version, slotId], (headers) =>
    api.POST('/v1/queue/bookings/{id}/reschedules', { params: { path: { id } }, body: { slotId }, headers }),
  );
}

export type ConfirmationRequest = staffApi.ConfirmationRequest;

export function confirmBooking({ id, version }: BookingView, body: ConfirmationRequest): Promise<BookingView> {
  return intend(['confirm', id, version, body], (headers) =>
    api.POST('/v1/queue/bookings/{id}/confirmations', { params: { path: { id } }, body, headers }),
  );
}
