import { identity } from '@buka-pintu/identity';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import type { HolidayYearView } from './holiday.dto.js';
import { offices } from '../index.js';
import { seedHolidays } from '../offices.seed.js';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices] });
  await house.clock.set('2026-12-31T16:59:00Z');
});
afterAll(() => house?.close());

const year = async (query: string) => {
  const response = await house.fetch(`/v1/holidays${query}`);
  return { status: response.status, body: (await response.json()) as HolidayYearView };
};

describe('GET /v1/holidays', () => {
  it('lists the decree of 2026 with its source', async () => {
    const { status, body } = await year('?year=2026');
    expect(status).toBe(200);
    expect(body).toMatchObject({ year: 2026, confidence: 'confirmed' });
    expect(body.items).toHaveLength(25);
    expect(body.items[0]).toMatchObject({ on: '2026-01-01', kind: 'national', confidence: 'confirmed' });
    expect(body.legalBasis).toContain('SKB 3 Menteri');
    expect(body.items.filter((day) => day.kind === 'joint_leave')).toHaveLength(8);
  });

  it('says that 2027 is not settled, and knows nothing of 2028', async () => {
    expect((await year('?year=2027')).body).toMatchObject({ confidence: 'to_be_confirmed' });
    expect((await year('?year=2027')).body.items).toHaveLength(5);
    expect((await year('?year=2028')).body).toEqual({
      year: 2028,
      confidence: 'to_be_confirmed',
      legalBasis: null,
      sources: [],
      items: [],
    });
  });

  it('takes the year in which Jakarta is', async () => {
    expect((await year('')).body.year).toBe(2026);
    await house.clock.set('2026-12-31T17:00:00Z');
    expect((await year('')).body.year).toBe(2027);
  });

  it('refuses what is no year', async () => {
    for (const query of ['?year=soon', '?year=1999', '?year=2026.5', '?jahr=2026', '?year=2026&year=2027'])
      expect((await year(query)).status).toBe(400);
  });

  it('leaves what was confirmed and settles what was not when it is seeded again', async () => {
    const { db } = house;
    await db.query(`update holiday set name_en = 'Corrected' where on_day = '2026-01-01'`);
    await db.query(`update holiday set name_en = 'Guess', confidence = 'to_be_confirmed' where on_day = '2026-01-16'`);
    await seedHolidays({ db, clock: house.clock, get: house.get, log: () => undefined });
    const [first, second] = (await year('?year=2026')).body.items;
    expect([first!.name.en, second!.name.en]).toEqual(['Corrected', "Isra Mi'raj"]);
  });
});
