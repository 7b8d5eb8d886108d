import { identity } from '@buka-pintu/identity';
import { newId, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { BROWSER_COOKIE, DEVICE_COOKIE, SESSION_COOKIE } from '../sessions/session-cookie.js';
import type { SignInView } from '../sessions/session.dto.js';
import { Passwords } from '../sessions/passwords.service.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { PasskeyCreationView, PasskeyRequestView } from '../passkeys/passkey.dto.js';
import { SoftAuthenticator } from '../testing/authenticator.js';
import { cookieOf, send, underName, type Answer } from '../testing/browser.js';
import { browserHeaders, signInOfficer, type Credentials } from '../testing/index.js';
import { OpenCounters } from './open-counters.service.js';
import type { OfficersHere } from './shared-computer.dto.js';

const PASSWORD = 'tujuh becak di tengah hujan';
const MINUTE = 60_000;
let bare: HouseUnderTest;
let house: HouseUnderTest;
let passwordHash: string;
beforeAll(async () => {
  bare = await openHouse({ modules: [platform, identity] });
  house = underName(bare);
  passwordHash = await house.get(Passwords).hash(PASSWORD, 'test');
});
beforeEach(() => house.clock.advance(20 * MINUTE));
afterAll(() => bare?.close());

/** One computer of the office, with the cookies its browser keeps. */
class Computer {
  readonly cookies: Record<string, string | undefined> = {};

  headers(): Credentials {
    const cookies = Object.entries(this.cookies).filter(([, value]) => value);
    return { ...browserHeaders(house), cookie: cookies.map((pair) => pair.join('=')).join('; ') };
  }
  async ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const answer = await send<T>(house, method, `/v1/sessions/${path}`, this.headers(), body);
    for (const name of [SESSION_COOKIE, DEVICE_COOKIE, BROWSER_COOKIE])
      this.cookies[name] = cookieOf(answer, name) ?? this.cookies[name];
    return answer;
  }
  officers = async () => (await this.ask<OfficersHere>('GET', 'officers')).body.items;
  who = async () => (await this.ask<{ staff: { name: string } }>('GET', 'current')).body.staff?.name;
  change = (officerId: string, password = PASSWORD) => this.ask<SignInView>('POST', 'changes', { officerId, password });

  /** An officer signs in whole here, with an authenticator app, and trusts the computer or does not. */
  async sitDown(name: string, trust = true): Promise<{ staffId: string; id: string }> {
    const { staffId } = await signInOfficer(house, [{ role: 'counter' }], { name, passwordHash });
    await house.owner.query(
      `insert into totp (office_id, id, staff_id, secret_sealed, last_step, enrolled_at) values (1, $1, $2, '', 0, now())`,
      [newId(1), staffId],
    );
    const { cookie, devices } = await house.get(Sessions).open({
      officeId: 1,
      staffId,
      state: 'signed_in',
      roles: [{ role: 'counter', atOfficeId: 1 }],
      secondFactor: true,
      demo: false,
      visit: { network: 'test', devices: this.cookies[DEVICE_COOKIE] },
      trust,
    });
    this.cookies[SESSION_COOKIE] = cookie!;
    this.cookies[DEVICE_COOKIE] = devices!;
    return { staffId, id: (await this.officers()).find((one) => one.current)?.id ?? '' };
  }
}
const codeOf = async (answer: Promise<Answer<unknown>>) => (await answer).body.code;

