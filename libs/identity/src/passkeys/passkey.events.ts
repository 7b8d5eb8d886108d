import { defineEvents, Id } from '@buka-pintu/platform';

export class PasskeyEventPayload {
  @Id() staffId: string;
  @Id() passkeyId: string;
}

const about = { payload: PasskeyEventPayload, internal: true };

export const passkeyEvents = defineEvents('identity', {
  passkeyAdded: { type: 'staff.passkey_added', describes: 'An officer added a passkey.', ...about },
  passkeyRemoved: { type: 'staff.passkey_removed', describes: 'An officer removed a passkey.', ...about },
  passkeyCopied: {
    type: 'staff.passkey_copied',
    describes: 'A passkey was refused because its count went backwards, as that of a copy would.',
    ...about,
  },
});
