import { randomUUID } from 'node:crypto';
import { asStaff } from '@buka-pintu/identity/testing';
import type { AvailabilityView } from '../supply/availability.dto.js';
import { type Answer, type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';

const REASON = { id: 'Blangko paspor elektronik habis', en: 'Out of e-passport blanks' };
const DAYS = { sinceOn: '2026-11-25', untilOn: '2026-11-26' };

let office: BookedOffice;
let head: Record<string, string>;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 2 });
  await office.house.clock.set(MONDAY);
  head = await asStaff(office.house, 'head');
});
afterAll(() => office?.close());

const body = (change: object = {}) => ({
  servicePointId: office.points[0].id,
  serviceCode: 'passport_new_adult',
  ...DAYS,
  reason: REASON,
  ...change,
});
const add = (change: object = {}, headers = head): Promise<Answer> =>
  office.call('/v1/queue/stock-flags', { body: body(change), headers });
const edit = (method: string, id: string, version: number, change?: object): Promise<Answer> =>
  office.call(`/v1/queue/stock-flags/${id}`, {
    method,
    ...(change ? { body: change } : {}),
    headers: { ...head, 'if-match': `"${version}"` },
  });
const list = async (point = 0) =>
  (await office.call(`/v1/queue/stock-flags?servicePointId=${office.points[point]!.id}`, { headers: {} })).body;
const read = async (from: string, to = from) => {
  const query = `servicePointId=${office.points[0].id}&serviceCode=passport_new_adult&from=${from}&to=${to}`;
  return (await office.call(`/v1/queue/availability?${query}`, { headers: {} })).body as unknown as AvailabilityView;
};

describe('what has run out', () => {
  it('shuts its days with the reason and other ways, keeps who has booked, and opens them when it is there again', async () => {
    const [slot, other] = await office.slots('2026-11-25');
    const booked = await office.book(slot!.id);
    const { reason: _reason, ...asked } = body();
    const look = await office.call('/v1/queue/stock-previews', { body: asked, headers: head });
    expect(look.body).toMatchObject({ bookingsHit: 1, bookings: [{ code: booked.body['code'] }] });
    expect(await list()).toEqual({ items: [], next: null });

    const added = await add();
    expect(added).toMatchObject({ status: 201, body: { ...body(), version: 1 } });
    expect(await list()).toMatchObject({ items: [{ reason: REASON }] });
    expect((await list(1))['items']).toEqual([]);
    const out = await read('2026-11-25');
    expect(out.whyNot).toEqual({ code: 'stock', reason: REASON });
    expect(out.alternatives).toMatchObject([
      { kind: 'other_day', firstOn: '2026-11-23', lane: 'regular' },
      { kind: 'other_service_point', firstOn: '2026-11-23', servicePointId: office.points[1].id },
    ]);
    const refused = await office.book(other!.id);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'out_of_stock', whyNot: { code: 'stock', reason: REASON } },
    });
    expect((await office.slots('2026-11-27')).length).toBeGreaterThan(0);

    expect((await office.call(`/v1/queue/bookings/${String(booked.body['id'])}`)).body).toMatchObject({
      state: 'confirmed',
    });
    const affected = async () =>
      (await office.call('/v1/queue/affected-bookings?officeCode=CTH', { headers: head })).body['items'] as object[];
    expect(await affected()).toMatchObject([
      { code: booked.body['code'], cause: 'stock', reason: REASON, toldAt: null },
    ]);
    const tell = () =>
      office.call('/v1/queue/affected-bookings/notices', {
        body: { officeCode: 'CTH', bookingIds: [booked.body['id']] },
        headers: head,
        key: randomUUID(),
      });
    expect((await tell()).body).toMatchObject({ told: 1 });
    expect((await tell()).body).toMatchObject({ told: 0 });
    const { rows } = await office.house.owner.query<{ template: string }>(
      `select template from message where about_id = $1 and template like '%stock'`,
      [booked.body['id']],
    );
    expect(rows).toHaveLength(1);

    const id = String(added.body['id']);
    expect((await edit('DELETE', id, 9)).status).toBe(412);
    expect((await edit('DELETE', id, 1)).status).toBe(204);
    expect((await read('2026-11-25')).whyNot).toBeNull();
    expect((await office.book(other!.id)).status).toBe(201);
    expect(await affected()).toEqual([]);
    const events = await office.house.owner.query<{ payload: { before: object | null; after: object | null } }>(
      `select payload from ledger_event where type = 'stock_flag.changed' order by at`,
    );
    expect(events.rows.map(({ payload }) => [payload.before === null, payload.after === null])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('without a known end holds until somebody says so, also at the desk and on the board', async () => {
    const added = await add({ sinceOn: '2026-11-23', untilOn: null });
    const id = String(added.body['id']);
    expect((await read('2026-12-04')).whyNot).toMatchObject({ code: 'stock' });
    const walkIn = { servicePointId: office.points[0].id, serviceCode: 'passport_new_adult', lane: 'walk_in' };
    expect((await office.call('/v1/queue/tickets', { body: walkIn, headers: head })).body).toMatchObject({
      code: 'out_of_stock',
    });
    const board = await office.call(`/v1/queue/boards/${office.points[0].code}`, { headers: {} });
    expect(board.body).toMatchObject({ notice: REASON });
    const change = { sinceOn: '2026-11-23', untilOn: '2026-11-24', reason: REASON };
    const both = await Promise.all([edit('PUT', id, 1, change), edit('PUT', id, 1, change)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await read('2026-11-25')).whyNot).toBeNull();
    const twice = await Promise.all([add({ sinceOn: '2026-11-25' }), add({ sinceOn: '2026-11-25' })]);
    expect(twice.map((one) => one.body['code'])).toEqual(['stock_flag_exists', 'stock_flag_exists']);
    // What has run its course makes room for the next one.
    await office.house.clock.set('2026-11-25T01:00:00Z');
    head = await asStaff(office.house, 'head');
    expect(await add({ sinceOn: '2026-11-25' })).toMatchObject({ status: 201, body: { version: 1 } });
  });

  it('is refused with wrong days, empty words, another service, and in another office', async () => {
    const at = async (change: object) => {
      const answer = await add({ servicePointId: office.points[1].id, ...change });
      const errors = answer.body['errors'] as { pointer: string }[] | undefined;
      return [answer.status, errors?.[0]?.pointer ?? answer.body['code']];
    };
    expect(await at({ untilOn: '2026-11-24' })).toEqual([400, '/untilOn']);
    expect(await at({ sinceOn: '2026-11-01', untilOn: '2026-11-20' })).toEqual([400, '/untilOn']);
    expect(await at({ sinceOn: '2036-11-25', untilOn: null })).toEqual([400, '/sinceOn']);
    expect(await at({ sinceOn: '2026-02-30' })).toEqual([400, '/sinceOn']);
    expect(await at({ reason: { id: 'Habis', en: ' ' } })).toEqual([400, '/reason']);
    expect(await at({ serviceCode: 'visa' })).toEqual([422, 'service_not_offered']);
    const stranger = await asStaff(office.house, 'administrator', 77);
    expect((await add({}, stranger)).status).toBe(404);
    expect((await add({}, await asStaff(office.house, 'counter'))).status).toBe(403);
  });
});
