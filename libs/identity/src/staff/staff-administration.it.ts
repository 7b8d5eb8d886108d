import { identity } from '@buka-pintu/identity';
import { newId, platform, type Page } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { echoModule } from '../testing/echo.js';
import { send } from '../testing/browser.js';
import { asStaff, signInOfficer, type Credentials } from '../testing/index.js';
import type { StaffFound, StaffView } from './staff.dto.js';

const NUMBER = '199005172015032002';
let house: HouseUnderTest;
let administrator: Credentials;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, echoModule] });
  administrator = await asStaff(house, 'administrator');
});
afterAll(() => house?.close());

const ask = <T = StaffView>(method: string, path: string, body?: unknown, headers: Credentials = administrator) =>
  send<T>(house, method, path, { ...headers, 'idempotency-key': newId(1) }, body);
let made = 0;
const someone = (more: object = {}) => ({
  name: 'Dewi Kartika',
  email: `dewi.${++made}@kantor.example`,
  roles: [{ role: 'counter', officeCode: 'OFFICE-1' }],
  ...more,
});
const register = async (more: object = {}): Promise<StaffView> => {
  const answer = await ask('POST', '/v1/staff', someone(more));
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};
const put = (view: StaffView, change: object, version = view.version, headers = administrator) => {
  const { name, email, staffNumber, locale, roles } = view;
  const kept = { name, locale, roles, ...(email ? { email } : {}), ...(staffNumber ? { staffNumber } : {}) };
  return ask('PUT', `/v1/staff/${view.id}`, { ...kept, ...change }, { ...headers, 'if-match': `"${version}"` });
};
const signedIn = (headers: Credentials) => send<object>(house, 'GET', '/v1/sessions/current', headers);

describe('registering an officer', () => {
  it('takes an address, a staff number, or both, and keeps the number without its spaces', async () => {
    const both = await register({ staffNumber: '19900517 201503 2 002', name: '  Dewi   Kartika ' });
    expect(both).toMatchObject({ name: 'Dewi Kartika', staffNumber: NUMBER, state: 'invited', entryLink: null });
    const { email: _, ...numberOnly } = someone({ staffNumber: '198701012010011003' });
    expect((await ask('POST', '/v1/staff', numberOnly)).body).toMatchObject({ email: null });
    const neither = await ask('POST', '/v1/staff', { name: 'Tanpa Nama', roles: numberOnly.roles });
    expect(neither).toMatchObject({ status: 400, body: { errors: [{ pointer: '/email', code: 'one_of_two' }] } });
  });

  it('refuses a number that can be nobody’s, and a name that is taken', async () => {
    const wrong = await ask('POST', '/v1/staff', someone({ staffNumber: '199002302015032002' }));
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/staffNumber' }] } });
    const { email } = await register();
    const taken = await ask('POST', '/v1/staff', someone({ email: email!.toUpperCase() }));
    expect(taken).toMatchObject({ status: 409, body: { code: 'sign_in_name_taken' } });
  });

  it('gives roles only in offices that the caller administers', async () => {
    const roles = [{ role: 'head', officeCode: 'OFFICE-2' }];
    const foreign = await ask('POST', '/v1/staff', someone({ roles }));
    expect(foreign).toMatchObject({ status: 403, body: { code: 'role_not_yours' } });
    const unknown = await ask('POST', '/v1/staff', someone({ roles: [{ role: 'head', officeCode: 'NOWHERE' }] }));
    expect(unknown).toMatchObject({ status: 400, body: { code: 'office_unknown' } });
    const both = await signInOfficer(house, [{ role: 'administrator' }, { role: 'administrator', officeId: 2 }]);
    expect((await ask('POST', '/v1/staff', someone({ roles }), both.headers)).body.roles).toEqual(roles);
  });

  it('is not for other roles, nor for another office', async () => {
    const { id } = await register();
    for (const role of ['head', 'auditor', 'counter'] as const) {
      const headers = await asStaff(house, role);
      expect((await ask('POST', '/v1/staff', someone(), headers)).body.code).toBe('not_allowed');
      expect((await ask('GET', `/v1/staff/${id}`, undefined, headers)).body.code).toBe('not_allowed');
    }
    const elsewhere = await asStaff(house, 'administrator', 2);
    expect((await ask('GET', `/v1/staff/${id}`, undefined, elsewhere)).body.code).toBe('not_found');
    expect((await ask('POST', `/v1/staff/${id}/suspensions`, undefined, elsewhere)).body.code).toBe('not_found');
  });
});

