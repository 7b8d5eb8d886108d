import type { Db } from '@buka-pintu/platform';

export interface RoleRow {
  role: string;
  atOfficeId: number;
  /** Whose role it is, when it is carried for somebody else. */
  onBehalfOf?: string | null;
}
export interface SignInRow {
  id: string;
  password_hash: string | null;
  has_totp: boolean;
  roles: RoleRow[];
}

/**
 * The roles an officer has now: his own, and those delegated to him for these days.
 * @param staff the SQL that names the officer, in a statement whose $1 is the office
 */
export const rolesNow = (staff: string): string => `coalesce((
  select json_agg(json_build_object('role', r.role, 'atOfficeId', r.at_office_id, 'onBehalfOf', r.on_behalf_of)
    order by r.at_office_id, r.role)
  from (select role, at_office_id, null::uuid as on_behalf_of from staff_role where office_id = $1 and staff_id = ${staff}
    union all select d.role, d.at_office_id, d.from_staff_id from delegation d where d.office_id = $1
      and d.to_staff_id = ${staff} and d.ended_at is null and d.starts_at <= clock_at() and d.ends_at > clock_at()) r), '[]')`;

/** What an office gave to an approver who lives in another one. */
export interface Approval {
  officeId: number;
  permissions: string[];
}

/** What this officer decides for other offices now, by name or by a role held at home for good. @param staff as above */
export const approvalsNow = (staff: string): string => `coalesce((
  select json_agg(json_build_object('officeId', a.for_office_id, 'permissions', a.permissions) order by a.for_office_id, a.id)
  from approver a where a.office_id = $1 and a.ended_at is null and a.starts_at <= clock_at() and a.ends_at > clock_at()
    and (a.staff_id = ${staff} or a.role in (select h.role from staff_role h
      where h.office_id = $1 and h.staff_id = ${staff} and h.at_office_id = $1))), '[]')`;
const ROLES_OF = rolesNow('s.id');

/** Where the officer with this address or number lives. The row knows no name, only its keyed hash. */
export function placeOf(db: Db, nameKey: Buffer): Promise<{ office_id: number; staff_id: string } | undefined> {
  return db.maybe('select office_id, staff_id from sign_in_name where name_key = $1', [nameKey]);
}

/** What signing in needs of an active officer. */
export function signInRow(db: Db, officeId: number, staffId: string): Promise<SignInRow | undefined> {
  return db.maybe<SignInRow>(
    `select s.id, s.password_hash, ${ROLES_OF} as roles,
       exists (select from totp t where t.office_id = $1 and t.staff_id = s.id) as has_totp
     from staff s where s.office_id = $1 and s.id = $2 and s.state = 'active'`,
    [officeId, staffId],
  );
}

export interface StaffRow {
  id: string;
  locale: 'id' | 'en';
  name_sealed: Buffer;
  email_sealed: Buffer | null;
  staff_number_sealed: Buffer | null;
  roles: RoleRow[];
  approvals: Approval[];
}

export function staffRow(db: Db, officeId: number, staffId: string): Promise<StaffRow | undefined> {
  return db.maybe<StaffRow>(
    `select s.id, s.locale, s.name_sealed, s.email_sealed, s.staff_number_sealed, ${ROLES_OF} as roles,
       ${approvalsNow('s.id')} as approvals
     from staff s where s.office_id = $1 and s.id = $2`,
    [officeId, staffId],
  );
}

export function sealedNames(
  db: Db,
  officeId: number,
  ids: readonly string[],
): Promise<{ id: string; name_sealed: Buffer }[]> {
  return db.query('select id, name_sealed from staff where office_id = $1 and id = any($2::uuid[])', [officeId, ids]);
}

/** Whether anybody can sign in here at all; asked of the claim table, which is whole. */
export async function anyoneRegistered(db: Db): Promise<boolean> {
  return (await db.one<{ any: boolean }>('select exists (select from sign_in_name) as any')).any;
}

export function officersWithRole(db: Db, officeId: number, role: string): Promise<{ id: string }[]> {
  return db.query(
    `select s.id from staff_role r join staff s on s.office_id = $1 and s.id = r.staff_id
     where r.office_id = $1 and r.at_office_id = $1 and r.role = $2 and s.state = 'active' order by s.id`,
    [officeId, role],
  );
}
