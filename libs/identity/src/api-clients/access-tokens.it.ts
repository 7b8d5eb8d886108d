import { identity } from '@buka-pintu/identity';
import { newId, platform, TOKEN_PATH } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { send } from '../testing/browser.js';
import { echoModule } from '../testing/echo.js';
import { asStaff, registerClient } from '../testing/index.js';
import { Housekeeping } from '../identity.handlers.js';

const READ = 'echo:things:read';
const FORM = 'application/x-www-form-urlencoded';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, echoModule] });
});
afterAll(() => house?.close());

interface TokenAnswer {
  access_token: string;
  token_type: string;
  expires_in: number;
  scope: string;
  error: string;
  error_description: string;
}
async function ask(form: Record<string, string> | string, headers: Record<string, string> = {}) {
  const answer = await house.fetch(TOKEN_PATH, {
    method: 'POST',
    headers: { 'content-type': FORM, ...headers },
    body:
      typeof form === 'string' ? form : new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as TokenAnswer };
}
const echo = (token: string) =>
  send<{ kind: string; mayIn: string }>(house, 'GET', '/v1/echo/reader', { authorization: `Bearer ${token}` });
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

describe('client credentials (RFC 6749, 4.4)', () => {
  it('give a token for ten minutes, by form and by Basic', async () => {
    const { clientId, key } = await registerClient(house, [READ], [1, 3]);
    for (const given of [
      await ask({ client_id: clientId, client_secret: key }),
      await ask({}, basic(clientId, key)),
      await ask({ client_id: clientId.replaceAll('-', '').toUpperCase(), client_secret: key, scope: READ }),
    ]) {
      expect(given).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 600, scope: READ } });
      expect(given.headers.get('cache-control')).toBe('no-store');
      expect(given.headers.get('pragma')).toBe('no-cache');
      expect(given.headers.get('content-type')).toMatch(/^application\/json/);
      expect((await echo(given.body.access_token)).body).toMatchObject({ kind: 'client', mayIn: '1,3' });
    }
    const kept = await house.owner.query('select * from api_token');
    const { access_token: token } = (await ask({ client_id: clientId, client_secret: key })).body;
    expect(JSON.stringify(kept.rows)).not.toContain(token.slice(-40));
  });

  it('end with their time, and are swept away', async () => {
    const { clientId, key } = await registerClient(house, [READ]);
    const { access_token: token } = (await ask({ client_id: clientId, client_secret: key })).body;
    await house.clock.advance(599_000);
    expect((await echo(token)).status).toBe(200);
    await house.clock.advance(1000);
    expect((await echo(token)).body.code).toBe('credentials_expired');
    await house.get(Housekeeping).run();
    expect((await echo(token)).body.code).toBe('credentials_invalid');
  });

  it('end with the key, and with the client', async () => {
    const admin = await asStaff(house, 'administrator');
    const { clientId, key } = await registerClient(house, [READ]);
    const { access_token: token } = (await ask({ client_id: clientId, client_secret: key })).body;
    const { body } = await send<{ keys: { id: string }[] }>(house, 'GET', `/v1/api-clients/${clientId}`, admin);
    await send(house, 'DELETE', `/v1/api-clients/${clientId}/keys/${body.keys[0]!.id}`, admin);
    expect((await echo(token)).body.code).toBe('credentials_invalid');
    const other = await registerClient(house, [READ]);
    const { access_token: second } = (await ask({ client_id: other.clientId, client_secret: other.key })).body;
    await send(house, 'DELETE', `/v1/api-clients/${other.clientId}`, admin);
    expect((await echo(second)).body.code).toBe('credentials_invalid');
    expect((await ask({ client_id: other.clientId, client_secret: other.key })).body.error).toBe('invalid_client');
  });

  it('refuse what does not fit, in the words of the RFC', async () => {
    const { clientId: client_id, key: client_secret } = await registerClient(house, [READ]);
    const other = await registerClient(house, [READ]);
    const cases: [Parameters<typeof ask>, number, string][] = [
      [[{ client_id, client_secret: client_secret.slice(0, -1) + '-' }], 401, 'invalid_client'],
      [[{ client_id: other.clientId, client_secret }], 401, 'invalid_client'],
      [[{ client_id: newId(1), client_secret }], 401, 'invalid_client'],
      [[{ client_id: '\u0000', client_secret: 'x' }], 401, 'invalid_client'],
      [[{ client_id }], 401, 'invalid_client'],
      [[{}, { authorization: 'Bearer x' }], 401, 'invalid_client'],
      [[{ client_id, client_secret }, basic(client_id, client_secret)], 400, 'invalid_request'],
      [[{ client_id, client_secret, scope: `${READ} echo:things:write` }], 400, 'invalid_scope'],
      [[{ client_id, client_secret, scope: '   ' }], 400, 'invalid_scope'],
      [['grant_type=password'], 400, 'unsupported_grant_type'],
      [['grant_type=client_credentials&grant_type=client_credentials'], 400, 'invalid_request'],
      [[''], 400, 'invalid_request'],
      [['{"grant_type":"client_credentials"}', { 'content-type': 'application/json' }], 400, 'invalid_request'],
      [[`grant_type=${'x'.repeat(20_000)}`], 400, 'invalid_request'],
    ];
    for (const [given, status, error] of cases) {
      const answer = await ask(...given);
      expect([given, answer.status, answer.body.error]).toEqual([given, status, error]);
      // RFC 6749, 5.2: printable ASCII without quotes and backslashes.
      expect(answer.body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /);
    }
  });

  it('are not a way round the limits: guesses shut the address out', async () => {
    const limited = await openHouse({ modules: [platform, identity, echoModule], rateLimits: true });
    try {
      const tries = await Promise.all(
        Array.from({ length: 80 }, () =>
          limited.fetch(TOKEN_PATH, {
            method: 'POST',
            headers: { 'content-type': FORM },
            body: 'grant_type=client_credentials&client_id=x&client_secret=y',
          }),
        ),
      );
      const shut = tries.filter(({ status }) => status === 429);
      expect(shut.length).toBeGreaterThanOrEqual(15);
      expect(shut[0]!.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await shut[0]!.json()).toMatchObject({ error: 'temporarily_unavailable' });
    } finally {
      await limited.close();
    }
  });
});
