import { asStaff, signInOfficer } from '@buka-pintu/identity/testing';
import { newId } from '@buka-pintu/platform';
import { openOfficeDesk, type OfficeDesk } from '../testing/office-desk.js';
import type { OfficeSettingsView } from './settings.dto.js';

let desk: OfficeDesk;
beforeAll(async () => {
  desk = await openOfficeDesk();
});
afterAll(() => desk?.close());

const POINT = {
  name: 'Unit Layanan Paspor',
  kind: 'passport_unit',
  address: 'Jalan Uji 1',
  accessibility: ['wheelchair'],
  serviceCodes: ['passport_new_adult'],
};
const COUNTER = { number: 1, name: 'Loket 1', serviceCodes: [], lanes: [], inUse: true };

describe('an office', () => {
  it.each([
    ['MKS', 'Asia/Makassar', '2026-11-23'],
    ['JYP', 'Asia/Jayapura', '2026-11-24'],
  ] as const)('%s is added in its zone, and whoever added it sets it up', async (code, zone, today) => {
    await desk.at('2026-11-23T15:30:00Z');
    const { headers } = await signInOfficer(desk.house, [{ role: 'administrator' }]);
    const body = { code, name: `Kantor ${code}`, address: 'Jalan Uji', phone: null, zone };
    const added = await desk.call('POST', '/v1/offices', { body, headers });
    expect(added).toMatchObject({ status: 201, body: { code, zone, demo: false, today, servicePoints: [] } });
    const point = await desk.call('POST', `/v1/offices/${code}/service-points`, { body: POINT, headers });
    expect(point).toMatchObject({ status: 201, body: { code: `${code}-1`, counters: [], version: 1 } });
    const counters = `/v1/service-points/${String(point.body['id'])}/counters`;
    expect((await desk.call('POST', counters, { body: COUNTER, headers })).status).toBe(201);
    expect((await desk.call('POST', counters, { body: COUNTER, headers })).body).toMatchObject({
      code: 'counter_number_taken',
    });
    const shown = await desk.house.fetch(`/v1/offices/${code}`);
    expect(await shown.json()).toMatchObject({
      zone,
      servicePoints: [{ kind: 'passport_unit', counters: [{ number: 1 }] }],
    });
  });

  it('says its class where somebody said it, and keeps it when a change leaves it out', async () => {
    const { headers } = await signInOfficer(desk.house, [{ role: 'administrator' }]);
    const body = { code: 'LPB', name: 'Kantor LPB', address: 'Jalan Uji', phone: null, zone: 'Asia/Jakarta' };
    const added = await desk.call('POST', '/v1/offices', { body: { ...body, officeClass: '1_tpi' }, headers });
    expect(added).toMatchObject({ status: 201, body: { officeClass: '1_tpi' } });
    const change = { name: 'Kantor Baru', address: 'Jalan Uji', phone: null };
    const changed = await desk.call('PUT', '/v1/offices/LPB', { body: change, version: 1, headers });
    expect(changed.body).toMatchObject({ name: 'Kantor Baru', officeClass: '1_tpi' });
    const none = { ...change, officeClass: null };
    expect((await desk.call('PUT', '/v1/offices/LPB', { body: none, version: 2, headers })).body).toMatchObject({
      officeClass: null,
    });
    const wrong = { ...body, code: 'LPC', officeClass: '4' };
    expect((await desk.call('POST', '/v1/offices', { body: wrong, headers })).status).toBe(400);
  });

  it('keeps its code to itself', async () => {
    const body = { code: 'CTH', name: 'Lagi', address: 'Jalan', phone: null, zone: 'Asia/Jakarta' };
    expect((await desk.call('POST', '/v1/offices', { body })).body).toMatchObject({ code: 'office_code_taken' });
    for (const wrong of [{ code: 'cth' }, { zone: 'Europe/Rome' }, { name: '   ' }])
      expect((await desk.call('POST', '/v1/offices', { body: { ...body, code: 'NEW', ...wrong } })).status).toBe(400);
  });

  it('is changed by one of two administrators who looked at the same time', async () => {
    const { version } = (await desk.settings()) as OfficeSettingsView;
    const change = (name: string) =>
      desk.call('PUT', '/v1/offices/CTH', { body: { name, address: 'Jalan Contoh', phone: '0721-1' }, version });
    const answers = await Promise.all([change('Satu'), change('Dua')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await desk.call('PUT', '/v1/offices/CTH', { body: { name: 'a', address: 'b', phone: null } })).status).toBe(
      428,
    );
    const won = answers.find(({ status }) => status === 200)!;
    expect((await desk.settings()).name).toBe(won.body['name']);
    expect(won.headers.get('etag')).toBe(`"${version + 1}"`);
  });

  it('keeps what was before in its history', async () => {
    const [point] = (await desk.settings()).servicePoints;
    const { id, version } = point!;
    expect((await desk.call('PUT', `/v1/service-points/${id}`, { body: POINT, version })).status).toBe(200);
    const { rows } = await desk.house.owner.query<{ payload: unknown }>(
      `select payload from ledger_event where subject_id = $1 order by at desc limit 1`,
      [id],
    );
    expect(rows[0]!.payload).toMatchObject({
      change: 'changed',
      before: { kind: 'office' },
      after: { kind: 'passport_unit' },
    });
  });
});

describe('a counter', () => {
  it('gets skills, and goes out of use without being forgotten', async () => {
    const [point] = (await desk.settings()).servicePoints;
    const { id, version } = point!.counters[2]!;
    const body = { ...COUNTER, number: 3, serviceCodes: ['passport_new_adult'], lanes: ['priority'], inUse: false };
    const changed = await desk.call('PUT', `/v1/counters/${id}`, { body, version });
    expect(changed).toMatchObject({ status: 200, body: { lanes: ['priority'], inUse: false, version: version + 1 } });
    const shown = (await (await desk.house.fetch('/v1/offices/CTH')).json()) as OfficeSettingsView;
    expect(shown.servicePoints[0]!.counters.map((one) => one.number)).toEqual([1, 2]);
    expect((await desk.settings()).servicePoints[0]!.counters).toHaveLength(3);
    const wrong = { ...body, lanes: ['vip'] };
    expect((await desk.call('PUT', `/v1/counters/${id}`, { body: wrong, version: version + 1 })).status).toBe(400);
  });
});

describe('whose settings they are', () => {
  it('is asked in the office itself: another office finds nothing, a role without the right may not', async () => {
    const stranger = await asStaff(desk.house, 'administrator', 77);
    const counter = await asStaff(desk.house, 'counter');
    const auditor = await asStaff(desk.house, 'auditor');
    const read = (headers: Record<string, string>) => desk.call('GET', '/v1/offices/CTH/settings', { headers });
    expect((await read(stranger)).status).toBe(404);
    expect((await read(counter)).status).toBe(403);
    expect((await read(auditor)).status).toBe(200);
    const [point] = (await desk.settings()).servicePoints;
    const change = (headers: Record<string, string>, id = point!.id) =>
      desk.call('PUT', `/v1/service-points/${id}`, { headers, body: POINT, version: 1 });
    expect([(await change(stranger)).status, (await change(auditor)).status]).toEqual([404, 403]);
    expect((await change(await asStaff(desk.house, 'head'), newId(1))).status).toBe(404);
  });
});
