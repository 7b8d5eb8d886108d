import { Injectable } from '@nestjs/common';
import { Db, demand, newId, type Principal, Vault } from '@buka-pintu/platform';
import { AccessLog, type Disclosed } from '@buka-pintu/identity';
import { Bookings } from '../bookings/bookings.service.js';
import { openName } from '../bookings/sealed-person.js';
import { DayRules } from '../day/day-rules.service.js';
import { Disruptions } from '../disruptions/disruptions.service.js';
import { suspensionProblems } from '../disruptions/suspension.problems.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { lineKey } from '../tickets/call-order.js';
import type { CallKind } from '../tickets/ticket-call.entity.js';
import { TicketCall } from '../tickets/ticket-call.entity.js';
import { TicketMoves } from '../tickets/ticket-moves.service.js';
import type { Ticket } from '../tickets/ticket.entity.js';
import { Tickets } from '../tickets/tickets.service.js';
import { Handovers } from '../journeys/handovers.service.js';
import { Journeys } from '../journeys/journeys.service.js';
import { callNext, passedOverBy } from './call.queries.js';
import { Consoles, type Desk } from './consoles.service.js';
import type { ConsoleView } from './counter.dto.js';
import { DeskWork } from './desk-work.service.js';
import { openTicketName } from './shown-name.js';
import { staffIdOf } from './staff-id.js';

const CALL = 'queue:tickets:call';

