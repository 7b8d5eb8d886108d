import type { Db, IsoDay } from '@buka-pintu/platform';
import type { PauseReason } from '../counters/counter.lifecycle.js';
import type { Lane } from '../supply/lane.js';
import type { TicketState } from '../tickets/ticket.lifecycle.js';

export interface BoardSitting {
  counterId: string;
  state: 'open' | 'paused';
  staffId: string;
  /** Since when it has this ticket, or none. */
  since: Date;
  ticketId: string | null;
  number: string | null;
  pauseReason: PauseReason | null;
  ticketState: TicketState | null;
  callCount: number | null;
}

/** Who sits at a service point's counters today, with the ticket there and since when. */
export function boardSittings(db: Db, officeId: number, pointId: string, on: IsoDay): Promise<BoardSitting[]> {
  return db.query(
    `select s.counter_id as "counterId", s.state, s.pause_reason as "pauseReason", s.staff_id as "staffId", t.id as "ticketId", t.display as number,
       t.state as "ticketState", t.call_count as "callCount",
       coalesce(case when t.state = 'called' then t.called_at else t.started_at end, greatest(s.opened_at, s.paused_at, (
         select max(d.ended_at) from ticket d
         where d.office_id = $1 and d.service_point_id = $2 and d.on_day = $3 and d.counter_id = s.counter_id))) as since
     from counter_session s
     left join ticket t on t.office_id = $1 and t.counter_id = s.counter_id and t.state in ('called', 'serving')
     where s.office_id = $1 and s.service_point_id = $2 and s.on_day = $3 and s.state <> 'closed'`,
    [officeId, pointId, on],
    { name: 'staff-board-sittings' },
  );
}

export interface BoardWaiting {
  id: string;
  number: string;
  lane: Lane;
  serviceCode: string;
  issuedAt: Date;
  dueAt: Date;
}

export function boardWaiting(db: Db, officeId: number, pointId: string, on: IsoDay): Promise<BoardWaiting[]> {
  return db.query(
    `select id, display as number, lane, service_code as "serviceCode", issued_at as "issuedAt", due_at as "dueAt"
     from ticket where office_id = $1 and service_point_id = $2 and on_day = $3 and state = 'waiting'
     order by due_at, issued_at, id`,
    [officeId, pointId, on],
    { name: 'staff-board-waiting' },
  );
}

/** Notes that somebody has seen an alarm; a second one changes nothing. @returns whether this was the first */
export async function acknowledge(
  db: Db,
  row: { officeId: number; id: string; servicePointId: string; on: IsoDay; alarm: string; staffId: string },
): Promise<boolean> {
  const made = await db.query(
    `insert into alarm_acknowledgement (office_id, id, service_point_id, on_day, alarm, staff_id, acknowledged_at)
     values ($1, $2, $3, $4, $5, $6, clock_at())
     on conflict (office_id, service_point_id, on_day, alarm) do nothing returning 1`,
    [row.officeId, row.id, row.servicePointId, row.on, row.alarm, row.staffId],
  );
  return made.length > 0;
}
