import { defineEvents } from '../ledger/events.js';
import { Id, Text } from '../shapes/field.js';

export class SentAgainEvent {
  @Id() messageId: string;
  @Text({ max: 100 }) template: string;
  @Text({ max: 40, description: 'Why it had been given up' }) failure: string;
}

/** What officers do with messages; the messages themselves stand in their own table, which forgets. */
export const messageEvents = defineEvents('platform', {
  sentAgain: {
    type: 'message.sent_again',
    describes: 'An officer put a message on its way again that had been given up.',
    payload: SentAgainEvent,
    internal: true,
  },
});
