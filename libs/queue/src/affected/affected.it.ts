import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { asStaff } from '@buka-pintu/identity/testing';
import type { AvailabilityView } from '../supply/availability.dto.js';
import { type Answer, type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';
import type { AffectedBookingView, OpeningPreviewView } from './affected.dto.js';

let office: BookedOffice;
let head: Record<string, string>;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 2, priority: 1 });
});
afterAll(() => office?.close());
beforeEach(async () => {
  await office.house.clock.set(MONDAY);
  head = await asStaff(office.house, 'head');
});

const post = (path: string, body: object): Promise<Answer> => office.call(path, { body, headers: head });
const closure = (on: string, change: object = {}) => ({
  ...{ servicePointId: null, from: on, to: on, hours: null, reason: 'power_cut', note: null },
  ...change,
});
const preview = async (change: object) =>
  (await post('/v1/queue/opening-previews', { officeCode: 'CTH', change })) as Answer & { body: OpeningPreviewView };
const close = (on: string, change: object = {}) => post('/v1/offices/CTH/closures', closure(on, change));
const affected = async () => {
  const { body } = await office.call('/v1/queue/affected-bookings?officeCode=CTH', { headers: head });
  return body['items'] as AffectedBookingView[];
};
const book = async (on: string, at = 0) => {
  const [...slots] = await office.slots(on);
  const { body } = await office.book(slots[at]!.id);
  return { id: String(body['id']), code: String(body['code']), slotId: slots[at]!.id };
};
const remove = async (id: string) => {
  const answer = await office.house.fetch(`/v1/closures/${id}`, { method: 'DELETE', headers: head });
  expect(answer.status).toBe(204);
};
const availability = async (on: string) => {
  const point = office.points[0].id;
  const query = `servicePointId=${point}&serviceCode=passport_new_adult&from=${on}&to=${on}`;
  return (await office.call(`/v1/queue/availability?${query}`, { headers: {} })).body as unknown as AvailabilityView;
};

describe('a look before hours are changed', () => {
  it('names the bookings a closure would hit and the seats it would take off the sale, and saves nothing', async () => {
    const booked = await book('2026-11-25');
    const { status, body } = await preview({ closure: closure('2026-11-25') });
    expect(status).toBe(200);
    // 14 slots of two and one seats at the office, of two at the mall; one is booked.
    expect(body).toMatchObject({ bookingsHit: 1, seatsWithdrawn: 14 * 5 - 1, slotsAdded: 0 });
    expect(body.bookings[0]).toMatchObject({ id: booked.id, code: booked.code, on: '2026-11-25' });
    expect(JSON.stringify(body)).not.toContain('Siti');
    expect((await office.slots('2026-11-25')).length).toBe(14);
    const [, mall] = office.points;
    expect((await preview({ closure: closure('2026-11-25', { servicePointId: mall.id }) })).body.bookingsHit).toBe(0);
    const afternoon = { hours: { opensAt: '13:00', closesAt: '16:00' } };
    expect((await preview({ closure: closure('2026-11-25', afternoon) })).body).toMatchObject({
      bookingsHit: 0,
      seatsWithdrawn: 6 * 5,
    });
  });

  it('looks at new hours, a regime, other hours for a day, and taking them back', async () => {
    const servicePointId = office.points[0].id;
    const booked = await book('2026-12-02', 13);
    const each = [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      opensAt: '08:00',
      closesAt: '14:00',
      onHolidays: false,
    }));
    const openingSet = { kind: 'normal', name: null, validFrom: '2026-12-01', validTo: null, hours: each };
    expect((await preview({ servicePointId, openingSet })).body).toMatchObject({ bookingsHit: 1 });
    const regime = { ...openingSet, kind: 'regime', name: { id: 'R', en: 'R' }, validTo: '2026-12-01' };
    expect((await preview({ servicePointId, openingSet: regime })).body).toMatchObject({
      bookingsHit: 0,
      slotsAdded: 2,
    });
    const openingException = {
      on: '2026-12-02',
      hours: [{ opensAt: '08:00', closesAt: '10:00' }],
      name: { id: 'a', en: 'a' },
    };
    expect((await preview({ servicePointId, openingException })).body.bookings).toMatchObject([{ id: booked.id }]);
    const added = await post(`/v1/service-points/${servicePointId}/opening-exceptions`, {
      ...openingException,
      hours: [{ opensAt: '08:00', closesAt: '16:00' }],
    });
    expect((await preview({ removes: added.body['id'] })).body).toMatchObject({ bookingsHit: 0 });
  });

  it('refuses what the change itself would refuse, and what is no one change', async () => {
    expect((await preview({ closure: closure('2026-11-22') })).body).toMatchObject({ code: 'day_past' });
    expect((await preview({})).status).toBe(400);
    expect((await preview({ closure: closure('2026-11-25'), removes: office.points[0].id })).status).toBe(400);
    expect((await preview({ removes: office.points[0].id })).status).toBe(404);
    const body = { officeCode: 'CTH', change: { closure: closure('2026-11-25') } };
    const as = async (role: 'counter' | 'head', officeId: number) =>
      (await office.call('/v1/queue/opening-previews', { body, headers: await asStaff(office.house, role, officeId) }))
        .status;
    expect([await as('counter', 1), await as('head', 2)]).toEqual([403, 404]);
  });
});

