import { randomUUID } from 'node:crypto';
import { identity } from '@buka-pintu/identity';
import { newId, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { send } from '../testing/browser.js';
import { echoModule } from '../testing/echo.js';
import { asStaff, registerClient, type Credentials } from '../testing/index.js';
import type { ApiClientRequest, ApiClientView, IssuedKeyView, OwnClientView } from './api-client.dto.js';

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

const post = <T>(path: string, body: object = {}, headers = admin) =>
  send<T>(house, 'POST', path, { ...headers, 'idempotency-key': randomUUID() }, body);
const rotate = (clientId: string, keyId: string, body: object = {}, headers = admin) =>
  post<IssuedKeyView>(`/v1/api-clients/${clientId}/keys/${keyId}/rotations`, body, headers);
const get = async (id: string) => (await send<ApiClientView>(house, 'GET', `/v1/api-clients/${id}`, admin)).body;
const works = async (key: string): Promise<number> =>
  (await house.fetch('/v1/echo/reader', { headers: { authorization: `Bearer ${key}` } })).status;
const from = async (ms: number) => new Date((await house.db.now()).getTime() + ms).toISOString();

describe('a key', () => {
  it('is rotated: the new one works at once, the old one until the chosen instant', async () => {
    const { clientId, key } = await registerClient(house, [SCOPE]);
    const [old] = (await get(clientId)).keys;
    const oldEndsAt = await from(2 * DAY);
    const fresh = await rotate(clientId, old!.id, { oldEndsAt });
    expect(fresh).toMatchObject({ status: 201, body: { mode: 'live', state: 'active' } });
    const endOf = async (bearer: string) => {
      const headers = { authorization: `Bearer ${bearer}` };
      return (await send<OwnClientView>(house, 'GET', '/v1/api-clients/current', headers)).body.keyExpiresAt;
    };
    expect([await endOf(key), await endOf(fresh.body.key)]).toEqual([oldEndsAt, fresh.body.expiresAt]);
    expect([await works(key), await works(fresh.body.key)]).toEqual([200, 200]);
    await house.clock.advance(2 * DAY - 60_000);
    expect(await works(key)).toBe(200);
    await house.clock.advance(60_000);
    expect([await works(key), await works(fresh.body.key)]).toEqual([401, 200]);
    admin = await asStaff(house, 'administrator');
    expect((await get(clientId)).keys.map(({ state }) => state)).toEqual(['active', 'expired']);
  });

  it('ends a week after its rotation when nobody says when, and at once when told so', async () => {
    const { clientId, key } = await registerClient(house, [SCOPE]);
    const [old] = (await get(clientId)).keys;
    const fresh = (await rotate(clientId, old!.id)).body;
    const ends = (await get(clientId)).keys.at(-1)!.expiresAt;
    expect(Math.round((Date.parse(ends) - (await house.db.now()).getTime()) / DAY)).toBe(7);
    await rotate(clientId, old!.id, { oldEndsAt: await from(500) });
    await house.clock.advance(1000);
    expect([await works(key), await works(fresh.key)]).toEqual([401, 200]);
  });

  it('never lives longer by being rotated', async () => {
    const { clientId } = await registerClient(house, [SCOPE]);
    const short = (await post<IssuedKeyView>(`/v1/api-clients/${clientId}/keys`, { expiresAt: await from(DAY) })).body;
    await rotate(clientId, short.id, { oldEndsAt: await from(20 * DAY) });
    expect((await get(clientId)).keys.find(({ id }) => id === short.id)?.expiresAt).toBe(short.expiresAt);
  });

  it.each([
    ['in the past', -DAY],
    ['beyond thirty days', 31 * DAY],
  ])('is not rotated to an end %s', async (_, ms) => {
    const { clientId } = await registerClient(house, [SCOPE]);
    const [old] = (await get(clientId)).keys;
    const answer = await rotate(clientId, old!.id, { oldEndsAt: await from(ms) });
    expect(answer).toMatchObject({ status: 400, body: { code: 'overlap_invalid', mostDays: 30 } });
    expect((await get(clientId)).keys).toHaveLength(1);
  });

  it('is not rotated once it is over, nor by whoever it is not theirs to rotate', async () => {
    const { clientId } = await registerClient(house, [SCOPE]);
    const other = await registerClient(house, [SCOPE]);
    const [key] = (await get(clientId)).keys;
    expect((await rotate(other.clientId, key!.id)).status).toBe(404);
    expect((await rotate(clientId, newId(1))).status).toBe(404);
    expect((await rotate(clientId, key!.id, {}, await asStaff(house, 'administrator', 2))).status).toBe(404);
    expect((await rotate(clientId, key!.id, {}, await asStaff(house, 'head'))).status).toBe(403);
    await send(house, 'DELETE', `/v1/api-clients/${clientId}/keys/${key!.id}`, admin);
    expect((await rotate(clientId, key!.id)).body.code).toBe('key_not_active');
  });

  it('for testing needs a test office first', async () => {
    const { clientId } = await registerClient(house, [SCOPE]);
    const answer = await post(`/v1/api-clients/${clientId}/keys`, { mode: 'test' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'test_office_missing' } });
  });
});

