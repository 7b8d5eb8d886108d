import { Injectable } from '@nestjs/common';
import { Db, demand, type IsoDay, type Principal } from '@buka-pintu/platform';
import { Bookings } from '../bookings/bookings.service.js';
import { isOnPaper } from '../paper/paper.queries.js';
import type { TicketView } from './ticket.dto.js';
import type { Ticket } from './ticket.entity.js';
import { LEAVE } from './ticket.lifecycle.js';
import { TicketMoves } from './ticket-moves.service.js';
import { Tickets } from './tickets.service.js';

/** Giving up one's place: by the citizen with the link, or by an officer who was told. */
@Injectable()
export class Departures {
  constructor(
    private readonly db: Db,
    private readonly tickets: Tickets,
    private readonly moves: TicketMoves,
    private readonly bookings: Bookings,
  ) {}

  /**
   * Ends a waiting or parked ticket. A booking behind it ends too: as failed by the office when the person had been kept
   * waiting past the promise or had been at a counter, else as missed. Either way they may book again at once.
   * @throws illegal_transition
   */
  async leave(caller: Principal, ticketId: string): Promise<TicketView> {
    const { officeId } = await this.tickets.readable(caller, ticketId);
    if (caller.kind !== 'citizen') demand(caller, officeId, LEAVE);
    return this.db.transaction(async () => {
      const ticket = await this.moves.hold(officeId, ticketId);
      const left = await this.moves.move(caller, ticket, { action: 'leave', reason: 'own_will' });
      if (ticket.bookingId) {
        const booking = await this.bookings.record(officeId, ticket.bookingId);
        const kept = ticket.startedAt !== null || ticket.dueAt < (await this.db.now());
        if (booking.state === 'checked_in') await this.bookings.move(caller, booking, kept ? 'fail' : 'miss');
      }
      return this.tickets.viewOf(caller, left);
    });
  }

  /**
   * Ends a waiting or parked ticket because its day is over. Who came and was never called, or was at a counter and not done,
   * was failed by the office; who did not answer a call missed it, and the night says so of the booking.
   */
  async expire(actor: Principal, ticket: Ticket, today: IsoDay): Promise<void> {
    await this.moves.move(actor, ticket, { action: 'expire', cut: true, reason: 'day_closed' });
    if (!ticket.bookingId || !wasFailed(ticket)) return;
    // The sheet may say that they were served after all; what it leaves open the night ends once it is typed in.
    if (await isOnPaper(this.db, { ...ticket, today })) return;
    const booking = await this.bookings.record(ticket.officeId, ticket.bookingId);
    if (booking.state === 'checked_in') await this.bookings.move(actor, booking, 'fail');
  }
}

function wasFailed({ callCount, startedAt, handed }: Ticket): boolean {
  return callCount === 0 || startedAt !== null || handed !== null;
}
