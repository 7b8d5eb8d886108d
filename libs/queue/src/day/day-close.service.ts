import { Injectable } from '@nestjs/common';
import { Db, Ledger, type Principal, system } from '@buka-pintu/platform';
import { Bookings } from '../bookings/bookings.service.js';
import { counterEvents } from '../counters/counter.events.js';
import { closePastSittings, type PastDay, pastLiveTickets } from '../counters/counter-session.queries.js';
import { Departures } from '../tickets/departures.service.js';
import { TicketMoves } from '../tickets/ticket-moves.service.js';
import type { TicketAction, TicketState } from '../tickets/ticket.lifecycle.js';

/** How a ticket at a counter ends when its day is over: who never answered missed it. Who waits or is parked expires. */
const ENDS: Partial<Record<TicketState, { action: TicketAction; to: TicketState }>> = {
  called: { action: 'no_answer', to: 'missed' },
  serving: { action: 'finish', to: 'served' },
};

/**
 * Ends what past days left open. Nothing waits for it to be right: only today's tickets are called, at counters opened
 * today; it runs in the night and again before a counter opens.
 */
@Injectable()
export class DayClose {
  constructor(
    private readonly db: Db,
    private readonly moves: TicketMoves,
    private readonly bookings: Bookings,
    private readonly departures: Departures,
    private readonly ledger: Ledger,
  ) {}

  /** Ends sittings and live tickets of the days before `today` (office time). @returns how many of each */
  async closeBefore(past: PastDay): Promise<{ sittings: number; tickets: number }> {
    const actor = system('queue.day_close');
    return this.db.transaction(async () => {
      const sittings = await closePastSittings(this.db, past);
      for (const { counter_id: id, service_point_id: servicePointId, staff_id: staffId } of sittings) {
        await this.ledger.append(past.officeId, counterEvents.counterClosed, {
          subject: { type: 'counter', id },
          payload: { servicePointId, staffId, state: 'closed' },
          actor,
        });
      }
      const tickets = await pastLiveTickets(this.db, past);
      for (const { id } of tickets) await this.end(actor, past, id);
      return { sittings: sittings.length, tickets: tickets.length };
    });
  }

  private async end(actor: Principal, { officeId, today }: PastDay, ticketId: string): Promise<void> {
    const ticket = await this.moves.hold(officeId, ticketId);
    if (ticket.state === 'waiting' || ticket.state === 'parked') return this.departures.expire(actor, ticket, today);
    const end = ENDS[ticket.state];
    if (!end) return;
    await this.moves.move(actor, ticket, { ...end, cut: true });
    // Bookings whose people were never served end with their own day.
    if (!ticket.bookingId || end.to !== 'served') return;
    const booking = await this.bookings.record(officeId, ticket.bookingId);
    if (booking.state === 'checked_in') await this.bookings.move(actor, booking, 'serve');
  }
}
