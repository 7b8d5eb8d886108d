import type { Db } from '@buka-pintu/platform';
import type { ProofKind } from './booking-proof.entity.js';

/** Lets one claim at a time count the holds of these persons, and of this client, in the office; ends with the transaction. */
export async function lockHolds(db: Db, officeId: number, keys: readonly string[]): Promise<void> {
  await db.query(
    `select pg_advisory_xact_lock(hashtextextended('queue.holds:' || key, $1)) from (
       select key from unnest($2::text[]) as key order by key) sorted`,
    [officeId, keys],
  );
}

/** Of these persons the most holds that one of them has let go, or still has, in the last day. */
export async function holdsOfPersons(db: Db, officeId: number, personKeys: readonly Buffer[]): Promise<number> {
  const { most } = await db.one<{ most: number }>(
    `select coalesce(max(holds), 0)::integer as most from (
       select count(*) as holds from booking
       where office_id = $1 and person_key = any ($2::bytea[]) and held_until is not null
         and state in ('held', 'lapsed', 'cancelled') and created_at > clock_at() - interval '1 day'
       group by person_key) each`,
    [officeId, personKeys],
  );
  return most;
}

/** How many holds an API client has open in the office, and when the first of them ends. */
export function holdsOfClient(
  db: Db,
  officeId: number,
  clientId: string,
): Promise<{ open: number; freesAt: Date | null }> {
  return db.one(
    `select count(*)::integer as open, min(held_until) as "freesAt" from booking
     where office_id = $1 and state = 'held' and held_until > clock_at() and api_client_id = $2`,
    [officeId, clientId],
  );
}

/**
 * Confirms a hold that is not lapsed: seat and person are the booking's for good.
 * @returns undefined when it was too late, or somebody was faster
 */
export function confirmHeld(db: Db, officeId: number, id: string): Promise<{ version: number } | undefined> {
  // Booking before seat, as everywhere: who goes the other way round waits for this one and this one for them.
  return db.maybe<{ version: number }>(
    `with mine as materialized (
       select id, seat_id, person_key, family from booking
       where office_id = $1 and id = $2 and state = 'held' and held_until > clock_at() for update
     ), kept as (
       update seat set held_until = null from mine
       where seat.office_id = $1 and seat.id = mine.seat_id and seat.booking_id = mine.id
       returning seat.id
     ), known as (
       update booking_person_claim c set held_until = null from mine
       where c.person_key = mine.person_key and c.family = mine.family and c.booking_id = mine.id
         and exists (select from kept)
     )
     update booking set state = 'confirmed', proven_at = clock_at(), version = version + 1
     from mine where booking.office_id = $1 and booking.id = mine.id and exists (select from kept)
     returning version`,
    [officeId, id],
  );
}

/**
 * Notes a payment for a hold that lapsed and has no seat any more: a free reschedule, and the person kept for it unless another booking
 * has come in between. @returns undefined when somebody was faster
 */
export function notePaidLate(
  db: Db,
  officeId: number,
  id: string,
  version: number,
): Promise<{ version: number } | undefined> {
  return db.maybe<{ version: number }>(
    `with mine as (
       update booking set state = 'lapsed', proven_at = clock_at(), free_reschedule = 'paid_late', version = version + 1
       where office_id = $1 and id = $2 and version = $3
       returning id, seat_id, person_key, family, version
     ), freed as (
       update seat set booking_id = null, held_until = null from mine
       where seat.office_id = $1 and seat.id = mine.seat_id and seat.booking_id = mine.id
     ), kept as (
       insert into booking_person_claim as there (person_key, family, office_id, booking_id)
       select person_key, family, $1, id from mine
       on conflict (person_key, family) do update
         set office_id = excluded.office_id, booking_id = excluded.booking_id, held_until = null
         where there.held_until <= clock_at() or there.booking_id = excluded.booking_id
     )
     select version from mine`,
    [officeId, id, version],
  );
}

/** Holds of an office that lapsed and were not swept yet, up to a batch; those another worker has are left out. */
export function lapsedHolds(db: Db, officeId: number, limit: number): Promise<{ id: string }[]> {
  return db.query(
    `select id from booking where office_id = $1 and state = 'held' and held_until <= clock_at()
     order by held_until limit $2 for update skip locked`,
    [officeId, limit],
  );
}

/** Writes down that a hold has lapsed, and lets go of seat and person unless somebody has them already. */
export async function sweepHold(db: Db, officeId: number, id: string): Promise<void> {
  await db.query(
    `with mine as (
       update booking set state = 'lapsed', version = version + 1
       where office_id = $1 and id = $2 and state = 'held' and held_until <= clock_at()
       returning id, seat_id, person_key, family
     ), freed as (
       update seat set booking_id = null, held_until = null from mine
       where seat.office_id = $1 and seat.id = mine.seat_id and seat.booking_id = mine.id
     )
     delete from booking_person_claim c using mine
     where c.person_key = mine.person_key and c.family = mine.family and c.booking_id = mine.id`,
    [officeId, id],
  );
}

/** Notes a proof. @returns false when the reference already stands for somebody else */
export async function noteProof(
  db: Db,
  proof: {
    officeId: number;
    id: string;
    bookingId: string;
    partyId: string;
    kind: ProofKind;
    reference: string;
    actorKind: string;
    actorId: string | null;
  },
): Promise<boolean> {
  const { officeId, id, bookingId, partyId, kind, reference, actorKind, actorId } = proof;
  // Two bookings confirmed with the same reference at one moment: the second waits for the first.
  await db.query(`select pg_advisory_xact_lock(hashtextextended('queue.proof:' || $2 || ':' || $3, $1))`, [
    officeId,
    kind,
    reference,
  ]);
  const { used } = await db.one<{ used: boolean }>(
    `select exists (select from booking_proof
       where office_id = $1 and kind = $2 and reference = $3 and party_id <> $4) as used`,
    [officeId, kind, reference, partyId],
  );
  if (used) return false;
  await db.query(
    `insert into booking_proof (office_id, id, booking_id, party_id, kind, reference, actor_kind, actor_id, given_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, clock_at())
     on conflict (office_id, booking_id, kind, reference) do nothing`,
    [officeId, id, bookingId, partyId, kind, reference, actorKind, actorId],
  );
  return true;
}

/** Whether that proof is the booking's already. */
export async function hasProof(
  db: Db,
  officeId: number,
  bookingId: string,
  kind: ProofKind,
  reference: string,
): Promise<boolean> {
  const { known } = await db.one<{ known: boolean }>(
    `select exists (select from booking_proof
       where office_id = $1 and booking_id = $2 and kind = $3 and reference = $4) as known`,
    [officeId, bookingId, kind, reference],
  );
  return known;
}

/** Under which code the payment is awaited. @returns undefined when the hold is over */
export async function notePaymentCode(
  db: Db,
  officeId: number,
  id: string,
  code: string,
): Promise<{ version: number } | undefined> {
  return db.maybe(
    `update booking set payment_code = $3, version = version + 1
     where office_id = $1 and id = $2 and state = 'held' and held_until > clock_at() returning version`,
    [officeId, id, code],
  );
}
