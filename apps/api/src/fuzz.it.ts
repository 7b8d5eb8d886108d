import fc from 'fast-check';
import {
  asCitizen,
  asStaff,
  browserHeaders,
  registerClient,
  signInOfficer,
  type Credentials,
} from '@buka-pintu/identity/testing';
import { newId, ROLES } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { documents } from './openapi.js';
import { type Documented, DocumentedApi } from './testing/documented-api.js';
import { Known } from './testing/fuzz-known.js';
import { FuzzRequests, type FuzzRequest } from './testing/fuzz-requests.js';

// Every operation of both documents, right requests and wrong ones, as everybody: never a 5xx, nothing undocumented, nothing
// accepted that the documents forbid. FUZZ_REQUESTS says how many in all, FUZZ_SEED repeats a run.
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 3000);
const SEED = Number(process.env['FUZZ_SEED'] ?? (process.env['FUZZ_REQUESTS'] ? Date.now() % 2 ** 31 : 20261122));

const CALLERS = ['anonymous', 'page', 'client', 'citizen', 'officer', 'counter', 'stranger'] as const;
type Caller = (typeof CALLERS)[number];

const made = documents();
const apis = Object.entries(made).map(([name, document]) => ({
  name,
  api: new DocumentedApi(document),
  requests: () => new FuzzRequests(document, known),
}));
const operations = apis.reduce((sum, { api }) => sum + api.operations.length, 0);
const RUNS = Math.ceil(REQUESTS / operations);

let house: HouseUnderTest;
let known: Known;
let is: Record<Caller, Credentials>;
const seen: { operation: string; status: number; as: Caller }[] = [];

beforeAll(async () => {
  house = await openHouse({ demo: true });
  known = await Known.in(house, [newId(2), newId(4095), newId(1)]);
});
// Right requests as an officer of every role, so that something is open, called and under way before the rest begins.
beforeAll(async () => {
  await comeIn();
  for (let round = 0; round < 3; round++)
    for (const { api, requests } of apis)
      for (const it of api.operations) {
        const [sent] = fc.sample(requests().rightRequest(it), { numRuns: 1, seed: SEED + round });
        const leaves = it.method === 'delete' || it.path === '/v1/sessions/departures';
        if (!leaves) await tell(api, it, sent!, 'officer');
      }
});
// An operation may end the session or revoke the key it is called with.
beforeEach(async () => {
  const whoAmI = await house.fetch('/v1/sessions/current', { headers: is.officer });
  const nothing = await house.fetch(`/v1/queue/bookings/${newId(1)}`, { headers: is.client });
  if (whoAmI.status === 401 || nothing.status === 401) await comeIn();
});

async function comeIn(): Promise<void> {
  const scopes = Object.values(made.public.paths).flatMap((item) =>
    Object.values(item).flatMap((operation) => operation.security.flatMap((it) => it['apiKey'] ?? [])),
  );
  const everyRole = ROLES.map((role) => ({ role }));
  const [booking = newId(1)] = known.idsFor('bookingId', '');
  is = {
    anonymous: {},
    page: browserHeaders(house),
    client: (await registerClient(house, [...new Set(scopes)])).headers,
    citizen: await asCitizen(house, { type: 'booking', id: booking }),
    officer: (await signInOfficer(house, everyRole)).headers,
    counter: await asStaff(house, 'counter'),
    stranger: { authorization: 'Bearer bpk_live_0000_nothing' },
  };
}
afterAll(async () => {
  const statuses = [...Map.groupBy(seen, ({ status }) => status)].sort(([a], [b]) => a - b);
  const counts = statuses.map(([status, all]) => `${status}: ${all.length}`).join(', ');
  process.stderr.write(
    `Fuzz: ${seen.length} requests (${counts}); again with FUZZ_REQUESTS=${REQUESTS} FUZZ_SEED=${SEED}\n`,
  );
  await house?.close();
});

/** Those who may call it, mostly; the others now and then. */
function callersOf({ operation }: Documented): fc.Arbitrary<Caller> {
  const ways = operation['x-access'];
  const may: Record<Caller, boolean> = {
    anonymous: ways.includes('anyone'),
    page: ways.includes('anyone'),
    client: ways.some((way) => way.startsWith('client')),
    citizen: ways.some((way) => way.startsWith('citizen')),
    officer: ways.some((way) => way.includes('staff')),
    counter: ways.some((way) => way.includes('staff')),
    stranger: false,
  };
  return fc.oneof(...CALLERS.map((as) => ({ weight: may[as] ? 12 : 1, arbitrary: fc.constant(as) })));
}

