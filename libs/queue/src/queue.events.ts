import { AnyObject, Day, Flag, Id, OneOf, Text, Whole, defineEvents } from '@buka-pintu/platform';
import { BOOKING_STATES, type BookingState } from './bookings/booking.lifecycle.js';
import { BOOKED_LANES, type BookedLane } from './supply/lane.js';
import { OVER_QUOTA_REASONS, type OverQuotaReason } from './walk-ins/walk-in.dto.js';

export class BookingEvent {
  @OneOf(BOOKING_STATES) state: BookingState;
  @Id() servicePointId: string;
  @Text({ max: 60 }) serviceCode: string;
  @Id() slotId: string;
  @Id() seatId: string;
  @OneOf(BOOKED_LANES) lane: BookedLane;
  @Day() on: string;
  @OneOf(['client', 'desk']) channel: 'client' | 'desk';
  @Id({ nullable: true, description: 'The API client that made the booking' }) clientId: string | null;
}

/** The seat a booking has now, and the one it had. */
export class RescheduleEvent extends BookingEvent {
  @Id() fromSlotId: string;
  @Id() fromSeatId: string;
  @Id() fromServicePointId: string;
  @Text({ max: 40, nullable: true, description: 'Why it counts for nothing, as a code' }) free: string | null;
  @Flag({ description: 'An officer moved it beyond what the person may' }) beyond: boolean;
}

export class RescheduleGrantEvent {
  @Id() servicePointId: string;
  @Text({ max: 40, description: 'Why, as a code', example: 'disruption' }) reason: string;
}

export class BookingLinkEvent {
  @Id() servicePointId: string;
  @OneOf(['slip', 'message']) delivery: 'slip' | 'message';
  @Whole({ min: 0, description: 'Earlier links that stopped working' }) revoked: number;
}

export class SlotsEvent {
  @Id() servicePointId: string;
  @Day() from: string;
  @Day() to: string;
  @Whole({ description: 'Slots that are new or changed' }) slots: number;
  @Whole({ description: 'Seats that are new' }) seats: number;
  @Whole({ description: 'Slots the hours no longer hold' }) withdrawn: number;
}

/** A slot rule before and after: together these events are its history. */
export class SlotRuleEvent {
  @Id() servicePointId: string;
  @AnyObject({ nullable: true }) before: object | null;
  @AnyObject({ nullable: true, description: 'null: the rule was removed' }) after: object | null;
}

export class WalkInExceededEvent {
  @Id() servicePointId: string;
  @Day() on: string;
  @OneOf(OVER_QUOTA_REASONS) reason: OverQuotaReason;
}

/** A stock flag before and after: together these events are its history. */
export class StockFlagEvent {
  @Id() servicePointId: string;
  @Text({ max: 60 }) serviceCode: string;
  @AnyObject({ nullable: true }) before: object | null;
  @AnyObject({ nullable: true, description: 'null: it is there again' }) after: object | null;
}

/** What happens in the queue, in ids, states and codes; the webhook types as well. */
export const queueEvents = defineEvents('queue', {
  slotsLaid: {
    type: 'slots.laid',
    describes: 'Slots and seats of a service point were laid out anew for a stretch of days.',
    payload: SlotsEvent,
    internal: true,
  },
  slotRuleChanged: {
    type: 'slot_rule.changed',
    describes: 'How a service point turns its hours into slots and seats was set or changed.',
    payload: SlotRuleEvent,
    internal: true,
  },
  bookingHeld: {
    type: 'booking.held',
    describes: 'A seat is held until a deadline and waits for a proof.',
    payload: BookingEvent,
  },
  bookingLapsed: {
    type: 'booking.lapsed',
    describes: 'A hold came to its deadline without a proof; its seat is free again.',
    payload: BookingEvent,
  },
  bookingPaidLate: {
    type: 'booking.paid_late',
    describes: 'A payment came after the hold had lapsed and its seat was gone; the person may choose another time.',
    payload: BookingEvent,
  },
  bookingRescheduled: {
    type: 'booking.rescheduled',
    describes: 'A booking has another seat; the one it had is free again.',
    payload: RescheduleEvent,
  },
  bookingRescheduleGranted: {
    type: 'booking.reschedule_granted',
    describes: 'The next reschedule of this booking costs nothing and is bound to no day.',
    payload: RescheduleGrantEvent,
  },
  stockFlagChanged: {
    type: 'stock_flag.changed',
    describes: 'Something ran out for a service at a service point, or is there again.',
    payload: StockFlagEvent,
    internal: true,
  },
  walkInExceeded: {
    type: 'walk_in.exceeded',
    describes: 'A number was given beyond the walk-in seats of the day, for a reason.',
    payload: WalkInExceededEvent,
    internal: true,
  },
  bookingConfirmed: { type: 'booking.confirmed', describes: 'A seat was booked.', payload: BookingEvent },
  bookingCheckedIn: {
    type: 'booking.checked_in',
    describes: 'The person arrived and was checked in; a ticket was issued.',
    payload: BookingEvent,
  },
  bookingServed: { type: 'booking.served', describes: 'The visit took place.', payload: BookingEvent },
  bookingCancelled: {
    type: 'booking.cancelled',
    describes: 'A booking was cancelled; its seat is free again.',
    payload: BookingEvent,
  },
  bookingMissed: {
    type: 'booking.missed',
    describes: 'The day ended without the person, or they did not come when called.',
    payload: BookingEvent,
  },
  bookingUnserved: {
    type: 'booking.unserved',
    describes: 'The person came, and the day ended before anyone called them.',
    payload: BookingEvent,
  },
  bookingLinkIssued: {
    type: 'booking.link_issued',
    describes: 'The desk gave a citizen a new secret link.',
    payload: BookingLinkEvent,
    internal: true,
    endsAccess: true,
  },
});