describe('the list', () => {
  it('stands by name, page after page, narrowed by state and role, and is found by a part', async () => {
    const headers = await asStaff(house, 'administrator', 3);
    const roles = [{ role: 'verifier', officeCode: 'OFFICE-3' }];
    const names = ['Zainal Abidin', 'Ágnes Tarigan', 'budi Santoso', 'Citra Lestari', 'Agus Salim'];
    for (const name of names) {
      const body = {
        ...someone({ name, roles }),
        ...(name === 'Agus Salim' ? { staffNumber: '198001012005011009' } : {}),
      };
      expect((await ask('POST', '/v1/staff', body, headers)).status).toBe(201);
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const path = `/v1/staff?role=verifier&state=invited&limit=2${cursor}`;
      const { body } = await ask<Page<StaffView>>('GET', path, undefined, headers);
      seen.push(...body.items.map((one) => one.name));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(seen).toEqual(['Ágnes Tarigan', 'Agus Salim', 'budi Santoso', 'Citra Lestari', 'Zainal Abidin']);
    const find = async (text: string) =>
      (await ask<StaffFound>('POST', '/v1/staff/searches', { text }, headers)).body.items.map((one) => one.name);
    expect(await find('SANTO')).toEqual(['budi Santoso']);
    expect(await find('19800101 2005')).toEqual(['Agus Salim']);
    expect(await find('nobody')).toEqual([]);
  });
});

describe('changing an officer', () => {
  it('replaces names and roles, lets go of the old address, and takes effect in open sessions', async () => {
    const officer = await signInOfficer(house, [{ role: 'counter' }]);
    const before = (await ask('GET', `/v1/staff/${officer.staffId}`)).body;
    const changed = await put(before, {
      name: 'Dewi Kartika Sari',
      email: 'sari.baru@kantor.example',
      roles: [{ role: 'head', officeCode: 'OFFICE-1' }],
    });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Dewi Kartika Sari', version: before.version + 1 } });
    expect((await signedIn(officer.headers)).body).toMatchObject({ offices: [{ roles: ['head'] }] });
    expect(await register({ email: before.email })).toMatchObject({ email: before.email });
    const { rows } = await house.owner.query(
      `select payload from ledger_event where type = 'staff.changed' and subject_id = $1`,
      [officer.staffId],
    );
    expect(rows[0]?.payload).toEqual({ staffId: officer.staffId, given: ['1:head'], taken: ['1:counter'] });
  });

  it('refuses what was seen in an older version, and an address of somebody else, whole', async () => {
    const [one, other] = [await register(), await register()];
    expect((await put(one, { name: 'Satu' })).status).toBe(200);
    expect((await put(one, { name: 'Dua' })).body.code).toBe('stale');
    const taken = await put(other, { name: 'Tiga', email: one.email });
    expect(taken.body.code).toBe('sign_in_name_taken');
    expect((await ask('GET', `/v1/staff/${other.id}`)).body).toEqual(other);
  });

  it('leaves roles in other offices to those who administer them', async () => {
    const approver = await signInOfficer(house, [{ role: 'counter' }, { role: 'head', officeId: 2 }]);
    const view = (await ask('GET', `/v1/staff/${approver.staffId}`)).body;
    expect((await put(view, { roles: [{ role: 'counter', officeCode: 'OFFICE-1' }] })).body.code).toBe(
      'role_not_yours',
    );
    expect((await put(view, { name: 'Nama Baru' })).status).toBe(200);
  });
});

describe('suspending an officer', () => {
  it('ends the sessions at once, lets nobody in, and is undone by reactivating', async () => {
    const officer = await signInOfficer(house, [{ role: 'counter' }]);
    const path = `/v1/staff/${officer.staffId}`;
    const suspended = await ask('POST', `${path}/suspensions`);
    expect(suspended).toMatchObject({ status: 201, body: { state: 'suspended', actions: ['change', 'reactivate'] } });
    expect((await signedIn(officer.headers)).body.code).toBe('sign_in_required');
    expect((await ask('POST', `${path}/suspensions`)).body.version).toBe(suspended.body.version);
    expect((await ask('POST', `${path}/reactivations`)).body.state).toBe('active');
    expect((await signedIn(officer.headers)).body.code).toBe('sign_in_required');
  });
});

describe('nobody locks everybody out', () => {
  const asAdministrator = (officeId: number) => signInOfficer(house, [{ role: 'administrator', officeId }]);
  const suspend = (id: string, headers: Credentials) => ask('POST', `/v1/staff/${id}/suspensions`, undefined, headers);

  it('the last administrator of an office stays, and stays administrator', async () => {
    const only = await asAdministrator(5);
    expect((await suspend(only.staffId, only.headers)).body.code).toBe('last_administrator');
    const view = (await ask('GET', `/v1/staff/${only.staffId}`, undefined, only.headers)).body;
    const roles = [{ role: 'head', officeCode: 'OFFICE-5' }];
    expect((await put(view, { roles }, view.version, only.headers)).body).toMatchObject({
      code: 'last_administrator',
      officeCode: 'OFFICE-5',
    });
    expect((await ask('GET', `/v1/staff/${only.staffId}`, undefined, only.headers)).body).toEqual(view);
  });

  it('somebody who was only invited, or is suspended, does not count', async () => {
    const only = await asAdministrator(6);
    const roles = [{ role: 'administrator', officeCode: 'OFFICE-6' }];
    const invited = await ask('POST', '/v1/staff', someone({ roles }), only.headers);
    expect((await suspend(only.staffId, only.headers)).body.code).toBe('last_administrator');
    const second = await asAdministrator(6);
    expect((await suspend(second.staffId, only.headers)).status).toBe(201);
    expect((await suspend(only.staffId, only.headers)).body.code).toBe('last_administrator');
    expect((await suspend(invited.body.id, only.headers)).status).toBe(201);
  });

  it('two administrators who suspend each other at once leave one, every time', async () => {
    for (let round = 0; round < 8; round++) {
      const officeId = 20 + round;
      const [a, b] = [await asAdministrator(officeId), await asAdministrator(officeId)];
      const answers = await Promise.all([suspend(a.staffId, b.headers), suspend(b.staffId, a.headers)]);
      const { rows } = await house.owner.query(
        `select count(*)::int as left from staff where office_id = $1 and state = 'active'`,
        [officeId],
      );
      expect(rows[0]).toEqual({ left: 1 });
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    }
  });
});
