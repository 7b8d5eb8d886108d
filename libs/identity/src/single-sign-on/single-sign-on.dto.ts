import { Flag, ListOf, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { MATCHES, type Match } from './sign-in-provider.entity.js';

const slug = {
  max: 32,
  pattern: /^[A-Za-z][A-Za-z0-9-]{1,31}$/,
  example: 'kemenimipas',
  description: 'The name in addresses',
};
const issuer = {
  max: 300,
  pattern: /^https?:\/\/[^\s#?]+$/,
  example: 'https://masuk.example.go.id/realms/imigrasi',
  description: 'As in the provider’s discovery document, to the letter',
};
const claim = { max: 60, pattern: /^[A-Za-z0-9_.:/-]+$/, example: 'email', description: 'Of the ID token' };

export class ProviderPath {
  @Text(slug) slug: string;
}

export class SignInProviderRequest {
  @Text({ max: 60, min: 1, example: 'Akun Kementerian', description: 'On the button of the sign-in page' })
  name: string;
  @Text(issuer) issuer: string;
  @Text({ max: 200, min: 1, example: 'buka-pintu' }) clientId: string;
  @Text({
    max: 500,
    min: 1,
    optional: true,
    description: 'Kept sealed and never shown; left out, the one there is stays',
    example: 'rahasia-dari-penyedia',
  })
  clientSecret?: string;
  @Text({ ...claim, default: 'email' }) claim: string;
  @OneOf(MATCHES, { default: 'email', description: 'What the claim holds; an e-mail address must be verified' })
  matches: Match;
  @ListOf(Text({ max: 20, example: 'CTH' }), {
    minItems: 1,
    maxItems: 200,
    unique: true,
    description: 'Whose officers may come in by it',
  })
  officeCodes: string[];
  @ListOf(Text({ max: 200 }), {
    default: [],
    maxItems: 20,
    unique: true,
    description: 'Values of `acr` that count as a second factor, besides `amr` with mfa, otp or hwk',
  })
  acceptedAcr: string[];
  @Flag({ default: true }) enabled: boolean;
}

export class SignInProviderView {
  @Text(slug) slug: string;
  @Text({ max: 60 }) name: string;
  @Text(issuer) issuer: string;
  @Text({ max: 200 }) clientId: string;
  @Text(claim) claim: string;
  @OneOf(MATCHES) matches: Match;
  @ListOf(Text({ max: 20 }), { maxItems: 200 }) officeCodes: string[];
  @ListOf(Text({ max: 200 }), { maxItems: 20 }) acceptedAcr: string[];
  @Flag() enabled: boolean;
  @Text({ max: 400, description: 'To be registered with the provider' }) redirectUri: string;
  @Whole() version: number;
}

export class SignInProvidersView {
  @ListOf(() => SignInProviderView, { maxItems: 100 }) items: SignInProviderView[];
  @Text({ max: 400, description: 'To be registered with a provider, before there is any' }) redirectUri: string;
}

/** What a test of a provider found. */
export const FINDINGS = ['ready', 'silent', 'no_document', 'other_issuer', 'incomplete', 'inward', 'no_keys'] as const;
export type Finding = (typeof FINDINGS)[number];

export class ProviderTestRequest {
  @Text(issuer) issuer: string;
}

export class ProviderTestView {
  @OneOf(FINDINGS, {
    description:
      '`silent`: nobody answers. `no_document`: somebody does, without a discovery document. `other_issuer`: the document is ' +
      'another’s. `incomplete`: it lacks an address, or gives one without TLS. `inward`: it points into a network that is ' +
      'not public. `no_keys`: its signing keys can’t be read.',
  })
  finding: Finding;
  @Text({
    max: 300,
    nullable: true,
    description: 'The issuer that the document names, or which of its members is wrong',
    example: 'jwks_uri',
  })
  named: string | null;
}

export class OfferedProvider {
  @Text(slug) slug: string;
  @Text({ max: 60, example: 'Akun Kementerian' }) name: string;
}

export class OfferedProvidersView {
  @ListOf(() => OfferedProvider, { maxItems: 100 }) items: OfferedProvider[];
}

export class SingleSignOnRequest {
  @Text({ ...slug, description: 'One of those offered' }) provider: string;
}

export class SingleSignOnView {
  @Text({ max: 4000, description: 'Where the browser goes next' }) url: string;
  @Text({ max: 64, description: 'Proves later that the same browser comes back; keep it in the tab' }) attempt: string;
}

export class CompletionRequest {
  @Text({ max: 64, pattern: /^[A-Za-z0-9_-]{43}$/, description: 'Kept from the beginning' }) attempt: string;
  @Text({ max: 2000, min: 1, description: '`code` of the address the provider sent the browser back to' }) code: string;
  @Text({ max: 200, min: 1, description: '`state` of that address' }) state: string;
  @Text({ max: 300, optional: true, description: '`iss` of that address, when it has one (RFC 9207)' }) iss?: string;
}

export class ProviderDeparture {
  @Text({ max: 60, example: 'Akun Kementerian' }) name: string;
  @Text({ max: 8000, description: 'Where the browser goes to sign out there as well' }) url: string;
  @Text({ max: 64, description: 'Comes back as `state`; keep it in the tab' }) state: string;
}

export class DepartureView {
  @Nested(() => ProviderDeparture, { nullable: true, description: 'For who came by a provider that offers it' })
  provider: ProviderDeparture | null;
}
