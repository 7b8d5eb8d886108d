import { identity } from '@buka-pintu/identity';
import { newId, platform, type Page } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { OfficeNames } from '../office-names.js';
import type { SessionView } from '../sessions/session.dto.js';
import { Sessions } from '../sessions/sessions.service.js';
import { signInRow } from '../staff/staff.queries.js';
import { send } from '../testing/browser.js';
import { echoModule } from '../testing/echo.js';
import { asStaff, signInOfficer, type Credentials } from '../testing/index.js';
import type { DelegationView } from './delegation.dto.js';

// The first office keeps the time of Jakarta, the third that of Jayapura, two hours ahead.
const ZONES: Readonly<Record<number, string>> = { 1: 'Asia/Jakarta', 2: 'Asia/Makassar', 3: 'Asia/Jayapura' };
let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, echoModule] });
  house.get(OfficeNames).learnFrom({
    namesOf: (ids) =>
      Promise.resolve(
        ids.map((officeId) => ({ officeId, code: `K${officeId}`, name: `Kantor ${officeId}`, zone: ZONES[officeId] })),
      ),
    numberOf: (code) => Promise.resolve(code in { K1: 1, K2: 1, K3: 1 } ? Number(code.slice(1)) : undefined),
  });
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set('2026-11-20T03:00:00Z'));

const ask = <T = DelegationView>(method: string, path: string, headers: Credentials, body?: unknown) =>
  send<T>(house, method, path, { ...headers, 'idempotency-key': newId(1) }, body);
/** A head of office who delegates, in that office. */
async function stage(officeId = 1) {
  const head = await signInOfficer(house, [{ role: 'head', officeId }], { name: 'Nurhayati Siregar' });
  const standIn = await signInOfficer(house, [{ role: 'counter', officeId }]);
  const request = {
    fromStaffId: head.staffId,
    toSignInName: standIn.email,
    role: 'head',
    fromOn: '2026-11-23',
    untilOn: '2026-11-27',
    documentNumber: 'W8.IMI.1-KP.04.01-1234',
    reason: 'Cuti tahunan',
  };
  return { head, standIn, request };
}
/** What the stand-in is at the office now, signed in anew since sessions end over the days. */
async function rolesAt(instant: string, staffId: string, officeId: number): Promise<SessionView['offices']> {
  await house.clock.set(instant);
  const row = (await signInRow(house.db, officeId, staffId))!;
  const opening = { officeId, staffId, roles: row.roles, state: 'signed_in' as const, secondFactor: true, demo: false };
  return (await house.get(Sessions).open(opening)).view.session!.offices;
}

