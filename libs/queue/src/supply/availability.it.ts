import { setTimeout as sleep } from 'node:timers/promises';
import { asStaff } from '@buka-pintu/identity/testing';
import { newId } from '@buka-pintu/platform';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';
import type { AvailabilityView } from './availability.dto.js';
import { Supply } from './supply.service.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 2, priority: 1 });
});
afterAll(() => office?.close());
beforeEach(() => office.house.clock.set(MONDAY));

const path = (query = '', point = 0) =>
  `/v1/queue/availability?servicePointId=${office.points[point as 0 | 1].id}&serviceCode=passport_new_adult${query}`;
const read = async (query = '', point = 0) =>
  (await office.call(path(query, point), { headers: {} })).body as unknown as AvailabilityView;
const day = async (on: string, query = '') => (await read(`&from=${on}&to=${on}${query}`)).days[0]!;
const close = (on: string) =>
  office.house.owner.query(
    `insert into closure (office_id, id, service_point_id, on_day, reason_code) values (1, $1, null, $2, 'power_cut')`,
    [newId(1), on],
  );

describe('GET /v1/queue/availability', () => {
  it('shows two weeks from today to anybody, with seats left', async () => {
    const view = await read();
    expect(view).toMatchObject({
      officeCode: 'CTH',
      from: '2026-11-23',
      to: '2026-12-06',
      whyNot: null,
      alternatives: [],
    });
    expect(view.days).toHaveLength(14);
    const tuesday = view.days[1]!;
    expect(tuesday.slots).toHaveLength(14);
    expect(tuesday.slots[0]).toMatchObject({ startsAt: '2026-11-24T01:00:00.000Z', seatsLeft: 2 });
    // Friday has its own hours and its own break.
    expect(view.days[4]!.slots.map((slot) => slot.startsAt.slice(11, 16))).toEqual([
      '01:00',
      '01:30',
      '02:00',
      '02:30',
      '03:00',
      '03:30',
      '04:00',
      '06:30',
      '07:00',
      '07:30',
      '08:00',
      '08:30',
    ]);
  });

  it('leaves out what has begun today', async () => {
    await office.house.clock.set('2026-11-23T02:00:00Z');
    expect((await day('2026-11-23')).slots[0]!.startsAt).toBe('2026-11-23T02:30:00.000Z');
    await office.house.clock.set('2026-11-23T10:00:00Z');
    office.lookAgain();
    expect(await day('2026-11-23')).toMatchObject({ slots: [], whyNot: { code: 'past' } });
    expect((await day('2026-11-20')).whyNot).toEqual({ code: 'past' });
  });

  it('says why a day has nothing: weekend, holiday, closure, not on sale, sold out', async () => {
    expect((await day('2026-11-28')).whyNot).toMatchObject({ code: 'closed', reason: { id: 'Akhir pekan' } });
    expect((await day('2026-12-25')).whyNot).toMatchObject({ code: 'closed', reason: { id: 'Hari Natal' } });
    expect((await day('2026-12-08')).whyNot).toEqual({ code: 'not_open_yet', opensAt: '2026-11-24T01:00:00.000Z' });
    await office.house.clock.set('2026-11-24T01:00:00Z');
    office.lookAgain();
    expect((await day('2026-12-08')).slots).toHaveLength(14);

    await office.house.clock.set(MONDAY);
    await office.house.owner.query(
      `update seat set booking_id = id where office_id = 1 and slot_id in (select id from slot where on_day = '2026-11-30')`,
    );
    expect(await day('2026-11-30')).toEqual({ on: '2026-11-30', slots: [], whyNot: { code: 'sold_out' } });
    await office.house.owner.query(
      `update seat set held_until = $1::timestamptz + interval '1 minute' where booking_id = id`,
      [MONDAY],
    );
    office.lookAgain();
    expect((await day('2026-11-30')).whyNot).toEqual({ code: 'held_try_again' });

    await close('2026-12-01');
    office.lookAgain();
    expect(await day('2026-12-01')).toMatchObject({ slots: [], whyNot: { code: 'closed' } });
  });

  it('names other service points when there is nothing here', async () => {
    const weekend = await read('&from=2026-11-28&to=2026-11-29');
    expect(weekend.whyNot).toMatchObject({ code: 'closed' });
    expect(weekend.alternatives).toContainEqual({
      ...{ kind: 'other_service_point', officeCode: 'CTH', lane: 'regular', distanceKm: null },
      ...{ servicePointId: office.points[1].id, name: office.points[1].name, firstOn: '2026-11-23' },
    });
    expect((await read('&lane=priority', 1)).whyNot).toMatchObject({
      code: expect.stringMatching(/closed|not_open_yet/) as string,
    });
  });

  it('changes its version within a second of any change, and answers 304 until then', async () => {
    const query = '&from=2026-11-26&to=2026-11-26';
    const first = await office.call(path(query), { headers: {} });
    const tag = first.headers.get('etag')!;
    expect(tag).toBe(`"${String(first.body['version'])}"`);
    const same = await office.house.fetch(path(query), { headers: { 'if-none-match': tag } });
    expect(same.status).toBe(304);
    // Behind this process's back, as another process would.
    await office.house.owner.query(
      `update seat set booking_id = id where office_id = 1 and id = (
         select e.id from seat e join slot s on s.id = e.slot_id
         where s.on_day = '2026-11-26' and s.service_point_id = $1 and e.lane = 'regular' limit 1)`,
      [office.points[0].id],
    );
    await sleep(1000);
    const changed = await office.house.fetch(path(query), { headers: { 'if-none-match': tag } });
    expect(changed.status).toBe(200);
    expect(((await changed.json()) as AvailabilityView).version).not.toBe(first.body['version']);
  });

  it('shows a booking at once to whoever made it', async () => {
    const before = (await day('2026-11-27')).slots[0]!;
    expect((await office.book(before.id)).status).toBe(201);
    expect((await day('2026-11-27')).slots[0]).toEqual({ ...before, seatsLeft: before.seatsLeft - 1 });
  });

  it('refuses spans and ids that cannot be', async () => {
    const status = async (query: string, point?: string) =>
      (
        await office.call(
          point ? `/v1/queue/availability?servicePointId=${point}&serviceCode=passport_new_adult` : path(query),
          { headers: {} },
        )
      ).status;
    expect(await status('&from=2026-11-24&to=2026-11-23')).toBe(400);
    expect(await status('&from=2026-11-24&to=2027-11-23')).toBe(400);
    const far = await office.call(path('&from=9999-12-01&to=9999-12-31'), { headers: {} });
    expect(far.body['errors']).toMatchObject([
      { pointer: '/from', detail: 'Paling jauh sepuluh tahun dari hari ini.' },
    ]);
    expect(await status('&from=9999-12-31')).toBe(400);
    expect(await status('&from=0000-01-01&to=0000-01-01')).toBe(400);
    expect(await status('&from=2026-02-30')).toBe(400);
    expect(await status('&lane=walk_in')).toBe(400);
    expect(await status('&page=2')).toBe(400);
    expect(await status('', office.points[0].id.toUpperCase())).toBe(200);
    expect(await status('', newId(1))).toBe(404);
    expect(await status('', newId(77))).toBe(404);
    expect(await status('', '4f9c1d2e-0000-4000-8000-000000000000')).toBe(404);
    expect(await status('', 'CTH-1')).toBe(400);
  });
});

