import http from 'node:http';
import { offices } from '@buka-pintu/offices';
import { identity } from '@buka-pintu/identity';
import { officeOf, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { send, SignInPage } from '../testing/browser.js';
import { asStaff, browserHeaders, signInOfficer } from '../testing/index.js';
import { Passwords } from './passwords.service.js';
import { SESSION_COOKIE } from './session-cookie.js';
import type { SessionView } from './session.dto.js';

const PASSWORD = 'tujuh becak di tengah hujan';
const HOUR = 3_600_000;

let house: HouseUnderTest;
let page: SignInPage;
let passwordHash: string;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices] });
  page = new SignInPage(house);
  passwordHash = await house.get(Passwords).hash(PASSWORD, 'test');
});
afterAll(() => house?.close());

const current = (cookie?: string) =>
  send<SessionView>(house, 'GET', '/v1/sessions/current', browserHeaders(house, cookie));
const officer = () => signInOfficer(house, [{ role: 'administrator' }], { name: 'Sari Wulandari', passwordHash });
const cookieOf = (headers: Record<string, string>) => headers['cookie']?.split('=')[1] ?? '';

describe('signing in', () => {
  it('enrols a second factor on the first sign-in and asks for it on the next', async () => {
    const { email, staffId } = await officer();
    const first = await page.signIn(email.toUpperCase(), PASSWORD);
    expect(first).toMatchObject({ status: 201, body: { state: 'second_factor_enrolment', session: null } });
    expect(first.headers.get('cache-control')).toBe('no-store');
    const { secret, otpauthUri, qrSvg } = first.body.enrolment!;
    expect(otpauthUri).toContain(`secret=${secret}`);
    expect(qrSvg).toContain('<svg');
    expect((await current(first.cookie)).status).toBe(401);

    const done = await page.show(first.cookie, await page.code(secret));
    expect(done).toMatchObject({ status: 201, body: { state: 'signed_in', enrolment: null } });
    expect((await current(done.cookie)).body).toMatchObject({
      staff: { id: staffId, name: 'Sari Wulandari', locale: 'id' },
      offices: [{ roles: ['administrator'], permissions: expect.arrayContaining(['identity:api-clients:manage']) }],
      secondFactor: true,
      demo: false,
    });
    expect((await page.signIn(email, PASSWORD)).body).toEqual({
      state: 'second_factor_required',
      enrolment: null,
      session: null,
    });
  });

  it('gives a cookie that scripts, other sites and plain connections never get', async () => {
    const { setCookie, cookie } = await page.signIn((await officer()).email, PASSWORD);
    expect(setCookie).toBe(`${SESSION_COOKIE}=${cookie}; Path=/; Secure; HttpOnly; SameSite=Strict`);
    const { rows } = await house.owner.query('select * from staff_session');
    expect(JSON.stringify(rows)).not.toContain(cookie);
  });

  it('rotates the cookie with the second factor: who planted the first one has nothing', async () => {
    const { email } = await officer();
    const first = await page.signIn(email, PASSWORD);
    const done = await page.show(first.cookie, await page.code(first.body.enrolment!.secret));
    expect(done.cookie).not.toBe(first.cookie);
    expect((await current(first.cookie)).status).toBe(401);
    expect((await current(done.cookie)).status).toBe(200);
  });

  it('ends the session that the browser had before', async () => {
    const { email, headers } = await officer();
    await page.signIn(email, PASSWORD, headers);
    expect((await current(cookieOf(headers))).status).toBe(401);
  });

  it('knows a staff number however it is spaced', async () => {
    await signInOfficer(house, [{ role: 'head' }], { passwordHash, staffNumber: '198701012010012001' });
    expect((await page.signIn('19870101 201001 2 001', PASSWORD)).status).toBe(201);
  });

  it('takes the same password from another keyboard', async () => {
    const composed = await house.get(Passwords).hash('kafé di tepi pantai', 'test');
    const { email } = await signInOfficer(house, [{ role: 'head' }], { passwordHash: composed });
    expect((await page.signIn(email, 'kafe\u0301 di tepi pantai')).status).toBe(201);
  });

  it('does not say whether the name or the password was wrong', async () => {
    const { email } = await officer();
    const wrong = await page.signIn(email, 'delapan becak di tengah hujan');
    const unknown = await page.signIn('nobody@contoh.example', PASSWORD);
    expect(wrong).toMatchObject({ status: 401, setCookie: null, body: { code: 'sign_in_refused' } });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  it('works as hard for an unknown name: both hash once', async () => {
    const { email } = await officer();
    const cost: Record<'wrong' | 'unknown', number[]> = { wrong: [], unknown: [] };
    await page.signIn('warm-up@contoh.example', PASSWORD);
    for (let i = 0; i < 4; i++)
      for (const [kind, name] of [
        ['wrong', email],
        ['unknown', `nobody${i}@contoh.example`],
      ] as const) {
        // Processor time, hashing threads included: how long it takes depends on what else the machine does.
        const before = process.cpuUsage();
        await page.signIn(name, 'delapan becak di tengah hujan');
        const { user, system } = process.cpuUsage(before);
        cost[kind].push(user + system);
      }
    expect(Math.min(...cost.unknown)).toBeGreaterThan(Math.min(...cost.wrong) / 2);
  });

  it('refuses a suspended officer as if unknown, and ends what was open', async () => {
    const { email, staffId, headers } = await officer();
    await house.owner.query(`update staff set state = 'suspended' where id = $1`, [staffId]);
    expect((await page.signIn(email, PASSWORD)).body.code).toBe('sign_in_refused');
    expect((await current(cookieOf(headers))).status).toBe(401);
  });

  it.each([
    ['no name', { password: PASSWORD }],
    ['a number', { name: 5, password: PASSWORD }],
    ['an unknown field', { name: 'a', password: 'b', admin: true }],
    ['a password without end', { name: 'a', password: 'x'.repeat(129) }],
  ])('refuses %s before it hashes anything', async (_, body) => {
    const answer = await send(house, 'POST', '/v1/sessions', browserHeaders(house), body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });
});

describe('a session', () => {
  it('ends when told to, at once', async () => {
    const { headers } = await officer();
    const ended = await send(house, 'DELETE', '/v1/sessions/current', headers);
    expect(ended).toMatchObject({ status: 204, cookie: '' });
    expect(ended.setCookie).toContain('Max-Age=0');
    expect((await current(cookieOf(headers))).status).toBe(401);
  });

  it('runs out after two idle hours, and after twelve in any case', async () => {
    const [idle, busy] = [cookieOf((await officer()).headers), cookieOf((await officer()).headers)];
    for (let hours = 1.5; hours < 12; hours += 1.5) {
      await house.clock.advance(1.5 * HOUR);
      expect((await current(busy)).status).toBe(200);
      if (hours === 3) expect((await current(idle)).status).toBe(401);
    }
    await house.clock.advance(1.6 * HOUR);
    expect((await current(busy)).status).toBe(401);
  });

  it('is nobody when its cookie was altered, cut or made up', async () => {
    const { staffId, headers } = await officer();
    const cookie = cookieOf(headers);
    const flip = (at: number) => cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1);
    const other = cookieOf((await officer()).headers);
    const forged = [
      flip(2),
      flip(30),
      flip(60),
      cookie.slice(0, -1),
      `${cookie}A`,
      cookie.slice(0, 22) + other.slice(22),
    ];
    for (const each of [...forged, '', 'x', 'A'.repeat(64), staffId, '%00', "' or 1=1"])
      expect({ each, status: (await current(each)).status }).toEqual({ each, status: 401 });
    expect((await current(cookie)).status).toBe(200);
  });

  it('with a stale cookie is still anybody where anybody may enter', async () => {
    const { headers } = await officer();
    await send(house, 'DELETE', '/v1/sessions/current', headers);
    expect((await send(house, 'GET', '/v1/offices', headers)).status).toBe(200);
  });

  it('moves to another office of the officer and to no other', async () => {
    const { staffId, headers } = await signInOfficer(house, [
      { role: 'head', officeId: 1 },
      { role: 'auditor', officeId: 2 },
    ]);
    expect(officeOf(staffId)).toBe(1);
    const move = (officeCode: string) =>
      send<SessionView>(house, 'PUT', '/v1/sessions/current/office', headers, { officeCode });
    expect(await move('OFFICE-2')).toMatchObject({
      status: 200,
      body: { officeCode: 'OFFICE-2', offices: [{ roles: ['head'] }, { roles: ['auditor'] }] },
    });
    expect((await current(cookieOf(headers))).body.officeCode).toBe('OFFICE-2');
    for (const code of ['OFFICE-3', 'CTH', 'XYZ']) expect((await move(code)).status).toBe(404);
  });

  it('asks a stranger to sign in', async () => {
    expect((await current()).body.code).toBe('sign_in_required');
    const move = await send(house, 'PUT', '/v1/sessions/current/office', browserHeaders(house), { officeCode: 'CTH' });
    expect(move.status).toBe(401);
  });
});

describe('requests of other sites', () => {
  const change = (headers: Record<string, string>) =>
    send(house, 'PUT', '/v1/sessions/current/office', headers, { officeCode: 'OFFICE-1' });

  it('are refused without our header, without an origin, and with a foreign one', async () => {
    const headers = await asStaff(house, 'administrator');
    const { origin, 'x-buka-csrf': csrf, ...cookie } = headers;
    expect((await change(headers)).status).toBe(200);
    expect((await change({ ...cookie, origin: origin! })).body.code).toBe('csrf_missing');
    expect((await change({ ...cookie, 'x-buka-csrf': csrf! })).body.code).toBe('csrf_missing');
    expect((await change({ ...headers, origin: 'https://evil.example' })).body.code).toBe('foreign_origin');
    expect((await change({ ...headers, origin: 'null' })).body.code).toBe('foreign_origin');
  });

  it('can neither sign anybody in nor out', async () => {
    const { email, headers } = await officer();
    const foreign = { ...headers, origin: 'https://evil.example' };
    expect((await page.signIn(email, PASSWORD, foreign)).status).toBe(403);
    expect((await page.signIn(email, PASSWORD, {})).body.code).toBe('csrf_missing');
    expect((await send(house, 'DELETE', '/v1/sessions/current', foreign)).status).toBe(403);
    expect((await current(cookieOf(headers))).status).toBe(200);
  });
});

describe('plain HTTP', () => {
  /** fetch does not let go of its Host header. */
  const signInAt = (host: string) =>
    new Promise<{ status?: number; text: string }>((resolve, reject) => {
      const headers = { host, origin: `http://${host}`, 'x-buka-csrf': '1', 'content-type': 'application/json' };
      const request = http.request(`${house.url}/v1/sessions`, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
      request.on('error', reject);
      request.end(JSON.stringify({ name: 'sari@contoh.example', password: PASSWORD }));
    });

  it('from another computer says why it keeps no session', async () => {
    const refused = await signInAt('10.1.2.3:8080');
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'insecure_transport' });
    expect((await signInAt('kantor.local')).status).toBe(403);
    expect((await signInAt('localhost:8080')).status).toBe(401);
  });
});
