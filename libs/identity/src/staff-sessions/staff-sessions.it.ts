import { identity } from '@buka-pintu/identity';
import { newId, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { insertDevice } from '../devices/device.queries.js';
import { Sessions } from '../sessions/sessions.service.js';
import { send } from '../testing/browser.js';
import { browserHeaders, signInOfficer, type Credentials, type OfficerUnderTest } from '../testing/index.js';
import type { SignedOutView, StaffSessions } from './staff-sessions.dto.js';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36';
let house: HouseUnderTest;
let administrator: OfficerUnderTest;
let officer: OfficerUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
});
afterAll(() => house?.close());
beforeEach(async () => {
  administrator = await signInOfficer(house, [{ role: 'administrator', officeId: 2 }]);
  officer = await signInOfficer(house, [{ role: 'counter', officeId: 2 }]);
});

const ask = <T = { code: string }>(method: string, path: string, headers: Credentials = administrator.headers) =>
  send<T>(house, method, `/v1/staff/${path}`, { ...headers, 'idempotency-key': newId(1) });
const list = async (staffId = officer.staffId) => (await ask<StaffSessions>('GET', `${staffId}/sessions`)).body;
const isIn = async (headers: Credentials) => (await send(house, 'GET', '/v1/sessions/current', headers)).status === 200;
/** The officer signs in on another computer. */
async function elsewhere(): Promise<Credentials> {
  const { cookie } = await house.get(Sessions).open({
    officeId: 2,
    staffId: officer.staffId,
    state: 'signed_in',
    roles: [{ role: 'counter', atOfficeId: 2 }],
    secondFactor: true,
    demo: false,
    visit: { network: '203.0.113.77', agent: CHROME, address: '203.0.113.77' },
  });
  return browserHeaders(house, cookie ?? undefined);
}
const trust = async (): Promise<string> => {
  const id = newId(2);
  const secretHash = Buffer.alloc(32, 7);
  await insertDevice(house.db, {
    officeId: 2,
    id,
    staffId: officer.staffId,
    secretHash,
    device: 'Chrome · Windows',
    trust: true,
    days: 30,
  });
  return id;
};
const told = async (type: string) =>
  (
    await house.owner.query<{ actor_id: string; payload: object }>(
      `select actor_id, payload from ledger_event where subject_id = $1 and type = $2`,
      [officer.staffId, type],
    )
  ).rows;

describe('an officer’s sessions', () => {
  it('show the administrator where and since when, with a shortened address, and leave a line in the access log', async () => {
    await elsewhere();
    await trust();
    const view = await list();
    expect(view.sessions).toHaveLength(2);
    expect(view.sessions).toContainEqual(
      expect.objectContaining({
        device: 'Chrome · Windows',
        address: '203.0.113.*',
        current: false,
        secondFactor: true,
      }),
    );
    expect(view.trustedBrowsers.length).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(view)).not.toContain('203.0.113.77');
    const { rows } = await house.owner.query('select fields from access_log where subject_id = $1 and actor_id = $2', [
      officer.staffId,
      administrator.staffId,
    ]);
    expect(rows).toEqual([{ fields: ['sessions'] }]);
  });

  it('end one by one, at once', async () => {
    const other = await elsewhere();
    const { sessions } = await list();
    const [chrome] = sessions.filter((each) => each.device === 'Chrome · Windows');
    expect((await ask('DELETE', `${officer.staffId}/sessions/${chrome!.id}`)).status).toBe(204);
    expect([await isIn(other), await isIn(officer.headers)]).toEqual([false, true]);
    expect((await ask('DELETE', `${officer.staffId}/sessions/${chrome!.id}`)).body.code).toBe('not_found');
    expect(await told('staff.signed_out')).toEqual([
      { actor_id: administrator.staffId, payload: { staffId: officer.staffId, sessionId: chrome!.id } },
    ]);
  });

  it('end all together, and every browser asks for the second factor again', async () => {
    const other = await elsewhere();
    await trust();
    const out = await ask<SignedOutView>('POST', `${officer.staffId}/sign-outs`);
    expect(out).toMatchObject({ status: 201, body: { sessions: 2, trustedBrowsers: 1 } });
    expect([await isIn(other), await isIn(officer.headers)]).toEqual([false, false]);
    expect(await list()).toMatchObject({ sessions: [], trustedBrowsers: [] });
    const again = await ask<SignedOutView>('POST', `${officer.staffId}/sign-outs`);
    expect(again.body).toEqual({ sessions: 0, trustedBrowsers: 0 });
    expect(await told('staff.signed_out_everywhere')).toEqual([
      {
        actor_id: administrator.staffId,
        payload: { staffId: officer.staffId, sessions: 2, trustedBrowsers: 1 },
      },
    ]);
  });

  it('of the administrator’s own leave the one in use', async () => {
    const own = await ask<SignedOutView>('POST', `${administrator.staffId}/sign-outs`);
    expect(own.body.sessions).toBe(0);
    expect(await isIn(administrator.headers)).toBe(true);
    expect(await list(administrator.staffId)).toMatchObject({ sessions: [{ current: true }] });
  });

  it('forget a trusted browser alone', async () => {
    const id = await trust();
    expect((await ask('DELETE', `${officer.staffId}/trusted-browsers/${id}`)).status).toBe(204);
    expect((await ask('DELETE', `${officer.staffId}/trusted-browsers/${id}`)).status).toBe(404);
    expect(await isIn(officer.headers)).toBe(true);
    expect(await told('staff.browser_trust_ended')).toHaveLength(1);
  });

  it('are nobody’s but their own office’s: another office finds no officer, and another officer’s id no session', async () => {
    const other = await signInOfficer(house, [{ role: 'administrator', officeId: 3 }]);
    const device = await trust();
    const [session] = (await list()).sessions;
    for (const [method, path] of [
      ['GET', `${officer.staffId}/sessions`],
      ['DELETE', `${officer.staffId}/sessions/${session!.id}`],
      ['DELETE', `${officer.staffId}/trusted-browsers/${device}`],
      ['POST', `${officer.staffId}/sign-outs`],
    ] as const)
      expect([path, (await ask(method, path, other.headers)).body.code]).toEqual([path, 'not_found']);
    // Nor is one who works here too, as long as the officer lives elsewhere: the own office ends the sessions.
    const guest = await signInOfficer(house, [
      { role: 'counter', officeId: 3 },
      { role: 'counter', officeId: 2 },
    ]);
    expect((await ask('POST', `${guest.staffId}/sign-outs`)).body.code).toBe('not_found');
    expect((await ask('DELETE', `${administrator.staffId}/sessions/${session!.id}`)).body.code).toBe('not_found');
    expect((await ask('GET', `${officer.staffId}/sessions`, officer.headers)).body.code).toBe('not_allowed');
    expect(await isIn(officer.headers)).toBe(true);
  });
});
