import type { Db } from '@buka-pintu/platform';
import { stateNow } from '../bookings/bookings.queries.js';
import type { CounterState, PauseReason } from '../counters/counter.lifecycle.js';

export interface DayKey {
  officeId: number;
  servicePointId: string;
  on: string;
}

/** A stretch of a day in which nobody was served for that service (RFC 3339); those of one service do not overlap. */
export interface StoodStill {
  serviceCode: string;
  startsAt: string;
  endsAt: string;
}

export interface DayFigures {
  issued: number;
  waiting: number;
  called: number;
  serving: number;
  parked: number;
  served: number;
  missed: number;
  left: number;
  longest_wait: number;
  median: number | null;
  p90: number | null;
  overdue: number;
}

/**
 * The day's figures out of the period ledger. What a ticket is doing is its open spell; what became of it, its last one.
 * A wait is all spells of waiting of one ticket together; averages take those who came to a counter and whose wait was
 * ended by a call, not by the day's close. What of it was a suspension is taken off, and told apart.
 */
export async function dayFigures(
  db: Db,
  { officeId, servicePointId, on }: DayKey,
  stood: readonly StoodStill[],
): Promise<DayFigures> {
  return db.one<DayFigures>(
    `with spell as (
       select t.id, t.state, t.due_at, p.kind, p.cut, p.ended_at is null as open,
         (extract(epoch from greatest(p.started_at, coalesce(p.ended_at, clock_at())) - p.started_at)
           - coalesce(h.seconds, 0)) / 60 as minutes
       from ticket t join ticket_period p on p.office_id = $1 and p.ticket_id = t.id
       cross join lateral (
         select sum(extract(epoch from least(s."endsAt", coalesce(p.ended_at, clock_at())) - greatest(s."startsAt", p.started_at)))
           as seconds
         from jsonb_to_recordset($4::jsonb) as s ("serviceCode" text, "startsAt" timestamptz, "endsAt" timestamptz)
         where p.kind = 'waiting' and s."serviceCode" = t.service_code
           and s."startsAt" < coalesce(p.ended_at, clock_at()) and s."endsAt" > p.started_at) h
       where t.office_id = $1 and t.service_point_id = $2 and t.on_day = $3
     ), story as (
       select id, state, due_at, max(kind) filter (where open) as doing,
         coalesce(sum(minutes) filter (where kind = 'waiting'), 0) as waited,
         bool_or(kind = 'serving') as came, bool_or(cut and kind = 'waiting') as cut
       from spell group by id, state, due_at
     )
     select count(*)::integer as issued,
       count(*) filter (where doing = 'waiting')::integer as waiting,
       count(*) filter (where doing = 'called')::integer as called,
       count(*) filter (where doing = 'serving')::integer as serving,
       count(*) filter (where doing = 'parked')::integer as parked,
       count(*) filter (where doing is null and state = 'served')::integer as served,
       count(*) filter (where doing is null and state = 'missed')::integer as missed,
       count(*) filter (where doing is null and state = 'left')::integer as left,
       count(*) filter (where doing = 'waiting' and due_at < clock_at())::integer as overdue,
       coalesce(floor(max(waited) filter (where doing = 'waiting')), 0)::integer as longest_wait,
       floor(percentile_cont(0.5) within group (order by waited) filter (where came and not cut))::integer as median,
       floor(percentile_cont(0.9) within group (order by waited) filter (where came and not cut))::integer as p90
     from story`,
    [officeId, servicePointId, on, JSON.stringify(stood)],
    { name: 'day-figures' },
  );
}

export interface DayStepFigures {
  step: string;
  waiting: number;
  served: number;
  median: number | null;
  p90: number | null;
}

/**
 * The waits of each step at this point, out of the same ledger: a ticket's spells of waiting for one step here together, of
 * those who came to a counter for it. Spells written before tickets moved between points are where their ticket is.
 */
