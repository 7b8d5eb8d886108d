import type { Db } from '@buka-pintu/platform';
import type { PassedOver } from '../tickets/ticket-call.entity.js';
import { lineKey } from '../tickets/call-order.js';
import { FAST, LINE_COLUMNS, planSql, runSql } from '../tickets/call-plan.queries.js';
import { mayCallSql } from '../journeys/position.js';

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
  /** The day's rule; see `Guards`. */
  capMinutes: number;
  guardCalls: number;
  callId: string;
  periodId: string;
}

/** Whom the counter may call, for a ticket aliased `t`; nothing named means everything. */
const SERVED = `${mayCallSql('t', '$2', '$5::text[]')}
    and (cardinality($8::text[]) = 0 or t.lane = any ($8::text[]))`;

/**
 * Calls the next person, whole, in one statement: the sitting is held, the head of the line is taken past whatever other
 * counters are taking at this moment, the spell turns, and the call is written with those it passed over.
 * The places are tried one by one, each by its key: a join would be planned by what the table's statistics say of a line that
 * was not there when they were taken, and compare everybody with everybody.
 * Nobody is returned when the counter isn't open for this officer today, is busy, or nobody it can serve waits.
 */
const CALL_NEXT = `
with clock as materialized (
  select clock_at() as at, (clock_at() at time zone $4)::date as today
), sitting as materialized (
  select s.service_point_id from counter_session s, clock
  where s.office_id = $1 and s.counter_id = $2 and s.staff_id = $3 and s.state = 'open' and s.on_day = clock.today
  for no key update of s
), line as materialized (
  select ${LINE_COLUMNS} from ticket t, sitting, clock
  where t.office_id = $1 and t.service_point_id = sitting.service_point_id and t.on_day = clock.today
    and t.state = 'waiting' and ${SERVED}
), run as materialized (${runSql({
  office: '$1',
  point: '(select service_point_id from sitting)',
  day: '(select today from clock)',
  line: '$9',
})}
), ${planSql({
  line: 'line',
  at: '(select at from clock)',
  cap: '$10::integer',
  guard: '$11::integer',
  run: '(select calls from run)',
})}, head as materialized (
  select held.id, first.rule, first.overdue from (select * from plan order by place) first
  cross join lateral (
    select t.id from ticket t where t.office_id = $1 and t.id = first.id and t.state = 'waiting' and ${SERVED}
    for no key update of t skip locked) held
  where not exists (
    select 1 from ticket b where b.office_id = $1 and b.counter_id = $2 and b.state in ('called', 'serving'))
  limit 1
), called as (
  update ticket t set state = 'called', counter_id = $2, called_at = clock.at, call_count = t.call_count + 1,
    recall_count = 0, rests_until = null, version = t.version + 1
  from head, clock where t.office_id = $1 and t.id = head.id
  returning t.*, head.rule, head.overdue
), ended as (
  update ticket_period p set ended_at = greatest(p.started_at, clock.at)
  from called, clock where p.office_id = $1 and p.ticket_id = called.id and p.ended_at is null
  returning p.ticket_id, p.ended_at
), begun as (
  insert into ticket_period (office_id, id, ticket_id, kind, counter_id, staff_id, started_at, step, service_point_id)
  select $1, $6, ended.ticket_id, 'called', $2, $3, ended.ended_at, called.step, called.service_point_id from ended, called
), over as (
  select count(o.id)::integer as count, coalesce(jsonb_agg(
      jsonb_build_object('id', o.id, 'number', o.display, 'lane', o.lane, 'dueAt', o.due_at)
      order by o.issued_at) filter (where o.place <= 10), '[]') as tickets
  from (
    select w.id, w.display, w.lane, w.due_at, w.issued_at, row_number() over (order by w.issued_at) as place
    from ticket w, called
    where w.office_id = $1 and w.service_point_id = called.service_point_id and w.on_day = called.on_day
      and w.state = 'waiting' and w.id <> called.id
      and (w.issued_at < called.issued_at or (called.rule <> 'earliest_due' and w.due_at < called.due_at))
  ) o
), noted as (
  insert into ticket_call (office_id, id, ticket_id, counter_id, staff_id, called_at, kind, rule, passed_over,
    service_point_id, on_day, lane, line, guarded, due_at)
  select $1, $7, called.id, $2, $3, called.called_at, 'next', called.rule,
    jsonb_build_object('count', over.count, 'tickets', over.tickets),
    called.service_point_id, called.on_day, called.lane, $9, called.overdue, called.due_at
  from called, over
)
select id from called`;

/** @returns the id of the ticket that is now called at this counter, if one was */
export async function callNext(db: Db, call: CallNext): Promise<string | undefined> {
  const { officeId, counterId, staffId, zone, serviceCodes, lanes, capMinutes, guardCalls, callId, periodId } = call;
  const line = lineKey(serviceCodes, lanes);
  const row = await db.maybe<{ id: string }>(
    CALL_NEXT,
    [officeId, counterId, staffId, zone, serviceCodes, periodId, callId, lanes, line, capMinutes, guardCalls],
    { name: 'call-next' },
  );
  return row?.id;
}

/** What a call by hand stores: those who came or were due earlier and wait, and whether it passes someone overdue. */
export async function passedOverBy(
  db: Db,
  officeId: number,
  ticketId: string,
): Promise<PassedOver & { overdue: boolean }> {
  return db.one<PassedOver & { overdue: boolean }>(
    `select count(o.id)::integer as count, coalesce(jsonb_agg(
         jsonb_build_object('id', o.id, 'number', o.display, 'lane', o.lane, 'dueAt', o.due_at)
         order by o.issued_at) filter (where o.place <= 10), '[]') as tickets,
       coalesce(bool_or(o.overdue), false) as overdue
     from (
       select w.id, w.display, w.lane, w.due_at, w.issued_at, row_number() over (order by w.issued_at) as place,
         w.due_at < clock_at() and w.lane not in (${FAST}) as overdue
       from ticket t
       join ticket w on w.office_id = $1 and w.service_point_id = t.service_point_id and w.on_day = t.on_day
       where t.office_id = $1 and t.id = $2 and w.state = 'waiting' and w.id <> t.id
         and (w.issued_at < t.issued_at or w.due_at < t.due_at)
     ) o`,
    [officeId, ticketId],
  );
}
