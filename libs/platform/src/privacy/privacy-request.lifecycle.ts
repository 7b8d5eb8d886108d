import { defineLifecycle } from '../lifecycle/lifecycle.js';

export const MANAGE_PRIVACY = 'platform:privacy:manage';

export const PRIVACY_REQUEST_KINDS = ['export', 'erasure', 'correction', 'objection'] as const;
export type PrivacyRequestKind = (typeof PRIVACY_REQUEST_KINDS)[number];
export const PRIVACY_REQUEST_STATES = ['open', 'done', 'refused'] as const;
export type PrivacyRequestState = (typeof PRIVACY_REQUEST_STATES)[number];
export const PRIVACY_REQUEST_ACTIONS = ['export', 'erase', 'grant', 'refuse'] as const;
export type PrivacyRequestAction = (typeof PRIVACY_REQUEST_ACTIONS)[number];

/** What a person asked about their own data, from the counter to the answer. Late is no state: the clock tells it. */
export const privacyRequestLifecycle = defineLifecycle({
  name: 'privacy_request',
  initial: ['open'],
  final: ['done', 'refused'],
  transitions: [
    { from: ['open'], action: 'export', to: 'done', permission: MANAGE_PRIVACY },
    { from: ['open'], action: 'erase', to: 'done', permission: MANAGE_PRIVACY },
    { from: ['open'], action: 'grant', to: 'done', permission: MANAGE_PRIVACY },
    { from: ['open'], action: 'refuse', to: 'refused', permission: MANAGE_PRIVACY },
  ],
});

/** What answers each kind. The house copies and erases by itself; what to correct or to stop is an officer's work. */
const ANSWERED_BY: Record<PrivacyRequestKind, readonly PrivacyRequestAction[]> = {
  export: ['export', 'refuse'],
  erasure: ['erase', 'refuse'],
  correction: ['grant', 'refuse'],
  objection: ['grant', 'refuse'],
};

/** What may be done next with a request of that kind in that state. */
export function privacyRequestActions(kind: PrivacyRequestKind, state: PrivacyRequestState): PrivacyRequestAction[] {
  return privacyRequestLifecycle.actions(state, () => true).filter((action) => ANSWERED_BY[kind].includes(action));
}
