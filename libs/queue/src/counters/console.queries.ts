import type { Db } from '@buka-pintu/platform';
import { type CallRule, type Guards, lineKey } from '../tickets/call-order.js';
import { LINE_COLUMNS, planSql, runSql } from '../tickets/call-plan.queries.js';
import { ROW_COLUMNS, ROW_JOINS, type TicketRowData } from '../tickets/ticket.queries.js';
import type { CounterState } from './counter.lifecycle.js';

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
}

/** Today's live sitting at the counter; one left open yesterday does not count any more. */
export async function sittingAt(db: Db, key: CounterKey, lock: 'hold' | 'read'): Promise<Sitting | undefined> {
  return db.maybe<Sitting>(
    `select id, state, staff_id from counter_session
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
         and (cardinality($4::text[]) = 0 or t.service_code = any ($4::text[]))
         and (cardinality($5::text[]) = 0 or t.lane = any ($5::text[]))
     ), run as materialized (${run}), ${planSql({ ...terms, run: '(select calls from run)' })}
     select ${ROW_COLUMNS}, count(*) over ()::integer as total, max(w.waited_minutes) over () as longest_minutes
     from plan join ticket t on t.office_id = $1 and t.id = plan.id ${ROW_JOINS}
     order by plan.place
     limit 8`,
    [
      ...[key.officeId, key.servicePointId, key.today, key.serviceCodes, key.lanes],
      ...[lineKey(key.serviceCodes, key.lanes), capMinutes, guardCalls],
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
