import type { Db } from '@buka-pintu/platform';

/** Whether anyone took a number for a service at a point on a day. */
export async function hasTickets(
  db: Db,
  officeId: number,
  servicePointId: string,
  serviceCode: string,
  on: string,
): Promise<boolean> {
  const row = await db.maybe(
    `select 1 from ticket where office_id = $1 and service_point_id = $2 and on_day = $3 and service_code = $4 limit 1`,
    [officeId, servicePointId, on, serviceCode],
  );
  return row !== undefined;
}

/** Tickets that were sent to one counter alone and still wait for it: nobody else would call them when it closes. */
export function sentTo(db: Db, officeId: number, counterId: string, today: string): Promise<{ id: string }[]> {
  return db.query(
    `select id from ticket where office_id = $1 and on_day = $2 and state = 'waiting' and only_counters = array[$3::uuid]
       and handed ->> 'kind' = 'transfer' order by id for no key update`,
    [officeId, today, counterId],
  );
}
