import type { Db } from '@buka-pintu/platform';
import type { DatedOrderRow } from '../dated-orders/dated-order.js';

export interface DelegationRow extends DatedOrderRow {
  to_staff_id: string;
  from_staff_id: string;
  role: string;
  at_office_id: number;
  reason_sealed: Buffer;
}

const ROW = `d.id, d.to_staff_id, d.from_staff_id, d.role, d.at_office_id, d.from_on, d.until_on, d.document_number,
  d.reason_sealed, d.made_at, d.ended_at,
  case when d.ended_at is not null then 'ended' when clock_at() < d.starts_at then 'coming'
    when clock_at() < d.ends_at then 'in_force' else 'over' end as state`;

/** Those of roles in an office, newest first. */
export function delegationRows(
  db: Db,
  atOfficeId: number,
  filter: { staffId: string | null; before: string | null; limit: number },
): Promise<DelegationRow[]> {
  return db.query<DelegationRow>(
    `/* nationwide: the stand-in may live in another office */ select ${ROW} from delegation d
     where d.at_office_id = $1 and ($2::uuid is null or $2 in (d.from_staff_id, d.to_staff_id))
       and ($3::uuid is null or d.id < $3) order by d.id desc limit $4`,
    [atOfficeId, filter.staffId, filter.before, filter.limit],
  );
}

export function delegationRow(db: Db, officeId: number, id: string): Promise<DelegationRow | undefined> {
  return db.maybe<DelegationRow>(`select ${ROW} from delegation d where d.office_id = $1 and d.id = $2`, [
    officeId,
    id,
  ]);
}

/** Holds everybody else who would delegate a role of this officer until the transaction ends. */
export async function lockPrincipal(db: Db, officeId: number, staffId: string): Promise<void> {
  await db.query('select id from staff where office_id = $1 and id = $2 for update', [officeId, staffId]);
}

/** A delegation of the same role by the same officer that shares a day with these. */
export function overlapping(
  db: Db,
  wanted: { fromStaffId: string; role: string; atOfficeId: number; startsAt: Date; endsAt: Date },
): Promise<{ from_on: string; until_on: string; document_number: string } | undefined> {
  return db.maybe(
    `/* nationwide: the stand-in may live in another office */ select from_on, until_on, document_number from delegation
     where from_staff_id = $1 and role = $2 and at_office_id = $3 and ended_at is null and starts_at < $5 and ends_at > $4
     order by from_on limit 1`,
    [wanted.fromStaffId, wanted.role, wanted.atOfficeId, wanted.startsAt, wanted.endsAt],
  );
}

/** @returns whether it could still be ended: what is over stays as it was */
export async function endDelegation(db: Db, officeId: number, id: string): Promise<boolean> {
  const rows = await db.query(
    `update delegation set ended_at = clock_at() where office_id = $1 and id = $2 and ended_at is null
       and ends_at > clock_at() returning id`,
    [officeId, id],
  );
  return rows.length === 1;
}
