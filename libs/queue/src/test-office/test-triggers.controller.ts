import { Caller, Endpoint, IdPath, platformProblems, testClient, type ClientPrincipal } from '@buka-pintu/platform';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { BOOKING_EXAMPLE } from '../bookings/booking-example.js';
import { BookingView } from '../bookings/booking.dto.js';
import { queueProblems } from '../queue.problems.js';
import { TICKET_EXAMPLE } from '../tickets/ticket-example.js';
import { TicketView } from '../tickets/ticket.dto.js';
import { TestClosureRequest, TestOfficePath, TestOfficeState } from './test-office.dto.js';
import { TestDays } from './test-days.service.js';
import { TestDesk } from './test-desk.service.js';

const common = {
  access: [testClient()],
  idempotent: true,
  status: 200,
  since: '0.1',
};
const ofTicket = {
  ...common,
  returns: TicketView,
  problems: [platformProblems.notFound, platformProblems.illegalTransition, queueProblems.ticketOtherDay],
};
const ofOffice = { ...common, returns: TestOfficeState, problems: [platformProblems.notFound] };
const NOTHING = { bookingsEnded: 0, ticketsEnded: 0, bookingsDeleted: 0, ticketsDeleted: 0 };
const STATE = { officeCode: 'T1024', today: '2026-11-24', open: true, ...NOTHING };
const WHERE = 'For test keys, on the client’s own test offices only.';

/** What an integrator can't make happen from outside, at a word: the services behind are those of the real day. */
@Controller('v1/test')
export class TestTriggersController {
  constructor(
    private readonly desk: TestDesk,
    private readonly days: TestDays,
  ) {}

  @Post('tickets/:id/calls')
  @Endpoint({
    ...ofTicket,
    summary: 'Trigger: call this ticket now',
    description: `${WHERE} Whoever still stands at the counter goes served first.`,
    operationId: 'triggerCall',
    examples: { response: { ...TICKET_EXAMPLE, state: 'called' } },
  })
  call(@Caller() caller: ClientPrincipal, @Param() path: IdPath): Promise<TicketView> {
    return this.desk.call(caller, path.id);
  }

  @Post('tickets/:id/servings')
  @Endpoint({
    ...ofTicket,
    summary: 'Trigger: serve this ticket to its end',
    description: `${WHERE} Called if need be, begun, finished; a booking behind it is served with it.`,
    operationId: 'triggerServing',
    examples: { response: { ...TICKET_EXAMPLE, state: 'served' } },
  })
  serve(@Caller() caller: ClientPrincipal, @Param() path: IdPath): Promise<TicketView> {
    return this.desk.serve(caller, path.id);
  }

  @Post('tickets/:id/no-answers')
  @Endpoint({
    ...ofTicket,
    summary: 'Trigger: call this ticket, and nobody answers',
    description: `${WHERE} Back into the line as often as the day’s rule allows, then missed.`,
    operationId: 'triggerNoAnswer',
    examples: { response: { ...TICKET_EXAMPLE, state: 'waiting' } },
  })
  miss(@Caller() caller: ClientPrincipal, @Param() path: IdPath): Promise<TicketView> {
    return this.desk.miss(caller, path.id);
  }

  @Post('bookings/:id/expirations')
  @Endpoint({
    ...common,
    summary: 'Trigger: let this booking’s day pass without the person',
    description: `${WHERE} It becomes a no-show, and the person may book again.`,
    returns: BookingView,
    problems: [platformProblems.notFound, platformProblems.illegalTransition],
    operationId: 'triggerExpiration',
    examples: { response: { ...BOOKING_EXAMPLE, state: 'no_show', link: null, actions: [] } },
  })
  expire(@Caller() caller: ClientPrincipal, @Param() path: IdPath): Promise<BookingView> {
    return this.desk.expire(caller, path.id);
  }

  @Post('offices/:officeCode/day-ends')
  @Endpoint({
    ...ofOffice,
    summary: 'Trigger: end the day of a test office',
    description: `${WHERE} Who waits leaves, who was called has missed it, who never came is a no-show.`,
    operationId: 'triggerDayEnd',
    examples: { response: { ...STATE, bookingsEnded: 2, ticketsEnded: 1 } },
  })
  endDay(@Caller() caller: ClientPrincipal, @Param() path: TestOfficePath): Promise<TestOfficeState> {
    return this.days.endDay(caller, path.officeCode);
  }

  @Post('offices/:officeCode/closures')
  @Endpoint({
    ...ofOffice,
    summary: 'Trigger: close a test office for a day',
    description: `${WHERE} Availability and walk-ins say \`closed\` from now on; what was booked stays booked.`,
    body: TestClosureRequest,
    operationId: 'triggerClosure',
    examples: { request: {}, response: { ...STATE, open: false } },
  })
  close(
    @Caller() caller: ClientPrincipal,
    @Param() path: TestOfficePath,
    @Body() body: TestClosureRequest,
  ): Promise<TestOfficeState> {
    return this.days.close(caller, path.officeCode, body);
  }

  @Post('offices/:officeCode/openings')
  @Endpoint({
    ...ofOffice,
    summary: 'Trigger: open a test office around the clock',
    description: `${WHERE} Takes closures back and lays slots from this moment on.`,
    operationId: 'triggerOpening',
    examples: { response: STATE },
  })
  open(@Caller() caller: ClientPrincipal, @Param() path: TestOfficePath): Promise<TestOfficeState> {
    return this.days.open(caller, path.officeCode);
  }

  @Post('offices/:officeCode/resets')
  @Endpoint({
    ...ofOffice,
    summary: 'Trigger: reset a test office',
    description:
      `${WHERE} What is open is ended first, with the events and webhooks of an ordinary end; then every booking, ticket and ` +
      'sitting of the office is deleted, its seats are free, numbers begin at 001 and its doors are open as on the first day. ' +
      'Ids from before answer `not_found`. What stays: the slots, the messages that were kept instead of sent, the access log, ' +
      'and the events in the ledger, which nobody can take out.',
    operationId: 'triggerReset',
    examples: {
      response: { ...STATE, bookingsEnded: 2, ticketsEnded: 1, bookingsDeleted: 14, ticketsDeleted: 9 },
    },
  })
  reset(@Caller() caller: ClientPrincipal, @Param() path: TestOfficePath): Promise<TestOfficeState> {
    return this.days.reset(caller, path.officeCode);
  }
}
