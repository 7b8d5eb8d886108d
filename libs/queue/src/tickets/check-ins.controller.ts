import { Body, Controller, Param, Post } from '@nestjs/common';
import { Caller, client, Endpoint, IdPath, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { visitorProblems } from '../imports/visitor.problems.js';
import { queueProblems } from '../queue.problems.js';
import { CheckIns } from './check-ins.service.js';
import { BookingCheckInRequest, CheckInRequest, TicketView } from './ticket.dto.js';
import { TICKET_EXAMPLE } from './ticket-example.js';

const PROBLEMS = [
  queueProblems.checkInTooEarly,
  queueProblems.checkInTooLate,
  queueProblems.bookingOtherDay,
  queueProblems.bookingOtherPoint,
  queueProblems.bookingNotExpected,
];
const ACCESS = [staff('queue:check-ins:create'), client('queue:check-ins:create')];

@Controller('v1/queue')
export class CheckInsController {
  constructor(private readonly checkIns: CheckIns) {}

  @Post('bookings/:id/check-ins')
  @Endpoint({
    summary: 'Check in a booking',
    description: 'Gives the booking its ticket. A second check-in answers with the same ticket.',
    operationId: 'checkInBooking',
    access: ACCESS,
    body: BookingCheckInRequest,
    returns: TicketView,
    status: 201,
    idempotent: true,
    problems: PROBLEMS,
    since: '0.1',
    examples: { request: {}, response: TICKET_EXAMPLE },
  })
  checkIn(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @Body() body: BookingCheckInRequest,
  ): Promise<TicketView> {
    return this.checkIns.checkIn(caller, path.id, body);
  }

  @Post('check-ins')
  @Endpoint({
    summary: 'Check in by code or QR',
    description:
      'For the desk and its scanner: what the citizen shows or dictates is enough. Another system’s number works as well, where ' +
      'an imported list announces its person (give the service point).',
    operationId: 'checkIn',
    access: ACCESS,
    body: CheckInRequest,
    returns: TicketView,
    status: 201,
    idempotent: true,
    problems: [
      ...PROBLEMS,
      queueProblems.codeUnreadable,
      queueProblems.bookingOtherOffice,
      queueProblems.bookingNotFound,
      platformProblems.notFound,
      visitorProblems.visitorOtherDay,
      visitorProblems.visitorOtherPoint,
      visitorProblems.visitorNotExpected,
      queueProblems.pointClosed,
    ],
    since: '0.1',
    examples: { request: { code: 'CTH-7K2M9QXF-Q' }, response: TICKET_EXAMPLE },
  })
  checkInShown(@Caller() caller: Principal, @Body() body: CheckInRequest): Promise<TicketView> {
    return this.checkIns.checkInShown(caller, body);
  }
}
