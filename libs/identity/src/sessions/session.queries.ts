import type { Db } from '@buka-pintu/platform';
import type { Presented } from '../secret.js';
import { approvalsNow, rolesNow, type Approval, type RoleRow } from '../staff/staff.queries.js';
import type { SessionState } from './session.entity.js';

/** Lunch and a quiet hour fit in; a computer left for the night does not. */
const IDLE = `interval '2 hours'`;
/** One working day with its overtime, then the password again. */
const ABSOLUTE = `interval '12 hours'`;
/** Time to find the phone. */
const PENDING = `interval '10 minutes'`;
const WRONG_CODES = 5;

export interface SessionRow {
  id: string;
  staff_id: string;
  state: SessionState;
  acting_office_id: number;
  second_factor: boolean;
  demo: boolean;
  enrolment_sealed: Buffer | null;
  sign_out_sealed: Buffer | null;
  name_sealed: Buffer;
  locale: 'id' | 'en';
  roles: RoleRow[];
  /** What he decides for other offices. */
  approvals: Approval[];
  /** Whether its last use is a minute old and worth writing down. */
  unseen: boolean;
}

/** The living session that this cookie opens, with its officer and roles: one round trip a request. */
export function liveSession(db: Db, officeId: number, cookie: Presented): Promise<SessionRow | undefined> {
  return db.maybe<SessionRow>(
    `select e.id, e.staff_id, e.state, e.acting_office_id, e.second_factor, e.demo, e.enrolment_sealed, e.sign_out_sealed,
       s.name_sealed, s.locale, e.seen_at < clock_at() - interval '1 minute' as unseen,
       ${rolesNow('e.staff_id')} as roles, ${approvalsNow('e.staff_id')} as approvals
     from staff_session e join staff s on s.office_id = e.office_id and s.id = e.staff_id
     where e.office_id = $1 and e.id = $2 and e.secret_hash = $3 and e.ended_at is null
       and e.expires_at > clock_at() and e.seen_at > clock_at() - ${IDLE} and s.state = 'active'`,
    [officeId, cookie.id, cookie.hash],
    { name: 'identity.live-session' },
  );
}

export async function touch(db: Db, officeId: number, sessionId: string): Promise<void> {
  await db.query('update staff_session set seen_at = clock_at() where office_id = $1 and id = $2', [
    officeId,
    sessionId,
  ]);
}

export interface NewSession {
  officeId: number;
  id: string;
  staffId: string;
  secretHash: Buffer;
  state: SessionState;
  actingOfficeId: number;
  secondFactor: boolean;
  demo: boolean;
  enrolmentSealed: Buffer | null;
  device: string | null;
  addressSealed: Buffer | null;
  byTrust: boolean;
  signOutSealed: Buffer | null;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.query(
    `insert into staff_session (office_id, id, staff_id, secret_hash, state, acting_office_id, second_factor, demo,
       enrolment_sealed, device, address_sealed, by_trust, sign_out_sealed, wrong_codes, started_at, seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, clock_at(), clock_at(),
       clock_at() + case when $5 = 'signed_in' then ${ABSOLUTE} else ${PENDING} end)`,
    [
      session.officeId,
      session.id,
      session.staffId,
      session.secretHash,
      session.state,
      session.actingOfficeId,
      session.secondFactor,
      session.demo,
      session.enrolmentSealed,
      session.device,
      session.addressSealed,
      session.byTrust,
      session.signOutSealed,
    ],
  );
}

/** @returns whether it was still open: of two codes racing for one session only one may end it */
export async function endSession(db: Db, officeId: number, sessionId: string): Promise<boolean> {
  const ended = await db.query(
    `update staff_session set ended_at = clock_at(), enrolment_sealed = null, sign_out_sealed = null
     where office_id = $1 and id = $2 and ended_at is null returning id`,
    [officeId, sessionId],
  );
  return ended.length === 1;
}

/** Counts a wrong code; the fifth ends the session, and the password is asked again. */
export async function countWrongCode(db: Db, officeId: number, sessionId: string): Promise<void> {
  await db.query(
    `update staff_session set wrong_codes = wrong_codes + 1,
       ended_at = case when wrong_codes + 1 >= ${WRONG_CODES} then clock_at() end,
       sign_out_sealed = case when wrong_codes + 1 < ${WRONG_CODES} then sign_out_sealed end
     where office_id = $1 and id = $2 and ended_at is null`,
    [officeId, sessionId],
  );
}

export async function actIn(db: Db, homeOfficeId: number, sessionId: string, officeId: number): Promise<void> {
  await db.query('update staff_session set acting_office_id = $3 where office_id = $1 and id = $2', [
    homeOfficeId,
    sessionId,
    officeId,
  ]);
}

export function sealedTotp(
  db: Db,
  officeId: number,
  staffId: string,
): Promise<{ id: string; secret_sealed: Buffer } | undefined> {
  return db.maybe('select id, secret_sealed from totp where office_id = $1 and staff_id = $2', [officeId, staffId]);
}

/** Spends a step. @returns false when this or a later one was spent before */
export async function spendStep(db: Db, officeId: number, totpId: string, step: number): Promise<boolean> {
  const spent = await db.query(
    'update totp set last_step = $3 where office_id = $1 and id = $2 and last_step < $3 returning id',
    [officeId, totpId, step],
  );
  return spent.length === 1;
}

export interface NewTotp {
  officeId: number;
  id: string;
  staffId: string;
  secretSealed: Buffer;
  step: number;
}

/** @returns false when the officer has a second factor already: a second enrolment must not replace it */
export async function insertTotp(db: Db, totp: NewTotp): Promise<boolean> {
  const inserted = await db.query(
    `insert into totp (office_id, id, staff_id, secret_sealed, last_step, enrolled_at)
     values ($1, $2, $3, $4, $5, clock_at()) on conflict (office_id, staff_id) do nothing returning id`,
    [totp.officeId, totp.id, totp.staffId, totp.secretSealed, totp.step],
  );
  return inserted.length === 1;
}

/** Forgets the ID tokens of sessions that ran out without a sign-out. */
export async function dropOldSignOuts(db: Db): Promise<void> {
  await db.query(
    `/* nationwide: housekeeping */ update staff_session set sign_out_sealed = null
     where sign_out_sealed is not null and (expires_at < clock_at() or seen_at < clock_at() - ${IDLE})`,
  );
}

/** Drops sessions that ended or ran out a month ago. */
export async function dropOldSessions(db: Db): Promise<void> {
  await db.query(
    `/* nationwide: housekeeping */ delete from staff_session
     where coalesce(ended_at, expires_at) < clock_at() - interval '30 days'`,
  );
}
