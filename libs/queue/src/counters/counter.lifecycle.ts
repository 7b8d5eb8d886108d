import { defineLifecycle } from '@buka-pintu/platform';

export const COUNTER_STATES = ['closed', 'open', 'paused'] as const;
export type CounterState = (typeof COUNTER_STATES)[number];

export const COUNTER_ACTIONS = ['open', 'call_next', 'pause', 'resume', 'close'] as const;
export type CounterAction = (typeof COUNTER_ACTIONS)[number];

/** Why an officer takes a break, for who looks at the day; nobody is asked for more. */
export const PAUSE_REASONS = ['rest', 'prayer', 'meeting', 'paperwork', 'system_down', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

const OPEN = 'queue:counters:open';

/** A counter is closed until someone sits at it; a session is one sitting, from open to close. */
export const counterLifecycle = defineLifecycle({
  name: 'counter',
  initial: ['closed'],
  // A counter is there for years: closed is where each sitting begins and ends.
  final: [],
  transitions: [
    { from: ['closed'], action: 'open', to: 'open', permission: OPEN },
    { from: ['open'], action: 'call_next', to: 'open', permission: 'queue:tickets:call' },
    { from: ['open'], action: 'pause', to: 'paused', permission: OPEN },
    { from: ['paused'], action: 'resume', to: 'open', permission: OPEN },
    { from: ['open', 'paused'], action: 'close', to: 'closed', permission: OPEN },
  ],
});
