import { asCitizen, asClient, asStaff, registerClient } from '@buka-pintu/identity/testing';
import {
  type Answer,
  type BookedOffice,
  CLIENT_SCOPES,
  MONDAY,
  openBookedOffice,
  somebody,
} from '../testing/booked-office.js';

let office: BookedOffice;
const TUESDAY = '2026-11-24';
beforeAll(async () => {
  office = await openBookedOffice({ regular: 5, priority: 1 });
});
afterAll(() => office?.close());
beforeEach(() => office.house.clock.set(MONDAY));

interface View {
  id: string;
  code: string;
  link: string;
  partyId: string;
  seatNumber: number;
  state: string;
  startsAt: string;
}
let days: Promise<{ id: string }[]> | undefined;
let used = 0;
const freshSlot = async (): Promise<string> => (await (days ??= office.slots(TUESDAY)))[used++]!.id;
const member = (change: object = {}) => {
  const { serviceCode, person, companion } = somebody();
  return { serviceCode, person, companion, ...change };
};
const family = (slotId: string, members: object[], init: { headers?: Record<string, string>; change?: object } = {}) =>
  office.call('/v1/queue/families', {
    body: { slotId, lane: 'regular', contact: { phone: '+6281234567890', locale: 'id' }, members, ...init.change },
    ...(init.headers ? { headers: init.headers } : {}),
  });
const bookingsOf = ({ status, body }: Answer): View[] => {
  expect(status).toBe(201);
  return body['bookings'] as unknown as View[];
};
const left = async (slotId: string): Promise<number> => {
  office.lookAgain();
  return (await office.slots(TUESDAY)).find(({ id }) => id === slotId)?.seatsLeft ?? 0;
};
const pointers = ({ body }: Answer) => (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);

