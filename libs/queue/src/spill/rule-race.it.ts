import { asStaff } from '@buka-pintu/identity/testing';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';

const ON = '2026-11-26';
const SEATS = 16;

let office: BookedOffice;
let head: Record<string, string>;
beforeAll(async () => {
  office = await openBookedOffice({ regular: SEATS });
  await office.house.clock.set(MONDAY);
  head = await asStaff(office.house, 'head');
});
afterAll(() => office?.close());

const terms = (seats: number) => ({
  ...{ minutes: 30, horizonDays: 14, releaseTime: '08:00', cancelDays: 0, validFrom: '2026-11-24' },
  lanes: [
    { lane: 'regular', seats },
    { lane: 'reserve', seats: 2, spillTo: 'regular', spillAt: '07:00' },
  ],
});
const change = (id: string, version: number, seats: number) =>
  office.call(`/v1/queue/slot-rules/${id}`, {
    method: 'PUT',
    body: terms(seats),
    headers: { ...head, 'if-match': `"${version}"` },
  });

it('sells what the rule in force holds while it shrinks and grows, and loses no seat that was sold', async () => {
  const body = { servicePointId: office.points[0].id, ...terms(SEATS) };
  const { body: rule } = await office.call('/v1/queue/slot-rules', { body, headers: head });
  const id = String(rule['id']);
  const [slot] = await office.slots(ON);
  let booked = 0;
  const crowd = async (people: number): Promise<void> => {
    const answers = await Promise.all(Array.from({ length: people }, () => office.book(slot!.id)));
    const odd = answers.filter(
      ({ status, body: { code } }) => status !== 201 && code !== 'sold_out' && code !== 'held_try_again',
    );
    expect(odd).toEqual([]);
    booked += answers.filter(({ status }) => status === 201).length;
  };
  let version = 1;
  for (const seats of [6, 10, 3, SEATS]) {
    const [changed] = await Promise.all([change(id, version, seats), crowd(6)]);
    expect(changed.status).toBe(200);
    version += 1;
  }
  // Two administrators with the same version in their hands: one of them is told to look again.
  const both = await Promise.all([change(id, version, SEATS), change(id, version, SEATS)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);

  for (let round = 0; round < 40 && booked < SEATS; round++) await crowd(2);
  expect(booked).toBe(SEATS);
  expect((await office.book(slot!.id)).body).toMatchObject({ code: 'sold_out' });
  const { rows } = await office.house.owner.query<Record<string, number>>(
    `select count(*)::integer as bookings, count(distinct b.seat_id)::integer as seats,
       count(*) filter (where e.booking_id = b.id)::integer as matched, count(*) filter (where e.withdrawn)::integer as withdrawn
     from booking b join seat e on e.id = b.seat_id where b.slot_id = $1`,
    [slot!.id],
  );
  expect(rows[0]).toEqual({ bookings: SEATS, seats: SEATS, matched: SEATS, withdrawn: 0 });
});

it('shrinks below what is booked without taking a seat from anybody, and says so before', async () => {
  const list = await office.call(`/v1/queue/slot-rules?servicePointId=${office.points[0].id}`, { headers: head });
  const rule = (list.body['items'] as { id: string; version: number; validFrom: string }[]).at(-1)!;
  const asked = { servicePointId: office.points[0].id, id: rule.id, rule: terms(4) };
  const look = await office.call('/v1/queue/slot-rule-previews', { body: asked, headers: head });
  expect(look.body).toMatchObject({ bookingsHit: 0, seatsKept: SEATS - 4 });
  expect((await change(rule.id, rule.version, 4)).status).toBe(200);
  office.lookAgain();
  const { body } = await office.call(`/v1/queue/slots?servicePointId=${office.points[0].id}&from=${ON}&to=${ON}`, {
    headers: head,
  });
  const [day] = body['days'] as { slots: { lanes: { lane: string; seats: number; booked: number }[] }[] }[];
  expect(day!.slots[0]!.lanes[0]).toMatchObject({ lane: 'regular', seats: SEATS, booked: SEATS });
});
