import type { Db } from '@buka-pintu/platform';
import type { Booking } from '../bookings/booking.entity.js';

export function bookingsOf(
  db: Db,
  key: Buffer,
  officeIds: readonly number[],
): Promise<{ officeId: number; id: string }[]> {
  return db.query(
    `select office_id as "officeId", id from booking where office_id = any($1::integer[]) and person_key = $2 order by created_at`,
    [officeIds, key],
  );
}

export function bookingToErase(
  db: Db,
  officeId: number,
  id: string,
): Promise<(Booking & { documentRemarkSealed: Buffer | null }) | undefined> {
  return db.maybe(
    `select code, state, on_day as "onDay", service_code as "serviceCode", name_sealed as "nameSealed",
       document_sealed as "documentSealed", birth_on_sealed as "birthOnSealed", phone_sealed as "phoneSealed",
       email_sealed as "emailSealed", accommodation_sealed as "accommodationSealed",
       cancel_reason_sealed as "cancelReasonSealed", document_remark_sealed as "documentRemarkSealed" from booking where office_id = $1 and id = $2`,
    [officeId, id],
  );
}

export function dueBookings(db: Db, days: number, limit: number): Promise<{ officeId: number; id: string }[]> {
  return db.query(
    `/* nationwide: the retention job erases whatever has had its time */
     select office_id as "officeId", id from booking where on_day < (clock_at() at time zone 'UTC')::date - $1::integer
       and erased_at is null and state not in ('held', 'confirmed', 'checked_in') limit $2`,
    [days, limit],
  );
}

export async function eraseBooking(
  db: Db,
  officeId: number,
  id: string,
  gone: { name: Buffer; document: Buffer; birthOn: Buffer; email: Buffer; nobody: Buffer },
): Promise<void> {
  // Nobody finds it by a phone or an address any more.
  await db.query('delete from booking_contact where office_id = $1 and booking_id = $2', [officeId, id]);
  await db.query(
    `update booking set name_sealed = $3, document_sealed = $4, birth_on_sealed = $5, person_key = $6, birth_key = $6,
       phone_sealed = null, phone_last4_key = null, email_sealed = $7, accommodation_sealed = null,
       cancel_reason_sealed = null, document_remark_sealed = null, erased_at = clock_at()
     where office_id = $1 and id = $2 and erased_at is null`,
    [officeId, id, gone.name, gone.document, gone.birthOn, gone.nobody, gone.email],
  );
}
