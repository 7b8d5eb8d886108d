import { type ConsentPurpose, Consents, CONSENTS, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Bookings, channelOf } from '../bookings/bookings.service.js';
import type { ConsentsView } from './booking-consent.dto.js';

export const WITHDRAW_CONSENT = 'queue:consents:withdraw';

/** What the person of a booking agreed to, and the way back, which is as short as the way there. */
@Injectable()
export class BookingConsents {
  constructor(
    private readonly bookings: Bookings,
    private readonly consents: Consents,
  ) {}

  async list(caller: Principal, bookingId: string): Promise<ConsentsView> {
    const { officeId, personKey } = await this.bookings.readable(caller, bookingId);
    const rows = await this.consents.listOf(officeId, personKey);
    return {
      items: rows.map(({ purpose, wording, givenAt, withdrawnAt }) => ({
        purpose,
        words: CONSENTS[purpose].words,
        wording,
        givenAt: givenAt.toISOString(),
        withdrawnAt: withdrawnAt?.toISOString() ?? null,
      })),
    };
  }

  async withdraw(caller: Principal, bookingId: string, purpose: ConsentPurpose): Promise<ConsentsView> {
    const { officeId, personKey } = await this.bookings.readable(caller, bookingId, WITHDRAW_CONSENT);
    await this.consents.withdraw(officeId, personKey, purpose, channelOf(caller));
    return this.list(caller, bookingId);
  }
}
