import { identity } from '@buka-pintu/identity';
import { newId, platform, Transports, Vault } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import type { SignInView } from '../sessions/session.dto.js';
import { send, SignInPage } from '../testing/browser.js';
import { asStaff, browserHeaders, type Credentials } from '../testing/index.js';
import type { EntryLinkView, StaffView } from './staff.dto.js';

const DAY = 86_400_000;
const [FIRST, SECOND] = ['tujuh becak di tengah hujan', 'sebelas layang-layang biru'];
let house: HouseUnderTest;
let administrator: Credentials;
let page: SignInPage;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  page = new SignInPage(house);
});
beforeEach(async () => {
  administrator = await asStaff(house, 'administrator');
});
afterAll(() => house?.close());

const ask = <T>(method: string, path: string, body?: unknown) =>
  send<T>(house, method, path, { ...administrator, 'idempotency-key': newId(1) }, body);
let made = 0;
async function register(): Promise<StaffView> {
  const roles = [{ role: 'counter', officeCode: 'OFFICE-1' }];
  const request = { name: 'Joko Susilo', email: `joko.${++made}@kantor.example`, roles };
  return (await ask<StaffView>('POST', '/v1/staff', request)).body;
}
const link = (id: string, body: object = {}) => ask<EntryLinkView>('POST', `/v1/staff/${id}/entry-links`, body);
const tokenOf = ({ url }: EntryLinkView): string => url.split('#invitation=')[1] ?? '';
const enter = (token: string, password: string) =>
  send<SignInView>(house, 'POST', '/v1/sessions/entries', browserHeaders(house), { token, password });
const see = async (id: string) => (await ask<StaffView>('GET', `/v1/staff/${id}`)).body;

/** Someone who came in by an invitation. */
async function settled() {
  const { id, email } = await register();
  const first = await enter(tokenOf((await link(id)).body), FIRST);
  const secret = first.body.enrolment?.secret ?? '';
  const { cookie } = await page.show(first.cookie, await page.code(secret));
  return { id, email: email!, secret, cookie };
}

