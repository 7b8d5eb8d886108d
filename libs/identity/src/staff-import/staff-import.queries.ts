import type { Db } from '@buka-pintu/platform';

export interface ImportRow {
  csv_sealed: Buffer | null;
  registered: boolean;
  staff_ids: string[];
}

/** The import, held until the transaction ends: two parts, or two registrations, follow each other. */
export function lockImport(db: Db, officeId: number, id: string): Promise<ImportRow | undefined> {
  return db.maybe<ImportRow>(
    `select csv_sealed, registered_at is not null as registered, staff_ids from staff_import
     where office_id = $1 and id = $2 for update`,
    [officeId, id],
  );
}

export async function keepPart(db: Db, officeId: number, id: string, sealed: Buffer): Promise<void> {
  await db.query('update staff_import set csv_sealed = $3 where office_id = $1 and id = $2', [officeId, id, sealed]);
}

export async function closeImport(db: Db, officeId: number, id: string, staffIds: readonly string[]): Promise<void> {
  await db.query(
    `update staff_import set csv_sealed = null, registered_at = clock_at(), staff_ids = $3 where office_id = $1 and id = $2`,
    [officeId, id, staffIds],
  );
}

/** Which of these names are claimed already. */
export async function takenKeys(db: Db, keys: readonly Buffer[]): Promise<Set<string>> {
  const rows = await db.query<{ name_key: Buffer }>('select name_key from sign_in_name where name_key = any($1)', [
    keys,
  ]);
  return new Set(rows.map((row) => row.name_key.toString('hex')));
}

export interface ImportedStaff {
  id: string;
  locale: string;
  nameSealed: Buffer;
  emailSealed: Buffer | null;
  staffNumberSealed: Buffer | null;
}

/** All of them in one statement. */
export async function insertStaff(db: Db, officeId: number, rows: readonly ImportedStaff[]): Promise<void> {
  await db.query(
    `insert into staff (office_id, id, state, locale, name_sealed, email_sealed, staff_number_sealed, demo, created_at, version)
     select $1, id, 'active', locale, name, email, number, false, clock_at(), 1
     from unnest($2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[]) as row (id, locale, name, email, number)`,
    [
      officeId,
      rows.map((row) => row.id),
      rows.map((row) => row.locale),
      rows.map((row) => row.nameSealed),
      rows.map((row) => row.emailSealed),
      rows.map((row) => row.staffNumberSealed),
    ],
  );
}

export async function insertNames(
  db: Db,
  officeId: number,
  names: readonly { key: Buffer; kind: string; staffId: string }[],
): Promise<void> {
  await db.query(
    `insert into sign_in_name (name_key, kind, office_id, staff_id)
     select key, kind, $1, staff_id from unnest($2::bytea[], $3::text[], $4::uuid[]) as name (key, kind, staff_id)`,
    [officeId, names.map((name) => name.key), names.map((name) => name.kind), names.map((name) => name.staffId)],
  );
}

export async function insertRoles(
  db: Db,
  officeId: number,
  roles: readonly { id: string; staffId: string; role: string }[],
): Promise<void> {
  await db.query(
    `insert into staff_role (office_id, id, staff_id, role, at_office_id)
     select $1, id, staff_id, role, $1 from unnest($2::uuid[], $3::uuid[], $4::text[]) as held (id, staff_id, role)`,
    [officeId, roles.map((held) => held.id), roles.map((held) => held.staffId), roles.map((held) => held.role)],
  );
}

/** The next of an import who have an address, were never in and have no link yet. */
export function uninvited(db: Db, officeId: number, importId: string, limit: number): Promise<{ id: string }[]> {
  return db.query(
    `select s.id from staff_import i join staff s on s.office_id = $1 and s.id = any(i.staff_ids)
     where i.office_id = $1 and i.id = $2 and s.entered_at is null and s.state = 'active' and s.email_sealed is not null
       and not exists (select from link_token k where k.office_id = $1 and k.staff_id = s.id)
     order by s.id limit $3`,
    [officeId, importId, limit],
  );
}

/** Forgets files that nobody registered within a day. */
export async function dropOldImports(db: Db): Promise<void> {
  await db.query(
    `/* nationwide: housekeeping */ delete from staff_import where begun_at < clock_at() - interval '1 day'
       and (registered_at is null or registered_at < clock_at() - interval '30 days')`,
  );
}
