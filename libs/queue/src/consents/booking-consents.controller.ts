import {
  Caller,
  citizen,
  client,
  CONSENTS,
  Endpoint,
  IdPath,
  platformProblems,
  type Principal,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ConsentsView, ConsentWithdrawalRequest } from './booking-consent.dto.js';
import { BookingConsents, WITHDRAW_CONSENT } from './booking-consents.service.js';

const given = {
  purpose: 'reminder',
  words: CONSENTS.reminder.words,
  wording: CONSENTS.reminder.wording,
  givenAt: '2026-11-22T03:00:00.000Z',
  withdrawnAt: null,
};
const problems = [platformProblems.notFound];

@Controller('v1/queue/bookings')
export class BookingConsentsController {
  constructor(private readonly consents: BookingConsents) {}

  @Get(':id/consents')
  @Endpoint({
    summary: 'What the person of a booking agreed to, beyond what the service itself needs',
    access: [client('queue:bookings:read'), citizen('booking'), staff('queue:bookings:read')],
    returns: ConsentsView,
    problems,
    since: '0.2',
    operationId: 'listBookingConsents',
    examples: { response: { items: [given] } },
  })
  list(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<ConsentsView> {
    return this.consents.list(caller, id);
  }

  @Post(':id/consent-withdrawals')
  @Endpoint({
    summary: 'Take a consent back',
    description: 'From then on no message of that purpose leaves. Nothing else changes: the booking stands.',
    access: [client(WITHDRAW_CONSENT), citizen('booking'), staff(WITHDRAW_CONSENT)],
    body: ConsentWithdrawalRequest,
    returns: ConsentsView,
    status: 201,
    problems,
    idempotent: true,
    since: '0.2',
    operationId: 'withdrawConsent',
    examples: {
      request: { purpose: 'reminder' },
      response: { items: [{ ...given, withdrawnAt: '2026-11-23T03:00:00.000Z' }] },
    },
  })
  withdraw(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() { purpose }: ConsentWithdrawalRequest,
  ): Promise<ConsentsView> {
    return this.consents.withdraw(caller, id, purpose);
  }
}
