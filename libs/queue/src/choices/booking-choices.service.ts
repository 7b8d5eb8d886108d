import { channelOf, MessageChoices, MESSAGES_BY_PURPOSE, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings/bookings.service.js';
import type { MessageChoiceRequest, MessageChoicesView } from './message-choice.dto.js';

export const CHOOSE_MESSAGES = 'queue:message-choices:create';

/** Which messages the person of a booking wants; yes and no are one press each. */
@Injectable()
export class BookingChoices {
  constructor(
    private readonly bookings: Bookings,
    private readonly choices: MessageChoices,
  ) {}

  async list(caller: Principal, bookingId: string): Promise<MessageChoicesView> {
    const { officeId, personKey } = await this.bookings.readable(caller, bookingId);
    return this.view(officeId, personKey);
  }

  async choose(
    caller: Principal,
    bookingId: string,
    { purpose, wanted }: MessageChoiceRequest,
  ): Promise<MessageChoicesView> {
    const { officeId, personKey } = await this.bookings.readable(caller, bookingId, CHOOSE_MESSAGES);
    const channel = channelOf(caller);
    if (wanted) await this.choices.accept(officeId, personKey, [purpose], channel);
    else await this.choices.decline(officeId, personKey, purpose, channel);
    return this.view(officeId, personKey);
  }

  private async view(officeId: number, personKey: Buffer): Promise<MessageChoicesView> {
    const items = await this.choices.listOf(officeId, personKey);
    return {
      items: items.map(({ purpose, on, said }) => ({
        purpose,
        basis: MESSAGES_BY_PURPOSE[purpose].basis,
        on,
        words: MESSAGES_BY_PURPOSE[purpose].words,
        wording: said?.wording ?? null,
        chosenAt: (said?.withdrawnAt ?? said?.givenAt)?.toISOString() ?? null,
      })),
    };
  }
}
