import { asCitizen, asClient, asStaff } from '@buka-pintu/identity/testing';
import { newId } from '@buka-pintu/platform';
import { type BookedOffice, MONDAY, openBookedOffice, somebody } from '../testing/booked-office.js';

let office: BookedOffice;
const TUESDAY = '2026-11-24';
const BOOKINGS = '/v1/queue/bookings';

beforeAll(async () => {
  office = await openBookedOffice();
});
afterAll(() => office?.close());
beforeEach(() => office.house.clock.set(MONDAY));

const WEDNESDAY = '2026-11-25';
const days = new Map<string, Promise<{ id: string; startsAt: string; seatsLeft: number }[]>>();
/** A slot by its place in the day, also when it is sold out by now. */
const slot = async (index = 0, on = TUESDAY) => {
  if (!days.has(on)) days.set(on, office.slots(on));
  return (await days.get(on)!)[index]!;
};
const booked = async (slotId: string, change = {}) => {
  const answer = await office.book(slotId, change);
  expect(answer.status).toBe(201);
  return answer.body as unknown as { id: string; code: string; link: string; qr: string; version: number };
};
const capabilityOf = (link: string) => ({ authorization: `Bearer ${link.split('#')[1]}` });

describe('GET /v1/queue/bookings/{id}', () => {
  it('opens to its client, its citizen and the office, and to nobody else', async () => {
    const { id, link } = await booked((await slot(0)).id);
    const other = await booked((await slot(0)).id);
    const read = (headers: Record<string, string>) => office.call(`${BOOKINGS}/${id}`, { headers });
    expect((await read(office.client)).body).toMatchObject({
      id,
      link: null,
      person: { name: 'S*** A****' },
      actions: ['reschedule', 'cancel'],
    });
    expect((await read(capabilityOf(link))).body).toMatchObject({
      id,
      actions: ['reschedule', 'cancel'],
      person: { name: 'S*** A****' },
    });
    expect((await read(capabilityOf(other.link))).status).toBe(404);
    expect((await read(await asClient(office.house, ['queue:bookings:read']))).status).toBe(404);
    expect((await read(await asStaff(office.house, 'counter', 2))).status).toBe(404);
    expect((await read({})).status).toBe(401);
    expect((await office.call(`${BOOKINGS}/${newId(1)}`)).status).toBe(404);
    expect((await office.call(`${BOOKINGS}/not-an-id`)).status).toBe(404);
  });

  it('shows staff the whole name and writes that down', async () => {
    const { id } = await booked((await slot(0)).id);
    const counter = await asStaff(office.house, 'counter');
    const { body } = await office.call(`${BOOKINGS}/${id}`, { headers: counter });
    expect(body).toMatchObject({ person: { name: 'Siti Aminah' }, actions: ['reschedule', 'cancel', 'check_in'] });
    expect((body['person'] as { documentNumber: string }).documentNumber).toMatch(/^\*{12}\d{4}$/);
    const { rows } = await office.house.owner.query('select actor_kind, fields from access_log where subject_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ actor_kind: 'staff', fields: ['name'] }]);
  });

  it('shows staff what a person needs where that is written down, never in passing', async () => {
    const { id, link } = await booked((await slot(6)).id, { accommodation: 'kursi roda' });
    const counter = await asStaff(office.house, 'counter');
    const list = await office.call(`${BOOKINGS}?servicePointId=${office.points[0].id}&limit=100`, { headers: counter });
    expect(JSON.stringify(list.body)).toContain(id);
    expect(JSON.stringify(list.body)).not.toContain('kursi roda');
    const opened = await office.call(`${BOOKINGS}/${id}`, { headers: counter });
    expect(opened.body).toMatchObject({ accommodation: 'kursi roda' });
    const { rows } = await office.house.owner.query('select fields from access_log where subject_id = $1', [id]);
    expect(rows).toEqual([{ fields: ['name', 'accommodation'] }]);
    expect((await office.call(`${BOOKINGS}/${id}`, { headers: capabilityOf(link) })).body).toMatchObject({
      accommodation: 'kursi roda',
    });
  });
});

describe('GET /v1/queue/bookings', () => {
  it('lists a day in order, masked, a page at a time, and finds a code however it is typed', async () => {
    for (const index of [3, 1, 2, 1, 4, 3]) await booked((await slot(index)).id);
    const gone = await booked((await slot(4)).id);
    await office.call(`${BOOKINGS}/${gone.id}/cancellations`, { body: {} });
    const counter = await asStaff(office.house, 'counter');
    const list = (query: string) =>
      office.call(`${BOOKINGS}?servicePointId=${office.points[0].id}&${query}`, { headers: counter });
    const all = (await list(`on=${TUESDAY}&limit=100`)).body['items'] as unknown as Record<string, string>[];
    expect(all.length).toBeGreaterThan(5);
    expect(all.map((one) => one['startsAt'])).toEqual(all.map((one) => one['startsAt']).toSorted());
    expect(JSON.stringify(all)).not.toContain('Aminah');
    const paged: unknown[] = [];
    for (let query = `on=${TUESDAY}&limit=4`, cursor = ''; ;) {
      const { body } = await list(query + cursor);
      paged.push(...(body['items'] as unknown as unknown[]));
      if (body['next'] === null) break;
      cursor = `&cursor=${String(body['next'])}`;
    }
    expect(paged).toEqual(all);
    const spoken = all[0]!['code']!.toLowerCase().replaceAll('-', ' ');
    expect((await list(`code=${spoken}`)).body['items']).toHaveLength(1);
    expect((await list('state=cancelled')).body['items']).not.toHaveLength(0);
    expect((await list('state=asleep')).status).toBe(400);
    const first = (await list(`on=${TUESDAY}&limit=1`)).body;
    expect((await list(`limit=1&cursor=${String(first['next'])}`)).status).toBe(400);
  });

  it('is for the office alone', async () => {
    const path = `${BOOKINGS}?servicePointId=${office.points[0].id}`;
    expect((await office.call(path)).status).toBe(403);
    expect((await office.call(path, { headers: await asStaff(office.house, 'counter', 2) })).status).toBe(404);
  });
});

describe('POST /v1/queue/bookings/{id}/cancellations', () => {
  const cancel = (id: string, headers?: Record<string, string>, body: object = {}) =>
    office.call(`${BOOKINGS}/${id}/cancellations`, { body, ...(headers ? { headers } : {}) });

  it('frees the seat and the person, and tells the ledger', async () => {
    const person = somebody().person;
    const { id: slotId } = await slot(10, WEDNESDAY);
    const { id } = await booked(slotId, { person });
    const { status, body } = await cancel(id, undefined, { reason: 'sakit' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'cancelled', actions: [], version: 2, link: null });
    expect((await office.slots(WEDNESDAY)).find((one) => one.id === slotId)?.seatsLeft).toBe(3);
    await booked(slotId, { person });
    const { rows } = await office.house.owner.query<{ type: string }>(
      'select type from ledger_event where subject_id = $1 order by arrival',
      [id],
    );
    expect(rows.map((row) => row.type)).toEqual(['booking.confirmed', 'booking.cancelled']);
  });

  it('can be done by the citizen, of this booking only', async () => {
    const { id, link } = await booked((await slot(10, WEDNESDAY)).id);
    const other = await booked((await slot(10, WEDNESDAY)).id);
    expect((await cancel(id, capabilityOf(other.link))).status).toBe(404);
    expect((await cancel(id, capabilityOf(link))).body).toMatchObject({ state: 'cancelled' });
    expect((await cancel(other.id, await asCitizen(office.house, { type: 'booking', id: other.id }))).status).toBe(200);
  });

  it('takes If-Match, and then only the version that was seen', async () => {
    const { id } = await booked((await slot(9, WEDNESDAY)).id);
    const guarded = (tag: string) => cancel(id, { ...office.client, 'if-match': tag });
    expect((await guarded('"7"')).body).toMatchObject({ status: 412, code: 'stale' });
    expect((await guarded('"1"')).status).toBe(200);
  });

  it('cannot be done twice', async () => {
    const { id } = await booked((await slot(11, WEDNESDAY)).id);
    expect((await cancel(id)).status).toBe(200);
    expect((await cancel(id)).body).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      state: 'cancelled',
      actions: [],
    });
  });

  it('happens once when two ask at the same moment', async () => {
    const { id, link } = await booked((await slot(11, WEDNESDAY)).id);
    const answers = await Promise.all([cancel(id), cancel(id, capabilityOf(link)), cancel(id)]);
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 409, 409]);
  });

  it('ends with the beginning of the slot, except for staff', async () => {
    const { id, link } = await booked((await slot(11, WEDNESDAY)).id);
    const { startsAt } = await slot(11, WEDNESDAY);
    await office.house.clock.set(startsAt);
    expect((await cancel(id)).body).toMatchObject({ status: 409, code: 'too_late_to_cancel', cancelByAt: startsAt });
    expect((await cancel(id, capabilityOf(link))).status).toBe(409);
    expect((await office.call(`${BOOKINGS}/${id}`)).body['actions']).toEqual([]);
    expect((await cancel(id, await asStaff(office.house, 'counter'))).status).toBe(200);
  });

  it('is not for strangers, other offices or clients without the scope', async () => {
    const { id } = await booked((await slot(12, WEDNESDAY)).id);
    expect((await cancel(id, {})).status).toBe(401);
    expect((await cancel(id, await asClient(office.house, ['queue:bookings:cancel']))).status).toBe(404);
    expect((await cancel(id, await asStaff(office.house, 'counter', 2))).status).toBe(404);
    expect((await cancel(id, await asStaff(office.house, 'verifier'))).status).toBe(403);
  });
});

describe('what a citizen takes along', () => {
  it('gives a calendar file with the visit', async () => {
    const { id, code, link } = await booked((await slot(12, WEDNESDAY)).id);
    const { status, headers, body } = await office.call(`${BOOKINGS}/${id}/calendar.ics`, {
      headers: capabilityOf(link),
    });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/calendar');
    const text = String(body['text']);
    expect(text).toContain('DTSTART;TZID=Asia/Jakarta:20261125T');
    expect(text).toContain(code);
    expect(text).not.toContain('Aminah');
  });

  it('gives the QR code as SVG', async () => {
    const { id, link } = await booked((await slot(12, WEDNESDAY)).id);
    const { headers, body } = await office.call(`${BOOKINGS}/${id}/qr.svg`, { headers: capabilityOf(link) });
    expect(headers.get('content-type')).toContain('image/svg+xml');
    expect(String(body['text'])).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
    expect((await office.call(`${BOOKINGS}/${id}/qr.svg`, { headers: {} })).status).toBe(401);
  });
});
