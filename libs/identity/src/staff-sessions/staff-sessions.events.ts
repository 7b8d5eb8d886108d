import { defineEvents, Id, Whole } from '@buka-pintu/platform';

export class SignedOutPayload {
  @Id() staffId: string;
  @Whole() sessions: number;
  @Whole() trustedBrowsers: number;
}

export class TrustEndedPayload {
  @Id() staffId: string;
  @Id() deviceId: string;
}

export const staffSessionEvents = defineEvents('identity', {
  staffSignedOutEverywhere: {
    type: 'staff.signed_out_everywhere',
    describes: 'An administrator ended all sessions of an officer, and the trust in browsers.',
    payload: SignedOutPayload,
    internal: true,
    endsAccess: true,
  },
  browserTrustEnded: {
    type: 'staff.browser_trust_ended',
    describes: 'An administrator had a browser of an officer ask for the second factor again.',
    payload: TrustEndedPayload,
    internal: true,
  },
});
