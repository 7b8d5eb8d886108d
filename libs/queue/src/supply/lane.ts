/**
 * The lanes of a slot. Walk-in seats are given at the desk on the day and never sold ahead, group seats go to rosters as a block, and
 * reserve seats are the head's to give away.
 */
export const LANES = ['regular', 'priority', 'express', 'walk_in', 'group', 'reserve'] as const;
export type Lane = (typeof LANES)[number];

/** The lanes a citizen can book ahead; priority is declared here and verified at the desk. */
export const BOOKABLE_LANES = ['regular', 'priority', 'express'] as const;
export type BookableLane = (typeof BOOKABLE_LANES)[number];

/** What a booking can be asked for in; `reserve` only by staff who hold RESERVE. */
export const ASKED_LANES = [...BOOKABLE_LANES, 'reserve'] as const;
export type AskedLane = (typeof ASKED_LANES)[number];

/** The lanes a booking can stand in. */
export const BOOKED_LANES = [...ASKED_LANES, 'group'] as const;
export type BookedLane = (typeof BOOKED_LANES)[number];

/** The lanes of a number that is given at the desk to somebody without a booking. */
export const DESK_LANES = ['regular', 'priority', 'express', 'walk_in'] as const;
export type DeskLane = (typeof DESK_LANES)[number];

/** The right to give reserve seats away. */
export const RESERVE = 'queue:reserve-seats:book';

/** How many seats each lane has in a slot. */
export type LaneSeats = Partial<Record<Lane, number>>;

/** A lane whose unsold seats of a slot count for another lane from an instant on: `time` by the office's clock, `daysBefore` the visit. */
export interface LaneSpill {
  lane: Lane;
  to: Lane;
  time: string;
  daysBefore: number;
}
