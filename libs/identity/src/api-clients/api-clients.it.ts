import { randomUUID } from 'node:crypto';
import { identity } from '@buka-pintu/identity';
import { newId, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { send, type Answer } from '../testing/browser.js';
import { echoModule } from '../testing/echo.js';
import { asClient, asStaff, registerClient, signInOfficer, type Credentials } from '../testing/index.js';
import type { ApiClientView, IssuedKeyView } from './api-client.dto.js';

const DAY = 86_400_000;
const SCOPE = 'echo:things:read';

let house: HouseUnderTest;
let admin: Credentials;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, echoModule] });
});
afterAll(() => house?.close());
beforeEach(async () => {
  admin = await asStaff(house, 'administrator');
});

const request = {
  name: 'Antrean Desa',
  owner: { name: 'Dewi Lestari', email: 'dewi@aplikasi.example' },
  scopes: [SCOPE],
  officeCodes: ['OFFICE-1'],
};
const register = (over: object = {}, headers = admin): Promise<Answer<ApiClientView>> =>
  send(house, 'POST', '/v1/api-clients', { ...headers, 'idempotency-key': randomUUID() }, { ...request, ...over });
const issue = (id: string, body: object = {}, headers = admin): Promise<Answer<IssuedKeyView>> =>
  send(house, 'POST', `/v1/api-clients/${id}/keys`, { ...headers, 'idempotency-key': randomUUID() }, body);
const revoke = (id: string, keyId: string, headers = admin) =>
  send(house, 'DELETE', `/v1/api-clients/${id}/keys/${keyId}`, headers);
const get = (id: string, headers = admin) => send<ApiClientView>(house, 'GET', `/v1/api-clients/${id}`, headers);
const echo = (authorization: string, path = 'reader') =>
  send<{ kind: string; mayIn: string }>(house, 'GET', `/v1/echo/${path}`, { authorization });
const soon = async (ms: number) => new Date((await house.db.now()).getTime() + ms).toISOString();