describe('a change of hours', () => {
  it('reaches the slots within a moment, keeps who booked, and gives the seats back when it is taken back', async () => {
    const booked = await book('2026-11-26');
    const { body } = await close('2026-11-26');
    await office.house.settle();
    expect((await availability('2026-11-26')).days[0]).toMatchObject({ slots: [], whyNot: { code: 'closed' } });
    expect((await office.book(booked.slotId)).body).toMatchObject({ code: 'slot_closed' });
    expect((await office.call(`/v1/queue/bookings/${booked.id}`)).body).toMatchObject({ state: 'confirmed' });
    expect(await affected()).toMatchObject([
      { id: booked.id, servicePointName: office.points[0].name, reason: { id: 'Listrik padam' }, toldAt: null },
    ]);
    const [{ id }] = body['items'] as [{ id: string }];
    await remove(id);
    await office.house.settle();
    expect(await affected()).toEqual([]);
    await sleep(1000);
    expect((await office.slots('2026-11-26')).length).toBe(14);
  });

  it('flags the day of the head of office', async () => {
    await book('2026-11-27');
    await close('2026-11-27');
    await office.house.settle();
    const day = await office.call(`/v1/queue/days/${office.points[0].id}`, { headers: head });
    expect(day.body['alerts']).toContainEqual(expect.objectContaining({ code: 'affected_bookings' }));
  });

  it('tells people on command only, each once for each closing', async () => {
    await office.house.clock.set('2026-11-23T01:10:00Z');
    const [first] = await affected();
    const messages = async () =>
      (
        await office.house.owner.query(
          `select 1 from message where template = 'queue.booking_affected' and about_id = $1`,
          [first!.id],
        )
      ).rows.length;
    expect(await messages()).toBe(0);
    const tell = () =>
      post('/v1/queue/affected-bookings/notices', { officeCode: 'CTH', bookingIds: [first!.id, randomUUID()] });
    expect((await tell()).body).toEqual({ told: 1, someGone: true });
    expect((await tell()).body).toEqual({ told: 0, someGone: true });
    expect(await messages()).toBe(1);
    expect((await affected())[0]!.toldAt).not.toBeNull();
    const headers = await asStaff(office.house, 'counter');
    const body = { officeCode: 'CTH', bookingIds: [first!.id] };
    expect((await office.call('/v1/queue/affected-bookings/notices', { body, headers })).status).toBe(403);
  });
});

describe('a disruption', () => {
  it('stands on the board and with availability, takes the rest of the day off the sale, and gives it back', async () => {
    const message = { id: 'Sistem pusat terganggu', en: 'The national system is down' };
    const down = { servicePointId: null, what: 'national_system', stopsService: true, message };
    const before = (await office.slots('2026-11-23')).length;
    const { body } = await post('/v1/offices/CTH/disruptions', { ...down, startsAt: null, expectedEndAt: null });
    await office.house.settle();
    await sleep(600);
    const view = await availability('2026-11-23');
    expect(view).toMatchObject({ notice: message, days: [{ slots: [], whyNot: { code: 'closed' } }] });
    expect((await office.slots('2026-11-24')).length).toBe(14);
    const board = await office.call('/v1/queue/boards/CTH-1', { headers: {} });
    expect(board.body['notice']).toEqual(message);
    await post(`/v1/disruptions/${String(body['id'])}/ends`, {});
    await office.house.settle();
    await sleep(600);
    expect(await availability('2026-11-23')).toMatchObject({ notice: null });
    expect((await office.slots('2026-11-23')).length).toBeGreaterThanOrEqual(before - 1);
  });
});

