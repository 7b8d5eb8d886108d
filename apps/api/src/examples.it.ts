import fc from 'fast-check';
import { asDevice, asTester, asVisitor, registerClient, signInOfficer } from '@buka-pintu/identity/testing';
import { checkPublicCode, type DeviceKind, newId, ROLES } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { randomUUID } from 'node:crypto';
import { documents } from './openapi.js';
import { type Documented, DocumentedApi } from './testing/documented-api.js';
import { Known as KnownThings } from './testing/fuzz-known.js';
import { FuzzRequests } from './testing/fuzz-requests.js';

const made = documents();
const apis = { public: new DocumentedApi(made.public), staff: new DocumentedApi(made.staff) };

describe.each(Object.entries(apis))('every operation of the %s document', (_name, api) => {
  it.each(api.operations.map((it) => [it.name, it] as const))('%s says what an integrator needs', (_, documented) => {
    const { operation, responses, body } = documented;
    expect(operation.summary.length).toBeGreaterThan(5);
    expect(operation['x-access'].length).toBeGreaterThan(0);
    expect(Object.keys(responses).filter((status) => Number(status) >= 400).length).toBeGreaterThan(3);
    if (body) {
      expect(body.example).toBeDefined();
      expect(api.requestErrors(documented, body.example)).toEqual([]);
    }
    for (const [status, { content = {} }] of Object.entries(responses).filter(([it]) => Number(it) < 300)) {
      for (const [media, { example }] of Object.entries(content)) {
        // A stream's messages are the resource's own view, whose example stands beside it.
        if (media !== 'text/event-stream') expect([media, example]).toEqual([media, expect.anything()]);
        if (media === 'application/json') {
          expect(api.responseErrors(documented, Number(status), media, example)).toEqual([]);
        }
      }
    }
  });
});

it.each(Object.entries(made))('every parameter of the %s document says what it is', (_name, document) => {
  const parameters = new DocumentedApi(document).operations.flatMap(({ name, parameters }) =>
    parameters.map((it) => [`${name} ${it.name}`, it.description ?? ''] as const),
  );
  expect(parameters.filter(([, description]) => description.length < 10)).toEqual([]);
});

it('every booking code in the documents could be one: its check sign is right', () => {
  const codes = JSON.stringify(made).match(/\bCTH-[0-9A-Z]{8}-[0-9A-Z]\b/g) ?? [];
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => checkPublicCode(code) !== code)).toEqual([]);
});

