import type { Db } from '@buka-pintu/platform';
import type { BookedLane } from '../supply/lane.js';
import { SEAT_SEARCH, seatPick, type SeatSearch } from './seat-pick.js';

/** Bookings that are to get seats in another slot, all of them or none. */
export interface Swap {
  officeId: number;
  slotId: string;
  lane: BookedLane;
  /** Where every service of them is offered in this office. */
  servicePointIds: string[];
  /** As they were seen; one that has changed since is not moved, and then none is. */
  bookings: readonly {
    id: string;
    version: number;
    /** Whether it counts among the reschedules that a person may make. */
    counts: boolean;
  }[];
  /** A payment came with it. */
  pays: boolean;
  /** After that instant (RFC 3339) nothing is moved; null: no limit. */
  byAt: string | null;
}

export interface SwapOutcome extends SeatSearch {
  /** All bookings stood as they were seen, and it was not too late. */
  ready: boolean;
  /** How many were moved: all, or none. */
  moved: number;
}

// The new seats are claimed and the old ones freed at once. Bookings are locked first and in one order, whoever else wants them waits and
// then finds another version. Whose person is not theirs any more (a hold that lapsed, and another booking since) is not moved.
const SWAP = `
with locked as materialized (
  select b.id, b.seat_id, b.person_key, b.family, given.counts, given.nth
  from unnest($7::uuid[], $8::integer[], $9::integer[]) with ordinality as given (id, version, counts, nth)
  join booking b on b.office_id = $1 and b.id = given.id and b.version = given.version
  where $11::timestamptz is null or clock_at() < $11
  order by b.id for update of b
), ready as materialized (
  select from (select count(*) as bookings from locked) found where bookings = $6
), ${seatPick('exists (select from ready)')}, person as (
  insert into booking_person_claim as there (person_key, family, office_id, booking_id)
  select person_key, family, $1, id from locked where exists (select from enough) order by person_key, family
  on conflict (person_key, family) do update
    set office_id = excluded.office_id, booking_id = excluded.booking_id, held_until = null
    where there.booking_id = excluded.booking_id or there.held_until <= clock_at()
  returning booking_id
), settled as materialized (
  select from (select count(*) as persons from person) found where persons = $6
), taken as (
  update seat set booking_id = locked.id, held_until = null
  from picked join locked using (nth)
  where seat.office_id = $1 and seat.id = picked.id and exists (select from settled)
  returning seat.id, seat.number, seat.booking_id, locked.counts
), freed as (
  update seat set booking_id = null, held_until = null
  from locked
  where seat.office_id = $1 and seat.id = locked.seat_id and seat.booking_id = locked.id
    and seat.id not in (select id from picked) and exists (select from settled)
), moved as (
  update booking b set state = 'confirmed', seat_id = taken.id, seat_number = taken.number, slot_id = $2,
    service_point_id = wanted.service_point_id, on_day = wanted.on_day, starts_at = wanted.starts_at,
    ends_at = wanted.ends_at, cancel_by_at = wanted.cancel_by_at, reminded_at = null, affected_told_at = null,
    reschedules = b.reschedules + taken.counts, free_reschedule = null,
    proven_at = case when $10::boolean then wanted.now else b.proven_at end, version = b.version + 1
  from taken, wanted
  where b.office_id = $1 and b.id = taken.booking_id
  returning b.id
)
select ${SEAT_SEARCH}, exists (select from ready) as ready, (select count(*)::integer from moved) as moved from wanted`;

/**
 * Moves bookings into another slot in one statement, all or none; call it in a transaction, and let that go when it moved none.
 * @returns undefined when the office has no such slot
 */
export function swapSeats(db: Db, swap: Swap, start: number = Math.random()): Promise<SwapOutcome | undefined> {
  return db.maybe<SwapOutcome>(
    SWAP,
    [
      ...[swap.officeId, swap.slotId, swap.lane, swap.servicePointIds, start, swap.bookings.length],
      ...[swap.bookings.map(({ id }) => id), swap.bookings.map(({ version }) => version)],
      ...[swap.bookings.map(({ counts }) => (counts ? 1 : 0)), swap.pays, swap.byAt],
    ],
    { name: 'queue_swap_seats' },
  );
}