describe('a look before a disruption is told anew, or ended', () => {
  it('counts whom the new word hits, and what comes back on sale', async () => {
    const message = { id: 'Listrik padam', en: 'Power cut' };
    const down = { servicePointId: null, what: 'power', stopsService: true, message, startsAt: null };
    const soon = { ...down, expectedEndAt: '2026-11-23T03:00:00Z' };
    const open = { ...down, expectedEndAt: null };
    const booked = await book('2026-11-23', 10);
    const { body } = await post('/v1/offices/CTH/disruptions', soon);
    const id = String(body['id']);
    const look = async (change: object) => (await preview(change)).body;
    expect((await look({ disruption: open, replaces: id })).bookings.map((one) => one.id)).toContain(booked.id);
    expect(await look({ disruption: soon, replaces: id })).toMatchObject({ bookingsHit: 0 });
    expect(await look({ disruption: { ...open, stopsService: false }, replaces: id })).toMatchObject({
      bookingsHit: 0,
    });
    expect(await look({ removes: id })).toMatchObject({ bookingsHit: 0, seatsWithdrawn: 0 });
    await post(`/v1/disruptions/${id}/ends`, {});
    expect((await preview({ disruption: open, replaces: id })).status).toBe(404);
    expect((await preview({ removes: id })).status).toBe(404);
  });
});

describe("a year's decree", () => {
  it('reaches the slots of every office', async () => {
    const headers = await asStaff(office.house, 'administrator');
    const content = `date,kind,name_id,name_en,legal_basis,source,confidence
2026-12-01,national,Hari Uji,Test Day,SKB,https://x,confirmed`;
    const answer = await office.call('/v1/holidays/2026/imports', {
      body: { format: 'csv', content, complete: true },
      headers: { ...headers, 'if-match': '"1"' },
    });
    expect(answer.status).toBe(200);
    await office.house.settle();
    await sleep(600);
    expect((await availability('2026-12-01')).days[0]!.whyNot).toMatchObject({ reason: { en: 'Test Day' } });
    expect((await office.slots('2026-12-01')).length).toBe(0);
  });
});

describe('a look before a service is retired', () => {
  it('names what is booked after its last day at this office, counts the others, and leaves test offices out', async () => {
    const booked = await book('2026-12-03');
    const look = async (lastOn: string, headers = head) =>
      office.call(`/v1/queue/retirement-previews?serviceCode=passport_new_adult&lastOn=${lastOn}`, { headers });
    const { status, body } = await look('2026-12-02');
    expect(status).toBe(200);
    expect((body['bookings'] as { code: string }[]).map(({ code }) => code)).toContain(booked.code);
    expect(JSON.stringify(body)).not.toContain('Siti');
    const here = Number(body['bookingsHit']);
    expect((await look('2026-12-03')).body['bookingsHit']).toBeLessThan(here);
    expect((await look('2099-01-01')).body).toEqual({ bookingsHit: 0, bookings: [], elsewhere: 0 });
    await office.house.owner.query(
      `insert into office (id, code, name, zone, address, is_demo) values (3, 'TIGA', 'Kantor Tiga', 'Asia/Jayapura', 'x', true)`,
    );
    const stranger = await asStaff(office.house, 'head', 3);
    expect((await look('2026-12-02', stranger)).body).toEqual({ bookingsHit: 0, bookings: [], elsewhere: here });
    expect((await look('2026-12-02', await asStaff(office.house, 'counter'))).status).toBe(403);
  });

  it('finds slots and numbers gone after that day, and the booking still there', async () => {
    const booked = await book('2026-12-04');
    await office.house.owner.query(`update service set offered_to = '2026-12-03' where code = 'passport_new_adult'`);
    // The hot path keeps what it knows of a service for five seconds.
    await sleep(5100);
    const [day] = (await availability('2026-12-04')).days;
    expect(day).toMatchObject({ slots: [], whyNot: { code: 'closed' } });
    expect((await availability('2026-12-03')).days[0]!.slots.length).toBeGreaterThan(0);
    const refused = await office.book(booked.slotId);
    expect(refused.body).toMatchObject({ code: 'service_not_offered' });
    const read = await office.call(`/v1/queue/bookings/${booked.id}`);
    expect(read.body).toMatchObject({ state: 'confirmed' });
    await office.house.owner.query(`update service set offered_to = null where code = 'passport_new_adult'`);
  });
});
