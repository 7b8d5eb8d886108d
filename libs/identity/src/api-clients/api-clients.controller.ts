import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  Caller,
  Endpoint,
  IdPath,
  pageOf,
  PageQuery,
  platformProblems,
  staff,
  type Page,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { ApiClientRequest, ApiClientView, ApiKeyRequest, IssuedKeyView, KeyPath } from './api-client.dto.js';
import { ApiClients, MANAGE_CLIENTS } from './api-clients.service.js';

const access = [staff(MANAGE_CLIENTS)];
const client = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  name: 'Antrean Desa',
  owner: { name: 'Dewi Lestari', email: 'dewi@aplikasi.example' },
  scopes: ['queue:bookings:create'],
  officeCodes: ['CTH'],
  mode: 'live',
  keys: [],
  registeredAt: '2026-11-23T01:00:00.000Z',
  version: 1,
};
const key = {
  id: '01935a00-0001-7001-8000-0123456789ab',
  hint: 'aFk0',
  state: 'active',
  createdAt: '2026-11-23T01:00:00.000Z',
  expiresAt: '2027-11-23T01:00:00.000Z',
  lastUsedAt: null,
  key: 'bpk_live_01935a0000007001800001234567…_…aFk0',
};

@Controller('v1/api-clients')
export class ApiClientsController {
  constructor(private readonly clients: ApiClients) {}

  @Get()
  @Endpoint({
    summary: 'List the API clients of the acting office',
    description: 'Newest first, each with its keys. No key itself can be read again.',
    access,
    returns: pageOf(ApiClientView),
    since: '0.1',
    operationId: 'listApiClients',
    examples: { response: { items: [client], next: null } },
  })
  list(@Caller() caller: StaffPrincipal, @Query() query: PageQuery): Promise<Page<ApiClientView>> {
    return this.clients.list(caller, query);
  }

  @Post()
  @Endpoint({
    summary: 'Register an API client',
    description:
      'A client may do what its scopes say, in the offices named here only. It has no key yet: issue one next. `known` in ' +
      '`scope_unknown` lists every scope there is.',
    access,
    body: ApiClientRequest,
    returns: ApiClientView,
    status: 201,
    problems: [identityProblems.scopeUnknown, identityProblems.officeUnknown],
    idempotent: true,
    since: '0.1',
    operationId: 'registerApiClient',
    examples: {
      request: { name: client.name, owner: client.owner, scopes: client.scopes, officeCodes: client.officeCodes },
      response: client,
    },
  })
  register(@Caller() caller: StaffPrincipal, @Body() body: ApiClientRequest): Promise<ApiClientView> {
    return this.clients.register(caller, body);
  }

  @Get(':id')
  @Endpoint({
    summary: 'See an API client',
    access,
    returns: ApiClientView,
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'getApiClient',
    examples: { response: client },
  })
  get(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<ApiClientView> {
    return this.clients.get(caller, path.id);
  }

  @Post(':id/keys')
  @Endpoint({
    summary: 'Issue a key',
    description:
      'The key stands in this answer and nowhere else. To rotate: issue a second one, move over, revoke the first. Five can ' +
      'be active at a time.',
    access,
    body: ApiKeyRequest,
    returns: IssuedKeyView,
    status: 201,
    problems: [platformProblems.notFound, identityProblems.keyExpiryInvalid, identityProblems.keysTooMany],
    idempotent: true,
    since: '0.1',
    operationId: 'issueApiKey',
    examples: { request: { expiresAt: '2027-11-23T01:00:00Z' }, response: key },
  })
  issueKey(
    @Caller() caller: StaffPrincipal,
    @Param() path: IdPath,
    @Body() body: ApiKeyRequest,
  ): Promise<IssuedKeyView> {
    return this.clients.issueKey(caller, path.id, body);
  }

  @Delete(':id/keys/:keyId')
  @Endpoint({
    summary: 'Revoke a key',
    description: 'At once, for all processes. Revoking it again changes nothing.',
    access,
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'revokeApiKey',
  })
  revokeKey(@Caller() caller: StaffPrincipal, @Param() path: KeyPath): Promise<void> {
    return this.clients.revokeKey(caller, path.id, path.keyId);
  }
}
