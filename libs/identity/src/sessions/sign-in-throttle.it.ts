import { identity } from '@buka-pintu/identity';
import { platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { SignInPage } from '../testing/browser.js';
import { signInOfficer } from '../testing/index.js';
import { Passwords } from './passwords.service.js';
import { SignInThrottle } from './sign-in-throttle.service.js';
import { forgetOld } from './throttle.queries.js';

const PASSWORD = 'tujuh becak di tengah hujan';

let house: HouseUnderTest;
let page: SignInPage;
let throttle: SignInThrottle;
let passwordHash: string;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  page = new SignInPage(house);
  throttle = house.get(SignInThrottle);
  passwordHash = await house.get(Passwords).hash(PASSWORD, 'test');
});
afterAll(() => house?.close());
// A second lost between two tries would be a second waited.
beforeEach(() => house.clock.stop());

/** Fails so often that the next try must wait. */
async function wearOut(who: string, network: string): Promise<void> {
  for (let i = 0; i < 5; i++) await (await throttle.attempt('password', who, network)).failed();
}
const blocked = (who: string, network: string) =>
  throttle.attempt('password', who, network).then(
    () => false,
    () => true,
  );

describe('guessing passwords', () => {
  it('waits after five wrong ones, for known and unknown names alike, and says how long', async () => {
    const { email } = await signInOfficer(house, [{ role: 'counter' }], { passwordHash });
    for (const name of [email, 'nobody@contoh.example']) {
      for (let i = 0; i < 5; i++) expect((await page.signIn(name, 'wrong password')).status).toBe(401);
      const soon = await page.signIn(name, PASSWORD);
      expect(soon).toMatchObject({ status: 429, body: { code: 'sign_in_too_soon', retryAfterSeconds: 2 } });
      expect(soon.headers.get('retry-after')).toBe('2');
    }
    await house.clock.advance(3000);
    expect((await page.signIn(email, PASSWORD)).status).toBe(201);
  });

  it('does not shut the officer out who sits elsewhere', async () => {
    await wearOut('sari', '203.0.113.9');
    expect(await blocked('sari', '203.0.113.9')).toBe(true);
    expect(await blocked('sari', '10.0.0.5')).toBe(false);
    expect(await blocked('budi', '203.0.113.9')).toBe(false);
  });

  it('counts tries that are made at the same time', async () => {
    const tries = await Promise.all(Array.from({ length: 40 }, () => blocked('at once', '203.0.113.9')));
    expect(tries.filter((each) => !each)).toHaveLength(5);
  });

  it('waits twice as long each time, five minutes at most, and forgets by itself', async () => {
    await wearOut('patient', '203.0.113.9');
    const waits: number[] = [];
    for (let i = 0; i < 10; i++) {
      let waited = 0;
      while (await blocked('patient', '203.0.113.9')) {
        await house.clock.advance(1000);
        waited++;
      }
      waits.push(waited);
    }
    expect(waits.slice(0, 3)).toEqual([2, 4, 8]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(300);
    expect(waits.at(-1)).toBeGreaterThan(200);
    await house.clock.advance(24 * 3600_000);
    for (let i = 0; i < 4; i++) expect(await blocked('patient', '203.0.113.9')).toBe(false);
  });

  it('starts anew after a success', async () => {
    for (let i = 0; i < 4; i++) await throttle.attempt('password', 'slips', '10.0.0.5');
    await (await throttle.attempt('password', 'slips', '10.0.0.5')).succeeded();
    for (let i = 0; i < 5; i++) expect(await blocked('slips', '10.0.0.5')).toBe(false);
  });

  it('blocks nobody when the clock jumps back', async () => {
    await wearOut('jump', '203.0.113.9');
    await house.clock.advance(-24 * 3600_000);
    expect(await blocked('jump', '203.0.113.9')).toBe(false);
  });

  it('holds strangers back in a storm, and nobody who signed in from there before', async () => {
    await (await throttle.attempt('password', 'regular', '10.0.0.5')).succeeded();
    const guess = await throttle.attempt('password', 'victim', '203.0.113.9');
    for (let i = 0; i < 90; i++) await guess.failed();
    const passed: string[] = [];
    const pass = (who: string) => throttle.attempt('password', who, '10.0.0.5').then(() => passed.push(who));
    // The stranger, held back for three seconds, is overtaken by who comes after him.
    await Promise.all([pass('stranger'), pass('regular')]);
    expect(passed).toEqual(['regular', 'stranger']);
  });

  it('counts all strange networks as one where the password is known already, and lets the usual one in', async () => {
    const tries = (from: string) => throttle.attempt('second-factor', 'dewi', from, { strangersTogether: true });
    await (await tries('10.0.0.5')).succeeded();
    const guesses = await Promise.allSettled(Array.from({ length: 40 }, (_, each) => tries(`203.0.113.${each}`)));
    expect(guesses.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await expect(tries('198.51.100.7')).rejects.toMatchObject({ status: 429 });
    await (await tries('10.0.0.5')).succeeded();
  });

  it('keeps neither names nor addresses, and drops what has faded', async () => {
    await throttle.attempt('password', 'private', '198.51.100.77');
    const kept = async () => (await house.owner.query('select * from sign_in_throttle')).rows as object[];
    expect(JSON.stringify(await kept())).not.toMatch(/private|198\.51/);
    // A day more than the ninety and the day that the clock was set back above.
    await house.clock.advance(92 * 24 * 3600_000);
    await forgetOld(house.db);
    expect(await kept()).toEqual([]);
  });
});
