import { defineEvents, Id, ListOf, OneOf, Text } from '@buka-pintu/platform';

export class StaffEventPayload {
  @Id() staffId: string;
}

export class SignInEventPayload {
  @Id() staffId: string;
  @Id() sessionId: string;
  @OneOf(['second_factor', 'password', 'passkey', 'demo_link']) by:
    'second_factor' | 'password' | 'passkey' | 'demo_link';
}

export class SignOutEventPayload {
  @Id() staffId: string;
  @Id() sessionId: string;
}

export class ApiClientEventPayload {
  @Id() clientId: string;
  @ListOf(Text({ max: 100 })) scopes: string[];
}

export class ApiKeyEventPayload {
  @Id() clientId: string;
  @Id() keyId: string;
}

export const identityEvents = defineEvents('identity', {
  staffRegistered: {
    type: 'staff.registered',
    describes: 'An officer was registered.',
    payload: StaffEventPayload,
    internal: true,
  },
  staffSignedIn: {
    type: 'staff.signed_in',
    describes: 'An officer signed in.',
    payload: SignInEventPayload,
    internal: true,
  },
  staffSignedOut: {
    type: 'staff.signed_out',
    describes: 'A session of an officer was ended.',
    payload: SignOutEventPayload,
    internal: true,
    endsAccess: true,
  },
  secondFactorEnrolled: {
    type: 'staff.second_factor_enrolled',
    describes: 'An officer enrolled an authenticator app.',
    payload: StaffEventPayload,
    internal: true,
  },
  apiClientRegistered: {
    type: 'api_client.registered',
    describes: 'An API client was registered.',
    payload: ApiClientEventPayload,
    internal: true,
  },
  apiClientChanged: {
    type: 'api_client.changed',
    describes: 'What an API client may do, where, or until when was changed.',
    payload: ApiClientEventPayload,
    internal: true,
    endsAccess: true,
  },
  apiClientRevoked: {
    type: 'api_client.revoked',
    describes: 'The registration of an API client was ended, with all its keys.',
    payload: ApiClientEventPayload,
    internal: true,
    endsAccess: true,
  },
  apiKeyIssued: {
    type: 'api_key.issued',
    describes: 'A key was issued to an API client.',
    payload: ApiKeyEventPayload,
    internal: true,
  },
  apiKeyRevoked: {
    type: 'api_key.revoked',
    describes: 'A key of an API client was revoked.',
    payload: ApiKeyEventPayload,
    internal: true,
    endsAccess: true,
  },
});
