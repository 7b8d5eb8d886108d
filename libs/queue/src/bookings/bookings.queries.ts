import type { Db, IsoDay } from '@buka-pintu/platform';
import type { Booking } from './booking.entity.js';
import type { BookingState } from './booking.lifecycle.js';
import { onPaperSql } from '../paper/paper.queries.js';
import type { TicketState } from '../tickets/ticket.lifecycle.js';

/** A booking as it is shown: with its ticket, and the database's time to judge it by. */
export type BookingRow = Booking & { ticket: { id: string; number: string; state: TicketState } | null; now: Date };

/**
 * The state that holds now, as SQL: a hold is lapsed from its deadline on, before anybody has written that down.
 * @param booking the table's name in the statement
 */
export const stateNow = (booking: string): string =>
  `(case when ${booking}.state = 'held' and ${booking}.held_until <= clock_at() then 'lapsed' else ${booking}.state end)`;

const COLUMNS = `
  b.office_id as "officeId", b.id, b.code, ${stateNow('b')} as state, b.seat_id as "seatId", b.slot_id as "slotId",
  b.service_point_id as "servicePointId", b.service_code as "serviceCode", b.family, b.lane,
  b.seat_number as "seatNumber", b.on_day as "onDay", b.starts_at as "startsAt", b.ends_at as "endsAt",
  b.cancel_by_at as "cancelByAt", b.person_key as "personKey", b.document_kind as "documentKind",
  b.document_country as "documentCountry", b.name_sealed as "nameSealed", b.document_sealed as "documentSealed",
  b.birth_on_sealed as "birthOnSealed", b.phone_sealed as "phoneSealed", b.email_sealed as "emailSealed",
  b.birth_key as "birthKey", b.phone_last4_key as "phoneLast4Key", b.locale,
  b.accommodation_sealed as "accommodationSealed", b.companion, b.channel, b.api_client_id as "apiClientId",
  b.staff_id as "staffId", b.client_reference as "clientReference", b.cancel_reason_sealed as "cancelReasonSealed",
  b.reminded_at as "remindedAt", b.affected_told_at as "affectedToldAt", b.party_id as "partyId", b.reschedules,
  b.free_reschedule as "freeReschedule", b.held_until as "heldUntil", b.payment_code as "paymentCode", b.proven_at as "provenAt", b.version, b.created_at as "createdAt", clock_at() as now`;

const TICKET = `(
  select json_build_object('id', t.id, 'number', t.display, 'state', t.state)
  from ticket t where t.office_id = $1 and t.booking_id = b.id) as ticket`;

/** One booking of the office with its ticket. */
export function bookingById(db: Db, officeId: number, id: string): Promise<BookingRow | undefined> {
  return db.maybe<BookingRow>(
    `select ${COLUMNS}, ${TICKET} from booking b where b.office_id = $1 and b.id = $2`,
    [officeId, id],
    { name: 'queue_booking_by_id' },
  );
}

/** One booking of the office by its public code, in canonical form. */
export function bookingByCode(db: Db, officeId: number, code: string): Promise<BookingRow | undefined> {
  return db.maybe<BookingRow>(
    `select ${COLUMNS}, ${TICKET} from booking b where b.office_id = $1 and b.code = $2`,
    [officeId, code],
    { name: 'queue_booking_by_code' },
  );
}

/** The bookings of a family. */
export function bookingsOfParty(db: Db, officeId: number, partyId: string): Promise<BookingRow[]> {
  return db.query<BookingRow>(
    `select ${COLUMNS}, ${TICKET} from booking b where b.office_id = $1 and b.party_id = $2 order by b.id`,
    [officeId, partyId],
  );
}

export interface BookingFilter {
  servicePointId: string;
  on: IsoDay | null;
  state: BookingState | null;
  code: string | null;
}

/** A page of bookings by time of visit; `after` is the last one of the page before. */
export function bookingPage(
  db: Db,
  officeId: number,
  filter: BookingFilter,
  after: { on: IsoDay; startsAt: string; id: string } | undefined,
  limit: number,
): Promise<BookingRow[]> {
  return db.query<BookingRow>(
    `select ${COLUMNS}, ${TICKET} from booking b
     where b.office_id = $1 and b.service_point_id = $2
       and ($3::date is null or b.on_day = $3)
       and ($4::text is null or ${stateNow('b')} = $4)
       and ($5::text is null or b.code = $5)
       and ($6::date is null or (b.on_day, b.starts_at, b.id) > ($6::date, $7::timestamptz, $8::uuid))
     order by b.on_day, b.starts_at, b.id limit $9`,
    [
      officeId,
      filter.servicePointId,
      filter.on,
      filter.state,
      filter.code,
      after?.on ?? null,
      after?.startsAt ?? null,
      after?.id ?? null,
      limit,
    ],
  );
}

