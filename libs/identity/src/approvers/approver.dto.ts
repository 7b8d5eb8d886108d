import { ListOf, Nested, OneOf, ROLES, Rule, Text, type Role } from '@buka-pintu/platform';
import { DatedOrder, DatedOrderView, NamedOfficer } from '../dated-orders/dated-order.dto.js';

const permission = { max: 100, example: 'offices:closures:manage' };

export class ApproverRequest extends DatedOrder {
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
}

export class ApproverView extends DatedOrderView {
  @Text({ max: 20, description: 'The office for which is decided', example: 'CTH' }) forOfficeCode: string;
  @Text({ max: 20, description: 'The approver’s own office', example: 'MLI' }) officeCode: string;
  @Nested(() => NamedOfficer, { nullable: true }) officer: NamedOfficer | null;
  @OneOf(ROLES, { nullable: true, description: 'Whoever holds it there, where no officer is named' }) role: Role | null;
  @ListOf(Text(permission)) permissions: string[];
}

export class ApproversView {
  @ListOf(() => ApproverView, { maxItems: 500, description: 'For this office and of this office, the newest first' })
  items: ApproverView[];
  @ListOf(Text(permission), { description: 'What an approver of another office can be given' }) offered: string[];
}
