import type { Db } from '@buka-pintu/platform';
import type { TicketState } from '../tickets/ticket.lifecycle.js';

/** Tickets of walk-ins who showed this document, oldest first. */
export function ticketsOf(
  db: Db,
  key: Buffer,
  officeIds: readonly number[],
): Promise<{ officeId: number; id: string }[]> {
  return db.query(
    `select office_id as "officeId", id from ticket where office_id = any($1::integer[]) and person_key = $2 order by issued_at`,
    [officeIds, key],
  );
}

export interface TicketOfPerson {
  display: string;
  state: TicketState;
  onDay: string;
  serviceCode: string;
  nameSealed: Buffer | null;
}

export function ticketToErase(db: Db, officeId: number, id: string): Promise<TicketOfPerson | undefined> {
  return db.maybe(
    `select display, state, on_day as "onDay", service_code as "serviceCode", name_sealed as "nameSealed"
     from ticket where office_id = $1 and id = $2`,
    [officeId, id],
  );
}

/** The number stays for the count; who had it goes. */
export async function forgetTicket(db: Db, officeId: number, id: string): Promise<void> {
  await db.query('update ticket set name_sealed = null, person_key = null where office_id = $1 and id = $2', [
    officeId,
    id,
  ]);
}

/** Who the walk-ins of past days were. @returns how many */
export async function forgetTickets(db: Db, days: number, limit: number): Promise<number> {
  const rows = await db.query(
    `/* nationwide: the retention job erases whatever has had its time */
     update ticket set name_sealed = null, person_key = null where (office_id, id) in (select office_id, id from ticket
       where (name_sealed is not null or person_key is not null)
         and on_day < (clock_at() at time zone 'UTC')::date - $1::integer limit $2)
     returning id`,
    [days, limit],
  );
  return rows.length;
}
