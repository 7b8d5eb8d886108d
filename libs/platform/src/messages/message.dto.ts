import { Id, Instant, Nested, OneOf, Text } from '../shapes/field.js';
import { PageQuery } from '../shapes/page-shape.js';
import { MESSAGE_STATES, type MessageState } from './message.entity.js';
import { type Channel, CHANNELS } from './template.js';

export class MessageQuery extends PageQuery {
  @OneOf(MESSAGE_STATES, { optional: true, description: 'Only these; every state when left out' }) state?: MessageState;
  @Id({ optional: true, description: 'The id of the record it is about, such as a booking' }) about?: string;
}

export class MessageAbout {
  @Text({ max: 60, example: 'booking' }) type: string;
  @Id() id: string;
}

export class MessageView {
  @Id() id: string;
  @OneOf(CHANNELS) channel: Channel;
  @Text({ max: 320, description: 'The address or number, masked', example: '**********7890', personal: true })
  to: string;
  @Text({ max: 1000, nullable: true, description: 'E-mail only', personal: true }) subject: string | null;
  @Text({ max: 20_000, personal: true }) body: string;
  @OneOf(MESSAGE_STATES, { description: '`shown`: kept on this page, because no provider is set up for the channel' })
  state: MessageState;
  @Nested(() => MessageAbout) about: MessageAbout;
  @Instant() createdAt: string;
  @Instant({ nullable: true }) sentAt: string | null;
}
