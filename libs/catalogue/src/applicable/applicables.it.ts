import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { catalogue } from '../index.js';
import type { ApplicableView } from './applicable.dto.js';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue], demo: true });
  await house.clock.set('2026-11-23T01:00:00Z');
});
afterAll(() => house?.close());

const read = async (path: string) => {
  const response = await house.fetch(`/v1/services/${path}`);
  return { status: response.status, body: (await response.json()) as ApplicableView & { errors?: object[] } };
};
const applicable = async (service: string, query: string) => (await read(`${service}/applicable?${query}`)).body;

describe('GET /v1/services/{serviceCode}/applicable', () => {
  it('tells documents, price, the day it would be ready and where to book, in one answer', async () => {
    const answer = await applicable(
      'passport_new_adult',
      'officeCode=CTH&on=2026-11-23&age=30&nationality=indonesian&circumstances=none&document=electronic&years=10',
    );
    expect(answer).toMatchObject({ applies: 'yes', asks: [], whyNot: [], officeCode: 'CTH', on: '2026-11-23' });
    expect(answer.fees).toMatchObject({ total: 950_000, choices: [{ code: 'electronic_10_years' }] });
    expect(answer.requirements.map((one) => one.code)).toEqual([
      'identity_card',
      'family_card',
      'birth_certificate',
      'marriage_book',
      'diploma',
      'baptism_letter',
    ]);
    expect(answer.requirementGroups[0]!.oneOf).toHaveLength(4);
    expect(answer.time).toMatchObject({ workingDays: 4, dueOn: '2026-11-27' });
    expect(answer.toBeConfirmed).toBe(true);
    expect(answer.channels.bookable).toBe(true);
    expect(answer.channels.servicePoints.map((point) => point.code)).toEqual(['CTH-1', 'CTH-2']);
    expect(answer.channels.servicePoints[0]!.availability).toMatch(
      /^\/v1\/queue\/availability\?servicePointId=[0-9a-f-]{36}&serviceCode=passport_new_adult&from=2026-11-23&to=2026-11-23$/,
    );
  });

  it('needs to be told nothing, and says what it would like to know', async () => {
    const answer = await applicable('passport_new_adult', '');
    expect(answer).toMatchObject({ applies: 'depends', asks: ['age', 'nationality', 'circumstances'] });
    expect(answer).toMatchObject({ officeCode: null, on: '2026-11-23', channels: { servicePoints: [] } });
    expect(answer.fees.total).toBeNull();
    expect(answer.time?.dueOn).toBeNull();
  });

  it('counts the due day over the weekend and the holidays of the office', async () => {
    const due = async (on: string) =>
      (await applicable('passport_new_adult', `officeCode=CTH&on=${on}&age=30&nationality=indonesian`)).time?.dueOn;
    expect(await due('2026-11-25')).toBe('2026-12-01');
    // Christmas and its joint leave.
    expect(await due('2026-12-23')).toBe('2026-12-31');
  });

  it('says why not, and what to think of instead', async () => {
    const child = await applicable('passport_new_adult', 'age=15&maritalState=single&nationality=indonesian');
    expect(child).toMatchObject({ applies: 'no', requirements: [], fees: { choices: [] }, time: null });
    expect(child.whyNot.map((why) => why.code)).toEqual(['age']);
    expect(child.instead.map((other) => other.serviceCode)).toEqual(['passport_new_child', 'passport_renewal']);
    const elsewhere = await applicable('visit_stay_extension', 'officeCode=CTH&nationality=foreign');
    expect(elsewhere.whyNot.map((why) => why.code)).toEqual(['not_offered_here']);
    expect(elsewhere.whyNot[0]!.detail.id).toContain('Kantor ini');
    expect((await applicable('passport_new_adult', 'on=2019-05-02')).whyNot.map((why) => why.code)).toEqual([
      'not_in_force',
    ]);
  });

  it('takes the day of birth instead of an age, and turns seventeen on the birthday', async () => {
    const applies = async (birthOn: string, on: string) =>
      (await applicable('passport_new_adult', `birthOn=${birthOn}&on=${on}&maritalState=single&nationality=indonesian`))
        .applies;
    expect(await applies('2009-11-24', '2026-11-23')).toBe('no');
    expect(await applies('2009-11-24', '2026-11-24')).toBe('yes');
  });

  it('refuses what can not be', async () => {
    const status = async (query: string) => (await read(`passport_new_adult/applicable?${query}`)).status;
    expect(await status('age=30&birthOn=1990-01-01')).toBe(400);
    expect(await status('birthOn=2030-01-01&on=2026-11-23')).toBe(400);
    expect(await status('circumstances=bored')).toBe(400);
    expect(await status('age=-1')).toBe(400);
    expect(await status('officeCode=NONE')).toBe(404);
    expect((await read('exit_permit/applicable')).status).toBe(404);
    expect((await read('visa/applicable')).status).toBe(404);
  });

  it('follows the switches of the office by day', async () => {
    const officeId = 1;
    const insert = `insert into office_switch (office_id, id, name, service_code, valid_from, valid_to, is_on, hours,
      legal_basis, source, confidence, version) values ($1, $2, $3, $4, $5, null, $6, $7, 'SE', 'test', 'confirmed', 1)`;
    const put = (name: string, service: string | null, from: string, on: boolean) =>
      house.db.query(insert, [officeId, newId(officeId), name, service, from, on, '[]']);
    await put('electronic_only', null, '2026-12-01', true);
    await put('same_day', 'passport_new_adult', '2026-11-30', false);
    await house.db.query(`update office_switch set valid_to = '2026-11-30' where office_id = 1 and not is_on`);
    await put('offered', 'visit_stay_extension', '2026-12-01', true);
    const asked = 'officeCode=CTH&age=30&nationality=indonesian';
    const before = await applicable('passport_new_adult', `${asked}&on=2026-11-30`);
    const after = await applicable('passport_new_adult', `${asked}&on=2026-12-01`);
    expect(before.fees.choices.map((choice) => choice.total)).toEqual([350_000, 650_000, 650_000, 950_000]);
    expect(after.fees.choices.map((choice) => choice.total)).toEqual([650_000, 950_000]);
    expect(after.fees.notChoosable).toContainEqual(
      expect.objectContaining({ code: 'ordinary_10_years', whyNot: 'electronic_only' }),
    );
    expect([before.channels.sameDay, after.channels.sameDay?.hours.length]).toEqual([null, 5]);
    const fast = await applicable(
      'passport_new_adult',
      `${asked}&on=2026-12-01&document=electronic&years=5&sameDay=true`,
    );
    expect([fast.fees.total, fast.time?.workingDays, fast.time?.dueOn]).toEqual([1_650_000, 0, '2026-12-01']);
    const visit = await applicable('visit_stay_extension', 'officeCode=CTH&nationality=foreign&on=2026-12-01&days=30');
    expect([visit.applies, visit.fees.total]).toEqual(['yes', 500_000]);
  });
});
