// Judges bookings that were held, confirmed, lapsed, moved and cancelled at once, by what the database holds and what the ledger tells.
// It imports nothing, like claim-history beside it.

export interface DemandBooking {
  id: string;
  /** As stored, whatever its deadline says. */
  state: string;
  slotId: string;
  seatId: string;
  partyId: string | null;
  person: string;
  reschedules: number;
}

export interface DemandEvent {
  bookingId: string;
  type: string;
  seatId: string;
  slotId: string;
  fromSeatId: string | null;
  free: string | null;
}

export interface DemandOutcome {
  seats: readonly { id: string; slotId: string; bookingId: string | null; held: boolean }[];
  bookings: readonly DemandBooking[];
  claims: readonly { person: string; bookingId: string }[];
  /** In the order in which they were written. */
  events: readonly DemandEvent[];
  /** Bookings that somebody was told of, with what was said last. */
  told: readonly { bookingId: string; slotId: string }[];
}

const SEATED = new Set(['held', 'confirmed', 'checked_in']);

/** Everything that is wrong, in sentences; empty when nothing was lost or given twice. */
export function judgeDemand(outcome: DemandOutcome): string[] {
  return [...seatFaults(outcome), ...personFaults(outcome), ...familyFaults(outcome), ...storyFaults(outcome)];
}

function seatFaults({ seats, bookings }: DemandOutcome): string[] {
  const faults: string[] = [];
  const byId = new Map(bookings.map((booking) => [booking.id, booking]));
  const bySeat = new Map(seats.map((seat) => [seat.id, seat]));
  for (const { id, state, seatId, slotId } of bookings.filter((booking) => SEATED.has(booking.state))) {
    const seat = bySeat.get(seatId);
    if (seat?.bookingId !== id) faults.push(`booking ${id} is ${state} and its seat ${seatId} does not know it`);
    else if (seat.slotId !== slotId) faults.push(`booking ${id} sits in another slot than it says`);
    else if (seat.held !== (state === 'held')) faults.push(`seat ${seatId} and its booking ${id} differ in being held`);
  }
  for (const { id, bookingId } of seats) {
    if (bookingId === null) continue;
    const booking = byId.get(bookingId);
    if (!booking || !SEATED.has(booking.state)) faults.push(`seat ${id} is taken by nobody who sits`);
    else if (booking.seatId !== id) faults.push(`seat ${id} is kept for booking ${bookingId}, which left it`);
  }
  return faults;
}

function personFaults({ bookings, claims }: DemandOutcome): string[] {
  const faults: string[] = [];
  const seated = bookings.filter((booking) => SEATED.has(booking.state));
  for (const [person, its] of Map.groupBy(seated, (booking) => booking.person))
    if (its.length > 1) faults.push(`${person} has ${its.length} active bookings`);
  const claimed = new Map(claims.map((claim) => [claim.bookingId, claim.person]));
  for (const { id, person } of seated)
    if (claimed.get(id) !== person) faults.push(`booking ${id} is not what its person is held to`);
  const known = new Set(bookings.filter((booking) => !['cancelled'].includes(booking.state)).map(({ id }) => id));
  for (const { bookingId } of claims)
    if (!known.has(bookingId)) faults.push(`a person is held to ${bookingId}, which is over`);
  return faults;
}

function familyFaults({ bookings }: DemandOutcome): string[] {
  const together = bookings.filter(({ partyId, state }) => partyId !== null && SEATED.has(state));
  return [...Map.groupBy(together, ({ partyId }) => partyId)]
    .filter(([, its]) => new Set(its.map(({ slotId }) => slotId)).size > 1)
    .map(([partyId]) => `family ${partyId} was torn apart`);
}

function storyFaults({ bookings, events, told }: DemandOutcome): string[] {
  const faults: string[] = [];
  const stories = Map.groupBy(events, (event) => event.bookingId);
  for (const { id, seatId, slotId, state, reschedules } of bookings) {
    const story = stories.get(id) ?? [];
    if (!['booking.held', 'booking.confirmed'].includes(story[0]?.type ?? ''))
      faults.push(`the story of booking ${id} has no beginning`);
    for (const [at, event] of story.entries())
      if (event.type === 'booking.rescheduled' && event.fromSeatId !== story[at - 1]?.seatId)
        faults.push(`booking ${id} was moved from a seat it did not have`);
    const last = story.at(-1);
    if (last && (last.seatId !== seatId || last.slotId !== slotId))
      faults.push(`the ledger leaves booking ${id} on another seat`);
    if ((last?.type === 'booking.cancelled') !== (state === 'cancelled'))
      faults.push(`booking ${id} is ${state}, and the ledger ends with ${last?.type ?? 'nothing'}`);
    const counted = story.filter(({ type, free }) => type === 'booking.rescheduled' && free === null).length;
    if (counted !== reschedules) faults.push(`booking ${id} was moved ${counted} times and counts ${reschedules}`);
  }
  const byId = new Map(bookings.map((booking) => [booking.id, booking]));
  for (const { bookingId, slotId } of told) {
    const booking = byId.get(bookingId);
    if (!booking) faults.push(`booking ${bookingId} was acknowledged and is lost`);
    else if (booking.slotId !== slotId) faults.push(`booking ${bookingId} is elsewhere than was said`);
  }
  return faults;
}
