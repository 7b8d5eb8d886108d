import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asStaff, registerClient, signInOfficer, type Credentials } from '@buka-pintu/identity/testing';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { ROOT } from './testing/sources.js';

interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
  'x-discloses'?: 'masked' | 'own' | 'colleagues' | 'logged';
}
interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}
const document = JSON.parse(readFileSync(join(ROOT, 'apps/api/openapi.staff.json'), 'utf8')) as ApiDocument;
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

/** Whether an answer may hold something about a person, at any depth. */
function isPersonal(schema: unknown, seen = new Set<string>()): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { $ref: ref, 'x-personal': personal } = schema as { $ref?: string; 'x-personal'?: boolean };
  if (personal) return true;
  if (ref !== undefined && !seen.has(ref)) {
    seen.add(ref);
    if (isPersonal(document.components.schemas[ref.split('/').at(-1)!], seen)) return true;
  }
  return Object.values(schema).some((part) => isPersonal(part, seen));
}
const answers = ({ responses }: Operation) =>
  Object.entries(responses).flatMap(([status, { content }]) =>
    status.startsWith('2') ? Object.values(content ?? {}) : [],
  );

let house: HouseUnderTest;
let counter: Credentials;
let auditor: Credentials;
let administrator: Credentials;
let booking: string;
let lane: string;
const PERSON = { documentKind: 'nik', documentNumber: '9901015704900044', country: 'ID' };

beforeAll(async () => {
  house = await openHouse({ demo: true });
  const roles = ['counter', 'head'] as const;
  counter = (
    await signInOfficer(
      house,
      roles.map((role) => ({ role })),
    )
  ).headers;
  auditor = await asStaff(house, 'auditor');
  administrator = await asStaff(house, 'administrator');
  const { id, counters } = await firstPoint();
  lane = counters.at(-1)!.id;
  booking = await book(id);
});
afterAll(() => house?.close());

