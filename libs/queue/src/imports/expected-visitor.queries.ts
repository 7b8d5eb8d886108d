import type { Db, IsoDay } from '@buka-pintu/platform';
import type { TicketState } from '../tickets/ticket.lifecycle.js';
import type { ExpectedVisitor } from './expected-visitor.entity.js';
import type { VisitorState } from './expected-visitor.lifecycle.js';

export type VisitorRow = ExpectedVisitor & {
  ticketId: string | null;
  ticketNumber: string | null;
  ticketState: TicketState | null;
};

const ROW = `v.office_id as "officeId", v.id, v.service_point_id as "servicePointId", v.on_day as "onDay", v.starts_at as "startsAt",
  v.service_code as "serviceCode", v.lane, v.number_key as "numberKey", v.number_sealed as "numberSealed",
  v.name_sealed as "nameSealed", v.person_key as "personKey", v.state, v.vanished_at as "vanishedAt",
  v.checked_in_at as "checkedInAt", v.created_at as "createdAt", v.erased_at as "erasedAt", v.version,
  t.id as "ticketId", t.display as "ticketNumber", t.state as "ticketState"`;
const FROM = `expected_visitor v left join ticket t on t.office_id = $1 and t.expected_visitor_id = v.id`;

export function visitorById(db: Db, officeId: number, id: string): Promise<VisitorRow | undefined> {
  return db.maybe<VisitorRow>(`select ${ROW} from ${FROM} where v.office_id = $1 and v.id = $2`, [officeId, id]);
}

/** Holds a visitor until the transaction ends, so that two scans wait for each other, and for a list that is being registered. */
export async function holdVisitor(db: Db, officeId: number, id: string): Promise<void> {
  await db.query('select id from expected_visitor where office_id = $1 and id = $2 for update', [officeId, id]);
}

/** Whom one of these numbers announces: today before all, else on the nearest day. */
export function visitorByNumbers(
  db: Db,
  officeId: number,
  keys: readonly Buffer[],
  today: IsoDay,
): Promise<VisitorRow | undefined> {
  return db.maybe<VisitorRow>(
    `select ${ROW} from ${FROM} where v.office_id = $1 and v.number_key = any($2::bytea[])
     order by abs(v.on_day - $3::date), v.id limit 1`,
    [officeId, keys, today],
  );
}

/** A day's visitors in the order of their times; who has none comes last. */
export function visitorPage(
  db: Db,
  filter: { officeId: number; servicePointId: string; on: IsoDay; state: VisitorState | null },
  after: { startsAt: string; id: string } | undefined,
  limit: number,
): Promise<VisitorRow[]> {
  return db.query<VisitorRow>(
    `select ${ROW} from ${FROM}
     where v.office_id = $1 and v.service_point_id = $2 and v.on_day = $3 and ($4::text is null or v.state = $4)
       and v.erased_at is null
       and ($5::timestamptz is null or (coalesce(v.starts_at, 'infinity'), v.id) > ($5::timestamptz, $6::uuid))
     order by coalesce(v.starts_at, 'infinity'), v.id limit $7`,
    [
      filter.officeId,
      filter.servicePointId,
      filter.on,
      filter.state,
      after?.startsAt ?? null,
      after?.id ?? null,
      limit,
    ],
  );
}

/** Moves a visitor out of that state; false when somebody was faster. */
export async function moveVisitor(
  db: Db,
  officeId: number,
  id: string,
  { from, to }: { from: VisitorState; to: VisitorState },
): Promise<boolean> {
  const rows = await db.query(
    `update expected_visitor set state = $4, version = version + 1,
       checked_in_at = case when $4 = 'checked_in' then clock_at() else checked_in_at end
     where office_id = $1 and id = $2 and state = $3 returning id`,
    [officeId, id, from, to],
  );
  return rows.length > 0;
}

/** The visitor behind a ticket, if one is. */
export function visitorOfTicket(
  db: Db,
  officeId: number,
  ticketId: string,
): Promise<{ id: string; state: VisitorState } | undefined> {
  return db.maybe(
    `select v.id, v.state from ticket t join expected_visitor v on v.office_id = $1 and v.id = t.expected_visitor_id
     where t.office_id = $1 and t.id = $2`,
    [officeId, ticketId],
  );
}

/** Ends the days before `today`: who never came and who did not answer missed it, who was never called was failed. */
export async function endVisits(db: Db, officeId: number, today: IsoDay): Promise<number> {
  const rows = await db.query(
    `update expected_visitor v set version = v.version + 1,
       state = case when v.state = 'checked_in' and coalesce(t.call_count, 0) = 0 then 'unserved'
         when t.state = 'served' then 'served' else 'no_show' end
     from expected_visitor o left join ticket t on t.office_id = $1 and t.expected_visitor_id = o.id
     where v.office_id = $1 and o.office_id = $1 and o.id = v.id and v.on_day < $2 and v.state in ('expected', 'checked_in')
     returning v.id`,
    [officeId, today],
  );
  return rows.length;
}

/** Forgets drafts of a day ago, and what days that are over can't need for an undoing any more. */
export async function dropOldImports(db: Db): Promise<void> {
  await db.query(
    `/* nationwide: housekeeping */ delete from visitor_import where state = 'draft' and begun_at < clock_at() - interval '1 day'`,
  );
  await db.query(
    `/* nationwide: housekeeping */ delete from visitor_import_change c using visitor_import i
     where i.office_id = c.office_id and i.id = c.import_id and i.on_day < (clock_at() at time zone 'UTC')::date - 1`,
  );
}

/** A test office begins anew. */
export async function forgetVisitors(db: Db, officeId: number): Promise<void> {
  for (const table of ['visitor_import_change', 'expected_visitor', 'visitor_import', 'import_word'])
    await db.query(`delete from ${table} where office_id = $1 and office_id >= 1024`, [officeId]);
}
