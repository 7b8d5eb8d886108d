import type { Db, IsoDay } from '@buka-pintu/platform';
import type { PaperOutcome } from './paper-entry.entity.js';
import type { TicketState } from '../tickets/ticket.lifecycle.js';

/** Makes sure of the sheet's row and holds it until the transaction ends: lines of one sheet are written one after the other. */
export async function holdList(
  db: Db,
  key: { officeId: number; id: string; servicePointId: string; on: IsoDay },
): Promise<{ id: string; lastNumber: number; openedAt: Date | null; closedAt: Date | null }> {
  return db.one(
    `insert into paper_list as l (office_id, id, service_point_id, on_day) values ($1, $2, $3, $4)
     on conflict (office_id, service_point_id, on_day) do update set last_number = l.last_number
     returning id, last_number as "lastNumber", opened_at as "openedAt", closed_at as "closedAt"`,
    [key.officeId, key.id, key.servicePointId, key.on],
  );
}

/** Sets numbers apart: the count of the prefix goes to at least `last`. @returns where it stands */
export async function setApart(
  db: Db,
  key: { officeId: number; servicePointId: string; on: IsoDay; prefix: string },
  last: number,
): Promise<void> {
  await db.query(
    `insert into ticket_number (office_id, service_point_id, on_day, prefix, last) values ($1, $2, $3, $4, $5)
     on conflict (office_id, service_point_id, on_day, prefix)
       do update set last = greatest(ticket_number.last, excluded.last)`,
    [key.officeId, key.servicePointId, key.on, key.prefix, last],
  );
}

export interface ExpectedRow {
  id: string;
  code: string;
  startsAt: Date;
  nameSealed: Buffer;
  serviceCode: string;
  lane: string;
  number: string | null;
  accommodation: boolean;
}

/** Who is booked that day and has not been served, by time. */
export function expectedOn(db: Db, officeId: number, servicePointId: string, on: IsoDay): Promise<ExpectedRow[]> {
  return db.query(
    `select b.id, b.code, b.starts_at as "startsAt", b.name_sealed as "nameSealed", b.service_code as "serviceCode",
       b.lane, t.display as number, b.accommodation_sealed is not null as accommodation
     from booking b left join ticket t on t.office_id = $1 and t.booking_id = b.id
     where b.office_id = $1 and b.service_point_id = $2 and b.on_day = $3 and b.state in ('confirmed', 'checked_in')
     order by b.starts_at, b.code limit 1000`,
    [officeId, servicePointId, on],
  );
}

export function waitingOn(
  db: Db,
  officeId: number,
  servicePointId: string,
  on: IsoDay,
): Promise<{ number: string; lane: string; serviceCode: string; issuedAt: Date }[]> {
  return db.query(
    `select display as number, lane, service_code as "serviceCode", issued_at as "issuedAt" from ticket
     where office_id = $1 and service_point_id = $2 and on_day = $3 and ended_at is null
     order by due_at, issued_at, id limit 1000`,
    [officeId, servicePointId, on],
  );
}

/**
 * Whether a day goes on on a sheet that has not been typed in yet, as SQL: for three days nothing of it is ended, for the sheet may say
 * more. Aliases `office`, `point` and `day` are expressions of the statement.
 */
export const onPaperSql = (office: string, point: string, day: string, today: string): string => `exists (
  select from paper_list l
  where l.office_id = ${office} and l.service_point_id = ${point} and l.on_day = ${day}
    and l.opened_at is not null and l.closed_at is null and l.on_day > ${today} - 4)`;

/** The same of a ticket's day. */
export async function isOnPaper(
  db: Db,
  {
    officeId,
    servicePointId,
    onDay,
    today,
  }: { officeId: number; servicePointId: string; onDay: IsoDay; today: IsoDay },
): Promise<boolean> {
  const row = await db.one<{ open: boolean }>(`select ${onPaperSql('$1', '$2', '$3::date', '$4::date')} as open`, [
    officeId,
    servicePointId,
    onDay,
    today,
  ]);
  return row.open;
}

export interface EnteredRow {
  number: string;
  ticketId: string;
  outcome: PaperOutcome;
  enteredAt: Date;
  staffId: string;
  lineKey: Buffer;
}

