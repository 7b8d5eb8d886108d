import fc from 'fast-check';
import { asCitizen, asStaff, registerClient, type Credentials } from '@buka-pintu/identity/testing';
import { newId, type OpenApiDocument, type Role } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { documents } from './openapi.js';
import { BadInput, type BadRequest } from './testing/bad-input.js';
import { type Documented, DocumentedApi } from './testing/documented-api.js';

// BAD_INPUT_RUNS asks each operation more often, with other requests each time; BAD_INPUT_SEED repeats a failure.
const { BAD_INPUT_RUNS, BAD_INPUT_SEED } = process.env;
const RUNS = Number(BAD_INPUT_RUNS ?? 22);
const SEED = BAD_INPUT_SEED ? Number(BAD_INPUT_SEED) : BAD_INPUT_RUNS ? undefined : 20261122;

type Caller = 'anonymous' | 'client' | 'citizen' | 'counter' | 'administrator' | 'stranger';
const OF_DOCUMENT: Record<string, Caller[]> = {
  public: ['client', 'client', 'citizen', 'anonymous', 'stranger'],
  staff: ['counter', 'counter', 'administrator', 'anonymous', 'client'],
};

let house: HouseUnderTest;
let callers: Record<Caller, Credentials>;
const made = documents();
const inputs: Record<string, BadInput> = {};
const seen = new Map<number, number>();

beforeAll(async () => {
  house = await openHouse({ demo: true });
  const ids = async (table: string): Promise<string[]> =>
    (await house.owner.query<{ id: string }>(`select id from ${table} order by id desc limit 20`)).rows.map(
      (row) => row.id,
    );
  // Its keys may go; the caller's own must not.
  await registerClient(house, []);
  const [points, counters, slots, bookings, tickets, clients, keys] = await Promise.all(
    ['service_point', 'counter', 'slot', 'booking', 'ticket', 'api_client', 'api_key'].map(ids),
  );
  const coming = await house.owner.query<{ id: string }>(
    `select id from slot where starts_at > now() and withdrawn_at is null order by starts_at limit 40`,
  );
  const codes = await house.owner.query<{ code: string }>('select code from booking limit 5');
  const known = {
    ids: {
      servicePointId: points!,
      counterId: counters!,
      counters: counters!,
      slotId: [...slots!, ...coming.rows.map((row) => row.id)],
      bookings: bookings!,
      tickets: tickets!,
      about: bookings!,
      'api-clients': clients!,
      keyId: keys!,
    },
    codes: ['CTH', 'CTH-1', 'CTH-2', 'passport_new_adult', ...codes.rows.map((row) => row.code)],
    foreignIds: [newId(2), newId(4095), newId(1)],
  };
  for (const [name, document] of Object.entries(made)) inputs[name] = new BadInput(document, known);

  const scopes = new Set(scopesOf(made.public));
  const [booking = ''] = bookings!;
  const staff = (role: Role): Promise<Credentials> => asStaff(house, role);
  callers = {
    anonymous: {},
    client: (await registerClient(house, [...scopes])).headers,
    citizen: await asCitizen(house, { type: 'booking', id: booking }),
    counter: await staff('counter'),
    administrator: await staff('administrator'),
    stranger: { authorization: 'Bearer bpk_live_0000_nothing' },
  };
});
afterAll(() => house?.close());

function scopesOf(document: OpenApiDocument): string[] {
  return Object.values(document.paths).flatMap((item) =>
    Object.values(item).flatMap((operation) => operation.security.flatMap((it) => it['apiKey'] ?? [])),
  );
}

async function send({ method, path, headers, body }: BadRequest, as: Caller) {
  const stop = new AbortController();
  const answer = await fetch(house.url + path, {
    method,
    headers: { ...headers, ...callers[as] },
    body: body as Uint8Array<ArrayBuffer> | undefined,
    signal: stop.signal,
  });
  const media = answer.headers.get('content-type');
  const isStream = media?.startsWith('text/event-stream') ?? false;
  const text = isStream ? '' : await answer.text();
  stop.abort();
  return { status: answer.status, media, text };
}

describe.each(Object.entries(made))('whatever is sent to the %s API', (name, document) => {
  const api = new DocumentedApi(document);

  it.each(api.operations.map((it) => [it.name, it] as const))(
    '%s answers as documented',
    async (_, documented: Documented) => {
      const request = fc.constant(0).chain(() => inputs[name]!.request(documented));
      const caller = fc.constantFrom(...OF_DOCUMENT[name]!);
      const property = fc.asyncProperty(request, caller, async (bad, as) => {
        const answer = await send(bad, as);
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        const [broken] = routed(documented, bad.path) ? api.broken(documented, answer) : elsewhere(answer);
        if (broken) throw new Error(`${bad.method} ${bad.path.slice(0, 200)} as ${as}: ${broken}`);
      });
      await fc.assert(property, { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: SEED }) });
    },
    300_000,
  );
});

it('went in deep enough to meet every kind of answer', () => {
  const met = [...seen.keys()];
  expect(met).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404, 409, 415, 422]));
  const refused = seen.get(400) ?? 0;
  expect(refused / [...seen.values()].reduce((sum, count) => sum + count, 0)).toBeLessThan(0.5);
});

/** Dots and slashes in a segment lead to another operation, or to none. */
function routed({ path }: Documented, asked: string): boolean {
  const [pathname = ''] = asked.split('?');
  const given = new URL(pathname, 'http://house').pathname.split('/');
  const expected = path.split('/');
  return given.length === expected.length && expected.every((part, at) => part.startsWith('{') || part === given[at]);
}

function elsewhere({ status, text }: { status: number; text: string }): string[] {
  return status >= 500 ? [`${status}: ${text.slice(0, 300)}`] : [];
}
