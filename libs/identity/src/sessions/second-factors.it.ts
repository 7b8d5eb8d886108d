import { identity } from '@buka-pintu/identity';
import { platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { SignInPage } from '../testing/browser.js';
import { signInOfficer } from '../testing/index.js';
import { Passwords } from './passwords.service.js';

const PASSWORD = 'tujuh becak di tengah hujan';

let house: HouseUnderTest;
let page: SignInPage;
let passwordHash: string;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  page = new SignInPage(house);
  passwordHash = await house.get(Passwords).hash(PASSWORD, 'test');
});
afterAll(() => house?.close());

async function enrolled(): Promise<{ email: string; secret: string }> {
  const { email } = await signInOfficer(house, [{ role: 'counter' }], { passwordHash });
  const { secret } = await page.enrol(email, PASSWORD);
  await house.clock.advance(90_000);
  return { email, secret };
}

describe('the second factor', () => {
  it('counts each code once, also for another session within its thirty seconds', async () => {
    const { email, secret } = await enrolled();
    const code = await page.code(secret);
    const [one, other] = [await page.signIn(email, PASSWORD), await page.signIn(email, PASSWORD)];
    expect((await page.show(one.cookie, code)).body.state).toBe('signed_in');
    expect(await page.show(other.cookie, code)).toMatchObject({ status: 401, body: { code: 'second_factor_wrong' } });
    expect((await page.show(other.cookie, await page.code(secret, 30))).body.state).toBe('signed_in');
  });

  it('counts it once when two show it at the same time', async () => {
    const { email, secret } = await enrolled();
    const code = await page.code(secret);
    const cookies = [await page.signIn(email, PASSWORD), await page.signIn(email, PASSWORD)].map((each) => each.cookie);
    const answers = await Promise.all(cookies.map((cookie) => page.show(cookie, code)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 401]);
  });

  it('does not take an older code after a newer one', async () => {
    const { email, secret } = await enrolled();
    const [older, newer] = [await page.code(secret, -30), await page.code(secret)];
    await page.show((await page.signIn(email, PASSWORD)).cookie, newer);
    expect((await page.show((await page.signIn(email, PASSWORD)).cookie, older)).status).toBe(401);
  });

  it('ends the sign-in with the fifth wrong code', async () => {
    const { email, secret } = await enrolled();
    const { cookie } = await page.signIn(email, PASSWORD);
    for (let i = 0; i < 5; i++) expect((await page.show(cookie, '000000')).body.code).toBe('second_factor_wrong');
    await house.clock.advance(10_000);
    expect((await page.show(cookie, await page.code(secret))).body.code).toBe('sign_in_required');
  });

  it('makes guessing wait, whoever knows the password', async () => {
    const { email } = await enrolled();
    const codes: (string | undefined)[] = [];
    for (let round = 0; round < 2; round++) {
      const { cookie } = await page.signIn(email, PASSWORD);
      for (let i = 0; i < 4; i++) codes.push((await page.show(cookie, '000000')).body.code);
    }
    expect(codes.filter((code) => code === 'second_factor_wrong')).toHaveLength(5);
    expect(codes.at(-1)).toBe('sign_in_too_soon');
  });

  it('is asked within ten minutes of the password', async () => {
    const { email, secret } = await enrolled();
    const { cookie } = await page.signIn(email, PASSWORD);
    await house.clock.advance(10 * 60_000 + 1000);
    expect((await page.show(cookie, await page.code(secret))).body.code).toBe('sign_in_required');
  });

  it('can be enrolled once: a second first sign-in does not replace it', async () => {
    const { email } = await signInOfficer(house, [{ role: 'counter' }], { passwordHash });
    const [one, other] = [await page.signIn(email, PASSWORD), await page.signIn(email, PASSWORD)];
    const first = await page.show(one.cookie, await page.code(one.body.enrolment!.secret));
    expect(first.body.state).toBe('signed_in');
    const second = await page.show(other.cookie, await page.code(other.body.enrolment!.secret));
    expect(second.body.code).toBe('second_factor_wrong');
    expect((await page.signIn(email, PASSWORD)).body.state).toBe('second_factor_required');
  });

  it('is not needed twice, and not without a password first', async () => {
    const { email } = await signInOfficer(house, [{ role: 'counter' }], { passwordHash });
    const { cookie, secret } = await page.enrol(email, PASSWORD);
    expect((await page.show(cookie, await page.code(secret, 30))).body.code).toBe('sign_in_required');
    expect((await page.show(undefined, '123456')).body.code).toBe('sign_in_required');
  });

  it('keeps its secret sealed', async () => {
    const { secret } = await enrolled();
    const { rows } = await house.owner.query<{ secret_sealed: Buffer }>('select secret_sealed from totp');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some((row) => row.secret_sealed.includes(secret))).toBe(false);
  });
});
