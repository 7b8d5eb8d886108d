import type { Actor } from '../../access/principal.js';
import type { Db } from '../../database/db.js';
import type { Keyset } from '../../database/page.js';
import type { Verdict } from './chain.js';
import type { CheckState } from './ledger-check.dto.js';

export interface CheckRow {
  id: string;
  state: CheckState;
  startedAt: string;
  finishedAt: string | null;
  events: number | null;
  anchors: number | null;
  brokenAt: number | null;
  fault: Verdict['fault'];
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const COLUMNS = `id, state, ${instant('started_at')} as "startedAt", ${instant('finished_at')} as "finishedAt",
  events, anchors, broken_at as "brokenAt", fault`;

/** Begins a check. @returns undefined while another one of the office is running */
export function beginCheck(db: Db, officeId: number, id: string, actor: Actor): Promise<CheckRow | undefined> {
  return db.maybe<CheckRow>(
    `insert into ledger_check (office_id, id, state, asked_by_kind, asked_by_id)
     select $1, $2, 'running', $3, $4
     where not exists (select from ledger_check where office_id = $1 and state = 'running')
     returning ${COLUMNS}`,
    [officeId, id, actor.kind, actor.id],
  );
}

export async function endCheck(db: Db, officeId: number, id: string, verdict: Verdict | undefined): Promise<void> {
  const state = !verdict ? 'failed' : verdict.fault ? 'broken' : 'sound';
  await db.query(
    `update ledger_check set state = $3, finished_at = clock_at(), events = $4, anchors = $5, broken_at = $6, fault = $7
     where office_id = $1 and id = $2 and state = 'running'`,
    [officeId, id, state, verdict?.events, verdict?.anchors, verdict?.brokenAt, verdict?.fault],
  );
}

/** Checks whose process died in the middle. */
export async function giveUpLostChecks(db: Db): Promise<void> {
  await db.query(
    `/* nationwide: the worker tidies up after a process that died */
     update ledger_check set state = 'failed', finished_at = clock_at()
     where state = 'running' and started_at < clock_at() - interval '1 hour'`,
  );
}

export function checkById(db: Db, officeId: number, id: string): Promise<CheckRow | undefined> {
  return db.maybe<CheckRow>(`select ${COLUMNS} from ledger_check where office_id = $1 and id = $2`, [officeId, id]);
}

/** The newest first. @param after the last row of the page before */
export function listChecks(db: Db, officeId: number, limit: number, after: Keyset | undefined): Promise<CheckRow[]> {
  const [startedAt = null, id = null] = after ?? [];
  return db.query<CheckRow>(
    `select ${COLUMNS} from ledger_check where office_id = $1
       and ($2::timestamptz is null or (started_at, id) < ($2::timestamptz, $3::uuid))
     order by started_at desc, id desc limit $4`,
    [officeId, startedAt, id, limit],
  );
}

/** Offices with a ledger that was not checked since that hour (UTC) was last reached. */
export async function uncheckedOffices(db: Db, hour: number): Promise<number[]> {
  const rows = await db.query<{ officeId: number }>(
    `/* nationwide: the nightly check of every ledger */
     select h.office_id as "officeId" from ledger_head h where not exists (
       select from ledger_check c where c.office_id = h.office_id and c.state <> 'failed' and c.started_at >=
         date_trunc('day', clock_at() at time zone 'UTC' - make_interval(hours => $1)) at time zone 'UTC' + make_interval(hours => $1))`,
    [hour],
  );
  return rows.map(({ officeId }) => officeId);
}
