import type { Db } from '@buka-pintu/platform';

/** Whom a suspension hits, and what they are told of it. */
export interface SuspendedSpan {
  officeId: number;
  disruptionId: string;
  /** Null: the whole office. */
  servicePointId: string | null;
  serviceCode: string | null;
  from: Date;
  /** Equal to `from` when it hits nobody any more. */
  until: Date;
  /** What is told now; see `SuspensionNotice.word`. */
  word: string;
}

const HIT = `($3::uuid is null or b.service_point_id = $3) and ($4::text is null or b.service_code = $4)
  and b.starts_at < $6 and b.ends_at > $5`;

const params = (span: SuspendedSpan): unknown[] => [
  ...[span.officeId, span.disruptionId, span.servicePointId, span.serviceCode, span.from, span.until, span.word],
];

/**
 * Notes for the next confirmed bookings in the span that they have this word, by time. What is noted is told in the same
 * transaction: a worker that dies in between leaves neither the note nor the message.
 * @returns which they are
 */
export function noteHit(db: Db, span: SuspendedSpan, limit: number): Promise<{ id: string }[]> {
  return db.query(
    `with hit as (
       select b.id, b.starts_at from booking b
       where b.office_id = $1 and b.state = 'confirmed' and ${HIT} and $5::timestamptz < $6::timestamptz
         and not exists (
           select 1 from suspension_notice n
           where n.office_id = $1 and n.disruption_id = $2 and n.booking_id = b.id and n.word = $7)
       order by b.starts_at, b.id limit $8
       for no key update of b
     ), noted as (
       insert into suspension_notice as n (office_id, disruption_id, booking_id, word, told_at)
       select $1, $2, hit.id, $7, clock_at() from hit
       on conflict (office_id, disruption_id, booking_id)
         do update set word = excluded.word, times = n.times + 1, told_at = excluded.told_at
         where n.word <> excluded.word
       returning booking_id
     )
     update booking b set affected_told_at = clock_at() from noted
     where b.office_id = $1 and b.id = noted.booking_id
     returning b.id`,
    [...params(span), limit],
  );
}

/** Notes for the next confirmed bookings that were told of the suspension, and are hit no more, that their time holds again. */
export function noteFreed(db: Db, span: SuspendedSpan, limit: number): Promise<{ id: string }[]> {
  return db.query(
    `with freed as (
       select n.booking_id from suspension_notice n join booking b on b.office_id = $1 and b.id = n.booking_id
       where n.office_id = $1 and n.disruption_id = $2 and n.word <> 'over' and b.state = 'confirmed'
         and not (${HIT} and $5::timestamptz < $6::timestamptz) and $7::text is not null
       order by b.starts_at, b.id limit $8
       for no key update of n
     )
     update suspension_notice n set word = 'over', times = n.times + 1, told_at = clock_at() from freed
     where n.office_id = $1 and n.disruption_id = $2 and n.booking_id = freed.booking_id
     returning n.booking_id as id`,
    [...params(span), limit],
  );
}

/** How many have a word of the suspension. */
export async function countTold(db: Db, officeId: number, disruptionId: string): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    'select count(*)::integer as count from suspension_notice where office_id = $1 and disruption_id = $2',
    [officeId, disruptionId],
  );
  return count;
}

export interface LiveTicket {
  id: string;
  service_code: string;
  issued_at: Date;
  base_at: Date;
  due_at: Date;
  promised_at: Date | null;
}

/** Those who are still in the house today, of one service point. */
export function liveTickets(db: Db, officeId: number, servicePointId: string, onDay: string): Promise<LiveTicket[]> {
  return db.query(
    `select id, service_code, issued_at, base_at, due_at, promised_at from ticket
     where office_id = $1 and service_point_id = $2 and on_day = $3 and ended_at is null order by id`,
    [officeId, servicePointId, onDay],
  );
}

/** Gives tickets their new due times; the version stays, since no answer of the API shows them. @returns how many changed */
export async function setDue(
  db: Db,
  officeId: number,
  due: readonly { id: string; dueAt: string; baseAt: string; promisedAt: string; pausedSeconds: number }[],
): Promise<number> {
  if (due.length === 0) return 0;
  const changed = await db.query(
    `update ticket t set due_at = d."dueAt", base_at = d."baseAt", promised_at = d."promisedAt", paused_seconds = d."pausedSeconds"
     from jsonb_to_recordset($2::jsonb) as d (id uuid, "dueAt" timestamptz, "baseAt" timestamptz, "promisedAt" timestamptz, "pausedSeconds" integer)
     where t.office_id = $1 and t.id = d.id and t.ended_at is null
       and (t.due_at, t.paused_seconds) is distinct from (d."dueAt", d."pausedSeconds")
     returning 1`,
    [officeId, JSON.stringify(due)],
  );
  return changed.length;
}

/** The slots of today's told bookings whose beginning has passed, by time. */
export function passedSlots(
  db: Db,
  officeId: number,
  disruptionId: string,
  now: Date,
): Promise<{ servicePointId: string; startsAt: Date }[]> {
  return db.query(
    `select distinct b.service_point_id as "servicePointId", b.starts_at as "startsAt"
     from suspension_notice n join booking b on b.office_id = $1 and b.id = n.booking_id
     where n.office_id = $1 and n.disruption_id = $2 and b.state = 'confirmed' and b.starts_at <= $3
     order by b.starts_at`,
    [officeId, disruptionId, now],
  );
}
