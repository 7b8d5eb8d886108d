import { Day, Id, Instant, OneOf, Text } from '@buka-pintu/platform';
import { BOOKED_LANES, type BookedLane } from '../supply/lane.js';

/** A booking whose time a change would take away; nothing of its person. */
export class HitBooking {
  @Id() id: string;
  @Text({ max: 20, example: 'CTH-7K2M9QXF-Q' }) code: string;
  @Id() servicePointId: string;
  @Day() on: string;
  @Instant() startsAt: string;
  @Text({ max: 60, example: 'passport_new_adult' }) serviceCode: string;
  @OneOf(BOOKED_LANES) lane: BookedLane;
}
