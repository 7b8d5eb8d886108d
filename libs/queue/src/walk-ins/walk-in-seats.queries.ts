import type { Db, IsoDay } from '@buka-pintu/platform';
import { FREE, OWN, SPILLED } from '../spill/seat-terms.js';

interface Day {
  officeId: number;
  servicePointId: string;
  on: IsoDay;
}

// A seat counts as walk-in by its own lane, until it spills away, or by the lane it has spilled to.
const COUNTS = `(e.lane = 'walk_in' and ${OWN('e')} or e.spill_to = 'walk_in' and ${SPILLED('e')})`;

/**
 * Gives the ticket the first free walk-in seat of the slots that run or are to come today. It waits for another desk that is taking
 * the same one, so that "used up" is never said of a seat that is given back.
 * @returns whether there was one
 */
export async function takeWalkInSeat(
  db: Db,
  { officeId, servicePointId, on }: Day,
  ticketId: string,
): Promise<boolean> {
  const taken = await db.query(
    `with first as (
       select e.id from seat e join slot s on s.office_id = e.office_id and s.id = e.slot_id
       where e.office_id = $1 and s.service_point_id = $2 and s.on_day = $3 and s.withdrawn_at is null
         and s.ends_at > clock_at() and ${COUNTS} and ${FREE('e')}
       order by s.starts_at, e.lane <> 'walk_in', e.number limit 1 for update of e
     )
     update seat set ticket_id = $4, booking_id = null, held_until = null from first
     where seat.office_id = $1 and seat.id = first.id
     returning seat.id`,
    [officeId, servicePointId, on, ticketId],
  );
  return taken.length > 0;
}

/** Walk-in seats of a day: planned at all, and free in the slots that run or are to come. */
export function walkInSeats(db: Db, { officeId, servicePointId, on }: Day): Promise<{ seats: number; left: number }> {
  return db.one(
    `select count(*) filter (where e.lane = 'walk_in' or ${COUNTS})::integer as seats,
       count(*) filter (where s.ends_at > clock_at() and ${COUNTS} and ${FREE('e')})::integer as left
     from slot s join seat e on e.office_id = s.office_id and e.slot_id = s.id
     where s.office_id = $1 and s.service_point_id = $2 and s.on_day = $3 and s.withdrawn_at is null and not e.withdrawn`,
    [officeId, servicePointId, on],
  );
}
