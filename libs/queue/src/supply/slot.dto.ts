import { Day, Flag, Id, Instant, ListOf, Localized, OneOf, Whole } from '@buka-pintu/platform';
import { LANES, type Lane } from './lane.js';

export class SlotQuery {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
  @Day({ optional: true, description: 'Today at the office when left out' }) from?: string;
  @Day({ optional: true, description: 'At most 61 days after the first; 6 after it when left out' }) to?: string;
}

export class SlotLaneView {
  @OneOf(LANES) lane: Lane;
  @Whole() seats: number;
  @Whole({ description: 'Booked, or used up by a walk-in number' }) booked: number;
  @OneOf(LANES, { optional: true, description: 'The lane for which those nobody took count from `spillAt` on' })
  spillTo?: Lane;
  @Instant({ optional: true }) spillAt?: string;
}

export class SlotView {
  @Id() id: string;
  @Instant() startsAt: string;
  @Instant() endsAt: string;
  @Flag({ description: 'The hours no longer hold this slot; it stands for the bookings it still has' })
  withdrawn: boolean;
  @ListOf(() => SlotLaneView) lanes: SlotLaneView[];
}

export class SlotDay {
  @Day() on: string;
  @Localized({ nullable: true, description: 'Why the day is closed' }) closed: Localized | null;
  @ListOf(() => SlotView, { maxItems: 300 }) slots: SlotView[];
}

export class SlotWeekView {
  @ListOf(() => SlotDay) days: SlotDay[];
}
