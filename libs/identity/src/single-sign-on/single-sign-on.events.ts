import { defineEvents, Flag, Id, Text } from '@buka-pintu/platform';

export class OfficerNamedPayload {
  @Id() staffId: string;
  @Text({ max: 32 }) provider: string;
  @Flag({ description: 'Whether the provider says that a second factor was shown' }) secondFactor: boolean;
}

export class SignInProviderPayload {
  @Text({ max: 32 }) provider: string;
  @Flag() enabled: boolean;
}

export const singleSignOnEvents = defineEvents('identity', {
  officerNamed: {
    type: 'staff.named_by_provider',
    describes: 'An identity provider named an officer who signs in.',
    payload: OfficerNamedPayload,
    internal: true,
  },
  providerChanged: {
    type: 'sign_in_provider.changed',
    describes: 'The settings of an identity provider were changed, or it was removed.',
    payload: SignInProviderPayload,
    internal: true,
  },
});
