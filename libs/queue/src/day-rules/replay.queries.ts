import type { Db } from '@buka-pintu/platform';
import type { Lane } from '../supply/lane.js';

export interface ReplayedVisit {
  id: string;
  on_day: string;
  lane: Lane;
  issued_at: Date;
  starts_at: Date | null;
  /** Seconds at a counter, from the first call to the end; what the day's close cut is left out. */
  seconds: number;
}

interface Span {
  officeId: number;
  servicePointId: string;
  from: string;
  to: string;
}

/** Visits of a span of days that came to their end at a counter. */
export function servedVisits(db: Db, { officeId, servicePointId, from, to }: Span): Promise<ReplayedVisit[]> {
  return db.query<ReplayedVisit>(
    `select t.id, t.on_day, t.lane, t.issued_at, b.starts_at,
       (select sum(extract(epoch from p.ended_at - p.started_at)) from ticket_period p
        where p.office_id = $1 and p.ticket_id = t.id and p.kind in ('called', 'serving'))::double precision as seconds
     from ticket t
     left join booking b on b.office_id = $1 and b.id = t.booking_id
     where t.office_id = $1 and t.service_point_id = $2 and t.on_day between $3 and $4 and t.state = 'served'
       and not exists (select 1 from ticket_period c where c.office_id = $1 and c.ticket_id = t.id and c.cut)
     order by t.issued_at, t.id limit 20000`,
    [officeId, servicePointId, from, to],
  );
}

export interface SpanSitting {
  on_day: string;
  opened_at: Date;
  closed_at: Date | null;
}

/** When counters were open on these days. */
export function sittingsOf(db: Db, { officeId, servicePointId, from, to }: Span): Promise<SpanSitting[]> {
  return db.query<SpanSitting>(
    `select on_day, opened_at, closed_at from counter_session
     where office_id = $1 and service_point_id = $2 and on_day between $3 and $4 and state = 'closed'`,
    [officeId, servicePointId, from, to],
  );
}
