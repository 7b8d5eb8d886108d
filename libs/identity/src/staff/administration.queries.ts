import type { Db } from '@buka-pintu/platform';
import type { RoleRow } from './staff.queries.js';

export interface ManagedRow {
  id: string;
  state: 'active' | 'suspended';
  locale: 'id' | 'en';
  name_sealed: Buffer;
  email_sealed: Buffer | null;
  staff_number_sealed: Buffer | null;
  created_at: Date;
  entered: boolean;
  has_totp: boolean;
  link_expires_at: Date | null;
  link_drops: boolean | null;
  seen_at: Date | null;
  roles: RoleRow[];
  version: number;
}

const MANAGED = `select s.id, s.state, s.locale, s.name_sealed, s.email_sealed, s.staff_number_sealed, s.created_at, s.version,
    s.entered_at is not null as entered,
    exists (select from totp t where t.office_id = $1 and t.staff_id = s.id) as has_totp,
    l.expires_at as link_expires_at, l.drops_second_factor as link_drops, e.seen_at, coalesce(r.roles, '[]') as roles
  from staff s
  left join lateral (select expires_at, drops_second_factor from link_token k where k.office_id = $1 and k.staff_id = s.id
    and k.purpose = 'entry' and k.used_at is null and k.expires_at > clock_at() order by k.id desc limit 1) l on true
  left join lateral (select max(e.seen_at) as seen_at from staff_session e where e.office_id = $1 and e.staff_id = s.id
    and e.state = 'signed_in') e on true
  left join lateral (select json_agg(json_build_object('role', r.role, 'atOfficeId', r.at_office_id)
    order by r.at_office_id, r.role) as roles from staff_role r where r.office_id = $1 and r.staff_id = s.id) r on true
  where s.office_id = $1`;

/** These officers of the office, in no order. */
export function managedRows(db: Db, officeId: number, ids: readonly string[]): Promise<ManagedRow[]> {
  return db.query<ManagedRow>(`${MANAGED} and s.id = any($2::uuid[])`, [officeId, ids]);
}

export interface RosterRow {
  id: string;
  state: 'active' | 'suspended';
  entered: boolean;
  name_sealed: Buffer;
  email_sealed: Buffer | null;
  staff_number_sealed: Buffer | null;
  locale: 'id' | 'en';
  roles: string[];
}

/** The whole office with what a list filters and sorts by; names are sealed, so sorting is the caller's. */
export function rosterRows(db: Db, officeId: number): Promise<RosterRow[]> {
  return db.query<RosterRow>(
    `select s.id, s.state, s.entered_at is not null as entered, s.name_sealed, s.email_sealed, s.staff_number_sealed,
       s.locale, coalesce(r.roles, '{}') as roles
     from staff s left join (select staff_id, array_agg(role) as roles from staff_role
       where office_id = $1 and at_office_id = $1 group by staff_id) r on r.staff_id = s.id
     where s.office_id = $1`,
    [officeId],
  );
}

/**
 * Who may administer is changed by one transaction at a time, over the whole installation: two administrators who suspend each
 * other at once would otherwise both find that the other is left.
 */
