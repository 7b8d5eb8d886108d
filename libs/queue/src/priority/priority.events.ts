import { defineEvents, OneOf } from '@buka-pintu/platform';
import { TicketEventPayload } from '../tickets/ticket.events.js';
import { PRIORITY_DECISIONS, type PriorityDecisionKind } from './priority-decision.entity.js';

/** Without the category: what makes somebody need priority is told to nobody. */
export class PriorityEventPayload extends TicketEventPayload {
  @OneOf(PRIORITY_DECISIONS)
  decision: PriorityDecisionKind;
}

export const priorityEvents = defineEvents('queue', {
  ticketPriorityDecided: {
    type: 'ticket.priority_decided',
    describes: 'An officer verified somebody’s priority, or did not; the lane is the one afterwards.',
    payload: PriorityEventPayload,
  },
});
