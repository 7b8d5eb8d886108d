import { identity } from '@buka-pintu/identity';
import { platform, WebhookTargets } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { type Answer, send, SignInPage } from '../testing/browser.js';
import { asStaff, browserHeaders, type Credentials, signInOfficer } from '../testing/index.js';
import type { SignInView } from '../sessions/session.dto.js';
import { ProviderDoor } from './provider-door.service.js';
import type { SingleSignOnView } from './single-sign-on.dto.js';
import { type Lie, LyingProvider } from './testing/lying-provider.js';

let house: HouseUnderTest;
let provider: LyingProvider;
let administrator: Credentials;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  provider = await LyingProvider.start();
  administrator = await asStaff(house, 'administrator');
  const door = house.get(ProviderDoor);
  door.allowHttp = true;
  door.patience = 1;
  // The issuer itself is the administrator's word; what it says afterwards is not.
  house.get(WebhookTargets).allowPrivate = false;
  expect((await save()).status).toBe(200);
});
afterAll(async () => {
  await provider?.stop();
  await house?.close();
});
beforeEach(async () => {
  provider.lie = undefined;
  await house.clock.set(new Date().toISOString());
});

const SETTINGS = {
  name: 'Akun Kementerian',
  clientId: 'buka-pintu',
  clientSecret: 's3cret',
  officeCodes: ['OFFICE-1'],
};
const save = (change: object = {}, headers = administrator, slug = 'kementerian') =>
  send<Record<string, unknown>>(house, 'PUT', `/v1/sign-in-providers/${slug}`, headers, {
    ...SETTINGS,
    issuer: provider.issuer,
    ...change,
  });
const begin = (slug = 'kementerian') =>
  send<SingleSignOnView>(house, 'POST', '/v1/sessions/single-sign-on', browserHeaders(house), { provider: slug });
const complete = (body: object): Promise<Answer<SignInView>> =>
  send(house, 'POST', '/v1/sessions/single-sign-on/completions', browserHeaders(house), body);
/** The whole way of one person; `provider.claims` says who it is. */
async function signIn(change: object = {}): Promise<Answer<SignInView>> {
  const { body } = await begin();
  return complete({ attempt: body.attempt, ...provider.consent(body.url), ...change });
}
const officer = async (officeId = 1, staffNumber?: string) => {
  const made = await signInOfficer(house, [{ role: 'counter', officeId }], { staffNumber });
  provider.claims = { email: made.email, email_verified: true };
  return made;
};

describe('signing in with an identity provider', () => {
  it('names an officer who is registered, and asks for our second factor', async () => {
    await officer();
    const answer = await signIn();
    expect(answer).toMatchObject({ status: 201, body: { state: 'second_factor_enrolment', session: null } });
    const page = new SignInPage(house);
    const done = await page.show(answer.cookie, await page.code(answer.body.enrolment!.secret));
    expect(done.body.state).toBe('signed_in');
    expect((await signIn()).body.state).toBe('second_factor_required');
  });

  it('takes the provider’s word for a second factor: amr, or an acr that the administrator accepts', async () => {
    const { staffId } = await officer();
    provider.claims = { ...provider.claims, amr: ['pwd', 'otp'] };
    const answer = await signIn();
    expect(answer.body).toMatchObject({ state: 'signed_in', session: { secondFactor: true } });
    const current = await send(house, 'GET', '/v1/sessions/current', browserHeaders(house, answer.cookie));
    expect(current).toMatchObject({ status: 200, body: { staff: { id: staffId } } });
    provider.claims = { ...provider.claims, amr: ['pwd'], acr: 'silver' };
    expect((await signIn()).body.state).toBe('second_factor_enrolment');
    await save({ acceptedAcr: ['silver'] });
    expect((await signIn()).body.state).toBe('signed_in');
    await save();
    expect((await send(house, 'DELETE', '/v1/sessions/current', browserHeaders(house, answer.cookie))).status).toBe(
      204,
    );
    expect((await send(house, 'GET', '/v1/sessions/current', browserHeaders(house, answer.cookie))).status).toBe(401);
  });

  it('finds officers by their staff number too, when the administrator says where it stands', async () => {
    const number = '198701012010012009';
    await officer(1, number);
    await save({ claim: 'nip', matches: 'staff_number' });
    provider.claims = { nip: '19870101 201001 2 009', amr: ['mfa'] };
    expect((await signIn()).body.state).toBe('signed_in');
    await save();
  });

  it('asks with PKCE, state and nonce, and goes on when the provider changes its key', async () => {
    await officer();
    const asked = new URL((await begin()).body.url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)!.length).toBeGreaterThan(20);
    await provider.changeKey();
    expect((await signIn()).status).toBe(201);
    await provider.changeKey();
    expect((await signIn()).status).toBe(201);
  });
});

