import { Db, demand, platformProblems, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { checkInWindow } from '../day/day-rule.js';
import { DayRules } from '../day/day-rules.service.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { type Point, Points } from '../tickets/points.service.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { Tickets } from '../tickets/tickets.service.js';
import { visitorLifecycle } from './expected-visitor.lifecycle.js';
import { holdVisitor, moveVisitor, type VisitorRow } from './expected-visitor.queries.js';
import { ExpectedVisitors } from './expected-visitors.service.js';
import { visitorProblems } from './visitor.problems.js';

const CHECK_IN = 'queue:check-ins:create';

/** From an imported list to a ticket: the person is here. For desk and kiosk alike. */
@Injectable()
export class VisitorCheckIns {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly rules: DayRules,
    private readonly tickets: Tickets,
    private readonly visitors: ExpectedVisitors,
  ) {}

  /**
   * Checks in by what was shown: an application number, or a text that holds one. Undefined when the office expects nobody
   * with it, or the caller has nothing to do there: unknown numbers and foreign ones are alike.
   */
  async checkInShown(caller: Principal, shown: string, servicePointId?: string): Promise<TicketView | undefined> {
    const officeId = servicePointId
      ? recordOffice(servicePointId)
      : caller.kind === 'staff'
        ? caller.officeId
        : undefined;
    if (officeId === undefined) return undefined;
    demand(caller, officeId, CHECK_IN);
    const today = servicePointId
      ? (await this.points.at(officeId, servicePointId)).today
      : await this.points.today(officeId);
    const row = await this.visitors.byShown(officeId, shown, today);
    return row && this.checkIn(caller, row.id, servicePointId);
  }

  /**
   * Gives an expected visitor a ticket; a second scan answers with the same one.
   * @throws not_found, visitor_other_day, visitor_other_service_point, check_in_too_early, check_in_too_late, visitor_not_expected
   */
  async checkIn(caller: Principal, visitorId: string, servicePointId?: string): Promise<TicketView> {
    const officeId = recordOffice(visitorId);
    demand(caller, officeId, CHECK_IN);
    return this.db.transaction(async () => {
      await holdVisitor(this.db, officeId, visitorId);
      const visitor = await this.visitors.record(officeId, visitorId);
      const point = await this.points.at(officeId, visitor.servicePointId);
      if (servicePointId !== undefined && servicePointId !== visitor.servicePointId)
        throw visitorProblems.visitorOtherPoint({ servicePointName: point.servicePoint.name });
      const given = await this.db.repo(Ticket).findOneBy({ officeId, expectedVisitorId: visitorId });
      if (given) return this.tickets.viewOf(caller, given);
      if (visitor.state !== 'expected') throw visitorProblems.visitorNotExpected({ state: visitor.state });
      if (visitor.onDay !== point.today) throw visitorProblems.visitorOtherDay({ on: visitor.onDay });
      return this.admit(caller, visitor, point);
    });
  }

  private async admit(caller: Principal, visitor: VisitorRow, point: Point): Promise<TicketView> {
    const { officeId, id, servicePointId, onDay, startsAt, lane, serviceCode, personKey } = visitor;
    const rule = await this.rules.of(officeId, servicePointId, onDay);
    if (startsAt) demandInTime(startsAt, checkInWindow(rule, startsAt.getTime()), point);
    else {
      const closed = await this.points.whyClosed(point, rule.checkInEarlyMinutes);
      if (closed) throw queueProblems.pointClosed({ reason: closed.reason, reasonCode: closed.code });
    }
    const to = visitorLifecycle.to(visitor.state, 'check_in');
    if (!(await moveVisitor(this.db, officeId, id, { from: visitor.state, to }))) throw platformProblems.stale();
    const ticket = await this.tickets.issue(caller, point, rule, {
      ...{ lane, serviceCode, bookingId: null, expectedVisitorId: id, slotStartsAt: startsAt },
      name: this.visitors.open(visitor, 'name'),
      ...(personKey ? { personKey } : {}),
    });
    return this.tickets.viewOf(caller, ticket);
  }
}

function demandInTime(starts: Date, window: ReturnType<typeof checkInWindow>, { office: { zone }, now }: Point): void {
  const startsAt = starts.toISOString();
  const judged = window.judge(now.getTime());
  if (judged === 'early')
    throw queueProblems.checkInTooEarly({ zone, startsAt, opensAt: new Date(window.opensAt).toISOString() });
  if (judged === 'late')
    throw queueProblems.checkInTooLate({ zone, startsAt, closedAt: new Date(window.closesAt).toISOString() });
}
