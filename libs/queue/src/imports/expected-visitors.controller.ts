import {
  Caller,
  client,
  Endpoint,
  IdPath,
  type Page,
  pageOf,
  platformProblems,
  type Principal,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { BookingCheckInRequest, TicketView } from '../tickets/ticket.dto.js';
import { TICKET_EXAMPLE } from '../tickets/ticket-example.js';
import {
  ExpectedVisitorQuery,
  ExpectedVisitorView,
  VisitorFileRequest,
  VisitorFileView,
  VisitorSearch,
} from './expected-visitor.dto.js';
import { ExpectedVisitors, READ_VISITORS } from './expected-visitors.service.js';
import { VisitorCheckIns } from './visitor-check-ins.service.js';
import { VISITOR_EXAMPLE } from './visitor-example.js';
import { visitorProblems } from './visitor.problems.js';

const access = [staff(READ_VISITORS)];

@Controller('v1/queue/expected-visitors')
export class ExpectedVisitorsController {
  constructor(
    private readonly visitors: ExpectedVisitors,
    private readonly checkIns: VisitorCheckIns,
  ) {}

  @Get()
  @Endpoint({
    summary: 'People whom an imported list announces, by their times',
    description: 'Names and numbers are masked here; opening one shows them whole and is recorded.',
    access,
    returns: pageOf(ExpectedVisitorView),
    discloses: 'masked',
    problems: [platformProblems.notFound],
    since: '0.3',
    operationId: 'listExpectedVisitors',
    examples: { response: { items: [VISITOR_EXAMPLE], next: null } },
  })
  list(@Caller() caller: Principal, @Query() query: ExpectedVisitorQuery): Promise<Page<ExpectedVisitorView>> {
    return this.visitors.list(caller, query);
  }

  @Post('searches')
  @Endpoint({
    summary: 'Find an expected visitor by the application number',
    description: 'As dictated, or as a scanner read it; today before other days. A number never stands in an address.',
    access,
    body: VisitorSearch,
    returns: ExpectedVisitorView,
    discloses: 'masked',
    problems: [platformProblems.notFound],
    since: '0.3',
    operationId: 'findExpectedVisitor',
    examples: {
      request: { servicePointId: VISITOR_EXAMPLE.servicePointId, shown: 'MP-1001' },
      response: VISITOR_EXAMPLE,
    },
  })
  find(@Caller() caller: Principal, @Body() body: VisitorSearch): Promise<ExpectedVisitorView> {
    return this.visitors.find(caller, body);
  }

  @Post('files')
  @Endpoint({
    summary: 'A day’s expected visitors as a file',
    description: 'CSV with semicolons; no cell is a formula. Names are whole: every person in it is recorded as seen.',
    access,
    body: VisitorFileRequest,
    returns: VisitorFileView,
    discloses: 'service',
    problems: [platformProblems.notFound],
    weight: 10,
    since: '0.3',
    operationId: 'makeVisitorFile',
    examples: {
      request: { servicePointId: VISITOR_EXAMPLE.servicePointId, on: '2026-11-24' },
      response: {
        fileName: 'daftar-2026-11-24.csv',
        content: 'nomor permohonan;nama\r\nMP-1001;Siti Aminah\r\n',
        lines: 1,
      },
    },
  })
  file(@Caller() caller: Principal, @Body() body: VisitorFileRequest): Promise<VisitorFileView> {
    return this.visitors.file(caller, body);
  }

  @Get(':id')
  @Endpoint({
    summary: 'One expected visitor',
    access,
    returns: ExpectedVisitorView,
    discloses: 'service',
    problems: [platformProblems.notFound],
    since: '0.3',
    operationId: 'getExpectedVisitor',
    examples: { response: { ...VISITOR_EXAMPLE, number: 'MP-1001', name: 'Siti Aminah' } },
  })
  get(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<ExpectedVisitorView> {
    return this.visitors.get(caller, id);
  }

  @Post(':id/check-ins')
  @Endpoint({
    summary: 'Check in an expected visitor',
    description:
      'Gives the visitor a ticket in the lane and at the time of the list. A second check-in answers with the same.',
    access: [staff('queue:check-ins:create'), client('queue:check-ins:create')],
    body: BookingCheckInRequest,
    returns: TicketView,
    status: 201,
    idempotent: true,
    problems: [
      platformProblems.notFound,
      visitorProblems.visitorOtherDay,
      visitorProblems.visitorOtherPoint,
      visitorProblems.visitorNotExpected,
      queueProblems.checkInTooEarly,
      queueProblems.checkInTooLate,
      queueProblems.pointClosed,
    ],
    since: '0.3',
    operationId: 'checkInVisitor',
    examples: { request: {}, response: { ...TICKET_EXAMPLE, bookingId: null } },
  })
  checkIn(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() { servicePointId }: BookingCheckInRequest,
  ): Promise<TicketView> {
    return this.checkIns.checkIn(caller, id, servicePointId);
  }
}
