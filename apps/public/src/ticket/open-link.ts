import { take } from '@buka-pintu/client';
import { withLink } from '../api';

export type Opened = Awaited<ReturnType<typeof openLink>>;
export type Booking = NonNullable<Opened['booking']>;

/** What a secret link opens: a booking, or the ticket of somebody who came without one. The link carries no id. */
export async function openLink(token: string) {
  const api = withLink(token);
  const { subjectType, subjectId } = await take(api.GET('/v1/capabilities/current'));
  const at = { params: { path: { id: subjectId } } };
  return subjectType === 'booking'
    ? { booking: await take(api.GET('/v1/queue/bookings/{id}', at)), ticket: null }
    : { booking: null, ticket: await take(api.GET('/v1/queue/tickets/{id}', at)) };
}
