import { Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';

/** Bytes as WebAuthn's JSON writes them. */
const bytes = (max: number, more: { description?: string; example?: string; optional?: boolean } = {}) =>
  Text({ max, pattern: /^[A-Za-z0-9_-]+$/, ...more });
const CREDENTIAL = 'base64url, as `PublicKeyCredential.toJSON()` writes it';
/** A credential's id has at most 1023 bytes (WebAuthn, 4). */
const credentialId = () => bytes(1364, { description: `The credential’s id, ${CREDENTIAL}`, example: 'q83vASNFZ4k' });

export class PasskeyDescriptor {
  @OneOf(['public-key']) type: 'public-key';
  @bytes(1364) id: string;
  @ListOf(Text({ max: 40 })) transports: string[];
}

export class PasskeyRequestOptions {
  @bytes(86) challenge: string;
  @Text({ max: 253, example: 'antrean.kantor.example' }) rpId: string;
  @Whole({ description: 'Milliseconds' }) timeout: number;
  @OneOf(['required']) userVerification: 'required';
  @ListOf(() => PasskeyDescriptor, { description: 'Empty: whichever the person chooses' })
  allowCredentials: PasskeyDescriptor[];
}

export class PasskeyRequestView {
  @Nested(() => PasskeyRequestOptions, { description: 'For `navigator.credentials.get`' })
  publicKey: PasskeyRequestOptions;
  @Instant() expiresAt: string;
}

export class RelyingPartyView {
  @Text({ max: 253, example: 'antrean.kantor.example' }) id: string;
  @Text({ max: 100 }) name: string;
}

export class PasskeyUserView {
  @bytes(86) id: string;
  @Text({ max: 254, personal: true }) name: string;
  @Text({ max: 200, personal: true }) displayName: string;
}

export class PasskeyParameter {
  @OneOf(['public-key']) type: 'public-key';
  @Whole({ min: -65_535, max: -1, description: 'COSE algorithm: -7 is ES256' }) alg: number;
}

export class PasskeySelection {
  @OneOf(['required']) residentKey: 'required';
  @Flag() requireResidentKey: boolean;
  @OneOf(['required']) userVerification: 'required';
}

export class PasskeyCreationOptions {
  @bytes(86) challenge: string;
  @Nested(() => RelyingPartyView) rp: RelyingPartyView;
  @Nested(() => PasskeyUserView) user: PasskeyUserView;
  @ListOf(() => PasskeyParameter) pubKeyCredParams: PasskeyParameter[];
  @Whole({ description: 'Milliseconds' }) timeout: number;
  @ListOf(() => PasskeyDescriptor, { description: 'Passkeys the account has: such a device is not asked again' })
  excludeCredentials: PasskeyDescriptor[];
  @Nested(() => PasskeySelection) authenticatorSelection: PasskeySelection;
  @OneOf(['none']) attestation: 'none';
}

export class PasskeyCreationView {
  @Nested(() => PasskeyCreationOptions, { description: 'For `navigator.credentials.create`' })
  publicKey: PasskeyCreationOptions;
  @Instant() expiresAt: string;
}

export class PasskeyRegistration {
  @Text({ max: 100, personal: true, description: 'What the officer calls it', example: 'Laptop kantor' }) name: string;
  @credentialId() id: string;
  @bytes(4000, { description: CREDENTIAL }) clientDataJSON: string;
  @bytes(20_000, { description: CREDENTIAL }) attestationObject: string;
  @ListOf(Text({ max: 40 }), { maxItems: 10, optional: true, description: '`getTransports()`' }) transports?: string[];
}

export class PasskeyAsk {
  @Id({ optional: true, description: 'Who of this computer (`GET /v1/sessions/officers`) shall answer' })
  officerId?: string;
}

export class PasskeyName {
  @Text({ max: 100, personal: true, example: 'Laptop kantor' }) name: string;
}

export class PasskeyAnswer {
  @credentialId() id: string;
  @bytes(4000, { description: CREDENTIAL }) clientDataJSON: string;
  @bytes(4000, { description: CREDENTIAL }) authenticatorData: string;
  @bytes(4000, { description: CREDENTIAL }) signature: string;
  @bytes(86, { optional: true, description: CREDENTIAL }) userHandle?: string;
  @Flag({ default: false, description: 'Ask for no second factor in this browser for thirty days' })
  trustDevice: boolean;
}

export class PasskeyView {
  @Id() id: string;
  @Text({ max: 100, personal: true, example: 'Laptop kantor' }) name: string;
  @Instant() addedAt: string;
  @Instant({ nullable: true }) usedAt: string | null;
  @Text({ max: 100, nullable: true, description: 'The browser it was last used in', example: 'Chrome · Windows' })
  usedWith: string | null;
  @Flag({ description: 'Whether it is copied to the officer’s other devices' }) synced: boolean;
  @Text({ max: 253, description: 'The host name it is good for', example: 'antrean.kantor.example' }) host: string;
}

export class OwnPasskeys {
  @ListOf(() => PasskeyView) items: PasskeyView[];
}
