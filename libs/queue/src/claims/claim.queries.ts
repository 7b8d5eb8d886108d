import type { Db } from '@buka-pintu/platform';
import type { DocumentKind } from '../bookings/booking.entity.js';
import { shareOf } from '../quota/booking-quota.queries.js';
import type { BookedLane } from '../supply/lane.js';
import { SEAT_SEARCH, seatPick, type SeatSearch } from './seat-pick.js';

/** What all bookings of one claim have in common. */
export interface ClaimTerms {
  officeId: number;
  slotId: string;
  lane: BookedLane;
  /** Where every service asked for is offered in this office. */
  servicePointIds: string[];
  /** How long the seats are held for a proof, at most until the slot begins; null: confirmed at once. */
  holdMinutes: number | null;
  /** The family, when it is one. */
  partyId: string | null;
  paymentCode: string | null;
  eventType: string;
  /** Under which phone and address the person finds it again. */
  contactKeys: Buffer[];
  locale: 'id' | 'en';
  channel: 'client' | 'desk';
  apiClientId: string | null;
  staffId: string | null;
  clientReference: string | null;
  /** The ceiling of the client's bookings in this office on one day of its zone; null: none. */
  bookingsPerDay: number | null;
  zone: string;
  actorKind: string;
  actorId: string | null;
  onBehalfOf: string | null;
}

/** A booking about to be made: everything but the seat, which the statement finds. Sealed values are bytes. */
export interface Claim extends ClaimTerms {
  bookingId: string;
  eventId: string;
  code: string;
  serviceCode: string;
  family: string;
  personKey: Buffer;
  documentKind: DocumentKind;
  documentCountry: string;
  nameSealed: Buffer;
  documentSealed: Buffer;
  birthOnSealed: Buffer;
  phoneSealed: Buffer | null;
  emailSealed: Buffer | null;
  birthKey: Buffer;
  phoneLast4Key: Buffer | null;
  accommodationSealed: Buffer | null;
  companion: boolean;
}

/** What became of a claim. Without `seats` the caller must let its transaction go: some of the persons may have been written. */
export interface ClaimOutcome extends SeatSearch {
  /** The client's day has room, or needs none. */
  allowed: boolean;
  heldUntil: Date | null;
  /** The seats of the bookings, in the order of the claims; null when nothing was booked. */
  seats: { bookingId: string; id: string; number: number }[] | null;
  /** Which of the persons have a booking already, by their place in the list from 0 on. */
  taken: number[];
}

