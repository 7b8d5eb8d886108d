import { type DemandOutcome, judgeDemand } from './demand-history.js';

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? Open<I>[] : T[K] };

/** A family of two that moved together, a hold, and one who cancelled. */
function outcome(): Open<DemandOutcome> {
  const booking = (id: string, state: string, slotId: string, seatId: string, partyId: string | null = null) => ({
    ...{ id, state, slotId, seatId, partyId, person: `person of ${id}` },
    reschedules: partyId ? 1 : 0,
  });
  const event = (
    bookingId: string,
    type: string,
    slotId: string,
    seatId: string,
    fromSeatId: string | null = null,
  ) => ({
    ...{ bookingId, type: `booking.${type}`, slotId, seatId, fromSeatId },
    free: null,
  });
  return {
    seats: [
      { id: 'a1', slotId: 'a', bookingId: 'H', held: true },
      { id: 'a2', slotId: 'a', bookingId: null, held: false },
      { id: 'b1', slotId: 'b', bookingId: 'F', held: false },
      { id: 'b2', slotId: 'b', bookingId: 'G', held: false },
    ],
    bookings: [
      booking('F', 'confirmed', 'b', 'b1', 'party'),
      booking('G', 'confirmed', 'b', 'b2', 'party'),
      booking('H', 'held', 'a', 'a1'),
      booking('C', 'cancelled', 'a', 'a2'),
    ],
    claims: ['F', 'G', 'H'].map((id) => ({ person: `person of ${id}`, bookingId: id })),
    events: [
      event('F', 'confirmed', 'a', 'a1'),
      event('G', 'confirmed', 'a', 'a2'),
      event('F', 'rescheduled', 'b', 'b1', 'a1'),
      event('G', 'rescheduled', 'b', 'b2', 'a2'),
      event('H', 'held', 'a', 'a1'),
      event('C', 'confirmed', 'a', 'a2'),
      event('C', 'cancelled', 'a', 'a2'),
    ],
    told: [
      { bookingId: 'F', slotId: 'b' },
      { bookingId: 'H', slotId: 'a' },
    ],
  };
}

describe('the judge of holds, families and moves', () => {
  it('lets a fair day pass', () => {
    expect(judgeDemand(outcome())).toEqual([]);
  });

  it.each<[string, (it: Open<DemandOutcome>) => void, RegExp]>([
    [
      'a seat given twice',
      (it) => void (it.bookings[1]!.seatId = 'b1'),
      /G is confirmed and its seat b1 does not know/,
    ],
    [
      'a swap that freed nothing',
      (it) => void (it.seats[1]!.bookingId = 'G'),
      /a2 is kept for booking G, which left it/,
    ],
    ['a seat kept for who cancelled', (it) => void (it.seats[1]!.bookingId = 'C'), /a2 is taken by nobody who sits/],
    ['a hold without a deadline', (it) => void (it.seats[0]!.held = false), /differ in being held/],
    ['a confirmed seat that lapses', (it) => void (it.seats[2]!.held = true), /differ in being held/],
    ['a person twice', (it) => void (it.bookings[2]!.person = 'person of F'), /has 2 active bookings/],
    ['a person let go', (it) => void it.claims.pop(), /H is not what its person is held to/],
    ['a person held to nothing', (it) => void it.claims.push({ person: 'x', bookingId: 'C' }), /C, which is over/],
    ['a family torn apart', (it) => void (it.bookings[1]!.slotId = 'a'), /family party was torn apart/],
    [
      'a move from elsewhere',
      (it) => void (it.events[2]!.fromSeatId = 'a9'),
      /F was moved from a seat it did not have/,
    ],
    ['a move nobody wrote', (it) => void it.events.splice(2, 1), /leaves booking F on another seat/],
    ['a move that was not counted', (it) => void (it.bookings[0]!.reschedules = 0), /moved 1 times and counts 0/],
    ['a beginning lost', (it) => void it.events.splice(4, 1), /story of booking H has no beginning/],
    ['an end nobody wrote', (it) => void it.events.pop(), /C is cancelled, and the ledger ends with/],
    ['a lost booking', (it) => void it.told.push({ bookingId: 'Z', slotId: 'a' }), /Z was acknowledged and is lost/],
    ['another place than was said', (it) => void (it.told[0]!.slotId = 'a'), /F is elsewhere than was said/],
  ])('finds %s', (_, plant, fault) => {
    const it = outcome();
    plant(it);
    expect(judgeDemand(it).join('\n')).toMatch(fault);
  });
});
