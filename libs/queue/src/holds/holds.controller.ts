import {
  Caller,
  client,
  Endpoint,
  IdPath,
  IfMatchGiven,
  platformProblems,
  type Principal,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { BOOKING_EXAMPLE, HELD_EXAMPLE } from '../bookings/booking-example.js';
import { BookingView } from '../bookings/booking.dto.js';
import { demandProblems } from '../claims/demand.problems.js';
import { ConfirmationRequest, PaymentCodeRequest } from './hold.dto.js';
import { CONFIRM, Holds } from './holds.service.js';

@Controller('v1/queue/bookings')
export class HoldsController {
  constructor(private readonly holds: Holds) {}

  @Post(':id/confirmations')
  @Endpoint({
    summary: 'Confirm a hold by a payment or another proof',
    description:
      'After the deadline a payment still counts: the booking gets a seat of its slot if one is free; else it stays `lapsed` with ' +
      '`needsNewTime`, and the next reschedule costs nothing. A reference confirms one booking, or one family. The same ' +
      'reference a second time changes nothing.',
    operationId: 'confirmBooking',
    access: [client(CONFIRM), staff(CONFIRM)],
    body: ConfirmationRequest,
    returns: BookingView,
    discloses: 'masked',
    problems: [platformProblems.notFound, platformProblems.illegalTransition, demandProblems.proofUsed],
    ifMatch: 'optional',
    idempotent: true,
    weight: 5,
    since: '0.3',
    examples: {
      request: { proof: { kind: 'payment', reference: '0A1B2C3D4E5F6G7H' }, family: false },
      response: {
        ...BOOKING_EXAMPLE,
        link: null,
        heldUntil: HELD_EXAMPLE.heldUntil,
        paymentCode: HELD_EXAMPLE.paymentCode,
        provenAt: '2026-11-22T03:40:00.000Z',
        version: 2,
      },
    },
  })
  confirm(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() body: ConfirmationRequest,
    @IfMatchGiven() seen?: number,
  ): Promise<BookingView> {
    return this.holds.confirm(caller, id, body, seen);
  }

  @Post(':id/payment-codes')
  @Endpoint({
    summary: 'Note the code under which a payment is awaited',
    description: 'The person finds it where the deadline stands. A later code takes the place of an earlier one.',
    operationId: 'setPaymentCode',
    access: [client(CONFIRM), staff(CONFIRM)],
    body: PaymentCodeRequest,
    returns: BookingView,
    discloses: 'masked',
    problems: [platformProblems.notFound, platformProblems.illegalTransition],
    ifMatch: 'optional',
    idempotent: true,
    since: '0.3',
    examples: {
      request: { code: '820261124000017' },
      response: { ...HELD_EXAMPLE, link: null, version: 2 },
    },
  })
  setPaymentCode(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() { code }: PaymentCodeRequest,
    @IfMatchGiven() seen?: number,
  ): Promise<BookingView> {
    return this.holds.setPaymentCode(caller, id, code, seen);
  }
}
