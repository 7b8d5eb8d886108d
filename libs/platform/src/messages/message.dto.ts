import { Id, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '../shapes/field.js';
import { PageQuery } from '../shapes/page-shape.js';
import { MESSAGE_STATES, type MessageState } from './message.entity.js';
import { type Channel, CHANNELS } from './template.js';
import { type FaultCode, FAULTS } from './transport-fault.js';

export class MessageQuery extends PageQuery {
  @OneOf(MESSAGE_STATES, { optional: true, description: 'Only these; every state when left out' }) state?: MessageState;
  @Id({ optional: true, description: 'The id of the record it is about, such as a booking' }) about?: string;
}

export class MessageAbout {
  @Text({ max: 60, example: 'booking' }) type: string;
  @Id() id: string;
}

export class MessageFailure {
  @OneOf(Object.keys(FAULTS) as FaultCode[]) code: FaultCode;
  @Localized({ description: 'What it means, and what to do' }) reason: { id: string; en: string };
  @Text({
    max: 300,
    nullable: true,
    example: '550 5.1.1 mailbox unknown',
    description: 'The server’s words, no address',
  })
  said: string | null;
  @Whole({ min: 0, max: 100, description: 'Tries so far' }) attempts: number;
  @Instant({ nullable: true }) at: string | null;
}

export const MESSAGE_ACTIONS = ['send_again'] as const;
export type MessageAction = (typeof MESSAGE_ACTIONS)[number];

export class MessageView {
  @Id() id: string;
  @OneOf(CHANNELS) channel: Channel;
  @Text({ max: 320, description: 'The address or number, masked', example: '**********7890', personal: true })
  to: string;
  @Text({ max: 1000, nullable: true, description: 'E-mail only', personal: true }) subject: string | null;
  @Text({ max: 20_000, personal: true }) body: string;
  @OneOf(MESSAGE_STATES, {
    description:
      '`shown`: it left nothing but this line, in a test office or where no provider is set up for the channel',
  })
  state: MessageState;
  @Nested(() => MessageAbout) about: MessageAbout;
  @Instant() createdAt: string;
  @Instant({ nullable: true }) sentAt: string | null;
  @Nested(() => MessageFailure, { nullable: true, description: 'Why the last try did not succeed' })
  failure: MessageFailure | null;
  @ListOf(OneOf(MESSAGE_ACTIONS)) actions: MessageAction[];
}
