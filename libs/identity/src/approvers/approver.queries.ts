import type { Db } from '@buka-pintu/platform';
import type { DatedOrderRow } from '../dated-orders/dated-order.js';

export interface ApproverRow extends DatedOrderRow {
  office_id: number;
  staff_id: string | null;
  role: string | null;
  for_office_id: number;
  permissions: string[];
}

const ROW = `id, office_id, staff_id, role, for_office_id, permissions, from_on, until_on, document_number, made_at, ended_at,
  case when ended_at is not null then 'ended' when clock_at() < starts_at then 'coming'
    when clock_at() < ends_at then 'in_force' else 'over' end as state`;

/** What an office gave to others, and what its officers decide for others; the newest first. */
export function approverRows(db: Db, officeId: number, limit: number): Promise<ApproverRow[]> {
  return db.query<ApproverRow>(
    `/* nationwide: the approvers of an office live in others */ select ${ROW} from approver
     where for_office_id = $1 or office_id = $1 order by made_at desc, id desc limit $2`,
    [officeId, limit],
  );
}

export function approverRow(db: Db, officeId: number, id: string): Promise<ApproverRow | undefined> {
  return db.maybe<ApproverRow>(`select ${ROW} from approver where office_id = $1 and id = $2`, [officeId, id]);
}

/** One who names an approver for an office at a time: two at once would each find nothing that overlaps. */
export async function lockApproversOf(db: Db, forOfficeId: number): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('identity.approvers', $1))`, [forOfficeId]);
}

export interface WantedApprover {
  officeId: number;
  staffId: string | null;
  role: string | null;
  forOfficeId: number;
  permissions: readonly string[];
  startsAt: Date;
  endsAt: Date;
}

/** The same approver with one of these permissions on one of these days. */
export function overlappingApprover(
  db: Db,
  wanted: WantedApprover,
): Promise<{ from_on: string; until_on: string; document_number: string } | undefined> {
  return db.maybe(
    `select from_on, until_on, document_number from approver
     where office_id = $1 and for_office_id = $2 and staff_id is not distinct from $3::uuid
       and role is not distinct from $4::text and permissions && $5::text[] and ended_at is null
       and starts_at < $7 and ends_at > $6 order by from_on limit 1`,
    [
      wanted.officeId,
      wanted.forOfficeId,
      wanted.staffId,
      wanted.role,
      wanted.permissions,
      wanted.startsAt,
      wanted.endsAt,
    ],
  );
}

/** @returns whether it could still be ended: what is over stays as it was */
export async function endApprover(db: Db, officeId: number, id: string): Promise<boolean> {
  const rows = await db.query(
    `update approver set ended_at = clock_at() where office_id = $1 and id = $2 and ended_at is null
       and ends_at > clock_at() returning id`,
    [officeId, id],
  );
  return rows.length === 1;
}