describe('GET /v1/queue/slots', () => {
  it('shows staff every slot of a week with its lanes', async () => {
    const counter = await asStaff(office.house, 'counter');
    const list = `/v1/queue/slots?servicePointId=${office.points[0].id}&from=2026-12-02&to=2026-12-05`;
    const { body } = await office.call(list, { headers: counter });
    const days = body['days'] as { on: string; closed: unknown; slots: { lanes: unknown }[] }[];
    expect(days.map((one) => one.slots.length)).toEqual([14, 14, 12, 0]);
    expect(days[3]!.closed).toMatchObject({ en: 'Weekend' });
    expect(days[0]!.slots[0]!.lanes).toEqual([
      { lane: 'regular', seats: 2, booked: 0 },
      { lane: 'priority', seats: 1, booked: 0 },
    ]);
    expect((await office.call(list)).status).toBe(403);
    expect((await office.call(list, { headers: await asStaff(office.house, 'counter', 2) })).status).toBe(404);
  });
});

describe('laying slots', () => {
  const supply = () => office.house.get(Supply);
  const count = async (sql: string): Promise<number> =>
    Number((await office.house.owner.query<{ n: string }>(sql)).rows[0]!.n);

  it('changes nothing the second time', async () => {
    await supply().layOffice(1);
    expect(await supply().layOffice(1)).toEqual({ slots: 0, seats: 0, withdrawn: 0 });
  });

  it('lays the next day when the days move on, and tells the ledger once', async () => {
    const events = () => count(`select count(*) as n from ledger_event where type = 'slots.laid'`);
    const before = await events();
    await office.house.clock.set('2026-11-24T01:00:00Z');
    // Laid until Tuesday 15 December: 15 days and a week ahead, at two service points.
    expect((await supply().layOffice(1)).slots).toBe(28);
    expect(await events()).toBe(before + 2);
  });

  it('withdraws what the hours no longer hold, keeps who booked, and takes it back into sale', async () => {
    const on = '2026-12-03';
    const slot = (await day(on)).slots[0]!;
    const { body: booking } = await office.book(slot.id);
    await close(on);
    expect(await supply().lay(1, office.points[0].id, on, on)).toEqual({ slots: 0, seats: 0, withdrawn: 14 });
    expect((await office.book(slot.id)).body).toMatchObject({ code: 'slot_closed' });
    expect((await office.call(`/v1/queue/bookings/${String(booking['id'])}`)).body).toMatchObject({
      state: 'confirmed',
    });
    const sheet = await office.call(`/v1/queue/slots?servicePointId=${office.points[0].id}&from=${on}&to=${on}`, {
      headers: await asStaff(office.house, 'head'),
    });
    expect((sheet.body['days'] as { slots: unknown[] }[])[0]!.slots).toEqual([
      expect.objectContaining({ id: slot.id, withdrawn: true, lanes: [{ lane: 'regular', seats: 1, booked: 1 }] }),
    ]);

    await office.house.owner.query(`delete from closure where on_day = $1`, [on]);
    expect(await supply().lay(1, office.points[0].id, on, on)).toEqual({ slots: 14, seats: 0, withdrawn: 0 });
    expect((await office.book(slot.id)).status).toBe(201);
  });

  it('shrinks and grows lanes without touching a booked seat', async () => {
    const on = '2026-12-04';
    const slot = (await day(on)).slots[0]!;
    const booked = [await office.book(slot.id), await office.book(slot.id)].map((one) => one.body['seatNumber']);
    expect(booked.toSorted()).toEqual([1, 2]);
    const lanes = (value: object) =>
      office.house.owner.query(`update slot_rule set lanes = $1 where service_point_id = $2`, [
        value,
        office.points[0].id,
      ]);
    await lanes({ regular: 1 });
    await supply().lay(1, office.points[0].id, on, on);
    expect(await count(`select count(*) as n from seat where slot_id = '${slot.id}' and booking_id is not null`)).toBe(
      2,
    );
    expect((await day(on)).slots[0]!.startsAt).not.toBe(slot.startsAt);
    await lanes({ regular: 3, priority: 1 });
    await supply().lay(1, office.points[0].id, on, on);
    office.lookAgain();
    expect((await day(on)).slots[0]).toMatchObject({ id: slot.id, seatsLeft: 1 });
  });
});
