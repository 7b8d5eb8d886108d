import { type BilingualText, type Db, type IsoDay, TEST_OFFICES_FROM } from '@buka-pintu/platform';
import { FLAGGED } from '../stock/stock.queries.js';
import type { BookedLane } from '../supply/lane.js';

export interface AffectedRow {
  id: string;
  code: string;
  servicePointId: string;
  on: IsoDay;
  startsAt: Date;
  serviceCode: string;
  lane: BookedLane;
  /** Since when the hours no longer hold its slot; null while they do. */
  withdrawnAt: Date | null;
  toldAt: Date | null;
}

const COLUMNS = `b.id, b.code, b.service_point_id as "servicePointId", b.on_day as "on", b.starts_at as "startsAt",
  b.service_code as "serviceCode", b.lane, s.withdrawn_at as "withdrawnAt", b.affected_told_at as "toldAt"`;

export interface StrandedRow extends AffectedRow {
  /** What has run out for its service. */
  stockOut: BilingualText | null;
  /** Since when it is affected. */
  hitAt: Date;
}

// The hours come first: while nobody is there it does not matter what has run out.
const SINCE = 'coalesce(s.withdrawn_at, f.flagged_at)';

/** Confirmed bookings to come on slots that still stand, by time. */
export function comingBookings(db: Db, officeId: number, servicePointId: string): Promise<AffectedRow[]> {
  return db.query(
    `select ${COLUMNS} from booking b join slot s on s.office_id = b.office_id and s.id = b.slot_id
     where b.office_id = $1 and b.service_point_id = $2 and b.state = 'confirmed'
       and b.starts_at > clock_at() and s.withdrawn_at is null
     order by b.starts_at, b.id`,
    [officeId, servicePointId],
  );
}

/** Confirmed bookings for a service on days after that one, by time. */
export function bookingsAfter(db: Db, officeId: number, serviceCode: string, lastOn: IsoDay): Promise<AffectedRow[]> {
  return db.query(
    `select ${COLUMNS} from booking b join slot s on s.office_id = b.office_id and s.id = b.slot_id
     where b.office_id = $1 and b.service_code = $2 and b.state = 'confirmed' and b.on_day > $3
     order by b.starts_at, b.id`,
    [officeId, serviceCode, lastOn],
  );
}

/** How many there are at other offices that are no test offices. */
export async function countAfterElsewhere(
  db: Db,
  officeId: number,
  serviceCode: string,
  lastOn: IsoDay,
): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    `/* nationwide: who ends a service for all offices must know how many people it concerns */
     select count(*)::integer as count from booking
     where office_id <> $1 and office_id < $4 and service_code = $2 and state = 'confirmed' and on_day > $3`,
    [officeId, serviceCode, lastOn, TEST_OFFICES_FROM],
  );
  return count;
}

/** Confirmed bookings to come whose slot the hours no longer hold, or whose service has run out, after a place in the list. */
export function strandedBookings(
  db: Db,
  officeId: number,
  after: { startsAt: string; id: string } | undefined,
  limit: number,
): Promise<StrandedRow[]> {
  return db.query(
    `select ${COLUMNS}, f.reason as "stockOut", ${SINCE} as "hitAt"
     from booking b join slot s on s.office_id = b.office_id and s.id = b.slot_id
     left join stock_flag f on ${FLAGGED}
     where b.office_id = $1 and b.state = 'confirmed' and b.starts_at > clock_at() and ${SINCE} is not null
       and ($2::timestamptz is null or (b.starts_at, b.id) > ($2::timestamptz, $3::uuid))
     order by b.starts_at, b.id limit $4`,
    [officeId, after?.startsAt ?? null, after?.id ?? null, limit],
  );
}

/** How many there are at a service point. */
export async function strandedCount(db: Db, officeId: number, servicePointId: string): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    `select count(*)::integer as count from booking b join slot s on s.office_id = b.office_id and s.id = b.slot_id
     where b.office_id = $1 and b.service_point_id = $2 and b.state = 'confirmed'
       and b.starts_at > clock_at() and s.withdrawn_at is not null`,
    [officeId, servicePointId],
  );
  return count;
}

/**
 * Marks those of the bookings that are stranded and were not told since as told.
 * @returns which they are
 */
export function markTold(
  db: Db,
  officeId: number,
  ids: readonly string[],
): Promise<{ id: string; hitAt: Date; closed: boolean }[]> {
  return db.query(
    `with hit as (
       select b.id, ${SINCE} as hit_at, s.withdrawn_at is not null as closed
       from booking b join slot s on s.office_id = b.office_id and s.id = b.slot_id left join stock_flag f on ${FLAGGED}
       where b.office_id = $1 and b.id = any ($2::uuid[]) and b.starts_at > clock_at()
     )
     update booking b set affected_told_at = clock_at() from hit
     where b.office_id = $1 and b.id = hit.id and b.state = 'confirmed' and hit.hit_at is not null
       and (b.affected_told_at is null or b.affected_told_at < hit.hit_at)
     returning b.id, hit.hit_at as "hitAt", hit.closed`,
    [officeId, ids],
  );
}
