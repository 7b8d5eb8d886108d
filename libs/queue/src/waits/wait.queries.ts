import type { Db } from '@buka-pintu/platform';
import { Equal, IsNull, LessThanOrEqual, Or } from 'typeorm';
import type { Waiting } from './first-in-line.js';
import type { ArrivalRow, Spell } from './habits.js';
import type { Told } from './interval.js';
import type { Expected, OpenCounter } from './line-simulation.js';
import { WaitRuleRow } from './wait-rule.entity.js';

export interface At {
  officeId: number;
  servicePointId: string;
  today: string;
}

/** So many tickets of recent days tell enough of a place's habits. */
const MOST_TICKETS = 3_000;
const MILLIS = (instant: string): string => `(extract(epoch from ${instant}) * 1000)::double precision`;

/** The rule in force: the service point's own before the office's, of each the one that began last. */
export function waitRuleOn(db: Db, { officeId, servicePointId, today }: At): Promise<WaitRuleRow | null> {
  return db.repo(WaitRuleRow).findOne({
    where: { officeId, validFrom: LessThanOrEqual(today), servicePointId: Or(Equal(servicePointId), IsNull()) },
    order: { servicePointId: { direction: 'ASC', nulls: 'LAST' }, validFrom: 'DESC' },
  });
}

/**
 * People's times at the counters between two days: each from its call until the person left, parked time and the day's close left out,
 * what was copied from paper too.
 */
export function spellsBetween(db: Db, at: At, from: string, to: string): Promise<Spell[]> {
  return db.query<Spell>(
    `with recent as (
       select id, service_code, on_day from ticket
       where office_id = $1 and service_point_id = $2 and on_day between $3 and $4 and call_count > 0
       order by on_day desc limit ${MOST_TICKETS}
     ), spell as (
       select r.id, r.service_code, r.on_day, p.kind, p.counter_id, p.started_at, p.ended_at, p.cut, p.entered_later,
         count(*) filter (where p.kind = 'called') over (partition by r.id order by p.started_at, p.ended_at nulls last) as call
       from recent r join ticket_period p on p.office_id = $1 and p.ticket_id = r.id and p.counter_id is not null
     ), visit as (
       select service_code, counter_id, on_day, min(started_at) as started_at, max(ended_at) as ended_at,
         extract(epoch from sum(ended_at - started_at))::double precision as seconds, bool_or(kind = 'serving') as answered
       from spell group by id, call, service_code, counter_id, on_day
       having bool_and(ended_at is not null and not cut and not entered_later)
     )
     select service_code, counter_id, on_day, ${MILLIS('started_at')} as started_at, seconds, answered,
       extract(epoch from started_at - lag(ended_at) over (partition by counter_id, on_day order by started_at))::double precision
         as turn_seconds,
       ($5::date - on_day)::integer as age
     from visit`,
    [at.officeId, at.servicePointId, from, to, at.today],
    { name: 'wait-spells' },
  );
}

/** When people came on those days: with a booking so long before or after its slot's start, or as walk-ins. */
export function arrivalsBetween(db: Db, at: At, from: string, to: string): Promise<ArrivalRow[]> {
  return db.query<ArrivalRow>(
    `select t.lane, t.service_code, t.on_day, ${MILLIS('t.issued_at')} as arrived_at,
       (extract(epoch from t.issued_at - b.starts_at) * 1000)::double precision as earliness
     from ticket t left join booking b on b.office_id = $1 and b.id = t.booking_id
     where t.office_id = $1 and t.service_point_id = $2 and t.on_day between $3 and $4
     order by t.on_day desc limit ${MOST_TICKETS}`,
    [at.officeId, at.servicePointId, from, to],
    { name: 'wait-arrivals' },
  );
}

/** Of those booked on those days: who came, and who did not. */
export function showUps(db: Db, at: At, from: string, to: string): Promise<{ came: number; missed: number }> {
  return db.one(
    `select count(*) filter (where state in ('checked_in', 'served', 'unserved'))::integer as came,
       count(*) filter (where state = 'no_show')::integer as missed
     from booking where office_id = $1 and service_point_id = $2 and on_day between $3 and $4`,
    [at.officeId, at.servicePointId, from, to],
  );
}