describe('a family', () => {
  it('gets seats in one slot, each with an own code, link and ticket to come', async () => {
    const slotId = await freshSlot();
    const its = bookingsOf(await family(slotId, [member(), member(), member({ accommodation: 'kursi roda' })]));
    expect(new Set(its.map(({ code }) => code)).size).toBe(3);
    expect(new Set(its.map(({ link }) => link)).size).toBe(3);
    expect(new Set(its.map(({ seatNumber }) => seatNumber)).size).toBe(3);
    expect(new Set(its.map(({ partyId }) => partyId)).size).toBe(1);
    expect(await left(slotId)).toBe(2);
    const { rows } = await office.house.owner.query<{ n: number }>(
      `select count(*)::int as n from ledger_event where type = 'booking.confirmed' and subject_id = any ($1)`,
      [its.map(({ id }) => id)],
    );
    expect(rows[0]!.n).toBe(3);
    const citizen = { authorization: `Bearer ${its[1]!.link.split('#')[1]}` };
    const together = await office.call(`/v1/queue/bookings/${its[1]!.id}/family`, { headers: citizen });
    expect((together.body['bookings'] as { code: string }[]).map(({ code }) => code).sort()).toEqual(
      its.map(({ code }) => code).sort(),
    );
    expect(JSON.stringify(together.body)).not.toContain('Aminah');
    const alone = await office.call(`/v1/queue/bookings/${its[1]!.id}/family`, {
      headers: await asCitizen(office.house, { type: 'booking', id: its[0]!.id }),
    });
    expect(alone.status).toBe(404);
  });

  it('gets all seats or none: a slot with too few keeps what it has', async () => {
    const slotId = await freshSlot();
    bookingsOf(await family(slotId, [member(), member(), member()]));
    const refused = await family(slotId, [member(), member(), member()]);
    expect(refused).toMatchObject({ status: 409, body: { code: 'sold_out', seatsLeft: 2 } });
    expect(await left(slotId)).toBe(2);
    bookingsOf(await family(slotId, [member(), member()]));
  });

  it('is refused whole when one has a booking, and says only which of them', async () => {
    const slotId = await freshSlot();
    const known = member();
    const { body } = await office.book(await freshSlot(), { person: known.person });
    const refused = await family(slotId, [member(), known, member()], {
      headers: await asClient(office.house, CLIENT_SCOPES),
    });
    expect(refused.body).toMatchObject({ status: 409, code: 'one_booking_per_person' });
    expect(pointers(refused)).toEqual(['/members/1']);
    expect(JSON.stringify(refused.body)).not.toContain(String(body['code']));
    expect(await left(slotId)).toBe(5);
    const { rows } = await office.house.owner.query<{ n: number }>(
      `select count(*)::int as n from booking_person_claim c where not exists (select from booking b where b.id = c.booking_id)`,
    );
    expect(rows[0]!.n).toBe(0);
  });

  it('is refused with a pointer where a request is wrong', async () => {
    const slotId = await freshSlot();
    const twin = member();
    expect(pointers(await family(slotId, [member(), twin, twin]))).toEqual(['/members/2']);
    const unborn = { ...member(), person: { ...somebody().person, birthOn: '2027-01-01' } };
    expect(pointers(await family(slotId, [member(), unborn]))).toEqual(['/members/1/person/birthOn']);
    expect((await family(slotId, [member(), member({ serviceCode: 'visa_on_arrival' })])).body).toMatchObject({
      code: 'service_not_offered',
      pointer: '/members/1',
    });
    expect((await family(slotId, [member()])).status).toBe(400);
    expect(
      (
        await family(
          slotId,
          Array.from({ length: 6 }, () => member()),
        )
      ).status,
    ).toBe(400);
    expect(await left(slotId)).toBe(5);
  });

  it('is cancelled one by one or all at once', async () => {
    const slotId = await freshSlot();
    const [first, second, third] = bookingsOf(await family(slotId, [member(), member(), member()])) as [
      View,
      View,
      View,
    ];
    const cancel = (id: string, body: object, headers: Record<string, string>) =>
      office.call(`/v1/queue/bookings/${id}/cancellations`, { body, headers });
    const citizen = { authorization: `Bearer ${second.link.split('#')[1]}` };
    expect((await cancel(first.id, {}, office.client)).status).toBe(200);
    expect(await left(slotId)).toBe(3);
    expect((await cancel(second.id, { family: true }, citizen)).status).toBe(200);
    expect(await left(slotId)).toBe(5);
    expect((await office.call(`/v1/queue/bookings/${third.id}`)).body).toMatchObject({ state: 'cancelled' });
  });

  it('counts as many as it is against a client’s day, and none when it is too many', async () => {
    const { headers } = await registerClient(office.house, CLIENT_SCOPES, [1], { bookingsPerDay: 7 });
    const slotId = await freshSlot();
    bookingsOf(await family(slotId, [member(), member(), member()], { headers }));
    const next = await freshSlot();
    expect(
      (
        await family(
          next,
          Array.from({ length: 5 }, () => member()),
          { headers },
        )
      ).body['code'],
    ).toBe('client_quota_used');
    bookingsOf(
      await family(
        next,
        Array.from({ length: 4 }, () => member()),
        { headers },
      ),
    );
    expect((await office.book(next, {}, { headers })).body['code']).toBe('client_quota_used');
  });

  it('holds and pays together: one receipt for all of them', async () => {
    const slotId = await freshSlot();
    const its = bookingsOf(await family(slotId, [member(), member()], { change: { hold: true } }));
    expect(its.map(({ state }) => state)).toEqual(['held', 'held']);
    const paid = await office.call(`/v1/queue/bookings/${its[0]!.id}/confirmations`, {
      body: { proof: { kind: 'payment', reference: 'NTPNFAMILY1' }, family: true },
      headers: await asStaff(office.house, 'counter'),
    });
    expect(paid.body).toMatchObject({ state: 'confirmed' });
    expect((await office.call(`/v1/queue/bookings/${its[1]!.id}`)).body).toMatchObject({ state: 'confirmed' });
  });

  it('does not wait for another that shares its people, however both are ordered', async () => {
    const [a, b] = [member(), member()];
    const [one, other] = [await freshSlot(), await freshSlot()];
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all([family(one, [a, b]), family(other, [b, a])]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const [first] = bookingsOf(answers.find(({ status }) => status === 201)!);
      await office.call(`/v1/queue/bookings/${first!.id}/cancellations`, { body: { family: true } });
    }
  });
});
