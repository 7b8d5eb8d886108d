import type { Db } from '@buka-pintu/platform';

export interface OwnSessionRow {
  id: string;
  device: string | null;
  address_sealed: Buffer | null;
  started_at: Date;
  seen_at: Date;
  second_factor: boolean;
}

/** The officer's sessions that still open something, the last used first. The limits are those of `liveSession`. */
export function openSessions(db: Db, officeId: number, staffId: string): Promise<OwnSessionRow[]> {
  return db.query<OwnSessionRow>(
    `select id, device, address_sealed, started_at, seen_at, second_factor from staff_session
     where office_id = $1 and staff_id = $2 and state = 'signed_in' and ended_at is null
       and expires_at > clock_at() and seen_at > clock_at() - interval '2 hours'
     order by seen_at desc, id limit 100`,
    [officeId, staffId],
  );
}

/** Whose session it is, while it is open. */
export function openSession(
  db: Db,
  officeId: number,
  staffId: string,
  id: string,
): Promise<{ id: string } | undefined> {
  return db.maybe(
    `select id from staff_session where office_id = $1 and staff_id = $2 and id = $3 and ended_at is null`,
    [officeId, staffId, id],
  );
}

/** Whether the session was opened just now, by whoever showed everything: a trusted browser shows no second factor. */
export async function isFresh(db: Db, officeId: number, sessionId: string, minutes: number): Promise<boolean> {
  const row = await db.maybe<{ fresh: boolean }>(
    `select started_at > clock_at() - make_interval(mins => $3) and not by_trust as fresh from staff_session
     where office_id = $1 and id = $2`,
    [officeId, sessionId, minutes],
  );
  return row?.fresh ?? false;
}

export function passwordOf(
  db: Db,
  officeId: number,
  staffId: string,
): Promise<{ password_hash: string | null } | undefined> {
  return db.maybe('select password_hash from staff where office_id = $1 and id = $2', [officeId, staffId]);
}

export async function keepEnrolment(db: Db, officeId: number, sessionId: string, sealed: Buffer | null): Promise<void> {
  await db.query('update staff_session set enrolment_sealed = $3 where office_id = $1 and id = $2', [
    officeId,
    sessionId,
    sealed,
  ]);
}

export async function enrolmentOf(db: Db, officeId: number, sessionId: string): Promise<Buffer | undefined> {
  const row = await db.maybe<{ enrolment_sealed: Buffer | null }>(
    'select enrolment_sealed from staff_session where office_id = $1 and id = $2 for update',
    [officeId, sessionId],
  );
  return row?.enrolment_sealed ?? undefined;
}
