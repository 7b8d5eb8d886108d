import type { Db, Localized } from '@buka-pintu/platform';
import { stepSql } from '../journeys/position.js';
import type { Lane } from '../supply/lane.js';

export interface BoardTicket {
  id: string;
  display: string;
  state: string;
  counter_id: string;
  called_at: Date;
  call_count: number;
  step: { name: Localized } | null;
  issued_point_id: string | null;
}

/** The newest calls of a day: those at a counter now and, of the rest, the last eight. */
export async function boardTickets(
  db: Db,
  officeId: number,
  servicePointId: string,
  onDay: string,
): Promise<BoardTicket[]> {
  return db.query<BoardTicket>(
    `select t.id, t.display, t.state, coalesce(t.counter_id, c.counter_id) as counter_id, t.called_at, t.call_count,
       ${stepSql('t')} as step, t.issued_point_id
     from ticket t
     join lateral (
       select k.counter_id from ticket_call k where k.office_id = $1 and k.ticket_id = t.id
       order by k.called_at desc, k.id desc limit 1) c on true
     where t.office_id = $1 and t.service_point_id = $2 and t.on_day = $3 and t.called_at is not null
     order by (t.state in ('called', 'serving')) desc, t.called_at desc, t.id
     limit 60`,
    [officeId, servicePointId, onDay],
    { name: 'board-tickets' },
  );
}

export async function waitingByLane(
  db: Db,
  officeId: number,
  servicePointId: string,
  onDay: string,
): Promise<{ lane: Lane; count: number }[]> {
  return db.query<{ lane: Lane; count: number }>(
    `select lane, count(*)::integer as count from ticket
     where office_id = $1 and service_point_id = $2 and on_day = $3 and state = 'waiting'
     group by lane`,
    [officeId, servicePointId, onDay],
    { name: 'board-waiting' },
  );
}
