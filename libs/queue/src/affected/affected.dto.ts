import { Day, Flag, Id, Instant, ListOf, Localized, Nested, OneOf, PageQuery, Text, Whole } from '@buka-pintu/platform';
import { OpeningChangeRequest } from '@buka-pintu/offices';
import { HitBooking } from './hit-booking.dto.js';

const CODE = { max: 8, example: 'CTH', description: 'The code of the office' };

export class OpeningPreviewRequest {
  @Text(CODE) officeCode: string;
  @Nested(() => OpeningChangeRequest) change: OpeningChangeRequest;
}

/** What a change of hours would do, before it is made. Nothing is saved. */
export class OpeningPreviewView {
  @Whole({ description: 'Confirmed bookings at times that would no longer be open' }) bookingsHit: number;
  @ListOf(() => HitBooking, { description: 'The first hundred of them, by time' }) bookings: HitBooking[];
  @Whole({ description: 'Free seats that would go off the sale' }) seatsWithdrawn: number;
  @Whole({ description: 'Slots that would be new' }) slotsAdded: number;
}

export class RetirementPreviewQuery {
  @Text({ max: 60, description: 'The service that is to be retired', example: 'passport_new_adult' })
  serviceCode: string;
  @Day({ description: 'The last day on which the service would be offered' }) lastOn: string;
}

/** What is booked of a service after a day. All of it stays booked. */
export class RetirementPreviewView {
  @Whole({ description: 'Confirmed bookings after that day at your office' }) bookingsHit: number;
  @ListOf(() => HitBooking, { description: 'The first hundred of them, by time' }) bookings: HitBooking[];
  @Whole({ description: 'Confirmed bookings after that day at all other offices together' }) elsewhere: number;
}

export class AffectedBookingsQuery extends PageQuery {
  @Text(CODE) officeCode: string;
}

export class AffectedBookingView extends HitBooking {
  @Text({ max: 120 }) servicePointName: string;
  @OneOf(['hours', 'stock'], {
    description: 'The hours no longer hold its time, or its service has run out of something',
  })
  cause: 'hours' | 'stock';
  @Localized({ nullable: true, description: 'Why it is closed then, or what has run out' }) reason: Localized | null;
  @Instant({ nullable: true, description: 'When the person was last told' }) toldAt: string | null;
}

export class AffectedNoticesRequest {
  @Text(CODE) officeCode: string;
  @ListOf(Id(), { minItems: 1, unique: true, description: 'Bookings of the list' }) bookingIds: string[];
}

export class AffectedNoticesView {
  @Whole({ description: 'How many people were told now; who was told of this change before is not told again' })
  told: number;
  @Flag({ description: 'Whether some of them are on the list no more' }) someGone: boolean;
}
