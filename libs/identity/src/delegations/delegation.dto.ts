import { Id, Nested, OneOf, PageQuery, ROLES, Text, type Role } from '@buka-pintu/platform';
import { DatedOrder, DatedOrderView, NamedOfficer } from '../dated-orders/dated-order.dto.js';

export class DelegationRequest extends DatedOrder {
  @Id({ description: 'Whose role it is: an officer who holds it in the acting office' }) fromStaffId: string;
  @Text({
    max: 254,
    personal: true,
    description: 'Who carries it: e-mail address or staff number, also of an officer of another office',
    example: 'budi.santoso@contoh.example',
  })
  toSignInName: string;
  @OneOf(ROLES) role: Role;
  @Text({ max: 500, pattern: /\S/, personal: true, example: 'Cuti tahunan' }) reason: string;
}

export class DelegationView extends DatedOrderView {
  @Nested(() => NamedOfficer) from: NamedOfficer;
  @Nested(() => NamedOfficer) to: NamedOfficer;
  @OneOf(ROLES) role: Role;
  @Text({ max: 20, example: 'CTH' }) officeCode: string;
  @Text({ max: 500, personal: true }) reason: string;
}

export class DelegationQuery extends PageQuery {
  @Id({ optional: true, description: 'Only those from or to this officer' }) staffId?: string;
}
