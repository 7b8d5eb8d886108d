import { Injectable } from '@nestjs/common';
import { Db, demand, type Principal } from '@buka-pintu/platform';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { TicketMoves } from '../tickets/ticket-moves.service.js';
import type { Ticket } from '../tickets/ticket.entity.js';
import type { TicketAction } from '../tickets/ticket.lifecycle.js';
import { Consoles, type Desk } from './consoles.service.js';
import { currentAt } from './console.queries.js';
import type { ConsoleView } from './counter.dto.js';
import { staffIdOf } from './staff-id.js';

const CALL = 'queue:tickets:call';

/** An officer's hands: what is done at a counter, to the ticket there, by whoever sits there. */
@Injectable()
export class DeskWork {
  constructor(
    private readonly db: Db,
    private readonly consoles: Consoles,
    private readonly moves: TicketMoves,
  ) {}

  /**
   * Something done to the ticket at the caller's counter, with the console afterwards.
   * @throws not_found, illegal_transition, counter_taken, counter_not_open
   */
  async act(
    caller: Principal,
    ticketId: string,
    action: TicketAction,
    work: (ticket: Ticket, staffId: string, desk: Desk) => Promise<void>,
  ): Promise<ConsoleView> {
    const staffId = staffIdOf(caller);
    const officeId = recordOffice(ticketId);
    demand(caller, officeId, CALL);
    return this.db.transaction(async () => {
      const ticket = await this.moves.hold(officeId, ticketId);
      this.moves.demandLegal(ticket, action);
      const counterId = ticket.counterId!;
      const desk = await this.consoles.desk(caller, counterId, 'read');
      if (desk.sitting && desk.sitting.staff_id !== staffId) throw queueProblems.counterTaken();
      if (!desk.sitting) throw queueProblems.counterNotOpen({ state: 'closed' });
      await work(ticket, staffId, desk);
      return this.consoles.get(caller, counterId);
    });
  }

  /** The caller's own counter, held, with nobody at it. @throws counter_not_open, counter_taken, counter_busy */
  async free(caller: Principal, counterId: string): Promise<Desk> {
    const desk = await this.consoles.desk(caller, counterId, 'hold');
    await this.demandOpen(desk, staffIdOf(caller));
    return desk;
  }

  async demandOpen({ key, sitting }: Desk, staffId: string): Promise<void> {
    if (!sitting) throw queueProblems.counterNotOpen({ state: 'closed' });
    if (sitting.staff_id !== staffId) throw queueProblems.counterTaken();
    if (sitting.state !== 'open') throw queueProblems.counterNotOpen({ state: sitting.state });
    if (await currentAt(this.db, key)) throw queueProblems.counterBusy();
  }
}
