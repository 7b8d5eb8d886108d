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
    about: {
      id: 'Kepada pemilik klien API setelah webhooknya dimatikan.',
      en: 'To the owner of an API client whose webhook was switched off.',
    },
    placeholders: {
      client: {
        meaning: { id: 'Nama klien API', en: 'The API client’s name' },
        example: { id: 'Aplikasi Contoh', en: 'Example App' },
      },
      host: {
        meaning: { id: 'Komputer tujuan webhook', en: 'The computer the webhook goes to' },
        example: { id: 'app.example', en: 'app.example' },
      },
      since: {
        meaning: { id: 'Sejak kapan tidak diterima', en: 'Since when nothing was taken' },
        example: { id: '2026-11-22T03:00:00Z', en: '2026-11-22T03:00:00Z' },
        mandatory: true,
      },
      webhook: {
        meaning: { id: 'Nomor webhook', en: 'The webhook’s id' },
        example: { id: '0f8b2c1e-5a7d-4c3b-9e21-7d4f6a8b9c0d', en: '0f8b2c1e-5a7d-4c3b-9e21-7d4f6a8b9c0d' },
        mandatory: true,
      },
    },
    channels: ['email'],
    subject: { id: 'Webhook {client} dimatikan', en: 'The webhook of {client} was switched off' },
    body: {
      id: 'Webhook aplikasi {client} ke {host} dimatikan: {host} tidak menerima pesan selama beberapa hari. Perbaiki alamatnya, aktifkan lagi webhook itu, lalu kirim ulang pesan sejak {since} (POST /v1/webhooks/{webhook}/replays).',
      en: 'The webhook of {client} to {host} was switched off: {host} took no message for days. Mend it, activate the webhook again, then replay since {since} (POST /v1/webhooks/{webhook}/replays).',
    },
  },
];
