import { StaffDirectory } from '@buka-pintu/identity';
import { Db, decodeCursor, demand, type Page, pageFrom, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { READ_CALLS } from '../priority/priorities.service.js';
import { recordOffice } from '../record-office.js';
import type { Lane } from '../supply/lane.js';
import { explain } from '../tickets/call-explanation.js';
import { overdueMinutes } from '../tickets/call-order.js';
import { Points } from '../tickets/points.service.js';
import type { MadeCallQuery, MadeCallView } from './made-call.dto.js';
import { callPage, type MadeCallData } from './made-calls.queries.js';

/** The calls of a day, each with its rule and those it passed over: what an auditor reads when somebody asks why. */
@Injectable()
export class MadeCalls {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly staff: StaffDirectory,
  ) {}

  /** @throws not_found for another office's service point */
  async list(caller: Principal, query: MadeCallQuery): Promise<Page<MadeCallView>> {
    const { servicePointId, limit, cursor, rule = null } = query;
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, READ_CALLS);
    const on = query.on ?? (await this.points.at(officeId, servicePointId)).today;
    const filter = { officeId, servicePointId, on, rule };
    const key = decodeCursor(filter, cursor);
    const after = key && { calledAt: String(key[0]), id: String(key[1]) };
    const rows = await callPage(this.db, filter, after, limit + 1);
    const counters = await this.points.counters(officeId, servicePointId);
    const numbers = new Map(counters.map((counter) => [counter.id, counter.number]));
    const names = await this.staff.names([...new Set(rows.map((row) => row.staff_id))]);
    return pageFrom(rows, {
      limit,
      filter,
      keyOf: (row) => [row.called_at.toISOString(), row.id],
      view: (row) => callView(row, numbers.get(row.counter_id) ?? 0, names.get(row.staff_id) ?? '—'),
    });
  }
}

function callView(row: MadeCallData, counterNumber: number, name: string): MadeCallView {
  const { lane, rule, due_at: dueAt, called_at: calledAt } = row;
  const passedOver = row.passed_over?.count ?? 0;
  const overdue = dueAt ? overdueMinutes(dueAt.getTime(), calledAt.getTime()) : 0;
  return {
    ...{ id: row.id, ticketId: row.ticket_id, number: row.display, lane, kind: row.kind, rule },
    calledAt: calledAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    text: rule && explain({ rule, lane, overdueMinutes: overdue, passedOver }),
    counterNumber,
    officer: { id: row.staff_id, name },
    passedOver,
    passed: (row.passed_over?.tickets ?? []).map((it) => ({
      ...{ id: it.id, number: it.number, lane: it.lane as Lane },
      // SQL wrote it with the offset of its own session.
      dueAt: new Date(it.dueAt).toISOString(),
    })),
  };
}
