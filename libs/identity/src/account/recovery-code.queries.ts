import type { Db } from '@buka-pintu/platform';

export async function dropRecoveryCodes(db: Db, officeId: number, staffId: string): Promise<void> {
  await db.query('delete from recovery_code where office_id = $1 and staff_id = $2', [officeId, staffId]);
}

export async function insertRecoveryCodes(
  db: Db,
  officeId: number,
  staffId: string,
  codes: readonly { id: string; key: Buffer }[],
): Promise<void> {
  await db.query(
    `insert into recovery_code (office_id, id, staff_id, code_key, made_at)
     select $1, id, $2, key, clock_at() from unnest($3::uuid[], $4::bytea[]) as code (id, key)`,
    [officeId, staffId, codes.map((code) => code.id), codes.map((code) => code.key)],
  );
}

/** Spends a code. @returns how many are left, undefined when it is none of the officer's or was spent before */
export async function spendRecoveryCode(
  db: Db,
  officeId: number,
  staffId: string,
  key: Buffer,
): Promise<number | undefined> {
  const spent = await db.query(
    `update recovery_code set used_at = clock_at()
     where office_id = $1 and staff_id = $2 and code_key = $3 and used_at is null returning id`,
    [officeId, staffId, key],
  );
  return spent.length === 1 ? (await recoveryCodes(db, officeId, staffId)).left : undefined;
}

export function recoveryCodes(
  db: Db,
  officeId: number,
  staffId: string,
): Promise<{ left: number; made_at: Date | null }> {
  return db.one(
    `select count(*) filter (where used_at is null)::int as left, max(made_at) as made_at from recovery_code
     where office_id = $1 and staff_id = $2`,
    [officeId, staffId],
  );
}
