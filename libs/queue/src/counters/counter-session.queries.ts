import type { Db } from '@buka-pintu/platform';

/** Sittings and tickets that a past day left behind at one service point, or in the whole office without one. */
export interface PastDay {
  officeId: number;
  servicePointId: string | null;
  today: string;
}

/** Ends the sittings of past days. @returns those that were still live */
export async function closePastSittings(db: Db, past: PastDay) {
  return db.query<{ counter_id: string; service_point_id: string; staff_id: string }>(
    `update counter_session set state = 'closed', closed_at = clock_at(), closed_by = 'day_close', version = version + 1
     where office_id = $1 and ($2::uuid is null or service_point_id = $2) and on_day < $3 and state <> 'closed'
     returning counter_id, service_point_id, staff_id`,
    [past.officeId, past.servicePointId, past.today],
  );
}

/** Ids of the live tickets of past days, oldest first. */
export async function pastLiveTickets(db: Db, past: PastDay): Promise<{ id: string }[]> {
  return db.query<{ id: string }>(
    `select id from ticket
     where office_id = $1 and ($2::uuid is null or service_point_id = $2) and on_day < $3
       and state in ('waiting', 'called', 'serving', 'parked')
     order by on_day, issued_at, id`,
    [past.officeId, past.servicePointId, past.today],
  );
}

/** The officer's sitting that has not ended; one that the night forgot ends when the day does, and holds nobody up. */
export async function openSitting(
  db: Db,
  officeId: number,
  staffId: string,
): Promise<{ counter_id: string } | undefined> {
  return db.maybe(
    `select counter_id from counter_session where office_id = $1 and staff_id = $2 and state <> 'closed'
       and opened_at > clock_at() - interval '16 hours'`,
    [officeId, staffId],
  );
}