it('every example value of a field fits the field', () => {
  const wrong: string[] = [];
  for (const [name, { properties = {} }] of Object.entries(made.staff.components.schemas)) {
    for (const [field, { examples = [], maxLength, minimum, maximum }] of Object.entries(properties)) {
      for (const example of examples) {
        const long = typeof example === 'string' && maxLength !== undefined && example.length > maxLength;
        const off = typeof example === 'number' && (example < (minimum ?? example) || example > (maximum ?? example));
        if (long || off) wrong.push(`${name}.${field}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

/** What stands in the examples, and what it is called in the demo office: an example can't know a real slot. */
type Known = Record<string, string>;

describe('the staff examples, pasted against the demo by an officer of every role', () => {
  let house: HouseUnderTest;
  let known: KnownThings;
  beforeAll(async () => {
    house = await openHouse({ demo: true });
    known = await KnownThings.in(house, [newId(2)]);
  });
  afterAll(() => house?.close());

  it.each(apis.staff.operations.map((it) => [it.name, it] as const))('%s', async (_, documented) => {
    // Signing out is among them: each is called with a session of its own.
    const officer = await signInOfficer(
      house,
      ROLES.map((role) => ({ role })),
    );
    const [sent] = fc.sample(new FuzzRequests(made.staff, known).pastedRequest(documented), { numRuns: 1, seed: 1 });
    const stop = new AbortController();
    const { method, path, headers, body } = sent!;
    const answer = await house.fetch(path, {
      method,
      headers: { ...headers, ...officer.headers },
      body: body as Uint8Array<ArrayBuffer> | undefined,
      signal: stop.signal,
    });
    const media = answer.headers.get('content-type');
    const text = media?.startsWith('text/event-stream') ? '' : await answer.text();
    stop.abort();
    expect(apis.staff.broken(documented, { status: answer.status, media, text })).toEqual([]);
    // What opens a session is refused with the example's secrets; nobody else is a stranger, and nothing is misunderstood.
    const open = documented.operation['x-access'].includes('anyone');
    const never = open ? [400, 415, 428] : [400, 401, 403, 415, 428];
    expect([never.includes(answer.status), never.includes(answer.status) ? text : '']).toEqual([false, '']);
  });
});

describe('the public examples, pasted against the demo', () => {
  let house: HouseUnderTest;
  let key: string;
  let known: Known;
  let bookingLink: string;
  let tester: Record<string, string>;
  let testOfficeCode: string;

  const call = async (documented: Documented, headers: Record<string, string>, body?: unknown) => {
    const parameters = documented.parameters.filter((it) => it.in === 'query' && it.required);
    const query = parameters.map(({ name }) => `${name}=${encodeURIComponent(known[name] ?? '')}`).join('&');
    const named = documented.path.startsWith('/v1/test/') ? { ...known, officeCode: testOfficeCode } : known;
    const path = documented.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(named[name] ?? newId(1)),
    );
    const stop = new AbortController();
    const answer = await house.fetch(query ? `${path}?${query}` : path, {
      method: documented.method.toUpperCase(),
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: stop.signal,
    });
    const media = answer.headers.get('content-type');
    // A stream does not end; its first message is its view.
    const text = media?.startsWith('text/event-stream') ? '' : await answer.text();
    stop.abort();
    return { status: answer.status, media, text };
  };

  beforeAll(async () => {
    house = await openHouse({ demo: true });
    const scopes = apis.public.operations.flatMap(({ operation }) =>
      operation.security.flatMap((it) => it['apiKey'] ?? []),
    );
    ({ key } = await registerClient(house, [...new Set(scopes)]));
    tester = await asTester(house, scopes);
    const read = async <T>(path: string): Promise<T> => (await (await house.fetch(path)).json()) as T;
    const own = await house.fetch('/v1/api-clients/current', { headers: tester });
    testOfficeCode = ((await own.json()) as { offices: { code: string }[] }).offices[0]!.code;
    const office = await read<{ servicePoints: { id: string; code: string }[] }>('/v1/offices/CTH');
    const point = office.servicePoints[0]!;
    known = {
      officeCode: 'CTH',
      serviceCode: 'passport_new_adult',
      servicePointId: point.id,
      servicePointCode: point.code,
    };
    const { days } = await read<{ days: { slots: { id: string }[] }[] }>(
      `/v1/queue/availability?servicePointId=${point.id}&serviceCode=passport_new_adult`,
    );
    known['slotId'] = days.flatMap((day) => day.slots)[0]!.id;
  });
  afterAll(() => house?.close());

  const authorized = () => ({ authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() });
  /** Whoever the operation is for: the client, the holder of the link, or who showed a code sent to the example's phone. */
  const callerOf = async ({ operation }: Documented): Promise<Record<string, string>> => {
    const access = operation['x-access'];
    const [, kind] = /^device (\w+)$/.exec(access[0]!) ?? [];
    if (kind) return asDevice(house, kind as DeviceKind, known['servicePointId']!);
    if (access.includes('test client')) return { ...tester, 'idempotency-key': randomUUID() };
    if (access.includes('citizen contact')) return asVisitor(house, { phone: '+6281234567890' });
    return access.every((it) => it.startsWith('citizen')) ? { authorization: `Bearer ${bookingLink}` } : authorized();
  };
  const byId = (id: string): Documented => apis.public.operations.find((it) => it.operation.operationId === id)!;

  it('books with the example of the document', async () => {
    const documented = byId('createBooking');
    const example = structuredClone(documented.body!.example) as Record<string, unknown>;
    const answer = await call(documented, authorized(), { ...example, slotId: known['slotId'] });
    expect([answer.status, apis.public.broken(documented, answer)]).toEqual([201, []]);
    const booking = JSON.parse(answer.text) as { id: string; link: string; code: string };
    known['id'] = booking.id;
    bookingLink = booking.link.split('#')[1]!;
  });

  it.each(apis.public.operations.map((it) => [it.name, it] as const))('%s', async (_, documented) => {
    const { operation, body } = documented;
    const open = operation['x-access'].includes('anyone');
    const bearer = await callerOf(documented);
    const example = body ? (structuredClone(body.example) as Record<string, unknown>) : undefined;
    for (const name of Object.keys(example ?? {})) if (known[name]) example![name] = known[name];
    const answer = await call(documented, open ? {} : bearer, example);
    expect(apis.public.broken(documented, answer)).toEqual([]);
    // What only reads needs nothing but the address; what moves something may find it moved already.
    const reads = documented.method === 'get' && !/\/(tickets|webhooks|rosters)\//.test(documented.path);
    if (reads) expect([documented.name, answer.status]).toEqual([documented.name, 200]);
    // The example as it stands is a request that can be understood, whatever becomes of it.
    expect([400, 401, 403, 415]).not.toContain(answer.status);
  });

  it.each(apis.public.operations.filter((it) => it.method === 'get').map((it) => [it.name, it] as const))(
    '%s refuses a parameter it does not know',
    async (_, documented) => {
      const path = documented.path.replace(/\{(\w+)\}/g, (_found, name: string) => known[name] ?? '');
      const headers = await callerOf(documented);
      const answer = await house.fetch(`${path}?page=2`, { headers });
      const body = (await answer.json()) as { errors?: { pointer: string; code: string }[] };
      expect([documented.name, answer.status]).toEqual([documented.name, 400]);
      expect(body.errors).toContainEqual(expect.objectContaining({ pointer: '/page', code: 'unknown_field' }));
    },
  );
});
