import { Flag, Id, Instant, ListOf, OneOf, Text, Whole } from '../shapes/field.js';
import { PageQuery } from '../shapes/page-shape.js';
import type { DeliveryFault } from './courier.js';

export const WEBHOOK_STATES = ['active', 'paused', 'disabled'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];
export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
const FAULTS = ['refused_target', 'unresolved', 'timeout', 'connection', 'redirect', 'status'] as const;

const type = { max: 80, example: 'booking.confirmed' };
const url = { max: 500, example: 'https://antrean.example/buka-pintu' };
const code = { max: 20, example: 'CTH' };

/** What can be changed of a webhook. */
export class WebhookSettings {
  @Text({ ...url, description: 'https, on the public internet; redirects are not followed' }) url: string;
  @ListOf(Text(type), { minItems: 1, unique: true, description: 'Of `GET /v1/webhook-event-types`' }) types: string[];
  @ListOf(Text(code), { default: [], unique: true, description: 'Of the client’s; all when empty' })
  officeCodes: string[];
  @Text({ max: 200, optional: true, example: 'Antrean Desa, produksi' }) description?: string;
  @Flag({ default: true, description: '`false` pauses it: nothing is sent and nothing kept for later' })
  active: boolean;
}

export class WebhookRequest extends WebhookSettings {
  @Id({ optional: true, description: 'Whose; officers must say, a client is itself' }) clientId?: string;
  @OneOf(['live', 'test'], {
    optional: true,
    description: 'Events of the live or of the test offices; a client’s key says it',
  })
  mode?: 'live' | 'test';
}

export class WebhookQuery extends PageQuery {
  @Id({ optional: true, description: 'Of one API client' }) clientId?: string;
}

export class WebhookView {
  @Id() id: string;
  @Id() clientId: string;
  @Text({ max: 100 }) clientName: string;
  @OneOf(['live', 'test']) mode: 'live' | 'test';
  @Text(url) url: string;
  @Text({ max: 200, nullable: true }) description: string | null;
  @ListOf(Text(type)) types: string[];
  @ListOf(Text(code), { description: 'All of the client’s when empty' }) officeCodes: string[];
  @OneOf(WEBHOOK_STATES, { description: '`disabled`: the house gave up after days without an answer' })
  state: WebhookState;
  @Instant({ nullable: true, description: 'Until when the secret before the present one signs as well' })
  oldSecretUntil: string | null;
  @Instant({ nullable: true, description: 'The last time the target took a message' }) deliveredAt: string | null;
  @Instant({ nullable: true, description: 'Since when it has not' }) failingSince: string | null;
  @Instant() createdAt: string;
  @Whole() version: number;
}

export class WebhookWithSecret extends WebhookView {
  @Text({
    max: 100,
    description: 'Signs every message. It is shown this once.',
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  })
  secret: string;
}

export class SecretRequest {
  @Whole({ min: 0, max: 168, default: 24, description: 'How long the old secret goes on signing beside the new one' })
  overlapHours: number;
}

export class ReplayRequest {
  @Instant({ description: 'At most 30 days back' }) since: string;
  @Flag({ default: false, description: 'Also what was delivered; else only what was not' }) all: boolean;
}

export class ReplayView {
  @Whole({ description: 'Messages that will be sent again, with the ids they had' }) messages: number;
}

export class DeliveryQuery extends PageQuery {
  @OneOf(DELIVERY_STATES, { optional: true, description: 'Only those that stand so' }) state?: DeliveryState;
}

export class DeliveryPath {
  @Id() id: string;
  @Id() deliveryId: string;
}

export class DeliveryView {
  @Id() id: string;
  @Id({ description: 'The `webhook-id`: the same on every try' }) messageId: string;
  @Text(type) type: string;
  @OneOf(DELIVERY_STATES) state: DeliveryState;
  @Whole() attempts: number;
  @Instant() createdAt: string;
  @Instant({ nullable: true }) lastAt: string | null;
  @Instant({ nullable: true, description: 'When it is tried next' }) nextAt: string | null;
  @Whole({ min: 0, max: 999, nullable: true, description: 'What the target answered' }) status: number | null;
  @OneOf(FAULTS, { nullable: true, description: 'Why it did not arrive' }) fault: DeliveryFault | null;
  @Text({ max: 200, nullable: true, description: 'The beginning of the answer' }) excerpt: string | null;
  @Whole({ nullable: true, description: 'Milliseconds' }) ms: number | null;
}

export class EventTypeView {
  @Text(type) type: string;
  @Text({ max: 300 }) describes: string;
}
export class EventTypesView {
  @ListOf(() => EventTypeView, { maxItems: 500 }) items: EventTypeView[];
}
