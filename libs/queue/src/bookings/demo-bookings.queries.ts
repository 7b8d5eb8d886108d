import type { Db, IsoDay } from '@buka-pintu/platform';
import type { BookingState } from './booking.lifecycle.js';
import type { sealPerson } from './sealed-person.js';

export interface DemoSeat {
  seatId: string;
  servicePointId: string;
  lane: 'regular' | 'priority';
  number: number;
  onDay: IsoDay;
  startsAt: Date;
  taken: boolean;
}

/** The bookable seats of the office between two days, in order. */
export function freeDemoSeats(db: Db, officeId: number, span: { from: IsoDay; to: IsoDay }): Promise<DemoSeat[]> {
  return db.query<DemoSeat>(
    `select e.id as "seatId", s.service_point_id as "servicePointId", e.lane, e.number, s.on_day as "onDay", s.starts_at as "startsAt", e.booking_id is not null as taken
     from slot s join seat e on e.office_id = s.office_id and e.slot_id = s.id
     where s.office_id = $1 and s.on_day between $2 and $3 and e.lane in ('regular', 'priority')
     order by s.starts_at, s.service_point_id, e.lane, e.number`,
    [officeId, span.from, span.to],
  );
}

export interface DemoBooking extends ReturnType<typeof sealPerson> {
  id: string;
  eventId: string;
  contactKey: Buffer;
  code: string;
  state: BookingState;
  seatId: string;
  lane: 'regular' | 'priority';
  serviceCode: string;
  family: string;
  companion: boolean;
  createdAt: string;
}

/** Writes bookings with all that hangs on them, in one statement. The actor `demo` keeps handlers from writing messages. */
export async function insertDemoBookings(
  db: Db,
  officeId: number,
  eventType: string,
  bookings: readonly DemoBooking[],
): Promise<void> {
  const column = <K extends keyof DemoBooking>(key: K) => bookings.map((booking) => booking[key]);
  await db.query(
    `with given as (
       select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[],
         $9::boolean[], $10::timestamptz[], $11::bytea[], $12::bytea[], $13::bytea[], $14::bytea[], $15::bytea[],
         $16::bytea[], $17::bytea[], $18::bytea[], $20::bytea[])
       as g (id, event_id, code, state, seat_id, service_code, family, companion, created_at, person_key, name_sealed,
         document_sealed, birth_on_sealed, phone_sealed, birth_key, phone_last4_key, accommodation_sealed, contact_key)
     ), booked as (
       insert into booking (
         office_id, id, code, state, seat_id, slot_id, service_point_id, service_code, family, lane, seat_number, on_day,
         starts_at, ends_at, cancel_by_at, person_key, document_kind, document_country, name_sealed, document_sealed,
         birth_on_sealed, phone_sealed, birth_key, phone_last4_key, locale, accommodation_sealed, companion, channel,
         created_at)
       select $1, g.id, g.code, g.state, g.seat_id, s.id, s.service_point_id, g.service_code, g.family, e.lane, e.number,
         s.on_day, s.starts_at, s.ends_at, s.cancel_by_at, g.person_key, 'nik', 'ID', g.name_sealed, g.document_sealed,
         g.birth_on_sealed, g.phone_sealed, g.birth_key, g.phone_last4_key, 'id', g.accommodation_sealed, g.companion,
         'desk', g.created_at
       from given g join seat e on e.office_id = $1 and e.id = g.seat_id join slot s on s.office_id = $1 and s.id = e.slot_id
     ), taken as (
       update seat set booking_id = g.id from given g
       where seat.office_id = $1 and seat.id = g.seat_id and g.state <> 'cancelled'
     ), listed as (
       insert into booking_contact (contact_key, office_id, booking_id) select g.contact_key, $1, g.id from given g
     ), held as (
       insert into booking_person_claim (person_key, family, office_id, booking_id)
       select g.person_key, g.family, $1, g.id from given g where g.state = 'confirmed'
     )
     insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, actor_id, payload)
     select $1, g.event_id, $19, 'booking', g.id::text, 'system', 'demo',
       jsonb_build_object('state', g.state, 'servicePointId', s.service_point_id, 'serviceCode', g.service_code,
         'slotId', s.id, 'seatId', e.id, 'lane', e.lane, 'on', s.on_day, 'channel', 'desk', 'clientId', null)
     from given g join seat e on e.office_id = $1 and e.id = g.seat_id join slot s on s.office_id = $1 and s.id = e.slot_id`,
    [
      officeId,
      column('id'),
      column('eventId'),
      column('code'),
      column('state'),
      column('seatId'),
      column('serviceCode'),
      column('family'),
      column('companion'),
      column('createdAt'),
      column('personKey'),
      column('nameSealed'),
      column('documentSealed'),
      column('birthOnSealed'),
      column('phoneSealed'),
      column('birthKey'),
      column('phoneLast4Key'),
      column('accommodationSealed'),
      eventType,
      column('contactKey'),
    ],
  );
}

export interface DemoNotice {
  id: string;
  notice: 'confirmed' | 'reminder';
  at: Date;
}

/** What a demo's people would have been told by now: the newest confirmations, and the evening before today's visits. */
export function demoNotices(
  db: Db,
  officeId: number,
  { today, lastEvening, most }: { today: IsoDay; lastEvening: string; most: number },
): Promise<DemoNotice[]> {
  return db.query<DemoNotice>(
    `(select id, 'confirmed' as notice, created_at as at from booking
      where office_id = $1 and state = 'confirmed' order by created_at desc limit $4)
     union all
     (select id, 'reminder', $3::timestamptz from booking
      where office_id = $1 and on_day = $2 and created_at < $3 order by starts_at, id limit $4)`,
    [officeId, today, lastEvening, most],
  );
}
