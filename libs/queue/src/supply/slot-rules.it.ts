import { asStaff } from '@buka-pintu/identity/testing';
import { newId } from '@buka-pintu/platform';
import { type BookedOffice, openBookedOffice } from '../testing/booked-office.js';

const RULE = {
  minutes: 60,
  lanes: [
    { lane: 'regular', seats: 2 },
    { lane: 'priority', seats: 1 },
  ],
  horizonDays: 14,
  releaseTime: '08:00',
  cancelDays: 0,
  validFrom: '2026-11-24',
};

let office: BookedOffice;
let head: Record<string, string>;
beforeEach(async () => {
  office = await openBookedOffice();
  head = await asStaff(office.house, 'head');
});
afterEach(() => office?.close());

const list = async (point = 1, headers = head) =>
  office.call(`/v1/queue/slot-rules?servicePointId=${office.points[point]!.id}`, { headers });
const add = (change: object = {}, headers = head) =>
  office.call('/v1/queue/slot-rules', { body: { servicePointId: office.points[1].id, ...RULE, ...change }, headers });
const change = (id: string, version: number, body: object) =>
  office.call(`/v1/queue/slot-rules/${id}`, {
    method: 'PUT',
    body: { ...RULE, ...body },
    headers: { ...head, 'if-match': `"${version}"` },
  });
const seatsOn = async (on: string) => {
  const query = `servicePointId=${office.points[1].id}&from=${on}&to=${on}`;
  const { body } = await office.call(`/v1/queue/slots?${query}`, { headers: head });
  const [day] = body['days'] as { slots: { startsAt: string; lanes: unknown[] }[] }[];
  return day!.slots;
};

describe('a slot rule', () => {
  it('begins on its day, and the coming weeks are laid when the answer comes', async () => {
    expect(await seatsOn('2026-11-24')).toHaveLength(14);
    const added = await add();
    expect(added).toMatchObject({ status: 201, body: { ...RULE, validTo: null, version: 1 } });
    expect((await list()).body).toMatchObject({ items: [{ minutes: 30 }, { minutes: 60 }], next: null });
    // Monday stays as it was: the rule begins tomorrow.
    expect(await seatsOn('2026-11-23')).toHaveLength(14);
    const tuesday = await seatsOn('2026-11-24');
    expect(tuesday).toHaveLength(7);
    expect(tuesday[0]).toMatchObject({
      startsAt: '2026-11-24T01:00:00.000Z',
      lanes: [
        { lane: 'regular', seats: 2 },
        { lane: 'priority', seats: 1 },
      ],
    });
  });

  it('is changed by one of two administrators who looked at the same time', async () => {
    const { body } = await add();
    const id = String(body['id']);
    const answers = await Promise.all([change(id, 1, { minutes: 20 }), change(id, 1, { minutes: 15 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = answers.find(({ status }) => status === 200)!;
    expect((await list()).body).toMatchObject({ items: [{}, { minutes: won.body['minutes'], version: 2 }] });
  });

  it('keeps a booking whose slot it no longer has', async () => {
    const [slot] = await office.slots('2026-11-24');
    const booked = await office.book(slot!.id);
    const servicePointId = office.points[0].id;
    await add({ servicePointId, minutes: 240 });
    const [kept] = await office.slots('2026-11-24');
    expect(kept).toMatchObject({ startsAt: '2026-11-24T01:00:00.000Z' });
    const read = await office.call(`/v1/queue/bookings/${String(booked.body['id'])}`);
    expect(read.body).toMatchObject({ state: 'confirmed' });
  });

  it('is never set backwards, twice on one day, or without a seat', async () => {
    expect((await add({ validFrom: '2026-11-22' })).body).toMatchObject({ code: 'slot_rule_begun' });
    await add();
    expect((await add()).body).toMatchObject({ status: 409, code: 'slot_rule_exists' });
    const [old] = (await list()).body['items'] as { id: string }[];
    expect((await change(old!.id, 1, {})).body).toMatchObject({ code: 'slot_rule_begun' });
    const lane = { lane: 'regular', seats: 1 };
    for (const lanes of [[], [{ ...lane, seats: 0 }], [lane, lane], [{ ...lane, lane: 'vip' }]])
      expect((await add({ validFrom: '2026-11-25', lanes })).body).toMatchObject({ code: 'validation_failed' });
  });

  it('belongs to its office, and to who may set it', async () => {
    const counter = await asStaff(office.house, 'counter');
    const stranger = await asStaff(office.house, 'administrator', 77);
    expect([(await list(1, counter)).status, (await list(1, stranger)).status]).toEqual([200, 404]);
    expect([(await add({}, counter)).status, (await add({}, stranger)).status]).toEqual([403, 404]);
    expect((await add({ servicePointId: newId(1) })).status).toBe(404);
    expect((await change(newId(1), 1, {})).status).toBe(404);
  });
});
