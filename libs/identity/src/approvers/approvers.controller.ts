import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Caller, Endpoint, IdPath, platformProblems, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { staffProblems } from '../staff/staff.problems.js';
import { ApproverRequest, ApproversView, ApproverView } from './approver.dto.js';
import { approverProblems } from './approver.problems.js';
import { Approvers, MANAGE_APPROVERS } from './approvers.service.js';

const access = [staff(MANAGE_APPROVERS)];
const id = '01935a00-0000-7001-8000-0123456789ab';
const request = {
  signInName: 'yohana.wenda@kantor.example',
  permissions: ['offices:closures:manage'],
  fromOn: '2026-11-23',
  untilOn: '2026-12-31',
  documentNumber: 'W8.IMI.1-KP.04.01-1234',
};
const response = {
  id,
  forOfficeCode: 'CTH',
  officeCode: 'MLI',
  officer: { id: '01935a00-0000-7002-8000-0123456789ac', name: 'Yohana Wenda' },
  role: null,
  permissions: request.permissions,
  fromOn: request.fromOn,
  untilOn: request.untilOn,
  documentNumber: request.documentNumber,
  state: 'coming',
  madeAt: '2026-11-20T01:00:00.000Z',
  endedAt: null,
  actions: ['end'],
};

@Controller('v1/approvers')
export class ApproversController {
  constructor(private readonly approvers: Approvers) {}

  @Get()
  @Endpoint({
    summary: 'List approvers from another office',
    description:
      'Those who decide for the acting office, and its own officers who decide for others; the newest first.',
    access,
    returns: ApproversView,
    discloses: 'colleagues',
    since: '0.1',
    operationId: 'listApprovers',
    examples: { response: { items: [response], offered: request.permissions } },
  })
  list(@Caller() caller: StaffPrincipal): Promise<ApproversView> {
    return this.approvers.list(caller);
  }

  @Post()
  @Endpoint({
    summary: 'Name an approver from another office',
    description:
      'For an office without a second pair of eyes: an officer of another office, or whoever holds a role there, has these permissions ' +
      'in the acting office from day to day, by its own days, both included, and nothing else of it.',
    access,
    body: ApproverRequest,
    returns: ApproverView,
    discloses: 'colleagues',
    status: 201,
    problems: [
      staffProblems.roleCarried,
      approverProblems.approverUnfit,
      approverProblems.approverOverlaps,
      approverProblems.approvalUnknown,
    ],
    idempotent: true,
    since: '0.1',
    operationId: 'nameApprover',
    examples: { request, response },
  })
  name(@Caller() caller: StaffPrincipal, @Body() body: ApproverRequest): Promise<ApproverView> {
    return this.approvers.name(caller, body);
  }

  @Post(':id/ends')
  @Endpoint({
    summary: 'Take an approver back early',
    description: 'By the office that named the approver, or by the approver’s own.',
    access,
    returns: ApproverView,
    discloses: 'colleagues',
    status: 201,
    problems: [platformProblems.notFound, approverProblems.approverOver],
    idempotent: true,
    since: '0.1',
    operationId: 'endApprover',
    examples: { response: { ...response, state: 'ended', endedAt: '2026-11-25T01:00:00.000Z', actions: [] } },
  })
  end(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<ApproverView> {
    return this.approvers.end(caller, path.id);
  }
}
