import { Day, OneOf, PageQuery, Text } from '@buka-pintu/platform';
import { BOOKING_STATES, type BookingState } from '../bookings/booking.lifecycle.js';

export class OwnBookingQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Your own reference, as you sent it with the booking' })
  clientReference?: string;
  @Day({ optional: true, description: 'The day of the visit; all days when left out' }) on?: string;
  @OneOf(BOOKING_STATES, { optional: true, description: 'Only these; every state when left out' }) state?: BookingState;
}
