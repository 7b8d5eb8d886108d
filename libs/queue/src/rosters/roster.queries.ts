import type { Db, IsoDay } from '@buka-pintu/platform';
import type { BookingState } from '../bookings/booking.lifecycle.js';
import type { Roster, RosterLimit, RosterMember } from './roster.entity.js';
import type { RosterState } from './roster.lifecycle.js';

const ROSTER = `office_id as "officeId", id, state, service_code as "serviceCode", family, requester,
  letter_number as "letterNumber", letter_on as "letterOn", letter_kept_by as "letterKeptBy", place,
  wanted_from as "wantedFrom", wanted_to as "wantedTo", contact_name_sealed as "contactNameSealed",
  phone_sealed as "phoneSealed", email_sealed as "emailSealed", locale, api_client_id as "apiClientId", staff_id as "staffId",
  service_point_id as "servicePointId", on_day as "onDay", reason, version, created_at as "createdAt", erased_at as "erasedAt"`;

export function rosterById(db: Db, officeId: number, id: string, hold = false): Promise<Roster | undefined> {
  return db.maybe<Roster>(`select ${ROSTER} from roster where office_id = $1 and id = $2 ${hold ? 'for update' : ''}`, [
    officeId,
    id,
  ]);
}

export function rosterPage(
  db: Db,
  filter: { officeId: number; state: RosterState | null; clientId: string | null },
  after: string | null,
  limit: number,
): Promise<(Roster & { size: number })[]> {
  return db.query(
    `select ${ROSTER}, (select count(*)::integer from roster_member m where m.office_id = $1 and m.roster_id = roster.id) as size
     from roster where office_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or api_client_id = $3)
       and ($4::uuid is null or id < $4) order by id desc limit $5`,
    [filter.officeId, filter.state, filter.clientId, after, limit],
  );
}

/** The limit in force on a day. */
export function limitOn(db: Db, on: IsoDay): Promise<RosterLimit | undefined> {
  return db.maybe<RosterLimit>(
    `select valid_from as "validFrom", min_members as "minMembers", max_members as "maxMembers", change_days as "changeDays",
       source, confidence from roster_limit where valid_from <= $1 order by valid_from desc limit 1`,
    [on],
  );
}

export type MemberRow = RosterMember & {
  booked: boolean;
  elsewhere: boolean;
  bookingCode: string | null;
  bookingState: BookingState | null;
  startsAt: Date | null;
};

/** The names with what stands against them: a booking of the same family anywhere, or another open roster. */
export function membersOf(db: Db, officeId: number, rosterId: string): Promise<MemberRow[]> {
  return db.query<MemberRow>(
    `/* nationwide: a person has one booking, and stands in one roster, in the country */
     select m.office_id as "officeId", m.id, m.roster_id as "rosterId", m.position, m.name_sealed as "nameSealed",
       m.document_sealed as "documentSealed", m.birth_on_sealed as "birthOnSealed", m.document_kind as "documentKind",
       m.document_country as "documentCountry", m.person_key as "personKey", m.booking_id as "bookingId",
       m.booking_id is null and exists (select from booking_person_claim c where c.person_key = m.person_key
         and c.family = r.family and (c.held_until is null or c.held_until > clock_at())) as booked,
       m.booking_id is null and exists (select from roster_member o join roster p on p.office_id = o.office_id and p.id = o.roster_id
         where o.person_key = m.person_key and p.family = r.family and p.state in ('filed', 'proposed')
           and o.roster_id <> m.roster_id) as elsewhere,
       b.code as "bookingCode", b.state as "bookingState", b.starts_at as "startsAt"
     from roster_member m join roster r on r.office_id = $1 and r.id = m.roster_id
     left join booking b on b.office_id = $1 and b.id = m.booking_id
     where m.office_id = $1 and m.roster_id = $2 order by m.position`,
    [officeId, rosterId],
  );
}

/** One roster at a time takes seats of a point's day: of two for one block the second counts what the first has left. */
export async function holdBlock(db: Db, officeId: number, servicePointId: string, on: IsoDay): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `roster:${officeId}:${servicePointId}:${on}`,
  ]);
}

/** Free group seats of a day, slot by slot in order. */
export function groupSeats(
  db: Db,
  officeId: number,
  servicePointId: string,
  on: IsoDay,
): Promise<{ slotId: string; free: number }[]> {
  return db.query(
    `select l.id as "slotId", count(*)::integer as free
     from slot l join seat e on e.office_id = $1 and e.slot_id = l.id
     where l.office_id = $1 and l.service_point_id = $2 and l.on_day = $3 and l.withdrawn_at is null
       and l.starts_at > clock_at() and l.opens_at <= clock_at() and e.lane = 'group' and not e.withdrawn
       and e.ticket_id is null and (e.booking_id is null or e.held_until <= clock_at())
       and (e.spill_at is null or e.spill_at > clock_at())
     group by l.id, l.starts_at order by l.starts_at`,
    [officeId, servicePointId, on],
  );
}

export async function moveRoster(
  db: Db,
  { officeId, id, version }: Roster,
  change: { state: RosterState; reason?: string; servicePointId?: string; onDay?: IsoDay },
): Promise<boolean> {
  const rows = await db.query(
    `update roster set state = $4, version = version + 1, reason = coalesce($5, reason),
       service_point_id = coalesce($6::uuid, service_point_id), on_day = coalesce($7::date, on_day)
     where office_id = $1 and id = $2 and version = $3 returning id`,
    [officeId, id, version, change.state, change.reason ?? null, change.servicePointId ?? null, change.onDay ?? null],
  );
  return rows.length > 0;
}

/** The booking keeps the document from here on. */
export async function seatMember(db: Db, officeId: number, memberId: string, bookingId: string): Promise<void> {
  await db.query(
    `update roster_member set booking_id = $3, document_sealed = null, birth_on_sealed = null where office_id = $1 and id = $2`,
    [officeId, memberId, bookingId],
  );
}

/** Rosters whose day is over. */
export function pastRosters(db: Db, officeId: number, today: IsoDay): Promise<Roster[]> {
  return db.query<Roster>(
    `select ${ROSTER} from roster where office_id = $1 and state = 'reserved' and on_day < $2 limit 100`,
    [officeId, today],
  );
}

/** A test office begins anew. */
export async function forgetRosters(db: Db, officeId: number): Promise<void> {
  await db.query('delete from roster where office_id = $1 and office_id >= 1024', [officeId]);
}
