import { dice } from '../bookings/demo-people.js';
import { type Answer, type BookedOffice, MONDAY, openBookedOffice, somebody } from '../testing/booked-office.js';
import { type DemandEvent, type DemandOutcome, judgeDemand } from '../testing/demand-history.js';
import { LapsedHolds } from './hold.handlers.js';

const SEED = Number(process.env['DEMAND_SEED'] ?? 20261124);
const SEATS = 12;
const SLOTS = 4;
const RACERS = 220;

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: SEATS });
});
afterAll(() => office?.close());

/** One who wants a seat, perhaps with a family, perhaps on hold, and thinks again; what they were told last. */
class Racer {
  readonly told = new Map<string, string>();
  constructor(
    private readonly roll: () => number,
    private readonly slots: readonly string[],
    private readonly number: number,
  ) {}

  async run(): Promise<void> {
    const bookings = await this.book();
    if (bookings.length === 0) return;
    const [{ id }] = bookings as [{ id: string }];
    const post = (what: string, body: object) => this.post(`/v1/queue/bookings/${id}/${what}`, body);
    if (this.held && this.roll() < 0.7)
      await post('confirmations', { proof: { kind: 'payment', reference: `NTPN-${this.number}` }, family: true });
    for (let move = 0; move < 2 && this.roll() < 0.6; move++) {
      const slotId = this.anySlot();
      const { status } = await post('reschedules', { slotId });
      if (status === 200) for (const each of bookings) this.told.set(each.id, slotId);
    }
    if (this.roll() < 0.2) await post('cancellations', { family: this.roll() < 0.5 });
  }

  private held = false;

  private async book(): Promise<{ id: string }[]> {
    const slotId = this.anySlot();
    this.held = this.roll() < 0.4;
    const size = this.roll() < 0.3 ? 2 + Math.floor(this.roll() * 2) : 1;
    const { person, serviceCode, companion, contact } = somebody();
    const others = Array.from({ length: size - 1 }, () => somebody().person);
    const { status, body } =
      size === 1
        ? await this.post('/v1/queue/bookings', { ...somebody(), slotId, hold: this.held })
        : await this.post('/v1/queue/families', {
            ...{ slotId, contact, hold: this.held },
            members: [person, ...others].map((one) => ({ person: one, serviceCode, companion })),
          });
    if (status !== 201) return [];
    const made = (size === 1 ? [body] : body['bookings']) as { id: string }[];
    for (const { id } of made) this.told.set(id, slotId);
    return made;
  }

  private anySlot(): string {
    return this.slots[Math.floor(this.roll() * this.slots.length)]!;
  }

  /** Pressed twice now and then, with one key. */
  private async post(path: string, body: object): Promise<Answer> {
    const key = `racer-${this.number}-${this.roll()}`;
    const once = await office.call(path, { body, key });
    return this.roll() < 0.1 ? office.call(path, { body, key }) : once;
  }
}

async function outcomeOf(told: ReadonlyMap<string, string>): Promise<DemandOutcome> {
  const rows = async <R extends object>(sql: string): Promise<R[]> => (await office.house.owner.query<R>(sql)).rows;
  return {
    seats: await rows(
      `select id, slot_id as "slotId", booking_id as "bookingId", held_until is not null as held from seat
       where booking_id is not null or slot_id in (select slot_id from booking)`,
    ),
    bookings: await rows(
      `select id, state, slot_id as "slotId", seat_id as "seatId", party_id as "partyId", encode(person_key, 'hex') as person,
         reschedules from booking`,
    ),
    claims: await rows(
      `select encode(person_key, 'hex') as person, booking_id as "bookingId" from booking_person_claim`,
    ),
    events: await rows<DemandEvent>(
      `select subject_id as "bookingId", type, payload->>'seatId' as "seatId", payload->>'slotId' as "slotId",
         payload->>'fromSeatId' as "fromSeatId", payload->>'free' as free
       from ledger_event where subject_type = 'booking' and payload ? 'seatId' order by arrival`,
    ),
    told: [...told].map(([bookingId, slotId]) => ({ bookingId, slotId })),
  };
}

it(`loses and doubles nothing when ${RACERS} hold, confirm, move, cancel and come with families at once (seed ${SEED})`, async () => {
  const slots = (await office.slots('2026-11-25')).slice(0, SLOTS).map(({ id }) => id);
  const all = new Map<string, string>();
  const sweep = () => office.house.get(LapsedHolds).run();
  for (let wave = 0; wave < 2; wave++) {
    const racers = Array.from(
      { length: RACERS / 2 },
      (_, at) => new Racer(dice(SEED + wave * RACERS + at), slots, wave * RACERS + at),
    );
    // The sweeper runs into the middle of them; between the waves every hold that is left lapses.
    await Promise.all([...racers.map((racer) => racer.run()), sweep(), sweep()]);
    for (const racer of racers) for (const [id, slotId] of racer.told) all.set(id, slotId);
    await office.house.clock.set(new Date(Date.parse(MONDAY) + (wave + 1) * 3 * 3_600_000).toISOString());
  }
  await Promise.all([sweep(), sweep()]);
  const outcome = await outcomeOf(all);
  expect(judgeDemand(outcome)).toEqual([]);
  expect(outcome.bookings.filter(({ state }) => state === 'lapsed').length).toBeGreaterThan(0);
  expect(outcome.events.filter(({ type }) => type === 'booking.rescheduled').length).toBeGreaterThan(0);
  expect(outcome.bookings.filter(({ partyId }) => partyId !== null).length).toBeGreaterThan(0);
});
