import type { Db } from '@buka-pintu/platform';
import type { FiguresBy } from './figures.dto.js';

/** Which tickets and bookings count; nulls leave a filter out. */
export interface Span {
  officeId: number;
  pointIds: string[];
  from: string;
  to: string;
  zone: string;
  by: FiguresBy;
  lane: string | null;
  serviceCode: string | null;
  channel: string | null;
  counterId: string | null;
}

/** A row of a grouped answer: of one key, or of all of them together. */
export interface Grouped {
  key: string | null;
  whole: boolean;
}

export interface TicketFigures extends Grouped {
  tickets: number;
  walk_ins: number;
  served: number;
  missed: number;
  left: number;
  unanswered: number;
  waits: number;
  wait_p50: number | null;
  wait_p90: number | null;
  wait_max: number | null;
  services: number;
  service_p50: number | null;
  service_p90: number | null;
  service_max: number | null;
}

/** Whether a row of the answer stands for anything: who never came to a counter is in the whole alone. */
const KEPT = 'having grouping(key) = 1 or key is not null';

/** What a row stands for, as SQL over a fact's columns; closed words, never a caller's text. */
const KEYS: Record<FiguresBy, string> = {
  day: 'on_day::text',
  weekday: 'extract(isodow from on_day)::text',
  hour: `to_char(at at time zone $5::text, 'HH24')`,
  lane: 'lane',
  service: 'service_code',
  counter: 'counter_id::text',
  channel: 'channel',
  point: 'service_point_id::text',
};

/** Percentiles by nearest rank over whole seconds: exact, and each a time that somebody really had. */
const spread = (what: string, name: string): string => `
  count(*) filter (where what = '${what}')::integer as ${name}s,
  percentile_disc(0.5) within group (order by seconds) filter (where what = '${what}') as ${name}_p50,
  percentile_disc(0.9) within group (order by seconds) filter (where what = '${what}') as ${name}_p90,
  max(seconds) filter (where what = '${what}') as ${name}_max`;

/**
 * All that is told of tickets, out of the period ledger, in one pass over its rows: a fact a ticket, a wait, a service and a call
 * without an answer, grouped by the key and as a whole. `definitions.ts` says the same in words.
 */
export function ticketFigures(db: Db, span: Span): Promise<TicketFigures[]> {
  return db.query<TicketFigures>(
    `with scope as (
       select id, service_point_id, on_day, lane, service_code, channel, state, 
         booking_id is null and expected_visitor_id is null as walk_in, issued_at
       from ticket
       where office_id = $1 and service_point_id = any ($2::uuid[]) and on_day between $3 and $4 and $5::text is not null
         and ($6::text is null or lane = $6) and ($7::text is null or service_code = $7)
         and ($8::text is null or channel = $8)
     ), spell as materialized (
       select s.*, p.kind, p.counter_id, p.started_at, p.ended_at, p.cut, p.entered_later,
         lead(p.kind) over (partition by p.ticket_id order by p.started_at, p.ended_at nulls last, p.id) as next_kind
       from scope s join ticket_period p on p.office_id = $1 and p.ticket_id = s.id
     ), story as (
       select id, service_point_id, on_day, lane, service_code, channel, state, walk_in,
         min(started_at) as came_at, min(started_at) filter (where kind = 'called') as called_at,
         (array_agg(counter_id order by started_at, ended_at nulls last) filter (where kind = 'called'))[1] as counter_id,
         bool_or(entered_later) as entered_later
       from spell group by id, service_point_id, on_day, lane, service_code, channel, state, walk_in
     ), service as (
       select service_point_id, on_day, lane, service_code, channel, counter_id, min(started_at) as at,
         floor(extract(epoch from sum(ended_at - started_at)))::integer as seconds
       from spell where kind = 'serving'
       group by id, service_point_id, on_day, lane, service_code, channel, counter_id
       having bool_and(ended_at is not null and not cut and not entered_later)
     ), fact as (
       select 'ticket' as what, service_point_id, on_day, lane, service_code, channel, counter_id, came_at as at, state, walk_in,
         null::integer as seconds from story
       union all
       select 'wait', service_point_id, on_day, lane, service_code, channel, counter_id, came_at, null, null,
         floor(extract(epoch from called_at - came_at))::integer
       from story where called_at is not null and not entered_later
       union all
       select 'service', service_point_id, on_day, lane, service_code, channel, counter_id, at, null, null, seconds from service
       union all
       select 'unanswered', service_point_id, on_day, lane, service_code, channel, counter_id, started_at, null, null, null
       from spell
       where kind = 'called' and ended_at is not null and not cut and next_kind is distinct from 'serving'
     )
     select key, grouping(key) = 1 as whole,
       count(*) filter (where what = 'ticket')::integer as tickets,
       count(*) filter (where what = 'ticket' and walk_in)::integer as walk_ins,
       count(*) filter (where what = 'ticket' and state = 'served')::integer as served,
       count(*) filter (where what = 'ticket' and state = 'missed')::integer as missed,
       count(*) filter (where what = 'ticket' and state = 'left')::integer as left,
       count(*) filter (where what = 'unanswered')::integer as unanswered,
       ${spread('wait', 'wait')}, ${spread('service', 'service')}
     from (select *, ${KEYS[span.by]} as key from fact where $9::uuid is null or counter_id = $9) keyed
     group by grouping sets ((key), ()) ${KEPT}
     order by whole desc, key`,
    ticketParams(span),
  );
}

