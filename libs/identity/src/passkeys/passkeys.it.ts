import { identity } from '@buka-pintu/identity';
import { platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import type { RecoveryCodesView } from '../account/account.dto.js';
import { Housekeeping } from '../identity.handlers.js';
import { bytesOf } from '../secret.js';
import { BROWSER_COOKIE, SESSION_COOKIE } from '../sessions/session-cookie.js';
import type { SignInView } from '../sessions/session.dto.js';
import { SoftAuthenticator, type Bend } from '../testing/authenticator.js';
import { cookieOf, send, underName, type Answer } from '../testing/browser.js';
import { asStaff, browserHeaders, signInOfficer, type Credentials } from '../testing/index.js';
import type { EntryLinkView } from '../staff/staff.dto.js';
import type { OwnPasskeys, PasskeyCreationView, PasskeyRequestView, PasskeyView } from './passkey.dto.js';

const MINUTE = 60_000;
let bare: HouseUnderTest;
let house: HouseUnderTest;
beforeAll(async () => {
  bare = await openHouse({ modules: [platform, identity] });
  house = underName(bare);
});
// Many tries from one address within a second are a storm.
beforeEach(() => house.clock.advance(20 * MINUTE));
afterAll(() => bare?.close());

const own = <T>(method: string, path: string, headers: Credentials, body?: unknown) =>
  send<T>(house, method, `/v1/account/passkeys${path}`, headers, body);
const begin = (headers: Credentials) => own<PasskeyCreationView>('POST', '/challenges', headers);

async function add(headers: Credentials, device: SoftAuthenticator, bend: Bend = {}, name = 'Laptop kantor') {
  const { body } = await begin(headers);
  return own<PasskeyView>('POST', '', headers, { name, ...device.create(body.publicKey, bend) });
}

/** An officer with a passkey on a device. */
async function officer(options: { counts?: boolean; officeId?: number } = {}) {
  const { counts = true, officeId = 1 } = options;
  const { staffId, headers } = await signInOfficer(house, [{ role: 'counter', officeId }]);
  const device = new SoftAuthenticator(house.url, counts);
  const { body } = await add(headers, device);
  return { staffId, headers, device, passkeyId: body.id };
}

/** A browser with the sign-in page open, as often as it likes. */
class Page {
  private browser?: string;
  constructor(private readonly at: HouseUnderTest = house) {}

  headers(session?: string): Credentials {
    const cookies = [
      this.browser && `${BROWSER_COOKIE}=${this.browser}`,
      session && `${SESSION_COOKIE}=${session}`,
    ].filter(Boolean);
    return { ...browserHeaders(house), 'user-agent': 'Chrome/140.0 (Windows NT 10.0)', cookie: cookies.join('; ') };
  }
  async challenge() {
    const answer = await send<PasskeyRequestView>(
      this.at,
      'POST',
      '/v1/sessions/passkeys/challenges',
      this.headers(),
      {},
    );
    this.browser = cookieOf(answer, BROWSER_COOKIE) ?? this.browser;
    return answer.body.publicKey;
  }
  show(body: object, session?: string): Promise<Answer<SignInView>> {
    return send<SignInView>(this.at, 'POST', '/v1/sessions/passkeys', this.headers(session), body);
  }
  async signIn(device: SoftAuthenticator, bend: Bend = {}): Promise<Answer<SignInView>> {
    return this.show(device.get(await this.challenge(), bend));
  }
}
const codeOf = async (answer: Promise<Answer<unknown>>) => (await answer).body.code;
const told = async (staffId: string) =>
  (await house.owner.query('select template from message where about_id = $1 order by id', [staffId])).rows.map((row) =>
    String(row.template),
  );
const happened = async (staffId: string) =>
  (
    await house.owner.query('select type, payload from ledger_event where subject_id = $1 order by at, id', [staffId])
  ).rows.map((row) => [row.type, row.payload.by].filter(Boolean).join(' '));

describe('a passkey', () => {
  it('signs in by itself: neither password nor code is asked, and the officer is told of it', async () => {
    const { staffId, headers, device } = await officer();
    const done = await new Page().signIn(device);
    expect(done.body).toMatchObject({ state: 'signed_in', session: { staff: { id: staffId }, secondFactor: true } });
    const session = browserHeaders(house, cookieOf(done, SESSION_COOKIE));
    expect((await send(house, 'GET', '/v1/sessions/current', session)).status).toBe(200);
    const { items } = (await own<OwnPasskeys>('GET', '', headers)).body;
    expect(items).toEqual([
      expect.objectContaining({
        name: 'Laptop kantor',
        usedWith: 'Chrome · Windows',
        host: 'localhost',
        synced: false,
      }),
    ]);
    expect(items[0]!.usedAt! > items[0]!.addedAt).toBe(true);
    expect(await told(staffId)).toEqual(['identity.passkey_added']);
    expect((await happened(staffId)).slice(-2)).toEqual(['staff.passkey_added', 'staff.signed_in passkey']);
  });

  it('ends the session the browser had', async () => {
    const [before, next] = [await officer(), await officer()];
    const page = new Page();
    const first = cookieOf(await page.signIn(before.device), SESSION_COOKIE)!;
    const answer = next.device.get(await page.challenge());
    expect((await page.show(answer, first)).status).toBe(201);
    const old = send(house, 'GET', '/v1/sessions/current', browserHeaders(house, first));
    expect(await codeOf(old)).toBe('sign_in_required');
  });

  it('is renamed and removed by its officer alone, and lets nobody in afterwards', async () => {
    const { staffId, headers, device, passkeyId } = await officer();
    const stranger = await officer();
    const path = `/${passkeyId}`;
    const renamed = await own<PasskeyView>('PUT', path, headers, { name: ' Ponsel ' });
    expect(renamed.body.name).toBe('Ponsel');
    expect(await codeOf(own('PUT', path, stranger.headers, { name: 'Milik saya' }))).toBe('not_found');
    expect(await codeOf(own('DELETE', path, stranger.headers))).toBe('not_found');
    expect((await new Page().signIn(device)).status).toBe(201);
    expect((await own('DELETE', path, headers)).status).toBe(204);
    expect(await codeOf(own('DELETE', path, headers))).toBe('not_found');
    expect(await codeOf(new Page().signIn(device))).toBe('passkey_refused');
    expect(await told(staffId)).toEqual(['identity.passkey_added', 'identity.passkey_removed']);
  });

  it('is added and removed only by a fresh session', async () => {
    const { headers, device, passkeyId } = await officer();
    const { body } = await begin(headers);
    await house.clock.advance(31 * MINUTE);
    expect(await codeOf(begin(headers))).toBe('sign_in_again');
    const made = { name: 'Terlambat', ...device.create(body.publicKey) };
    expect(await codeOf(own('POST', '', headers, made))).toBe('sign_in_again');
    expect(await codeOf(own('DELETE', `/${passkeyId}`, headers))).toBe('sign_in_again');
  });

  it('is one of ten at most, also when the tenth is added twice at once', async () => {
    const { headers } = await signInOfficer(house, [{ role: 'counter' }]);
    for (let count = 0; count < 9; count++) await add(headers, new SoftAuthenticator(house.url));
    const both = [await begin(headers), await begin(headers)].map(({ body }) =>
      own('POST', '', headers, { name: 'x', ...new SoftAuthenticator(house.url).create(body.publicKey) }),
    );
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await codeOf(begin(headers))).toBe('passkeys_too_many');
  });

  it('goes with the authenticator app when a lost phone is reset, and stays when only the password is', async () => {
    const { staffId, device } = await officer();
    const administrator = await asStaff(house, 'administrator');
    const reset = async (dropsSecondFactor: boolean) => {
      const headers = { ...administrator, 'idempotency-key': crypto.randomUUID() };
      const path = `/v1/staff/${staffId}/entry-links`;
      const { url } = (await send<EntryLinkView>(house, 'POST', path, headers, { dropsSecondFactor })).body;
      const body = { token: url.split('#invitation=')[1], password: 'tujuh becak di tengah hujan' };
      expect((await send(house, 'POST', '/v1/sessions/entries', browserHeaders(house), body)).status).toBe(201);
    };
    await reset(false);
    expect((await new Page().signIn(device)).status).toBe(201);
    await reset(true);
    expect(await codeOf(new Page().signIn(device))).toBe('passkey_refused');
  });

  it('lets an officer make recovery codes at once: the sign-in is fresh', async () => {
    const { device } = await officer();
    const headers = browserHeaders(house, cookieOf(await new Page().signIn(device), SESSION_COOKIE));
    const made = await send<RecoveryCodesView>(house, 'POST', '/v1/account/recovery-codes', headers);
    expect(made.body.codes).toHaveLength(10);
  });
});