/**
 * Moves a booking that is still in the state to another; lets go of the seat when it is cancelled or lapsed, and of the person
 * when `releases`. @returns undefined when it was not in that state any more
 */
export function moveBooking(
  db: Db,
  officeId: number,
  id: string,
  move: { from: BookingState; to: BookingState; releases: boolean; reason: Buffer | null },
): Promise<{ version: number } | undefined> {
  return db.maybe<{ version: number }>(
    `with moved as (
       update booking set state = $4, version = version + 1,
         cancel_reason_sealed = coalesce($6::bytea, cancel_reason_sealed)
       where office_id = $1 and id = $2 and ${stateNow('booking')} = $3
       returning id, state, seat_id, person_key, family, version
     ), freed as (
       update seat set booking_id = null, held_until = null
       from moved
       where seat.office_id = $1 and seat.id = moved.seat_id and seat.booking_id = moved.id and moved.state in ('cancelled', 'lapsed')
     ), released as (
       delete from booking_person_claim c using moved
       where $5::boolean and c.person_key = moved.person_key and c.family = moved.family and c.booking_id = moved.id
     )
     select version from moved`,
    [officeId, id, move.from, move.to, move.releases, move.reason],
    { name: 'queue_move_booking' },
  );
}

export interface OverdueBooking {
  id: string;
  /** They came, and nobody ever called them. */
  uncalled: boolean;
}

/**
 * Bookings of days before `today` that are still open, up to a batch. Who is being called or served stays until the day's close
 * has ended the ticket: it knows better.
 */
export function overdueBookings(db: Db, officeId: number, today: IsoDay, limit: number): Promise<OverdueBooking[]> {
  return db.query<OverdueBooking>(
    `select b.id, b.state = 'checked_in' and exists (
         select from ticket t where t.office_id = $1 and t.booking_id = b.id and (t.call_count = 0 or t.started_at is not null or t.handed is not null)) as uncalled
     from booking b
     where b.office_id = $1 and b.on_day < $2 and b.state in ('confirmed', 'checked_in') and not exists (
       select from ticket t where t.office_id = $1 and t.booking_id = b.id and t.state in ('called', 'serving'))
       and not ${onPaperSql('$1', 'b.service_point_id', 'b.on_day', '$2::date')}
     order by b.on_day limit $3 for update of b skip locked`,
    [officeId, today, limit],
  );
}

/** Marks the confirmed visits of a day as reminded and hands them out, each once, up to a batch. */
export function takeReminders(
  db: Db,
  officeId: number,
  on: IsoDay,
  remindAt: string,
  limit: number,
): Promise<{ id: string }[]> {
  // Whoever booked after the hour of the reminder has just had the confirmation.
  return db.query<{ id: string }>(
    `update booking set reminded_at = clock_at()
     where office_id = $1 and id in (
       select b.id from booking b
       where b.office_id = $1 and b.on_day = $2 and b.state = 'confirmed' and b.reminded_at is null
         and b.created_at < $3::timestamptz
       limit $4 for update skip locked)
       and office_id = $1
     returning id`,
    [officeId, on, remindAt, limit],
  );
}

/** Counts a guess at a code and tells how many there were in this hour. */
export async function countLookup(db: Db, codeKey: Buffer): Promise<number> {
  const { attempts } = await db.one<{ attempts: number }>(
    `insert into booking_lookup_attempt (code_key, window_at, attempts)
     values ($1, date_bin('1 hour', clock_at(), 'epoch'), 1)
     on conflict (code_key, window_at) do update set attempts = booking_lookup_attempt.attempts + 1
     returning attempts`,
    [codeKey],
    { name: 'queue_count_lookup' },
  );
  return attempts;
}

/** Takes a guess back that was right: whoever knows the booking may look as often as they like. */
export async function forgiveLookup(db: Db, codeKey: Buffer): Promise<void> {
  await db.query(
    `update booking_lookup_attempt set attempts = attempts - 1
     where code_key = $1 and window_at = date_bin('1 hour', clock_at(), 'epoch') and attempts > 0`,
    [codeKey],
  );
}

/** Forgets the guesses of earlier days. */
export async function dropOldLookups(db: Db): Promise<void> {
  await db.query(`delete from booking_lookup_attempt where window_at < clock_at() - interval '1 day'`);
}

/** Why the number of the document was taken though it looks wrong; sealed. */
export async function noteRemark(db: Db, officeId: number, id: string, sealed: Buffer): Promise<void> {
  await db.query('update booking set document_remark_sealed = $3 where office_id = $1 and id = $2', [
    officeId,
    id,
    sealed,
  ]);
}
