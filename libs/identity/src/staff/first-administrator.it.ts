import { identity } from '@buka-pintu/identity';
import { platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { send, SignInPage, type Answer } from '../testing/browser.js';
import { browserHeaders, signInOfficer } from '../testing/index.js';
import type { SignInView } from '../sessions/session.dto.js';
import { FirstAdministrator } from './first-administrator.service.js';

const PASSWORD = 'tujuh becak di tengah hujan';
let house: HouseUnderTest;
let first: FirstAdministrator;
beforeEach(async () => {
  house = await openHouse({ modules: [platform, identity] });
  first = house.get(FirstAdministrator);
});
afterEach(() => house?.close());

const tokenOf = (link: string | undefined) => link?.split('#setup=')[1] ?? '';
const register = (token: string, over: object = {}): Promise<Answer<SignInView>> =>
  send(house, 'POST', '/v1/staff/first-administrator', browserHeaders(house), {
    token,
    name: 'Maria Kolondam',
    email: 'maria@kantor.example',
    password: PASSWORD,
    ...over,
  });

describe('the first administrator', () => {
  it('comes in by the link of the first start, once, and then enrols a second factor', async () => {
    const link = await first.link('https://kantor.example');
    expect(link).toMatch(/^https:\/\/kantor\.example\/admin\/sign-in#setup=[\w-]{64}$/);
    const registered = await register(tokenOf(link));
    expect(registered).toMatchObject({ status: 201, body: { state: 'second_factor_enrolment', session: null } });
    expect((await register(tokenOf(link), { email: 'other@kantor.example' })).body.code).toBe('link_invalid');
    expect(await first.link('')).toBeUndefined();

    const page = new SignInPage(house);
    const { cookie } = await page.show(registered.cookie, await page.code(registered.body.enrolment!.secret));
    const session = await send(house, 'GET', '/v1/sessions/current', browserHeaders(house, cookie));
    expect(session.body).toMatchObject({ offices: [{ roles: ['administrator'] }], secondFactor: true });
    expect((await page.signIn('maria@kantor.example', PASSWORD)).body.state).toBe('second_factor_required');
  });

  it('is one, also when two use the link at the same time', async () => {
    const token = tokenOf(await first.link(''));
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => register(token, { email: `${name}@kantor.example` })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 401, 401]);
    expect((await house.owner.query('select 1 from staff')).rowCount).toBe(1);
  });

  it('needs the newest link, within a week', async () => {
    const [old, fresh] = [tokenOf(await first.link('')), tokenOf(await first.link(''))];
    expect((await register(old)).body.code).toBe('link_invalid');
    await house.clock.advance(8 * 86_400_000);
    expect((await register(fresh)).body.code).toBe('link_invalid');
  });

  it('is not needed where somebody is registered already', async () => {
    const token = tokenOf(await first.link(''));
    await signInOfficer(house, [{ role: 'head' }]);
    expect((await register(token)).body.code).toBe('link_invalid');
  });

  it('chooses a password that nobody guesses, and keeps the link after a slip', async () => {
    const token = tokenOf(await first.link(''));
    expect((await register(token, { password: 'MariaKolondam2026' })).body).toMatchObject({
      code: 'password_weak',
      errors: [{ pointer: '/password', code: 'weak', detail: expect.any(String) }],
    });
    expect((await register(token, { password: 'too short' })).body.code).toBe('validation_failed');
    expect((await register(token)).status).toBe(201);
  });
});
