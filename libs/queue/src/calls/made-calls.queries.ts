import type { Db } from '@buka-pintu/platform';
import type { Lane } from '../supply/lane.js';
import type { CallRule } from '../tickets/call-order.js';
import type { CallKind, PassedOver } from '../tickets/ticket-call.entity.js';

export interface MadeCallData {
  id: string;
  ticket_id: string;
  display: string;
  lane: Lane;
  called_at: Date;
  due_at: Date | null;
  kind: CallKind;
  rule: CallRule | null;
  counter_id: string;
  staff_id: string;
  passed_over: PassedOver | null;
}

/** A cursor carries milliseconds, SQL keeps microseconds: the row after would come once more. */
const AT = `date_trunc('milliseconds', c.called_at)`;

/** A page of a day's calls as they were made; `after` is the last one of the page before. */
export function callPage(
  db: Db,
  filter: { officeId: number; servicePointId: string; on: string; rule: CallRule | null },
  after: { calledAt: string; id: string } | undefined,
  limit: number,
): Promise<MadeCallData[]> {
  return db.query<MadeCallData>(
    `select c.id, c.ticket_id, t.display, c.lane, c.called_at, c.due_at, c.kind, c.rule, c.counter_id, c.staff_id,
       c.passed_over
     from ticket_call c
     join ticket t on t.office_id = $1 and t.id = c.ticket_id
     where c.office_id = $1 and c.service_point_id = $2 and c.on_day = $3 and ($4::text is null or c.rule = $4)
       and ($5::timestamptz is null or (${AT}, c.id) > ($5::timestamptz, $6::uuid))
     order by ${AT}, c.id limit $7`,
    [
      ...[filter.officeId, filter.servicePointId, filter.on, filter.rule],
      ...[after?.calledAt ?? null, after?.id ?? null, limit],
    ],
    { name: 'made-call-page' },
  );
}
