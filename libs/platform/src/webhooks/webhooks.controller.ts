import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { anyone, client, staff } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import type { Page } from '../database/page.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { IfMatch } from '../http/entity-tag.js';
import { platformProblems } from '../http/platform.problems.js';
import { pageOf } from '../shapes/page-shape.js';
import { IdPath } from '../shapes/path-shape.js';
import { WEBHOOK_EXAMPLE, WEBHOOK_REQUEST_EXAMPLE, WEBHOOK_SECRET_EXAMPLE } from './webhook-example.js';
import {
  EventTypesView,
  SecretRequest,
  WebhookQuery,
  WebhookRequest,
  WebhookSettings,
  WebhookView,
  WebhookWithSecret,
} from './webhook.dto.js';
import { webhookProblems } from './webhook.problems.js';
import { MANAGE_WEBHOOKS, Webhooks } from './webhooks.service.js';

const access = [client(MANAGE_WEBHOOKS), staff(MANAGE_WEBHOOKS)];
const refusals = [
  webhookProblems.webhookTargetRefused,
  webhookProblems.eventTypeUnknown,
  webhookProblems.webhookOfficeUnknown,
];

@Controller('v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: Webhooks) {}

  @Get()
  @Endpoint({
    summary: 'List webhooks',
    description: 'A client sees its own, of the kind of its key; an officer those of the clients of the acting office.',
    access,
    returns: pageOf(WebhookView),
    problems: [platformProblems.notFound],
    operationId: 'listWebhooks',
    since: '0.1',
    examples: { response: { items: [WEBHOOK_EXAMPLE], next: null } },
  })
  list(@Caller() caller: Principal, @Query() query: WebhookQuery): Promise<Page<WebhookView>> {
    return this.webhooks.list(caller, query);
  }

  @Post()
  @Endpoint({
    summary: 'Register a webhook',
    description:
      'From now on events of these types in the client’s offices are posted to the address, signed (Standard Webhooks). What ' +
      'another client made is not told. The secret stands in this answer and nowhere else.',
    access,
    body: WebhookRequest,
    returns: WebhookWithSecret,
    status: 201,
    problems: [
      ...refusals,
      webhookProblems.webhooksTooMany,
      webhookProblems.webhookClientMissing,
      platformProblems.notFound,
    ],
    idempotent: true,
    operationId: 'registerWebhook',
    since: '0.1',
    examples: { request: WEBHOOK_REQUEST_EXAMPLE, response: WEBHOOK_SECRET_EXAMPLE },
  })
  register(@Caller() caller: Principal, @Body() body: WebhookRequest): Promise<WebhookWithSecret> {
    return this.webhooks.register(caller, body);
  }

  @Get(':id')
  @Endpoint({
    summary: 'See a webhook',
    access,
    returns: WebhookView,
    operationId: 'getWebhook',
    since: '0.1',
    examples: { response: WEBHOOK_EXAMPLE },
  })
  get(@Caller() caller: Principal, @Param() path: IdPath): Promise<WebhookView> {
    return this.webhooks.get(caller, path.id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Change a webhook, pause it, or make it active again',
    access,
    body: WebhookSettings,
    returns: WebhookView,
    problems: refusals,
    ifMatch: true,
    operationId: 'changeWebhook',
    since: '0.1',
    examples: { request: WEBHOOK_REQUEST_EXAMPLE, response: { ...WEBHOOK_EXAMPLE, version: 2 } },
  })
  change(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: WebhookSettings,
  ): Promise<WebhookView> {
    return this.webhooks.change(caller, path.id, version, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Remove a webhook',
    description: 'At once, with its deliveries and what was still to be sent.',
    access,
    operationId: 'removeWebhook',
    since: '0.1',
  })
  drop(@Caller() caller: Principal, @Param() path: IdPath): Promise<void> {
    return this.webhooks.drop(caller, path.id);
  }

  @Post(':id/secrets')
  @Endpoint({
    summary: 'Change a webhook’s secret',
    description: 'While they overlap every message carries both signatures: move the receiver over, then it is done.',
    access,
    body: SecretRequest,
    returns: WebhookWithSecret,
    status: 201,
    idempotent: true,
    operationId: 'rotateWebhookSecret',
    since: '0.1',
    examples: { request: { overlapHours: 24 }, response: WEBHOOK_SECRET_EXAMPLE },
  })
  rotate(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: SecretRequest): Promise<WebhookWithSecret> {
    return this.webhooks.rotate(caller, path.id, body);
  }
}

@Controller('v1/webhook-event-types')
export class WebhookEventTypesController {
  constructor(private readonly webhooks: Webhooks) {}

  @Get()
  @Endpoint({
    summary: 'What a webhook can be told of',
    description: 'Each type stands with its payload under `webhooks` in the documents.',
    access: [anyone()],
    returns: EventTypesView,
    operationId: 'listWebhookEventTypes',
    cache: 60,
    since: '0.1',
    examples: { response: { items: [{ type: 'booking.confirmed', describes: 'A seat was booked.' }] } },
  })
  list(): EventTypesView {
    return this.webhooks.eventTypes();
  }
}
