import { Controller, Get, Query } from '@nestjs/common';
import {
  Caller,
  Endpoint,
  ownClient,
  pageOf,
  platformProblems,
  type ClientPrincipal,
  type Page,
} from '@buka-pintu/platform';
import { OWN_CLIENT_EXAMPLE, REQUESTS_EXAMPLE } from './api-client-example.js';
import { ApiRequestView, OwnClientView, RequestQuery } from './api-client.dto.js';
import { ApiClients } from './api-clients.service.js';
import { RequestLog } from './request-log.service.js';

@Controller('v1/api-clients/current')
export class OwnClientController {
  constructor(
    private readonly clients: ApiClients,
    private readonly requests: RequestLog,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Who am I, and where may I do what',
    description:
      'The client behind the key or token that asks, its scopes, and the offices it reaches. Try a new key here.',
    access: [ownClient()],
    returns: OwnClientView,
    since: '0.1',
    operationId: 'getOwnClient',
    examples: { response: OWN_CLIENT_EXAMPLE },
  })
  own(@Caller() caller: ClientPrincipal): Promise<OwnClientView> {
    return this.clients.own(caller);
  }

  @Get('requests')
  @Endpoint({
    summary: 'What I asked, newest first',
    description:
      'The client’s own requests of the last 14 days, up to a second ago: operation, status, the problem’s code, duration. With ' +
      'a test key those made with test keys, with a live key the others. Refused credentials leave no line: nobody knows whose they are.',
    access: [ownClient()],
    returns: pageOf(ApiRequestView),
    problems: [platformProblems.cursorInvalid],
    since: '0.1',
    operationId: 'listOwnRequests',
    examples: { response: REQUESTS_EXAMPLE },
  })
  ownRequests(@Caller() caller: ClientPrincipal, @Query() query: RequestQuery): Promise<Page<ApiRequestView>> {
    return this.requests.ofCaller(caller, query);
  }
}
