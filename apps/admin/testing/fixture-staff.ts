import type { staffApi } from '@buka-pintu/client';

type Staff = staffApi.StaffView;

const officer = (id: string, name: string, more: Partial<Staff> = {}): Staff => ({
  id,
  name,
  email: `${id}@kantor.example`,
  staffNumber: null,
  locale: 'id',
  state: 'active',
  roles: [{ role: 'counter', officeCode: 'CTH' }],
  secondFactor: true,
  entryLink: null,
  registeredAt: '2026-11-01T01:00:00.000Z',
  lastSeenAt: '2026-11-23T01:00:00.000Z',
  actions: ['change', 'suspend', 'issue_link'],
  version: 1,
  ...more,
});

export const STAFF: readonly Staff[] = [
  officer('staff-1', 'Budi Santoso', { staffNumber: '199005172015031002' }),
  officer('staff-2', 'Dewi Kartika', { state: 'invited', secondFactor: false, lastSeenAt: null }),
  officer('staff-3', 'Sari Wulandari', { roles: [{ role: 'head', officeCode: 'CTH' }] }),
];

export const PASSKEYS: readonly staffApi.PasskeyView[] = [
  {
    id: 'passkey-1',
    name: 'Laptop kantor',
    addedAt: '2026-11-20T01:00:00.000Z',
    usedAt: '2026-11-23T01:00:00.000Z',
    usedWith: 'Chrome · Windows',
    synced: false,
    host: 'localhost',
  },
];

interface Asked {
  at: string[];
  body: Record<string, unknown>;
}

/** Officers, delegations, a file and the own account, as the API would answer. */
export const STAFF_HANDLERS: Record<string, (asked: Asked) => unknown> = {
  'GET /v1/staff': () => ({ items: STAFF, next: null }),
  'POST /v1/staff/searches': ({ body }) => ({
    items: STAFF.filter((one) => one.name.toLowerCase().includes(String(body['text']).toLowerCase())),
  }),
  'GET /v1/staff/*': ({ at }) => STAFF.find((one) => one.id === at[1]),
  'GET /v1/staff/*/sessions': ({ at }) => ({ staffId: at[1], sessions: [], trustedBrowsers: [] }),
  'GET /v1/delegations': () => ({ items: [], next: null }),
  'GET /v1/account': () => ({
    id: 'staff-3',
    name: 'Sari Wulandari',
    email: 'sari@kantor.example',
    staffNumber: null,
    secondFactor: true,
    recoveryCodes: { left: 0, madeAt: null },
    fresh: true,
  }),
  'GET /v1/account/sessions': () => ({
    items: ['session-1', 'session-2'].map((id, index) => ({
      id,
      current: index === 0,
      device: index === 0 ? 'Chrome · Windows' : 'Firefox · Linux',
      address: '10.0.0.5',
      startedAt: '2026-11-23T01:00:00.000Z',
      seenAt: '2026-11-23T01:30:00.000Z',
      secondFactor: true,
    })),
  }),
  'GET /v1/account/passkeys': () => ({ items: PASSKEYS }),
  'GET /v1/account/trusted-devices': () => ({ items: [] }),
};
