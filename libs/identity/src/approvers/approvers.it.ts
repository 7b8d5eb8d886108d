import { identity } from '@buka-pintu/identity';
import { newId, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { OfficeNames } from '../office-names.js';
import type { SessionView } from '../sessions/session.dto.js';
import { Sessions } from '../sessions/sessions.service.js';
import { send } from '../testing/browser.js';
import { echoModule } from '../testing/echo.js';
import { asStaff, browserHeaders, signInOfficer, type Credentials } from '../testing/index.js';
import type { ApproversView, ApproverView } from './approver.dto.js';

const READ = 'echo:things:read';
let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, echoModule] });
  house.get(OfficeNames).learnFrom({
    namesOf: (ids) =>
      Promise.resolve(
        ids.map((officeId) => ({ officeId, code: `K${officeId}`, name: `Kantor ${officeId}`, zone: 'Asia/Jakarta' })),
      ),
    numberOf: (code) => Promise.resolve(/^K[1-9]$/.test(code) ? Number(code.slice(1)) : undefined),
  });
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set('2026-11-20T03:00:00Z'));

const ask = <T = ApproverView & { code: string }>(method: string, path: string, headers: Credentials, body?: unknown) =>
  send<T>(house, method, path, { ...headers, 'idempotency-key': newId(1) }, body);
/** The head of the small office 1, and an officer of office 2 who has nothing to do with it. */
async function stage() {
  const head = await signInOfficer(house, [{ role: 'head', officeId: 1 }]);
  const guest = await signInOfficer(house, [{ role: 'auditor', officeId: 2 }], { name: 'Yohana Wenda' });
  const request = {
    signInName: guest.email,
    permissions: [READ],
    fromOn: '2026-11-20',
    untilOn: '2026-11-27',
    documentNumber: 'W8.IMI.1-KP.04.01-1234',
  };
  return { head, guest, request };
}
const mayIn = async (headers: Credentials): Promise<string> => {
  const { status, body } = await ask<{ mayIn: string }>('GET', '/v1/echo/reader', headers);
  return status === 200 ? body.mayIn : String(status);
};
/** Signed in anew, since sessions end over the days. */
async function back(staffId: string): Promise<Credentials> {
  const roles = [{ role: 'auditor', atOfficeId: 2 }];
  const opening = { officeId: 2, staffId, roles, state: 'signed_in' as const, secondFactor: true, demo: false };
  return browserHeaders(house, (await house.get(Sessions).open(opening)).cookie ?? undefined);
}

