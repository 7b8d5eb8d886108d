import { randomUUID } from 'node:crypto';
import { asStaff } from '@buka-pintu/identity/testing';
import { newId } from '@buka-pintu/platform';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';
import type { SlotRulePreviewView, SlotRuleView } from '../supply/slot-rule.dto.js';

const RULE = {
  minutes: 30,
  lanes: [
    { lane: 'regular', seats: 3 },
    { lane: 'priority', seats: 1 },
  ],
  horizonDays: 14,
  releaseTime: '08:00',
  cancelDays: 0,
  validFrom: '2026-11-25',
};
const WEEKDAYS = [1, 2, 3, 4, 5];

let office: BookedOffice;
let head: Record<string, string>;
let point: string;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 3, priority: 1 });
  await office.house.clock.set(MONDAY);
  head = await asStaff(office.house, 'head');
  point = office.points[0].id;
});
afterAll(() => office?.close());

type Body<T> = T & { code?: string; errors?: { pointer: string; code: string }[] };
async function send<T>(method: string, path: string, body?: object, version?: number, headers = head) {
  const answer = await office.house.fetch(path, {
    method,
    headers: {
      ...headers,
      'idempotency-key': randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Body<T> };
}
const look = (rule: object | null, more: object = {}) =>
  send<SlotRulePreviewView>('POST', '/v1/queue/slot-rule-previews', { servicePointId: point, rule, ...more });
const add = (change: object = {}) =>
  send<SlotRuleView>('POST', '/v1/queue/slot-rules', { servicePointId: point, ...RULE, ...change });
const remove = (id: string, version: number) => send('DELETE', `/v1/queue/slot-rules/${id}`, undefined, version);
const mornings = (...weekdays: number[]) =>
  weekdays.map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '10:00' }));
const startsOn = async (on: string) => (await office.slots(on)).map(({ startsAt }) => startsAt.slice(11, 16));

