import {
  Day,
  Id,
  Instant,
  Nested,
  OneOf,
  PageQuery,
  ROLES,
  Rule,
  Text,
  daysBetween,
  ListOf,
  type Role,
} from '@buka-pintu/platform';

const LONGEST_DAYS = 366;

export class DelegationRequest {
  @Id({ description: 'Whose role it is: an officer who holds it in the acting office' }) fromStaffId: string;
  @Text({
    max: 254,
    personal: true,
    description: 'Who carries it: e-mail address or staff number, also of an officer of another office',
    example: 'budi.santoso@contoh.example',
  })
  toSignInName: string;
  @OneOf(ROLES) role: Role;
  @Day({ description: 'The first day, of the office' }) fromOn: string;
  @Rule<DelegationRequest>((it) => it.fromOn <= it.untilOn, {
    code: 'before_start',
    detail: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day lies before the first.' },
  })
  @Rule<DelegationRequest>((it) => it.fromOn >= '2000-01-01' && it.untilOn < '2100-01-01', {
    code: 'out_of_range',
    detail: { id: 'Hari di luar abad ini.', en: 'Not a day of this century.' },
  })
  @Rule<DelegationRequest>((it) => daysBetween(it.fromOn, it.untilOn) < LONGEST_DAYS, {
    code: 'too_long',
    detail: { id: 'Paling lama satu tahun.', en: 'One year at most.' },
  })
  @Day({ description: 'The last day, included' })
  untilOn: string;
  @Text({ max: 100, pattern: /\S/, description: 'Number of the order that says so', example: 'W8.IMI.1-KP.04.01-1234' })
  documentNumber: string;
  @Text({ max: 500, pattern: /\S/, personal: true, example: 'Cuti tahunan' }) reason: string;
}

export class DelegationPerson {
  @Id() id: string;
  @Text({ max: 200, personal: true, example: 'Nurhayati Siregar' }) name: string;
}

export const DELEGATION_STATES = ['coming', 'in_force', 'over', 'ended'] as const;

export class DelegationView {
  @Id() id: string;
  @Nested(() => DelegationPerson) from: DelegationPerson;
  @Nested(() => DelegationPerson) to: DelegationPerson;
  @OneOf(ROLES) role: Role;
  @Text({ max: 20, example: 'CTH' }) officeCode: string;
  @Day() fromOn: string;
  @Day() untilOn: string;
  @Text({ max: 100 }) documentNumber: string;
  @Text({ max: 500, personal: true }) reason: string;
  @OneOf(DELEGATION_STATES, { description: '`ended`: early, by somebody' }) state: (typeof DELEGATION_STATES)[number];
  @Instant() madeAt: string;
  @Instant({ nullable: true }) endedAt: string | null;
  @ListOf(OneOf(['end'])) actions: 'end'[];
}

export class DelegationQuery extends PageQuery {
  @Id({ optional: true, description: 'Only those from or to this officer' }) staffId?: string;
}