describe('an approver from another office', () => {
  it('has what was given, in that office, and nothing else of it', async () => {
    const { head, guest, request } = await stage();
    expect(await mayIn(guest.headers)).toBe('403');
    const made = await ask('POST', '/v1/approvers', head.headers, request);
    expect(made).toMatchObject({
      status: 201,
      body: { state: 'in_force', forOfficeCode: 'K1', officeCode: 'K2', officer: { name: 'Yohana Wenda' }, role: null },
    });
    // In the session that is open already.
    expect(await mayIn(guest.headers)).toBe('1');
    const { body } = await ask<SessionView>('GET', '/v1/sessions/current', guest.headers);
    expect(body.offices.find((office) => office.code === 'K1')).toMatchObject({ roles: [], permissions: [READ] });
    expect((await ask('PUT', '/v1/sessions/current/office', guest.headers, { officeCode: 'K1' })).status).toBe(200);
    for (const path of ['/v1/staff', '/v1/delegations', '/v1/approvers', '/v1/access-log'])
      expect([path, (await ask('GET', path, guest.headers)).status >= 400]).toEqual([path, true]);
    expect((await ask('PUT', '/v1/sessions/current/office', guest.headers, { officeCode: 'K3' })).status).toBe(404);
  });

  it('holds from the first midnight of the office that named him to the last', async () => {
    const { head, guest, request } = await stage();
    await ask('POST', '/v1/approvers', head.headers, { ...request, fromOn: '2026-11-23' });
    for (const [instant, may] of [
      ['2026-11-22T16:59:50Z', '403'],
      ['2026-11-22T17:00:00Z', '1'],
      ['2026-11-27T16:59:50Z', '1'],
      ['2026-11-27T17:00:00Z', '403'],
    ] as const) {
      await house.clock.set(instant);
      expect([instant, await mayIn(await back(guest.staffId))]).toEqual([instant, may]);
    }
  });

  it('may be whoever holds a role there for good', async () => {
    const { head, request } = await stage();
    const asked = { ...request, signInName: undefined, role: 'adjudicator', officeCode: 'K4' };
    expect((await ask('POST', '/v1/approvers', head.headers, asked)).body).toMatchObject({
      officer: null,
      officeCode: 'K4',
    });
    expect(await mayIn(await asStaff(house, 'adjudicator', 4))).toBe('1');
    expect(await mayIn(await asStaff(house, 'verifier', 4))).toBe('403');
    const guestThere = await signInOfficer(house, [
      { role: 'verifier', officeId: 5 },
      { role: 'adjudicator', officeId: 4 },
    ]);
    expect(await mayIn(guestThere.headers)).toBe('403');
  });

  it('loses it at once when it is taken back, by either office, and when the account ends', async () => {
    const { head, guest, request } = await stage();
    const { body } = await ask('POST', '/v1/approvers', head.headers, request);
    const stranger = await asStaff(house, 'head', 6);
    expect((await ask('POST', `/v1/approvers/${body.id}/ends`, stranger)).body.code).toBe('not_found');
    expect((await ask('POST', `/v1/approvers/${body.id}/ends`, guest.headers)).body.code).toBe('not_allowed');
    const own = await asStaff(house, 'head', 2);
    expect((await ask('POST', `/v1/approvers/${body.id}/ends`, own)).body).toMatchObject({
      state: 'ended',
      actions: [],
    });
    expect(await mayIn(guest.headers)).toBe('403');
    expect((await ask('POST', `/v1/approvers/${body.id}/ends`, head.headers)).body.code).toBe('approver_over');
    await ask('POST', '/v1/approvers', head.headers, request);
    expect(await mayIn(guest.headers)).toBe('1');
    await house.owner.query(`update staff set state = 'suspended' where id = $1`, [guest.staffId]);
    expect(await mayIn(guest.headers)).toBe('401');
  });

  it('is not oneself, nobody of this office, nobody who works in it, and nobody whose account ended', async () => {
    const { head, guest, request } = await stage();
    const refuse = async (change: object, headers = head.headers) =>
      (await ask('POST', '/v1/approvers', headers, { ...request, ...change })).body.code;
    const nobody = { signInName: undefined };
    const colleague = await signInOfficer(house, [{ role: 'verifier', officeId: 1 }]);
    const worksHere = await signInOfficer(house, [
      { role: 'auditor', officeId: 2 },
      { role: 'verifier', officeId: 1 },
    ]);
    for (const signInName of [head.email, colleague.email, worksHere.email, 'nobody@kantor.example'])
      expect(await refuse({ signInName })).toBe('approver_unfit');
    expect(await refuse({ ...nobody, role: 'head', officeCode: 'K1' })).toBe('approver_unfit');
    expect(await refuse({ ...nobody, role: 'head', officeCode: 'NONE' })).toBe('approver_unfit');
    expect(await refuse({ permissions: ['identity:staff:manage'] })).toBe('approval_unknown');
    expect(await refuse({ role: 'head', officeCode: 'K2' })).toBe('validation_failed');
    expect(await refuse(nobody)).toBe('validation_failed');
    expect(await refuse({ ...nobody, role: 'head' })).toBe('validation_failed');
    expect(await refuse({ untilOn: '2026-11-19' })).toBe('validation_failed');
    await house.owner.query(`update staff set state = 'suspended' where id = $1`, [guest.staffId]);
    expect(await refuse({})).toBe('approver_unfit');
    // Somebody who administers here but lives elsewhere approves nothing that he set up himself.
    const both = await signInOfficer(house, [
      { role: 'administrator', officeId: 1 },
      { role: 'head', officeId: 7 },
    ]);
    expect(await refuse({ signInName: both.email }, both.headers)).toBe('approver_unfit');
  });

  it('is named by who holds the say himself, not by a stand-in', async () => {
    const { head, request } = await stage();
    const standIn = await signInOfficer(house, [{ role: 'counter', officeId: 1 }]);
    const delegation = {
      fromStaffId: head.staffId,
      toSignInName: standIn.email,
      role: 'head',
      fromOn: '2026-11-20',
      untilOn: '2026-11-21',
      documentNumber: 'Plh-1',
      reason: 'Dinas luar',
    };
    expect((await ask('POST', '/v1/delegations', head.headers, delegation)).status).toBe(201);
    expect((await ask('GET', '/v1/approvers', standIn.headers)).status).toBe(200);
    expect((await ask('POST', '/v1/approvers', standIn.headers, request)).body.code).toBe('role_carried');
  });

  it('has the same thing once on any day, also when two ask at once', async () => {
    const { head, request } = await stage();
    const make = (change: object = {}) => ask('POST', '/v1/approvers', head.headers, { ...request, ...change });
    const answers = await Promise.all([make(), make(), make()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await make({ fromOn: '2026-11-27', untilOn: '2026-12-05' })).body).toMatchObject({
      code: 'approver_overlaps',
      documentNumber: request.documentNumber,
    });
    expect((await make({ fromOn: '2026-11-28', untilOn: '2026-12-05' })).status).toBe(201);
  });

  it('is listed in both offices and stands in both ledgers, without a name', async () => {
    const { head, guest, request } = await stage();
    const { body } = await ask('POST', '/v1/approvers', head.headers, request);
    for (const headers of [head.headers, await asStaff(house, 'administrator', 2)]) {
      const list = await ask<ApproversView>('GET', '/v1/approvers', headers);
      expect(list.body.items.map((one) => one.id)).toContain(body.id);
      expect(list.body.offered).toEqual([READ]);
    }
    const elsewhere = await ask<ApproversView>('GET', '/v1/approvers', await asStaff(house, 'administrator', 8));
    expect(elsewhere.body.items).toEqual([]);
    const { rows } = await house.owner.query(
      'select office_id, type, payload from ledger_event where subject_id = $1 order by office_id',
      [body.id],
    );
    const payload = expect.objectContaining({ staffId: guest.staffId, forOfficeId: 1, ofOfficeId: 2 }) as unknown;
    expect(rows).toEqual([1, 2].map((office_id) => ({ office_id, type: 'approver.named', payload })));
    expect(JSON.stringify(rows)).not.toContain('Yohana');
  });
});
