import type { Db } from '@buka-pintu/platform';
import { stepSql } from '../journeys/position.js';
import type { PeriodKind } from './ticket-period.entity.js';

/** Takes the next number of a service point's day: one row, one update. Rolled back work leaves a gap, never a repeat. */
export async function nextNumber(
  db: Db,
  key: { officeId: number; servicePointId: string; onDay: string; prefix: string },
): Promise<number> {
  const row = await db.one<{ last: number }>(
    `insert into ticket_number (office_id, service_point_id, on_day, prefix, last) values ($1, $2, $3, $4, 1)
     on conflict (office_id, service_point_id, on_day, prefix) do update set last = ticket_number.last + 1
     returning last`,
    [key.officeId, key.servicePointId, key.onDay, key.prefix],
    { name: 'ticket-number-next' },
  );
  return row.last;
}

/** The API client that made the booking, if one did: its ticket's events are for this client alone. */
export async function makerOf(db: Db, officeId: number, bookingId: string): Promise<string | null> {
  const row = await db.maybe<{ clientId: string | null }>(
    'select api_client_id as "clientId" from booking where office_id = $1 and id = $2',
    [officeId, bookingId],
    { name: 'queue_booking_maker' },
  );
  return row?.clientId ?? null;
}

/** Holds a booking until the transaction ends, so that two scans of one code wait for each other. */
export async function holdBooking(db: Db, officeId: number, bookingId: string): Promise<void> {
  await db.query('select id from booking where office_id = $1 and id = $2 for no key update', [officeId, bookingId]);
}

export interface Spell {
  officeId: number;
  ticketId: string;
  /** The id of the new spell and its kind; null when the ticket's day is over. */
  next: {
    id: string;
    kind: PeriodKind;
    counterId: string | null;
    staffId: string | null;
    step: string;
    servicePointId: string;
  } | null;
  /** The open spell is cut by the day's close, not ended by a person. */
  cut: boolean;
  /** When a first spell began, if not now. */
  since?: Date;
}

/**
 * Ends the ticket's open spell and begins the next, in one statement: the new one starts where the old one ended, so the
 * ledger has neither a gap nor an overlap, and a clock that jumps back makes a spell of no length.
 */
export async function turnSpell(db: Db, { officeId, ticketId, next, cut, since }: Spell): Promise<void> {
  await db.query(
    `with ended as (
       update ticket_period set ended_at = greatest(started_at, clock_at()), cut = $3
       where office_id = $1 and ticket_id = $2 and ended_at is null
       returning ended_at
     )
     insert into ticket_period (office_id, id, ticket_id, kind, counter_id, staff_id, step, service_point_id, started_at)
     select $1::integer, $4::uuid, $2::uuid, $5::text, $6::uuid, $7::uuid, $8::text, $9::uuid,
       coalesce(max(ended_at), $10::timestamptz, clock_at())
     from ended
     having $4::uuid is not null`,
    [
      ...[officeId, ticketId, cut, next?.id ?? null, next?.kind ?? null, next?.counterId ?? null],
      ...[next?.staffId ?? null, next?.step ?? null, next?.servicePointId ?? null, since ?? null],
    ],
    { name: 'ticket-spell-turn' },
  );
}

/** What a row of a list is made of; minutes are whole and of waiting only. */
export interface TicketRowData {
  id: string;
  display: string;
  lane: string;
  state: string;
  service_code: string;
  due_at: Date;
  waited_minutes: number;
  overdue_minutes: number;
  booking_code: string | null;
  step: StepShape | null;
}

/** The step of a journey of several as a row carries it. */
export interface StepShape {
  code: string;
  number: number;
  of: number;
  name: { id: string; en: string };
}

/** A page of a day's tickets in the order of issue; `after` is the last one of the page before. */
export function ticketPage(
  db: Db,
  filter: { officeId: number; servicePointId: string; on: string; state: string | null },
  after: { issuedAt: string; id: string } | undefined,
  limit: number,
): Promise<(TicketRowData & { issued_at: Date })[]> {
  return db.query<TicketRowData & { issued_at: Date }>(
    `select ${ROW_COLUMNS}, t.issued_at
     from ticket t ${ROW_JOINS}
     where t.office_id = $1 and t.service_point_id = $2 and t.on_day = $3 and ($4::text is null or t.state = $4)
       and ($5::timestamptz is null or (t.issued_at, t.id) > ($5::timestamptz, $6::uuid))
     order by t.issued_at, t.id limit $7`,
    [
      filter.officeId,
      filter.servicePointId,
      filter.on,
      filter.state,
      after?.issuedAt ?? null,
      after?.id ?? null,
      limit,
    ],
    { name: 'ticket-page' },
  );
}

/** Columns of a `TicketRowData`, for a ticket aliased `t` joined by `rowJoins`. */
export const ROW_COLUMNS = `t.id, t.display, t.lane, t.state, t.service_code, t.due_at, w.waited_minutes, b.code as booking_code,
  ${stepSql('t')} as step,
  case when t.state = 'waiting' then greatest(0, floor(extract(epoch from clock_at() - t.due_at) / 60))::integer
    else 0 end as overdue_minutes`;

export const ROW_JOINS = `left join booking b on b.office_id = $1 and b.id = t.booking_id
  cross join lateral (
    select coalesce(floor(sum(extract(epoch from greatest(p.started_at, coalesce(p.ended_at, clock_at())) - p.started_at)) / 60),
      0)::integer as waited_minutes
    from ticket_period p where p.office_id = $1 and p.ticket_id = t.id and p.kind = 'waiting') w`;
