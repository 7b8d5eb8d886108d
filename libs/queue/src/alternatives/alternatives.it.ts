import { newId } from '@buka-pintu/platform';
import type { AvailabilityView } from '../supply/availability.dto.js';
import { SlotRule } from '../supply/slot-rule.entity.js';
import { Supply } from '../supply/supply.service.js';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 1, express: 1 });
  await office.house.clock.set(MONDAY);
});
afterAll(() => office?.close());

const read = async (query: string) => {
  office.lookAgain();
  const path = `servicePointId=${office.points[0].id}&serviceCode=passport_new_adult&${query}`;
  return (await office.call(`/v1/queue/availability?${path}`, { headers: {} })).body as unknown as AvailabilityView;
};
const sellOut = (point: number, on: string) =>
  office.house.owner.query(
    `update seat set booking_id = id where lane = 'regular' and slot_id in (
       select id from slot where service_point_id = $1 and on_day = $2)`,
    [office.points[point]!.id, on],
  );

/** Another fictitious office, with one place that serves the same. */
async function neighbour(officeId: number, code: string, change: object): Promise<void> {
  const { house } = office;
  const columns = { coordinates: null, province: null, zone: 'Asia/Jakarta', ...change } as Record<string, unknown>;
  await house.owner.query(
    `insert into office (id, code, name, zone, address, is_demo, coordinates, province)
     values ($1, $2, $3, $4, 'Jalan Uji', true, $5, $6)`,
    [officeId, code, `Kantor ${code}`, columns['zone'], columns['coordinates'], columns['province']],
  );
  const [servicePointId, setId] = [newId(officeId), newId(officeId)];
  await house.owner.query(
    `insert into service_point (office_id, id, code, name, kind, address, accessibility, service_codes)
     values ($1, $2, $3, $4, 'office', 'Jalan Uji', '{}', '{passport_new_adult}')`,
    [officeId, servicePointId, `${code}-1`, `Tempat ${code}`],
  );
  await house.owner.query(
    `insert into opening_set (office_id, id, service_point_id, kind, valid_from) values ($1, $2, $3, 'normal', '2025-01-01')`,
    [officeId, setId, servicePointId],
  );
  await house.owner.query(
    `insert into opening_rule (office_id, id, set_id, weekday, opens_at, closes_at) values ($1, $2, $3, 4, '08:00', '09:00')`,
    [officeId, newId(officeId), setId],
  );
  const terms = { minutes: 30, horizonDays: 14, releaseTime: '08:00', cancelDays: 0, validFrom: '2026-01-01' };
  await house.db
    .repo(SlotRule)
    .insert({ officeId, id: newId(officeId), servicePointId, lanes: { regular: 1 }, validTo: null, ...terms });
  await house.get(Supply).layOffice(officeId);
}

describe('when nothing is free', () => {
  it('names other days, lanes and places of the office, each with its first free day', async () => {
    await sellOut(0, '2026-11-24');
    const { whyNot, alternatives } = await read('from=2026-11-24&to=2026-11-24');
    expect(whyNot).toEqual({ code: 'sold_out' });
    expect(alternatives).toEqual([
      ...['other_day', 'other_lane'].map((kind) => ({
        ...{ kind, officeCode: 'CTH', servicePointId: office.points[0].id, name: office.points[0].name },
        ...{ lane: kind === 'other_day' ? 'regular' : 'express', firstOn: '2026-11-23', distanceKm: null },
      })),
      {
        ...{ kind: 'other_service_point', officeCode: 'CTH', servicePointId: office.points[1].id },
        ...{ name: office.points[1].name, lane: 'regular', firstOn: '2026-11-23', distanceKm: null },
      },
    ]);
    // A day on which the office is closed says so, and names the same ways out.
    const sunday = await read('from=2026-11-29&to=2026-11-29');
    expect(sunday.whyNot).toMatchObject({ code: 'closed' });
    expect(sunday.alternatives.map(({ kind }) => kind)).toEqual(['other_day', 'other_lane', 'other_service_point']);
    expect((await read('from=2026-11-24&to=2026-11-25')).alternatives).toEqual([]);
  });

  it('names offices near by, the nearest first, and none that is far, full or real beside a fictitious one', async () => {
    const { house } = office;
    await house.owner.query(`update office set coordinates = '-5.3971, 105.2668', province = 'Lampung' where id = 1`);
    await neighbour(41, 'JKT', { coordinates: '-6.1754, 106.8272' });
    await neighbour(42, 'MET', { coordinates: '-5.12, 105.31' });
    await neighbour(43, 'LPG', { province: 'Lampung' });
    await neighbour(44, 'JYP', { coordinates: '-2.5337, 140.7181', zone: 'Asia/Jayapura' });
    await neighbour(45, 'SRI', { coordinates: '-5.2, 105.3' });
    await house.owner.query('update office set is_demo = false where id = 45');
    const near = (await read('from=2026-11-24&to=2026-11-24')).alternatives.filter(
      (one) => one.kind === 'other_office',
    );
    expect(near.map(({ officeCode, distanceKm, firstOn }) => [officeCode, distanceKm, firstOn])).toEqual([
      ['MET', 31, '2026-11-26'],
      ['JKT', 193, '2026-11-26'],
      ['LPG', null, '2026-11-26'],
    ]);
    await house.owner.query('update seat set booking_id = id where office_id = 42');
    const left = (await read('from=2026-11-24&to=2026-11-24')).alternatives.map((one) => one.officeCode);
    expect(left).toEqual(['CTH', 'CTH', 'CTH', 'JKT', 'LPG']);
  });
});