describe('a delegation', () => {
  it('holds from the first midnight of the office to the last, and says for whom', async () => {
    for (const [officeId, first, last] of [
      [1, '2026-11-22T17:00:00Z', '2026-11-27T17:00:00Z'],
      [3, '2026-11-22T15:00:00Z', '2026-11-27T15:00:00Z'],
    ] as const) {
      await house.clock.set('2026-11-20T03:00:00Z');
      const { head, standIn, request } = await stage(officeId);
      const made = await ask('POST', '/v1/delegations', head.headers, request);
      expect(made).toMatchObject({ status: 201, body: { state: 'coming', officeCode: `K${officeId}` } });
      const roles = async (instant: string) => (await rolesAt(instant, standIn.staffId, officeId))[0];
      const before = (instant: string): string => new Date(Date.parse(instant) - 10_000).toISOString();
      expect(await roles(before(first))).toMatchObject({ roles: ['counter'], delegated: [] });
      expect(await roles(first)).toMatchObject({
        roles: ['counter', 'head'],
        delegated: [{ role: 'head', onBehalfOf: { id: head.staffId, name: 'Nurhayati Siregar' } }],
      });
      expect(await roles(before(last))).toMatchObject({ roles: ['counter', 'head'] });
      expect(await roles(last)).toMatchObject({ roles: ['counter'] });
    }
  });

  it('opens what the role opens, in sessions that are open already', async () => {
    const { head, standIn, request } = await stage();
    const may = async () => (await ask('GET', '/v1/delegations', standIn.headers)).status;
    expect(await may()).toBe(403);
    await ask('POST', '/v1/delegations', head.headers, { ...request, fromOn: '2026-11-20' });
    expect(await may()).toBe(200);
  });

  it('may be carried by an officer of another office, who acts there then', async () => {
    const { head, request } = await stage();
    const guest = await signInOfficer(house, [{ role: 'verifier', officeId: 2 }]);
    const asked = { ...request, toSignInName: guest.email, fromOn: '2026-11-20' };
    expect((await ask('POST', '/v1/delegations', head.headers, asked)).status).toBe(201);
    const switched = await ask<SessionView>('PUT', '/v1/sessions/current/office', guest.headers, { officeCode: 'K1' });
    expect(switched.body).toMatchObject({ officeCode: 'K1' });
    expect((await ask('GET', '/v1/delegations', guest.headers)).status).toBe(200);
  });

  it('of the same role by the same officer refuses a second on any of its days, also at once', async () => {
    const { head, request } = await stage();
    const other = (await signInOfficer(house, [{ role: 'verifier' }])).email;
    const make = (days: object) =>
      ask('POST', '/v1/delegations', head.headers, { ...request, toSignInName: other, ...days });
    const answers = await Promise.all([make({}), make({}), make({}), make({})]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    for (const days of [
      { fromOn: '2026-11-27', untilOn: '2026-12-05' },
      { fromOn: '2026-11-10', untilOn: '2026-11-23' },
      { fromOn: '2026-11-25', untilOn: '2026-11-25' },
    ])
      expect((await make(days)).body).toMatchObject({
        code: 'delegation_overlaps',
        fromOn: '2026-11-23',
        documentNumber: request.documentNumber,
      });
    expect((await make({ fromOn: '2026-11-28', untilOn: '2026-11-28' })).status).toBe(201);
    expect((await make({ fromOn: '2026-11-22', untilOn: '2026-11-22' })).status).toBe(201);
  });

  it('ends early, at once, and then leaves its days to another', async () => {
    const { head, standIn, request } = await stage();
    const asked = { ...request, fromOn: '2026-11-20' };
    const { body } = await ask('POST', '/v1/delegations', head.headers, asked);
    const ended = await ask('POST', `/v1/delegations/${body.id}/ends`, head.headers);
    expect(ended).toMatchObject({ status: 201, body: { state: 'ended', actions: [] } });
    expect((await ask('GET', '/v1/delegations', standIn.headers)).status).toBe(403);
    expect((await ask('POST', `/v1/delegations/${body.id}/ends`, head.headers)).body.code).toBe('delegation_over');
    expect((await ask('POST', '/v1/delegations', head.headers, asked)).status).toBe(201);
  });

  it('is of a role that is held, by somebody else, for days that make sense', async () => {
    const { head, request } = await stage();
    const refuse = async (change: object) =>
      (await ask('POST', '/v1/delegations', head.headers, { ...request, ...change })).body.code;
    expect(await refuse({ role: 'auditor' })).toBe('role_not_held');
    expect(await refuse({ toSignInName: head.email })).toBe('stand_in_unfit');
    expect(await refuse({ toSignInName: 'nobody@kantor.example' })).toBe('stand_in_unfit');
    expect(await refuse({ fromStaffId: newId(1) })).toBe('not_found');
    expect(await refuse({ untilOn: '2026-11-22' })).toBe('validation_failed');
    expect(await refuse({ untilOn: '2028-01-01' })).toBe('validation_failed');
    expect(await refuse({ fromOn: '9999-12-31', untilOn: '9999-12-31' })).toBe('validation_failed');
  });

  it('is seen and ended by those who may in that office, and stands in the ledger with both persons', async () => {
    const { head, standIn, request } = await stage();
    const { body } = await ask('POST', '/v1/delegations', head.headers, request);
    const elsewhere = await asStaff(house, 'head', 2);
    expect((await ask('POST', `/v1/delegations/${body.id}/ends`, elsewhere)).body.code).toBe('not_found');
    expect((await ask('POST', `/v1/delegations/${body.id}/ends`, standIn.headers)).body.code).toBe('not_allowed');
    const list = await ask<Page<DelegationView>>('GET', `/v1/delegations?staffId=${standIn.staffId}`, head.headers);
    expect(list.body.items.map((one) => one.id)).toEqual([body.id]);
    const { rows } = await house.owner.query(`select type, payload from ledger_event where subject_id = $1`, [body.id]);
    expect(rows).toEqual([
      {
        type: 'delegation.made',
        payload: expect.objectContaining({ fromStaffId: head.staffId, toStaffId: standIn.staffId, role: 'head' }),
      },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Nurhayati|Cuti/);
  });

  it('stands in the ledger and in the access log with the one for whom the stand-in acted, and only where the role was needed', async () => {
    const { head, standIn, request } = await stage();
    await ask('POST', '/v1/delegations', head.headers, { ...request, fromOn: '2026-11-20' });
    const other = (await signInOfficer(house, [{ role: 'verifier' }])).email;
    const given = { ...request, fromStaffId: standIn.staffId, role: 'counter', toSignInName: other };
    const made = await ask('POST', '/v1/delegations', head.headers, given);
    // What the stand-in does by the head's right: end it.
    expect((await ask('POST', `/v1/delegations/${made.body.id}/ends`, standIn.headers)).status).toBe(201);
    const told = await house.owner.query<Record<string, string | null>>(
      `select actor_id, on_behalf_of from ledger_event where subject_id = $1 and type = 'delegation.ended'`,
      [made.body.id],
    );
    expect(told.rows).toEqual([{ actor_id: standIn.staffId, on_behalf_of: head.staffId }]);
    const seen = await house.owner.query<Record<string, string | null>>(
      'select actor_id, on_behalf_of from access_log where subject_id = $1 and office_id = 1 and actor_id = $2',
      [made.body.id, standIn.staffId],
    );
    expect(seen.rows).toEqual([{ actor_id: standIn.staffId, on_behalf_of: head.staffId }]);
    // What is every officer's own to do is done in one's own name.
    expect((await ask('DELETE', '/v1/sessions/current', standIn.headers)).status).toBe(204);
    const own = await house.owner.query<Record<string, string | null>>(
      `select on_behalf_of from ledger_event where actor_id = $1 and subject_id = $1 and type = 'staff.signed_out'`,
      [standIn.staffId],
    );
    expect(own.rows).toEqual([{ on_behalf_of: null }]);
  });

  it('gives nobody the say over who administers for good: a stand-in does not count as the last administrator', async () => {
    const administrator = await signInOfficer(house, [{ role: 'administrator', officeId: 2 }]);
    const standIn = await signInOfficer(house, [{ role: 'counter', officeId: 2 }]);
    const { request } = await stage(2);
    const asked = {
      ...request,
      fromStaffId: administrator.staffId,
      toSignInName: standIn.email,
      role: 'administrator',
      fromOn: '2026-11-20',
    };
    expect((await ask('POST', '/v1/delegations', administrator.headers, asked)).status).toBe(201);
    const suspended = await ask('POST', `/v1/staff/${administrator.staffId}/suspensions`, standIn.headers);
    expect(suspended.body.code).toBe('last_administrator');
  });
});
