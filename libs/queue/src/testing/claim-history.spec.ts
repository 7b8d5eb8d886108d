import { type Attempt, judgeRace, type Outcome } from './claim-history.js';

/** Two seats of one slot, three racers: two booked, one told that it is sold out. */
function race(): { attempts: Attempt[]; outcome: Outcome } {
  const attempt = (key: string, code: string, at: number, bookingId?: string): Attempt => ({
    key,
    person: `person of ${key}`,
    slotId: 'slot',
    startedAt: 0,
    endedAt: at,
    answers: [{ code, at, ...(bookingId ? { bookingId } : {}) }],
  });
  const booking = (key: string, id: string, seatId: string, createdAt: number) => ({
    id,
    key,
    person: `person of ${key}`,
    slotId: 'slot',
    seatId,
    state: 'confirmed',
    createdAt,
  });
  return {
    attempts: [attempt('a', 'booked', 10, 'A'), attempt('b', 'booked', 20, 'B'), attempt('c', 'sold_out', 30)],
    outcome: {
      seats: [
        { id: 's1', slotId: 'slot', bookingId: 'A' },
        { id: 's2', slotId: 'slot', bookingId: 'B' },
      ],
      bookings: [booking('a', 'A', 's1', 5), booking('b', 'B', 's2', 15)],
      claims: [
        { person: 'person of a', bookingId: 'A' },
        { person: 'person of b', bookingId: 'B' },
      ],
      events: [
        { bookingId: 'A', slotId: 'slot', seatId: 's1', position: 1 },
        { bookingId: 'B', slotId: 'slot', seatId: 's2', position: 2 },
      ],
    },
  };
}
type Race = ReturnType<typeof race>;
type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? Open<I>[] : T[K] };
const faultsOf = (break_: (it: { attempts: Open<Attempt>[]; outcome: Open<Outcome> }) => void): string => {
  const it: Race = race();
  break_(it as never);
  return judgeRace(it.attempts, it.outcome).join('\n');
};

describe('the judge of a race', () => {
  it('lets a fair race pass', () => {
    expect(faultsOf(() => undefined)).toBe('');
  });

  it('lets an attempt that nobody answered have booked or not', () => {
    expect(faultsOf(({ attempts }) => void (attempts[0]!.answers = []))).toBe('');
  });

  it.each<[string, Parameters<typeof faultsOf>[0], RegExp]>([
    ['a seat sold twice', ({ outcome }) => void (outcome.bookings[1]!.seatId = 's1'), /sold 2 times/],
    ['a seat that forgot', ({ outcome }) => void (outcome.seats[0]!.bookingId = null), /does not know its booking A/],
    ['a seat taken by nobody', ({ outcome }) => void outcome.bookings.pop(), /seat s2 is taken by no booking/],
    ['a seat of elsewhere', ({ outcome }) => void (outcome.bookings[0]!.seatId = 's9'), /a seat that is not there/],
    ['a person twice', ({ outcome }) => void (outcome.bookings[1]!.person = 'person of a'), /has 2 active bookings/],
    [
      'a claim left over',
      ({ outcome }) => void outcome.claims.push({ person: 'x', bookingId: 'X' }),
      /3 persons are held/,
    ],
    ['a claim too few', ({ outcome }) => void outcome.claims.pop(), /booking B is not what its person is held to/],
    ['a lost booking', ({ outcome }) => void outcome.bookings.pop(), /booking B was acknowledged and is lost/],
    [
      'two bookings for a key',
      ({ attempts }) => void attempts[0]!.answers.push({ code: 'booked', at: 11, bookingId: 'B' }),
      /answered with 2 bookings/,
    ],
    ['another slot than asked', ({ attempts }) => void (attempts[0]!.slotId = 'other'), /is not what key a asked for/],
    ['a booking out of nowhere', ({ attempts }) => void attempts.shift(), /booking A is explained by no attempt/],
    [
      'a refused one that booked',
      ({ attempts }) => void (attempts[1]!.answers = [{ code: 'sold_out', at: 30 }]),
      /booking B is explained by no attempt/,
    ],
    [
      'a false sold out',
      ({ attempts }) => void (attempts[2]!.answers[0]!.at = 9),
      /told sold out while slot slot had seats/,
    ],
    [
      'a false limit',
      ({ attempts }) => void (attempts[2]!.answers[0]!.code = 'one_booking_per_person'),
      /and there was none/,
    ],
    ['an event missing', ({ outcome }) => void outcome.events.pop(), /confirms booking B 0 times/],
    [
      'an event too many',
      ({ outcome }) => void outcome.events.push({ ...outcome.events[0]! }),
      /confirms booking A 2 times/,
    ],
    [
      'an event of nothing',
      ({ outcome }) => void outcome.events.push({ ...outcome.events[0]!, bookingId: 'Z' }),
      /confirms Z, which is not there/,
    ],
    ['an event on another seat', ({ outcome }) => void (outcome.events[0]!.seatId = 's2'), /booking A on another seat/],
    ['an unsealed event', ({ outcome }) => void (outcome.events[0]!.position = null), /was never sealed/],
    ['a key used twice', ({ outcome }) => void (outcome.bookings[1]!.key = 'a'), /share a key/],
  ])('finds %s', (_, break_, fault) => {
    expect(faultsOf(break_)).toMatch(fault);
  });
});
