import type { Db, IsoDay } from '@buka-pintu/platform';
import { shareOf } from '../quota/booking-quota.queries.js';
import type { BookedLane } from '../supply/lane.js';
import { FREE, OWN, SPILLED, UNSOLD } from '../spill/seat-terms.js';
import type { DocumentKind } from '../bookings/booking.entity.js';

/** A booking about to be made: everything but the seat, which the statement finds. Sealed values are bytes. */
export interface Claim {
  officeId: number;
  slotId: string;
  lane: BookedLane;
  /** Where the service is offered in this office. */
  servicePointIds: string[];
  bookingId: string;
  eventId: string;
  eventType: string;
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
  /** Under which phone and address the person finds it again. */
  contactKeys: Buffer[];
  locale: 'id' | 'en';
  accommodationSealed: Buffer | null;
  companion: boolean;
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

/** What became of a claim; without `seatNumber` nothing was written. */
export interface ClaimOutcome {
  servicePointId: string;
  onDay: IsoDay;
  startsAt: Date;
  endsAt: Date;
  cancelByAt: Date;
  now: Date;
  opensAt: Date;
  offered: boolean;
  withdrawn: boolean;
  past: boolean;
  unopened: boolean;
  /** A free seat was found and locked; when nothing was written all the same, the person has a booking already. */
  picked: boolean;
  /** The client's day has room, or needs none. */
  allowed: boolean;
  seatNumber: number | null;
  seatId: string | null;
  /** No seat could be locked though some are not sold: others are claiming them at this moment. */
  contested: boolean;
}

// Everything a booking does, in one statement and one round trip:
// - `ahead` and `behind` find a seat that is free, or whose hold has lapsed, from a random start with wrap-around. Without
//   the random start every claim of a stampede would fight for the first seat; SKIP LOCKED lets none of them wait.
// - `spilled` is looked at when the lane itself has none: seats of other lanes whose instant to count for this one has come.
//   They are few, so that sorting them from a random start costs less than a second pair of looks.
// - `allowance` finds room in the client's day: one of sixteen rows that nobody holds, from a random one on. A full row that was
//   free in the snapshot is looked at again when it is locked. Without room nothing is written; whoever called asks why.
// - `person` is the nationwide claim. A second booking of the same person waits here for the first and then finds the key
//   taken; then nothing below has a row to work on, so nothing is written.
// - seat, booking and ledger event follow from one another's RETURNING.
// `contested` tells "sold out" from "only locked seats are left": it counts what this statement's snapshot holds as unsold.
const CLAIM = `
with wanted as materialized (
  select s.*, clock_at() as now from slot s where s.office_id = $1::integer and s.id = $2::uuid
), claimable as materialized (
  select 1 from wanted
  where withdrawn_at is null and starts_at > now and opens_at <= now and service_point_id = any ($4::uuid[])
), start as materialized (
  select 1 + floor($5::float8 * max(number))::integer as number
  from seat where office_id = $1 and slot_id = $2 and lane = $3::text
), ahead as materialized (
  select id, number from seat
  where office_id = $1 and slot_id = $2 and lane = $3 and number >= (select number from start)
    and ${FREE('seat')} and ${OWN('seat')} and exists (select from claimable)
  order by number limit 1 for update skip locked
), behind as materialized (
  select id, number from seat
  where office_id = $1 and slot_id = $2 and lane = $3 and number < (select number from start)
    and ${FREE('seat')} and ${OWN('seat')} and exists (select from claimable)
    and not exists (select from ahead)
  order by number limit 1 for update skip locked
), spill_start as materialized (
  select 1 + floor($5 * max(number))::integer as number from seat
  where office_id = $1 and slot_id = $2 and spill_to = $3 and ${UNSOLD('seat')}
), spilled as materialized (
  select id, number from seat
  where office_id = $1 and slot_id = $2 and spill_to = $3 and ${SPILLED('seat')}
    and ${FREE('seat')} and exists (select from claimable)
    and not exists (select from ahead) and not exists (select from behind)
  order by number < (select number from spill_start), number limit 1 for update skip locked
), picked as materialized (
  select id, number from ahead union all select id, number from behind union all select id, number from spilled
), allowance as materialized (
  select shard from booking_quota
  where office_id = $1 and client_id = $24::uuid and on_day = (select (now at time zone $34::text)::date from wanted)
    and booked < ${shareOf('$33::integer')} and exists (select from picked)
  order by random() limit 1 for update skip locked
), person as (
  insert into booking_person_claim (person_key, family, office_id, booking_id)
  select $6::bytea, $7::text, $1, $8::uuid from picked where $33 is null or exists (select from allowance)
  on conflict (person_key, family) do nothing
  returning booking_id
), counted as (
  update booking_quota set booked = booked + 1 from allowance, person
  where booking_quota.office_id = $1 and client_id = $24 and on_day = (select (now at time zone $34)::date from wanted)
    and booking_quota.shard = allowance.shard
), taken as (
  update seat set booking_id = person.booking_id, held_until = null
  from picked, person
  where seat.office_id = $1 and seat.id = picked.id
  returning seat.id, seat.number
), booked as (
  insert into booking (
    office_id, id, code, state, seat_id, slot_id, service_point_id, service_code, family, lane, seat_number,
    on_day, starts_at, ends_at, cancel_by_at, person_key, document_kind, document_country, name_sealed, document_sealed,
    birth_on_sealed, phone_sealed, email_sealed, birth_key, phone_last4_key, locale, accommodation_sealed, companion,
    channel, api_client_id, staff_id, client_reference, created_at)
  select $1, $8, $9::text, 'confirmed', taken.id, $2, wanted.service_point_id, $10::text, $7, $3, taken.number,
    wanted.on_day, wanted.starts_at, wanted.ends_at, wanted.cancel_by_at, $6, $11::text, $12::text, $13::bytea, $14::bytea,
    $15::bytea, $16::bytea, $17::bytea, $18::bytea, $19::bytea, $20::text, $21::bytea, $22::boolean,
    $23::text, $24::uuid, $25::uuid, $26::text, wanted.now
  from taken, wanted
  returning id, seat_id, seat_number, service_point_id, on_day
), listed as (
  insert into booking_contact (contact_key, office_id, booking_id)
  select key, $1, booked.id from booked, unnest($31::bytea[]) as key
), told as (
  insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, actor_id, payload, on_behalf_of)
  select $1, $27::uuid, $28::text, 'booking', booked.id::text, $29::text, $30::text,
    jsonb_build_object('state', 'confirmed', 'servicePointId', booked.service_point_id, 'serviceCode', $10,
      'slotId', $2, 'seatId', booked.seat_id, 'lane', $3, 'on', booked.on_day, 'channel', $23, 'clientId', $24), $32::uuid
  from booked
)
select wanted.service_point_id as "servicePointId", wanted.on_day as "onDay", wanted.starts_at as "startsAt",
  wanted.ends_at as "endsAt", wanted.opens_at as "opensAt", wanted.cancel_by_at as "cancelByAt", wanted.now,
  wanted.service_point_id = any ($4) as offered,
  wanted.withdrawn_at is not null as withdrawn,
  wanted.starts_at <= wanted.now as past,
  wanted.opens_at > wanted.now as unopened,
  exists (select from picked) as picked,
  $33 is null or exists (select from allowance) as allowed,
  (select seat_number from booked) as "seatNumber",
  (select seat_id from booked) as "seatId",
  case when exists (select from picked) then false else exists (
    select from seat where office_id = $1 and slot_id = $2 and ticket_id is null and ${UNSOLD('seat')}
      and (lane = $3 and ${OWN('seat')} or spill_to = $3 and ${SPILLED('seat')})) end as contested
from wanted`;

/**
 * Claims a seat and books it in one statement; call it in a transaction.
 * @returns undefined when the office has no such slot
 */
export function claimSeat(db: Db, claim: Claim): Promise<ClaimOutcome | undefined> {
  return db.maybe<ClaimOutcome>(CLAIM, claimParameters(claim), { name: 'queue_claim_seat' });
}

/** The statement's text, for the benchmark that runs it beside the HTTP path. */
export const claimStatement = CLAIM;

/** The statement's parameters in their order. */
export function claimParameters(claim: Claim, start: number = Math.random()): unknown[] {
  return [
    claim.officeId,
    claim.slotId,
    claim.lane,
    claim.servicePointIds,
    start,
    claim.personKey,
    claim.family,
    claim.bookingId,
    claim.code,
    claim.serviceCode,
    claim.documentKind,
    claim.documentCountry,
    claim.nameSealed,
    claim.documentSealed,
    claim.birthOnSealed,
    claim.phoneSealed,
    claim.emailSealed,
    claim.birthKey,
    claim.phoneLast4Key,
    claim.locale,
    claim.accommodationSealed,
    claim.companion,
    claim.channel,
    claim.apiClientId,
    claim.staffId,
    claim.clientReference,
    claim.eventId,
    claim.eventType,
    claim.actorKind,
    claim.actorId,
    claim.contactKeys,
    claim.onBehalfOf,
    claim.bookingsPerDay,
    claim.zone,
  ];
}
