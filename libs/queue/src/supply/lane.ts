/** The lanes of a slot. Walk-in seats are given at the desk and never sold ahead. */
export const LANES = ['regular', 'priority', 'walk_in'] as const;
export type Lane = (typeof LANES)[number];

/** The lanes a citizen can book ahead; priority is declared here and verified at the desk. */
export const BOOKABLE_LANES = ['regular', 'priority'] as const;
export type BookableLane = (typeof BOOKABLE_LANES)[number];

/** How many seats each lane has in a slot. */
export type LaneSeats = Partial<Record<Lane, number>>;
