import { defineEvents } from '@buka-pintu/platform';
import { StaffEventPayload } from '../identity.events.js';

const about = { payload: StaffEventPayload, internal: true };

export const accountEvents = defineEvents('identity', {
  passwordChanged: {
    type: 'staff.password_changed',
    describes: 'An officer changed the password; other sessions ended.',
    ...about,
    endsAccess: true,
  },
  recoveryCodesMade: {
    type: 'staff.recovery_codes_made',
    describes: 'An officer made new recovery codes; earlier ones stopped working.',
    ...about,
  },
  recoveryCodeUsed: {
    type: 'staff.recovery_code_used',
    describes: 'An officer signed in with a recovery code.',
    ...about,
  },
});
