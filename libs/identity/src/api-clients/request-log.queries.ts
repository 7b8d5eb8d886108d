import type { Db } from '@buka-pintu/platform';
import type { KeyMode } from './api-client.dto.js';

/** How long a client can look back. */
export const REQUEST_DAYS = 14;

export interface RequestRow {
  officeId: number;
  id: string;
  clientId: string;
  at: Date;
  mode: KeyMode;
  operation: string;
  status: number;
  problem: string | null;
  requestId: string;
  ms: number;
}

const column = <K extends keyof RequestRow>(rows: readonly RequestRow[], key: K): RequestRow[K][] =>
  rows.map((row) => row[key]);

/** Many lines in one statement. A line that is there already stays as it is, so that a repeat after a lost answer adds nothing. */
export async function insertRequests(db: Db, rows: readonly RequestRow[]): Promise<void> {
  await db.query(
    `insert into api_request (office_id, id, client_id, at, mode, operation, status, problem, request_id, ms)
     select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::smallint[],
       $8::text[], $9::text[], $10::int[]) on conflict do nothing`,
    (['officeId', 'id', 'clientId', 'at', 'mode', 'operation', 'status', 'problem', 'requestId', 'ms'] as const).map(
      (key) => column(rows, key),
    ),
    { name: 'identity.requests' },
  );
}

/** Newest first, from below an id on. */
export function requestRows(
  db: Db,
  officeId: number,
  clientId: string,
  asked: { outcome: 'answered' | 'refused' | null; mode: KeyMode | null; below: string | null; limit: number },
): Promise<RequestRow[]> {
  return db.query(
    `select office_id as "officeId", id, client_id as "clientId", at, mode, operation, status, problem,
       request_id as "requestId", ms
     from api_request where office_id = $1 and client_id = $2 and ($3::uuid is null or id < $3)
       and ($4::text is null or (status >= 400) = ($4 = 'refused')) and ($5::text is null or mode = $5)
     order by id desc limit $6`,
    [officeId, clientId, asked.below, asked.outcome, asked.mode, asked.limit],
  );
}

/** Forgets the oldest lines, a batch at a time. @returns how many went */
export async function dropOldRequests(db: Db, batch = 10_000): Promise<number> {
  const gone = await db.query(
    `/* nationwide: housekeeping */ delete from api_request where (office_id, id) in (
       select office_id, id from api_request where at < clock_at() - make_interval(days => $1) limit $2) returning id`,
    [REQUEST_DAYS, batch],
  );
  return gone.length;
}
