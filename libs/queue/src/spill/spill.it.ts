import { asStaff } from '@buka-pintu/identity/testing';
import type { AvailabilityView } from '../supply/availability.dto.js';
import { type Answer, type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';

const RULE = { minutes: 30, horizonDays: 14, releaseTime: '08:00', cancelDays: 0, validFrom: '2026-11-24' };
const SPILL = { spillTo: 'regular', spillAt: '16:00', spillDaysBefore: 1 } as const;
const LANES = [
  { lane: 'regular', seats: 1 },
  { lane: 'priority', seats: 2, ...SPILL },
];

let office: BookedOffice;
let head: Record<string, string>;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 1, priority: 2 });
  await office.house.clock.set(MONDAY);
  head = await asStaff(office.house, 'head');
});
afterAll(() => office?.close());

const add = (change: object = {}): Promise<Answer> =>
  office.call('/v1/queue/slot-rules', {
    body: { servicePointId: office.points[0].id, ...RULE, lanes: LANES, ...change },
    headers: head,
  });
async function day(on: string, lane: string) {
  office.lookAgain();
  const query = `servicePointId=${office.points[0].id}&serviceCode=passport_new_adult&lane=${lane}&from=${on}&to=${on}`;
  const { body } = await office.call(`/v1/queue/availability?${query}`, { headers: {} });
  return (body as unknown as AvailabilityView).days[0]!;
}
const left = async (on: string, lane: string) => (await day(on, lane)).slots[0]?.seatsLeft ?? 0;

describe('a lane that spills', () => {
  it('is told as it was set, and refused when it goes in circles', async () => {
    const added = await add();
    expect(added).toMatchObject({ status: 201, body: { lanes: LANES } });
    const wrong = async (lanes: object[]) => {
      const { status, body } = await add({ validFrom: '2026-12-07', lanes });
      return [status, (body['errors'] as { pointer: string; code: string }[] | undefined)?.map((one) => one.code)];
    };
    const [regular, priority] = LANES as [object, object];
    expect(await wrong([{ ...regular, ...SPILL }])).toEqual([400, ['spill_to_itself']]);
    const back = { ...regular, spillTo: 'priority', spillAt: '16:00' };
    expect(await wrong([back, priority])).toEqual([400, ['spill_chain']]);
    const on = { ...regular, spillTo: 'walk_in', spillAt: '07:00' };
    expect(await wrong([on, priority])).toEqual([400, ['spill_chain']]);
    expect(await wrong([regular, { ...priority, spillAt: undefined }])).toEqual([400, ['spill_time']]);
    expect((await wrong([regular, { ...priority, spillAt: '25:00' }]))[0]).toBe(400);
    expect((await wrong([regular, { ...priority, spillTo: 'vip' }]))[0]).toBe(400);
  });

  it('keeps its seats until the instant, by the office’s clock, and gives the unsold ones away from it on', async () => {
    const on = '2026-11-26';
    const slotId = (await day(on, 'priority')).slots[0]!.id;
    expect((await office.book(slotId, { lane: 'priority' })).status).toBe(201);
    await office.house.clock.set('2026-11-25T08:59:00Z');
    expect([await left(on, 'regular'), await left(on, 'priority')]).toEqual([1, 1]);
    await office.house.clock.set('2026-11-25T09:00:00Z');
    expect([await left(on, 'regular'), await left(on, 'priority')]).toEqual([2, 0]);
    expect((await day(on, 'priority')).whyNot).toMatchObject({
      code: 'sold_out',
      reason: { en: /another lane/ } as never,
    });
    expect((await office.book(slotId, { lane: 'priority' })).body).toMatchObject({ code: 'sold_out' });
    const [one, two] = [await office.book(slotId), await office.book(slotId)];
    expect([one.body['lane'], two.body['lane']]).toEqual(['regular', 'regular']);
    expect((await office.book(slotId)).body).toMatchObject({ code: 'sold_out' });
    expect((await day(on, 'regular')).slots.map((slot) => slot.id)).not.toContain(slotId);
    // What is given back counts for the lane it spilled to as well.
    await office.call(`/v1/queue/bookings/${String(two.body['id'])}/cancellations`, { body: {} });
    expect(await left(on, 'regular')).toBe(1);
  });

  it('sells each seat once to a crowd of both lanes at the instant', async () => {
    const on = '2026-11-27';
    await office.house.clock.set('2026-11-26T08:59:00Z');
    const slotId = (await day(on, 'regular')).slots[0]!.id;
    const crowd = (lane: 'regular' | 'priority') => Array.from({ length: 12 }, () => office.book(slotId, { lane }));
    const before = [...crowd('regular'), ...crowd('priority')];
    await office.house.clock.set('2026-11-26T09:00:00Z');
    const answers = await Promise.all([...before, ...crowd('regular')]);
    // Whoever met only locked seats asks again, as the answer says.
    const last = [await office.book(slotId), await office.book(slotId), await office.book(slotId)];
    const codes = [...answers, ...last].map(({ status, body }) => (status === 201 ? 'booked' : body['code']));
    expect(codes.filter((code) => code === 'booked')).toHaveLength(3);
    expect(codes.filter((code) => !['booked', 'sold_out', 'held_try_again'].includes(String(code)))).toEqual([]);
    const { rows } = await office.house.owner.query<{ seats: number; bookings: number }>(
      `select count(distinct seat_id)::integer as seats, count(*)::integer as bookings from booking where slot_id = $1`,
      [slotId],
    );
    expect(rows[0]).toEqual({ seats: 3, bookings: 3 });
  });
});
