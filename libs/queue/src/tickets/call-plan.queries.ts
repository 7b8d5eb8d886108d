import type { Db } from '@buka-pintu/platform';
import { FAST_LANES } from './call-order.js';

/** The fast lanes as a list in SQL. */
export const FAST = FAST_LANES.map((lane) => `'${lane}'`).join(', ');

/** SQL expressions that a plan is made of. */
export interface PlanTerms {
  /** Name of a CTE with the columns of `LINE_COLUMNS`. */
  line: string;
  at: string;
  cap: string;
  guard: string;
  run: string;
}

/** What of a ticket aliased `t` the order is made of. Tickets of before the base was kept count from their arrival. */
export const LINE_COLUMNS = `t.id, t.lane, t.issued_at, coalesce(t.base_at, t.issued_at) as base_at, t.due_at, t.rests_until`;

/**
 * `callPlan` of call-order.ts as CTEs: `plan` has a row a ticket with its `place` from 1 and its `rule`, and whether
 * someone of a regular lane is `overdue` in the line.
 *
 * Turns are counted instead of walked through. Let the n-th overdue regular ticket have a(n) fast ones due before it.
 * At most g of them go between one regular ticket and the next, so it comes after b(n) = min(a(n), b(n-1) + g) fast ones,
 * and the first after g - run; unrolled, b(n) = g·n + min(-run, min over k ≤ n of (a(k) - g·k)), which a window can say.
 */
export function planSql({ line, at, cap, guard, run }: PlanTerms): string {
  return `
graded as (
  select l.*, l.lane in (${FAST}) as fast,
    case when l.rests_until > ${at} then 2 when l.base_at + make_interval(mins => ${cap}) <= ${at} then 0 else 1 end as class
  from ${line} l
), ranked as (
  select g.*, row_number() over (partition by class, fast order by due_at, issued_at, id) as nth,
    count(*) filter (where fast) over (partition by class order by due_at, issued_at, id) as ahead
  from graded g
), turned as (
  select r.*, class = 1 and not fast and due_at < ${at} as late,
    case when fast then nth when due_at >= ${at} then ahead
      else greatest(0, ${guard} * nth + least(-${run},
        min(ahead - ${guard} * nth) over (partition by class, fast order by nth))) end as turn
  from ranked r
), plan as materialized (
  select id, lane, fast, case when class = 0 then 'cap' when class = 1 and turn < ahead and not fast then 'regular_turn'
      else 'earliest_due' end as rule,
    coalesce(bool_or(late) over (), false) as overdue,
    row_number() over (order by class, case class when 0 then base_at end, case class when 1 then turn end,
      case class when 1 then not fast end, case class when 1 then nth end, due_at, issued_at, id) as place
  from turned
)`;
}

/**
 * How many fast calls in a row have passed an overdue regular ticket of this line, for an office, a service point, a day and a
 * line's key as SQL expressions.
 *
 * In a row means: the latest calls made today at the service point by counters that call the same line (same services,
 * same lanes, `lineKey`), in the order of their time, back to the first that was of a regular lane or passed nobody overdue.
 * A counter for priority alone has a line of its own and takes no turns from others. Repeated calls don't count, nor do
 * those by the cap, which stands outside the turns; people chosen by hand do.
 *
 * Counters that call at once see the same past, make the same plan and take its next free places (SKIP LOCKED): they call
 * whom they would have called one after another. A call that was under way while others ended counts from its commit on;
 * until then its ticket keeps its place in the plan, taken. So turns can change places among calls under way at one moment,
 * but none is lost, and a regular ticket is owed as many as were passed by.
 */
export function runSql(on: { office: string; point: string; day: string; line: string }): string {
  return `
  select count(*) filter (where unbroken)::integer as calls from (
    select bool_and(c.passes) over (order by c.called_at desc, c.id desc) as unbroken
    from (
      select called_at, id, guarded and lane in (${FAST}) as passes from ticket_call
      where office_id = ${on.office} and service_point_id = ${on.point} and on_day = ${on.day} and line = ${on.line}
        and rule in ('earliest_due', 'regular_turn', 'chosen')
      order by called_at desc, id desc limit 64
    ) c
  ) r`;
}

/** How many would be called before this waiting ticket by counters that serve all, as the order of its step's line stands. */
export async function countBefore(
  db: Db,
  officeId: number,
  ticketId: string,
  rule: { capMinutes: number; guardCalls: number },
): Promise<number> {
  const terms = { line: 'line', at: 'clock_at()', cap: '$3::integer', guard: '$4::integer', run: '0' };
  const row = await db.maybe<{ before: number }>(
    `with line as (
       select ${LINE_COLUMNS} from ticket o
       join ticket t on t.office_id = $1 and t.service_point_id = o.service_point_id and t.on_day = o.on_day
         and t.state = 'waiting' and t.step = o.step
       where o.office_id = $1 and o.id = $2
     ), ${planSql(terms)}
     select place::integer - 1 as before from plan where id = $2`,
    [officeId, ticketId, rule.capMinutes, rule.guardCalls],
    { name: 'ticket-count-before' },
  );
  return row?.before ?? 0;
}
