import type { Db } from '@buka-pintu/platform';
import type { BookingState } from '../bookings/booking.lifecycle.js';

export interface UnlistedBooking {
  officeId: number;
  id: string;
  phoneSealed: Buffer | null;
  emailSealed: Buffer | null;
  /** Erased since: there is nothing left to find it by. */
  erased: boolean;
}

/** Bookings whose contacts nobody has listed yet, held until the end of the transaction; those another worker holds are left out. */
export function unlistedBookings(db: Db, limit: number): Promise<UnlistedBooking[]> {
  return db.query(
    `/* nationwide: lists what was booked before contacts were, office after office */
     select office_id as "officeId", id, phone_sealed as "phoneSealed", email_sealed as "emailSealed",
       erased_at is not null as erased
     from booking where not contacts_listed order by office_id, id limit $1 for update skip locked`,
    [limit],
  );
}

/** Whether there are any. */
export async function someUnlisted(db: Db): Promise<boolean> {
  const { some } = await db.one<{ some: boolean }>(
    `/* nationwide: as above */ select exists (select from booking where not contacts_listed) as some`,
  );
  return some;
}

/** Lists a booking under its contacts; what is listed already stays. */
export async function listContacts(db: Db, officeId: number, id: string, keys: readonly Buffer[]): Promise<void> {
  await db.query(
    `with listed as (
       insert into booking_contact (contact_key, office_id, booking_id) select key, $1, $2 from unnest($3::bytea[]) as key
       on conflict do nothing)
     update booking set contacts_listed = true where office_id = $1 and id = $2`,
    [officeId, id, keys],
  );
}

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
