import { Id, OneOf } from '../shapes/field.js';
import { defineEvents } from '../ledger/events.js';
import type { MessageTemplate } from '../messages/template.js';

export class WebhookEvent {
  @Id() webhookId: string;
  @Id() clientId: string;
  @OneOf(['no_answer', 'gone']) reason: 'no_answer' | 'gone';
}

export const webhookEvents = defineEvents('platform', {
  webhookDisabled: {
    type: 'webhook.disabled',
    describes: 'A webhook was given up: its target took nothing for days, or said that it is gone.',
    payload: WebhookEvent,
    internal: true,
  },
});

/** What the owner of a client is told when a webhook of theirs was given up. */
export const webhookTemplates: readonly MessageTemplate[] = [
  {
    name: 'platform.webhook_disabled',
    channels: ['email'],
    subject: { id: 'Webhook {client} dimatikan', en: 'The webhook of {client} was switched off' },
    body: {
      id: 'Webhook aplikasi {client} ke {host} dimatikan: {host} tidak menerima pesan selama beberapa hari. Perbaiki alamatnya, aktifkan lagi webhook itu, lalu kirim ulang pesan sejak {since} (POST /v1/webhooks/{webhook}/replays).',
      en: 'The webhook of {client} to {host} was switched off: {host} took no message for days. Mend it, activate the webhook again, then replay since {since} (POST /v1/webhooks/{webhook}/replays).',
    },
  },
];