describe('a shared computer', () => {
  it('names the officers who trust it, to its own browser only', async () => {
    const computer = new Computer();
    await computer.sitDown('Rina');
    await computer.sitDown('Tamu', false);
    await computer.sitDown('Budi');
    expect((await computer.officers()).map(({ name, current }) => [name, current])).toEqual([
      ['Budi', true],
      ['Rina', false],
    ]);
    expect(await new Computer().officers()).toEqual([]);
  });

  it('lets the next officer go on with the password alone, and ends the session before in the same step', async () => {
    const computer = new Computer();
    const rina = await computer.sitDown('Rina');
    await computer.sitDown('Budi');
    const before = computer.cookies[SESSION_COOKIE]!;
    const changed = await computer.change(rina.id);
    expect(changed.body).toMatchObject({
      state: 'signed_in',
      session: { staff: { name: 'Rina' }, secondFactor: true },
    });
    expect(await computer.who()).toBe('Rina');
    // Nobody showed a second factor: whoever knows the password must not exchange it here.
    const another = send(house, 'POST', '/v1/account/second-factors', computer.headers());
    expect(await codeOf(another)).toBe('sign_in_again');
    const old = send(house, 'GET', '/v1/sessions/current', browserHeaders(house, before));
    expect(await codeOf(old)).toBe('sign_in_required');
  });

  it('asks the password, of an officer it knows, who may come in; the present one stays meanwhile', async () => {
    const computer = new Computer();
    const rina = await computer.sitDown('Rina');
    await computer.sitDown('Budi');
    expect(await codeOf(computer.change(rina.id, 'sebelas layang-layang'))).toBe('sign_in_refused');
    expect(await codeOf(computer.change(newId(1)))).toBe('sign_in_refused');
    const elsewhere = new Computer();
    await elsewhere.sitDown('Dewi');
    expect(await codeOf(elsewhere.change(rina.id))).toBe('sign_in_refused');
    await house.owner.query(`update staff set state = 'suspended' where id = $1`, [rina.staffId]);
    expect((await computer.officers()).map(({ name }) => name)).toEqual(['Budi']);
    expect(await codeOf(computer.change(rina.id))).toBe('sign_in_refused');
    expect(await computer.who()).toBe('Budi');
  });

  it('forgets an officer whose trust ran out', async () => {
    const computer = new Computer();
    const rina = await computer.sitDown('Rina');
    await house.clock.advance(30 * 24 * 60 * MINUTE);
    expect(await computer.officers()).toEqual([]);
    expect(await codeOf(computer.change(rina.id))).toBe('sign_in_refused');
  });

  it('slows guessing down', async () => {
    const computer = new Computer();
    const rina = await computer.sitDown('Rina');
    const codes: unknown[] = [];
    for (let guess = 0; guess < 6; guess++) codes.push(await codeOf(computer.change(rina.id, `salah ${guess}`)));
    expect(codes.at(-1)).toBe('sign_in_too_soon');
  });

  it('takes the next officer’s passkey too, and nobody else’s', async () => {
    const computer = new Computer();
    const withPasskey = async (name: string) => {
      const officer = await computer.sitDown(name);
      const device = new SoftAuthenticator(house.url);
      const path = '/v1/account/passkeys';
      const { body } = await send<PasskeyCreationView>(house, 'POST', `${path}/challenges`, computer.headers());
      const made = { name: 'Ponsel', ...device.create(body.publicKey) };
      expect((await send(house, 'POST', path, computer.headers(), made)).status).toBe(201);
      return { ...officer, device };
    };
    const rina = await withPasskey('Rina');
    const budi = await withPasskey('Budi');
    expect((await computer.officers()).map(({ passkey }) => passkey)).toEqual([true, true]);
    const ask = async () =>
      (await computer.ask<PasskeyRequestView>('POST', 'passkeys/challenges', { officerId: rina.id })).body.publicKey;
    const asked = await ask();
    expect(asked.allowCredentials).toHaveLength(1);
    expect(await codeOf(computer.ask('POST', 'passkeys', budi.device.get(asked)))).toBe('passkey_refused');
    // A device that was told whom to answer for need not say who it is.
    const answer = rina.device.get(await ask(), { userHandle: undefined });
    expect((await computer.ask('POST', 'passkeys', answer)).status).toBe(201);
    expect(await computer.who()).toBe('Rina');
  });

  it('keeps an officer at an open counter until it is closed, but lets the same one come back', async () => {
    const computer = new Computer();
    const rina = await computer.sitDown('Rina');
    const budi = await computer.sitDown('Budi');
    let sitting: string | undefined = budi.staffId;
    house.get(OpenCounters).learnFrom({
      openBy: (_, staffId) =>
        Promise.resolve(staffId === sitting ? { counterId: newId(1), name: 'Loket 3' } : undefined),
    });
    const refused = await computer.change(rina.id);
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({
        code: 'counter_still_open',
        counterId: expect.any(String),
        detail: expect.stringContaining('Loket 3'),
      }),
    ]);
    const asked = computer.ask('POST', 'passkeys/challenges', { officerId: rina.id });
    expect(await codeOf(asked)).toBe('counter_still_open');
    expect((await computer.change(budi.id)).status).toBe(201);
    sitting = undefined;
    expect((await computer.change(rina.id)).status).toBe(201);
  });
});
