import { asStaff } from '@buka-pintu/identity/testing';
import { DEMO_OFFICE, Offices } from '@buka-pintu/offices';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { seedDemo, seedReference } from '@buka-pintu/platform';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ demo: true });
});
afterAll(() => house?.close());

const count = async (where: string): Promise<number> =>
  Number((await house.owner.query<{ n: string }>(`select count(*) as n from ${where}`)).rows[0]!.n);

describe('the demo office', () => {
  it('has a past that ended and coming days that fill up', async () => {
    expect(await count(`booking where on_day < current_date and state in ('confirmed', 'checked_in')`)).toBe(0);
    expect(await count(`booking where state = 'served'`)).toBeGreaterThan(100);
    expect(await count(`booking where state = 'no_show'`)).toBeGreaterThan(5);
    expect(await count(`booking where state = 'confirmed' and on_day > current_date`)).toBeGreaterThan(50);
    expect(await count(`seat where booking_id is null and not withdrawn`)).toBeGreaterThan(50);
  });

  it('has told its people what was to be told, in its own time', async () => {
    expect(await count(`message where template = 'queue.booking_confirmed' and created_at < now()`)).toBeGreaterThan(
      20,
    );
    expect(await count(`message where state <> 'shown' or created_at <> sent_at`)).toBe(0);
    expect(await count(`message m where not exists (select from booking b where b.id = m.about_id)`)).toBe(0);
    const page = await house.fetch('/v1/messages', { headers: await asStaff(house, 'head') });
    const { items } = (await page.json()) as { items: { createdAt: string }[] };
    expect(items.length).toBeGreaterThan(20);
    expect(new Set(items.map((item) => item.createdAt.slice(0, 13))).size).toBeGreaterThan(1);
  });

  it('agrees with itself: seats, persons and the ledger', async () => {
    expect(
      await count(`seat e full join (select * from booking where state <> 'cancelled') b
      on b.seat_id = e.id and e.booking_id = b.id where (e.booking_id is null) <> (b.id is null)`),
    ).toBe(0);
    expect(await count('booking_person_claim')).toBe(await count(`booking where state in ('confirmed', 'checked_in')`));
    expect(await count(`ledger_event where type = 'booking.confirmed'`)).toBe(await count('booking'));
  });

  it('shows names that open, and sends no message to people who do not exist', async () => {
    const told = await count('message');
    await house.settle();
    expect(await count('message')).toBe(told);
    const [point] = await house.get(Offices).servicePoints(DEMO_OFFICE);
    const headers = await asStaff(house, 'head');
    const response = await house.fetch(`/v1/queue/bookings?servicePointId=${point!.id}&limit=100`, { headers });
    const { items } = (await response.json()) as { items: { person: { name: string } }[] };
    expect(items).toHaveLength(100);
    for (const { person } of items) expect(person.name).toMatch(/^\p{L}\*+ \p{L}\*+$/u);
  });

  it('is the same after a second start', async () => {
    const before = [await count('booking'), await count('slot'), await count('seat')];
    await seedReference(house.app);
    await seedDemo(house.app);
    expect([await count('booking'), await count('slot'), await count('seat')]).toEqual(before);
  });
});
