import { Day, Id, ListOf, Localized, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { LANES, type Lane } from '../supply/lane.js';
import { WaitView } from '../waits/wait.dto.js';
import { ConsoleCounterView, ServicePointRef } from '../counters/counter.dto.js';

const COUNT = { min: 0, max: 10_000_000 };

export class DayPath {
  @Id({ description: 'The service point.' })
  servicePointId: string;
}

export class DayQuery {
  @Day({ optional: true, description: 'The office day; today when left out.' })
  on?: string;
}

export class DaySeats {
  @Whole(COUNT)
  total: number;

  @Whole(COUNT)
  booked: number;

  @Whole({ ...COUNT, description: 'Free seats of slots that have not begun.' })
  left: number;
}

export class DayBookings {
  @Whole(COUNT)
  confirmed: number;

  @Whole(COUNT)
  checkedIn: number;

  @Whole(COUNT)
  served: number;

  @Whole(COUNT)
  cancelled: number;

  @Whole({ ...COUNT, description: 'Did not come, or not when called.' })
  noShow: number;

  @Whole({ ...COUNT, description: 'Came, and the day ended before anyone called them.' })
  unserved: number;

  @Whole({ ...COUNT, description: 'Seats that wait for a payment or another proof.' })
  held: number;

  @Whole({ ...COUNT, description: 'Holds that came to their deadline without one.' })
  lapsed: number;
}

export class DayTickets {
  @Whole({ ...COUNT, description: 'The sum of all others.' })
  issued: number;

  @Whole(COUNT)
  waiting: number;

  @Whole({ ...COUNT, description: 'Called and not yet at the counter.' })
  called: number;

  @Whole(COUNT)
  serving: number;

  @Whole({ ...COUNT, description: 'Away to fetch or pay something.' })
  parked: number;

  @Whole(COUNT)
  served: number;

  @Whole(COUNT)
  missed: number;

  @Whole(COUNT)
  left: number;
}

export class DayWait {
  @Whole({
    ...COUNT,
    nullable: true,
    description: 'Half of those served waited no longer than this, all steps together.',
  })
  median: number | null;

  @Whole({ ...COUNT, nullable: true, description: 'Nine in ten of those served waited no longer than this.' })
  p90: number | null;
}

/** What somebody who takes a number in this lane now will wait. */
export class DayLaneWait extends WaitView {
  @OneOf(LANES)
  lane: Lane;
}

/** How long people waited for one step of a journey, and how many do. */
export class DayStep {
  @Text({ max: 40, example: 'visit', description: 'Its code; `visit` where a service has only one.' })
  step: string;

  @Whole(COUNT)
  waiting: number;

  @Whole({ ...COUNT, description: 'Who came to a counter for it.' })
  served: number;

  @Whole({ ...COUNT, nullable: true })
  median: number | null;

  @Whole({ ...COUNT, nullable: true })
  p90: number | null;
}

export class DayCounter extends ConsoleCounterView {
  @Text({ max: 20, nullable: true, example: 'A-012', description: 'The number at this counter now.' })
  ticket: string | null;
}

export const DAY_ALERTS = ['closed', 'no_counter_open', 'overdue', 'affected_bookings'] as const;

export class DayAlert {
  @OneOf(DAY_ALERTS)
  code: (typeof DAY_ALERTS)[number];

  @Localized()
  detail: Localized;
}

/** One day of one service point in figures, each computed from the period ledger and the bookings. */
export class DayView {
  @Day()
  on: string;

  @Nested(() => ServicePointRef)
  servicePoint: ServicePointRef;

  @Whole(COUNT)
  waitingNow: number;

  @Whole({ ...COUNT, description: 'Of those who wait now.' })
  longestWaitMinutes: number;

  @Whole({
    ...COUNT,
    description: 'How long a service stood still that day, so far. It is taken off every wait here, and told apart.',
  })
  pausedMinutes: number;

  @Nested(() => DaySeats)
  seats: DaySeats;

  @Nested(() => DayBookings)
  bookings: DayBookings;

  @Nested(() => DayTickets)
  tickets: DayTickets;

  @Nested(() => DayWait)
  waitMinutes: DayWait;

  @ListOf(() => DayLaneWait, { description: 'Lanes that open counters serve; only for today.' })
  newcomers: DayLaneWait[];
  @ListOf(() => DayStep, { description: 'The waits of each step here, by its code.' })
  steps: DayStep[];

  @ListOf(() => DayCounter)
  counters: DayCounter[];

  @ListOf(() => DayAlert)
  alerts: DayAlert[];
}
