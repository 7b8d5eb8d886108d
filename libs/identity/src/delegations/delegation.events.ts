import { Day, defineEvents, Id, OneOf, ROLES, Text, Whole, type Role } from '@buka-pintu/platform';

export class DelegationEventPayload {
  @Id() delegationId: string;
  @Id() fromStaffId: string;
  @Id() toStaffId: string;
  @OneOf(ROLES) role: Role;
  @Whole() atOfficeId: number;
  @Day() fromOn: string;
  @Day() untilOn: string;
  @Text({ max: 100 }) documentNumber: string;
}

export const delegationEvents = defineEvents('identity', {
  delegationMade: {
    type: 'delegation.made',
    describes: 'A role was delegated from day to day.',
    payload: DelegationEventPayload,
    internal: true,
  },
  delegationEnded: {
    type: 'delegation.ended',
    describes: 'A delegation was ended early.',
    payload: DelegationEventPayload,
    internal: true,
    endsAccess: true,
  },
});