export async function lockAdministrators(db: Db): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('identity.administrators', 0))`);
}

/** How many can really administer the office: active, in the role for good, and signed in once. */
export async function administratorsOf(db: Db, officeId: number): Promise<number> {
  const row = await db.one<{ count: number }>(
    `select count(*)::int as count from /* nationwide: an administrator may live in another office */ staff_role r
     join staff s on s.office_id = r.office_id and s.id = r.staff_id
     where r.at_office_id = $1 and r.role = 'administrator' and s.state = 'active' and s.entered_at is not null`,
    [officeId],
  );
  return row.count;
}

/** @returns whether it changed: false when the version is another by now */
export async function changeStaff(
  db: Db,
  change: {
    officeId: number;
    id: string;
    version: number;
    locale: string;
    nameSealed: Buffer;
    emailSealed: Buffer | null;
    staffNumberSealed: Buffer | null;
  },
): Promise<boolean> {
  const rows = await db.query(
    `update staff set locale = $4, name_sealed = $5, email_sealed = $6, staff_number_sealed = $7, version = version + 1
     where office_id = $1 and id = $2 and version = $3 returning id`,
    [
      change.officeId,
      change.id,
      change.version,
      change.locale,
      change.nameSealed,
      change.emailSealed,
      change.staffNumberSealed,
    ],
  );
  return rows.length === 1;
}

/** @returns whether the state was another before */
export async function setState(db: Db, officeId: number, id: string, state: 'active' | 'suspended'): Promise<boolean> {
  const rows = await db.query(
    `update staff set state = $3, version = version + 1 where office_id = $1 and id = $2 and state <> $3 returning id`,
    [officeId, id, state],
  );
  return rows.length === 1;
}

/** The first time somebody is let in whole: from then on an invitation is answered and an administrator counts. */
export async function noteEntry(db: Db, officeId: number, id: string): Promise<void> {
  await db.query('update staff set entered_at = clock_at() where office_id = $1 and id = $2 and entered_at is null', [
    officeId,
    id,
  ]);
}

export async function dropSignInNames(db: Db, officeId: number, staffId: string): Promise<void> {
  await db.query('delete from sign_in_name where office_id = $1 and staff_id = $2', [officeId, staffId]);
}

/** Ends all sessions of an officer but one. @returns how many */
export async function endSessionsOf(db: Db, officeId: number, staffId: string, except?: string): Promise<number> {
  const rows = await db.query(
    `update staff_session set ended_at = clock_at(), enrolment_sealed = null, sign_out_sealed = null
     where office_id = $1 and staff_id = $2 and ended_at is null and id is distinct from $3::uuid returning id`,
    [officeId, staffId, except ?? null],
  );
  return rows.length;
}

/** Links that are out for an officer stop working. */
export async function dropEntryLinks(db: Db, officeId: number, staffId: string): Promise<void> {
  await db.query(
    `delete from link_token where office_id = $1 and staff_id = $2 and purpose = 'entry' and used_at is null`,
    [officeId, staffId],
  );
}

/** @returns when it expires */
export async function insertEntryLink(
  db: Db,
  link: { officeId: number; id: string; staffId: string; secretHash: Buffer; dropsSecondFactor: boolean; days: number },
): Promise<Date> {
  const row = await db.one<{ expires_at: Date }>(
    `insert into link_token (office_id, id, purpose, staff_id, secret_hash, expires_at, drops_second_factor)
     values ($1, $2, 'entry', $3, $4, clock_at() + make_interval(days => $5), $6) returning expires_at`,
    [link.officeId, link.id, link.staffId, link.secretHash, link.days, link.dropsSecondFactor],
  );
  return row.expires_at;
}

export interface EntryRow {
  staff_id: string;
  drops_second_factor: boolean;
  /** Whether the officer was ever let in before. */
  entered: boolean;
  name_sealed: Buffer;
  email_sealed: Buffer | null;
  staff_number_sealed: Buffer | null;
}

/** Whom an entry link that still works lets in; locked by its use, not by this. */
export function entryLink(db: Db, officeId: number, link: { id: string; hash: Buffer }): Promise<EntryRow | undefined> {
  return db.maybe<EntryRow>(
    `select k.staff_id, k.drops_second_factor, s.entered_at is not null as entered, s.name_sealed, s.email_sealed, s.staff_number_sealed
     from link_token k join staff s on s.office_id = $1 and s.id = k.staff_id
     where k.office_id = $1 and k.id = $2 and k.secret_hash = $3 and k.purpose = 'entry' and k.used_at is null
       and k.expires_at > clock_at() and s.state = 'active'`,
    [officeId, link.id, link.hash],
  );
}

export async function setPassword(db: Db, officeId: number, staffId: string, passwordHash: string): Promise<void> {
  await db.query('update staff set password_hash = $3 where office_id = $1 and id = $2', [
    officeId,
    staffId,
    passwordHash,
  ]);
}

export async function dropTotp(db: Db, officeId: number, staffId: string): Promise<void> {
  await db.query('delete from totp where office_id = $1 and staff_id = $2', [officeId, staffId]);
}