describe('a registration', () => {
  const change = (id: string, body: Partial<ApiClientRequest>, version: number, headers = admin) =>
    send<ApiClientView>(house, 'PUT', `/v1/api-clients/${id}`, { ...headers, 'if-match': `"${version}"` }, body);
  const request: ApiClientRequest = {
    name: 'Antrean Desa',
    owner: { name: 'Dewi Lestari', email: 'dewi@aplikasi.example' },
    contact: { email: 'teknis@aplikasi.example', phone: '+62 721 555 010' },
    scopes: [SCOPE],
    officeCodes: ['OFFICE-1'],
    origins: ['https://antrean.example'],
    bookingsPerDay: 200,
  };

  it('is changed whole, and the keys that are out follow at once', async () => {
    const { clientId, key } = await registerClient(house, ['echo:things:read']);
    const changed = await change(clientId, request, 1);
    expect(changed).toMatchObject({ status: 200, body: { ...request, version: 2, expiresAt: null } });
    const soon = await from(DAY);
    expect((await change(clientId, { ...request, expiresAt: soon }, 2)).body.expiresAt).toBe(soon);
    expect(await works(key)).toBe(200);
    await house.clock.advance(DAY);
    expect(await works(key)).toBe(401);
    admin = await asStaff(house, 'administrator');
    expect((await get(clientId)).state).toBe('expired');
    const { rows } = await house.owner.query('select * from api_client');
    expect(JSON.stringify(rows)).not.toMatch(/teknis|555 010/);
  });

  it('is not changed by whoever saw an older one, of two at once by one only', async () => {
    const { clientId } = await registerClient(house, [SCOPE]);
    const answers = await Promise.all([1, 2].map((n) => change(clientId, { ...request, name: `Nomor ${n}` }, 1)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await change(clientId, request, 1)).body.code).toBe('stale');
  });

  it.each([
    ['scopes', { scopes: ['echo:things:write'] }, 'scope_unknown'],
    ['offices', { officeCodes: ['OFFICE-2'] }, 'office_unknown'],
    ['a test office', { officeCodes: ['OFFICE-1024'] }, 'office_unknown'],
    ['an origin with a path', { origins: ['https://antrean.example/app'] }, 'origin_invalid'],
    ['every origin', { origins: ['*'] }, 'origin_invalid'],
    ['an end that is past', { expiresAt: '2020-01-01T00:00:00Z' }, 'key_expiry_invalid'],
    ['a phone that is none', { contact: { email: 'a@b.example', phone: 'call me' } }, 'validation_failed'],
  ])('does not take %s', async (_, over, code) => {
    const { clientId } = await registerClient(house, [SCOPE]);
    expect((await change(clientId, { ...request, ...over }, 1)).body.code).toBe(code);
  });

  it('is ended for good: keys stop, nothing is issued, a second time changes nothing', async () => {
    const { clientId, key } = await registerClient(house, [SCOPE]);
    const end = (headers = admin) => send(house, 'DELETE', `/v1/api-clients/${clientId}`, headers);
    expect((await end(await asStaff(house, 'administrator', 2))).status).toBe(404);
    expect([(await end()).status, (await end()).status]).toEqual([204, 204]);
    expect(await works(key)).toBe(401);
    expect((await post(`/v1/api-clients/${clientId}/keys`)).body.code).toBe('client_revoked');
    expect((await change(clientId, request, 2)).body.code).toBe('client_revoked');
    expect((await get(clientId)).state).toBe('revoked');
    const { rows } = await house.owner.query(
      `select count(*)::int as told from ledger_event where type = 'api_client.revoked' and subject_id = $1`,
      [clientId],
    );
    expect(rows).toEqual([{ told: 1 }]);
  });

  it('is shown to the client itself, without its people', async () => {
    const { headers, clientId } = await registerClient(house, [SCOPE], [2, 3]);
    const own = await send<OwnClientView>(house, 'GET', '/v1/api-clients/current', headers);
    expect(own.body).toEqual({
      id: clientId,
      name: 'Aplikasi Uji',
      mode: 'live',
      scopes: [SCOPE],
      offices: [
        { code: 'OFFICE-2', name: 'Kantor 2' },
        { code: 'OFFICE-3', name: 'Kantor 3' },
      ],
      keyExpiresAt: expect.stringMatching(/Z$/),
      bookingsPerDay: 500,
    });
    expect((await send(house, 'GET', '/v1/api-clients/current', admin)).status).toBe(403);
    expect((await send(house, 'GET', '/v1/api-clients/current', {})).status).toBe(401);
  });
});