async function call<T = Record<string, unknown>>(
  method: string,
  path: string,
  headers: Credentials,
  body?: object,
): Promise<T> {
  const init = {
    method,
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  };
  const answer = await house.fetch(
    path,
    body === undefined ? { method, headers } : { ...init, body: JSON.stringify(body) },
  );
  const said = (await answer.json()) as T;
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(said)}`);
  return said;
}
async function firstPoint() {
  type Office = { items: { servicePoints: { id: string; counters: { id: string }[] }[] }[] };
  const { items } = await call<Office>('GET', '/v1/offices', {});
  return items[0]!.servicePoints[0]!;
}
async function book(servicePointId: string): Promise<string> {
  const { headers } = await registerClient(house, ['queue:bookings:create']);
  const query = `servicePointId=${servicePointId}&serviceCode=passport_new_adult`;
  type Free = { days: { slots: { id: string; seatsLeft: number }[] }[] };
  const { days } = await call<Free>('GET', `/v1/queue/availability?${query}`, {});
  const slotId = days.flatMap(({ slots }) => slots).find(({ seatsLeft }) => seatsLeft > 0)!.id;
  const person = { ...PERSON, name: 'Rahayu Lestari', birthOn: '1990-04-17' };
  const contact = { phone: '+6281234567890', locale: 'id' };
  const request = { slotId, serviceCode: 'passport_new_adult', person, contact, accommodation: 'Kursi roda' };
  return (await call<{ id: string }>('POST', '/v1/queue/bookings', headers, request)).id;
}

const PERIOD = { from: '2026-01-01', to: '2026-12-31', purpose: 'audit', reason: 'Uji petik triwulan' };
const visitor = async () => {
  const { rows } = await house.owner.query<{ id: string; point: string; on: string }>(
    `select id, service_point_id as point, on_day::text as on from expected_visitor where office_id = 1 limit 1`,
  );
  const { id, point: servicePointId, on } = rows[0]!;
  return { id, servicePointId, on };
};
const walkIn = async () => {
  const { id: servicePointId } = await firstPoint();
  const ticket = { servicePointId, serviceCode: 'passport_new_adult', lane: 'walk_in', name: 'Joko Susilo' };
  return (await call<{ id: string }>('POST', '/v1/queue/tickets', counter, ticket)).id;
};
const client = () => registerClient(house, ['queue:bookings:read']);
const officer = async () => (await signInOfficer(house, [{ role: 'counter' }])).staffId;
const delegate = async () => {
  const toSignInName = (await signInOfficer(house, [{ role: 'counter' }])).email;
  const days = { fromOn: '2026-11-23', untilOn: '2026-11-27' };
  const order = { documentNumber: 'KP.04.01-1', reason: 'Cuti' };
  const request = { fromStaffId: await officer(), toSignInName, role: 'counter', ...days, ...order };
  return call<{ id: string }>('POST', '/v1/delegations', administrator, request);
};
const consoleOf = (part: string) => `/v1/queue/counters/${lane}/${part}`;

/** How each operation that shows a person whole is made to do so; what it answers with is thrown away. */
const tries: Record<string, () => Promise<unknown>> = {
  getBooking: () => call('GET', `/v1/queue/bookings/${booking}`, counter),
  issueBookingLink: () =>
    call('POST', `/v1/queue/bookings/${booking}/links`, counter, { documentNumber: PERSON.documentNumber }),
  getRoster: async () => {
    const { rows } = await house.owner.query<{ id: string }>('select id from roster where office_id = 1 limit 1');
    return call('GET', `/v1/queue/rosters/${rows[0]!.id}`, counter);
  },
  getExpectedVisitor: async () => call('GET', `/v1/queue/expected-visitors/${(await visitor()).id}`, counter),
  makeVisitorFile: async () => {
    const { servicePointId, on } = await visitor();
    return call('POST', '/v1/queue/expected-visitors/files', counter, { servicePointId, on });
  },
  listMessages: async () => {
    await house.settle();
    return call('GET', '/v1/messages', counter);
  },
  sendMessageAgain: async () => {
    await house.settle();
    const { items } = await call<{ items: { id: string }[] }>('GET', '/v1/messages', counter);
    await house.owner.query(`update message set state = 'failed' where office_id = 1 and id = $1`, [items[0]!.id]);
    return call('POST', `/v1/messages/${items[0]!.id}/deliveries`, counter);
  },
  listApiClients: async () => (await client(), call('GET', '/v1/api-clients', administrator)),
  getApiClient: async () => call('GET', `/v1/api-clients/${(await client()).clientId}`, administrator),
  changeApiClient: async () => {
    const path = `/v1/api-clients/${(await client()).clientId}`;
    const { name, owner, scopes, officeCodes, version } = await call('GET', path, administrator);
    const request = { name, owner, scopes, officeCodes };
    return call('PUT', path, { ...administrator, 'if-match': `"${String(version)}"` }, request);
  },
  makeDelegation: () => delegate(),
  endDelegation: async () => call('POST', `/v1/delegations/${(await delegate()).id}/ends`, administrator, {}),
  listDelegations: async () => (await delegate(), call('GET', '/v1/delegations', administrator)),
  listStaff: () => call('GET', '/v1/staff', administrator),
  searchStaff: () => call('POST', '/v1/staff/searches', administrator, { text: 'sari' }),
  getStaff: async () => call('GET', `/v1/staff/${await officer()}`, administrator),
  makeStaffExport: () => call('POST', '/v1/staff-exports', administrator),
  listStaffSessions: async () => call('GET', `/v1/staff/${await officer()}/sessions`, administrator),
  changeStaff: async () => {
    const path = `/v1/staff/${await officer()}`;
    const { name, email, roles, version } = await call('GET', path, administrator);
    return call('PUT', path, { ...administrator, 'if-match': `"${String(version)}"` }, { name, email, roles });
  },
  suspendStaff: async () => call('POST', `/v1/staff/${await officer()}/suspensions`, administrator, {}),
  reactivateStaff: async () => call('POST', `/v1/staff/${await officer()}/reactivations`, administrator, {}),
  searchAccessLog: () => call('POST', '/v1/access-log/searches', auditor, PERIOD),
  exportAccessLog: () => call('POST', '/v1/access-log/exports', auditor, PERIOD),
  sampleAccessLog: () => call('GET', '/v1/access-log/samples?from=2026-01-01&to=2026-12-31', auditor),
  exportPerson: async () => {
    const head = await asStaff(house, 'head');
    const { id } = await call<{ id: string }>('POST', '/v1/privacy/requests', head, { kind: 'export', person: PERSON });
    return call('POST', `/v1/privacy/requests/${id}/exports`, head, {});
  },
  getPrivacyRequest: async () => {
    const head = await asStaff(house, 'head');
    const { id } = await call<{ id: string }>('POST', '/v1/privacy/requests', head, {
      kind: 'erasure',
      person: PERSON,
    });
    return call('GET', `/v1/privacy/requests/${id}`, head);
  },
  findPerson: async () => {
    const search = { person: PERSON, purpose: 'subject_request', reason: 'Pemohon bertanya' };
    return call('POST', '/v1/privacy/searches', await asStaff(house, 'head'), search);
  },
  callTicket: async () => {
    await call('POST', consoleOf('sessions'), counter, {});
    return call('POST', `/v1/queue/tickets/${await walkIn()}/calls`, counter, { counterId: lane });
  },
  unparkTicket: async () => {
    const id = await atLane();
    await call('POST', `/v1/queue/tickets/${id}/parkings`, counter, { reason: 'document_copy' });
    return call('POST', `/v1/queue/tickets/${id}/unparkings`, counter, { counterId: lane });
  },
  takeTicketBack: async () => {
    const id = await atLane();
    await call('POST', `/v1/queue/tickets/${id}/transfers`, counter, { reason: 'other' });
    return call('POST', `/v1/queue/tickets/${id}/take-backs`, counter, { counterId: lane });
  },
};
/** Somebody at the counter: who is there, or a walk-in called to it. */
async function atLane(): Promise<string> {
  await call('POST', consoleOf('sessions'), counter, {});
  const { current } = await call<{ current: { id: string } | null }>('GET', consoleOf('console'), counter);
  if (current) return current.id;
  const id = await walkIn();
  await call('POST', `/v1/queue/tickets/${id}/calls`, counter, { counterId: lane });
  return id;
}
/** What shows the person who was called: the line was written at the call, which `callNext` does as `callTicket`. */
const SHOWN_SINCE_THE_CALL = new Set(
  [
    'callNext',
    'closeCounter',
    'finishServing',
    'getConsole',
    'noAnswer',
    'openCounter',
    'parkTicket',
    'pauseCounter',
    'recallTicket',
  ].concat(['resumeCounter', 'startServing', 'transferTicket', 'watchConsole']),
);
const logged = operations.filter((operation) => operation['x-discloses'] === 'logged').map((it) => it.operationId);

describe('an operation that answers with personal data', () => {
  it('says what of it staff see whole', () => {
    const silent = operations
      .filter((operation) => !operation['x-discloses'] && answers(operation).some(({ schema }) => isPersonal(schema)))
      .map(({ operationId }) => operationId);
    // Give its @Endpoint `discloses`: 'masked', 'own', 'service', or which records it shows.
    expect(silent).toEqual([]);
  });

  it('is tried here when somebody is shown whole', () => {
    expect(logged.length).toBeGreaterThan(5);
    expect(logged.filter((id) => !tries[id] && !SHOWN_SINCE_THE_CALL.has(id))).toEqual([]);
    expect(Object.keys(tries).filter((id) => !logged.includes(id))).toEqual([]);
  });

  it.each(Object.keys(tries))('%s leaves a line in the access log', async (id) => {
    const count = async () => Number((await house.owner.query('select count(*) from access_log')).rows[0].count);
    const before = await count();
    await tries[id]!();
    expect(await count()).toBeGreaterThan(before);
  });

  it('shows whom an auditor asks about in one place: opened, called, written to', async () => {
    await tries['listMessages']!();
    const { items } = await call<{ items: { purpose: string; record: { id: string } }[] }>(
      'POST',
      '/v1/access-log/searches',
      auditor,
      { ...PERIOD, person: PERSON },
    );
    const purposes = items.filter(({ record }) => record.id === booking).map(({ purpose }) => purpose);
    expect(purposes).toEqual(expect.arrayContaining(['booking', 'message', 'subject_request']));
  });
});
