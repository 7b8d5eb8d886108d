import { defineProblems } from '../http/problem.js';

export const webhookProblems = defineProblems('platform', {
  webhookTargetRefused: {
    slug: 'webhook-target-refused',
    status: 400,
    title: { id: 'Alamat webhook ditolak', en: 'The webhook’s address is refused' },
    detail: {
      id: 'Pakai alamat https di internet umum, tanpa kata sandi di dalamnya ({reason}).',
      en: 'Use an https address on the public internet, without a password in it ({reason}).',
    },
    advice: {
      id: 'Alamat jaringan sendiri, loopback, dan nama yang mengarah ke sana selalu ditolak, juga saat pengiriman.',
      en: 'Private and loopback addresses, and names that lead to them, are always refused, at each delivery as well.',
    },
  },
  eventTypeUnknown: {
    slug: 'event-type-unknown',
    status: 400,
    title: { id: 'Jenis kejadian tidak dikenal', en: 'Unknown event type' },
    detail: {
      id: 'Tidak ada jenis kejadian: {unknown}. Lihat GET /v1/webhook-event-types.',
      en: 'No such event type: {unknown}. See GET /v1/webhook-event-types.',
    },
  },
  webhookOfficeUnknown: {
    slug: 'webhook-office-unknown',
    status: 400,
    title: { id: 'Kantor di luar jangkauan klien', en: 'An office that the client does not reach' },
    detail: {
      id: 'Klien tidak menjangkau kantor: {unknown}.',
      en: 'The client does not reach these offices: {unknown}.',
    },
  },
  webhooksTooMany: {
    slug: 'webhooks-too-many',
    status: 409,
    title: { id: 'Terlalu banyak webhook', en: 'Too many webhooks' },
    detail: { id: 'Paling banyak {most} webhook untuk satu klien.', en: 'A client has at most {most} webhooks.' },
  },
  webhookClientMissing: {
    slug: 'webhook-client-missing',
    status: 422,
    title: { id: 'Klien API belum disebut', en: 'Whose webhook is it?' },
    detail: {
      id: 'Petugas harus menyebut klien API pemilik webhook di "clientId".',
      en: 'An officer must name the API client in "clientId"; a client itself need not.',
    },
  },
  webhookNotActive: {
    slug: 'webhook-not-active',
    status: 409,
    title: { id: 'Webhook sedang tidak aktif', en: 'The webhook is not active' },
    detail: {
      id: 'Aktifkan webhook dahulu, lalu kirim ulang.',
      en: 'Activate the webhook first, then send again.',
    },
  },
  replayRangeInvalid: {
    slug: 'replay-range-invalid',
    status: 400,
    title: { id: 'Rentang kirim ulang tidak sah', en: 'The range to replay is not valid' },
    detail: {
      id: 'Mulai paling lama {mostDays} hari yang lalu dan paling banyak {mostMessages} pesan sekali jalan.',
      en: 'Begin at most {mostDays} days ago, with at most {mostMessages} messages at a time.',
    },
  },
});
