import { defineLifecycle } from '@buka-pintu/platform';

export const ROSTER_STATES = ['filed', 'proposed', 'reserved', 'declined', 'withdrawn', 'done'] as const;
export type RosterState = (typeof ROSTER_STATES)[number];
export const ROSTER_ACTIONS = ['propose', 'agree', 'decline', 'withdraw', 'rename', 'close'] as const;
export type RosterAction = (typeof ROSTER_ACTIONS)[number];

/** What a requester may do with its own: an API client with this scope, or an officer who has the requester's word. */
export const FILE_ROSTERS = 'queue:rosters:create';
export const DECIDE_ROSTERS = 'queue:rosters:decide';
export const READ_ROSTERS = 'queue:rosters:read';

/** From the letter to the visit: the office proposes days, the requester agrees to one, and then all have a seat or nobody. */
export const rosterLifecycle = defineLifecycle({
  name: 'roster',
  initial: ['filed'],
  final: ['declined', 'withdrawn', 'done'],
  transitions: [
    { from: ['filed', 'proposed'], action: 'propose', to: 'proposed', permission: DECIDE_ROSTERS },
    { from: ['proposed'], action: 'agree', to: 'reserved', permission: FILE_ROSTERS },
    { from: ['filed', 'proposed'], action: 'decline', to: 'declined', permission: DECIDE_ROSTERS },
    { from: ['filed', 'proposed', 'reserved'], action: 'withdraw', to: 'withdrawn', permission: FILE_ROSTERS },
    { from: ['filed'], action: 'rename', to: 'filed', permission: FILE_ROSTERS },
    { from: ['proposed'], action: 'rename', to: 'proposed', permission: FILE_ROSTERS },
    { from: ['reserved'], action: 'close', to: 'done', permission: null },
  ],
});
