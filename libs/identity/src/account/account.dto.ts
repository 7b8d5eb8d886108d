import { Flag, Id, Instant, ListOf, Nested, Text, Whole } from '@buka-pintu/platform';
import { PASSWORD_MAX, PASSWORD_MIN } from '../sessions/password.js';
import { RECOVERY_CODES } from './recovery-code.js';

export class RecoveryState {
  @Whole({ description: 'Codes that still work' }) left: number;
  @Instant({ nullable: true }) madeAt: string | null;
}

export class AccountView {
  @Id() id: string;
  @Text({ max: 200, personal: true, example: 'Sari Wulandari' }) name: string;
  @Text({ max: 254, nullable: true, personal: true }) email: string | null;
  @Text({ max: 36, nullable: true, personal: true, description: 'NIP' }) staffNumber: string | null;
  @Flag({ description: 'Whether an authenticator app is enrolled' }) secondFactor: boolean;
  @Nested(() => RecoveryState) recoveryCodes: RecoveryState;
  @Flag({ description: 'Whether the sign-in is fresh enough to change the ways in' }) fresh: boolean;
}

export class OwnSessionView {
  @Id() id: string;
  @Flag({ description: 'The one this is asked with' }) current: boolean;
  @Text({ max: 100, nullable: true, example: 'Chrome · Windows' }) device: string | null;
  @Text({ max: 45, nullable: true, personal: true, description: 'The IP address it was opened from' })
  address: string | null;
  @Instant() startedAt: string;
  @Instant({ description: 'To the minute' }) seenAt: string;
  @Flag() secondFactor: boolean;
}

export class OwnSessions {
  @ListOf(() => OwnSessionView) items: OwnSessionView[];
}

export class TrustedDeviceView {
  @Id() id: string;
  @Text({ max: 100, example: 'Chrome · Windows' }) device: string;
  @Instant() firstSeenAt: string;
  @Instant() seenAt: string;
  @Instant() trustedUntil: string;
}

export class TrustedDevices {
  @ListOf(() => TrustedDeviceView) items: TrustedDeviceView[];
}

export class PasswordChange {
  @Text({ max: PASSWORD_MAX, personal: true, example: 'tujuh becak di tengah hujan' }) current: string;
  @Text({ min: PASSWORD_MIN, max: PASSWORD_MAX, personal: true, example: 'sebelas layang-layang biru' }) next: string;
}

export class RecoveryCodesView {
  @ListOf(Text({ max: 20 }), { maxItems: RECOVERY_CODES, description: 'Shown this once; each is good once' })
  codes: string[];
}

export class RecoverySignIn {
  @Text({ max: 40, personal: true, description: 'With or without its dashes', example: '7K2M-9QXF-W3PD' }) code: string;
}

export class SecondFactorProof {
  @Text({ max: 6, min: 6, pattern: /^\d{6}$/, description: 'The first code of the new app', example: '492039' })
  code: string;
}
