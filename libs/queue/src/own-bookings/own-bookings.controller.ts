import {
  Caller,
  client,
  Endpoint,
  pageOf,
  platformProblems,
  type ClientPrincipal,
  type Page,
} from '@buka-pintu/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { BOOKING_EXAMPLE } from '../bookings/booking-example.js';
import { BookingView } from '../bookings/booking.dto.js';
import { OwnBookingQuery } from './own-booking.dto.js';
import { OwnBookings } from './own-bookings.service.js';

@Controller('v1/queue/own-bookings')
export class OwnBookingsController {
  constructor(private readonly bookings: OwnBookings) {}

  @Get()
  @Endpoint({
    summary: 'The bookings you made, newest first',
    description:
      'In all offices that your key reaches; by `clientReference` you find the one that belongs to your record.',
    access: [client('queue:bookings:read')],
    returns: pageOf(BookingView),
    problems: [platformProblems.cursorInvalid],
    operationId: 'listOwnBookings',
    weight: 5,
    since: '0.1',
    examples: { response: { items: [{ ...BOOKING_EXAMPLE, link: null, clientReference: 'order-4711' }], next: null } },
  })
  list(@Caller() caller: ClientPrincipal, @Query() query: OwnBookingQuery): Promise<Page<BookingView>> {
    return this.bookings.list(caller, query);
  }
}
