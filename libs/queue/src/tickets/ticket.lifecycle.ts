import { defineLifecycle } from '@buka-pintu/platform';

export const TICKET_STATES = ['waiting', 'called', 'serving', 'parked', 'served', 'missed', 'left'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** States in which a person still has something to expect: exactly one period of theirs is open. */
export const LIVE_TICKET_STATES = ['waiting', 'called', 'serving', 'parked'] as const satisfies readonly TicketState[];

/** States in which a ticket occupies a counter. */
export const ACTIVE_TICKET_STATES = ['called', 'serving'] as const satisfies readonly TicketState[];

export const TICKET_ACTIONS = [
  'call',
  'recall',
  'start',
  'next_step',
  'finish',
  'no_answer',
  'park',
  'unpark',
  'transfer',
  'take_back',
  'leave',
  'expire',
] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];

const CALL = 'queue:tickets:call';
export const LEAVE = 'queue:tickets:leave';

/**
 * `missed` is not an end: whoever comes back the same day is called by hand, without a new ticket.
 * An unanswered call goes back into the line or, past the limit of the day's rule, is missed.
 * `parked` is someone who fetches a copy or pays at the bank: back into the line with the old due time, or straight to a counter.
 */
export const ticketLifecycle = defineLifecycle({
  name: 'ticket',
  initial: ['waiting'],
  final: ['served', 'left'],
  transitions: [
    { from: ['waiting', 'missed'], action: 'call', to: 'called', permission: CALL, notice: 'ticket.called' },
    { from: ['called'], action: 'recall', to: 'called', permission: CALL, notice: 'ticket.recalled' },
    { from: ['called'], action: 'start', to: 'serving', permission: CALL },
    // A step is done and another follows: into that one's line.
    { from: ['serving'], action: 'next_step', to: 'waiting', permission: CALL },
    { from: ['serving'], action: 'finish', to: 'served', permission: CALL },
    { from: ['called'], action: 'no_answer', to: ['waiting', 'missed'], permission: CALL },
    { from: ['called', 'serving'], action: 'park', to: 'parked', permission: CALL },
    { from: ['parked'], action: 'unpark', to: ['waiting', 'serving'], permission: CALL },
    { from: ['called', 'serving'], action: 'transfer', to: 'waiting', permission: CALL },
    // The officer who has just handed somebody over was wrong, and nobody has called them yet.
    { from: ['waiting'], action: 'take_back', to: 'serving', permission: CALL },
    { from: ['waiting', 'parked'], action: 'leave', to: 'left', permission: LEAVE },
    // Only the house closes a day.
    { from: ['waiting', 'parked'], action: 'expire', to: 'left', permission: null },
  ],
});
