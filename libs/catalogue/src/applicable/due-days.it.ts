import { identity } from '@buka-pintu/identity';
import { Offices, offices } from '@buka-pintu/offices';
import { newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { catalogue } from '../index.js';
import type { ApplicableView } from './applicable.dto.js';

// CTH-1, with what an office sets in a year: the hours of Ramadan (Fridays off in them, to tell the two weeks apart), a Saturday
// that makes up for a day, and closures of which only some excuse a promise (docs/adr/0011). Check it with a calendar of 2026.
const OFFICE = 1;
const WEEK = [1, 2, 3, 4, 5];
const RAMADAN = { from: '2026-02-18', to: '2026-03-17', weekdays: [1, 2, 3, 4] };
const EXCEPTIONS = [
  { on: '2026-11-28', hours: [{ opensAt: '08:00', closesAt: '12:00' }] },
  { on: '2026-11-27', hours: [] },
];
const CLOSURES = [
  { on: '2026-09-09', reason: 'election' },
  { on: '2026-09-16', reason: 'training' },
  { on: '2026-09-23', reason: 'disaster' },
  { on: '2026-09-30', reason: 'power_cut' },
];

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue], demo: true });
  await house.clock.set('2026-01-05T01:00:00Z');
  const [point] = await house.get(Offices).servicePoints(OFFICE);
  const setId = newId(OFFICE);
  await house.db.query(
    `insert into opening_set (office_id, id, service_point_id, kind, name_id, name_en, valid_from, valid_to)
     values ($1, $2, $3, 'regime', 'Ramadan', 'Ramadan', $4, $5)`,
    [OFFICE, setId, point!.id, RAMADAN.from, RAMADAN.to],
  );
  for (const weekday of RAMADAN.weekdays)
    await house.db.query(
      `insert into opening_rule (office_id, id, set_id, weekday, opens_at, closes_at, on_holidays)
       values ($1, $2, $3, $4, '08:00', '14:00', false)`,
      [OFFICE, newId(OFFICE), setId, weekday],
    );
  for (const { on, hours } of EXCEPTIONS)
    await house.db.query(
      `insert into opening_exception (office_id, id, service_point_id, on_day, hours, name_id, name_en)
       values ($1, $2, $3, $4, $5, 'Pengecualian', 'Exception')`,
      [OFFICE, newId(OFFICE), point!.id, on, JSON.stringify(hours)],
    );
  for (const { on, reason } of CLOSURES)
    await house.db.query(
      `insert into closure (office_id, id, service_point_id, on_day, reason_code) values ($1, $2, null, $3, $4)`,
      [OFFICE, newId(OFFICE), on, reason],
    );
  await house.db.query(`update service_time set working_days = 8 where service_code = 'passport_renewal'`);
});
afterAll(() => house?.close());

async function dueOn(on: string, workingDays: number): Promise<string | null> {
  const service = workingDays === 8 ? 'passport_renewal' : 'passport_new_adult';
  const sameDay = workingDays === 0 ? '&sameDay=true&document=electronic&years=5' : '';
  const answer = await house.fetch(
    `/v1/services/${service}/applicable?officeCode=CTH&on=${on}&age=30&nationality=indonesian&circumstances=had_passport${sameDay}`,
  );
  const { time } = (await answer.json()) as ApplicableView;
  expect(time?.workingDays).toBe(workingDays);
  return time!.dueOn;
}

describe('the day on which a service would be ready', () => {
  it.each([
    ['an ordinary week', '2026-11-02', 4, '2026-11-06'],
    ['over a weekend', '2026-11-04', 4, '2026-11-10'],
    ['asked about on a Sunday: from its eve', '2026-11-01', 4, '2026-11-05'],
    ['asked about on a Saturday', '2026-10-31', 4, '2026-11-05'],
    ['Friday counts, though its hours are others', '2026-11-05', 4, '2026-11-11'],
    ['eight days are two weekends', '2026-11-05', 8, '2026-11-17'],
    ['a national holiday', '2026-08-13', 4, '2026-08-20'],
    ['Christmas and its joint leave', '2026-12-22', 4, '2026-12-30'],
    ['over the year: the New Year of 2027', '2026-12-29', 4, '2027-01-05'],
    ['joint leave after a holiday', '2026-05-12', 4, '2026-05-20'],
    ['Eid: five holidays and joint leave in a row', '2026-03-16', 4, '2026-03-27'],
    ['Ramadan, where this office has no Fridays', '2026-02-23', 4, '2026-03-02'],
    ['into Ramadan, over the Chinese New Year', '2026-02-13', 4, '2026-02-24'],
    ['an election day excuses', '2026-09-07', 4, '2026-09-14'],
    ['training of the staff does not', '2026-09-14', 4, '2026-09-18'],
    ['a disaster excuses', '2026-09-21', 4, '2026-09-28'],
    ['a power cut does not', '2026-09-28', 4, '2026-10-02'],
    ['a closed Friday and an open Saturday', '2026-11-24', 4, '2026-11-30'],
    ['the same day', '2026-11-02', 0, '2026-11-02'],
    ['the same day, asked about on a Sunday', '2026-11-01', 0, '2026-11-02'],
    ['the same day, while the staff is trained: the door is shut', '2026-09-16', 0, '2026-09-17'],
    ['the same day, on a holiday', '2026-12-24', 0, '2026-12-28'],
    ['the same day, on the Saturday that is open', '2026-11-28', 0, '2026-11-28'],
  ])('%s: %s and %i working days', async (_name, on, workingDays, due) => {
    expect(await dueOn(on, workingDays)).toBe(due);
  });

  it('falls on weekdays of the office only, whatever day is asked about', async () => {
    for (const day of ['2026-06-01', '2026-06-06', '2026-06-07', '2026-06-15'])
      expect(WEEK).toContain(new Date(`${(await dueOn(day, 4))!}T00:00:00Z`).getUTCDay());
  });

  it('is not known where the calendar has no open day at all', async () => {
    await house.db.query(
      `/* nationwide: a stage */ update opening_set set valid_from = '2027-12-31'
       where kind = 'normal'`,
    );
    expect(await dueOn('2026-06-01', 4)).toBeNull();
  });
});
