import type { Db, IsoDay } from '@buka-pintu/platform';
import type { AffectedRow } from '../affected/affected.queries.js';

/** The flag that a booking falls under: its place, its service, its day. For a join of `b` with `f`. */
export const FLAGGED = `f.office_id = b.office_id and f.service_point_id = b.service_point_id
  and f.service_code = b.service_code and b.on_day >= f.since_on and (f.until_on is null or b.on_day <= f.until_on)`;

/** Confirmed bookings to come that a flag with these days would hit, by time. */
export function bookingsOfService(
  db: Db,
  officeId: number,
  at: { servicePointId: string; serviceCode: string; sinceOn: IsoDay; untilOn: IsoDay | null },
): Promise<AffectedRow[]> {
  return db.query(
    `select b.id, b.code, b.service_point_id as "servicePointId", b.on_day as "on", b.starts_at as "startsAt",
       b.service_code as "serviceCode", b.lane, null as "withdrawnAt", b.affected_told_at as "toldAt"
     from booking b
     where b.office_id = $1 and b.service_point_id = $2 and b.service_code = $3 and b.state = 'confirmed'
       and b.starts_at > clock_at() and b.on_day >= $4 and ($5::date is null or b.on_day <= $5)
     order by b.starts_at, b.id`,
    [officeId, at.servicePointId, at.serviceCode, at.sinceOn, at.untilOn],
  );
}