const ENTERED = `t.display as number, e.ticket_id as "ticketId", e.outcome, e.entered_at as "enteredAt",
  e.staff_id as "staffId", e.line_key as "lineKey"
  from paper_entry e join ticket t on t.office_id = e.office_id and t.id = e.ticket_id`;

export function enteredOf(db: Db, officeId: number, listId: string): Promise<EnteredRow[]> {
  return db.query(
    `select ${ENTERED} where e.office_id = $1 and e.paper_list_id = $2 order by e.entered_at desc, e.id desc limit 1000`,
    [officeId, listId],
  );
}

export function enteredTicket(db: Db, officeId: number, ticketId: string): Promise<EnteredRow | undefined> {
  return db.maybe(`select ${ENTERED} where e.office_id = $1 and e.ticket_id = $2`, [officeId, ticketId]);
}

export interface NumberedTicket {
  id: string;
  state: TicketState;
  bookingId: string | null;
  serviceCode: string;
}

/** The ticket with that number, held until the transaction ends. */
export function ticketNumbered(
  db: Db,
  key: { officeId: number; servicePointId: string; on: IsoDay; prefix: string; number: number },
): Promise<NumberedTicket | undefined> {
  return db.maybe(
    `select id, state, booking_id as "bookingId", service_code as "serviceCode" from ticket
     where office_id = $1 and service_point_id = $2 and on_day = $3 and prefix = $4 and number = $5
     for no key update`,
    [key.officeId, key.servicePointId, key.on, key.prefix, key.number],
  );
}

export interface Spell {
  id: string;
  kind: string;
  startedAt: Date;
}

/** The last spell of a ticket, open or cut by the day's close. */
export function lastSpell(db: Db, officeId: number, ticketId: string): Promise<Spell | undefined> {
  return db.maybe(
    `select id, kind, started_at as "startedAt" from ticket_period
     where office_id = $1 and ticket_id = $2 order by started_at desc, id desc limit 1`,
    [officeId, ticketId],
  );
}

/** Ends a spell at the moment the paper says. */
export async function endSpell(db: Db, officeId: number, id: string, endedAt: number): Promise<void> {
  await db.query(
    `update ticket_period set ended_at = $3, cut = false, entered_later = true where office_id = $1 and id = $2`,
    [officeId, id, new Date(endedAt)],
  );
}

export interface WrittenSpell {
  id: string;
  ticketId: string;
  kind: 'waiting' | 'called' | 'serving';
  counterId: string | null;
  from: number;
  to: number;
}

/** Writes spells as the paper tells them; nobody knows any more which officer it was. */
export async function writeSpells(db: Db, officeId: number, spells: readonly WrittenSpell[]): Promise<void> {
  for (const { id, ticketId, kind, counterId, from, to } of spells)
    await db.query(
      `insert into ticket_period (office_id, id, ticket_id, kind, counter_id, staff_id, started_at, ended_at, entered_later,
         service_point_id)
       select $1, $2, t.id, $4, $5, null, $6, $7, true, t.service_point_id
       from ticket t where t.office_id = $1 and t.id = $3`,
      [officeId, id, ticketId, kind, counterId, new Date(from), new Date(to)],
    );
}

/** How a ticket given before the paper ended, as the paper tells it. */
export async function endTicket(
  db: Db,
  key: { officeId: number; id: string },
  end: {
    state: PaperOutcome;
    counterId: string | null;
    calledAt: number | null;
    startedAt: number | null;
    endedAt: number;
  },
): Promise<void> {
  const at = (millis: number | null) => (millis === null ? null : new Date(millis));
  await db.query(
    `update ticket set state = $3, counter_id = coalesce($4, counter_id), called_at = coalesce($5, called_at),
       started_at = coalesce($6, started_at), ended_at = $7, rests_until = null,
       call_count = greatest(call_count, case when $5::timestamptz is null then 0 else 1 end), version = version + 1
     where office_id = $1 and id = $2`,
    [key.officeId, key.id, end.state, end.counterId, at(end.calledAt), at(end.startedAt), new Date(end.endedAt)],
  );
}

/** Since now the day of these service points is kept on paper, where sheets were printed in case. */
export async function openLists(db: Db, officeId: number, on: IsoDay, servicePointId: string | null): Promise<void> {
  await db.query(
    `update paper_list set opened_at = clock_at()
     where office_id = $1 and on_day = $2 and ($3::uuid is null or service_point_id = $3) and opened_at is null`,
    [officeId, on, servicePointId],
  );
}
