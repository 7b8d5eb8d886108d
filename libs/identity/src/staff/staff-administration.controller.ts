import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  Caller,
  Endpoint,
  IdPath,
  IfMatch,
  pageOf,
  platformProblems,
  Request,
  staff,
  type Page,
  type RequestContext,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { EntryLinks } from './entry-links.service.js';
import { MANAGE_STAFF } from './giving-roles.js';
import { StaffAdministration } from './staff-administration.service.js';
import { ENTRY_LINK_EXAMPLE, STAFF_EXAMPLE, STAFF_REQUEST_EXAMPLE } from './staff-example.js';
import { StaffStanding } from './staff-standing.service.js';
import {
  EntryLinkRequest,
  EntryLinkView,
  StaffFound,
  StaffQuery,
  StaffRequest,
  StaffSearchRequest,
  StaffView,
} from './staff.dto.js';
import { staffProblems } from './staff.problems.js';

const access = [staff(MANAGE_STAFF)];
const shown = ({ id }: StaffView) => ({ type: 'staff', id, fields: ['name', 'email', 'staff_number'] });
const WHOLE = { purpose: 'administration', records: (view: StaffView) => [shown(view)] };
const refusals = [
  identityProblems.signInNameTaken,
  identityProblems.officeUnknown,
  staffProblems.roleNotYours,
  staffProblems.roleCarried,
];

@Controller('v1/staff')
export class StaffAdministrationController {
  constructor(
    private readonly administration: StaffAdministration,
    private readonly standing: StaffStanding,
    private readonly links: EntryLinks,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List the officers of the acting office, by name',
    access,
    returns: pageOf(StaffView),
    discloses: { purpose: 'administration', records: (page: Page<StaffView>) => page.items.map(shown) },
    problems: [platformProblems.cursorInvalid],
    since: '0.1',
    weight: 3,
    operationId: 'listStaff',
    examples: { response: { items: [STAFF_EXAMPLE], next: null } },
  })
  list(@Caller() caller: StaffPrincipal, @Query() query: StaffQuery): Promise<Page<StaffView>> {
    return this.administration.list(caller, query);
  }

  @Post('searches')
  @Endpoint({
    summary: 'Find officers of the acting office by a part of name, address or staff number',
    description: 'At most 50. What is searched for stands in the body, so that no log keeps it.',
    access,
    body: StaffSearchRequest,
    returns: StaffFound,
    discloses: { purpose: 'administration', records: (found: StaffFound) => found.items.map(shown) },
    since: '0.1',
    weight: 3,
    operationId: 'searchStaff',
    examples: { request: { text: 'kartika' }, response: { items: [STAFF_EXAMPLE] } },
  })
  search(@Caller() caller: StaffPrincipal, @Body() body: StaffSearchRequest): Promise<StaffFound> {
    return this.administration.search(caller, body);
  }

  @Post()
  @Endpoint({
    summary: 'Register an officer',
    description:
      'With an e-mail address, a staff number (NIP), or both; either signs in. The officer enters by a link: issue it next ' +
      '(`POST /v1/staff/{id}/entry-links`). Roles are given in offices that the caller administers.',
    access,
    body: StaffRequest,
    returns: StaffView,
    discloses: 'own',
    status: 201,
    problems: refusals,
    idempotent: true,
    since: '0.1',
    operationId: 'registerStaff',
    examples: { request: STAFF_REQUEST_EXAMPLE, response: { ...STAFF_EXAMPLE, entryLink: null } },
  })
  register(@Caller() caller: StaffPrincipal, @Body() body: StaffRequest): Promise<StaffView> {
    return this.administration.register(caller, body);
  }

  @Get(':id')
  @Endpoint({
    summary: 'See an officer',
    access,
    returns: StaffView,
    discloses: WHOLE,
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'getStaff',
    examples: { response: STAFF_EXAMPLE },
  })
  get(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<StaffView> {
    return this.administration.get(caller, path.id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Change an officer and the roles',
    description:
      'The whole registration anew. What the officer may do follows at once, also in sessions that are open.',
    access,
    body: StaffRequest,
    returns: StaffView,
    discloses: WHOLE,
    problems: [platformProblems.notFound, staffProblems.lastAdministrator, ...refusals],
    ifMatch: true,
    since: '0.1',
    operationId: 'changeStaff',
    examples: { request: STAFF_REQUEST_EXAMPLE, response: { ...STAFF_EXAMPLE, version: 2 } },
  })
  change(
    @Caller() caller: StaffPrincipal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: StaffRequest,
  ): Promise<StaffView> {
    return this.administration.change(caller, path.id, version, body);
  }

  @Post(':id/suspensions')
  @Endpoint({
    summary: 'Suspend an officer',
    description: 'All sessions end at once, and links that are out stop working. Suspending again changes nothing.',
    access,
    returns: StaffView,
    discloses: WHOLE,
    status: 201,
    problems: [platformProblems.notFound, staffProblems.lastAdministrator],
    idempotent: true,
    since: '0.1',
    operationId: 'suspendStaff',
    examples: {
      response: { ...STAFF_EXAMPLE, state: 'suspended', entryLink: null, actions: ['change', 'reactivate'] },
    },
  })
  suspend(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<StaffView> {
    return this.standing.suspend(caller, path.id);
  }

  @Post(':id/reactivations')
  @Endpoint({
    summary: 'Let a suspended officer in again',
    access,
    returns: StaffView,
    discloses: WHOLE,
    status: 201,
    problems: [platformProblems.notFound],
    idempotent: true,
    since: '0.1',
    operationId: 'reactivateStaff',
    examples: { response: STAFF_EXAMPLE },
  })
  reactivate(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<StaffView> {
    return this.standing.reactivate(caller, path.id);
  }

  @Post(':id/entry-links')
  @Endpoint({
    summary: 'Issue a link by which an officer chooses a password',
    description:
      'The invitation of a new officer (14 days), or the way back for one who forgot the password (2 days). It stands in this ' +
      'answer and, where an address is known, in an e-mail; an earlier link stops working. Using it ends all sessions.',
    access,
    body: EntryLinkRequest,
    returns: EntryLinkView,
    status: 201,
    problems: [platformProblems.notFound, staffProblems.staffSuspended, staffProblems.roleCarried],
    idempotent: true,
    since: '0.1',
    operationId: 'issueEntryLink',
    examples: { request: { dropsSecondFactor: false }, response: ENTRY_LINK_EXAMPLE },
  })
  issueLink(
    @Caller() caller: StaffPrincipal,
    @Param() path: IdPath,
    @Body() body: EntryLinkRequest,
    @Request() { origin }: RequestContext,
  ): Promise<EntryLinkView> {
    return this.links.issue(caller, path.id, body, origin);
  }
}