export function daySteps(db: Db, { officeId, servicePointId, on }: DayKey): Promise<DayStepFigures[]> {
  return db.query<DayStepFigures>(
    `with wait as (
       select p.ticket_id, p.step, bool_or(p.kind = 'waiting' and p.ended_at is null) as waits,
         bool_or(p.kind = 'serving') as came, bool_or(p.cut and p.kind = 'waiting') as cut,
         coalesce(sum(extract(epoch from greatest(p.started_at, coalesce(p.ended_at, clock_at())) - p.started_at) / 60)
           filter (where p.kind = 'waiting'), 0) as minutes
       from ticket t join ticket_period p on p.office_id = $1 and p.ticket_id = t.id
       where t.office_id = $1 and t.on_day = $3 and coalesce(p.service_point_id, t.service_point_id) = $2
       group by p.ticket_id, p.step
     )
     select step, count(*) filter (where waits)::integer as waiting, count(*) filter (where came)::integer as served,
       floor(percentile_cont(0.5) within group (order by minutes) filter (where came and not cut))::integer as median,
       floor(percentile_cont(0.9) within group (order by minutes) filter (where came and not cut))::integer as p90
     from wait group by step order by step`,
    [officeId, servicePointId, on],
    { name: 'day-steps' },
  );
}

export interface DaySupply {
  total: number;
  booked: number;
  left: number;
  confirmed: number;
  checked_in: number;
  served: number;
  cancelled: number;
  no_show: number;
  unserved: number;
  held: number;
  lapsed: number;
}

/** Seats and bookings of the day; a seat is left while its slot has not begun. Walk-in seats are not sold and not counted. */
export async function daySupply(db: Db, { officeId, servicePointId, on }: DayKey): Promise<DaySupply> {
  return db.one<DaySupply>(
    `select s.*, b.*
     from (
       select count(e.id)::integer as total, count(e.booking_id) filter (where e.held_until is null or e.held_until > clock_at())::integer as booked,
         count(e.id) filter (where (e.booking_id is null or e.held_until <= clock_at()) and l.starts_at > clock_at())::integer as left
       from slot l join seat e on e.office_id = $1 and e.slot_id = l.id
       where l.office_id = $1 and l.service_point_id = $2 and l.on_day = $3 and l.withdrawn_at is null
         and e.lane <> 'walk_in'
     ) s, (
       select count(*) filter (where state = 'confirmed')::integer as confirmed,
         count(*) filter (where state = 'checked_in')::integer as checked_in,
         count(*) filter (where state = 'served')::integer as served,
         count(*) filter (where state = 'cancelled')::integer as cancelled,
         count(*) filter (where state = 'no_show')::integer as no_show,
         count(*) filter (where state = 'unserved')::integer as unserved,
         count(*) filter (where ${stateNow('booking')} = 'held')::integer as held,
         count(*) filter (where ${stateNow('booking')} = 'lapsed')::integer as lapsed
       from booking where office_id = $1 and service_point_id = $2 and on_day = $3
     ) b`,
    [officeId, servicePointId, on],
    { name: 'day-supply' },
  );
}

export interface DaySitting {
  counter_id: string;
  state: CounterState;
  pause_reason: PauseReason | null;
  staff_id: string;
  ticket: string | null;
}

/** Who sits where on that day, and the number at the counter; counters nobody sits at are left out. */
export async function daySittings(db: Db, { officeId, servicePointId, on }: DayKey): Promise<DaySitting[]> {
  return db.query<DaySitting>(
    `select s.counter_id, s.state, s.pause_reason, s.staff_id, t.display as ticket
     from counter_session s
     left join ticket t on t.office_id = $1 and t.counter_id = s.counter_id and t.state in ('called', 'serving')
     where s.office_id = $1 and s.service_point_id = $2 and s.on_day = $3 and s.state <> 'closed'`,
    [officeId, servicePointId, on],
  );
}
