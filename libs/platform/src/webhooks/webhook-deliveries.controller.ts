import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { client, staff } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import type { Page } from '../database/page.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { pageOf } from '../shapes/page-shape.js';
import { IdPath } from '../shapes/path-shape.js';
import { DELIVERY_EXAMPLE } from './webhook-example.js';
import { DeliveryPath, DeliveryQuery, DeliveryView, ReplayRequest, ReplayView } from './webhook.dto.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import { webhookProblems } from './webhook.problems.js';
import { MANAGE_WEBHOOKS } from './webhooks.service.js';

const access = [client(MANAGE_WEBHOOKS), staff(MANAGE_WEBHOOKS)];
const UNTRIED = { attempts: 0, lastAt: null, status: null, fault: null, excerpt: null, ms: null };
const TEST_DELIVERY = { ...DELIVERY_EXAMPLE, ...UNTRIED, type: 'webhook.test' };

@Controller('v1/webhooks/:id')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveries) {}

  @Get('deliveries')
  @Endpoint({
    summary: 'What was sent to a webhook, newest first',
    description: 'Of the last 30 days, with what the target answered and when it is tried next.',
    access,
    returns: pageOf(DeliveryView),
    operationId: 'listWebhookDeliveries',
    since: '0.1',
    examples: { response: { items: [DELIVERY_EXAMPLE], next: null } },
  })
  list(@Caller() caller: Principal, @Param() path: IdPath, @Query() query: DeliveryQuery): Promise<Page<DeliveryView>> {
    return this.deliveries.list(caller, path.id, query);
  }

  @Post('deliveries/:deliveryId/replays')
  @Endpoint({
    summary: 'Send a message again',
    description: 'With the `webhook-id` it had, so that a receiver who has it already can tell.',
    access,
    returns: DeliveryView,
    problems: [webhookProblems.webhookNotActive],
    idempotent: true,
    operationId: 'replayWebhookDelivery',
    since: '0.1',
    examples: { response: { ...DELIVERY_EXAMPLE, attempts: 0 } },
  })
  replay(@Caller() caller: Principal, @Param() path: DeliveryPath): Promise<DeliveryView> {
    return this.deliveries.replay(caller, path.id, path.deliveryId);
  }

  @Post('replays')
  @Endpoint({
    summary: 'Send again what happened since',
    description:
      'After the receiver was away: what did not arrive, also from the time when the webhook was switched off.',
    access,
    body: ReplayRequest,
    returns: ReplayView,
    problems: [webhookProblems.webhookNotActive, webhookProblems.replayRangeInvalid],
    idempotent: true,
    operationId: 'replayWebhook',
    since: '0.1',
    examples: { request: { since: '2026-11-22T00:00:00Z' }, response: { messages: 12 } },
  })
  replaySince(@Caller() caller: Principal, @Param() path: IdPath, @Body() body: ReplayRequest): Promise<ReplayView> {
    return this.deliveries.replaySince(caller, path.id, body);
  }

  @Post('test-sends')
  @Endpoint({
    summary: 'Send a test message',
    description: 'Of type `webhook.test`, signed like any other, once. Its delivery tells what the target answered.',
    access,
    returns: DeliveryView,
    status: 201,
    problems: [webhookProblems.webhookNotActive],
    idempotent: true,
    operationId: 'sendTestWebhook',
    since: '0.1',
    examples: { response: TEST_DELIVERY },
  })
  test(@Caller() caller: Principal, @Param() path: IdPath): Promise<DeliveryView> {
    return this.deliveries.test(caller, path.id);
  }
}
