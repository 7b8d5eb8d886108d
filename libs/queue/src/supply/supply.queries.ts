import { type Db, newId, type IsoDay } from '@buka-pintu/platform';
import { type Lane, LANES } from './lane.js';
import { counted, OWN, SPILLED, UNSOLD } from '../spill/seat-terms.js';
import type { PlannedSlot, PlanRule } from './slot-plan.js';

/** The rules of a service point, or of all of the office's. */
export function rulesOf(
  db: Db,
  officeId: number,
  servicePointId: string | null = null,
): Promise<(PlanRule & { id: string; servicePointId: string })[]> {
  return db.query(
    `select id, service_point_id as "servicePointId", minutes, periods, lanes, spills,
       horizon_days as "horizonDays",
       to_char(release_time, 'HH24:MI') as "releaseTime", cancel_days as "cancelDays",
       valid_from as "validFrom", valid_to as "validTo"
     from slot_rule where office_id = $1 and ($2::uuid is null or service_point_id = $2)
     order by service_point_id, valid_from`,
    [officeId, servicePointId],
  );
}

/** Lets one process at a time lay a service point's slots; ends with the transaction. */
export async function lockSupply(db: Db, servicePointId: string): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('queue.supply:' || $1::text, 0))`, [servicePointId]);
}

/** Brings slots to the plan; a slot that stands as planned is not written. @returns how many are new or changed */
export async function upsertSlots(
  db: Db,
  officeId: number,
  servicePointId: string,
  plan: readonly PlannedSlot[],
): Promise<number> {
  const rows = await db.query(
    `insert into slot (office_id, id, service_point_id, on_day, starts_at, ends_at, opens_at, cancel_by_at)
     select $1, p.id, $2, p.on_day, p.starts_at, p.ends_at, p.opens_at, p.cancel_by_at
     from unnest($3::uuid[], $4::date[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
       as p (id, on_day, starts_at, ends_at, opens_at, cancel_by_at)
     on conflict (office_id, service_point_id, starts_at) do update
       set on_day = excluded.on_day, ends_at = excluded.ends_at, opens_at = excluded.opens_at,
         cancel_by_at = excluded.cancel_by_at, withdrawn_at = null
       where (slot.on_day, slot.ends_at, slot.opens_at, slot.cancel_by_at, slot.withdrawn_at)
         is distinct from (excluded.on_day, excluded.ends_at, excluded.opens_at, excluded.cancel_by_at, null::timestamptz)
     returning 1`,
    [
      officeId,
      servicePointId,
      plan.map(() => newId(officeId)),
      plan.map((slot) => slot.onDay),
      plan.map((slot) => slot.startsAt),
      plan.map((slot) => slot.endsAt),
      plan.map((slot) => slot.opensAt),
      plan.map((slot) => slot.cancelByAt),
    ],
  );
  return rows.length;
}

/** Takes coming slots that the plan no longer holds off the sale; their bookings stay. @returns how many */
export async function withdrawSlots(
  db: Db,
  officeId: number,
  servicePointId: string,
  span: { from: IsoDay; to: IsoDay },
  plan: readonly PlannedSlot[],
): Promise<number> {
  const rows = await db.query(
    `update slot set withdrawn_at = clock_at()
     where office_id = $1 and service_point_id = $2 and on_day between $3 and $4
       and starts_at > clock_at() and withdrawn_at is null and starts_at <> all ($5::timestamptz[])
     returning 1`,
    [officeId, servicePointId, span.from, span.to, plan.map((slot) => slot.startsAt)],
  );
  return rows.length;
}

/** How many seats a lane of a slot is to have; every lane of the slot stands in the list, also those with none. */
export interface PlannedLane {
  slotId: string;
  lane: Lane;
  seats: number;
  spillTo: Lane | null;
  spillAt: string | null;
}

/** The slots of a service point that begin at these instants. */
export function slotIds(
  db: Db,
  officeId: number,
  servicePointId: string,
  starts: readonly string[],
): Promise<{ id: string; startsAt: Date; past: boolean }[]> {
  return db.query(
    `select id, starts_at as "startsAt", starts_at <= clock_at() as past from slot
     where office_id = $1 and service_point_id = $2 and starts_at = any ($3::timestamptz[])`,
    [officeId, servicePointId, starts],
  );
}

/** Adds the seats that the plan has and the slots lack. @returns how many */
export async function addSeats(db: Db, officeId: number, plan: readonly PlannedLane[]): Promise<number> {
  const missing = await db.query<{ slotId: string; lane: Lane; number: number }>(
    `select p.slot_id as "slotId", p.lane, n.number
     from unnest($2::uuid[], $3::text[], $4::integer[]) as p (slot_id, lane, seats)
     cross join lateral generate_series(1, p.seats) as n (number)
     left join seat e on e.office_id = $1 and e.slot_id = p.slot_id and e.lane = p.lane and e.number = n.number
     where e.id is null`,
    [officeId, ...columnsOf(plan)],
  );
  if (missing.length === 0) return 0;
  await db.query(
    `insert into seat (office_id, id, slot_id, lane, number)
     select $1, m.id, m.slot_id, m.lane, m.number
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::integer[]) as m (id, slot_id, lane, number)
     on conflict (office_id, slot_id, lane, number) do nothing`,
    [
      officeId,
      missing.map(() => newId(officeId)),
      missing.map((seat) => seat.slotId),
      missing.map((seat) => seat.lane),
      missing.map((seat) => seat.number),
    ],
  );
  return missing.length;
}

/** Marks seats beyond the plan, takes the mark from those within it, and notes where they spill; whoever has one keeps it. */
export async function markSeats(db: Db, officeId: number, plan: readonly PlannedLane[]): Promise<void> {
  await db.query(
    `update seat set withdrawn = seat.number > p.seats, spill_to = p.spill_to, spill_at = p.spill_at
     from unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::timestamptz[])
       as p (slot_id, lane, seats, spill_to, spill_at)
     where seat.office_id = $1 and seat.slot_id = p.slot_id and seat.lane = p.lane
       and (seat.withdrawn, seat.spill_to, seat.spill_at)
         is distinct from (seat.number > p.seats, p.spill_to, p.spill_at)`,
    [officeId, ...columnsOf(plan), plan.map((one) => one.spillTo), plan.map((one) => one.spillAt)],
  );
}

function columnsOf(plan: readonly PlannedLane[]): [string[], Lane[], number[]] {
  return [plan.map((one) => one.slotId), plan.map((one) => one.lane), plan.map((one) => one.seats)];
}

/** A slot on sale with what one lane of it has. */
export interface SlotSupply {
  id: string;
  onDay: IsoDay;
  startsAt: Date;
  endsAt: Date;
  seats: number;
  left: number;
  held: number;
  /** Unsold seats of the lane that count for another one by now. */
  spilled: number;
}

/** The slots of a service point between two days with the seats of one lane, in order. */
export async function supplyBetween(
  db: Db,
  officeId: number,
  servicePointId: string,
  span: { from: IsoDay; to: IsoDay },
  lane: Lane,
): Promise<SlotSupply[]> {
  // Unsold seats come from their partial index, so that a sold-out month costs next to nothing.
  return db.query<SlotSupply>(
    `select s.id, s.on_day as "onDay", s.starts_at as "startsAt", s.ends_at as "endsAt",
       (select count(*)::integer from seat a
        where a.office_id = $1 and a.slot_id = s.id and a.lane = $5 and not a.withdrawn) + i.seats as seats,
       u.left + i.left as left, u.held + i.held as held, u.spilled
     from slot s cross join lateral (
       select ${counted('e', OWN)},
         count(*) filter (where e.booking_id is null and not ${OWN('e')})::integer as spilled
       from seat e
       where e.office_id = $1 and e.slot_id = s.id and e.lane = $5 and ${UNSOLD('e')}) u
     cross join lateral (
       select count(*)::integer as seats, ${counted('e', SPILLED)}
       from seat e
       where e.office_id = $1 and e.slot_id = s.id and e.spill_to = $5 and ${UNSOLD('e')} and ${SPILLED('e')}) i
     where s.office_id = $1 and s.service_point_id = $2 and s.on_day between $3 and $4 and s.withdrawn_at is null
     order by s.starts_at`,
    [officeId, servicePointId, span.from, span.to, lane],
    { name: 'queue_supply_between' },
  );
}

export interface SlotRow {
  id: string;
  onDay: IsoDay;
  startsAt: Date;
  endsAt: Date;
  withdrawn: boolean;
  lanes: { lane: Lane; seats: number; booked: number; spillTo?: Lane; spillAt?: string }[];
}

/** Every slot of a service point between two days with all its lanes; withdrawn ones while bookings hang on them. */
export function slotsBetween(
  db: Db,
  officeId: number,
  servicePointId: string,
  span: { from: IsoDay; to: IsoDay },
): Promise<SlotRow[]> {
  return db.query<SlotRow>(
    `select s.id, s.on_day as "onDay", s.starts_at as "startsAt", s.ends_at as "endsAt",
       s.withdrawn_at is not null as withdrawn,
       coalesce((
         select json_agg(json_strip_nulls(json_build_object('lane', l.lane, 'seats', l.seats, 'booked', l.booked,
             'spillTo', l.spill_to, 'spillAt', to_char(l.spill_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
           order by array_position($5::text[], l.lane))
         from (
           select e.lane, count(*) as seats, count(coalesce(e.booking_id, e.ticket_id)) as booked,
             min(e.spill_to) as spill_to, min(e.spill_at) as spill_at
           from seat e
           where e.office_id = $1 and e.slot_id = s.id
             and (e.booking_id is not null or e.ticket_id is not null or (not e.withdrawn and s.withdrawn_at is null))
           group by e.lane) l), '[]') as lanes
     from slot s
     where s.office_id = $1 and s.service_point_id = $2 and s.on_day between $3 and $4
       and (s.withdrawn_at is null or exists (
         select from seat b where b.office_id = $1 and b.slot_id = s.id and b.booking_id is not null))
     order by s.starts_at`,
    [officeId, servicePointId, span.from, span.to, [...LANES]],
  );
}
