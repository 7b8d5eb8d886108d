import type { Db } from '@buka-pintu/platform';
import type { BookingState } from '../bookings/booking.lifecycle.js';

/** As many as a phone shared by a village's helper may have. */
const MOST = 200;

/** Where the bookings of a contact lie, newest first. The ids carry their time. */
export function bookingsOfContact(db: Db, contactKey: Buffer): Promise<{ officeId: number; bookingId: string }[]> {
  return db.query(
    `select office_id as "officeId", booking_id as "bookingId" from booking_contact
     where contact_key = $1 order by booking_id desc limit ${MOST}`,
    [contactKey],
  );
}

export interface ListedBooking {
  id: string;
  code: string;
  state: BookingState;
  serviceCode: string;
  servicePointId: string;
  startsAt: Date;
}

/** Those of an office's bookings that still concern somebody: to come, or of the last three months. */
export function bookingsAmong(db: Db, officeId: number, ids: readonly string[]): Promise<ListedBooking[]> {
  return db.query(
    `select id, code, state, service_code as "serviceCode", service_point_id as "servicePointId", starts_at as "startsAt"
     from booking where office_id = $1 and id = any ($2::uuid[]) and starts_at > clock_at() - interval '90 days'`,
    [officeId, ids],
  );
}
