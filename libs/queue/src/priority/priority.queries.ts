import type { Db } from '@buka-pintu/platform';
import type { PriorityCategoryCode } from './priority-category.entity.js';

export interface PriorityTotals {
  undecided: number;
  called_undecided: number;
  verified: number;
  declined: number;
}

interface Span {
  officeId: number;
  servicePointId: string;
  from: string;
  to: string;
}

/** How priority stands on the tickets of a span of days. */
export async function priorityTotals(db: Db, { officeId, servicePointId, from, to }: Span): Promise<PriorityTotals> {
  return db.one<PriorityTotals>(
    `select count(*) filter (where priority_state = 'declared')::integer as undecided,
       count(*) filter (where priority_state = 'declared' and lane = 'priority' and called_at is not null)::integer
         as called_undecided,
       count(*) filter (where priority_state = 'verified')::integer as verified,
       count(*) filter (where priority_state = 'declined')::integer as declined
     from ticket where office_id = $1 and service_point_id = $2 and on_day between $3 and $4`,
    [officeId, servicePointId, from, to],
  );
}

export interface PriorityCount {
  staff_id: string;
  category: PriorityCategoryCode | null;
  count: number;
}

/** Decisions of a span of days by officer and category; without one: declined. */
export async function priorityCounts(db: Db, { officeId, servicePointId, from, to }: Span): Promise<PriorityCount[]> {
  return db.query<PriorityCount>(
    `select staff_id, category, count(*)::integer as count from priority_decision
     where office_id = $1 and service_point_id = $2 and on_day between $3 and $4
     group by staff_id, category order by staff_id, category`,
    [officeId, servicePointId, from, to],
  );
}