async function send({ method, path, headers, body }: FuzzRequest, as: Caller) {
  const stop = new AbortController();
  const answer = await fetch(house.url + path, {
    method,
    headers: { ...headers, ...is[as] },
    body: body as Uint8Array<ArrayBuffer> | undefined,
    signal: stop.signal,
  });
  const media = answer.headers.get('content-type');
  const isStream = media?.startsWith('text/event-stream') ?? false;
  const text = isStream ? '' : await answer.text();
  stop.abort();
  return { status: answer.status, media, text };
}

/** Sends it, remembers what came, and throws where it should not have come. */
async function tell(api: DocumentedApi, documented: Documented, sent: FuzzRequest, as: Caller): Promise<void> {
  const answer = await send(sent, as);
  seen.push({ operation: documented.name, status: answer.status, as });
  const isHere = routed(documented, sent.path);
  const wrongs = isHere ? judge(api, documented, sent, answer) : broke(answer);
  if (isHere && answer.status < 300 && answer.media?.startsWith('application/json')) {
    known.learn(documented.path, JSON.parse(answer.text || 'null'));
  }
  const told = `${sent.method} ${sent.path.slice(0, 200)} ${textOf(sent).slice(0, 500)} as ${as}`;
  if (wrongs.length > 0) throw new Error(`${told}: ${wrongs.join('; ')}`);
}

describe.each(apis)('whatever is sent to the $name API', ({ api, requests }) => {
  it.each(api.operations.map((it, index) => [it.name, it, index] as const))(
    '%s answers as documented',
    async (_, documented, index) => {
      const request = fc.constant(0).chain(() => requests().request(documented));
      const property = fc.asyncProperty(request, callersOf(documented), (sent, as) => tell(api, documented, sent, as));
      await fc.assert(property, { numRuns: RUNS, seed: SEED + index });
    },
    600_000,
  );
});

it('went in deep enough: every kind of answer was met, everybody came in somewhere, most operations said yes', () => {
  const met = [...new Set(seen.map(({ status }) => status))];
  expect(met).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404, 409, 412, 415, 422]));
  const welcome = seen.filter(({ status }) => status < 300);
  expect(CALLERS.filter((caller) => !welcome.some(({ as }) => as === caller))).toEqual(['stranger']);
  expect(distinct(welcome) / distinct(seen)).toBeGreaterThan(0.5);
  expect(seen.filter(({ status }) => status === 400).length / seen.length).toBeLessThan(0.5);
  expect(seen.length).toBeGreaterThanOrEqual(REQUESTS);
});

const distinct = (answers: typeof seen): number => new Set(answers.map(({ operation }) => operation)).size;

/** What an answer breaks of the documents; or that it is a yes to what they forbid. */
function judge(
  api: DocumentedApi,
  documented: Documented,
  sent: FuzzRequest,
  answer: { status: number; media: string | null; text: string },
): string[] {
  const broken = api.broken(documented, answer);
  if (broken.length > 0 || answer.status >= 300) return broken;
  const declared = documented.parameters.filter((it) => it.in === 'query').map(({ name }) => name);
  const names = [...new URL(sent.path, 'http://house').searchParams.keys()];
  const stray = names.filter((name) => !declared.includes(name)).map((name) => `took the parameter ${name}`);
  const text = textOf(sent);
  if (!documented.body || text === '') return stray;
  return [...stray, ...api.requestErrors(documented, JSON.parse(text) ?? {}).map((error) => `took a body: ${error}`)];
}

const textOf = ({ body }: FuzzRequest): string => (body ? new TextDecoder().decode(body) : '');

/** Dots and slashes in a segment lead to another operation, or to none. */
function routed({ path }: Documented, asked: string): boolean {
  const [pathname = ''] = asked.split('?');
  const given = new URL(pathname, 'http://house').pathname.split('/');
  const expected = path.split('/');
  return given.length === expected.length && expected.every((part, at) => part.startsWith('{') || part === given[at]);
}

function broke({ status, text }: { status: number; text: string }): string[] {
  return status >= 500 ? [`${status}: ${text.slice(0, 300)}`] : [];
}
