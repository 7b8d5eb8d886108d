import { Day, Id, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { BOOKABLE_LANES, type BookableLane } from './lane.js';

/** Why there is nothing to book. `limit` belongs to the vocabulary; what leads to it comes later. */
export const WHY_NOT = ['not_open_yet', 'sold_out', 'stock', 'closed', 'limit', 'held_try_again', 'past'] as const;

export class WhyNot {
  @OneOf(WHY_NOT) code: (typeof WHY_NOT)[number];
  @Instant({ optional: true, description: 'With `not_open_yet`: when booking opens' }) opensAt?: string;
  @Localized({ optional: true, description: 'In words, where there is more to say than the code' }) reason?: Localized;
}

export class AvailabilityQuery {
  @Id({ description: 'A service point, from GET /v1/offices' }) servicePointId: string;
  @Text({ max: 60, description: 'A code of GET /v1/services', example: 'passport_new_adult' }) serviceCode: string;
  @Day({ optional: true, description: 'First day; today at the office when left out' }) from?: string;
  @Day({ optional: true, description: 'Last day, at most 61 after the first; 13 after it when left out' }) to?: string;
  @OneOf(BOOKABLE_LANES, { default: 'regular', description: 'Each lane has seats of its own' }) lane: BookableLane;
}

export class AvailableSlot {
  @Id() id: string;
  @Instant() startsAt: string;
  @Instant() endsAt: string;
  @Whole({ min: 0 }) seatsLeft: number;
}

export class AvailableDay {
  @Day() on: string;
  @ListOf(() => AvailableSlot, { maxItems: 300, description: 'Slots with seats left' }) slots: AvailableSlot[];
  @Nested(() => WhyNot, { nullable: true, description: 'Why the day has no slot to book' }) whyNot: WhyNot | null;
}

export const ALTERNATIVES = ['other_day', 'other_lane', 'other_service_point', 'other_office'] as const;

/** Where and when else the service can be booked now. */
export class Alternative {
  @OneOf(ALTERNATIVES, { description: 'What is different from what was asked for' })
  kind: (typeof ALTERNATIVES)[number];
  @Text({ max: 8, example: 'CTH' }) officeCode: string;
  @Id() servicePointId: string;
  @Text({ max: 120, description: 'Of the service point' }) name: string;
  @OneOf(BOOKABLE_LANES) lane: BookableLane;
  @Day({ description: 'The first day with a seat there' }) firstOn: string;
  @Whole({
    nullable: true,
    description: 'With `other_office`: kilometres as the crow flies, where both places are known',
  })
  distanceKm: number | null;
}

export class AvailabilityView {
  @Text({ max: 8, example: 'CTH' }) officeCode: string;
  @Id() servicePointId: string;
  @Text({ max: 60 }) serviceCode: string;
  @OneOf(BOOKABLE_LANES) lane: BookableLane;
  @Day() from: string;
  @Day() to: string;
  @Whole({ max: Number.MAX_SAFE_INTEGER, description: 'Changes within a second of any change; also the ETag' })
  version: number;
  @ListOf(() => AvailableDay) days: AvailableDay[];
  @Nested(() => WhyNot, { nullable: true, description: 'Why no day has a slot: the reason that ends first' })
  whyNot: WhyNot | null;
  @Localized({ nullable: true, description: 'What is down there now, in the words of the office' })
  notice: Localized | null;
  @ListOf(() => Alternative, {
    description: 'Other days, lanes, service points and offices near by (nearest first), when there is nothing here',
  })
  alternatives: Alternative[];
}
