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
 * Takes every booking, ticket, call and sitting of a test office away; slots stay, with all their seats free.
 * @throws for a live office, whatever the caller may do
 */
export async function emptyTestOffice(db: Db, officeId: number): Promise<{ bookings: number; tickets: number }> {
  const emptied = await db.one<{ bookings: number; tickets: number }>(
    'select bookings, tickets from queue_empty_test_office($1)',
    [officeId],
  );
  // Walk-in seats that its tickets used up; a live office never comes as far as here.
  await db.query('update seat set ticket_id = null where office_id = $1 and ticket_id is not null', [officeId]);
  return emptied;
}