describe('a look before a slot rule is saved', () => {
  it('tells of a rule that changes nothing that it changes nothing, and saves nothing', async () => {
    const { status, body } = await look(RULE);
    expect(status).toBe(200);
    expect(body).toMatchObject({ bookingsHit: 0, seatsKept: 0, seatsWithdrawn: 0, seatsAdded: 0, slotsAdded: 0 });
    expect(body.week.map(({ on, slots }) => [on, slots.length])).toEqual([
      ...['23', '24', '25', '26'].map((day) => [`2026-11-${day}`, 14]),
      ['2026-11-27', 12],
      ['2026-11-28', 0],
      ['2026-11-29', 0],
    ]);
    expect(body.week[5]!.closed).toMatchObject({ en: 'Weekend' });
    const list = await send<{ items: unknown[] }>('GET', `/v1/queue/slot-rules?servicePointId=${point}`);
    expect(list.body.items).toHaveLength(1);
  });

  it('names the bookings whose slot would be gone, and counts seats that go, come, and stay with their people', async () => {
    const slots = await office.slots('2026-11-25');
    const [early, later] = [await office.book(slots[0]!.id), await office.book(slots[1]!.id)];
    await office.book(slots[0]!.id);
    const hourly = await look({ ...RULE, minutes: 60, lanes: [{ lane: 'regular', seats: 1 }] });
    // 08:30 is no beginning any more; at 08:00 two are booked and one seat would be there.
    expect(hourly.body).toMatchObject({ bookingsHit: 1, seatsKept: 1, slotsAdded: 0 });
    expect(hourly.body.bookings.map(({ code }) => code)).toEqual([later.body['code']]);
    expect(JSON.stringify(hourly.body)).not.toContain('Siti');
    expect(hourly.body.seatsWithdrawn).toBeGreaterThan(100);
    const wednesday = hourly.body.week[2]!;
    expect(wednesday.slots[0]).toMatchObject({ lanes: [{ lane: 'regular', seats: 1, booked: 2 }] });

    const saved = await add({ minutes: 60, lanes: [{ lane: 'regular', seats: 1 }] });
    expect(saved.status).toBe(201);
    const stranded = await send<{ items: { code: string }[] }>('GET', '/v1/queue/affected-bookings?officeCode=CTH');
    expect(stranded.body.items.map(({ code }) => code)).toEqual([later.body['code']]);
    const kept = await office.call(`/v1/queue/bookings/${String(early.body['id'])}`);
    expect(kept.body).toMatchObject({ state: 'confirmed' });

    const back = await look(null, { id: saved.body.id });
    expect(back.body).toMatchObject({ bookingsHit: 0 });
    expect(back.body.slotsAdded).toBeGreaterThan(0);
    expect((await remove(saved.body.id, 9)).status).toBe(412);
    expect((await remove(saved.body.id, 1)).status).toBe(204);
    expect((await remove(saved.body.id, 1)).status).toBe(404);
    expect(await startsOn('2026-11-25')).toHaveLength(14);
    const none = await send<{ items: unknown[] }>('GET', '/v1/queue/affected-bookings?officeCode=CTH');
    expect(none.body.items).toEqual([]);
  });

  it('takes parts of the hours, by weekday, and warns of what lies outside them', async () => {
    const periods = [...mornings(...WEEKDAYS), { weekday: 5, opensAt: '11:00', closesAt: '12:00' }, ...mornings(6)];
    const { body } = await look({ ...RULE, periods });
    expect(body.outside).toEqual([{ weekday: 5, opensAt: '11:00', closesAt: '12:00' }, ...mornings(6)]);
    expect(body.week.map(({ slots }) => slots.length)).toEqual([14, 14, 4, 4, 5, 0, 0]);
  });

  it('refuses what saving would refuse', async () => {
    const wrong = async (rule: object) => {
      const { status, body } = await look({ ...RULE, ...rule });
      return [status, body.errors?.[0]?.pointer ?? body.code];
    };
    expect(await wrong({ validFrom: '2026-11-22' })).toEqual([409, 'slot_rule_begun']);
    expect(await wrong({ validTo: '2026-11-24' })).toEqual([400, '/rule/validTo']);
    expect(await wrong({ lanes: [{ lane: 'regular', seats: 0 }] })).toEqual([400, '/rule/lanes']);
    expect(await wrong({ minutes: 0 })).toEqual([400, '/rule/minutes']);
    expect(await wrong({ periods: [{ weekday: 1, opensAt: '10:00', closesAt: '08:00' }] })).toEqual([
      400,
      '/periods/0/closesAt',
    ]);
    expect(await wrong({ periods: [...mornings(1), ...mornings(1)] })).toEqual([
      400,
      expect.stringContaining('/periods'),
    ]);
    expect((await look(null)).status).toBe(400);
    expect((await look(null, { id: newId(1) })).status).toBe(404);
    const stranger = await asStaff(office.house, 'administrator', 77);
    const counter = await asStaff(office.house, 'counter');
    const asked = { servicePointId: point, rule: RULE };
    for (const [who, status] of [
      [stranger, 404],
      [counter, 403],
    ] as const)
      expect((await send('POST', '/v1/queue/slot-rule-previews', asked, undefined, who)).status).toBe(status);
  });
});

describe('a rule for some days', () => {
  it('holds instead of any other on them, and the other goes on after', async () => {
    const days = { validFrom: '2026-12-01', validTo: '2026-12-02', periods: mornings(...WEEKDAYS) };
    const saved = await add({ ...days, lanes: [{ lane: 'regular', seats: 2 }] });
    expect(saved).toMatchObject({ status: 201, body: { validTo: '2026-12-02', version: 1 } });
    const morning = ['01:00', '01:30', '02:00', '02:30'];
    expect([await startsOn('2026-12-01'), await startsOn('2026-12-02')]).toEqual([morning, morning]);
    expect([await startsOn('2026-11-30'), await startsOn('2026-12-03')].map(({ length }) => length)).toEqual([14, 14]);
    // A rule without an end that begins on the same day, or between them, does not outrank it.
    expect((await add({ validFrom: '2026-12-01', minutes: 60 })).status).toBe(201);
    expect(await startsOn('2026-12-02')).toEqual(morning);
    expect(await startsOn('2026-12-03')).toHaveLength(7);
    const met = await add({ validFrom: '2026-12-02', validTo: '2026-12-04' });
    expect([met.status, met.body.code]).toEqual([409, 'slot_rules_overlap']);
    const both = await Promise.all([1, 2].map(() => add({ validFrom: '2026-12-08', validTo: '2026-12-09' })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const changed = await send<SlotRuleView>(
      'PUT',
      `/v1/queue/slot-rules/${saved.body.id}`,
      { ...RULE, ...days, validTo: '2026-12-03' },
      1,
    );
    expect(changed).toMatchObject({ status: 200, body: { validTo: '2026-12-03', version: 2 } });
    expect(await startsOn('2026-12-03')).toEqual(morning);
  });
});
