import type { Db } from '@buka-pintu/platform';
import type { Lane } from '../supply/lane.js';
import type { PassedOver } from '../tickets/ticket-call.entity.js';

export interface DemoVisit {
  id: string;
  service_point_id: string;
  on_day: string;
  lane: Lane;
  starts_at: Date;
  state: 'served' | 'confirmed';
}

/** Bookings of the demo whose people come to a counter: those of past days that were served, those of today still expected. */
export function demoVisits(db: Db, officeId: number, span: { from: string; today: string }): Promise<DemoVisit[]> {
  return db.query<DemoVisit>(
    `select b.id, b.service_point_id, b.on_day, b.lane, b.starts_at, b.state
     from booking b
     left join ticket t on t.office_id = $1 and t.booking_id = b.id
     where b.office_id = $1 and t.id is null
       and ((b.on_day >= $2 and b.on_day < $3 and b.state = 'served') or (b.on_day = $3 and b.state = 'confirmed'))
     order by b.starts_at, b.id`,
    [officeId, span.from, span.today],
  );
}

/** Days of the span on which the service point has tickets already. */
export async function daysWithTickets(
  db: Db,
  officeId: number,
  servicePointId: string,
  span: { from: string; today: string },
): Promise<Set<string>> {
  const rows = await db.query<{ on_day: string }>(
    `select distinct on_day from ticket where office_id = $1 and service_point_id = $2 and on_day between $3 and $4`,
    [officeId, servicePointId, span.from, span.today],
  );
  return new Set(rows.map((row) => row.on_day));
}

/** Whether somebody sits at a counter of the office now: a day that is lived already is not told over. */
export async function anyoneSits(db: Db, officeId: number): Promise<boolean> {
  const row = await db.one<{ any: boolean }>(
    `select exists (select 1 from counter_session where office_id = $1 and state <> 'closed') as any`,
    [officeId],
  );
  return row.any;
}

/** A row of each table as JSON, with the column names of SQL. */
export interface DemoRows {
  ticket: Record<string, unknown>[];
  ticket_period: Record<string, unknown>[];
  ticket_call: (Record<string, unknown> & { passed_over: PassedOver })[];
  counter_session: Record<string, unknown>[];
}

/** Writes told days with their tickets, spells, calls and sittings; the last numbers follow from the tickets. */
export async function insertDemoDays(db: Db, officeId: number, rows: DemoRows): Promise<void> {
  await fill(
    db,
    'ticket',
    `office_id, id, service_point_id, on_day, prefix, number, display, state, lane, service_code,
    booking_id, channel, issued_at, base_at, due_at, rests_until, called_at, started_at, ended_at, counter_id, call_count,
    recall_count, return_count, version`,
    rows.ticket,
  );
  await fill(
    db,
    'ticket_period',
    `office_id, id, ticket_id, kind, counter_id, staff_id, started_at, ended_at, cut`,
    rows.ticket_period,
  );
  await fill(
    db,
    'ticket_call',
    `office_id, id, ticket_id, counter_id, staff_id, called_at, kind, rule, passed_over,
    service_point_id, on_day, lane, line, guarded, due_at`,
    rows.ticket_call,
  );
  await fill(
    db,
    'counter_session',
    `office_id, id, counter_id, service_point_id, on_day, staff_id, state, opened_at,
    closed_at, closed_by, version`,
    rows.counter_session,
  );
  await db.query(
    `insert into ticket_number (office_id, service_point_id, on_day, prefix, last)
     select office_id, service_point_id, on_day, prefix, max(number) from ticket
     where office_id = $1 and id = any ($2::uuid[])
     group by office_id, service_point_id, on_day, prefix
     on conflict (office_id, service_point_id, on_day, prefix) do update set last = excluded.last`,
    [officeId, rows.ticket.map((row) => row['id'])],
  );
}

/** Moves today's bookings of the demo along with their tickets; a person who was served may book again. */
export async function moveDemoBookings(
  db: Db,
  officeId: number,
  moved: { id: string; state: string }[],
): Promise<void> {
  await db.query(
    `with moved as (
       update booking b set state = m.state, version = b.version + 1
       from unnest($2::uuid[], $3::text[]) as m (id, state)
       where b.office_id = $1 and b.id = m.id and b.state = 'confirmed'
       returning b.id, b.state
     )
     delete from booking_person_claim c using moved
     where c.office_id = $1 and c.booking_id = moved.id and moved.state = 'served'`,
    [officeId, moved.map((it) => it.id), moved.map((it) => it.state)],
  );
}

async function fill(db: Db, table: string, columns: string, rows: object[]): Promise<void> {
  await db.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
