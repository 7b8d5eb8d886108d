import { defineLifecycle } from '@buka-pintu/platform';

export const TICKET_STATES = ['waiting', 'called', 'serving', 'served', 'missed', 'left'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** States in which a person still has something to expect: exactly one period of theirs is open. */
export const LIVE_TICKET_STATES = ['waiting', 'called', 'serving'] as const satisfies readonly TicketState[];

/** States in which a ticket occupies a counter. */
export const ACTIVE_TICKET_STATES = ['called', 'serving'] as const satisfies readonly TicketState[];

export const TICKET_ACTIONS = ['call', 'recall', 'start', 'finish', 'no_answer', 'leave'] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];

const CALL = 'queue:tickets:call';

/**
 * `missed` is not an end: whoever comes back the same day is called by hand, without a new ticket.
 * An unanswered call goes back into the line or, past the limit of the day's rule, is missed.
 */
export const ticketLifecycle = defineLifecycle({
  name: 'ticket',
  initial: ['waiting'],
  final: ['served', 'left'],
  transitions: [
    { from: ['waiting', 'missed'], action: 'call', to: 'called', permission: CALL, notice: 'ticket.called' },
    { from: ['called'], action: 'recall', to: 'called', permission: CALL, notice: 'ticket.recalled' },
    { from: ['called'], action: 'start', to: 'serving', permission: CALL },
    { from: ['serving'], action: 'finish', to: 'served', permission: CALL },
    { from: ['called'], action: 'no_answer', to: ['waiting', 'missed'], permission: CALL },
    // Only the house closes a day.
    { from: ['waiting'], action: 'leave', to: 'left', permission: null },
  ],
});
