import type { staffApi } from '@buka-pintu/client';
import type { Page } from '../src/api/shapes.js';

/* One API client with its keys and requests, and two webhooks of it: one in order, one switched off. */
export const CLIENT: staffApi.ApiClientView = {
  id: 'client-1',
  name: 'Antrean Desa',
  owner: { name: 'Dewi Lestari', email: 'dewi@aplikasi.example' },
  contact: { email: 'teknis@aplikasi.example', phone: '+62 721 555 010' },
  scopes: ['queue:bookings:create', 'queue:bookings:read'],
  officeCodes: ['CTH'],
  testOfficeCodes: [],
  origins: ['https://antrean.example'],
  bookingsPerDay: 500,
  state: 'active',
  keys: [
    {
      id: 'key-1',
      mode: 'live',
      hint: 'aFk0',
      state: 'active',
      createdAt: '2026-10-01T01:00:00Z',
      expiresAt: '2027-10-01T01:00:00Z',
      lastUsedAt: '2026-11-23T02:40:00Z',
    },
  ],
  registeredAt: '2026-10-01T01:00:00Z',
  expiresAt: null,
  version: 1,
};

const HOOK: staffApi.WebhookView = {
  id: 'webhook-1',
  clientId: CLIENT.id,
  clientName: CLIENT.name,
  mode: 'live',
  url: 'https://antrean.example/buka-pintu',
  description: null,
  types: ['booking.confirmed', 'booking.cancelled'],
  officeCodes: [],
  state: 'active',
  oldSecretUntil: null,
  deliveredAt: '2026-11-23T02:40:01Z',
  failingSince: null,
  createdAt: '2026-10-02T01:00:00Z',
  version: 1,
};
export const HOOKS: staffApi.WebhookView[] = [
  HOOK,
  {
    ...HOOK,
    id: 'webhook-2',
    url: 'https://lama.example/in',
    state: 'disabled',
    failingSince: '2026-11-19T02:00:00Z',
    version: 4,
  },
];
const DELIVERY: staffApi.DeliveryView = {
  id: 'delivery-1',
  messageId: 'event-1',
  type: 'booking.confirmed',
  state: 'failed',
  attempts: 10,
  createdAt: '2026-11-20T02:40:00Z',
  lastAt: '2026-11-23T02:40:00Z',
  nextAt: null,
  status: null,
  fault: 'timeout',
  excerpt: null,
  ms: 10_000,
};

const page = <T>(...items: T[]): Page<T> => ({ items, next: null });
const issued = { ...CLIENT.keys[0], key: 'bpk_live_01935a000000700180000123456789ab_secret' };

/** What the API answers about clients and webhooks. */
export const CLIENT_HANDLERS: Record<string, (asked: { at: string[] }) => unknown> = {
  'GET /v1/api-clients': () => page(CLIENT),
  'GET /v1/api-clients/scopes': () => ({ scopes: CLIENT.scopes }),
  'GET /v1/api-clients/client-1': () => CLIENT,
  'GET /v1/api-clients/*/requests': () =>
    page({
      id: 'request-1',
      at: '2026-11-23T02:40:00Z',
      mode: 'live',
      operation: 'createBooking',
      status: 409,
      problem: 'sold_out',
      requestId: '0193a1c2-7d5e-4f6a-9b8c-0d1e2f3a4b5c',
      ms: 14,
    }),
  'POST /v1/api-clients/*/keys': () => issued,
  'POST /v1/api-clients/*/keys/*/rotations': () => issued,
  'POST /v1/api-clients/*/test-offices': () => ({ code: 'T1024' }),
  'GET /v1/webhook-event-types': () => ({
    items: [{ type: 'booking.confirmed', describes: 'A seat was booked.' }],
  }),
  'GET /v1/webhooks': () => page(...HOOKS),
  'GET /v1/webhooks/*/deliveries': () => page(DELIVERY),
  'POST /v1/webhooks': () => ({ ...HOOK, secret: 'whsec_fixture' }),
  'PUT /v1/webhooks/*': ({ at }) => ({ ...HOOKS.find((hook) => hook.id === at[1]), state: 'active' }),
  'POST /v1/webhooks/*/secrets': () => ({ ...HOOK, secret: 'whsec_fixture' }),
  'POST /v1/webhooks/*/test-sends': () => ({ ...DELIVERY, type: 'webhook.test' }),
  'POST /v1/webhooks/*/deliveries/*/replays': () => ({ ...DELIVERY, state: 'pending' }),
  'POST /v1/webhooks/*/replays': () => ({ messages: 3 }),
};
