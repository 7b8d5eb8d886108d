import { identity } from '@buka-pintu/identity';
import { platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import type { EnrolmentView, SignInView } from '../sessions/session.dto.js';
import { DEVICE_COOKIE } from '../sessions/session-cookie.js';
import { Passwords } from '../sessions/passwords.service.js';
import { send, SignInPage, type Answer } from '../testing/browser.js';
import { browserHeaders, signInOfficer, type Credentials } from '../testing/index.js';
import type { AccountView, OwnSessions, RecoveryCodesView, TrustedDevices } from './account.dto.js';

const MINUTE = 60_000;
const [PASSWORD, NEXT] = ['tujuh becak di tengah hujan', 'sebelas layang-layang biru'];
let house: HouseUnderTest;
let page: SignInPage;
let passwordHash: string;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  page = new SignInPage(house);
  passwordHash = await house.get(Passwords).hash(PASSWORD, 'test');
});
// Twenty-five officers from one address within a second are a storm.
beforeEach(() => house.clock.advance(20 * MINUTE));
afterAll(() => house?.close());

/** An officer with an authenticator app, signed in by it. */
async function officer() {
  const { staffId, email } = await signInOfficer(house, [{ role: 'counter' }], { passwordHash });
  const { secret, cookie } = await page.enrol(email, PASSWORD);
  return { staffId, email, secret, headers: browserHeaders(house, cookie) };
}
const ask = <T>(method: string, path: string, headers: Credentials, body?: unknown) =>
  send<T>(house, method, `/v1/account${path}`, headers, body);
const here = (headers: Credentials) => send<object>(house, 'GET', '/v1/sessions/current', headers);
/** Past the step whose code was used, so that the next one counts. */
const nextCode = async (secret: string) => {
  await house.clock.advance(30_000);
  return page.code(secret);
};
const told = async (staffId: string) =>
  (await house.owner.query('select template from message where about_id = $1 order by id', [staffId])).rows.map((row) =>
    String(row.template),
  );

describe('one’s own sessions', () => {
  it('are seen with browser and address, and ended one by one or all but this one', async () => {
    const { email, secret, headers } = await officer();
    const again = async () => {
      const first = await page.signIn(email, PASSWORD);
      const done = await page.show(first.cookie, await nextCode(secret));
      return browserHeaders(house, done.cookie);
    };
    const [second, third] = [await again(), await again()];
    const { items } = (await ask<OwnSessions>('GET', '/sessions', headers)).body;
    // The first one was opened by the test itself, without a browser.
    expect(items).toHaveLength(4);
    const mine = items.find((one) => one.current);
    expect(mine).toMatchObject({ address: expect.stringMatching(/127\.0\.0\.1|::1/), secondFactor: true });

    const other = (await ask<OwnSessions>('GET', '/sessions', second)).body.items.find((one) => one.current)!;
    expect((await ask('DELETE', `/sessions/${other.id}`, headers)).status).toBe(204);
    expect((await here(second)).body.code).toBe('sign_in_required');
    expect((await ask('DELETE', `/sessions/${other.id}`, headers)).body.code).toBe('not_found');
    expect((await ask('DELETE', '/sessions', headers)).status).toBe(204);
    expect((await here(third)).body.code).toBe('sign_in_required');
    expect((await here(headers)).status).toBe(200);
  });

  it('are nobody else’s to end', async () => {
    const [one, other] = [await officer(), await officer()];
    const { items } = (await ask<OwnSessions>('GET', '/sessions', one.headers)).body;
    expect((await ask('DELETE', `/sessions/${items[0]!.id}`, other.headers)).body.code).toBe('not_found');
    expect((await here(one.headers)).status).toBe(200);
  });
});

describe('changing the password', () => {
  it('asks for the present one, ends other sessions, and writes to the officer', async () => {
    const { staffId, email, headers } = await officer();
    const change = (current: string, next: string) => ask('PUT', '/password', headers, { current, next });
    expect((await change(NEXT, NEXT)).body.code).toBe('current_password_wrong');
    expect((await change(PASSWORD, `${email.split('@')[0]}1`)).body).toMatchObject({
      code: 'password_weak',
      errors: [{ pointer: '/next' }],
    });
    expect((await change(PASSWORD, NEXT)).status).toBe(204);
    expect((await here(headers)).status).toBe(200);
    expect((await ask<OwnSessions>('GET', '/sessions', headers)).body.items).toHaveLength(1);
    expect((await page.signIn(email, PASSWORD)).body.code).toBe('sign_in_refused');
    expect((await page.signIn(email, NEXT)).body.state).toBe('second_factor_required');
    expect(await told(staffId)).toEqual(['identity.password_changed']);
  });

  it('slows guessing of the present one down', async () => {
    const { headers } = await officer();
    const codes: unknown[] = [];
    for (let guess = 0; guess < 6; guess++)
      codes.push((await ask('PUT', '/password', headers, { current: `salah ${guess}`, next: NEXT })).body.code);
    expect(codes.at(-1)).toBe('sign_in_too_soon');
  });
});

