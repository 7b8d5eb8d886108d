import type { Db } from '@buka-pintu/platform';
import { orderSql } from '../tickets/call-order.js';

export interface CallNext {
  officeId: number;
  counterId: string;
  staffId: string;
  /** IANA zone of the office: only today's tickets are called, at a counter opened today. */
  zone: string;
  /** What the counter serves; empty means everything. */
  serviceCodes: string[];
  /** Whom it calls; empty means every lane. */
  lanes: string[];
  callId: string;
  periodId: string;
}

/**
 * Calls the next person, whole, in one statement: the sitting is held, the head of the line is taken past whatever other
 * counters are taking at this moment, the spell turns, and the call is written with those it passed over.
 * Nobody is returned when the counter isn't open for this officer today, is busy, or nobody it can serve waits.
 */
const CALL_NEXT = `
with clock as materialized (
  select clock_at() as at, (clock_at() at time zone $4)::date as today
), sitting as materialized (
  select s.service_point_id from counter_session s, clock
  where s.office_id = $1 and s.counter_id = $2 and s.staff_id = $3 and s.state = 'open' and s.on_day = clock.today
  for no key update of s
), head as materialized (
  select t.id from ticket t, sitting, clock
  where t.office_id = $1 and t.service_point_id = sitting.service_point_id and t.on_day = clock.today
    and t.state = 'waiting' and (cardinality($5::text[]) = 0 or t.service_code = any ($5::text[]))
    and (cardinality($8::text[]) = 0 or t.lane = any ($8::text[]))
    and not exists (
      select 1 from ticket b where b.office_id = $1 and b.counter_id = $2 and b.state in ('called', 'serving'))
  order by ${orderSql('t', 'clock.at')}
  limit 1
  for no key update of t skip locked
), called as (
  update ticket t set state = 'called', counter_id = $2, called_at = clock.at, call_count = t.call_count + 1,
    recall_count = 0, rests_until = null, version = t.version + 1
  from head, clock where t.office_id = $1 and t.id = head.id
  returning t.*
), ended as (
  update ticket_period p set ended_at = greatest(p.started_at, clock.at)
  from called, clock where p.office_id = $1 and p.ticket_id = called.id and p.ended_at is null
  returning p.ticket_id, p.ended_at
), begun as (
  insert into ticket_period (office_id, id, ticket_id, kind, counter_id, staff_id, started_at)
  select $1, $6, ended.ticket_id, 'called', $2, $3, ended.ended_at from ended
), over as (
  select count(o.id)::integer as count, coalesce(jsonb_agg(
      jsonb_build_object('id', o.id, 'number', o.display, 'lane', o.lane, 'dueAt', o.due_at)
      order by o.issued_at) filter (where o.place <= 10), '[]') as tickets
  from (
    select w.id, w.display, w.lane, w.due_at, w.issued_at, row_number() over (order by w.issued_at) as place
    from ticket w, called
    where w.office_id = $1 and w.service_point_id = called.service_point_id and w.on_day = called.on_day
      and w.state = 'waiting' and w.id <> called.id and w.issued_at < called.issued_at
  ) o
), noted as (
  insert into ticket_call (office_id, id, ticket_id, counter_id, staff_id, called_at, kind, rule, passed_over)
  select $1, $7, called.id, $2, $3, called.called_at, 'next', 'earliest_due',
    jsonb_build_object('count', over.count, 'tickets', over.tickets)
  from called, over
)
select id from called`;

/** @returns the id of the ticket that is now called at this counter, if one was */
export async function callNext(db: Db, call: CallNext): Promise<string | undefined> {
  const { officeId, counterId, staffId, zone, serviceCodes, lanes, callId, periodId } = call;
  const row = await db.maybe<{ id: string }>(
    CALL_NEXT,
    [officeId, counterId, staffId, zone, serviceCodes, periodId, callId, lanes],
    { name: 'call-next' },
  );
  return row?.id;
}

/** Those who came before this ticket and still wait, as a call stores them. */
export async function passedOverBy(db: Db, officeId: number, ticketId: string) {
  return db.one<{ count: number; tickets: { id: string; number: string; lane: string; dueAt: string }[] }>(
    `select count(o.id)::integer as count, coalesce(jsonb_agg(
         jsonb_build_object('id', o.id, 'number', o.display, 'lane', o.lane, 'dueAt', o.due_at)
         order by o.issued_at) filter (where o.place <= 10), '[]') as tickets
     from (
       select w.id, w.display, w.lane, w.due_at, w.issued_at, row_number() over (order by w.issued_at) as place
       from ticket t
       join ticket w on w.office_id = $1 and w.service_point_id = t.service_point_id and w.on_day = t.on_day
       where t.office_id = $1 and t.id = $2 and w.state = 'waiting' and w.id <> t.id
         and (w.issued_at < t.issued_at or w.due_at < t.due_at)
     ) o`,
    [officeId, ticketId],
  );
}
