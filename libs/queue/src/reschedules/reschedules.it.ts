import { asCitizen, asClient, asStaff } from '@buka-pintu/identity/testing';
import { newId } from '@buka-pintu/platform';
import {
  type Answer,
  type BookedOffice,
  CLIENT_SCOPES,
  MONDAY,
  openBookedOffice,
  somebody,
} from '../testing/booked-office.js';
import { FreeReschedules } from './free-reschedules.service.js';

let office: BookedOffice;
const [TUESDAY, WEDNESDAY, THURSDAY] = ['2026-11-24', '2026-11-25', '2026-11-26'] as const;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 2 });
});
afterAll(() => office?.close());
beforeEach(async () => {
  await office.house.clock.set(MONDAY);
  await office.house.clock.stop();
});

interface View {
  id: string;
  code: string;
  link: string;
  qr: string;
  version: number;
}
const days = new Map<string, Promise<{ id: string }[]>>();
const slot = async (on: string, at: number): Promise<string> => {
  if (!days.has(on)) days.set(on, office.slots(on));
  return (await days.get(on)!)[at]!.id;
};
let used = 0;
const booked = async (slotId?: string): Promise<View & { slotId: string }> => {
  const target = slotId ?? (await slot(TUESDAY, used++));
  const { status, body } = await office.book(target);
  expect(status).toBe(201);
  return { ...(body as unknown as View), slotId: target };
};
const move = (id: string, slotId: string, headers = office.client, init: object = {}): Promise<Answer> =>
  office.call(`/v1/queue/bookings/${id}/reschedules`, { body: { slotId }, headers, ...init });
const left = async (on: string, slotId: string): Promise<number> => {
  office.lookAgain();
  return (await office.slots(on)).find(({ id }) => id === slotId)?.seatsLeft ?? 0;
};
const holderOf = (link: string) => ({ authorization: `Bearer ${link.split('#')[1]}` });