/** Who waits now. */
export async function lineNow(db: Db, at: At): Promise<Waiting[]> {
  return db.query<Waiting>(
    `select t.id, t.lane, t.service_code as "serviceCode", ${MILLIS('t.issued_at')} as "issuedAt", ${MILLIS('t.due_at')} as "dueAt",
       ${MILLIS('coalesce(t.base_at, t.issued_at)')} as "baseAt", ${MILLIS('t.rests_until')} as "restsUntil",
       t.return_count as returns
     from ticket t
     where t.office_id = $1 and t.service_point_id = $2 and t.on_day = $3 and t.state = 'waiting'
     order by t.due_at limit 400`,
    [at.officeId, at.servicePointId, at.today],
    { name: 'wait-line' },
  );
}

export interface SittingNow extends Pick<OpenCounter, 'id' | 'paused'> {
  serviceCode: string | null;
  since: number | null;
}

/** Counters somebody sits at, and whom they are busy with. */
export function sittingsNow(db: Db, at: At): Promise<SittingNow[]> {
  return db.query<SittingNow>(
    `select s.counter_id as id, s.state = 'paused' as paused, t.service_code as "serviceCode", ${MILLIS('t.called_at')} as since
     from counter_session s
     left join ticket t on t.office_id = $1 and t.counter_id = s.counter_id and t.state in ('called', 'serving')
     where s.office_id = $1 and s.service_point_id = $2 and s.on_day = $3 and s.state <> 'closed'`,
    [at.officeId, at.servicePointId, at.today],
    { name: 'wait-sittings' },
  );
}

/** Who is booked for today, has not come, and still may. */
export function expectedNow(db: Db, at: At, lateMinutes: number): Promise<Expected[]> {
  return db.query<Expected>(
    `select lane::text as lane, service_code as "serviceCode", ${MILLIS('starts_at')} as "slotStartsAt"
     from booking
     where office_id = $1 and service_point_id = $2 and on_day = $3 and state = 'confirmed'
       and starts_at > clock_at() - make_interval(mins => $4) and starts_at < clock_at() + interval '4 hours'`,
    [at.officeId, at.servicePointId, at.today, lateMinutes],
    { name: 'wait-expected' },
  );
}

/** Forecasts of this point with their outcome, the newest outcome first. */
export function toldLately(db: Db, at: At): Promise<Told[]> {
  return db.query<Told>(
    `select plain_seconds as plain, p90_minutes * 60 as upper, outcome_seconds as outcome
     from wait_forecast
     where office_id = $1 and service_point_id = $2 and on_day between $3::date - 14 and $3::date and outcome_seconds is not null
     order by foretold_at + make_interval(secs => outcome_seconds) desc limit 100`,
    [at.officeId, at.servicePointId, at.today],
    { name: 'wait-told' },
  );
}

/** Writes what came of a forecast: from then to the first call. Only the first call is one. */
export async function keepOutcome(db: Db, officeId: number, ticketId: string): Promise<void> {
  await db.query(
    `update wait_forecast f set outcome_seconds = greatest(0, extract(epoch from c.called_at - f.foretold_at))::integer
     from (select min(started_at) as called_at from ticket_period
       where office_id = $1 and ticket_id = $2 and kind = 'called') c
     where f.office_id = $1 and f.ticket_id = $2 and f.outcome_seconds is null and c.called_at is not null`,
    [officeId, ticketId],
  );
}

/** Who waits, and what they were told of their place; `peopleBefore` of the last notice. */
export interface ToldPlace {
  ticketId: string;
  bookingId: string | null;
  number: string;
  notices: number;
  peopleBefore: number | null;
}

export function toldPlaces(db: Db, at: At): Promise<ToldPlace[]> {
  return db.query<ToldPlace>(
    `select t.id as "ticketId", t.booking_id as "bookingId", t.display as number, count(n.id)::integer as notices,
       (array_agg(n.people_before order by n.number desc))[1] as "peopleBefore"
     from ticket t left join turn_notice n on n.office_id = $1 and n.ticket_id = t.id
     where t.office_id = $1 and t.service_point_id = $2 and t.on_day = $3 and t.state = 'waiting'
     group by t.id, t.booking_id, t.display`,
    [at.officeId, at.servicePointId, at.today],
    { name: 'wait-told-places' },
  );
}
