import type { Db, IsoDay } from '@buka-pintu/platform';
import { stateNow } from '../bookings/bookings.queries.js';

export interface OwnBookingFilter {
  clientReference: string | null;
  on: IsoDay | null;
  state: string | null;
}

/** Ids of the bookings that a client made in these offices, newest first, from below an id on. */
export async function ownBookingIds(
  db: Db,
  offices: readonly number[],
  clientId: string,
  filter: OwnBookingFilter,
  below: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from booking where office_id = any($1::int[]) and api_client_id = $2
       and ($3::text is null or client_reference = $3) and ($4::date is null or on_day = $4)
       and ($5::text is null or ${stateNow('booking')} = $5) and ($6::uuid is null or id < $6)
     order by id desc limit $7`,
    [offices, clientId, filter.clientReference, filter.on, filter.state, below, limit],
    { name: 'own_bookings' },
  );
  return rows.map((row) => row.id);
}