// Everything bookings of one slot do, in one statement and one round trip, all or none:
// - `free_room` and `room` find room in the client's day: for one booking one of sixteen rows that nobody holds, from a random one on; for
//   several as many as it takes. A full row that was free in the snapshot is looked at again when it is locked. Without room
//   nothing is written; whoever called asks why.
// - `person` is the nationwide claim, one after the other in the order of their keys, so that two families who share people can't wait for
//   each other. A second booking of the same person waits here for the first and then finds the key taken, unless what is there was
//   only held and has lapsed. If one is missing, nothing below has a row to work on.
// - seats, bookings and ledger events follow from one another's RETURNING. The booking that let a hold lapse on such a seat is not
//   touched: it is lapsed by its own deadline.
const CLAIM = `
with asked as materialized (
  select * from unnest($7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::text[], $12::bytea[], $13::text[], $14::text[],
    $15::bytea[], $16::bytea[], $17::bytea[], $18::bytea[], $19::bytea[], $20::bytea[], $21::bytea[], $22::bytea[],
    $23::boolean[]) with ordinality
  as a (booking_id, event_id, code, service_code, family, person_key, document_kind, document_country, name_sealed,
    document_sealed, birth_on_sealed, phone_sealed, email_sealed, birth_key, phone_last4_key, accommodation_sealed,
    companion, nth)
), ${seatPick()}, terms as materialized (
  select case when $24::integer is null then 'confirmed' else 'held' end as state,
    least(now + make_interval(mins => $24), starts_at) as held_until
  from wanted
), free_room as materialized (
  select shard, ${shareOf('$25::integer')} - booked as places from booking_quota
  where office_id = $1 and client_id = $26::uuid and on_day = (select (now at time zone $27::text)::date from wanted)
    and booked < ${shareOf('$25')} and exists (select from enough)
  order by random() limit case when $6 = 1 then 1 else 16 end for update skip locked
), room as materialized (
  select shard, least(places, $6 - before) as places from (
    select shard, places, coalesce(sum(places) over (order by shard rows between unbounded preceding and 1 preceding), 0)::integer
      as before
    from free_room) laid
  where before < $6
), allowed as materialized (
  select where $25 is null or (select sum(places) from room) = $6
), person as (
  insert into booking_person_claim as there (person_key, family, office_id, booking_id, held_until)
  select asked.person_key, asked.family, $1, asked.booking_id,
    (select case when state = 'held' then held_until end from terms)
  from asked where exists (select from enough) and exists (select from allowed)
  order by asked.person_key, asked.family
  on conflict (person_key, family) do update
    set office_id = excluded.office_id, booking_id = excluded.booking_id, held_until = excluded.held_until
    where there.held_until <= clock_at()
  returning booking_id
), settled as materialized (
  select from (select count(*) as persons from person) found where persons = $6
), counted as (
  update booking_quota set booked = booked + room.places from room
  where booking_quota.office_id = $1 and client_id = $26 and on_day = (select (now at time zone $27)::date from wanted)
    and booking_quota.shard = room.shard and exists (select from settled)
), taken as (
  update seat set booking_id = asked.booking_id, held_until = case when terms.state = 'held' then terms.held_until end
  from picked join asked using (nth), terms
  where seat.office_id = $1 and seat.id = picked.id and exists (select from settled)
  returning seat.id, seat.number, seat.booking_id
), booked as (
  insert into booking (
    office_id, id, code, state, seat_id, slot_id, service_point_id, service_code, family, lane, seat_number,
    on_day, starts_at, ends_at, cancel_by_at, person_key, document_kind, document_country, name_sealed, document_sealed,
    birth_on_sealed, phone_sealed, email_sealed, birth_key, phone_last4_key, locale, accommodation_sealed, companion,
    channel, api_client_id, staff_id, client_reference, created_at, party_id, held_until, payment_code)
  select $1, a.booking_id, a.code, terms.state, taken.id, $2, wanted.service_point_id, a.service_code, a.family, $3,
    taken.number, wanted.on_day, wanted.starts_at, wanted.ends_at, wanted.cancel_by_at, a.person_key, a.document_kind,
    a.document_country, a.name_sealed, a.document_sealed, a.birth_on_sealed, a.phone_sealed, a.email_sealed, a.birth_key,
    a.phone_last4_key, $28::text, a.accommodation_sealed, a.companion, $29::text, $26, $30::uuid, $31::text, wanted.now,
    $32::uuid, case when terms.state = 'held' then terms.held_until end, $33::text
  from taken join asked a using (booking_id), wanted, terms
  returning id, state, seat_id, seat_number, service_point_id, service_code, on_day
), listed as (
  insert into booking_contact (contact_key, office_id, booking_id)
  select key, $1, booked.id from booked, unnest($34::bytea[]) as key
), told as (
  insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, actor_id, payload, on_behalf_of)
  select $1, asked.event_id, $35::text, 'booking', booked.id::text, $36::text, $37::text,
    jsonb_build_object('state', booked.state, 'servicePointId', booked.service_point_id, 'serviceCode', booked.service_code,
      'slotId', $2, 'seatId', booked.seat_id, 'lane', $3, 'on', booked.on_day, 'channel', $29, 'clientId', $26), $38::uuid
  from booked join asked on asked.booking_id = booked.id
)
select ${SEAT_SEARCH},
  exists (select from allowed) as allowed,
  (select case when state = 'held' then held_until end from terms) as "heldUntil",
  (select json_agg(json_build_object('bookingId', id, 'id', seat_id, 'number', seat_number)) from booked) as seats,
  case when exists (select from enough) and exists (select from allowed) and not exists (select from settled)
    then array(select (nth - 1)::integer from asked where booking_id not in (select booking_id from person) order by nth)
    else '{}' end as taken
from wanted`;

/**
 * Claims a seat for each of these bookings, all in one slot and lane, and books them in one statement; call it in a transaction, and let
 * that go when there are no seats in the answer.
 * @returns undefined when the office has no such slot
 */
export async function claimSeats(db: Db, claims: readonly Claim[]): Promise<ClaimOutcome | undefined> {
  const outcome = await db.maybe<ClaimOutcome>(CLAIM, claimParameters(claims), { name: 'queue_claim_seats' });
  if (!outcome?.seats) return outcome;
  const byBooking = new Map(outcome.seats.map((seat) => [seat.bookingId, seat]));
  return { ...outcome, seats: claims.map(({ bookingId }) => byBooking.get(bookingId)!) };
}

/** The statement's text, for the benchmark that runs it beside the HTTP path. */
export const claimStatement = CLAIM;

/** The statement's parameters in their order; what all bookings have in common is the first one's. */
export function claimParameters(claims: readonly Claim[], start: number = Math.random()): unknown[] {
  const [terms] = claims;
  if (!terms) throw new Error('Nobody asks for a seat');
  const each = <K extends keyof Claim>(key: K): Claim[K][] => claims.map((claim) => claim[key]);
  return [
    ...[terms.officeId, terms.slotId, terms.lane, terms.servicePointIds, start, claims.length],
    ...[each('bookingId'), each('eventId'), each('code'), each('serviceCode'), each('family'), each('personKey')],
    ...[each('documentKind'), each('documentCountry'), each('nameSealed'), each('documentSealed')],
    ...[each('birthOnSealed'), each('phoneSealed'), each('emailSealed'), each('birthKey'), each('phoneLast4Key')],
    ...[each('accommodationSealed'), each('companion')],
    ...[terms.holdMinutes, terms.bookingsPerDay, terms.apiClientId, terms.zone, terms.locale, terms.channel],
    ...[terms.staffId, terms.clientReference, terms.partyId, terms.paymentCode, terms.contactKeys],
    ...[terms.eventType, terms.actorKind, terms.actorId, terms.onBehalfOf],
  ];
}