function ticketParams(span: Span): unknown[] {
  const { officeId, pointIds, from, to, zone, lane, serviceCode, channel, counterId } = span;
  return [officeId, pointIds, from, to, zone, lane, serviceCode, channel, counterId];
}

export interface BookingFigures extends Grouped {
  sold: number;
  used: number;
  no_shows: number;
}

/** What became of the seats that were booked; a counter has none. */
export function bookingFigures(db: Db, span: Span): Promise<BookingFigures[]> {
  const { officeId, pointIds, from, to, zone, lane, serviceCode, channel } = span;
  return db.query<BookingFigures>(
    `select key, grouping(key) = 1 as whole, count(*)::integer as sold,
       count(*) filter (where state in ('checked_in', 'served', 'unserved'))::integer as used,
       count(*) filter (where state = 'no_show')::integer as no_shows
     from (
       select state, ${KEYS[span.by]} as key from (
         select *, starts_at as at, null::uuid as counter_id from booking
         where office_id = $1 and service_point_id = any ($2::uuid[]) and on_day between $3 and $4 and $5::text is not null
           and state in ('confirmed', 'checked_in', 'served', 'unserved', 'no_show')
           and ($6::text is null or lane = $6) and ($7::text is null or service_code = $7)
           and ($8::text is null or channel = $8)) b
     ) keyed
     group by grouping sets ((key), ()) ${KEPT}
     order by whole desc, key`,
    [officeId, pointIds, from, to, zone, lane, serviceCode, channel],
  );
}

/** Keys by which a seat can be told; it has no service and no channel before somebody books it. */
export const SEAT_KEYS = ['day', 'weekday', 'hour', 'lane', 'point'] as const satisfies readonly FiguresBy[];

export interface SeatFigures extends Grouped {
  offered: number;
}

/** Seats that could be booked ahead. */
export function seatFigures(db: Db, span: Span): Promise<SeatFigures[]> {
  const { officeId, pointIds, from, to, zone, lane } = span;
  return db.query<SeatFigures>(
    `select key, grouping(key) = 1 as whole, count(*)::integer as offered
     from (
       select ${KEYS[span.by]} as key from (
         select l.service_point_id, l.on_day, l.starts_at as at, e.lane
         from slot l join seat e on e.office_id = $1 and e.slot_id = l.id
         where l.office_id = $1 and l.service_point_id = any ($2::uuid[]) and l.on_day between $3 and $4
           and l.withdrawn_at is null and not e.withdrawn and e.lane <> 'walk_in'
           and $5::text is not null and ($6::text is null or e.lane = $6)) seats
     ) keyed
     group by grouping sets ((key), ()) ${KEPT}
     order by whole desc, key`,
    [officeId, pointIds, from, to, zone, lane],
  );
}

