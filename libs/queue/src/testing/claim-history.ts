// Judges a race for seats by what every racer was told and what the database holds afterwards. It imports nothing, so that the
// race script can run it as it stands.

/** One racer's try for a booking: one person, one Idempotency-Key, one slot, however often it was repeated. */
export interface Attempt {
  /** The Idempotency-Key; the booking bears it as `clientReference`. */
  key: string;
  person: string;
  slotId: string;
  /** Milliseconds since 1970, of the machine's clock. */
  startedAt: number;
  endedAt: number;
  /** Every final answer it got: `booked` with the id, or the problem's code. None when nobody ever answered. */
  answers: readonly { code: string; bookingId?: string; at: number }[];
}

export interface StoredBooking {
  id: string;
  key: string;
  person: string;
  slotId: string;
  seatId: string;
  state: string;
  createdAt: number;
}

/** What the database holds when the race is over. */
export interface Outcome {
  seats: readonly { id: string; slotId: string; bookingId: string | null }[];
  bookings: readonly StoredBooking[];
  /** Persons with a claim, by the booking that has it. */
  claims: readonly { person: string; bookingId: string }[];
  /** The ledger's `booking.confirmed` events. */
  events: readonly { bookingId: string; slotId: string; seatId: string; position: number | null }[];
}

/** Everything that is wrong, in sentences; empty when the race was fair. Linear in attempts and rows. */
export function judgeRace(attempts: readonly Attempt[], outcome: Outcome): string[] {
  return [
    ...seatFaults(outcome),
    ...personFaults(outcome),
    ...answerFaults(attempts, outcome),
    ...refusalFaults(attempts, outcome),
    ...ledgerFaults(outcome),
  ];
}

const ACTIVE = (booking: StoredBooking): boolean => booking.state !== 'cancelled';

function seatFaults({ seats, bookings }: Outcome): string[] {
  const faults: string[] = [];
  const bySeat = Map.groupBy(bookings.filter(ACTIVE), (booking) => booking.seatId);
  for (const [seatId, its] of bySeat)
    if (its.length > 1)
      faults.push(`seat ${seatId} was sold ${its.length} times: ${its.map((one) => one.id).join(', ')}`);
  const known = new Map(seats.map((seat) => [seat.id, seat]));
  for (const booking of bookings.filter(ACTIVE)) {
    const seat = known.get(booking.seatId);
    if (!seat) faults.push(`booking ${booking.id} has a seat that is not there`);
    else if (seat.bookingId !== booking.id) faults.push(`seat ${seat.id} does not know its booking ${booking.id}`);
    else if (seat.slotId !== booking.slotId) faults.push(`booking ${booking.id} sits in another slot than it says`);
  }
  for (const seat of seats)
    if (seat.bookingId !== null && !bySeat.has(seat.id)) faults.push(`seat ${seat.id} is taken by no booking`);
  return faults;
}

function personFaults({ bookings, claims }: Outcome): string[] {
  const faults: string[] = [];
  const active = bookings.filter(ACTIVE);
  for (const [person, its] of Map.groupBy(active, (booking) => booking.person))
    if (its.length > 1) faults.push(`${person} has ${its.length} active bookings`);
  const claimed = new Map(claims.map((claim) => [claim.person, claim.bookingId]));
  for (const { id, person } of active)
    if (claimed.get(person) !== id) faults.push(`booking ${id} is not what its person is held to`);
  if (claims.length !== active.length)
    faults.push(`${claims.length} persons are held to a booking, ${active.length} bookings are active`);
  return faults;
}

function answerFaults(attempts: readonly Attempt[], { bookings }: Outcome): string[] {
  const faults: string[] = [];
  const stored = new Map(bookings.map((booking) => [booking.id, booking]));
  const explained = new Set<string>();
  for (const attempt of attempts) {
    const ids = new Set(attempt.answers.flatMap((answer) => answer.bookingId ?? []));
    if (ids.size > 1) faults.push(`key ${attempt.key} was answered with ${ids.size} bookings`);
    for (const id of ids) {
      const booking = stored.get(id);
      if (!booking) faults.push(`booking ${id} was acknowledged and is lost`);
      else if (booking.person !== attempt.person || booking.slotId !== attempt.slotId || booking.key !== attempt.key)
        faults.push(`booking ${id} is not what key ${attempt.key} asked for`);
    }
    // Refused for good and not acknowledged: then nothing of it may be stored. Unanswered may be either.
    const last = attempt.answers.at(-1);
    if (ids.size > 0 || !last) explained.add(attempt.key);
  }
  for (const booking of bookings)
    if (!explained.has(booking.key)) faults.push(`booking ${booking.id} is explained by no attempt`);
  const twice = bookings.length - new Set(bookings.map((booking) => booking.key)).size;
  if (twice > 0) faults.push(`${twice} bookings share a key with another`);
  return faults;
}

function refusalFaults(attempts: readonly Attempt[], { seats, bookings }: Outcome): string[] {
  const faults: string[] = [];
  const capacity = new Map([...Map.groupBy(seats, (seat) => seat.slotId)].map(([slot, its]) => [slot, its.length]));
  const bySlot = Map.groupBy(bookings, (booking) => booking.slotId);
  const byPerson = Map.groupBy(bookings, (booking) => booking.person);
  for (const { key, slotId, person, answers } of attempts)
    for (const { code, at } of answers) {
      const before = (booking: StoredBooking): boolean => booking.createdAt <= at;
      if (code === 'sold_out' && (bySlot.get(slotId) ?? []).filter(before).length < capacity.get(slotId)!)
        faults.push(`key ${key} was told sold out while slot ${slotId} had seats`);
      if (code === 'one_booking_per_person' && !(byPerson.get(person) ?? []).some(before))
        faults.push(`key ${key} was told that ${person} has a booking, and there was none`);
    }
  return faults;
}

function ledgerFaults({ bookings, events }: Outcome): string[] {
  const faults: string[] = [];
  const told = Map.groupBy(events, (event) => event.bookingId);
  for (const { id, slotId, seatId } of bookings) {
    const its = told.get(id) ?? [];
    if (its.length !== 1) faults.push(`the ledger confirms booking ${id} ${its.length} times`);
    else if (its[0]!.slotId !== slotId || its[0]!.seatId !== seatId)
      faults.push(`the ledger has booking ${id} on another seat`);
    if (its.some((event) => event.position === null)) faults.push(`the event of booking ${id} was never sealed`);
  }
  const known = new Set(bookings.map((booking) => booking.id));
  for (const { bookingId } of events)
    if (!known.has(bookingId)) faults.push(`the ledger confirms ${bookingId}, which is not there`);
  return faults;
}
