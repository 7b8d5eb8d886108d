import { identity } from '@buka-pintu/identity';
import { addDays, dayIn, newId, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { OfficeNames } from '../office-names.js';
import type { EntryLinkView, StaffView } from '../staff/staff.dto.js';
import { send } from '../testing/browser.js';
import { asStaff, signInOfficer, type Credentials, type OfficerUnderTest } from '../testing/index.js';

const OFFICE = 'K1';
let house: HouseUnderTest;
let administrator: OfficerUnderTest;
let standIn: OfficerUnderTest;

const ask = <T = StaffView>(headers: Credentials, method: string, path: string, body?: unknown) =>
  send<T>(house, method, path, { ...headers, 'idempotency-key': newId(1) }, body);
const someone = (...roles: string[]) => ({
  name: 'Orang Baru',
  email: `${newId(1)}@kantor.example`,
  roles: roles.map((role) => ({ role, officeCode: OFFICE })),
});
const delegate = async (headers: Credentials, from: OfficerUnderTest, to: OfficerUnderTest, role: string) => {
  const today = dayIn('Asia/Jakarta', await house.db.now());
  return ask<object>(headers, 'POST', '/v1/delegations', {
    fromStaffId: from.staffId,
    toSignInName: to.email,
    role,
    fromOn: today,
    untilOn: addDays(today, 3),
    documentNumber: 'W8.IMI.1-KP.04.01-7',
    reason: 'Cuti',
  });
};
const refused = (answer: { body: { code?: string } }) => answer.body.code;

beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  house.get(OfficeNames).learnFrom({
    namesOf: (ids) =>
      Promise.resolve(
        ids.map((officeId) => ({ officeId, code: `K${officeId}`, name: 'Kantor', zone: 'Asia/Jakarta' })),
      ),
    numberOf: (code) => Promise.resolve(code === OFFICE ? 1 : undefined),
  });
  administrator = await signInOfficer(house, [{ role: 'administrator' }]);
  standIn = await signInOfficer(house, [{ role: 'counter' }]);
  expect((await delegate(administrator.headers, administrator, standIn, 'administrator')).status).toBe(201);
});
afterAll(() => house?.close());

describe('a stand-in of the administrator', () => {
  it('does the daily work: new officers of ordinary roles, and their links', async () => {
    const made = await ask(standIn.headers, 'POST', '/v1/staff', someone('counter', 'verifier'));
    expect(made.status).toBe(201);
    const link = await ask<EntryLinkView>(standIn.headers, 'POST', `/v1/staff/${made.body.id}/entry-links`, {});
    expect(link.status).toBe(201);
  });

  it('appoints nobody who can give roles, by hand or by file', async () => {
    for (const role of ['administrator', 'head'])
      expect(refused(await ask(standIn.headers, 'POST', '/v1/staff', someone('counter', role)))).toBe('role_carried');
    const csv = `name,email,roles\nTeman,${newId(1)}@kantor.example,administrator\n`;
    const { body } = await ask<{ id: string }>(standIn.headers, 'POST', '/v1/staff-imports', { csv });
    const register = (headers: Credentials) =>
      ask<object>(headers, 'POST', `/v1/staff-imports/${body.id}/registrations`, { invite: false });
    expect(refused(await register(standIn.headers))).toBe('role_carried');
    expect((await register(administrator.headers)).status).toBe(201);
  });

  it('gives himself no role that would be left when his days are over', async () => {
    const { body } = await ask(standIn.headers, 'GET', `/v1/staff/${standIn.staffId}`);
    const put = (role: string) =>
      ask({ ...standIn.headers, 'if-match': `"${body.version}"` }, 'PUT', `/v1/staff/${standIn.staffId}`, {
        name: body.name,
        email: body.email,
        roles: [...body.roles, { role, officeCode: OFFICE }],
      });
    for (const role of ['administrator', 'auditor']) expect(refused(await put(role))).toBe('role_carried');
  });

  it('gets no link into the account of one who can give roles, and sets no identity provider', async () => {
    const link = await ask(standIn.headers, 'POST', `/v1/staff/${administrator.staffId}/entry-links`, {
      dropsSecondFactor: true,
    });
    expect(link).toMatchObject({ status: 403, body: { code: 'role_carried' } });
    const provider = { name: 'Saya', issuer: 'https://saya.example', clientId: 'x', clientSecret: 'y' };
    const saved = await ask(standIn.headers, 'PUT', '/v1/sign-in-providers/saya', {
      ...provider,
      officeCodes: [OFFICE],
    });
    expect(saved).toMatchObject({ status: 403, body: { code: 'role_carried' } });
  });

  it('delegates nothing further', async () => {
    const head = await signInOfficer(house, [{ role: 'head' }]);
    const friend = await signInOfficer(house, [{ role: 'counter' }]);
    expect(refused(await delegate(standIn.headers, head, friend, 'head'))).toBe('role_carried');
  });
});

describe('who may delegate', () => {
  it('takes no role of somebody else’s for himself', async () => {
    const head = await signInOfficer(house, [{ role: 'head' }]);
    const auditor = await signInOfficer(house, [{ role: 'auditor' }]);
    const taken = await delegate(head.headers, auditor, head, 'auditor');
    expect(taken).toMatchObject({ status: 403, body: { code: 'delegation_to_self' } });
    expect((await delegate(await asStaff(house, 'administrator'), auditor, head, 'auditor')).status).toBe(201);
  });
});
