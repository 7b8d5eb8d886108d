import type { Db } from '@buka-pintu/platform';

/** Where the officer sits now. */
export function sittingOf(
  db: Db,
  officeId: number,
  staffId: string,
): Promise<{ counterId: string; servicePointId: string } | undefined> {
  return db.maybe(
    `select counter_id as "counterId", service_point_id as "servicePointId" from counter_session
     where office_id = $1 and staff_id = $2 and state <> 'closed'`,
    [officeId, staffId],
  );
}

/** Who stands at the counter. */
export function currentOf(
  db: Db,
  officeId: number,
  counterId: string,
): Promise<{ id: string; state: string } | undefined> {
  return db.maybe(
    `select id, state from ticket where office_id = $1 and counter_id = $2 and state in ('called', 'serving')`,
    [officeId, counterId],
  );
}

/**
 * Moves the seats of whoever was served or never came out of the way, behind the plan's last number, where the next laying of
 * supply withdraws them and fills their places. They stay their bookings': a seat is given to one person only.
 */
export async function setUsedSeatsAside(db: Db, officeId: number): Promise<void> {
  await db.query(
    `update seat set number = seat.number + highest.number
     from (select slot_id, lane, max(number) as number from seat where office_id = $1 group by slot_id, lane) as highest
     where seat.office_id = $1 and seat.slot_id = highest.slot_id and seat.lane = highest.lane
       and seat.booking_id is not null and not seat.withdrawn`,
    [officeId],
  );
}
