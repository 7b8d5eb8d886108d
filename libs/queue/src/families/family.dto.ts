import { Id, ListOf } from '@buka-pintu/platform';
import { BookingView } from '../bookings/booking.dto.js';

export class FamilyView {
  @Id({ description: 'What their bookings have in common' }) partyId: string;
  @ListOf(() => BookingView, { description: 'In the order of the members; each with its own code and link' })
  bookings: BookingView[];
}

export class BookingFamilyView {
  @ListOf(() => BookingView, { description: 'Everybody booked together, this booking among them; masked' })
  bookings: BookingView[];
}
