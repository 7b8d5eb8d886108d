import { FREE, OWN, SPILLED, UNSOLD } from '../spill/seat-terms.js';

const own = `lane = $3::text and ${OWN('seat')}`;
const spilled = `spill_to = $3 and ${SPILLED('seat')}`;
const free = FREE('seat');

/**
 * Finds as many seats as are asked for, or says why there are not: the part that a claim and a reschedule share. A statement with these
 * begins with $1 office, $2 slot, $3 lane, $4 service points that serve what is asked for, $5 a random number below 1, $6 how many.
 * - `wanted` is the slot, `claimable` has a row when it is on sale.
 * - `ahead` and `behind` find seats from a random start with wrap-around: without it every claim of a stampede would fight for the first
 *   seat; SKIP LOCKED lets none of them wait. What spilled into the lane comes
 *   after its own: these are few, so that sorting them from a random start costs less than a second pair of looks.
 * - `enough` has a row when there are enough. Whatever writes hangs on it: all or none.
 * @param condition what must hold besides, before any seat is looked at
 */
export const seatPick = (condition = 'true'): string => `
wanted as materialized (
  select s.*, clock_at() as now from slot s where s.office_id = $1::integer and s.id = $2::uuid
), claimable as materialized (
  select 1 from wanted
  where ${condition} and withdrawn_at is null and starts_at > now and opens_at <= now and service_point_id = any ($4::uuid[])
), start as materialized (
  select 1 + floor($5::float8 * max(number))::integer as number
  from seat where office_id = $1 and slot_id = $2 and lane = $3
), ahead as materialized (
  select id, number from seat
  where office_id = $1 and slot_id = $2 and ${own} and number >= (select number from start)
    and ${free} and exists (select from claimable)
  order by number limit $6::integer for update skip locked
), behind as materialized (
  select id, number from seat
  where office_id = $1 and slot_id = $2 and ${own} and number < (select number from start)
    and ${free} and exists (select from claimable)
  order by number limit $6 - (select count(*) from ahead) for update skip locked
), spill_start as materialized (
  select 1 + floor($5 * max(number))::integer as number from seat
  where office_id = $1 and slot_id = $2 and spill_to = $3 and ${UNSOLD('seat')}
), spilled as materialized (
  select id, number from seat
  where office_id = $1 and slot_id = $2 and ${spilled} and ${free} and exists (select from claimable)
  order by number < (select number from spill_start), number limit $6 - (select count(*) from ahead) - (select count(*) from behind) for update skip locked
), picked as materialized (
  select id, number, row_number() over () as nth
  from (select * from ahead union all select * from behind union all select * from spilled) found
), enough as materialized (
  select from (select count(*) as seats from picked) found where seats = $6
), unsold as materialized (
  select count(*) filter (where booking_id is null or held_until <= clock_at())::integer as free,
    count(*) filter (where held_until > clock_at())::integer as held,
    min(held_until) filter (where held_until > clock_at()) as frees_at
  from seat
  where office_id = $1 and slot_id = $2 and (${own} or ${spilled}) and ticket_id is null and ${UNSOLD('seat')}
    and not exists (select from enough)
)`;

/** What the part above found, for the answer; see SeatSearch. */
export const SEAT_SEARCH = `wanted.service_point_id as "servicePointId", wanted.on_day as "onDay",
  wanted.starts_at as "startsAt", wanted.ends_at as "endsAt", wanted.opens_at as "opensAt",
  wanted.cancel_by_at as "cancelByAt", wanted.now,
  wanted.service_point_id = any ($4) as offered,
  wanted.withdrawn_at is not null as withdrawn,
  wanted.starts_at <= wanted.now as past,
  wanted.opens_at > wanted.now as unopened,
  exists (select from enough) as picked,
  (select free from unsold) as free, (select held from unsold) as held, (select frees_at from unsold) as "freesAt"`;

/** What a search for seats found in a slot. */
export interface SeatSearch {
  servicePointId: string;
  onDay: string;
  startsAt: Date;
  endsAt: Date;
  cancelByAt: Date;
  now: Date;
  opensAt: Date;
  offered: boolean;
  withdrawn: boolean;
  past: boolean;
  unopened: boolean;
  /** Seats enough were found and locked; when nothing was written all the same, a person or the ceiling stood in the way. */
  picked: boolean;
  /** Without `picked`: seats nobody has, though others may be claiming them at this moment. */
  free: number;
  /** Without `picked`: seats on hold, the first of them until `freesAt`. */
  held: number;
  freesAt: Date | null;
}

/** Whether the slot itself could be sold: what is missing are seats. */
export function isOnSale({ offered, past, withdrawn, unopened }: SeatSearch): boolean {
  return offered && !past && !withdrawn && !unopened;
}

/** Whether others are claiming the last seats at this moment, so that one more look is worth it. */
export function isContested(found: SeatSearch, seats: number): boolean {
  return isOnSale(found) && !found.picked && found.free >= seats;
}