describe('a reschedule', () => {
  it('swaps the seat and keeps id, code, link and QR; the calendar replaces what it holds', async () => {
    const { id, code, link, qr, slotId } = await booked();
    const target = await slot(WEDNESDAY, 0);
    const lines = async () =>
      String(
        (await office.call(`/v1/queue/bookings/${id}/calendar.ics`, { headers: holderOf(link) })).body['text'],
      ).split('\r\n');
    const before = await lines();
    const { status, body } = await move(id, target, holderOf(link));
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, code, qr, state: 'confirmed', on: WEDNESDAY, version: 2 });
    expect(body).toMatchObject({ reschedule: { left: 0, free: null }, actions: ['cancel'] });
    expect([await left(TUESDAY, slotId), await left(WEDNESDAY, target)]).toEqual([2, 1]);
    const after = await lines();
    const line = (of: string[], start: string) => of.find((one) => one.startsWith(start));
    expect(line(after, 'UID')).toBe(line(before, 'UID'));
    expect([line(before, 'SEQUENCE'), line(after, 'SEQUENCE')]).toEqual(['SEQUENCE:0', 'SEQUENCE:1']);
    expect(line(after, 'DTSTART;')).toContain('20261125');
    await office.house.settle();
    const { rows } = await office.house.owner.query<{ template: string }>(
      `select template from message where about_id = $1 order by created_at, id`,
      [id],
    );
    expect(rows.map(({ template }) => template)).toEqual(['queue.booking_confirmed', 'queue.booking_rescheduled']);
    const events = await office.house.owner.query<{ payload: object }>(
      `select payload from ledger_event where subject_id = $1 and type = 'booking.rescheduled'`,
      [id],
    );
    expect(events.rows).toMatchObject([{ payload: { slotId: target, fromSlotId: slotId, free: null, beyond: false } }]);
  });

  it('is done once, however often the button is pressed, and counts once', async () => {
    const { id } = await booked();
    const target = await slot(WEDNESDAY, 1);
    const first = await move(id, target, office.client, { key: 'again' });
    const second = await move(id, target, office.client, { key: 'again' });
    expect(second.body).toEqual(first.body);
    expect((await move(id, target)).body['code']).toBe('same_slot');
    expect((await move(id, await slot(WEDNESDAY, 2))).body).toMatchObject({ code: 'no_reschedule_left', limit: 1 });
    expect(await left(WEDNESDAY, target)).toBe(1);
  });

  it('leaves everything as it was when it can’t be, and says why', async () => {
    const mine = await booked();
    const full = await slot(WEDNESDAY, 3);
    for (let seat = 0; seat < 2; seat++) await booked(full);
    const code = async (slotId: string) => (await move(mine.id, slotId)).body['code'];
    expect(await code(full)).toBe('sold_out');
    expect(await code(mine.slotId)).toBe('same_slot');
    expect(await code(newId(1))).toBe('not_found');
    expect(await code(newId(2))).toBe('reschedule_other_office');
    const past = await slot(MONDAY.slice(0, 10), 0);
    await office.house.clock.set('2026-11-23T08:00:00Z');
    expect(await code(past)).toBe('slot_past');
    await office.house.clock.set(MONDAY);
    const elsewhere = async () => {
      const query = `servicePointId=${office.points[1].id}&serviceCode=passport_new_adult&from=${WEDNESDAY}&to=${WEDNESDAY}`;
      const { body } = await office.call(`/v1/queue/availability?${query}`, { headers: {} });
      return (body['days'] as unknown as { slots: { id: string }[] }[])[0]!.slots[0]!.id;
    };
    const other = await elsewhere();
    await office.house.owner.query(`update slot set withdrawn_at = now() where id = $1`, [other]);
    expect(await code(other)).toBe('slot_closed');
    await office.house.owner.query(`update slot set withdrawn_at = null where id = $1`, [other]);
    expect((await office.call(`/v1/queue/bookings/${mine.id}`)).body).toMatchObject({ version: 1, on: TUESDAY });
    // To another point of the office, as long as it serves what was booked.
    const { body } = await move(mine.id, other);
    expect(body).toMatchObject({ servicePointId: office.points[1].id, servicePointName: office.points[1].name });
    expect(await left(TUESDAY, mine.slotId)).toBe(2);
  });

  it('to a point that does not serve it is refused with what it does serve', async () => {
    const { id } = await booked();
    const { rows } = await office.house.owner.query<{ id: string }>(
      `insert into slot (office_id, id, service_point_id, on_day, starts_at, ends_at, opens_at, cancel_by_at)
       select office_id, $2, $3, on_day, starts_at, ends_at, opens_at, cancel_by_at from slot where id = $1 returning id`,
      [await slot(WEDNESDAY, 4), newId(1), newId(1)],
    );
    expect((await move(id, rows[0]!.id)).body).toMatchObject({ status: 422, code: 'service_not_offered', offered: [] });
    await office.house.owner.query('delete from slot where id = $1', [rows[0]!.id]);
  });

  it('is the person’s until H-1 is over in the office, and the officer’s after that, who is written down', async () => {
    const { id, link } = await booked();
    const target = await slot(THURSDAY, 0);
    await office.house.clock.set('2026-11-23T17:00:00Z');
    expect((await move(id, target, holderOf(link))).body).toMatchObject({
      code: 'too_late_to_reschedule',
      rescheduleByAt: '2026-11-23T17:00:00.000Z',
    });
    expect((await move(id, target)).body['code']).toBe('too_late_to_reschedule');
    const counter = await asStaff(office.house, 'counter');
    expect((await move(id, target, counter)).body).toMatchObject({ on: THURSDAY });
    const { rows } = await office.house.owner.query(
      `select actor_kind, payload->>'beyond' as beyond from ledger_event
       where subject_id = $1 and type = 'booking.rescheduled'`,
      [id],
    );
    expect(rows).toEqual([{ actor_kind: 'staff', beyond: 'true' }]);
    await office.house.clock.set('2026-11-23T16:59:59Z');
    const inTime = await booked();
    expect((await move(inTime.id, await slot(THURSDAY, 0), holderOf(inTime.link))).status).toBe(200);
  });

  it('that the office owes counts for nothing and is bound to no day', async () => {
    const { id, link } = await booked();
    await office.house.get(FreeReschedules).grant(1, [id], 'disruption');
    await office.house.clock.set('2026-11-24T09:30:00Z');
    const moved = await move(id, await slot(THURSDAY, 1), holderOf(link));
    expect(moved.body).toMatchObject({ on: THURSDAY, reschedule: { left: 1, free: null } });
  });

  it('is for its client, its citizen and its office', async () => {
    const { id } = await booked();
    const target = await slot(THURSDAY, 2);
    const other = await booked();
    expect((await move(id, target, await asClient(office.house, CLIENT_SCOPES))).status).toBe(404);
    expect((await move(id, target, await asClient(office.house, ['queue:bookings:read']))).status).toBe(403);
    expect((await move(id, target, holderOf(other.link))).status).toBe(404);
    expect((await move(id, target, await asStaff(office.house, 'counter', 2))).status).toBe(404);
    expect((await move(id, target, await asStaff(office.house, 'auditor'))).status).toBe(403);
    const citizen = await asCitizen(office.house, { type: 'booking', id });
    expect((await move(id, target, { ...citizen, 'if-match': '"7"' })).body['code']).toBe('stale');
    expect((await move(id, target, { ...citizen, 'if-match': '"1"' })).status).toBe(200);
  });

  it('of two at the same moment happens once, and no seat is lost by the other', async () => {
    const { id, slotId } = await booked();
    const [one, other] = [await slot(THURSDAY, 3), await slot(THURSDAY, 4)];
    const answers = await Promise.all([move(id, one), move(id, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await left(THURSDAY, one)) + (await left(THURSDAY, other)) + (await left(TUESDAY, slotId))).toBe(5);
  });

  it('is not for what is over or only held', async () => {
    const { id } = await booked();
    await office.call(`/v1/queue/bookings/${id}/cancellations`, { body: {} });
    const target = await slot(THURSDAY, 5);
    expect((await move(id, target)).body).toMatchObject({ code: 'illegal_transition', state: 'cancelled' });
    const held = await office.book(await slot(THURSDAY, 6), { hold: true });
    expect((await move(String(held.body['id']), target)).body).toMatchObject({ state: 'held' });
  });

  it('takes the whole family along by the link of one, or nobody', async () => {
    const members = Array.from({ length: 2 }, () => {
      const { serviceCode, person, companion } = somebody();
      return { serviceCode, person, companion };
    });
    const from = await slot(THURSDAY, 7);
    const contact = { phone: '+6281234567890', locale: 'id' };
    const { body } = await office.call('/v1/queue/families', { body: { slotId: from, contact, members } });
    const [first, second] = body['bookings'] as unknown as [View, View];
    const tight = await slot(THURSDAY, 8);
    await booked(tight);
    expect((await move(first.id, tight, holderOf(first.link))).body).toMatchObject({ code: 'sold_out', seatsLeft: 1 });
    const target = await slot(THURSDAY, 9);
    expect((await move(second.id, target, holderOf(second.link))).status).toBe(200);
    expect((await office.call(`/v1/queue/bookings/${first.id}`)).body).toMatchObject({ version: 2 });
    expect([await left(THURSDAY, from), await left(THURSDAY, target)]).toEqual([2, 0]);
    expect((await move(first.id, await slot(THURSDAY, 10))).body['code']).toBe('no_reschedule_left');
  });
});
