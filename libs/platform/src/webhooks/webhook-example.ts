// What the documents show of webhooks.
export const WEBHOOK_REQUEST_EXAMPLE = {
  url: 'https://antrean.example/buka-pintu',
  types: ['booking.confirmed', 'booking.cancelled'],
  officeCodes: [],
  description: 'Antrean Desa, produksi',
  active: true,
};
export const WEBHOOK_EXAMPLE = {
  id: '01935a00-0003-7001-8000-0123456789ab',
  clientId: '01935a00-0000-7001-8000-0123456789ab',
  clientName: 'Antrean Desa',
  mode: 'live',
  url: WEBHOOK_REQUEST_EXAMPLE.url,
  description: WEBHOOK_REQUEST_EXAMPLE.description,
  types: WEBHOOK_REQUEST_EXAMPLE.types,
  officeCodes: [],
  state: 'active',
  oldSecretUntil: null,
  deliveredAt: '2026-11-23T01:00:01.000Z',
  failingSince: null,
  createdAt: '2026-11-20T01:00:00.000Z',
  version: 1,
};
export const WEBHOOK_SECRET_EXAMPLE = {
  ...WEBHOOK_EXAMPLE,
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
};
export const DELIVERY_EXAMPLE = {
  id: '01935a00-0004-7001-8000-0123456789ab',
  messageId: '01935a00-0005-7001-8000-0123456789ab',
  type: 'booking.confirmed',
  state: 'pending',
  attempts: 1,
  createdAt: '2026-11-23T01:00:00.000Z',
  lastAt: '2026-11-23T01:00:01.000Z',
  nextAt: '2026-11-23T01:00:06.000Z',
  status: 503,
  fault: 'status',
  excerpt: 'Service Unavailable',
  ms: 121,
};
