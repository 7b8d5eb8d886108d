import {
  Flag,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  ROLES,
  Rule,
  Text,
  Whole,
  type Role,
} from '@buka-pintu/platform';
import { PASSWORD_MAX, PASSWORD_MIN } from '../sessions/password.js';
import { isStaffNumber, STAFF_NUMBER_PATTERN } from './staff-number.js';

export class FirstAdministratorRequest {
  @Text({ max: 64, description: 'What follows `#setup=` in the link that the first start printed' }) token: string;
  @Text({ max: 200, personal: true, example: 'Maria Kolondam' }) name: string;
  @Text({ max: 254, format: 'email', personal: true, example: 'maria@kantor.example' }) email: string;
  @Text({ max: 21, pattern: /^\d[\d ]{3,20}$/, optional: true, personal: true, description: 'NIP' })
  staffNumber?: string;
  @Text({ min: PASSWORD_MIN, max: PASSWORD_MAX, personal: true, example: 'tujuh becak di tengah hujan' })
  password: string;
}

export const STAFF_STATES = ['invited', 'active', 'suspended'] as const;
export type ShownStaffState = (typeof STAFF_STATES)[number];
export const STAFF_ACTIONS = ['change', 'suspend', 'reactivate', 'issue_link'] as const;
export type StaffAction = (typeof STAFF_ACTIONS)[number];

export class HeldRole {
  @OneOf(ROLES) role: Role;
  @Text({ max: 20, description: 'The office where it holds', example: 'CTH' }) officeCode: string;
}

export class StaffRequest {
  @Text({ max: 200, pattern: /\S/, personal: true, example: 'Dewi Kartika' }) name: string;
  @Rule<StaffRequest>((it) => it.email !== undefined || it.staffNumber !== undefined, {
    code: 'one_of_two',
    detail: { id: 'Isi surel, NIP, atau keduanya.', en: 'Give an e-mail address, a staff number, or both.' },
  })
  @Text({ max: 254, format: 'email', optional: true, personal: true, example: 'dewi.kartika@kantor.example' })
  email?: string;
  @Rule<StaffRequest>((it) => it.staffNumber === undefined || isStaffNumber(it.staffNumber), {
    code: 'not_a_staff_number',
    detail: {
      id: 'Bukan NIP: 18 angka, dimulai dengan tanggal lahir (tahun, bulan, hari).',
      en: 'Not a staff number: 18 digits that begin with the birth date (year, month, day).',
    },
  })
  @Text({
    max: 36,
    pattern: STAFF_NUMBER_PATTERN,
    optional: true,
    personal: true,
    description: 'NIP, 18 digits; spaces are ignored',
    example: '199005172015032002',
  })
  staffNumber?: string;
  @OneOf(['id', 'en'], { default: 'id' }) locale: 'id' | 'en';
  @ListOf(() => HeldRole, { minItems: 1, maxItems: 100, unique: true }) roles: HeldRole[];
}

export class EntryLinkSummary {
  @Instant() expiresAt: string;
  @Flag({ description: 'Whether using it removes the second factor as well' }) dropsSecondFactor: boolean;
}

export class StaffView {
  @Id() id: string;
  @Text({ max: 200, personal: true, example: 'Dewi Kartika' }) name: string;
  @Text({ max: 254, nullable: true, personal: true }) email: string | null;
  @Text({ max: 18, nullable: true, personal: true, description: 'NIP' }) staffNumber: string | null;
  @OneOf(['id', 'en']) locale: 'id' | 'en';
  @OneOf(STAFF_STATES, { description: '`invited`: has never signed in' }) state: ShownStaffState;
  @ListOf(() => HeldRole, { maxItems: 500 }) roles: HeldRole[];
  @Flag({ description: 'Whether an authenticator app is enrolled' }) secondFactor: boolean;
  @Nested(() => EntryLinkSummary, { nullable: true, description: 'The link that is out and can still be used' })
  entryLink: EntryLinkSummary | null;
  @Instant() registeredAt: string;
  @Instant({ nullable: true, description: 'The last use of any session of the last 30 days' }) lastSeenAt:
    string | null;
  @ListOf(OneOf(STAFF_ACTIONS)) actions: StaffAction[];
  @Whole() version: number;
}

export class StaffQuery extends PageQuery {
  @OneOf(STAFF_STATES, { optional: true, description: 'Only officers in this state' }) state?: ShownStaffState;
  @OneOf(ROLES, { optional: true, description: 'Holders of this role in the acting office' }) role?: Role;
}

export class StaffSearchRequest {
  @Text({ max: 254, personal: true, description: 'Part of a name, e-mail address or staff number', example: 'kartika' })
  text: string;
  @Whole({ min: 1, max: 50, default: 50, description: 'How many at most' }) limit: number;
}

export class StaffFound {
  @ListOf(() => StaffView, { maxItems: 50 }) items: StaffView[];
}

export class EntryLinkRequest {
  @Flag({
    default: false,
    description: 'For a lost phone: using the link removes authenticator app, passkeys and recovery codes',
  })
  dropsSecondFactor: boolean;
}

export class EntryLinkView {
  @Text({ max: 2000, description: 'To hand to the officer; shown this once' }) url: string;
  @Instant() expiresAt: string;
  @Flag({
    description: 'Whether it is also on its way to the officer’s e-mail address; without a mail server it is not',
  })
  sentByEmail: boolean;
}

export class EntryRequest {
  @Text({ max: 64, description: 'What follows `#invitation=` in the link' }) token: string;
  @Text({ min: PASSWORD_MIN, max: PASSWORD_MAX, personal: true, example: 'tujuh becak di tengah hujan' })
  password: string;
}