describe('an answer', () => {
  it('counts once, also when it comes twice at the same moment', async () => {
    const { device } = await officer({ counts: false });
    const page = new Page();
    const answer = device.get(await page.challenge());
    const both = await Promise.all([page.show(answer), page.show(answer)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await codeOf(page.show(answer))).toBe('passkey_over');
  });

  it('counts for ten minutes, and in the browser that asked', async () => {
    const { device } = await officer();
    const [page, other] = [new Page(), new Page()];
    const stolen = device.get(await page.challenge());
    await other.challenge();
    expect(await codeOf(other.show(stolen))).toBe('passkey_over');
    expect(await codeOf(new Page().show(stolen))).toBe('passkey_over');
    const late = device.get(await page.challenge());
    await house.clock.advance(10 * MINUTE);
    expect(await codeOf(page.show(late))).toBe('passkey_over');
  });

  it('is taken by another process than the one that asked, in any of the browser’s tabs', async () => {
    const { device } = await officer();
    const sibling = underName({ ...bare, ...(await bare.sibling()) });
    const page = new Page();
    const [first, second] = [await page.challenge(), await page.challenge()];
    Object.assign(page, { at: sibling });
    const headers = (): Credentials => ({ ...page.headers(), origin: sibling.url });
    const there = (body: object) => send(sibling, 'POST', '/v1/sessions/passkeys', headers(), body);
    // Two processes of one office stand behind one address; here each has a port of its own, which the device signs.
    expect((await there(device.get(second, { origin: sibling.url }))).status).toBe(201);
    expect((await there(device.get(first, { origin: sibling.url }))).status).toBe(201);
  });

  it.each<[string, Bend, string]>([
    ['for a foreign page', { origin: 'https://kantor-palsu.example' }, 'passkey_elsewhere'],
    ['for a page in a frame', { crossOrigin: true }, 'passkey_elsewhere'],
    ['for a foreign host', { rpId: 'kantor-palsu.example' }, 'passkey_refused'],
    ['without PIN, finger or face', { verified: false }, 'passkey_refused'],
    ['to nothing we asked', { challenge: 'x'.repeat(43) }, 'passkey_over'],
    ['by an unknown passkey', { id: 'q83vASNFZ4k' }, 'passkey_refused'],
    ['of nobody', { userHandle: undefined }, 'passkey_refused'],
    ['of somebody unknown', { userHandle: 'AZNaAAAAcAGAAAEjRWeJqw' }, 'passkey_refused'],
    ['of something that is no id', { userHandle: 'q83v' }, 'passkey_refused'],
  ])('%s is refused', async (_, bend, code) => {
    const { device } = await officer();
    expect(await codeOf(new Page().signIn(device, bend))).toBe(code);
    expect((await new Page().signIn(device)).status).toBe(201);
  });

  it('with a wrong signature, of an officer who is suspended, of another one, here or in another office: one refusal', async () => {
    const { staffId, device } = await officer();
    const [colleague, elsewhere] = [await officer(), await officer({ officeId: 2 })];
    const handle = (id: string) => ({ userHandle: bytesOf(id).toString('base64url') });
    const page = new Page();
    const forged = async () => {
      const answer = device.get(await page.challenge());
      return page.show({ ...answer, signature: device.get(await page.challenge()).signature });
    };
    const refused = [
      await forged(),
      await page.signIn(device, handle(colleague.staffId)),
      await page.signIn(device, handle(elsewhere.staffId)),
    ];
    await house.owner.query(`update staff set state = 'suspended' where id = $1`, [staffId]);
    refused.push(await page.signIn(device));
    const plain = refused.map(({ status, body }) => ({ status, ...body, requestId: undefined, instance: undefined }));
    expect(new Set(plain.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(plain[0]).toMatchObject({ status: 401, code: 'passkey_refused' });
  });

  it('whose count went backwards is a copy’s: nobody comes in by it, and the officer is told', async () => {
    const { staffId, device } = await officer();
    const page = new Page();
    expect((await page.signIn(device, { counter: 7 })).status).toBe(201);
    for (const counter of [7, 3, 0]) expect(await codeOf(page.signIn(device, { counter }))).toBe('passkey_copied');
    expect(await told(staffId)).toContain('identity.passkey_copied');
    expect(await happened(staffId)).toContain('staff.passkey_copied');
    expect((await page.signIn(device, { counter: 8 })).status).toBe(201);
  });

  it('of a key that counts nothing is taken each time', async () => {
    const { device } = await officer({ counts: false });
    for (let time = 0; time < 2; time++) expect((await new Page().signIn(device)).status).toBe(201);
  });

  it('is waited for like a password after five that failed, for this officer from this network', async () => {
    const { device } = await officer();
    const page = new Page();
    const codes: unknown[] = [];
    for (let time = 0; time < 6; time++) codes.push(await codeOf(page.signIn(device, { verified: false })));
    expect(codes.at(-1)).toBe('sign_in_too_soon');
    expect(await codeOf(page.signIn(device))).toBe('sign_in_too_soon');
    expect((await new Page().signIn((await officer()).device)).status).toBe(201);
  });
});

describe('a new passkey', () => {
  it.each<[string, Bend, string]>([
    ['of a device that asks for no PIN', { verified: false }, 'passkey_unfit'],
    ['made for a foreign host', { rpId: 'kantor-palsu.example' }, 'passkey_unfit'],
    ['made on a foreign page', { origin: 'https://kantor-palsu.example' }, 'passkey_elsewhere'],
    ['that nobody asked for', { challenge: 'x'.repeat(43) }, 'passkey_over'],
  ])('%s is refused', async (_, bend, code) => {
    const { headers } = await signInOfficer(house, [{ role: 'counter' }]);
    expect(await codeOf(add(headers, new SoftAuthenticator(house.url), bend))).toBe(code);
    expect((await own<OwnPasskeys>('GET', '', headers)).body.items).toEqual([]);
  });

  it('is added once, by the session that asked', async () => {
    const [mine, other] = [await officer(), await officer()];
    const { body } = await begin(mine.headers);
    expect(body.publicKey).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      excludeCredentials: [{ type: 'public-key' }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const made = { name: 'x', ...mine.device.create(body.publicKey) };
    expect(await codeOf(own('POST', '', other.headers, made))).toBe('passkey_over');
    expect((await own('POST', '', mine.headers, made)).status).toBe(201);
    expect(await codeOf(own('POST', '', mine.headers, made))).toBe('passkey_over');
    const again = await add(mine.headers, mine.device, { id: made.id });
    expect(again.body.code).toBe('passkey_known');
  });

  it('that is no CBOR at all is refused', async () => {
    const { headers, device } = await officer();
    const { body } = await begin(headers);
    const made = { name: 'x', ...device.create(body.publicKey), attestationObject: 'AAAA' };
    expect(await codeOf(own('POST', '', headers, made))).toBe('passkey_unfit');
  });
});

it('at a bare IP address the answer says why, and what to do instead', async () => {
  const { headers } = await signInOfficer(bare, [{ role: 'counter' }]);
  const asked = await send<{ detail: string }>(bare, 'POST', '/v1/account/passkeys/challenges', headers);
  expect([asked.status, asked.body.code]).toEqual([409, 'passkey_unavailable']);
  expect(asked.body.detail).toContain('kata sandi');
  const signing = send(bare, 'POST', '/v1/sessions/passkeys/challenges', browserHeaders(bare), {});
  expect(await codeOf(signing)).toBe('passkey_unavailable');
});

it('challenges that nobody answered are forgotten', async () => {
  await new Page().challenge();
  await house.clock.advance(11 * MINUTE);
  await house.get(Housekeeping).run();
  expect((await house.owner.query('select from passkey_challenge')).rowCount).toBe(0);
});
