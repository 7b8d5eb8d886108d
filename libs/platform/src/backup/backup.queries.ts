import type { Db } from '../database/db.js';
import type { RecoveryLock } from './recovery-key.js';

/** The app's database, or a command's own connection. */
type Statements = Pick<Db, 'query'>;

export interface BackupRun {
  id: number;
  state: 'running' | 'finished' | 'failed';
  startedAt: Date;
  finishedAt: Date | null;
  fileName: string;
  bytes: number | null;
  rows: number | null;
  failure: string | null;
}

export async function recoveryLock(db: Statements): Promise<{ lock: RecoveryLock; setAt: Date } | undefined> {
  const rows = await db.query<{ lock: RecoveryLock; setAt: Date }>('select lock, set_at as "setAt" from recovery_lock');
  return rows[0];
}

/** The lock of every backup from now on; older files keep theirs. */
export async function keepRecoveryLock(db: Statements, lock: RecoveryLock): Promise<void> {
  await db.query(
    `insert into recovery_lock (lock) values ($1)
     on conflict (one) do update set lock = excluded.lock, set_at = clock_at()`,
    [JSON.stringify(lock)],
  );
}

/** Begins a run. @returns undefined while another is alive; one whose process died is given up after two minutes */
export async function beginRun(db: Statements, fileName: string, askedBy: string): Promise<number | undefined> {
  await db.query(
    `update backup_run set state = 'failed', finished_at = clock_at(), failure = 'The process that made it ended.'
     where state = 'running' and seen_at < clock_at() - interval '2 minutes'`,
  );
  const rows = await db.query<{ id: number }>(
    `insert into backup_run (file_name, asked_by) values ($1, $2)
     on conflict (state) where state = 'running' do nothing returning id`,
    [fileName, askedBy],
  );
  return rows[0] && Number(rows[0].id);
}

export async function touchRun(db: Statements, id: number): Promise<void> {
  await db.query(`update backup_run set seen_at = clock_at() where id = $1 and state = 'running'`, [id]);
}

export async function endRun(
  db: Statements,
  id: number,
  result: { bytes: number; rows: number } | { failure: string },
): Promise<void> {
  const failed = 'failure' in result;
  await db.query(
    `update backup_run set state = $2, finished_at = clock_at(), bytes = $3, row_count = $4, failure = $5 where id = $1`,
    [
      id,
      failed ? 'failed' : 'finished',
      failed ? null : result.bytes,
      failed ? null : result.rows,
      failed ? result.failure : null,
    ],
  );
}

/** The newest runs first. */
export function lastRuns(db: Statements, limit: number): Promise<BackupRun[]> {
  return db.query<BackupRun>(
    `select id, state, started_at as "startedAt", finished_at as "finishedAt", file_name as "fileName", bytes,
       row_count as rows, failure from backup_run order by started_at desc, id desc limit $1`,
    [limit],
  );
}

/** Whether no backup was begun since that hour (UTC) was last reached; a failed one is tried again after an hour. */
export async function isDue(db: Statements, hour: number): Promise<boolean> {
  const rows = await db.query<{ due: boolean }>(
    `select not exists (select from backup_run where (state <> 'failed' and started_at >=
         date_trunc('day', clock_at() at time zone 'UTC' - make_interval(hours => $1)) at time zone 'UTC'
         + make_interval(hours => $1)) or started_at > clock_at() - interval '1 hour') as due`,
    [hour],
  );
  return rows[0]!.due;
}

/** Offices that have a history: whoever decides for the whole installation must be allowed to in each of them. */
export async function livedInOffices(db: Statements): Promise<number[]> {
  const rows = await db.query<{ officeId: number }>(
    '/* nationwide: a backup is the whole installation’s */ select office_id as "officeId" from ledger_head',
  );
  return rows.map(({ officeId }) => officeId);
}
