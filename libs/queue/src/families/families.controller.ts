import {
  Caller,
  citizen,
  client,
  Endpoint,
  IdPath,
  platformProblems,
  type Principal,
  Request,
  type RequestContext,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { FAMILY_EXAMPLE, FAMILY_REQUEST_EXAMPLE } from '../bookings/booking-example.js';
import { FamilyRequest } from '../bookings/booking.dto.js';
import { Bookings } from '../bookings/bookings.service.js';
import { demandProblems } from '../claims/demand.problems.js';
import { queueProblems } from '../queue.problems.js';
import { BookingFamilyView, FamilyView } from './family.dto.js';

@Controller('v1/queue')
export class FamiliesController {
  constructor(private readonly bookings: Bookings) {}

  @Post('families')
  @Endpoint({
    summary: 'Book seats for a family, all or none',
    description:
      'Up to five persons in one slot and lane: each gets an own booking with code, link and service, or nobody gets one. Who has a booking ' +
      'already is named by `errors[].pointer`. A family moves together; any of its links can do that, or cancel all.',
    operationId: 'createFamily',
    access: [client('queue:bookings:create'), staff('queue:bookings:create')],
    body: FamilyRequest,
    returns: FamilyView,
    discloses: 'masked',
    status: 201,
    problems: [
      queueProblems.serviceNotOffered,
      queueProblems.slotPast,
      queueProblems.slotNotOpenYet,
      queueProblems.slotClosed,
      queueProblems.soldOut,
      queueProblems.outOfStock,
      queueProblems.heldTryAgain,
      queueProblems.oneBookingPerPerson,
      demandProblems.tooManyHolds,
      platformProblems.notFound,
    ],
    idempotent: true,
    weight: 15,
    since: '0.3',
    examples: { request: FAMILY_REQUEST_EXAMPLE, response: FAMILY_EXAMPLE },
  })
  async create(
    @Caller() caller: Principal,
    @Body() body: FamilyRequest,
    @Request() { origin }: RequestContext,
  ): Promise<FamilyView> {
    const bookings = await this.bookings.bookFamily(caller, body, origin);
    return { partyId: bookings[0]!.partyId!, bookings };
  }

  @Get('bookings/:id/family')
  @Endpoint({
    summary: 'Who was booked together with a booking',
    operationId: 'getBookingFamily',
    access: [client('queue:bookings:read'), citizen('booking'), staff('queue:bookings:read')],
    returns: BookingFamilyView,
    discloses: 'masked',
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: { response: { bookings: FAMILY_EXAMPLE.bookings.map((one) => ({ ...one, link: null })) } },
  })
  async list(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<BookingFamilyView> {
    return { bookings: await this.bookings.family(caller, id) };
  }
}
