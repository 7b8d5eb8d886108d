import { newId } from '@buka-pintu/platform';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';
import { FreeReschedules } from './free-reschedules.service.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 6 });
});
afterAll(() => office?.close());
beforeEach(() => office.house.clock.set(MONDAY));

const booked = async (): Promise<string> =>
  String((await office.book((await office.slots('2026-11-24'))[0]!.id)).body['id']);
const stored = async (id: string) =>
  (
    await office.house.owner.query<{ free_reschedule: string | null; version: number; told: number }>(
      `select free_reschedule, version, (select count(*)::int from ledger_event e
         where e.subject_id = b.id::text and e.type = 'booking.reschedule_granted') as told from booking b where id = $1`,
      [id],
    )
  ).rows[0];

describe('a free reschedule', () => {
  it('is granted once, with its first reason, to who is still to come in that office', async () => {
    const [first, second, gone] = [await booked(), await booked(), await booked()];
    await office.call(`/v1/queue/bookings/${gone}/cancellations`, { body: {} });
    const free = office.house.get(FreeReschedules);
    expect(await free.grant(1, [], 'disruption')).toEqual([]);
    expect((await free.grant(1, [first, second, gone, newId(1), newId(2)], 'disruption')).sort()).toEqual(
      [first, second].sort(),
    );
    expect(await free.grant(1, [first], 'other')).toEqual([]);
    expect(await free.grant(2, [first], 'other')).toEqual([]);
    expect(await stored(first)).toEqual({ free_reschedule: 'disruption', version: 2, told: 1 });
    expect(await stored(gone)).toMatchObject({ free_reschedule: null, told: 0 });
  });
});
