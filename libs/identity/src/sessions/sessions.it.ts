import { generateSync } from 'otplib';
import { identity } from '@buka-pintu/identity';
import { platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { StaffDirectory } from '../staff/staff.service.js';
import { browserHeaders } from '../testing/index.js';
import { Passwords } from './passwords.service.js';
import type { SessionView, SignInView } from './session.dto.js';

const PASSWORD = 'tujuh becak di tengah hujan';

let house: HouseUnderTest;
let passwordHash: string;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  passwordHash = await house.get(Passwords).hash(PASSWORD, 'test');
}, 60_000);
afterAll(() => house?.close());

interface Answer<T> {
  status: number;
  body: T & { code?: string };
  cookie?: string;
  setCookie: string | null;
  headers: Headers;
}

async function send<T>(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer<T>> {
  const response = await house.fetch(path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const setCookie = response.headers.get('set-cookie');
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as T & { code?: string },
    cookie: setCookie?.split(';')[0]?.split('=')[1],
    setCookie,
    headers: response.headers,
  };
}

const page = (cookie?: string) => browserHeaders(house, cookie);
const signIn = (name: string, password = PASSWORD, headers = page()) =>
  send<SignInView>('POST', '/v1/sessions', headers, { name, password });
const showCode = (cookie: string | undefined, code: string) =>
  send<SignInView>('POST', '/v1/sessions/current/second-factors', page(cookie), { code });
const current = (cookie?: string) => send<SessionView>('GET', '/v1/sessions/current', page(cookie));
const codeOf = async (secret: string, seconds = 0) =>
  generateSync({ secret, epoch: Math.floor((await house.db.now()).getTime() / 1000) + seconds });

let count = 0;
async function register(over: { staffNumber?: string } = {}): Promise<{ email: string; staffId: string }> {
  const email = `Petugas.${++count}@Contoh.example`;
  const staffId = await house
    .get(StaffDirectory)
    .register(
      { kind: 'system', reason: 'test' },
      { officeId: 1, name: 'Sari Wulandari', email, passwordHash, roles: [{ role: 'administrator' }], ...over },
    );
  return { email, staffId };
}

describe('signing in', () => {
  it('enrols a second factor on the first sign-in and asks for it on the next', async () => {
    const { email, staffId } = await register();
    const first = await signIn(email);
    expect(first).toMatchObject({ status: 201, body: { state: 'second_factor_enrolment', session: null } });
    const { secret, otpauthUri, qrSvg } = first.body.enrolment!;
    expect(otpauthUri).toContain(`secret=${secret}`);
    expect(qrSvg).toContain('<svg');
    expect((await current(first.cookie)).status).toBe(401);

    const done = await showCode(first.cookie, await codeOf(secret));
    expect(done).toMatchObject({ status: 201, body: { state: 'signed_in', enrolment: null } });
    expect(done.cookie).not.toBe(first.cookie);
    expect((await current(done.cookie)).body).toMatchObject({
      staff: { id: staffId, name: 'Sari Wulandari', locale: 'id' },
      offices: [{ roles: ['administrator'], permissions: expect.arrayContaining(['identity:api-clients:manage']) }],
      secondFactor: true,
      demo: false,
    });
    expect((await current(first.cookie)).status).toBe(401);

    const next = await signIn(email);
    expect(next.body).toEqual({ state: 'second_factor_required', enrolment: null, session: null });
  });
});
