import { asStaff } from '@buka-pintu/identity/testing';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 1, priority: 1, express: 1, walk_in: 1, group: 1, reserve: 2 });
  await office.house.clock.set(MONDAY);
});
afterAll(() => office?.close());

describe('the six lanes of a slot', () => {
  it('sell express ahead, and neither walk-in nor group nor reserve seats', async () => {
    const [slot] = await office.slots('2026-11-24', 'express');
    expect(slot).toMatchObject({ seatsLeft: 1 });
    expect(await office.book(slot!.id, { lane: 'express' })).toMatchObject({ status: 201, body: { lane: 'express' } });
    expect((await office.book(slot!.id, { lane: 'express' })).body).toMatchObject({ code: 'sold_out' });
    for (const lane of ['walk_in', 'group', 'reserve']) {
      const query = `servicePointId=${office.points[0].id}&serviceCode=passport_new_adult&lane=${lane}`;
      expect((await office.call(`/v1/queue/availability?${query}`)).status).toBe(400);
    }
    for (const lane of ['walk_in', 'group'])
      expect((await office.book(slot!.id, { lane: lane as 'regular' })).status).toBe(400);
  });

  it('leave reserve seats to who may give them away', async () => {
    const [slot] = await office.slots('2026-11-24', 'regular');
    const reserved = { lane: 'reserve' } as const;
    const [head, counter] = [await asStaff(office.house, 'head'), await asStaff(office.house, 'counter')];
    expect((await office.book(slot!.id, reserved)).body).toMatchObject({ code: 'not_allowed' });
    expect((await office.book(slot!.id, reserved, { headers: counter })).body).toMatchObject({ code: 'not_allowed' });
    const given = await office.book(slot!.id, reserved, { headers: head });
    expect(given).toMatchObject({ status: 201, body: { lane: 'reserve' } });
    expect((await office.slots('2026-11-24', 'regular'))[0]).toMatchObject({ id: slot!.id, seatsLeft: 1 });
  });
});
