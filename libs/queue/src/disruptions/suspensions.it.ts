import { asStaff } from '@buka-pintu/identity/testing';
import { Outbox, Vault } from '@buka-pintu/platform';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';
import type { SuspensionsView } from './suspension.dto.js';
import { SuspensionNotices } from './suspension-notices.service.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 3, priority: 1 });
});
afterAll(() => office?.close());
beforeEach(async () => {
  // Nothing of the test before goes on.
  await office.house.owner.query('update disruption set ended_at = starts_at');
  await office.house.clock.set(MONDAY);
});

const DOWN = { servicePointId: null, what: 'national_system', stopsService: true, startsAt: null, expectedEndAt: null };
/** Signed in anew: hours pass between what they do here. */
const as = (role: 'head' | 'counter') => asStaff(office.house, role);
const suspend = async (change: object = {}, headers?: Record<string, string>) =>
  office.call('/v1/offices/CTH/disruptions', {
    body: { ...DOWN, ...change },
    headers: headers ?? (await as('counter')),
  });
const resume = async (id: unknown) =>
  office.call(`/v1/disruptions/${String(id)}/ends`, { body: {}, headers: await as('counter') });
async function amend(id: unknown, version: number, change: object) {
  const answer = await office.house.fetch(`/v1/disruptions/${String(id)}`, {
    method: 'PUT',
    headers: { ...(await as('counter')), 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify({ ...DOWN, ...change }),
  });
  expect(answer.status).toBe(200);
}
const suspensions = async (point = 0) =>
  (await office.call(`/v1/queue/suspensions/${office.points[point]!.id}`, { headers: {} }))
    .body as unknown as SuspensionsView;
const messages = async (id: string) =>
  (
    await office.house.owner.query<{ id: string; template: string; body_sealed: Buffer }>(
      `select id, template, body_sealed from message
       where about_id = $1 and template in ('queue.booking_suspended', 'queue.booking_resumed') order by created_at, id`,
      [id],
    )
  ).rows.map((row) => ({
    template: row.template,
    body: office.house.get(Vault).open(row.body_sealed, `message.body:${row.id}`),
  }));
const book = async (on: string, at: number) => {
  const { body } = await office.book((await office.slots(on))[at]!.id);
  return String(body['id']);
};
const at = (time: string) => `2026-11-23T${time}:00+07:00`;

describe('a suspension', () => {
  // The first of the file: the hot path keeps for five seconds what it knows of a service.
  it('of one service leaves the slots of the place, takes that service off the sale, and says why', async () => {
    await office.house.clock.set(at('10:00'));
    const { body } = await suspend({ serviceCode: 'passport_new_adult', what: 'equipment' });
    await office.house.settle();
    const [point] = office.points;
    const open = await office.house.owner.query<{ id: string }>(
      `select id from slot where service_point_id = $1 and on_day = '2026-11-23' and withdrawn_at is null
         and starts_at > '2026-11-23T03:00:00Z' order by starts_at`,
      [point.id],
    );
    expect(open.rows.length).toBeGreaterThan(5);
    const query = `servicePointId=${point.id}&serviceCode=passport_new_adult&from=2026-11-23&to=2026-11-24`;
    const availability = await office.call(`/v1/queue/availability?${query}`, { headers: {} });
    const [today, tomorrow] = availability.body['days'] as { slots: unknown[]; whyNot: object | null }[];
    expect(today).toMatchObject({
      slots: [],
      whyNot: { code: 'closed', reason: { en: 'Equipment has failed. Service is suspended.' } },
    });
    expect(tomorrow!.slots.length).toBeGreaterThan(0);
    expect((await office.book(open.rows.at(-1)!.id)).body).toMatchObject({ code: 'slot_closed' });
    await resume(body['id']);
  });

  it('is said by the counter in one request, without words of its own, and shows everywhere at once', async () => {
    await office.house.clock.set(at('10:00'));
    const { status, body } = await suspend({ expectedEndAt: at('14:00') });
    expect(status).toBe(201);
    expect(body['message']).toEqual({
      id: 'Sistem nasional sedang terganggu. Layanan dihentikan sementara.',
      en: 'The national system is down. Service is suspended.',
    });
    const { items } = await suspensions();
    expect(items).toMatchObject([{ id: body['id'], stopsService: true, overdue: false }]);
    expect(items[0]!.sentence).toEqual({
      id: 'Sistem nasional sedang terganggu. Layanan dihentikan sementara. Diperkirakan pulih pukul 14.00.',
      en: 'The national system is down. Service is suspended. Expected back at 14:00.',
    });
    const board = await office.call('/v1/queue/boards/CTH-1', { headers: {} });
    expect(board.body['notice']).toEqual(items[0]!.sentence);
    await office.house.clock.set(at('14:01'));
    expect((await suspensions()).items[0]).toMatchObject({ overdue: true });
    expect((await suspensions()).items[0]!.sentence.en).toBe('The national system is down. Service is suspended.');
    expect((await resume(body['id'])).status).toBe(200);
    expect((await suspensions()).items).toEqual([]);
    expect((await resume(body['id'])).body).toMatchObject({ code: 'disruption_ended' });
  });

  it('is noted once when two officers say the same at once, and beside it something else may be down', async () => {
    const both = await Promise.all([suspend({}, await as('counter')), suspend({}, await as('head'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'disruption_running' });
    expect((await suspend({ what: 'power' })).status).toBe(201);
    expect((await suspend({ servicePointId: office.points[0].id })).status).toBe(201);
    expect((await suspensions(0)).items).toHaveLength(3);
    expect((await suspensions(1)).items).toHaveLength(2);
  });

  it('is refused to who may not, for a service nobody offers there, and in another office', async () => {
    expect((await suspend({}, await asStaff(office.house, 'verifier'))).status).toBe(403);
    expect((await suspend({ serviceCode: 'no_such_service' })).body).toMatchObject({
      errors: [{ pointer: '/serviceCode', code: 'not_offered' }],
    });
    expect((await suspend({}, await asStaff(office.house, 'head', 2))).status).toBe(404);
    expect(
      (await office.call('/v1/queue/suspensions/4f9c1d2e-0000-4000-8000-000000000000', { headers: {} })).status,
    ).toBe(404);
  });
});

describe('who is booked in the span', () => {
  it('is told once, anew when the end is expected otherwise, and that it goes on; and is owed another time', async () => {
    const early = await book('2026-11-24', 1);
    const [hit, later] = [await book('2026-11-24', 5), await book('2026-11-24', 13)];
    await office.house.clock.set('2026-11-24T10:00:00+07:00');
    const { body } = await suspend({ expectedEndAt: '2026-11-24T13:30:00+07:00' });
    await office.house.settle();
    await office.house.settle();
    expect(await messages(hit)).toHaveLength(1);
    expect((await messages(hit))[0]!.body).toContain('Diperkirakan pulih: Selasa, 24 November 2026 pukul 13.30 WIB.');
    expect([await messages(early), await messages(later)]).toEqual([[], []]);
    const owed = await office.house.owner.query<{ free_reschedule: string | null }>(
      'select free_reschedule from booking where id = any ($1) order by starts_at',
      [[early, hit, later]],
    );
    expect(owed.rows.map((row) => row.free_reschedule)).toEqual([null, 'disruption', null]);
    // Nobody tells them a second time by the list of those whose time was closed.
    const list = await office.call('/v1/queue/affected-bookings?officeCode=CTH', { headers: await as('head') });
    const listed = list.body['items'] as { id: string; toldAt: string | null }[];
    expect(listed.find(({ id }) => id === hit)?.toldAt).not.toBeNull();
    const told = await office.call('/v1/queue/affected-bookings/notices', {
      body: { officeCode: 'CTH', bookingIds: [hit] },
      headers: await as('head'),
    });
    expect(told.body).toMatchObject({ told: 0 });

    await amend(body['id'], 1, { startsAt: body['startsAt'], expectedEndAt: null });
    await office.house.settle();
    expect((await messages(hit)).map((one) => one.body)).toEqual([
      expect.stringContaining('13.30'),
      expect.stringContaining('Belum diketahui kapan pulih.'),
    ]);
    expect(await messages(later)).toHaveLength(1);
    await office.house.clock.set('2026-11-24T14:00:00+07:00');
    await resume(body['id']);
    await office.house.settle();
    await office.house.settle();
    expect((await messages(hit)).at(-1)).toMatchObject({
      template: 'queue.booking_resumed',
      body: expect.stringContaining('Datanglah sekitar pukul 14.00') as string,
    });
    expect((await messages(later)).at(-1)!.body).toContain('Datanglah pada waktunya.');
    expect(await messages(early)).toEqual([]);
    expect([(await messages(hit)).length, (await messages(later)).length]).toEqual([3, 2]);
  });

  it('is told exactly once by a worker that dies in the middle, and by two at once', async () => {
    const booked = [await book('2026-11-25', 8), await book('2026-11-25', 9), await book('2026-11-25', 10)];
    await office.house.clock.set('2026-11-25T10:00:00+07:00');
    await office.house.settle();
    const { body } = await suspend();
    const outbox = office.house.get(Outbox);
    const send = outbox.send.bind(outbox);
    let left = 2;
    outbox.send = (message) => (left-- > 0 ? send(message) : Promise.reject(new Error('killed')));
    const notices = office.house.get(SuspensionNotices);
    await expect(notices.tell(1, String(body['id']))).rejects.toThrow('killed');
    outbox.send = send;
    for (const id of booked) expect(await messages(id)).toEqual([]);
    const told = await Promise.all([notices.tell(1, String(body['id'])), notices.tell(1, String(body['id']))]);
    expect(told[0] + told[1]).toBe(3);
    await office.house.settle();
    for (const id of booked) expect(await messages(id)).toHaveLength(1);
  });

  it('hears of it in the morning when it lasts over midnight or begins in the night', async () => {
    const [first, second] = [await book('2026-11-26', 3), await book('2026-11-27', 3)];
    await office.house.clock.set('2026-11-26T02:00:00+07:00');
    await suspend({ what: 'power' });
    await office.house.settle();
    expect(await messages(first)).toEqual([]);
    await office.house.clock.set('2026-11-26T06:00:01+07:00');
    await office.house.settle();
    expect(await messages(first)).toHaveLength(1);
    expect(await messages(second)).toEqual([]);
    await office.house.clock.set('2026-11-27T06:10:00+07:00');
    await office.house.get(SuspensionNotices).tell(1, (await suspensions()).items[0]!.id);
    expect(await messages(second)).toHaveLength(1);
  });
});
