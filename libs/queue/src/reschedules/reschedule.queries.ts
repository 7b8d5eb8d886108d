import type { Db } from '@buka-pintu/platform';
import { stateNow } from '../bookings/bookings.queries.js';

/**
 * Gives confirmed bookings a reschedule that costs nothing; whoever has one keeps it and its
 * reason. @returns those that had none
 */
export function grantFreeReschedules(
  db: Db,
  officeId: number,
  ids: readonly string[],
  reason: string,
): Promise<{ id: string; servicePointId: string }[]> {
  return db.query(
    `with theirs as (
       select id from booking where office_id = $1 and id = any ($2::uuid[]) order by id for update)
     update booking set free_reschedule = $3, version = version + 1
     from theirs where booking.office_id = $1 and booking.id = theirs.id and free_reschedule is null
       and ${stateNow('booking')} = 'confirmed'
     returning booking.id, service_point_id as "servicePointId"`,
    [officeId, ids, reason],
  );
}
