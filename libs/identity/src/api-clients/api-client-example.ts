// What the documents show of API clients.
export const KEY_EXAMPLE = {
  id: '01935a00-0001-7001-8000-0123456789ab',
  mode: 'live',
  hint: 'aFk0',
  state: 'active',
  createdAt: '2026-11-23T01:00:00.000Z',
  expiresAt: '2027-11-23T01:00:00.000Z',
  lastUsedAt: null,
};
export const ISSUED_KEY_EXAMPLE = { ...KEY_EXAMPLE, key: 'bpk_live_01935a0000007001800001234567…_…aFk0' };

export const CLIENT_REQUEST_EXAMPLE = {
  name: 'Antrean Desa',
  owner: { name: 'Dewi Lestari', email: 'dewi@aplikasi.example' },
  contact: { email: 'teknis@aplikasi.example', phone: '+62 721 555 010' },
  scopes: ['queue:bookings:create'],
  officeCodes: ['CTH'],
  origins: ['https://antrean.example'],
  bookingsPerDay: 500,
};
export const CLIENT_EXAMPLE = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  ...CLIENT_REQUEST_EXAMPLE,
  testOfficeCodes: ['T1024'],
  state: 'active',
  keys: [KEY_EXAMPLE],
  registeredAt: '2026-11-23T01:00:00.000Z',
  expiresAt: null,
  version: 1,
};

export const OWN_CLIENT_EXAMPLE = {
  id: CLIENT_EXAMPLE.id,
  name: 'Antrean Desa',
  mode: 'test',
  scopes: ['queue:bookings:create'],
  offices: [{ code: 'T1024', name: 'Kantor Imigrasi Contoh (uji)' }],
  keyExpiresAt: '2027-11-23T01:00:00.000Z',
  bookingsPerDay: 500,
};
export const REQUESTS_EXAMPLE = {
  items: [
    {
      id: '01935a00-0002-7001-8000-0123456789ab',
      at: '2026-11-23T01:00:00.000Z',
      mode: 'test',
      operation: 'createBooking',
      status: 409,
      problem: 'sold_out',
      requestId: '0193a1c2-7d5e-4f6a-9b8c-0d1e2f3a4b5c',
      ms: 14,
    },
  ],
  next: null,
};
