import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { asCitizen, asVisitor, registerClient, signInOfficer, type Credentials } from '@buka-pintu/identity/testing';
import { isId, newId, officeOf, ROLES, type Role } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { MODULES } from './api.module.js';
import { documents } from './openapi.js';
import { accessMatrix, holdersOf, matrixOf, type MatrixRow } from './testing/access-matrix.js';
import { AccessStage, ELSEWHERE, HERE, type StagedRequest } from './testing/access-stage.js';
import { ROOT } from './testing/sources.js';

// Every operation of the documents × every kind of caller: nobody has to remember to write that test, and a new operation is
// tried from the moment it is documented.
const made = documents();
const matrix = matrixOf(made);
const holders = holdersOf(MODULES);
const SCOPES = [...new Set(matrix.flatMap(({ scopes }) => scopes))];
const guarded = matrix.filter(({ anyone }) => !anyone);
const each = (rows: readonly MatrixRow[]) => rows.map((row) => [row.name, row] as const);

/** Whose credentials these are, as far as the judgement below needs it. */
type Who =
  | { kind: 'nobody'; code: 'sign_in_required' | 'credentials_invalid' | 'credentials_expired' }
  | { kind: 'staff'; roles: readonly { role: Role; officeId: number }[] }
  | { kind: 'client'; scopes: readonly string[]; offices: readonly number[] }
  | { kind: 'citizen'; of: 'booking' | 'ticket' | 'contact'; mine: boolean };
interface Caller {
  who: Who;
  headers: Credentials;
}
interface Answer {
  status: number;
  code: string | undefined;
  text: string;
  headers: Record<string, string>;
}

let house: HouseUnderTest;
let stage: AccessStage;
const callers: Record<string, Caller> = {};

beforeAll(async () => {
  house = await openHouse({ demo: true });
  // The demo's client gets its key from whoever starts it; the stage needs one to point at.
  await registerClient(house, []);
  const { clientId } = await registerClient(house, []);
  const administrator = (await officer([{ role: 'administrator', officeId: HERE }])).headers;
  await webhookOf(house, clientId, administrator);
  stage = await AccessStage.of(house);
  await makeMissing();
  callers['no credentials'] = { who: { kind: 'nobody', code: 'sign_in_required' }, headers: {} };
  for (const role of ROLES) callers[role] = await officer([{ role, officeId: HERE }]);
  callers['every role elsewhere'] = await officer(ROLES.map((role) => ({ role, officeId: ELSEWHERE })));
  callers['every scope'] = await client(SCOPES, [HERE]);
  callers['every scope elsewhere'] = await client(SCOPES, [ELSEWHERE]);
  for (const scope of SCOPES) callers[scope] = await client([scope], [HERE]);
  const { booking, ticket } = stage;
  callers['its citizen'] = await citizen('booking', booking.id, true);
  callers['another citizen'] = await citizen('booking', newId(HERE), false);
  callers['the ticket’s citizen'] = await citizen('ticket', ticket, true);
  callers['another ticket’s citizen'] = await citizen('ticket', newId(HERE), false);
  callers['a visitor with a code'] = {
    who: { kind: 'citizen', of: 'contact', mine: false },
    headers: await asVisitor(house, { phone: '+628123450000' }),
  };
  await spoilt();
});
afterAll(() => house?.close());

/** What the demo has none of is made as its own operation makes it, from the example. */
async function makeMissing(): Promise<void> {
  const { headers } = await officer(ROLES.map((role) => ({ role, officeId: HERE })));
  for (const row of matrix.filter((each) => stage.missing(each).length > 0)) {
    const [name = ''] = stage.missing(row);
    const making = matrix.find((each) => each.name === `post ${row.path.slice(0, row.path.indexOf(`/{${name}}`))}`);
    if (making) await ask(stage.request(making), headers);
  }
  await house.settle();
  stage = await AccessStage.of(house);
}

