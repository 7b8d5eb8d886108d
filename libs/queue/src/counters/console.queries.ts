import type { Db } from '@buka-pintu/platform';
import { type CallRule, type Guards, lineKey } from '../tickets/call-order.js';
import { LINE_COLUMNS, planSql, runSql } from '../tickets/call-plan.queries.js';
import { mayCallSql } from '../journeys/position.js';
import { TAKE_BACK_MS, type ParkReason } from '../tickets/handed.js';
import { ROW_COLUMNS, ROW_JOINS, type TicketRowData } from '../tickets/ticket.queries.js';
import type { CounterState, PauseReason } from './counter.lifecycle.js';

/** A counter as seen from the queue: where it is, what it serves, what day it is there. */
export interface CounterKey {
  officeId: number;
  counterId: string;
  servicePointId: string;
  serviceCodes: string[];
  lanes: string[];
  today: string;
}

export interface Sitting {
  id: string;
  state: CounterState;
  staff_id: string;
  pause_reason: PauseReason | null;
}

/** Today's live sitting at the counter; one left open yesterday does not count any more. */
export async function sittingAt(db: Db, key: CounterKey, lock: 'hold' | 'read'): Promise<Sitting | undefined> {
  return db.maybe<Sitting>(
    `select id, state, staff_id, pause_reason from counter_session
     where office_id = $1 and counter_id = $2 and on_day = $3 and state <> 'closed'
     ${lock === 'hold' ? 'for no key update' : ''}`,
    [key.officeId, key.counterId, key.today],
  );
}

export interface WaitingData extends TicketRowData {
  total: number;
  longest_minutes: number;
}

/** The first eight who wait for such a counter, in the order of calling; each row carries the totals. */
export async function waitingFor(
  db: Db,
  key: CounterKey,
  { capMinutes, guardCalls }: Pick<Guards, 'capMinutes' | 'guardCalls'>,
): Promise<WaitingData[]> {
  const run = runSql({ office: '$1', point: '$2', day: '$3', line: '$6' });
  const terms = { line: 'line', at: 'clock_at()', cap: '$7::integer', guard: '$8::integer' };
  return db.query<WaitingData>(
    `with line as (
       select ${LINE_COLUMNS} from ticket t
       where t.office_id = $1 and t.service_point_id = $2 and t.on_day = $3 and t.state = 'waiting'
         and ${mayCallSql('t', '$9', '$4::text[]')}
         and (cardinality($5::text[]) = 0 or t.lane = any ($5::text[]))
     ), run as materialized (${run}), ${planSql({ ...terms, run: '(select calls from run)' })}
     select ${ROW_COLUMNS}, count(*) over ()::integer as total, max(w.waited_minutes) over () as longest_minutes
     from plan cross join lateral (select * from ticket k where k.office_id = $1 and k.id = plan.id offset 0) t ${ROW_JOINS}
     order by plan.place
     limit 8`,
    [
      ...[key.officeId, key.servicePointId, key.today, key.serviceCodes, key.lanes],
      ...[lineKey(key.serviceCodes, key.lanes), capMinutes, guardCalls, key.counterId],
    ],
    { name: 'console-waiting' },
  );
}

/** The last five this counter was done with today. */
export async function recentAt(db: Db, key: CounterKey): Promise<TicketRowData[]> {
  return db.query<TicketRowData>(
    `select ${ROW_COLUMNS}
     from ticket t ${ROW_JOINS}
     where t.office_id = $1 and t.service_point_id = $2 and t.on_day = $3 and t.counter_id = $4
       and t.state in ('served', 'missed')
     order by t.ended_at desc, t.id limit 5`,
    [key.officeId, key.servicePointId, key.today, key.counterId],
    { name: 'console-recent' },
  );
}

/** How many this counter served today. */
export async function servedAt(db: Db, key: CounterKey): Promise<number> {
  const row = await db.one<{ served: number }>(
    `select count(*)::integer as served from ticket
     where office_id = $1 and service_point_id = $2 and on_day = $3 and counter_id = $4 and state = 'served'`,
    [key.officeId, key.servicePointId, key.today, key.counterId],
    { name: 'console-served' },
  );
  return row.served;
}

/** All who are parked at the point, longest first: whoever is back may be served at any of its counters. */
export async function parkedAt(db: Db, key: CounterKey): Promise<ParkedData[]> {
  return db.query<ParkedData>(
    `select ${ROW_COLUMNS}, t.handed ->> 'reason' as reason, t.counter_id, (t.handed ->> 'at')::timestamptz as parked_at
     from ticket t ${ROW_JOINS}
     where t.office_id = $1 and t.service_point_id = $2 and t.on_day = $3 and t.state = 'parked'
     order by parked_at, t.id limit 50`,
    [key.officeId, key.servicePointId, key.today],
    { name: 'console-parked' },
  );
}

export interface ParkedData extends TicketRowData {
  reason: ParkReason;
  counter_id: string;
  parked_at: Date;
}

/** Those this officer has just sent on and may still take back. */
export async function handedBy(db: Db, key: CounterKey, staffId: string): Promise<TicketRowData[]> {
  return db.query<TicketRowData>(
    `select ${ROW_COLUMNS}
     from ticket t ${ROW_JOINS}
     where t.office_id = $1 and t.on_day = $2 and t.state = 'waiting' and t.handed ->> 'staffId' = $3
       and t.handed ->> 'kind' <> 'park' and t.handed -> 'before' ->> 'servicePointId' = $4
       and (t.handed ->> 'at')::timestamptz >= clock_at() - make_interval(secs => $5)
       and (t.called_at is null or t.called_at <= (t.handed ->> 'at')::timestamptz)
     order by t.handed ->> 'at' desc limit 3`,
    [key.officeId, key.today, staffId, key.servicePointId, TAKE_BACK_MS / 1000],
    { name: 'console-handed' },
  );
}

export interface CurrentData {
  id: string;
  rule: CallRule;
  passed_over: number;
  overdue_minutes: number;
}

/** The ticket at the counter with the choice that brought it there (a repeated call explains nothing new). */
export async function currentAt(db: Db, key: CounterKey): Promise<CurrentData | undefined> {
  return db.maybe<CurrentData>(
    `select t.id, c.rule, coalesce((c.passed_over ->> 'count')::integer, 0) as passed_over,
       greatest(0, floor(extract(epoch from c.called_at - t.due_at) / 60))::integer as overdue_minutes
     from ticket t
     join ticket_call c on c.office_id = $1 and c.ticket_id = t.id and c.kind <> 'recall'
     where t.office_id = $1 and t.counter_id = $2 and t.state in ('called', 'serving')
     order by c.called_at desc, c.id desc limit 1`,
    [key.officeId, key.counterId],
    { name: 'console-current' },
  );
}
