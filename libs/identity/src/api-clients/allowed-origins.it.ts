import { identity } from '@buka-pintu/identity';
import { platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { echoModule } from '../testing/echo.js';
import { asCitizen, asStaff, registerClient } from '../testing/index.js';
import { newId } from '@buka-pintu/platform';

const READ = 'echo:things:read';
const [A, B, STRANGER] = ['https://a.example', 'https://b.example', 'https://stranger.example'];

let house: HouseUnderTest;
let ofA: Record<string, string>;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, echoModule] });
  ofA = (await registerClient(house, [READ], [1], { origins: [A] })).headers;
  await registerClient(house, [READ], [1], { origins: [B] });
});
afterAll(() => house?.close());

const preflight = (origin: string, path = '/v1/echo/reader') =>
  house.fetch(path, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
const allowed = async (path: string, headers: Record<string, string>, method = 'GET') => {
  const answer = await house.fetch(path, { method, headers });
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  expect(answer.headers.get('vary')).toContain('Origin');
  return answer.headers.get('access-control-allow-origin');
};

describe('pages of other sites', () => {
  it('are told before any key is seen whether some client lists them', async () => {
    for (const origin of [A, B]) {
      const answer = await preflight(origin);
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
      expect(answer.headers.get('access-control-allow-headers')).toMatch(/Authorization.*Idempotency-Key.*If-Match/);
      expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
      expect(answer.headers.get('access-control-max-age')).toBe('600');
    }
    for (const origin of [STRANGER, 'null', '*', 'https://a.example.stranger.example', 'HTTPS://A.EXAMPLE']) {
      const answer = await preflight(origin);
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, null]);
    }
  });

  it('read an answer only when the client whose key came lists them', async () => {
    expect(await allowed('/v1/echo/reader', { ...ofA, origin: A })).toBe(A);
    expect(await allowed('/v1/echo/reader', { ...ofA, origin: A }, 'POST')).toBe(A);
    expect(await allowed('/v1/echo/reader', { ...ofA, origin: B })).toBeNull();
    expect(await allowed('/v1/echo/reader', { ...ofA, origin: STRANGER })).toBeNull();
    expect(await allowed('/v1/echo/reader', ofA)).toBeNull();
  });

  it('may read what needs no key, and what a citizen’s link opens, when any client lists them', async () => {
    const citizen = await asCitizen(house, { type: 'booking', id: newId(1) });
    for (const who of [{}, citizen]) {
      expect(await allowed('/v1/echo/anyone', { ...who, origin: B })).toBe(B);
      expect(await allowed('/v1/echo/anyone', { ...who, origin: STRANGER })).toBeNull();
    }
  });

  it('may read why they were refused', async () => {
    const wrong = { authorization: 'Bearer bpk_live_wrong', origin: A };
    expect(await allowed('/v1/echo/reader', wrong)).toBe(A);
    expect(await allowed('/v1/echo/reader', { ...wrong, origin: STRANGER })).toBeNull();
    expect(await allowed('/v1/echo/reader', { origin: A })).toBe(A);
  });

  it('never get at a staff session', async () => {
    const staff = await asStaff(house, 'head');
    expect(await allowed('/v1/echo/reader', { ...staff })).toBeNull();
    expect(await allowed('/v1/echo/reader', { cookie: staff['cookie']!, origin: A })).toBeNull();
  });

  it('are nobody’s once the registration has ended', async () => {
    const { clientId } = await registerClient(house, [READ], [1], { origins: ['https://ended.example'] });
    const admin = await asStaff(house, 'administrator');
    await house.fetch(`/v1/api-clients/${clientId}`, { method: 'DELETE', headers: admin });
    const other = await house.sibling();
    const answer = await other.fetch('/v1/echo/anyone', { headers: { origin: 'https://ended.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