/** A webhook and a message of it, for the paths that name one. */
async function webhookOf({ fetch }: HouseUnderTest, clientId: string, headers: Credentials): Promise<void> {
  const post = (path: string, body: object) =>
    fetch(`/v1/webhooks${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const hook = { clientId, url: 'http://127.0.0.1:9/', types: ['booking.confirmed'] };
  const { id } = (await (await post('', hook)).json()) as { id: string };
  await post(`/${id}/test-sends`, {});
}

/** Credentials that were good once, and one that never was. */
async function spoilt(): Promise<void> {
  const nobody = (code: Extract<Who, { kind: 'nobody' }>['code'], headers: Credentials): Caller => ({
    who: { kind: 'nobody', code },
    headers,
  });
  const roles = ROLES.map((role) => ({ role, officeId: HERE }));
  const ended = await signInOfficer(house, roles);
  const suspended = await signInOfficer(house, roles);
  const expired = await registerClient(house, SCOPES);
  const revoked = await registerClient(house, SCOPES);
  const link = await asCitizen(house, { type: 'booking', id: stage.booking.id });
  const set = (sql: string, id: string) => house.owner.query(sql, [id]);
  await set(`update staff_session set ended_at = now() where staff_id = $1`, ended.staffId);
  await set(`update staff set state = 'suspended' where id = $1`, suspended.staffId);
  await set(`update api_key set expires_at = created_at + interval '1 ms' where client_id = $1`, expired.clientId);
  await set(`update api_key set revoked_at = now() where client_id = $1`, revoked.clientId);
  const token = Buffer.from(link['authorization']!.slice('Bearer bpc_'.length), 'base64url');
  await set(`update capability set revoked_at = now() where id = $1`, token.subarray(0, 16).toString('hex'));
  callers['an ended session'] = nobody('sign_in_required', ended.headers);
  callers['a suspended officer'] = nobody('sign_in_required', suspended.headers);
  callers['an expired key'] = nobody('credentials_expired', expired.headers);
  callers['a revoked key'] = nobody('credentials_invalid', revoked.headers);
  callers['a revoked link'] = nobody('credentials_invalid', link);
  callers['a made-up key'] = nobody('credentials_invalid', { authorization: `Bearer bpk_live_${'0'.repeat(32)}_x` });
}

async function officer(roles: Extract<Who, { kind: 'staff' }>['roles']): Promise<Caller> {
  return { who: { kind: 'staff', roles }, headers: (await signInOfficer(house, roles)).headers };
}

async function client(scopes: readonly string[], offices: readonly number[]): Promise<Caller> {
  return { who: { kind: 'client', scopes, offices }, headers: (await registerClient(house, scopes, offices)).headers };
}

async function citizen(of: 'booking' | 'ticket', id: string, mine: boolean): Promise<Caller> {
  return { who: { kind: 'citizen', of, mine }, headers: await asCitizen(house, { type: of, id }) };
}

async function ask({ method, path, body }: StagedRequest, headers: Credentials): Promise<Answer> {
  const stop = new AbortController();
  const answer = await house.fetch(path, {
    method,
    headers: {
      ...headers,
      'idempotency-key': newId(HERE),
      'if-match': '"1"',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body,
    signal: stop.signal,
  });
  const type = answer.headers.get('content-type') ?? '';
  const text = type.startsWith('text/event-stream') ? '' : await answer.text();
  stop.abort();
  const code = type.includes('problem+json') ? (JSON.parse(text) as { code: string }).code : undefined;
  return { status: answer.status, code, text, headers: Object.fromEntries(answer.headers) };
}

type Verdict =
  | 'let in or not allowed'
  | 'let in'
  | 'no record of yours'
  | 'not allowed'
  | 'not allowed or no record of yours'
  | `401 ${string}`;

/** What the matrix and the rules of offices say must happen: written again, from the documents, without the house's own code. */
function expected({ who }: Caller, row: MatrixRow, named: boolean): Verdict {
  switch (who.kind) {
    case 'nobody':
      return row.anyone && who.code === 'sign_in_required' ? 'let in' : `401 ${who.code}`;
    case 'citizen':
      if (row.anyone) return 'let in';
      // A booking's link opens its ticket as well; a ticket's link nothing but the ticket.
      if (!row.citizens.some((of) => of === who.of || (of === 'ticket' && who.of === 'booking'))) return 'not allowed';
      if (!named) return 'let in';
      return who.mine && (who.of === 'booking' || row.path.includes('/tickets/')) ? 'let in' : 'no record of yours';
    case 'client':
      if (row.anyone || row.anyClient) return 'let in';
      if (!row.scopes.some((scope) => who.scopes.includes(scope))) return 'not allowed';
      // What a citizen's link may open belongs to the client that made it, and the demo's client made these.
      const own = row.citizens.length > 0 || row.path.startsWith('/v1/webhooks/');
      if (named && (!who.offices.includes(HERE) || own)) return 'no record of yours';
      return 'let in';
    case 'staff': {
      if (row.anyone || row.signedIn) return 'let in';
      const holds = (at: (officeId: number) => boolean): boolean =>
        who.roles.some(
          ({ role, officeId }) => at(officeId) && row.permissions.some((each) => holders.get(each)?.includes(role)),
        );
      if (!holds(() => true)) return 'not allowed';
      // What names no record is about the office the officer acts in: the first one's.
      const about = named ? HERE : who.roles[0]!.officeId;
      if (holds((officeId) => officeId === about)) return 'let in';
      // Nor need it be about any office at all, as the list of scopes is not.
      if (!named) return 'let in or not allowed';
      return who.roles.some(({ officeId }) => officeId === about)
        ? 'not allowed or no record of yours'
        : 'no record of yours';
    }
  }
}

/** Codes begin with their office's, which is public: the desk says where to go instead. */
const ELSEWHERE_CODES = new Set(['not_found', 'booking_other_office']);
const REFUSED_CODES = new Set(['not_allowed', 'credentials_invalid', 'credentials_expired']);

function verdict({ status, code = '' }: Answer, hoped: Verdict): Verdict | `${number} ${string}` {
  if (status >= 500) return `${status} ${code}`;
  // The sign-in asks for itself what it needs; that is not the door's refusal.
  if (hoped === 'let in') return REFUSED_CODES.has(code) ? `${status} ${code}` : 'let in';
  if (status === 401) return `401 ${code}`;
  // What belongs to no office says for itself whether it is there.
  if (hoped === 'let in or not allowed') return hoped;
  if (hoped === 'not allowed or no record of yours')
    return code === 'not_allowed' || ELSEWHERE_CODES.has(code) ? hoped : `${status} ${code}`;
  if (code === 'not_allowed') return 'not allowed';
  return ELSEWHERE_CODES.has(code) ? 'no record of yours' : `${status} ${code}`;
}

/** Ids of the demo office, not asked with, in an answer to somebody who has nothing to do with it. */
function leaked({ text }: Answer, { path, body = '' }: StagedRequest): string[] {
  const ids = text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  return ids.filter((id) => isId(id) && officeOf(id) === HERE && !`${path} ${body}`.includes(id));
}

describe('docs/access-matrix.md', () => {
  it('is what the documents say (`npm run openapi` writes it)', () => {
    expect(readFileSync(join(ROOT, 'docs/access-matrix.md'), 'utf8')).toBe(accessMatrix(made, MODULES));
  });

  it('names somebody for every operation', () => {
    const nobodys = matrix.filter(
      (row) =>
        !row.anyone &&
        !row.signedIn &&
        row.citizens.length + row.scopes.length === 0 &&
        !row.anyClient &&
        !row.testClient &&
        !row.permissions.some((permission) => holders.get(permission)?.length),
    );
    expect(nobodys.map(({ name }) => name)).toEqual([]);
    expect(matrix.length).toBeGreaterThan(40);
  });

  it('asks for no permission that nobody holds, and gives clients no scope that is no permission', () => {
    const asked = matrix.flatMap(({ permissions }) => permissions);
    expect(asked.filter((permission) => !holders.get(permission)?.length)).toEqual([]);
    expect(SCOPES.filter((scope) => !holders.has(scope))).toEqual([]);
  });
});

describe('every operation × every kind of caller', () => {
  it('there is a record of the demo office behind every id in a path', () => {
    // A new kind of record: let its POST's example make one, seed one in the demo, or name its table in access-stage.ts.
    const missing = matrix.flatMap((row) => stage.missing(row).map((name) => `${row.name}: ${name}`));
    expect(missing).toEqual([]);
  });

  it.each(each(matrix))('%s', async (_name, row) => {
    const met: Record<string, unknown> = {};
    const meant: Record<string, unknown> = {};
    for (const [name, caller] of Object.entries(callers)) {
      const request = stage.request(row);
      const hoped = expected(caller, row, request.namesRecord);
      // The session and the visit that the test goes on with must not be ended on the way.
      if (row.name === 'delete /v1/sessions/current' && caller.who.kind === 'staff') continue;
      if (row.name === 'delete /v1/citizen-visits/current' && caller.who.kind === 'citizen') continue;
      meant[name] = hoped;
      met[name] = verdict(await ask(request, caller.headers), hoped);
    }
    expect(met).toEqual(meant);
  });

  it.each(each(guarded))('%s tells nothing of this office to another', async (_name, row) => {
    for (const name of ['every role elsewhere', 'every scope elsewhere']) {
      const request = stage.request(row);
      expect([name, leaked(await ask(request, callers[name]!.headers), request)]).toEqual([name, []]);
    }
  });

  const withId = guarded.filter(({ path, signedIn }) => /\{\w*[iI]d\}/.test(path) && !signedIn);
  it.each(each(withId))('%s: not yours and not there are one answer, byte by byte', async (_name, row) => {
    const VARYING = new Set(['date', 'x-request-id', 'content-length', 'keep-alive']);
    const plain = ({ status, text, headers }: Answer) => ({
      status,
      body: { ...(JSON.parse(text) as object), requestId: '', instance: '' },
      headers: Object.entries(headers).filter(([header]) => !VARYING.has(header)),
    });
    for (const name of ['every role elsewhere', 'every scope elsewhere', 'every scope', 'another citizen']) {
      const caller = callers[name]!;
      if (expected(caller, row, true) !== 'no record of yours') continue;
      const there = await ask(stage.request(row), caller.headers);
      const nowhere = await ask(
        stage.request(row, () => newId(HERE)),
        caller.headers,
      );
      expect([name, plain(there)]).toEqual([name, plain(nowhere)]);
    }
  });
});

describe('in random combinations', () => {
  const RUNS = Number(process.env['ACCESS_RUNS'] ?? 60);
  const rows = fc.subarray(
    guarded.map(({ name }) => name),
    { minLength: 3, maxLength: 8 },
  );
  const judge = async (caller: Caller, tried: readonly string[]): Promise<void> => {
    for (const row of guarded.filter(({ name }) => tried.includes(name))) {
      const request = stage.request(row);
      const hoped = expected(caller, row, request.namesRecord);
      expect([row.name, caller.who, verdict(await ask(request, caller.headers), hoped)]).toEqual([
        row.name,
        caller.who,
        hoped,
      ]);
    }
  };

  it('an officer of any roles in two offices reaches what they open where they are held', async () => {
    const some = fc.subarray([...ROLES], { maxLength: 4 });
    const roles = fc
      .record({ here: some, elsewhere: some })
      .filter(({ here, elsewhere }) => here.length + elsewhere.length > 0);
    await fc.assert(
      fc.asyncProperty(roles, rows, async ({ here, elsewhere }, tried) => {
        const held = [
          ...here.map((role) => ({ role, officeId: HERE })),
          ...elsewhere.map((role) => ({ role, officeId: ELSEWHERE })),
        ];
        await judge(await officer(held), tried);
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  it('a client of any scopes and offices reaches what they open, where, and of its own', async () => {
    const scopes = fc.subarray(SCOPES, { minLength: 1 });
    const offices = fc.subarray([HERE, ELSEWHERE], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(scopes, offices, rows, async (held, where, tried) => {
        await judge(await client(held, where), tried);
      }),
      { numRuns: RUNS },
    );
  }, 300_000);
});
