import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { addDays, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { anOffice, ask, type OfficeDay } from '../testing/office-day.js';
import { readRawDays, type RandomOffice, writeRandomDays } from '../testing/random-days.js';
import { COME } from '../testing/recount.js';
import type { SeatSuggestionsView } from './seat-suggestion.dto.js';
import { sizeSeats } from './seat-suggestion.js';

const SEED = 20261124;

let house: HouseUnderTest;
let office: OfficeDay;
let random: RandomOffice;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T03:00:00Z');
  office = await anOffice(house, { officeId: 76, code: 'SIZ' });
  random = { officeId: 76, zone: 'Asia/Jakarta', points: [{ id: office.pointId, counters: office.counters }] };
  process.stdout.write(`seats of random days, seed ${SEED}\n`);
  const days = [0, 1, 2, 3, 4].map((day) => addDays('2026-11-09', day));
  await writeRandomDays(house, random, { seed: SEED, days, perDay: 60 });
  await house.owner.query(`update ticket set call_count = 1 where office_id = 76`);
});
afterAll(() => house.close());

const path = () => `/v1/queue/seat-suggestions?servicePointId=${office.pointId}`;

describe('the suggested seats', () => {
  it('stand on what was used at each slot’s time, and show how they were reckoned', async () => {
    const { status, body } = await ask<SeatSuggestionsView>(house, 'GET', path(), await asStaff(house, 'head', 76));
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: '2026-10-27', to: '2026-11-23', suggestionOnly: true });
    expect(body.items.map((it) => it.startsAt)).toEqual(['08:00', '09:00', '10:00', '11:00', '12:00', '13:00']);
    const { bookings } = await readRawDays(house, random);
    for (const it of body.items) {
      const hour = (Number(it.startsAt.slice(0, 2)) - 7) * 3_600_000_000;
      const its = bookings.filter((one) => one.starts_at % 86_400_000_000 === hour && one.state !== 'cancelled');
      // Bookings of slots that were withdrawn since are in no slot's time.
      expect(it.sold).toBeLessThanOrEqual(its.length);
      expect(it.used).toBeLessThanOrEqual(its.filter((one) => COME.includes(one.state)).length);
      expect(it.used + it.noShows).toBeLessThanOrEqual(it.sold);
      if (it.seats === null) continue;
      const { counters, minutes, p50Seconds, showUpRate } = it;
      const sized = sizeSeats({ counters, minutes, p50Seconds: p50Seconds!, showUpRate: showUpRate! });
      expect(it.seats).toBe(sized.seats);
      expect(it.arithmetic!.id).toContain(`= ${sized.seats} orang`);
    }
    expect(body.items.some((it) => it.seats !== null)).toBe(true);
  });

  it('say nothing where too few were served', async () => {
    await house.clock.set('2026-12-24T03:00:00Z');
    const { body } = await ask<SeatSuggestionsView>(house, 'GET', path(), await asStaff(house, 'head', 76));
    expect(body.items).toEqual([]);
  });

  it('are for who plans, of their own office', async () => {
    expect((await ask(house, 'GET', path(), await asStaff(house, 'verifier', 76))).status).toBe(403);
    expect((await ask(house, 'GET', path(), await asStaff(house, 'head', 77))).status).toBe(404);
  });
});