describe('an invitation', () => {
  it('is sent only where a mail server is set up, and says so', async () => {
    const { id } = await register();
    expect((await link(id)).body.sentByEmail).toBe(false);
    const transports = house.get(Transports);
    transports.for = () => ({ deliver: () => Promise.resolve({ said: '250 taken' }) });
    expect((await link(id)).body.sentByEmail).toBe(true);
    Reflect.deleteProperty(transports, 'for');
    await house.settle();
  });

  it('lets an officer choose a password and enrol an app, once', async () => {
    const { id, email } = await register();
    const { status, body } = await link(id);
    expect({ status, sent: body.sentByEmail }).toEqual({ status: 201, sent: false });
    expect(body.url).toMatch(/\/admin\/sign-in#invitation=[\w-]{64}$/);
    expect(await see(id)).toMatchObject({ state: 'invited', entryLink: { expiresAt: body.expiresAt } });

    const first = await enter(tokenOf(body), FIRST);
    expect(first).toMatchObject({ status: 201, body: { state: 'second_factor_enrolment' } });
    const done = await page.show(first.cookie, await page.code(first.body.enrolment!.secret));
    expect(done.body).toMatchObject({ state: 'signed_in', session: { staff: { name: 'Joko Susilo' } } });
    expect(await see(id)).toMatchObject({ state: 'active', entryLink: null, secondFactor: true });
    expect((await enter(tokenOf(body), SECOND)).body.code).toBe('link_invalid');
    expect((await page.signIn(email!, FIRST)).body.state).toBe('second_factor_required');
  });

  it('is written to the officer, and the Messages page shows no whole link', async () => {
    const { id } = await register();
    const token = tokenOf((await link(id)).body);
    const { rows } = await house.owner.query(`select template, state from message where about_id = $1`, [id]);
    expect(rows).toEqual([{ template: 'identity.invitation', state: 'shown' }]);
    const { body } = await ask<{ items: { body: string; about: { id: string } }[] }>('GET', '/v1/messages');
    const shown = body.items.find((message) => message.about.id === id);
    expect(shown?.body).toContain('#invitation=…');
    expect(shown?.body).not.toContain(token);
  });

  it('is replaced by a newer one, and ends after 14 days', async () => {
    const { id } = await register();
    const old = tokenOf((await link(id)).body);
    const fresh = tokenOf((await link(id)).body);
    expect((await enter(old, FIRST)).body.code).toBe('link_invalid');
    await house.clock.advance(14 * DAY + 1000);
    expect((await enter(fresh, FIRST)).body.code).toBe('link_invalid');
  });

  it('refuses an easy password, and is not used up by it', async () => {
    const { id } = await register();
    const token = tokenOf((await link(id)).body);
    expect((await enter(token, 'jokosusilo123')).body.code).toBe('password_weak');
    expect((await enter(token, FIRST)).status).toBe(201);
  });

  it('of two who use it at once, one comes in', async () => {
    const { id } = await register();
    const token = tokenOf((await link(id)).body);
    const answers = await Promise.all([enter(token, FIRST), enter(token, SECOND)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('opens nothing for a suspended officer', async () => {
    const { id } = await register();
    const token = tokenOf((await link(id)).body);
    await ask('POST', `/v1/staff/${id}/suspensions`);
    expect((await enter(token, FIRST)).body.code).toBe('link_invalid');
    expect((await link(id)).body.code).toBe('staff_suspended');
  });
});

describe('a reset', () => {
  it('ends the sessions, sets the new password and asks for the second factor as before', async () => {
    const { id, email, cookie } = await settled();
    const back = await enter(tokenOf((await link(id)).body), SECOND);
    expect(back.body.state).toBe('second_factor_required');
    const old = await send(house, 'GET', '/v1/sessions/current', browserHeaders(house, cookie));
    expect(old.body.code).toBe('sign_in_required');
    expect((await page.signIn(email, FIRST)).body.code).toBe('sign_in_refused');
    expect((await page.signIn(email, SECOND)).status).toBe(201);
    // Whoever asked for the link has seen it: the officer learns that it was used, the invited one has nothing to learn.
    const { rows } = await house.owner.query('select template from message where about_id = $1 order by id', [id]);
    expect(rows.map(({ template }) => String(template))).toEqual([
      'identity.invitation',
      'identity.password_reset',
      'identity.password_chosen',
    ]);
  });

  it('enrols anew when the phone is lost', async () => {
    const { id, secret } = await settled();
    const back = await enter(tokenOf((await link(id, { dropsSecondFactor: true })).body), SECOND);
    expect(back.body.state).toBe('second_factor_enrolment');
    expect(back.body.enrolment?.secret).not.toBe(secret);
  });

  it('can’t be sent elsewhere behind the officer’s back: the earlier address is told', async () => {
    const { id, email } = await settled();
    const { name, roles, version } = await see(id);
    const put = (change: object, at: number) =>
      send(
        house,
        'PUT',
        `/v1/staff/${id}`,
        { ...administrator, 'if-match': `"${at}"` },
        { name, roles, email, ...change },
      );
    expect((await put({ name: 'Joko S. Susilo' }, version)).status).toBe(200);
    expect((await put({ email: `lain.${email}` }, version + 1)).status).toBe(200);
    const { rows } = await house.owner.query<{ id: string; to_sealed: Buffer }>(
      `select id, to_sealed from message where about_id = $1 and template = 'identity.sign_in_name_changed'`,
      [id],
    );
    expect(rows.map((row) => house.get(Vault).open(row.to_sealed, `message.to:${row.id}`))).toEqual([email]);
  });

  it('ends after two days', async () => {
    const { id } = await settled();
    const token = tokenOf((await link(id)).body);
    await house.clock.advance(2 * DAY + 1000);
    expect((await enter(token, SECOND)).body.code).toBe('link_invalid');
  });
});