/** Keys by which a forecast can be told. */
export const FORECAST_KEYS = [
  'day',
  'weekday',
  'hour',
  'lane',
  'service',
  'point',
] as const satisfies readonly FiguresBy[];

export interface ForecastFigures extends Grouped {
  forecasts: number;
  kept: number;
}

/** What became of the forecasts; counted under the hour in which they were made. */
export function forecastFigures(db: Db, span: Span): Promise<ForecastFigures[]> {
  const { officeId, pointIds, from, to, zone, lane, serviceCode } = span;
  return db.query<ForecastFigures>(
    `select key, grouping(key) = 1 as whole, count(*)::integer as forecasts,
       count(*) filter (where outcome_seconds <= p90_minutes * 60)::integer as kept
     from (
       select outcome_seconds, p90_minutes, ${KEYS[span.by]} as key from (
         select f.outcome_seconds, f.p90_minutes, f.foretold_at as at, f.on_day, f.service_point_id, t.lane, t.service_code
         from wait_forecast f join ticket t on t.office_id = $1 and t.id = f.ticket_id
         where f.office_id = $1 and f.service_point_id = any ($2::uuid[]) and f.on_day between $3 and $4
           and f.outcome_seconds is not null and $5::text is not null
           and ($6::text is null or t.lane = $6) and ($7::text is null or t.service_code = $7)) told
     ) keyed
     group by grouping sets ((key), ()) ${KEPT}
     order by whole desc, key`,
    [officeId, pointIds, from, to, zone, lane, serviceCode],
  );
}

export interface SlotTime {
  starts_at: string;
  minutes: number;
  slots: number;
  offered: number;
  sold: number;
  used: number;
  no_shows: number;
}

/** What became of the seats of each slot's time of day, between two days; a time stands by its commonest length. */
export function slotTimes(
  db: Db,
  at: { officeId: number; servicePointId: string; zone: string },
  from: string,
  to: string,
): Promise<SlotTime[]> {
  return db.query<SlotTime>(
    `with slots as (
       select l.id, to_char(l.starts_at at time zone $5, 'HH24:MI') as starts_at,
         (extract(epoch from l.ends_at - l.starts_at) / 60)::integer as minutes,
         (select count(*) from seat e where e.office_id = $1 and e.slot_id = l.id and not e.withdrawn and e.lane <> 'walk_in')
           as offered
       from slot l
       where l.office_id = $1 and l.service_point_id = $2 and l.on_day between $3 and $4 and l.withdrawn_at is null
     ), seats as (
       select slot_id, count(*) as sold, count(*) filter (where state in ('checked_in', 'served', 'unserved')) as used,
         count(*) filter (where state = 'no_show') as no_shows
       from booking
       where office_id = $1 and service_point_id = $2 and on_day between $3 and $4
         and state in ('confirmed', 'checked_in', 'served', 'unserved', 'no_show')
       group by slot_id
     )
     select s.starts_at, mode() within group (order by s.minutes) as minutes, count(*)::integer as slots,
       sum(s.offered)::integer as offered, coalesce(sum(b.sold), 0)::integer as sold, coalesce(sum(b.used), 0)::integer as used,
       coalesce(sum(b.no_shows), 0)::integer as no_shows
     from slots s left join seats b on b.slot_id = s.id
     group by s.starts_at order by s.starts_at limit 100`,
    [at.officeId, at.servicePointId, from, to, at.zone],
  );
}
