import { StaffDirectory } from '@buka-pintu/identity';
import { Db, demand, Ledger, newId, platformProblems, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { staffIdOf } from '../counters/staff-id.js';
import { DayRules } from '../day/day-rules.service.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import type { Lane } from '../supply/lane.js';
import { Points } from '../tickets/points.service.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { TicketMoves } from '../tickets/ticket-moves.service.js';
import { makerOf } from '../tickets/ticket.queries.js';
import { Tickets } from '../tickets/tickets.service.js';
import { PriorityCategory } from './priority-category.entity.js';
import { PriorityDecision } from './priority-decision.entity.js';
import type {
  PriorityCategoryView,
  PriorityDecisionRequest,
  PriorityOfficerView,
  PriorityReportQuery,
  PriorityReportView,
} from './priority.dto.js';
import { priorityEvents } from './priority.events.js';
import { type PriorityCount, priorityCounts, priorityTotals } from './priority.queries.js';

export const DECIDE_PRIORITY = 'queue:priority:decide';
/** Reading afterwards why whom: calls with those they passed over, and who verified priority. */
export const READ_CALLS = 'queue:calls:read';

/** Priority: who may have it, an officer's word on it, and how often which officer gave it. */
@Injectable()
export class Priorities {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly staff: StaffDirectory,
    private readonly points: Points,
    private readonly rules: DayRules,
    private readonly tickets: Tickets,
    private readonly moves: TicketMoves,
  ) {}

  /** Who may have priority on a day, in the order in which it is offered. */
  async categories(on?: string): Promise<PriorityCategoryView[]> {
    const day = on ?? (await this.db.now()).toISOString().slice(0, 10);
    const rows = await this.db.reference(PriorityCategory).find({ order: { position: 'ASC', validFrom: 'DESC' } });
    const holding = rows.filter((row) => row.validFrom <= day && (row.validTo === null || day <= row.validTo));
    return holding
      .filter((row, index) => holding.findIndex((one) => one.code === row.code) === index)
      .map(({ code, nameId, nameEn, minAge, maxAge, legalBasis, source, confidence, validFrom }) => ({
        ...{ code, name: { id: nameId, en: nameEn }, minAge, maxAge },
        ...{ legalBasis, source, confidence, validFrom },
      }));
  }

  /**
   * An officer's word: verified stands in the priority lane, declined in the lane it would have had. Either way the due time is
   * counted from the same base, the number stays, and so does the seat of a booking: nobody loses a place by asking.
   * @throws not_found, priority_too_late when the visit is over
   */
  async decide(caller: Principal, ticketId: string, request: PriorityDecisionRequest): Promise<TicketView> {
    const staffId = staffIdOf(caller);
    const officeId = recordOffice(ticketId);
    demand(caller, officeId, DECIDE_PRIORITY);
    return this.db.transaction(async () => {
      const ticket = await this.moves.hold(officeId, ticketId);
      if (ticket.state === 'served' || ticket.state === 'left') {
        throw queueProblems.priorityTooLate({ number: ticket.display });
      }
      const { decision, category = null, ground } = request;
      const otherLane = ticket.otherLane ?? laneWithout(ticket);
      const lane: Lane = decision === 'verified' ? 'priority' : otherLane;
      const rule = await this.rules.of(officeId, ticket.servicePointId, ticket.onDay);
      const baseAt = ticket.baseAt ?? ticket.issuedAt;
      const dueAt = new Date(baseAt.getTime() + rule.targetMinutes[lane] * 60_000);
      const change = {
        ...{ lane, otherLane, priorityState: decision, priorityCategory: category, priorityVerifiedBy: staffId },
        dueAt,
        // What a pause of the service moved keeps its distance to what was promised.
        promisedAt:
          ticket.promisedAt && new Date(ticket.promisedAt.getTime() + dueAt.getTime() - ticket.dueAt.getTime()),
        version: ticket.version + 1,
      };
      const { version } = ticket;
      if (!(await this.db.repo(Ticket).update({ officeId, id: ticketId, version }, change))) {
        throw platformProblems.stale();
      }
      const decided: Ticket = { ...ticket, ...change };
      await this.db.repo(PriorityDecision).insert({
        ...{ officeId, id: newId(officeId), ticketId, servicePointId: ticket.servicePointId, onDay: ticket.onDay },
        ...{ decision, category, ground, laneBefore: ticket.lane, laneAfter: lane, staffId },
        decidedAt: await this.db.now(),
      });
      await this.tell(caller, decided, decision);
      return this.tickets.viewOf(caller, decided);
    });
  }

  /** @throws not_found for another office's service point */
  async report(caller: Principal, servicePointId: string, query: PriorityReportQuery): Promise<PriorityReportView> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, READ_CALLS);
    const { now, today } = await this.points.at(officeId, servicePointId);
    const from = query.from ?? query.to ?? today;
    const to = query.to ?? from;
    const span = { officeId, servicePointId, from, to };
    const totals = await priorityTotals(this.db, span);
    const counts = await priorityCounts(this.db, span);
    const names = await this.staff.names([...new Set(counts.map((row) => row.staff_id))]);
    return {
      ...{ from, to, at: now.toISOString() },
      ...{ undecided: totals.undecided, calledUndecided: totals.called_undecided },
      ...{ verified: totals.verified, declined: totals.declined },
      officers: byOfficer(counts, names),
    };
  }

  private async tell(actor: Principal, ticket: Ticket, decision: PriorityDecisionRequest['decision']): Promise<void> {
    const { officeId, id, servicePointId, onDay, display, lane, state, step, counterId, bookingId } = ticket;
    const clientId = ticket.apiClientId ?? (bookingId && (await makerOf(this.db, officeId, bookingId)));
    await this.ledger.append(officeId, priorityEvents.ticketPriorityDecided, {
      subject: { type: 'ticket', id },
      payload: {
        ...{ servicePointId, on: onDay, number: display, lane, state, counterId, bookingId, clientId, decision, step },
        ...{ reason: null, fromServicePointId: null },
      },
      actor,
    });
  }
}

/** The lane of somebody who had not asked for priority, or of a ticket of before its other lane was kept. */
function laneWithout({ lane, bookingId }: Ticket): Lane {
  if (lane !== 'priority') return lane;
  return bookingId ? 'regular' : 'walk_in';
}

function byOfficer(counts: readonly PriorityCount[], names: ReadonlyMap<string, string>): PriorityOfficerView[] {
  const officers = [...new Set(counts.map((row) => row.staff_id))].map((id) => {
    const own = counts.filter((row) => row.staff_id === id);
    const categories = own.flatMap(({ category, count }) => (category ? [{ category, count }] : []));
    const verified = categories.reduce((sum, { count }) => sum + count, 0);
    const declined = own.find((row) => row.category === null)?.count ?? 0;
    return { officer: { id, name: names.get(id) ?? '—' }, verified, declined, categories };
  });
  return officers.sort((a, b) => b.verified + b.declined - (a.verified + a.declined));
}
