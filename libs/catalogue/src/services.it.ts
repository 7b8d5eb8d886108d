import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { catalogue, Catalogue } from './index.js';
import { seedServices } from './catalogue.seed.js';
import type { ServiceView } from './service.dto.js';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue] });
  await house.clock.set('2026-11-23T01:00:00Z');
});
afterAll(() => house?.close());

const read = async (path: string) => {
  const response = await house.fetch(path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const passport = async (query = '') =>
  (await read(`/v1/services/passport_new_adult${query}`)).body as unknown as ServiceView;

describe('GET /v1/services', () => {
  it('lists what is published, and no draft', async () => {
    const { status, body } = await read('/v1/services');
    expect(status).toBe(200);
    const items = body['items'] as { code: string; workingDays: number | null }[];
    expect(items.map((one) => one.code)).toEqual([
      'passport_damaged',
      'passport_lost',
      'passport_migrant_worker_first',
      'passport_new_adult',
      'passport_new_child',
      'passport_renewal',
      'passport_same_day',
      'visit_stay_extension',
    ]);
    expect(items.every((one) => one.workingDays !== null)).toBe(true);
    expect(items).toContainEqual(
      expect.objectContaining({ code: 'passport_same_day', workingDays: 0, bookable: false }),
    );
  });
});

describe('GET /v1/services/{serviceCode}', () => {
  it('tells what applies today', async () => {
    const view = await passport();
    expect(view.on).toBe('2026-11-23');
    expect(view.fees.map((fee) => fee.amount)).toEqual([350_000, 650_000, 650_000, 950_000, 0, 1_000_000]);
    expect(view.requirements).toHaveLength(9);
    expect(view.requirementGroups.map((group) => group.code)).toEqual(['proof_of_birth']);
  });

  it('tells what applied on another day', async () => {
    expect((await passport('?on=2024-12-16')).fees.map((fee) => fee.legalBasis)).toEqual(
      Array.from({ length: 3 }, () => 'PP No. 28 Tahun 2019'),
    );
  });

  it('refuses days that do not exist and services it does not have', async () => {
    for (const on of ['2026-02-30', 'today', '23-11-2026'])
      expect((await read(`/v1/services/passport_new_adult?on=${on}`)).status).toBe(400);
    expect((await read('/v1/services/visa')).status).toBe(404);
    expect((await read('/v1/services/passport_new_adult?day=2026-11-23')).status).toBe(400);
  });

  it('shows nothing of a service that is no longer published', async () => {
    await house.db.query(`update service set state = 'withdrawn'`);
    expect((await read('/v1/services/passport_new_adult')).status).toBe(404);
    expect((await read('/v1/services')).body).toEqual({ items: [], next: null });
    await house.db.query(`update service set state = 'published'`);
  });
});

describe('the cache', () => {
  it('keeps an answer until a line changes', async () => {
    const path = '/v1/services/passport_new_adult';
    const first = await house.fetch(path);
    const headers = { 'If-None-Match': first.headers.get('etag')! };
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    expect((await house.fetch(path, { headers })).status).toBe(304);
    await house.db.query(`update fee_line set position = 9 where code = 'ordinary_5_years'`);
    expect((await house.fetch(path, { headers })).status).toBe(200);
    await house.db.query(`update fee_line set position = 1 where code = 'ordinary_5_years'`);
  });

  it('knows that another day is another answer', async () => {
    const tags = ['2024-12-16', '2024-12-17'].map(async (on) =>
      (await house.fetch(`/v1/services/passport_new_adult?on=${on}`)).headers.get('etag'),
    );
    expect(new Set(await Promise.all(tags)).size).toBe(2);
  });
});

describe('the seed', () => {
  it('leaves a corrected line alone', async () => {
    const { db } = house;
    await db.query(`update fee_line set amount = 360000 where code = 'ordinary_5_years'`);
    await seedServices({ db, clock: house.clock, get: house.get, log: () => undefined });
    expect((await passport()).fees[0]!.amount).toBe(360_000);
    await db.query(`delete from requirement where service_code = 'passport_new_adult' and code = 'diploma'`);
    await seedServices({ db, clock: house.clock, get: house.get, log: () => undefined });
    expect((await passport()).requirements.map((one) => one.code)).not.toContain('diploma');
    expect(await house.get(Catalogue).service('passport_new_adult')).toMatchObject({ family: 'passport' });
  });
});

describe('the tables', () => {
  it('refuse two published lines of one code on one day, whoever writes them', async () => {
    const { db } = house;
    const line = `insert into service_time (service_code, code, valid_from, valid_to, is_draft, withdraws, position, legal_basis,
      source, confidence, working_days, note_id, note_en)
      values ('passport_lost', 'standard', $1, null, $2, false, 9, 'x', 'x', 'confirmed', 3, 'x', 'x')`;
    await expect(db.query(line, ['2027-01-01', false])).rejects.toMatchObject({
      constraint: 'service_line_overlap_ex',
    });
    await db.query(line, ['2027-01-01', true]);
    const close = `update service_time set valid_to = $1 where service_code = 'passport_lost' and code = 'standard' and not is_draft`;
    await db.query(close, ['2026-12-31']);
    await db.query(line, ['2027-01-01', false]);
    await expect(db.query(`${close} and valid_from < '2026-01-01'`, ['2027-01-01'])).rejects.toThrow(/hold on one day/);
  });
});
