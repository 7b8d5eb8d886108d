import type { Db } from '@buka-pintu/platform';
import type { EndedBookings } from './unusual-clients.js';

/** In how many rows a day's bookings of one client are counted, so that they need not wait for one another. */
export const QUOTA_SHARDS = 16;

/** What one row may hold of the ceiling, as SQL: the parts add up to it exactly. @param ceiling its parameter */
export const shareOf = (ceiling: string): string =>
  `(${ceiling} / ${QUOTA_SHARDS} + (shard < ${ceiling} % ${QUOTA_SHARDS})::integer)`;

interface ClientDay {
  officeId: number;
  clientId: string;
  zone: string;
}

/** Lays the rows of the client's day in that office; those there are stay. */
export async function layQuota(db: Db, { officeId, clientId, zone }: ClientDay): Promise<void> {
  await db.query(
    `insert into booking_quota (office_id, client_id, on_day, shard)
     select $1, $2, (clock_at() at time zone $3)::date, shard from generate_series(0, ${QUOTA_SHARDS - 1}) as n (shard)
     on conflict do nothing`,
    [officeId, clientId, zone],
  );
}

/**
 * Waits for rows with room for so many bookings, one where one is enough, and keeps them to the end of the transaction.
 * @returns false when there is not enough: the day is full
 */
export async function holdQuota(
  db: Db,
  { officeId, clientId, zone }: ClientDay,
  ceiling: number,
  bookings: number,
): Promise<boolean> {
  const rows = await db.query<{ places: number }>(
    `select ${shareOf('$4::integer')} - booked as places from booking_quota
     where office_id = $1 and client_id = $2 and on_day = (clock_at() at time zone $3)::date and booked < ${shareOf('$4::integer')}
     order by shard limit case when $5::integer = 1 then 1 else ${QUOTA_SHARDS} end for update`,
    [officeId, clientId, zone, ceiling, bookings],
  );
  return rows.reduce((sum, { places }) => sum + places, 0) >= bookings;
}

/** Days that are over count for nobody. */
export async function dropOldQuotas(db: Db): Promise<void> {
  await db.query(
    `/* nationwide: housekeeping */ delete from booking_quota where on_day < (clock_at() at time zone 'UTC')::date - 2`,
  );
}

/** How the bookings of these days ended, by the client that made them; without one, the desk. */
export function endedBookings(db: Db, officeId: number, from: string, to: string): Promise<EndedBookings[]> {
  return db.query(
    `select api_client_id as "clientId", count(*)::int as ended,
       count(*) filter (where state = 'cancelled')::int as cancelled, count(*) filter (where state = 'no_show')::int as missed
     from booking where office_id = $1 and on_day between $2 and $3 and state not in ('held', 'confirmed', 'checked_in')
     group by 1`,
    [officeId, from, to],
  );
}