describe('recovery codes', () => {
  const show = (cookie: string | undefined, code: string): Promise<Answer<SignInView>> =>
    send(house, 'POST', '/v1/sessions/current/recovery-codes', browserHeaders(house, cookie), { code });

  it('let in once each without the phone, and the officer is told', async () => {
    const { staffId, email, headers } = await officer();
    const { status, body } = await ask<RecoveryCodesView>('POST', '/recovery-codes', headers);
    expect({ status, codes: new Set(body.codes).size }).toEqual({ status: 201, codes: 10 });
    const code = body.codes[3]!;
    const first = await page.signIn(email, PASSWORD);
    const done = await show(first.cookie, code.toLowerCase().replaceAll('-', ' '));
    expect(done.body).toMatchObject({ state: 'signed_in', session: { secondFactor: true } });
    const account = await ask<AccountView>('GET', '', browserHeaders(house, done.cookie));
    expect(account.body.recoveryCodes.left).toBe(9);
    expect(await told(staffId)).toEqual(['identity.recovery_code_used']);

    const second = await page.signIn(email, PASSWORD);
    expect((await show(second.cookie, code)).body.code).toBe('recovery_code_wrong');
  });

  it('of two uses of one code at once, one lets in', async () => {
    const { email, headers } = await officer();
    const [code = ''] = (await ask<RecoveryCodesView>('POST', '/recovery-codes', headers)).body.codes;
    const [a, b] = [await page.signIn(email, PASSWORD), await page.signIn(email, PASSWORD)];
    const answers = await Promise.all([show(a.cookie, code), show(b.cookie, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('stop working when new ones are made, are nobody else’s, and stand in no table', async () => {
    const [one, other] = [await officer(), await officer()];
    const [old = ''] = (await ask<RecoveryCodesView>('POST', '/recovery-codes', one.headers)).body.codes;
    const [fresh = ''] = (await ask<RecoveryCodesView>('POST', '/recovery-codes', one.headers)).body.codes;
    const mine = await page.signIn(one.email, PASSWORD);
    expect((await show(mine.cookie, old)).body.code).toBe('recovery_code_wrong');
    const others = await page.signIn(other.email, PASSWORD);
    expect((await show(others.cookie, fresh)).body.code).toBe('recovery_code_wrong');
    const { rows } = await house.owner.query('select code::text from recovery_code code');
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(fresh.replaceAll('-', '')).toString('hex'));
  });

  it('need a fresh sign-in', async () => {
    const { headers } = await officer();
    expect((await ask<AccountView>('GET', '', headers)).body.fresh).toBe(true);
    await house.clock.advance(31 * MINUTE);
    expect((await ask<AccountView>('GET', '', headers)).body.fresh).toBe(false);
    expect((await ask('POST', '/recovery-codes', headers)).body.code).toBe('sign_in_again');
    expect((await ask('POST', '/second-factors', headers)).body.code).toBe('sign_in_again');
  });
});

describe('another authenticator app', () => {
  it('takes over with its first code, and not before', async () => {
    const { staffId, email, secret, headers } = await officer();
    const begun = await ask<EnrolmentView>('POST', '/second-factors', headers);
    expect(begun.status).toBe(201);
    const wrong = await ask('PUT', '/second-factors', headers, { code: await page.code(secret, 3600) });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'new_code_wrong']);
    const old = await page.signIn(email, PASSWORD);
    expect((await page.show(old.cookie, await nextCode(secret))).status).toBe(201);

    const code = await page.code(begun.body.secret);
    expect((await ask('PUT', '/second-factors', headers, { code })).status).toBe(204);
    const next = await page.signIn(email, PASSWORD);
    expect((await page.show(next.cookie, await nextCode(secret))).body.code).toBe('second_factor_wrong');
    expect((await page.show(next.cookie, await nextCode(begun.body.secret))).status).toBe(201);
    expect(await told(staffId)).toEqual(['identity.second_factor_changed']);
  });
});

describe('a trusted browser', () => {
  const DAY = 86_400_000;
  const deviceCookie = ({ setCookie }: { setCookie: string | null }): string =>
    new RegExp(`${DEVICE_COOKIE}=([^;]+)`).exec(setCookie ?? '')?.[1] ?? '';
  const withDevice = (device: string, session = ''): Credentials => {
    const cookies = [`${DEVICE_COOKIE}=${device}`, ...(session ? [`__Host-buka_session=${session}`] : [])];
    return { ...browserHeaders(house), cookie: cookies.join('; ') };
  };
  async function trusting() {
    const { email, secret, headers } = await officer();
    const first = await page.signIn(email, PASSWORD);
    const body = { code: await nextCode(secret), trustDevice: true };
    const done = await send(
      house,
      'POST',
      '/v1/sessions/current/second-factors',
      browserHeaders(house, first.cookie),
      body,
    );
    return { email, secret, headers, device: deviceCookie(done), setCookie: done.setCookie };
  }

  it('asks for no second factor for thirty days, of this officer in this browser only', async () => {
    const { email, device, setCookie } = await trusting();
    expect(setCookie).toMatch(/__Host-buka_device=[^;]+; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=2592000/);
    const again = await page.signIn(email, PASSWORD, withDevice(device));
    expect(again.body).toMatchObject({ state: 'signed_in', session: { secondFactor: true } });
    expect((await page.signIn(email, PASSWORD)).body.state).toBe('second_factor_required');
    const other = await officer();
    expect((await page.signIn(other.email, PASSWORD, withDevice(device))).body.state).toBe('second_factor_required');
    const forged = device.slice(0, -4) + (device.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    expect((await page.signIn(email, PASSWORD, withDevice(forged))).body.state).toBe('second_factor_required');
    await house.clock.advance(30 * DAY);
    expect((await page.signIn(email, PASSWORD, withDevice(device))).body.state).toBe('second_factor_required');
  });

  it('still asks for the password', async () => {
    const { email, device } = await trusting();
    expect((await page.signIn(email, NEXT, withDevice(device))).body.code).toBe('sign_in_refused');
  });

  it('asks for it again once the password was changed: who changes it may have lost the browser, too', async () => {
    const { email, headers, device } = await trusting();
    expect((await ask('PUT', '/password', headers, { current: PASSWORD, next: NEXT })).status).toBe(204);
    expect((await ask<TrustedDevices>('GET', '/trusted-devices', headers)).body.items).toEqual([]);
    expect((await page.signIn(email, NEXT, withDevice(device))).body.state).toBe('second_factor_required');
  });

  it('changes no way into the account: its second factor was forgiven, not shown', async () => {
    const { email, device } = await trusting();
    const { cookie } = await page.signIn(email, PASSWORD, withDevice(device));
    const thief = withDevice(device, cookie);
    expect((await ask<AccountView>('GET', '', thief)).body.fresh).toBe(false);
    expect((await ask('POST', '/second-factors', thief)).body.code).toBe('sign_in_again');
    expect((await ask('POST', '/recovery-codes', thief)).body.code).toBe('sign_in_again');
  });

  it('is listed, and forgotten on request', async () => {
    const { email, headers, device } = await trusting();
    const { items } = (await ask<TrustedDevices>('GET', '/trusted-devices', headers)).body;
    expect(items).toHaveLength(1);
    const stranger = await officer();
    const path = `/trusted-devices/${items[0]!.id}`;
    expect((await ask('DELETE', path, stranger.headers)).body.code).toBe('not_found');
    expect((await ask('DELETE', path, headers)).status).toBe(204);
    expect((await page.signIn(email, PASSWORD, withDevice(device))).body.state).toBe('second_factor_required');
  });

  it('keeps several officers of a shared computer apart in one cookie', async () => {
    const one = await trusting();
    const two = await officer();
    const first = await page.signIn(two.email, PASSWORD, withDevice(one.device));
    const done = await send(
      house,
      'POST',
      '/v1/sessions/current/second-factors',
      withDevice(one.device, first.cookie),
      { code: await nextCode(two.secret) },
    );
    const shared = deviceCookie(done);
    expect(shared.split('.')).toHaveLength(2);
    expect((await page.signIn(one.email, PASSWORD, withDevice(shared))).body.state).toBe('signed_in');
    expect((await page.signIn(two.email, PASSWORD, withDevice(shared))).body.state).toBe('second_factor_required');
  });
});
