import { Day, defineEvents, Id, ListOf, OneOf, ROLES, Text, Whole, type Role } from '@buka-pintu/platform';

export class ApproverEventPayload {
  @Id() approverId: string;
  @Id({ nullable: true }) staffId: string | null;
  @OneOf(ROLES, { nullable: true }) role: Role | null;
  @Whole() ofOfficeId: number;
  @Whole() forOfficeId: number;
  @ListOf(Text({ max: 100 })) permissions: string[];
  @Day() fromOn: string;
  @Day() untilOn: string;
  @Text({ max: 100 }) documentNumber: string;
}

export const approverEvents = defineEvents('identity', {
  approverNamed: {
    type: 'approver.named',
    describes: 'An office named an approver of another office, from day to day.',
    payload: ApproverEventPayload,
    internal: true,
  },
  approverEnded: {
    type: 'approver.ended',
    describes: 'An approver of another office was taken back early.',
    payload: ApproverEventPayload,
    internal: true,
    endsAccess: true,
  },
});
