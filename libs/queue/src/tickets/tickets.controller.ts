import { Body, Controller, Get, Header, Headers, type MessageEvent, Param, Post, Query, Sse } from '@nestjs/common';
import {
  Caller,
  citizen,
  client,
  Endpoint,
  IdPath,
  platformProblems,
  type Page,
  pageOf,
  type Principal,
  Request,
  type RequestContext,
  staff,
} from '@buka-pintu/platform';
import type { Observable } from 'rxjs';
import { queueProblems } from '../queue.problems.js';
import { Departures } from './departures.service.js';
import { TICKET_EXAMPLE, TICKET_ROW_EXAMPLE } from './ticket-example.js';
import { TicketSlips } from './ticket-slips.service.js';
import { TicketQuery, TicketRow, TicketView, WalkInRequest } from './ticket.dto.js';
import { LEAVE } from './ticket.lifecycle.js';
import { Tickets } from './tickets.service.js';

const READERS = [staff('queue:tickets:read'), client('queue:tickets:read'), citizen('ticket')];

@Controller('v1/queue/tickets')
export class TicketsController {
  constructor(
    private readonly tickets: Tickets,
    private readonly slips: TicketSlips,
    private readonly departures: Departures,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Give a walk-in a number',
    description:
      'For people without a booking, while the service point is open. `link` follows the ticket; it is given once.',
    operationId: 'createTicket',
    access: [staff('queue:tickets:create'), client('queue:tickets:create')],
    body: WalkInRequest,
    returns: TicketView,
    status: 201,
    idempotent: true,
    problems: [
      queueProblems.pointClosed,
      queueProblems.serviceNotOffered,
      queueProblems.walkInFull,
      queueProblems.outOfStock,
      platformProblems.notFound,
    ],
    since: '0.1',
    examples: {
      request: {
        servicePointId: TICKET_EXAMPLE.servicePointId,
        serviceCode: 'passport_new_adult',
        lane: 'walk_in',
      },
      response: { ...TICKET_EXAMPLE, number: 'W-004', lane: 'walk_in', bookingId: null },
    },
  })
  create(
    @Caller() caller: Principal,
    @Body() body: WalkInRequest,
    @Request() { request }: RequestContext,
  ): Promise<TicketView> {
    return this.tickets.issueWalkIn(caller, body, `${request.protocol}://${request.host}`);
  }

  @Get()
  @Endpoint({
    summary: 'List a day’s tickets',
    description: 'In the order of issue: the list behind the figures of the day.',
    operationId: 'listTickets',
    access: [staff('queue:tickets:read')],
    returns: pageOf(TicketRow),
    problems: [platformProblems.notFound],
    since: '0.1',
    examples: { response: { items: [TICKET_ROW_EXAMPLE], next: null } },
  })
  list(@Caller() caller: Principal, @Query() query: TicketQuery): Promise<Page<TicketRow>> {
    return this.tickets.list(caller, query);
  }

  @Get(':id')
  @Endpoint({
    summary: 'Read a ticket',
    description: 'With its place while it waits: how many are called before, as the order stands now.',
    operationId: 'getTicket',
    access: READERS,
    returns: TicketView,
    since: '0.1',
    examples: { response: TICKET_EXAMPLE },
  })
  get(@Caller() caller: Principal, @Param() path: IdPath): Promise<TicketView> {
    return this.tickets.get(caller, path.id);
  }

  @Sse(':id/stream')
  @Endpoint({
    summary: 'Follow a ticket',
    description: 'The ticket now and again whenever it or its place changes; resumes with Last-Event-ID.',
    operationId: 'watchTicket',
    access: READERS,
    returns: TicketView,
    stream: true,
    since: '0.1',
  })
  watch(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<Observable<MessageEvent>> {
    return this.tickets.watch(caller, path.id, lastEventId);
  }

  @Post(':id/departures')
  @Endpoint({
    summary: 'Give up the place in the line',
    description: 'For whoever can’t wait any longer or doesn’t come back. A booking behind the ticket ends with it.',
    operationId: 'leaveTicket',
    access: [citizen('ticket'), staff(LEAVE), client(LEAVE)],
    returns: TicketView,
    status: 200,
    idempotent: true,
    problems: [platformProblems.illegalTransition, platformProblems.notFound],
    since: '0.3',
    examples: { response: { ...TICKET_EXAMPLE, state: 'left', place: null, endedAt: '2026-11-24T01:40:00.000Z' } },
  })
  leave(@Caller() caller: Principal, @Param() path: IdPath): Promise<TicketView> {
    return this.departures.leave(caller, path.id);
  }

  @Get(':id/slip.html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Endpoint({
    summary: 'The ticket as a slip to print',
    description: 'A page for 80 mm paper. Each printing carries a fresh secret link in its QR, to follow the ticket.',
    operationId: 'printTicket',
    access: [staff('queue:tickets:create'), client('queue:tickets:create')],
    mediaType: 'text/html',
    since: '0.1',
    examples: { response: '<!doctype html><html lang="id"><title>A-012</title>…</html>' },
  })
  slip(@Caller() caller: Principal, @Param() path: IdPath, @Request() { request }: RequestContext): Promise<string> {
    return this.slips.print(caller, path.id, `${request.protocol}://${request.host}`);
  }
}
