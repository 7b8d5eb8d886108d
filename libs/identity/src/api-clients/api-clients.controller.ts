import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  Caller,
  Endpoint,
  IdPath,
  IfMatch,
  pageOf,
  PageQuery,
  platformProblems,
  staff,
  type Page,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { RolePermissions } from '../role-permissions.js';
import { CLIENT_EXAMPLE, CLIENT_REQUEST_EXAMPLE, REQUESTS_EXAMPLE } from './api-client-example.js';
import { ApiClientRequest, ApiClientView, ApiRequestView, RequestQuery, ScopesView } from './api-client.dto.js';
import { ApiClients, MANAGE_CLIENTS } from './api-clients.service.js';
import { RequestLog } from './request-log.service.js';

const access = [staff(MANAGE_CLIENTS)];
const refusals = [
  identityProblems.scopeUnknown,
  identityProblems.officeUnknown,
  identityProblems.originInvalid,
  identityProblems.keyExpiryInvalid,
];
/** Who answers for the client is shown by name and address. */
const ownerOf = ({ id }: ApiClientView) => ({ type: 'api_client', id, fields: ['owner'] });
const OWNER = { purpose: 'administration', records: (client: ApiClientView) => [ownerOf(client)] };

@Controller('v1/api-clients')
export class ApiClientsController {
  constructor(
    private readonly clients: ApiClients,
    private readonly requests: RequestLog,
    private readonly permissions: RolePermissions,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List the API clients of the acting office',
    description: 'Newest first, each with its keys. No key itself can be read again.',
    access,
    returns: pageOf(ApiClientView),
    discloses: { purpose: 'administration', records: ({ items }: Page<ApiClientView>) => items.map(ownerOf) },
    since: '0.1',
    operationId: 'listApiClients',
    examples: { response: { items: [CLIENT_EXAMPLE], next: null } },
  })
  list(@Caller() caller: StaffPrincipal, @Query() query: PageQuery): Promise<Page<ApiClientView>> {
    return this.clients.list(caller, query);
  }

  @Post()
  @Endpoint({
    summary: 'Register an API client',
    description:
      'A client may do what its scopes say, in the offices named here only. It has no key yet: issue one next. `known` in ' +
      '`scope_unknown` lists every scope there is. Pages of the sites under `origins` may read its answers in a browser.',
    access,
    body: ApiClientRequest,
    returns: ApiClientView,
    discloses: 'own',
    status: 201,
    problems: refusals,
    idempotent: true,
    since: '0.1',
    operationId: 'registerApiClient',
    examples: { request: CLIENT_REQUEST_EXAMPLE, response: { ...CLIENT_EXAMPLE, testOfficeCodes: [], keys: [] } },
  })
  register(@Caller() caller: StaffPrincipal, @Body() body: ApiClientRequest): Promise<ApiClientView> {
    return this.clients.register(caller, body);
  }

  @Get('scopes')
  @Endpoint({
    summary: 'Every scope that an API client can be given',
    access,
    returns: ScopesView,
    since: '0.1',
    operationId: 'listApiScopes',
    examples: { response: { scopes: ['queue:bookings:create', 'queue:bookings:read'] } },
  })
  scopes(): ScopesView {
    return { scopes: this.permissions.scopes() };
  }

  @Get(':id')
  @Endpoint({
    summary: 'See an API client',
    access,
    returns: ApiClientView,
    discloses: OWNER,
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'getApiClient',
    examples: { response: CLIENT_EXAMPLE },
  })
  get(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<ApiClientView> {
    return this.clients.get(caller, path.id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Change an API client',
    description: 'The whole registration anew. Keys and tokens that are out follow at once.',
    access,
    body: ApiClientRequest,
    returns: ApiClientView,
    discloses: OWNER,
    problems: [
      platformProblems.notFound,
      identityProblems.clientRevoked,
      identityProblems.scopesReachElsewhere,
      ...refusals,
    ],
    ifMatch: true,
    since: '0.1',
    operationId: 'changeApiClient',
    examples: { request: CLIENT_REQUEST_EXAMPLE, response: { ...CLIENT_EXAMPLE, version: 2 } },
  })
  change(
    @Caller() caller: StaffPrincipal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: ApiClientRequest,
  ): Promise<ApiClientView> {
    return this.clients.change(caller, path.id, version, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'End an API client’s registration',
    description: 'With all its keys and tokens, at once and for good. It stays in the list, as `revoked`.',
    access,
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'revokeApiClient',
  })
  revoke(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<void> {
    return this.clients.revoke(caller, path.id);
  }

  @Get(':id/requests')
  @Endpoint({
    summary: 'What an API client asked, newest first',
    description:
      'Of the last 14 days, up to a second ago: operation, status, duration. Nothing of a person stands here.',
    access,
    returns: pageOf(ApiRequestView),
    problems: [platformProblems.notFound, platformProblems.cursorInvalid],
    since: '0.1',
    operationId: 'listRequestsOfApiClient',
    examples: { response: REQUESTS_EXAMPLE },
  })
  requestsOf(
    @Caller() caller: StaffPrincipal,
    @Param() path: IdPath,
    @Query() query: RequestQuery,
  ): Promise<Page<ApiRequestView>> {
    return this.requests.ofClient(caller, path.id, query);
  }
}
