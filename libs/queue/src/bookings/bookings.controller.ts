import {
  Caller,
  citizen,
  client,
  Endpoint,
  IdPath,
  IfMatchGiven,
  type Page,
  pageOf,
  platformProblems,
  type Principal,
  Request,
  type RequestContext,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { demandProblems } from '../claims/demand.problems.js';
import { queueProblems } from '../queue.problems.js';
import { BOOKING_EXAMPLE, BOOKING_REQUEST_EXAMPLE, CALENDAR_EXAMPLE } from './booking-example.js';
import { BookingQuery, BookingRequest, BookingView, CancellationRequest } from './booking.dto.js';
import { BookingFiles } from './booking-files.service.js';
import { Bookings } from './bookings.service.js';

const READERS = [client('queue:bookings:read'), citizen('booking'), staff('queue:bookings:read')];

@Controller('v1/queue/bookings')
export class BookingsController {
  constructor(
    private readonly bookings: Bookings,
    private readonly files: BookingFiles,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Book a seat in a slot',
    description:
      'The seat is taken, the person held to one active booking per family of services in the whole country, and the ' +
      'booking recorded at once, or nothing is. `link` is shown in this answer only: hand it to the citizen, who may read ' +
      'and cancel with it. After `held_try_again` repeat with the same Idempotency-Key.',
    operationId: 'createBooking',
    access: [client('queue:bookings:create'), staff('queue:bookings:create')],
    body: BookingRequest,
    returns: BookingView,
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
    weight: 5,
    since: '0.1',
    examples: { request: BOOKING_REQUEST_EXAMPLE, response: BOOKING_EXAMPLE },
  })
  create(
    @Caller() caller: Principal,
    @Body() body: BookingRequest,
    @Request() { origin }: RequestContext,
  ): Promise<BookingView> {
    return this.bookings.book(caller, body, origin);
  }

  @Get()
  @Endpoint({
    summary: 'Bookings of a service point, by time of visit',
    description: 'Names are masked here; opening one booking shows its name and is recorded.',
    operationId: 'listBookings',
    access: [staff('queue:bookings:read')],
    returns: pageOf(BookingView),
    discloses: 'masked',
    problems: [platformProblems.notFound],
    since: '0.1',
    examples: { response: { items: [{ ...BOOKING_EXAMPLE, link: null }], next: null } },
  })
  list(@Caller() caller: Principal, @Query() query: BookingQuery): Promise<Page<BookingView>> {
    return this.bookings.list(caller, query);
  }

  @Get(':id')
  @Endpoint({
    summary: 'One booking',
    operationId: 'getBooking',
    access: READERS,
    returns: BookingView,
    discloses: 'service',
    problems: [platformProblems.notFound],
    since: '0.1',
    examples: { response: { ...BOOKING_EXAMPLE, link: null } },
  })
  get(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<BookingView> {
    return this.bookings.get(caller, id);
  }

  @Post(':id/cancellations')
  @Endpoint({
    summary: 'Cancel a booking',
    description:
      'Frees the seat and the person at once; with `family` for everybody who was booked together. Clients and citizens may until `cancelByAt`. With If-Match only the version ' +
      'that was seen is cancelled.',
    ifMatch: 'optional',
    operationId: 'cancelBooking',
    access: [client('queue:bookings:cancel'), citizen('booking'), staff('queue:bookings:cancel')],
    body: CancellationRequest,
    returns: BookingView,
    discloses: 'masked',
    problems: [platformProblems.notFound, platformProblems.illegalTransition, queueProblems.tooLateToCancel],
    idempotent: true,
    since: '0.1',
    examples: {
      request: { reason: 'Saya berhalangan', family: false },
      response: { ...BOOKING_EXAMPLE, state: 'cancelled', link: null, reschedule: null, actions: [], version: 2 },
    },
  })
  cancel(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() { reason, family }: CancellationRequest,
    @IfMatchGiven() seen?: number,
  ): Promise<BookingView> {
    return this.bookings.cancel(caller, id, { reason, seen, family });
  }

  @Get(':id/calendar.ics')
  @Header('Content-Disposition', 'attachment; filename="buka-pintu.ics"')
  @Header('Cache-Control', 'no-store')
  @Endpoint({
    summary: 'The visit as a calendar file (RFC 5545)',
    operationId: 'getBookingCalendar',
    access: READERS,
    mediaType: 'text/calendar',
    problems: [platformProblems.notFound],
    since: '0.1',
    examples: { response: CALENDAR_EXAMPLE },
  })
  calendar(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<string> {
    return this.files.calendar(caller, id);
  }

  @Get(':id/qr.svg')
  @Header('Cache-Control', 'no-store')
  @Endpoint({
    summary: 'The QR code shown at check-in',
    operationId: 'getBookingQr',
    access: READERS,
    mediaType: 'image/svg+xml',
    problems: [platformProblems.notFound],
    since: '0.1',
    examples: { response: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33">…</svg>' },
  })
  qr(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<string> {
    return this.files.qr(caller, id);
  }
}
