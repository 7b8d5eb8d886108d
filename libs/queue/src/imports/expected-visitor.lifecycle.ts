import { defineLifecycle } from '@buka-pintu/platform';

export const VISITOR_STATES = ['expected', 'checked_in', 'served', 'no_show', 'unserved'] as const;
export type VisitorState = (typeof VISITOR_STATES)[number];

export const VISITOR_ACTIONS = ['check_in', 'serve', 'miss', 'fail'] as const;
export type VisitorAction = (typeof VISITOR_ACTIONS)[number];

/** As a booking's, without what belongs to a seat: the list is another system's, and so is the cancelling. */
export const visitorLifecycle = defineLifecycle({
  name: 'expected_visitor',
  initial: ['expected'],
  final: ['served', 'no_show', 'unserved'],
  transitions: [
    { from: ['expected'], action: 'check_in', to: 'checked_in', permission: 'queue:check-ins:create' },
    { from: ['checked_in'], action: 'serve', to: 'served', permission: null },
    { from: ['expected', 'checked_in'], action: 'miss', to: 'no_show', permission: null },
    { from: ['checked_in'], action: 'fail', to: 'unserved', permission: null },
  ],
});