/** Calling people to counters and what follows until they leave. */
@Injectable()
export class Calls {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly consoles: Consoles,
    private readonly tickets: Tickets,
    private readonly moves: TicketMoves,
    private readonly rules: DayRules,
    private readonly bookings: Bookings,
    private readonly desks: DeskWork,
    private readonly journeys: Journeys,
    private readonly handovers: Handovers,
    private readonly accessLog: AccessLog,
    private readonly disruptions: Disruptions,
  ) {}

  /**
   * Calls whoever is due first. An empty line is no error: `current` is null and `whyNot` says so.
   * @throws counter_not_open, counter_busy, counter_taken
   */
  async callNext(caller: Principal, counterId: string): Promise<ConsoleView> {
    const staffId = staffIdOf(caller);
    demand(caller, recordOffice(counterId), CALL);
    return this.db.transaction(async () => {
      const desk = await this.consoles.desk(caller, counterId, 'read');
      const callable = await this.callable(desk);
      if (!callable) return this.nobody(caller, desk, staffId, 'suspended');
      const ticketId = await this.takeNext(desk, staffId, callable);
      if (!ticketId) return this.nobody(caller, desk, staffId, 'nobody_waiting');
      const ticket = await this.moves.hold(desk.key.officeId, ticketId);
      await this.moves.told(caller, ticket, 'call');
      return this.called(caller, ticket);
    });
  }

  /** Calls this one, whatever the order; the choice and who was passed over are kept. */
  async callChosen(caller: Principal, ticketId: string, counterId: string): Promise<ConsoleView> {
    const staffId = staffIdOf(caller);
    const officeId = recordOffice(ticketId);
    demand(caller, officeId, CALL);
    return this.db.transaction(async () => {
      await this.tickets.readable(caller, ticketId);
      const desk = await this.desks.free(caller, counterId);
      const ticket = await this.moves.hold(officeId, ticketId);
      if (ticket.servicePointId !== desk.key.servicePointId) throw queueProblems.ticketOtherPoint();
      if (ticket.onDay !== desk.key.today) throw queueProblems.ticketOtherDay({ on: ticket.onDay });
      const { officeId: office, servicePointId } = desk.key;
      if ((await this.disruptions.callable(office, servicePointId, [ticket.serviceCode])).length === 0)
        throw suspensionProblems.serviceSuspended();
      const { overdue, ...passedOver } = await passedOverBy(this.db, officeId, ticketId);
      const line = lineKey(desk.key.serviceCodes, desk.key.lanes);
      const calledAt = desk.point.now;
      const change = { counterId, calledAt, callCount: ticket.callCount + 1, recallCount: 0, restsUntil: null };
      const called = await this.moves.move(caller, ticket, { action: 'call', change, staffId });
      await this.note(called, 'chosen', staffId, calledAt, { passedOver, line, guarded: overdue });
      return this.called(caller, called);
    });
  }

  /**
   * Back from what they fetched: into the line with the old due time or, with a counter, straight to the caller's own free one.
   * @returns the console of that counter, or of the one that had parked the ticket
   */
  async unpark(caller: Principal, ticketId: string, counterId: string | undefined): Promise<ConsoleView> {
    const officeId = recordOffice(ticketId);
    staffIdOf(caller);
    demand(caller, officeId, CALL);
    return this.db.transaction(async () => {
      await this.tickets.readable(caller, ticketId);
      const desk = counterId === undefined ? null : await this.desks.free(caller, counterId);
      const ticket = await this.moves.hold(officeId, ticketId);
      if (!desk) {
        await this.handovers.unpark(caller, ticket);
        return this.consoles.get(caller, ticket.counterId!);
      }
      return this.called(caller, await this.handovers.toDesk(caller, ticket, 'unpark', desk));
    });
  }

  /** Undoes a handing over: the officer who sent the person away has them back at the counter, as they were. */
  async takeBack(caller: Principal, ticketId: string, counterId: string): Promise<ConsoleView> {
    const officeId = recordOffice(ticketId);
    staffIdOf(caller);
    demand(caller, officeId, CALL);
    return this.db.transaction(async () => {
      await this.tickets.readable(caller, ticketId);
      const desk = await this.desks.free(caller, counterId);
      const ticket = await this.moves.hold(officeId, ticketId);
      return this.called(caller, await this.handovers.toDesk(caller, ticket, 'take_back', desk));
    });
  }

  /** Repeats the call. @throws recall_limit when it was repeated as often as the day's rule allows */
  async recall(caller: Principal, ticketId: string): Promise<ConsoleView> {
    return this.desks.act(caller, ticketId, 'recall', async (ticket, staffId) => {
      const { recallLimit } = await this.rules.of(ticket.officeId, ticket.servicePointId, ticket.onDay);
      if (ticket.recallCount >= recallLimit) {
        throw queueProblems.recallLimit({ limit: recallLimit });
      }
      const calledAt = await this.db.now();
      const change = { calledAt, callCount: ticket.callCount + 1, recallCount: ticket.recallCount + 1 };
      const recalled = await this.moves.move(caller, ticket, { action: 'recall', change, staffId });
      await this.note(recalled, 'recall', staffId, calledAt, { passedOver: null, line: null, guarded: null });
    });
  }

  /** The person is here: service begins. */
  async start(caller: Principal, ticketId: string): Promise<ConsoleView> {
    return this.desks.act(caller, ticketId, 'start', async (ticket, staffId) => {
      const startedAt = await this.db.now();
      await this.moves.move(caller, ticket, { action: 'start', change: { startedAt }, staffId });
    });
  }

  /**
   * This step is done: into the next step's line, with a due time of its own, or served after the last one, with the booking
   * behind the ticket.
   * @param endsVisit when the visit ends here although steps are left
   */
  async finish(caller: Principal, ticketId: string, endsVisit = false): Promise<ConsoleView> {
    return this.desks.act(caller, ticketId, 'finish', async (ticket, staffId) => {
      const next = endsVisit ? null : await this.journeys.next(ticket);
      if (next) return this.handovers.nextStep(caller, ticket, next, staffId);
      await this.moves.move(caller, ticket, { action: 'finish' });
      if (!ticket.bookingId) return;
      await this.bookings.move(caller, await this.bookings.record(ticket.officeId, ticket.bookingId), 'serve');
    });
  }

  /** Nobody came: back into the line as often as the day's rule allows, then missed. */
  async noAnswer(caller: Principal, ticketId: string): Promise<ConsoleView> {
    return this.desks.act(caller, ticketId, 'no_answer', async (ticket) => {
      const { returnLimit, restMinutes } = await this.rules.of(ticket.officeId, ticket.servicePointId, ticket.onDay);
      if (ticket.returnCount >= returnLimit) {
        await this.moves.move(caller, ticket, { action: 'no_answer', to: 'missed' });
        return;
      }
      const restsUntil = new Date((await this.db.now()).getTime() + restMinutes * 60_000);
      const change = { counterId: null, restsUntil, returnCount: ticket.returnCount + 1 };
      await this.moves.move(caller, ticket, { action: 'no_answer', to: 'waiting', change });
    });
  }

  /** A second try when all who wait were being taken by others at that moment: one of those calls may have failed. */
  private async takeNext(desk: Desk, staffId: string, serviceCodes: string[]): Promise<string | undefined> {
    const { officeId, counterId, lanes, servicePointId, today } = desk.key;
    const { capMinutes, guardCalls } = await this.rules.of(officeId, servicePointId, today);
    const from = { zone: desk.point.office.zone, serviceCodes, lanes, capMinutes, guardCalls };
    for (let attempt = 1; attempt <= 2; attempt++) {
      const ids = { callId: newId(officeId), periodId: newId(officeId) };
      const ticketId = await callNext(this.db, { officeId, counterId, staffId, ...from, ...ids });
      if (ticketId) return ticketId;
    }
    return undefined;
  }

  /**
   * What the counter serves and what does not stand still now; undefined when all of it does. A call that was on its way when
   * it was said still goes through.
   */
  private async callable({ key, point }: Desk): Promise<string[] | undefined> {
    const its = key.serviceCodes.length > 0 ? key.serviceCodes : point.servicePoint.serviceCodes;
    const callable = await this.disruptions.callable(key.officeId, key.servicePointId, its);
    // As the counter itself says it while all is well: the turns of lanes are counted for each such line.
    if (callable.length === its.length) return key.serviceCodes;
    return callable.length > 0 ? callable : undefined;
  }

  private async nobody(
    caller: Principal,
    desk: Desk,
    staffId: string,
    code: 'nobody_waiting' | 'suspended',
  ): Promise<ConsoleView> {
    await this.desks.demandOpen(desk, staffId);
    return { ...(await this.consoles.viewOf(caller, desk)), whyNot: { code } };
  }

  private async called(caller: Principal, ticket: Ticket): Promise<ConsoleView> {
    const shown = await this.disclosed(ticket);
    if (shown) {
      const subject = { subjectType: 'ticket', subjectId: ticket.id };
      await this.accessLog.record(caller, { officeId: ticket.officeId, ...subject, ...shown, purpose: 'counter_call' });
    }
    return this.consoles.get(caller, ticket.counterId!);
  }

  /** What of the person the console shows whole from this call on. */
  private async disclosed(ticket: Ticket): Promise<Pick<Disclosed, 'fields' | 'person'> | undefined> {
    const { officeId, bookingId } = ticket;
    if (!bookingId) {
      const name = openTicketName(this.vault, ticket);
      return name === null ? undefined : { fields: ['name'], person: { name } };
    }
    const booking = await this.bookings.record(officeId, bookingId);
    const fields = booking.accommodationSealed ? ['name', 'accommodation'] : ['name'];
    return { fields, person: { key: booking.personKey, name: openName(this.vault, booking) } };
  }

  private async note(
    ticket: Ticket,
    kind: CallKind,
    staffId: string,
    calledAt: Date,
    from: Pick<TicketCall, 'passedOver' | 'line' | 'guarded'>,
  ): Promise<void> {
    const { officeId, id: ticketId, counterId, servicePointId, onDay, lane, dueAt } = ticket;
    const id = newId(officeId);
    const rule = kind === 'recall' ? null : 'chosen';
    const where = { servicePointId, onDay, lane, dueAt };
    await this.db
      .repo(TicketCall)
      .insert({ officeId, id, ticketId, counterId: counterId!, staffId, calledAt, kind, rule, ...where, ...from });
  }
}
