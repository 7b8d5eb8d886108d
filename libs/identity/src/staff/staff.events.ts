import { defineEvents, Flag, Id, ListOf, Text } from '@buka-pintu/platform';
import { StaffEventPayload } from '../identity.events.js';

export class StaffRolesPayload {
  @Id() staffId: string;
  /** `1:head`: the office's number and the role. */
  @ListOf(Text({ max: 50 }), { maxItems: 500 }) given: string[];
  @ListOf(Text({ max: 50 }), { maxItems: 500 }) taken: string[];
}

export class EntryLinkPayload {
  @Id() staffId: string;
  @Id() linkId: string;
  @Flag() dropsSecondFactor: boolean;
}

export const staffEvents = defineEvents('identity', {
  staffChanged: {
    type: 'staff.changed',
    describes: 'What is known of an officer or what roles he holds was changed.',
    payload: StaffRolesPayload,
    internal: true,
    endsAccess: true,
  },
  staffSuspended: {
    type: 'staff.suspended',
    describes: 'An officer was suspended; the sessions ended.',
    payload: StaffEventPayload,
    internal: true,
    endsAccess: true,
  },
  staffReactivated: {
    type: 'staff.reactivated',
    describes: 'A suspended officer may sign in again.',
    payload: StaffEventPayload,
    internal: true,
  },
  entryLinkIssued: {
    type: 'staff.entry_link_issued',
    describes: 'A link was issued by which an officer chooses a password.',
    payload: EntryLinkPayload,
    internal: true,
  },
  entryLinkUsed: {
    type: 'staff.entry_link_used',
    describes: 'An officer chose a password by a link; earlier sessions ended.',
    payload: EntryLinkPayload,
    internal: true,
    endsAccess: true,
  },
});
