import { defineEvents } from '../ledger/events.js';
import { Flag, Id, ListOf, OneOf, Text, Whole } from '../shapes/field.js';
import { type Channel, CHANNELS } from './template.js';

export class SentAgainEvent {
  @Id() messageId: string;
  @Text({ max: 100 }) template: string;
  @Text({ max: 40, description: 'Why it had been given up' }) failure: string;
}

export class TemplateWordedEvent {
  @Text({ max: 100 }) template: string;
  @Whole({ min: 1, max: 1_000_000 }) version: number;
  @ListOf(OneOf(['id', 'en']), { description: 'The languages in which the office now speaks for itself' })
  languages: ('id' | 'en')[];
}

export class MessageTestedEvent {
  @OneOf(CHANNELS) channel: Channel;
  @Text({ max: 100 }) template: string;
  @Flag({ description: 'To the officer’s own address' }) ownAddress: boolean;
  @OneOf(['accepted', 'refused', 'not_connected']) state: 'accepted' | 'refused' | 'not_connected';
  @Text({ max: 40, nullable: true }) failure: string | null;
}

/** What officers do with messages; the messages themselves stand in their own table, which forgets. */
export const messageEvents = defineEvents('platform', {
  sentAgain: {
    type: 'message.sent_again',
    describes: 'An officer put a message on its way again that had been given up.',
    payload: SentAgainEvent,
    internal: true,
  },
  templateWorded: {
    type: 'message_template.worded',
    describes: 'An office gave a message other words, or went back to the house’s own.',
    payload: TemplateWordedEvent,
    internal: true,
  },
  tested: {
    type: 'message.tested',
    describes: 'An officer sent a test by a channel.',
    payload: MessageTestedEvent,
    internal: true,
  },
});
