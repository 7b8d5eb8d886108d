import { anyone, Endpoint } from '@buka-pintu/platform';
import { Body, Controller, Post } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { BookingLookupRequest, BookingLookupView } from './booking.dto.js';
import { Lookups } from './lookups.service.js';

@Controller('v1/queue/booking-lookups')
export class BookingLookupsController {
  constructor(private readonly lookups: Lookups) {}

  @Post()
  @Endpoint({
    summary: 'Look a booking up by its code and a second factor',
    description:
      'For whoever has lost the link: shows when and where, nothing of the person. A code that is unknown, a second factor ' +
      'that is wrong and too many tries are one and the same answer.',
    operationId: 'lookUpBooking',
    access: [anyone()],
    body: BookingLookupRequest,
    returns: BookingLookupView,
    problems: [queueProblems.bookingNotFound],
    weight: 10,
    since: '0.1',
    examples: {
      request: { code: 'CTH-7K2M9QXF-Q', phoneLast4: '7890' },
      response: {
        state: 'confirmed',
        on: '2026-11-24',
        startsAt: '2026-11-24T01:30:00.000Z',
        zone: 'Asia/Jakarta',
        servicePointName: 'Kantor Imigrasi Contoh',
        ticket: null,
      },
    },
  })
  create(@Body() body: BookingLookupRequest): Promise<BookingLookupView> {
    return this.lookups.look(body);
  }
}
