import { Offices, TestOffices } from '@buka-pintu/offices';
import { can, Db, platformProblems, system, type ClientPrincipal, type StaffPrincipal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings/bookings.service.js';
import type { BookingView } from '../bookings/booking.dto.js';
import { Calls } from '../counters/calls.service.js';
import { Counters } from '../counters/counters.service.js';
import { recordOffice } from '../record-office.js';
import type { Ticket } from '../tickets/ticket.entity.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import { ticketLifecycle } from '../tickets/ticket.lifecycle.js';
import { Tickets } from '../tickets/tickets.service.js';
import { currentOf, sittingOf } from './test-office.queries.js';

const ACTOR = system('test_office');

/** A test office's counter: what an officer would do, done by the test officer on the client's word, by the very same services. */
@Injectable()
export class TestDesk {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly testOffices: TestOffices,
    private readonly bookings: Bookings,
    private readonly tickets: Tickets,
    private readonly counters: Counters,
    private readonly calls: Calls,
  ) {}

  /** "Call me": whatever the order. Whoever still stands at the counter is served first. @throws illegal_transition */
  call(caller: ClientPrincipal, ticketId: string): Promise<TicketView> {
    return this.act(caller, ticketId, (officer, ticket) => this.callTo(officer, ticket));
  }

  /** "Serve me": called if need be, begun and finished. */
  serve(caller: ClientPrincipal, ticketId: string): Promise<TicketView> {
    return this.act(caller, ticketId, async (officer, ticket) => {
      if (ticket.state !== 'serving') {
        if (ticket.state !== 'called') await this.callTo(officer, ticket);
        await this.calls.start(officer, ticketId);
      }
      await this.calls.finish(officer, ticketId);
    });
  }

  /** "I did not come": called if need be, and nobody answered. */
  miss(caller: ClientPrincipal, ticketId: string): Promise<TicketView> {
    return this.act(caller, ticketId, async (officer, ticket) => {
      if (ticket.state !== 'called') await this.callTo(officer, ticket);
      await this.calls.noAnswer(officer, ticketId);
    });
  }

  /** "My time is over": the booking ends as one whose person never came. @throws illegal_transition */
  async expire(caller: ClientPrincipal, bookingId: string): Promise<BookingView> {
    const officeId = recordOffice(bookingId);
    await this.testOffices.own(caller, officeId);
    return this.db.transaction(async () => {
      await this.bookings.move(ACTOR, await this.bookings.record(officeId, bookingId), 'miss');
      return this.bookings.get(ACTOR, bookingId);
    });
  }

  private async act(
    caller: ClientPrincipal,
    ticketId: string,
    work: (officer: StaffPrincipal, ticket: Ticket) => Promise<unknown>,
  ): Promise<TicketView> {
    const office = await this.testOffices.own(caller, recordOffice(ticketId));
    const officer = officerOf(office.id, office.testStaffId);
    return this.db.transaction(async () => {
      await work(officer, await this.tickets.readable(ACTOR, ticketId));
      const ticket = await this.tickets.get(ACTOR, ticketId);
      // What an officer could do next is nothing the client could.
      return { ...ticket, actions: ticketLifecycle.actions(ticket.state, (needed) => can(caller, office.id, needed)) };
    });
  }

  private async callTo(officer: StaffPrincipal, { id, officeId, servicePointId }: Ticket): Promise<void> {
    const sitting = await sittingOf(this.db, officeId, officer.staffId);
    const [first] = await this.offices.counters(officeId, servicePointId);
    if (!first) throw platformProblems.notFound();
    const here = sitting?.servicePointId === servicePointId ? sitting.counterId : undefined;
    if (sitting) await this.clear(officer, sitting.counterId, id);
    if (sitting && !here) await this.counters.close(officer, sitting.counterId);
    await this.counters.open(officer, here ?? first.id);
    await this.calls.callChosen(officer, id, here ?? first.id);
  }

  /** One officer, one counter: who stands there goes served. */
  private async clear(officer: StaffPrincipal, counterId: string, except: string): Promise<void> {
    const current = await currentOf(this.db, officer.officeId, counterId);
    if (!current || current.id === except) return;
    if (current.state === 'called') await this.calls.start(officer, current.id);
    await this.calls.finish(officer, current.id);
  }
}

const MAY = ['queue:tickets:call', 'queue:tickets:read', 'queue:counters:open', 'queue:bookings:read'];

function officerOf(officeId: number, staffId: string | null): StaffPrincipal {
  if (!staffId) throw platformProblems.notFound();
  const permissions = new Map([[officeId, new Set(MAY)]]);
  return { kind: 'staff', staffId, officeId, name: 'Petugas Uji', sessionId: staffId, permissions };
}
