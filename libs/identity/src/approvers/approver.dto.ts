import {
  Day,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  ROLES,
  Rule,
  Text,
  daysBetween,
  type Role,
} from '@buka-pintu/platform';
import { DELEGATION_STATES, DelegationPerson } from '../delegations/delegation.dto.js';

const LONGEST_DAYS = 366;
const permission = { max: 100, example: 'offices:closures:manage' };

export class ApproverRequest {
  @Text({
    max: 254,
    optional: true,
    personal: true,
    description: 'An officer of another office: e-mail address or staff number',
    example: 'yohana.wenda@kantor.example',
  })
  signInName?: string;
  @Rule<ApproverRequest>((it) => (it.signInName === undefined) !== (it.role === undefined), {
    code: 'one_of_two',
    detail: { id: 'Sebutkan petugas, atau peran dan kantornya.', en: 'Name an officer, or a role and its office.' },
  })
  @OneOf(ROLES, { optional: true, description: 'Instead of an officer: whoever holds this role in `officeCode`' })
  role?: Role;
  @Rule<ApproverRequest>((it) => (it.role === undefined) === (it.officeCode === undefined), {
    code: 'with_role',
    detail: { id: 'Kantor disebut bersama peran.', en: 'An office goes with a role.' },
  })
  @Text({ max: 20, optional: true, description: 'The office of that role' })
  officeCode?: string;
  @ListOf(Text(permission), {
    minItems: 1,
    maxItems: 50,
    unique: true,
    description: 'What may be decided for this office',
  })
  permissions: string[];
  @Day({ description: 'The first day, of this office' }) fromOn: string;
  @Rule<ApproverRequest>((it) => it.fromOn <= it.untilOn, {
    code: 'before_start',
    detail: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day lies before the first.' },
  })
  @Rule<ApproverRequest>((it) => it.fromOn >= '2000-01-01' && it.untilOn < '2100-01-01', {
    code: 'out_of_range',
    detail: { id: 'Hari di luar abad ini.', en: 'Not a day of this century.' },
  })
  @Rule<ApproverRequest>((it) => daysBetween(it.fromOn, it.untilOn) < LONGEST_DAYS, {
    code: 'too_long',
    detail: { id: 'Paling lama satu tahun.', en: 'One year at most.' },
  })
  @Day({ description: 'The last day, included' })
  untilOn: string;
  @Text({ max: 100, pattern: /\S/, description: 'Number of the order that says so', example: 'W8.IMI.1-KP.04.01-1234' })
  documentNumber: string;
}

export class ApproverView {
  @Id() id: string;
  @Text({ max: 20, description: 'The office for which is decided', example: 'CTH' }) forOfficeCode: string;
  @Text({ max: 20, description: 'The approver’s own office', example: 'MLI' }) officeCode: string;
  @Nested(() => DelegationPerson, { nullable: true }) officer: DelegationPerson | null;
  @OneOf(ROLES, { nullable: true, description: 'Whoever holds it there, where no officer is named' }) role: Role | null;
  @ListOf(Text(permission)) permissions: string[];
  @Day() fromOn: string;
  @Day() untilOn: string;
  @Text({ max: 100 }) documentNumber: string;
  @OneOf(DELEGATION_STATES, { description: '`ended`: early, by somebody' }) state: (typeof DELEGATION_STATES)[number];
  @Instant() madeAt: string;
  @Instant({ nullable: true }) endedAt: string | null;
  @ListOf(OneOf(['end'])) actions: 'end'[];
}

export class ApproversView {
  @ListOf(() => ApproverView, { maxItems: 500, description: 'For this office and of this office, the newest first' })
  items: ApproverView[];
  @ListOf(Text(permission), { description: 'What an approver of another office can be given' }) offered: string[];
}
