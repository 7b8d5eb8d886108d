import { Flag, Id, ListOf, Nested, OneOf, Text } from '@buka-pintu/platform';
import { PASSWORD_MAX } from './password.js';
import { SESSION_STATES, type SessionState } from './session.entity.js';

export class SignInRequest {
  @Text({
    max: 254,
    personal: true,
    description: 'E-mail address or staff number (NIP)',
    example: 'sari@contoh.example',
  })
  name: string;
  @Text({ max: PASSWORD_MAX, personal: true, example: 'tujuh becak di tengah hujan' }) password: string;
}

export class SecondFactorRequest {
  @Text({ max: 6, min: 6, pattern: /^\d{6}$/, description: 'The six digits the app shows now', example: '492039' })
  code: string;
  @Flag({ default: false, description: 'Ask for no second factor in this browser for thirty days' })
  trustDevice: boolean;
}

export class DemoSignInRequest {
  @Text({ max: 64, description: 'What follows `#demo=` in the link that the terminal printed' }) token: string;
}

export class OfficeSwitchRequest {
  @Text({ max: 20, example: 'CTH' }) officeCode: string;
}

export class SessionStaffView {
  @Id() id: string;
  @Text({ max: 200, personal: true, example: 'Sari Wulandari' }) name: string;
  @OneOf(['id', 'en']) locale: 'id' | 'en';
}

export class OnBehalfOf {
  @Id() id: string;
  @Text({ max: 200, personal: true, example: 'Nurhayati Siregar' }) name: string;
}

export class DelegatedRole {
  @Text({ max: 40 }) role: string;
  @Nested(() => OnBehalfOf) onBehalfOf: OnBehalfOf;
}

export class SessionOfficeView {
  @Text({ max: 20, example: 'CTH' }) code: string;
  @Text({ max: 200, example: 'Kantor Imigrasi Contoh' }) name: string;
  @ListOf(Text({ max: 40 }), { description: 'Roles held in this office' }) roles: string[];
  @ListOf(() => DelegatedRole, { optional: true, description: 'Those of them that are carried for somebody else now' })
  delegated?: DelegatedRole[];
  @ListOf(Text({ max: 100 }), { maxItems: 1000, description: 'What these roles may do here' }) permissions: string[];
}

export class SessionView {
  @Nested(() => SessionStaffView) staff: SessionStaffView;
  @ListOf(() => SessionOfficeView) offices: SessionOfficeView[];
  @Text({ max: 20, description: 'The office the officer acts in now', example: 'CTH' }) officeCode: string;
  @Flag({ description: 'Whether a second factor was shown' }) secondFactor: boolean;
  @Flag({ description: 'Whether a demo link opened it' }) demo: boolean;
}

export class EnrolmentView {
  @Text({ max: 64, description: 'Base 32, to type into an authenticator app; shown this once' }) secret: string;
  @Text({ max: 500, description: 'The same as an otpauth:// address' }) otpauthUri: string;
  @Text({ max: 20_000, description: 'The same as a QR code (SVG)' }) qrSvg: string;
}

export class SignInView {
  @OneOf(SESSION_STATES, { description: 'What is asked next; `signed_in`: nothing more' }) state: SessionState;
  @Nested(() => EnrolmentView, { nullable: true, description: 'The second factor to enrol, on the first sign-in' })
  enrolment: EnrolmentView | null;
  @Nested(() => SessionView, { nullable: true, description: 'Once signed in' }) session: SessionView | null;
}