describe('a provider that lies', () => {
  it.each<[Lie, string]>([
    ['wrong_issuer', 'single_sign_on_refused'],
    ['wrong_audience', 'single_sign_on_refused'],
    ['wrong_nonce', 'single_sign_on_refused'],
    ['expired', 'single_sign_on_refused'],
    ['alg_none', 'single_sign_on_refused'],
    ['unsigned', 'single_sign_on_refused'],
    ['foreign_key', 'single_sign_on_refused'],
    ['keys_inward', 'single_sign_on_refused'],
    ['token_inward', 'single_sign_on_refused'],
    ['other_issuer_in_discovery', 'single_sign_on_unavailable'],
    ['redirects_inward', 'single_sign_on_unavailable'],
    ['never_answers', 'single_sign_on_unavailable'],
    ['answers_for_ever', 'single_sign_on_unavailable'],
  ])('%s: nobody comes in', async (lie, code) => {
    await officer();
    provider.claims = { ...provider.claims, amr: ['mfa'] };
    const { body } = await begin();
    const back = provider.consent(body.url);
    provider.lie = lie;
    provider.asked.length = 0;
    const answer = await complete({ attempt: body.attempt, ...back });
    expect([answer.body.code, answer.cookie]).toEqual([code, undefined]);
    expect(provider.asked).not.toContain('/inward');
  });

  it('is not waited for at the door either', async () => {
    provider.lie = 'never_answers';
    const started = performance.now();
    expect((await begin()).body.code).toBe('single_sign_on_unavailable');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('can’t vouch for an address that nobody verified', async () => {
    const { email } = await officer();
    for (const email_verified of [false, undefined, 'true']) {
      provider.claims = { email, email_verified };
      expect((await signIn()).body.code).toBe('email_unverified');
    }
  });

  it('makes nobody, and gives no role', async () => {
    await officer();
    const before = await house.owner.query(
      'select (select count(*) from staff) s, (select count(*) from staff_role) r',
    );
    for (const claims of [
      { email: 'new@x.example', email_verified: true, roles: ['head'] },
      { sub: 'u' },
      { email: 7 },
    ]) {
      provider.claims = { amr: ['mfa'], ...claims };
      expect((await signIn()).body.code).toBe('officer_unknown');
    }
    const after = await house.owner.query('select (select count(*) from staff) s, (select count(*) from staff_role) r');
    expect(after.rows).toEqual(before.rows);
  });

  it('names no officer of an office that is not its own, and none who is suspended', async () => {
    await officer(2);
    expect((await signIn()).body.code).toBe('officer_unknown');
    const { staffId } = await officer(1);
    await house.owner.query(`update staff set state = 'suspended' where id = $1`, [staffId]);
    expect((await signIn()).body.code).toBe('officer_unknown');
  });
});

describe('an answer', () => {
  it('counts once, in the browser that asked, within ten minutes', async () => {
    await officer();
    const { body } = await begin();
    const answer = { attempt: body.attempt, ...provider.consent(body.url) };
    expect((await complete(answer)).status).toBe(201);
    expect((await complete(answer)).body.code).toBe('single_sign_on_over');
    // Somebody else's code, slipped into this browser: the state is not this attempt's.
    const [mine, theirs] = [(await begin()).body, (await begin()).body];
    const slipped = await complete({ attempt: mine.attempt, ...provider.consent(theirs.url) });
    expect(slipped.body.code).toBe('single_sign_on_refused');
    // A code that was exchanged already, in a fresh attempt.
    const again = (await begin()).body;
    const fresh = provider.consent(again.url);
    expect((await complete({ attempt: again.attempt, ...fresh, code: answer.code })).body.code).toBe(
      'single_sign_on_refused',
    );
    const late = (await begin()).body;
    await house.clock.advance(11 * 60_000);
    expect((await complete({ attempt: late.attempt, ...provider.consent(late.url) })).body.code).toBe(
      'single_sign_on_over',
    );
  });

  it('of two at the same moment opens one session', async () => {
    await officer();
    const { body } = await begin();
    const answer = { attempt: body.attempt, ...provider.consent(body.url) };
    const both = await Promise.all([complete(answer), complete(answer)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

describe('the settings', () => {
  it('show no secret, keep it when it is left out, and never send it to another issuer', async () => {
    const { body } = await save({ clientSecret: undefined });
    expect(JSON.stringify(body)).not.toContain('s3cret');
    expect(body['redirectUri']).toMatch(/\/admin\/sign-in$/);
    const rows = await house.owner.query('select * from sign_in_provider');
    expect(JSON.stringify(rows.rows)).not.toContain('s3cret');
    const moved = await save({ clientSecret: undefined, issuer: 'https://elsewhere.example' });
    expect(moved.body.code).toBe('client_secret_missing');
  });

  it('belong to the administrators of all its offices', async () => {
    const elsewhere = await asStaff(house, 'administrator', 2);
    expect((await save({}, elsewhere)).status).toBe(404);
    expect((await save({ officeCodes: ['OFFICE-1'] }, elsewhere, 'other')).body.code).toBe('office_unknown');
    expect((await save({ officeCodes: ['OFFICE-2'] }, administrator)).body.code).toBe('office_unknown');
    const listed = await send<{ items: unknown[] }>(house, 'GET', '/v1/sign-in-providers', elsewhere);
    expect(listed.body.items).toEqual([]);
    expect((await send(house, 'DELETE', '/v1/sign-in-providers/kementerian', elsewhere)).status).toBe(404);
    expect((await save({}, await asStaff(house, 'head'))).status).toBe(403);
  });

  it('of two administrators at once lose nobody’s change silently', async () => {
    const { body } = await save();
    const version = String(body['version']);
    expect((await save({ name: 'Satu' }, { ...administrator, 'if-match': `"${version}"` })).status).toBe(200);
    const late = await save({ name: 'Dua' }, { ...administrator, 'if-match': `"${version}"` });
    expect([late.status, late.body.code]).toEqual([412, 'stale']);
  });

  it('want https, outside of development', async () => {
    house.get(ProviderDoor).allowHttp = false;
    expect((await save()).body.code).toBe('issuer_insecure');
    house.get(ProviderDoor).allowHttp = true;
  });

  it('take a provider off the sign-in page, and end what is under way', async () => {
    const offered = async () =>
      (await send<{ items: { slug: string }[] }>(house, 'GET', '/v1/sessions/single-sign-on', {})).body.items;
    expect(await offered()).toMatchObject([{ slug: 'kementerian' }]);
    await officer();
    const { body } = await begin();
    await save({ enabled: false });
    expect(await offered()).toEqual([]);
    const back = await complete({ attempt: body.attempt, ...provider.consent(body.url) });
    expect(back.body.code).toBe('single_sign_on_over');
    expect((await begin()).body.code).toBe('single_sign_on_over');
    await send(house, 'DELETE', '/v1/sign-in-providers/kementerian', administrator);
    expect((await begin('kementerian')).body.code).toBe('single_sign_on_over');
  });
});

describe('the test of a provider', () => {
  const test = (issuer = provider.issuer, headers = administrator) =>
    send<Record<string, unknown>>(house, 'POST', '/v1/sign-in-providers/tests', headers, { issuer });

  it('says that all is there, and gives the redirect address before there is any provider', async () => {
    expect(await test()).toMatchObject({ status: 200, body: { finding: 'ready', named: null } });
    const listed = await send<Record<string, unknown>>(house, 'GET', '/v1/sign-in-providers', administrator);
    expect(listed.body['redirectUri']).toMatch(/\/admin\/sign-in$/);
  });

  it.each<[Lie, string, string | null]>([
    ['other_issuer_in_discovery', 'other_issuer', 'https://elsewhere.example'],
    ['redirects_inward', 'no_document', null],
    ['keys_inward', 'inward', 'jwks_uri'],
    ['token_inward', 'inward', 'token_endpoint'],
    ['never_answers', 'silent', null],
    ['answers_for_ever', 'silent', null],
    ['no_keys', 'no_keys', null],
    ['no_token_endpoint', 'incomplete', 'token_endpoint'],
  ])('%s: says so in one word, and follows it nowhere', async (lie, finding, named) => {
    provider.lie = lie;
    provider.asked.length = 0;
    expect((await test()).body).toEqual({ finding, named });
    expect(provider.asked).not.toContain('/inward');
  });

  it('finds nobody at an address where nobody is, and no document at a wrong path', async () => {
    expect((await test('http://127.0.0.1:1')).body).toEqual({ finding: 'silent', named: null });
    expect((await test('http://[')).body).toEqual({ finding: 'silent', named: null });
    expect((await test(`${provider.issuer}/wrong`)).body['finding']).toBe('no_document');
  });

  it('wants https, outside of development, and an administrator', async () => {
    house.get(ProviderDoor).allowHttp = false;
    expect((await test()).body.code).toBe('issuer_insecure');
    house.get(ProviderDoor).allowHttp = true;
    expect((await test(provider.issuer, await asStaff(house, 'head'))).status).toBe(403);
  });
});
