import {
  Caller,
  citizen,
  client,
  Endpoint,
  IdPath,
  IfMatchGiven,
  platformProblems,
  type Principal,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { BOOKING_EXAMPLE } from '../bookings/booking-example.js';
import { BookingView } from '../bookings/booking.dto.js';
import { demandProblems } from '../claims/demand.problems.js';
import { queueProblems } from '../queue.problems.js';
import { RescheduleRequest } from './reschedule.dto.js';
import { RESCHEDULE, Reschedules } from './reschedules.service.js';

@Controller('v1/queue/bookings')
export class ReschedulesController {
  constructor(private readonly reschedules: Reschedules) {}

  @Post(':id/reschedules')
  @Endpoint({
    summary: 'Move a booking to another time',
    description:
      'The new seat is claimed and the old one freed at once, or nothing happens; id, code, link and contact stay. A family moves ' +
      'together. Persons and clients may as often and as long as `reschedule` says, and once more when it names a reason in `free`; ' +
      'officers may longer, which the ledger keeps.',
    operationId: 'rescheduleBooking',
    access: [client(RESCHEDULE), citizen('booking'), staff(RESCHEDULE)],
    body: RescheduleRequest,
    returns: BookingView,
    discloses: 'masked',
    problems: [
      demandProblems.tooLateToReschedule,
      demandProblems.noRescheduleLeft,
      demandProblems.rescheduleSameSlot,
      demandProblems.rescheduleOtherOffice,
      queueProblems.serviceNotOffered,
      queueProblems.slotPast,
      queueProblems.slotNotOpenYet,
      queueProblems.slotClosed,
      queueProblems.soldOut,
      queueProblems.outOfStock,
      queueProblems.heldTryAgain,
      queueProblems.oneBookingPerPerson,
      platformProblems.illegalTransition,
      platformProblems.notFound,
    ],
    ifMatch: 'optional',
    idempotent: true,
    weight: 5,
    since: '0.3',
    examples: {
      request: { slotId: '019ab3c4-5d6e-7001-8f90-a1b2c3d4e5f7' },
      response: {
        ...BOOKING_EXAMPLE,
        link: null,
        on: '2026-11-26',
        startsAt: '2026-11-26T02:00:00.000Z',
        endsAt: '2026-11-26T02:30:00.000Z',
        cancelByAt: '2026-11-26T02:00:00.000Z',
        reschedule: { left: 0, byAt: '2026-11-25T17:00:00.000Z', free: null },
        actions: ['cancel'],
        version: 2,
      },
    },
  })
  create(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() { slotId }: RescheduleRequest,
    @IfMatchGiven() seen?: number,
  ): Promise<BookingView> {
    return this.reschedules.move(caller, id, { slotId, seen });
  }
}
