import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  Caller,
  Endpoint,
  IdPath,
  pageOf,
  platformProblems,
  staff,
  type Page,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { DelegationQuery, DelegationRequest, DelegationView } from './delegation.dto.js';
import { delegationProblems } from './delegation.problems.js';
import { MANAGE_DELEGATIONS } from '../staff/giving-roles.js';
import { staffProblems } from '../staff/staff.problems.js';
import { Delegations } from './delegations.service.js';

const access = [staff(MANAGE_DELEGATIONS)];
const shown = ({ id }: DelegationView) => ({ type: 'delegation', id, fields: ['name', 'reason'] });
const WHOLE = { purpose: 'administration', records: (view: DelegationView) => [shown(view)] };
const id = '01935a00-0000-7001-8000-0123456789ab';
const request = {
  fromStaffId: id,
  toSignInName: 'budi.santoso@contoh.example',
  role: 'counter',
  fromOn: '2026-11-23',
  untilOn: '2026-12-04',
  documentNumber: 'W8.IMI.1-KP.04.01-1234',
  reason: 'Cuti tahunan',
};
const response = {
  id,
  from: { id, name: 'Sari Wulandari' },
  to: { id: '01935a00-0000-7001-8000-0123456789ac', name: 'Budi Santoso' },
  role: request.role,
  officeCode: 'CTH',
  fromOn: request.fromOn,
  untilOn: request.untilOn,
  documentNumber: request.documentNumber,
  reason: request.reason,
  state: 'coming',
  madeAt: '2026-11-20T01:00:00.000Z',
  endedAt: null,
  actions: ['end'],
};

@Controller('v1/delegations')
export class DelegationsController {
  constructor(private readonly delegations: Delegations) {}

  @Get()
  @Endpoint({
    summary: 'List delegations of roles in the acting office, newest first',
    access,
    returns: pageOf(DelegationView),
    discloses: { purpose: 'administration', records: (page: Page<DelegationView>) => page.items.map(shown) },
    problems: [platformProblems.notFound, platformProblems.cursorInvalid],
    since: '0.1',
    operationId: 'listDelegations',
    examples: { response: { items: [response], next: null } },
  })
  list(@Caller() caller: StaffPrincipal, @Query() query: DelegationQuery): Promise<Page<DelegationView>> {
    return this.delegations.list(caller, query);
  }

  @Post()
  @Endpoint({
    summary: 'Delegate a role from day to day (Plh, Plt)',
    description:
      'By the office’s own days, both included: the stand-in, who may be an officer of another office, has the role from the first ' +
      'midnight on and loses it with the last. The same role of the same officer is carried by one person at a time.',
    access,
    body: DelegationRequest,
    returns: DelegationView,
    discloses: WHOLE,
    status: 201,
    problems: [
      platformProblems.notFound,
      staffProblems.roleCarried,
      delegationProblems.delegationToSelf,
      delegationProblems.roleNotHeld,
      delegationProblems.standInUnfit,
      delegationProblems.delegationOverlaps,
    ],
    idempotent: true,
    since: '0.1',
    operationId: 'makeDelegation',
    examples: { request, response },
  })
  make(@Caller() caller: StaffPrincipal, @Body() body: DelegationRequest): Promise<DelegationView> {
    return this.delegations.make(caller, body);
  }

  @Post(':id/ends')
  @Endpoint({
    summary: 'End a delegation early',
    access,
    returns: DelegationView,
    discloses: WHOLE,
    status: 201,
    problems: [platformProblems.notFound, delegationProblems.delegationOver],
    idempotent: true,
    since: '0.1',
    operationId: 'endDelegation',
    examples: { response: { ...response, state: 'ended', endedAt: '2026-11-25T01:00:00.000Z', actions: [] } },
  })
  end(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<DelegationView> {
    return this.delegations.end(caller, path.id);
  }
}
