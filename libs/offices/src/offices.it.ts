import { identity } from '@buka-pintu/identity';
import { newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { Closure } from './closures/closure.entity.js';
import { DEMO_OFFICE, offices, Offices } from './index.js';
import type { OfficeView } from './office.dto.js';
import { OpeningRule } from './hours/opening-rule.entity.js';
import { OpeningSet } from './hours/opening-set.entity.js';
import { ServicePoint } from './service-point.entity.js';

let house: HouseUnderTest;
let service: Offices;
let main: ServicePoint;

beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices], demo: true });
  service = house.get(Offices);
  main = await service.servicePointByCode('CTH-1');
  await house.clock.set('2026-11-23T01:00:00Z');
});
afterAll(() => house?.close());

const read = async (path: string) => {
  const response = await house.fetch(path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const close = (onDay: string, more: Partial<Closure> = {}) =>
  house.db.repo(Closure).insert({
    officeId: DEMO_OFFICE,
    id: newId(DEMO_OFFICE),
    servicePointId: null,
    onDay,
    reasonCode: 'training',
    note: null,
    ...more,
  });

describe('GET /v1/offices', () => {
  it('lists the demo office, which says that it is one', async () => {
    const { status, body } = await read('/v1/offices');
    expect(status).toBe(200);
    const [office] = body['items'] as OfficeView[];
    expect(body['next']).toBeNull();
    expect(office).toMatchObject({ code: 'CTH', zone: 'Asia/Jakarta', demo: true });
    expect(office!.address).toContain('fiktif');
  });

  it('goes on where the page before ended', async () => {
    const values = `(2, 'AAA', 'a', 'Asia/Jayapura', 'a'), (3, 'ZZZ', 'z', 'Asia/Makassar', 'z')`;
    await house.db.query(`insert into office (id, code, name, zone, address) values ${values}`);
    const codes: string[] = [];
    let next: unknown = '';
    while (next !== null) {
      const { body } = await read(`/v1/offices?limit=1${next ? `&cursor=${String(next)}` : ''}`);
      codes.push(...(body['items'] as OfficeView[]).map((office) => office.code));
      next = body['next'];
    }
    expect(codes).toEqual(['AAA', 'CTH', 'ZZZ']);
    expect((await read('/v1/offices?cursor=bm9uc2Vuc2U')).status).toBe(400);
    expect((await read('/v1/offices?limit=101')).status).toBe(400);
    await house.db.query('delete from office where id in (2, 3)');
  });

  it('may be kept a minute, and is not sent twice', async () => {
    const first = await house.fetch('/v1/offices/CTH');
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    const headers = { 'If-None-Match': first.headers.get('etag')! };
    expect((await house.fetch('/v1/offices/CTH', { headers })).status).toBe(304);
    expect((await house.fetch('/v1/offices/XXX', { headers })).headers.get('cache-control')).toBe('no-store');
  });
});

describe('GET /v1/offices/{officeCode}', () => {
  it('shows service points, their counters and the hours on the door', async () => {
    const { status, body } = await read('/v1/offices/CTH');
    const { servicePoints } = body as unknown as OfficeView;
    expect(status).toBe(200);
    expect(servicePoints.map((point) => [point.code, point.kind, point.counters.map((one) => one.number)])).toEqual([
      ['CTH-1', 'office', [1, 2, 3]],
      ['CTH-2', 'public_service_mall', [1]],
    ]);
    expect(servicePoints[0]!.openingHours.filter((hours) => hours.weekday === 5)).toEqual([
      { weekday: 5, opensAt: '08:00', closesAt: '11:30' },
      { weekday: 5, opensAt: '13:30', closesAt: '16:00' },
    ]);
    expect(body).not.toHaveProperty('id');
  });

  it('does not know an office that is not there', async () => {
    for (const code of ['XXX', 'cth', 'CTH-1', 'WAYTOOLONGCODE', '%F0%9F%9A%AA'])
      expect((await read(`/v1/offices/${code}`)).status).toBe(404);
  });
});

describe('opening', () => {
  it('has several periods a day', async () => {
    const periods = [
      { startsAt: '2026-11-23T01:00:00.000Z', endsAt: '2026-11-23T05:00:00.000Z' },
      { startsAt: '2026-11-23T06:00:00.000Z', endsAt: '2026-11-23T09:00:00.000Z' },
    ];
    const day = await service.openPeriods(DEMO_OFFICE, main.id, '2026-11-23');
    expect(day).toEqual({ changes: [], periods, ordinary: periods, doors: periods });
  });

  it('is shut on holidays, joint leave and weekends, over the year end too', async () => {
    const days = await service.openDays(DEMO_OFFICE, main.id, '2026-12-23', '2027-01-02');
    expect([...days].map(([day, open]) => [day, open.closed?.code ?? open.periods.length])).toEqual([
      ['2026-12-23', 2],
      ['2026-12-24', 'holiday'],
      ['2026-12-25', 'holiday'],
      ['2026-12-26', 'weekend'],
      ['2026-12-27', 'weekend'],
      ['2026-12-28', 2],
      ['2026-12-29', 2],
      ['2026-12-30', 2],
      ['2026-12-31', 2],
      ['2027-01-01', 'holiday'],
      ['2027-01-02', 'weekend'],
    ]);
    expect(days.get('2026-12-24')?.closed?.name).toEqual({ id: 'Cuti bersama Natal', en: 'Joint leave for Christmas' });
  });

  it('closes one point or the whole office, and tells why', async () => {
    const [, mall] = await service.servicePoints(DEMO_OFFICE);
    await close('2026-11-24', { servicePointId: mall!.id, reasonCode: 'power_cut' });
    await close('2026-11-25');
    const codes = async (point: string) =>
      [...(await service.openDays(DEMO_OFFICE, point, '2026-11-24', '2026-11-25')).values()].map(
        (day) => day.closed?.name.en,
      );
    expect(await codes(main.id)).toEqual([undefined, 'Staff training']);
    expect(await codes(mall!.id)).toEqual(['Power cut', 'Staff training']);
  });

  it('refuses to close the same office twice on a day', async () => {
    await close('2026-11-26');
    await expect(close('2026-11-26')).rejects.toThrow('closure_day_uq');
  });

  it('lets a regime replace the hours while it lasts', async () => {
    const set = { officeId: DEMO_OFFICE, id: newId(DEMO_OFFICE), servicePointId: main.id, kind: 'regime' as const };
    const name = { nameId: 'Ramadan', nameEn: 'Ramadan' };
    await house.db.repo(OpeningSet).insert({ ...set, ...name, validFrom: '2027-02-08', validTo: '2027-03-09' });
    await house.db.repo(OpeningRule).insert({
      officeId: DEMO_OFFICE,
      id: newId(DEMO_OFFICE),
      setId: set.id,
      weekday: 1,
      opensAt: '08:00',
      closesAt: '14:00',
    });
    const ends = async (day: string) => (await service.openPeriods(DEMO_OFFICE, main.id, day)).periods.at(-1)?.endsAt;
    expect(await ends('2027-02-01')).toBe('2027-02-01T09:00:00.000Z');
    expect(await ends('2027-02-08')).toBe('2027-02-08T07:00:00.000Z');
    expect(await ends('2027-03-15')).toBe('2027-03-15T09:00:00.000Z');
  });

  it('does not find a point through another office', async () => {
    await expect(service.servicePoint(2, main.id)).rejects.toThrow('not-found');
    await expect(service.openPeriods(2, main.id, '2026-11-23')).rejects.toThrow('not-found');
    await expect(service.servicePointByCode('CTH-9')).rejects.toThrow('not-found');
    await expect(service.servicePointByCode('nonsense')).rejects.toThrow('not-found');
    expect(await service.counters(2, main.id)).toEqual([]);
  });
});

describe('the tables', () => {
  it('refuse a row whose id belongs to another office', async () => {
    const row = { ...main, id: newId(2), code: 'CTH-7' };
    await expect(house.db.repo(ServicePoint).insert(row)).rejects.toThrow('service_point_office_ck');
  });
  it('refuse hours that end before they begin', async () => {
    const set = await house.db.repo(OpeningSet).findOneBy({ officeId: DEMO_OFFICE, servicePointId: main.id });
    const rule = { officeId: DEMO_OFFICE, id: newId(DEMO_OFFICE), setId: set!.id, weekday: 6 };
    const hours = { opensAt: '12:00', closesAt: '08:00' };
    await expect(house.db.repo(OpeningRule).insert({ ...rule, ...hours })).rejects.toThrow('opening_rule_order_ck');
  });
});
