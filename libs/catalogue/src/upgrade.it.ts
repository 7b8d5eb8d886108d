import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import type { QueryRunner } from 'typeorm';
import { seedServices } from './catalogue.seed.js';
import { catalogue } from './index.js';
import { ServiceStandards1795315630060 } from './migrations/1795315630060-service-standards.js';
import type { ServiceView } from './service.dto.js';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue] });
  await house.clock.set('2026-11-23T01:00:00Z');
});
afterAll(() => house?.close());

const OLD_FEES = [
  'ordinary',
  'electronic',
  'ordinary_5_years',
  'ordinary_10_years',
  'electronic_5_years',
  'electronic_10_years',
];

describe('an install that knew one service', () => {
  it('keeps what it corrected, learns whom its lines concern, and gets the rest', async () => {
    const { owner, db } = house;
    const run = {
      query: async (sql: string, params?: unknown[]) => (await owner.query(sql, params)).rows,
    } as QueryRunner;
    const migration = new ServiceStandards1795315630060();
    await migration.down(run);
    // What the version before had: one service, six prices, one of them corrected by the office.
    for (const table of ['requirement', 'fee_line', 'requirement_group'])
      await owner.query(`delete from ${table} where service_code <> 'passport_new_adult'`);
    await owner.query(`delete from fee_line where code <> all($1)`, [OLD_FEES]);
    await owner.query(`delete from service where code <> 'passport_new_adult'`);
    await owner.query(`update fee_line set amount = 360000 where code = 'ordinary_5_years'`);
    await migration.up(run);
    await owner.query(`grant select, insert, update, delete on service_time, standard_part, office_switch to bp_app`);
    await seedServices({ db, clock: house.clock, get: house.get, log: () => undefined });

    const view = (await (await house.fetch('/v1/services/passport_new_adult')).json()) as ServiceView;
    expect(view.fees.map((fee) => [fee.code, fee.amount])).toEqual([
      ['ordinary_5_years', 360_000],
      ['ordinary_10_years', 650_000],
      ['electronic_5_years', 650_000],
      ['electronic_10_years', 950_000],
      ['free_5_years', 0],
      ['same_day', 1_000_000],
    ]);
    expect(view.fees[1]).toMatchObject({ options: { document: 'ordinary', years: 10 }, appliesTo: { ageFrom: 17 } });
    expect([view.workingDays, view.standard.length]).toEqual([4, 5]);
    const { items } = (await (await house.fetch('/v1/services')).json()) as { items: object[] };
    expect(items).toHaveLength(8);
  });
});
