import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asCitizen, asVisitor, registerClient, signInOfficer, type Credentials } from '@buka-pintu/identity/testing';
import { isId, newId, officeOf, ROLES } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { MODULES } from './api.module.js';
import {
  ask,
  citizen,
  client,
  expected,
  guarded,
  holders,
  made,
  matrix,
  officer,
  openStage,
  pairedDevice,
  SCOPES,
  verdict,
  type Answer,
  type Caller,
  type Who,
} from './testing/access-judge.js';
import { accessMatrix, type MatrixRow } from './testing/access-matrix.js';
import { ELSEWHERE, HERE, type AccessStage, type StagedRequest } from './testing/access-stage.js';
import { ROOT } from './testing/sources.js';

// Every operation of the documents × every kind of caller: nobody has to remember to write that test, and a new operation is
// tried from the moment it is documented.
const each = (rows: readonly MatrixRow[]) => rows.map((row) => [row.name, row] as const);

let house: HouseUnderTest;
let stage: AccessStage;
const callers: Record<string, Caller> = {};

beforeAll(async () => {
  house = await openHouse({ demo: true });
  stage = await openStage(house);
  callers['no credentials'] = { who: { kind: 'nobody', code: 'sign_in_required' }, headers: {} };
  for (const role of ROLES) callers[role] = await officer(house, [{ role, officeId: HERE }]);
  callers['every role elsewhere'] = await officer(
    house,
    ROLES.map((role) => ({ role, officeId: ELSEWHERE })),
  );
  callers['every scope'] = await client(house, SCOPES, [HERE]);
  callers['every scope elsewhere'] = await client(house, SCOPES, [ELSEWHERE]);
  for (const scope of SCOPES) callers[scope] = await client(house, [scope], [HERE]);
  const { booking, ticket } = stage;
  callers['its citizen'] = await citizen(house, 'booking', booking.id, true);
  callers['another citizen'] = await citizen(house, 'booking', newId(HERE), false);
  callers['the ticket’s citizen'] = await citizen(house, 'ticket', ticket, true);
  callers['another ticket’s citizen'] = await citizen(house, 'ticket', newId(HERE), false);
  callers['a visitor with a code'] = {
    who: { kind: 'citizen', of: 'contact', mine: false },
    headers: await asVisitor(house, { phone: '+628123450000' }),
  };
  callers['a kiosk'] = await pairedDevice(house, 'kiosk');
  callers['a field unit'] = await pairedDevice(house, 'field_unit');
  await spoilt();
});
afterAll(() => house?.close());

/** What ends the session it is asked with. */
const SIGNS_OUT = ['delete /v1/sessions/current', 'post /v1/sessions/departures'];

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
        row.citizens.length + row.scopes.length + row.devices.length === 0 &&
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
      if (SIGNS_OUT.includes(row.name) && caller.who.kind === 'staff') continue;
      if (row.name === 'delete /v1/citizen-visits/current' && caller.who.kind === 'citizen') continue;
      meant[name] = hoped;
      met[name] = verdict(await ask(house, request, caller.headers), hoped);
    }
    expect(met).toEqual(meant);
  });

  it.each(each(guarded))('%s tells nothing of this office to another', async (_name, row) => {
    for (const name of ['every role elsewhere', 'every scope elsewhere']) {
      const request = stage.request(row);
      expect([name, leaked(await ask(house, request, callers[name]!.headers), request)]).toEqual([name, []]);
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
      const there = await ask(house, stage.request(row), caller.headers);
      const nowhere = await ask(
        house,
        stage.request(row, () => newId(HERE)),
        caller.headers,
      );
      expect([name, plain(there)]).toEqual([name, plain(nowhere)]);
    }
  });
});