describe('API clients', () => {
  it('are registered, get a key that is shown once, and call with it', async () => {
    const client = await register();
    expect(client).toMatchObject({ status: 201, body: { ...request, state: 'active', keys: [], version: 1 } });
    const issued = await issue(client.body.id);
    expect(issued.body).toMatchObject({ state: 'active', hint: issued.body.key.slice(-4), lastUsedAt: null });
    expect((await echo(`Bearer ${issued.body.key}`)).body).toMatchObject({ kind: 'client', mayIn: '1' });

    const seen = await get(client.body.id);
    expect(seen.body.keys).toMatchObject([
      { id: issued.body.id, hint: issued.body.hint, lastUsedAt: expect.any(String) },
    ]);
    expect(JSON.stringify(seen.body)).not.toContain(issued.body.key);
    for (const table of ['api_key', 'api_client', 'idempotency_record'])
      expect(JSON.stringify((await house.owner.query(`select * from ${table}`)).rows)).not.toContain(
        issued.body.key.slice(-43),
      );
    const { rows } = await house.owner.query('select * from api_client');
    expect(JSON.stringify(rows)).not.toMatch(/Dewi|aplikasi\.example/);
  });

  it('give the same key again when the request is repeated, and do not make a second', async () => {
    const { id } = (await register()).body;
    const headers = { ...admin, 'idempotency-key': randomUUID() };
    const [one, again] = [
      await send<IssuedKeyView>(house, 'POST', `/v1/api-clients/${id}/keys`, headers, {}),
      await send<IssuedKeyView>(house, 'POST', `/v1/api-clients/${id}/keys`, headers, {}),
    ];
    expect(again.body).toEqual(one.body);
    expect((await get(id)).body.keys).toHaveLength(1);
  });

  it('change keys with an overlap: both work until the old one is revoked', async () => {
    const { id } = (await register()).body;
    const [old, fresh] = [(await issue(id)).body, (await issue(id)).body];
    expect((await echo(`Bearer ${old.key}`)).status).toBe(200);
    expect((await echo(`Bearer ${fresh.key}`)).status).toBe(200);
    expect((await revoke(id, old.id)).status).toBe(204);
    expect((await echo(`Bearer ${old.key}`)).body.code).toBe('credentials_invalid');
    expect((await echo(`Bearer ${fresh.key}`)).status).toBe(200);
    expect((await revoke(id, old.id)).status).toBe(204);
    expect((await get(id)).body.keys.map((key) => key.state)).toEqual(['active', 'revoked']);
  });

  it('say that a key has expired, from the very moment on', async () => {
    const { id } = (await register()).body;
    const { key } = (await issue(id, { expiresAt: await soon(DAY) })).body;
    await house.clock.advance(DAY - 60_000);
    expect((await echo(`Bearer ${key}`)).status).toBe(200);
    await house.clock.advance(60_000);
    expect(await echo(`Bearer ${key}`)).toMatchObject({ status: 401, body: { code: 'credentials_expired' } });
    expect(await echo(`Bearer ${key}`, 'anyone')).toMatchObject({ status: 401 });
  });

  it('are told when the key is wrong, wherever it is wrong', async () => {
    const [mine, other] = [await registerClient(house, [SCOPE]), await registerClient(house, [SCOPE])];
    const client = mine.key.slice(9, 41);
    const wrong = [
      mine.key.slice(0, -1) + (mine.key.endsWith('A') ? 'Q' : 'A'),
      mine.key.replace(client, other.key.slice(9, 41)),
      mine.key.replace(client, newId(2).replaceAll('-', '')),
      mine.key.replace(client, '0'.repeat(32)),
      mine.key.replace('live', 'test'),
      mine.key.slice(0, -2),
      'bpk_live_',
      'not a key',
    ];
    for (const key of wrong)
      expect({ key, answer: (await echo(`Bearer ${key}`)).body }).toMatchObject({
        key,
        answer: { code: 'credentials_invalid' },
      });
    for (const header of [`Basic ${mine.key}`, mine.key, 'Bearer', 'Bearer '])
      expect((await echo(header)).status).toBe(401);
    expect((await echo(`bearer ${mine.key}`)).status).toBe(200);
  });

  it('reach only what their scopes and offices say', async () => {
    const { authorization: reader = '' } = await asClient(house, [SCOPE], [2, 3]);
    expect((await echo(reader)).body.mayIn).toBe('2,3');
    const { authorization: writer = '' } = await asClient(house, ['echo:things:write'], [1]);
    expect(await echo(writer)).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    expect((await echo(writer, 'anyone')).body.mayIn).toBe('');
  });

  it('need no CSRF header, and win over a cookie that is sent along', async () => {
    const { authorization = '' } = await asClient(house, [SCOPE]);
    const { cookie = '' } = await asStaff(house, 'head');
    const answer = await send<{ kind: string }>(house, 'POST', '/v1/echo/reader', { authorization, cookie });
    expect(answer).toMatchObject({ status: 200, body: { kind: 'client' } });
  });

  it('have at most five active keys, also when asked for at the same time', async () => {
    const { id } = (await register()).body;
    const answers = await Promise.all(Array.from({ length: 8 }, () => issue(id)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(5);
    expect(answers.filter((answer) => answer.body.code === 'keys_too_many')).toHaveLength(3);
  });

  it.each([
    ['yesterday', -DAY],
    ['in three years', 3 * 365 * DAY],
  ])('have no key that expires %s', async (_, ms) => {
    const { id } = (await register()).body;
    expect((await issue(id, { expiresAt: await soon(ms) })).body.code).toBe('key_expiry_invalid');
  });

  it('get no scope that does not exist or is none of theirs, and hear which exist', async () => {
    const answer = await register({ scopes: [SCOPE, 'queue:no:such', 'identity:api-clients:manage'] });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'scope_unknown',
        unknown: ['queue:no:such', 'identity:api-clients:manage'],
        known: expect.arrayContaining([SCOPE]),
      },
    });
  });

  it('get no office that the administrator does not administer', async () => {
    for (const code of ['OFFICE-2', 'NOWHERE'])
      expect((await register({ officeCodes: ['OFFICE-1', code] })).body).toMatchObject({
        code: 'office_unknown',
        unknown: [code],
      });
    const { headers } = await signInOfficer(house, [
      { role: 'administrator', officeId: 1 },
      { role: 'head', officeId: 2 },
      { role: 'administrator', officeId: 3 },
    ]);
    expect((await register({ officeCodes: ['OFFICE-2'] }, headers)).status).toBe(400);
    expect((await register({ officeCodes: ['OFFICE-3', 'OFFICE-1'] }, headers)).body.officeCodes).toEqual([
      'OFFICE-3',
      'OFFICE-1',
    ]);
  });

  it('are not widened in an office that the administrator does not administer', async () => {
    const { headers: both } = await signInOfficer(house, [
      { role: 'administrator' },
      { role: 'administrator', officeId: 2 },
    ]);
    const officeCodes = ['OFFICE-1', 'OFFICE-2'];
    const { id } = (await register({ officeCodes }, both)).body;
    const change = (over: object, headers: Credentials, version: number) =>
      send<ApiClientView>(
        house,
        'PUT',
        `/v1/api-clients/${id}`,
        { ...headers, 'if-match': `"${version}"` },
        { ...request, officeCodes, ...over },
      );
    const wider = { scopes: [SCOPE, 'platform:webhooks:manage'] };
    expect(await change(wider, admin, 1)).toMatchObject({
      status: 403,
      body: { code: 'scopes_reach_elsewhere', scopes: ['platform:webhooks:manage'], officeCodes: ['OFFICE-2'] },
    });
    const raised = await change({ bookingsPerDay: 5000 }, admin, 1);
    expect([raised.status, (raised.body as { code?: string }).code]).toEqual([403, 'scopes_reach_elsewhere']);
    expect((await change({ name: 'Antrean Dusun', bookingsPerDay: 100 }, admin, 1)).status).toBe(200);
    expect((await change(wider, both, 2)).status).toBe(200);
    expect((await change({ ...wider, officeCodes: ['OFFICE-1'] }, admin, 3)).status).toBe(200);
  });

  it('are the business of administrators of their office', async () => {
    const { id } = (await register()).body;
    const { id: keyId } = (await issue(id)).body;
    const elsewhere = await asStaff(house, 'administrator', 2);
    expect((await get(id, elsewhere)).status).toBe(404);
    expect((await issue(id, {}, elsewhere)).status).toBe(404);
    expect((await revoke(id, keyId, elsewhere)).status).toBe(404);
    for (const headers of [await asStaff(house, 'head'), await asClient(house, [SCOPE])])
      expect((await get(id, headers)).status).toBe(403);
    expect((await get(id, {})).status).toBe(401);
    expect((await get(newId(1))).status).toBe(404);
    expect((await issue(newId(1))).status).toBe(404);
    expect((await revoke(id, newId(1))).status).toBe(404);
    const other = (await register()).body;
    expect((await revoke(other.id, keyId)).status).toBe(404);
    expect((await get('not-an-id')).status).toBe(404);
  });

  it('are listed newest first, page by page, each office its own', async () => {
    const headers = await asStaff(house, 'administrator', 7);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++)
      ids.unshift((await register({ name: `Nomor ${i}`, officeCodes: ['OFFICE-7'] }, headers)).body.id);
    const seen: string[] = [];
    let path: string | null = '/v1/api-clients?limit=2';
    while (path) {
      const page: Answer<{ items: ApiClientView[]; next: string | null }> = await send(house, 'GET', path, headers);
      seen.push(...page.body.items.map((client) => client.id));
      path = page.body.next ? `/v1/api-clients?limit=2&cursor=${encodeURIComponent(page.body.next)}` : null;
    }
    expect(seen).toEqual(ids);
    const wrong = await send(house, 'GET', '/v1/api-clients?cursor=nonsense', headers);
    expect(wrong.body.code).toBe('cursor_invalid');
    const first = await send<{ next: string }>(house, 'GET', '/v1/api-clients?limit=2', headers);
    // A place of its own choosing under a signature of ours is nobody's cursor.
    const forged = Buffer.from(`["x","' or true --"]`).toString('base64url') + first.body.next.slice(-16);
    const answer = await send(house, 'GET', `/v1/api-clients?cursor=${forged}`, headers);
    expect(answer).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
  });
});
