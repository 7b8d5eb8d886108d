import { identity } from '@buka-pintu/identity';
import { platform, WebhookTargets } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { decodeJwt } from 'jose';
import { Housekeeping } from '../identity.handlers.js';
import type { SignInView } from '../sessions/session.dto.js';
import { type Answer, send, SignInPage } from '../testing/browser.js';
import { asStaff, browserHeaders, type Credentials, signInOfficer } from '../testing/index.js';
import { ProviderDoor } from './provider-door.service.js';
import type { DepartureView, SingleSignOnView } from './single-sign-on.dto.js';
import { type Lie, LyingProvider } from './testing/lying-provider.js';

let house: HouseUnderTest;
let provider: LyingProvider;
let administrator: Credentials;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  provider = await LyingProvider.start();
  administrator = await asStaff(house, 'administrator');
  house.get(ProviderDoor).allowHttp = true;
  house.get(ProviderDoor).patience = 1;
  house.get(WebhookTargets).allowPrivate = false;
}, 120_000);
afterAll(async () => {
  await provider?.stop();
  await house?.close();
});
beforeEach(async () => {
  provider.lie = undefined;
  provider.endsSessions = true;
  await house.clock.set(new Date().toISOString());
  expect((await save()).status).toBe(200);
});

const save = (change: object = {}) =>
  send(house, 'PUT', '/v1/sign-in-providers/kementerian', administrator, {
    ...{ name: 'Akun Kementerian', clientId: 'buka-pintu', clientSecret: 's3cret', officeCodes: ['OFFICE-1'] },
    ...{ issuer: provider.issuer, ...change },
  });
async function signIn(amr = ['mfa']): Promise<Answer<SignInView>> {
  const { email } = await signInOfficer(house, [{ role: 'counter', officeId: 1 }]);
  provider.claims = { email, email_verified: true, amr };
  const headers = browserHeaders(house);
  const way = '/v1/sessions/single-sign-on';
  const { body } = await send<SingleSignOnView>(house, 'POST', way, headers, { provider: 'kementerian' });
  return send(house, 'POST', `${way}/completions`, headers, { attempt: body.attempt, ...provider.consent(body.url) });
}
const leave = (cookie?: string) =>
  send<DepartureView>(house, 'POST', '/v1/sessions/departures', browserHeaders(house, cookie), {});
const current = async (cookie?: string) =>
  (await send(house, 'GET', '/v1/sessions/current', browserHeaders(house, cookie))).status;
const kept = async (): Promise<number> =>
  (await house.owner.query('select 1 from staff_session where sign_out_sealed is not null')).rows.length;

describe('signing out of a session that a provider opened', () => {
  it('ends it here, forgets the ID token, and goes on to the provider with hint, way back and state', async () => {
    const { cookie } = await signIn();
    const sealed = await house.owner.query(
      'select sign_out_sealed as it from staff_session where sign_out_sealed is not null',
    );
    expect(sealed.rows).toHaveLength(1);
    const { status, body } = await leave(cookie);
    expect([status, await current(cookie), await kept()]).toEqual([200, 401, 0]);
    const url = new URL(body.provider!.url);
    expect([url.origin, url.pathname]).toEqual([provider.issuer, '/logout']);
    const { id_token_hint: hint, state, ...rest } = Object.fromEntries(url.searchParams);
    expect(decodeJwt(hint!)).toMatchObject({ iss: provider.issuer, aud: 'buka-pintu' });
    expect(state).toBe(body.provider!.state);
    expect(rest).toEqual({
      realm: 'imigrasi',
      client_id: 'buka-pintu',
      post_logout_redirect_uri: expect.stringMatching(/^http.*\/admin\/sign-in$/) as string,
    });
    expect((await leave(cookie)).body).toEqual({ provider: null });
  });

  it('still knows the provider after our own second factor', async () => {
    const answer = await signIn(['pwd']);
    const page = new SignInPage(house);
    const done = await page.show(answer.cookie, await page.code(answer.body.enrolment!.secret));
    expect(await kept()).toBe(1);
    expect((await leave(done.cookie)).body.provider?.name).toBe('Akun Kementerian');
  });

  it.each<[string, Lie | undefined, boolean]>([
    ['without such an address', undefined, false],
    ['at another origin', 'sign_out_elsewhere', true],
    ['by a script', 'sign_out_by_script', true],
  ])('is only local for a provider %s, and keeps no token', async (_what, lie, offers) => {
    provider.lie = lie;
    provider.endsSessions = offers;
    const { cookie } = await signIn();
    expect(await kept()).toBe(0);
    expect([(await leave(cookie)).body, await current(cookie)]).toEqual([{ provider: null }, 401]);
  });

  it('ends it here though the provider has gone, and sends nobody to one that was switched off or set anew', async () => {
    const { cookie } = await signIn();
    provider.lie = 'never_answers';
    expect((await leave(cookie)).body.provider).not.toBeNull();
    provider.lie = undefined;
    for (const change of [{ enabled: false }, { clientId: 'another' }, { issuer: `${provider.issuer}/other` }]) {
      const session = await signIn();
      await save(change);
      expect([(await leave(session.cookie)).body, await current(session.cookie)]).toEqual([{ provider: null }, 401]);
      await save();
    }
  });

  it('forgets the token of a session that ran out, was locked, or was ended by an administrator', async () => {
    const { cookie } = await signIn();
    await send(house, 'DELETE', '/v1/sessions/current', browserHeaders(house, cookie));
    expect(await kept()).toBe(0);
    await signIn();
    await house.clock.advance(3 * 3_600_000);
    await house.get(Housekeeping).run();
    expect(await kept()).toBe(0);
  });
});
