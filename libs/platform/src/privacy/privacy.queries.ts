import type { Db } from '../database/db.js';
import type { PrivacyRequestKind, PrivacyRequestState } from './privacy-request.lifecycle.js';

export interface RequestRow {
  id: string;
  kind: PrivacyRequestKind;
  state: PrivacyRequestState;
  askedAt: Date;
  dueAt: Date;
  doneAt: Date | null;
  overdue: boolean;
  personKey: Buffer;
  outcome: { erased: number; kept: number } | null;
  answerSealed: Buffer | null;
  /** By which document the person was found; null of requests older than it. */
  documentSealed: Buffer | null;
}

const COLUMNS = `id, kind, state, asked_at as "askedAt", due_at as "dueAt", done_at as "doneAt",
  coalesce(done_at, clock_at()) > due_at as overdue, person_key as "personKey", outcome, answer_sealed as "answerSealed",
  document_sealed as "documentSealed"`;

/**
 * Opens a request; the clock of 3 × 24 hours starts (UU 27/2022, articles 32 and 43). Who asks for the same a second time
 * gets the request there is: its clock runs on.
 */
export function openRequest(
  db: Db,
  given: {
    officeId: number;
    id: string;
    kind: string;
    personKey: Buffer;
    documentSealed: Buffer;
    actorId: string | null;
  },
): Promise<RequestRow> {
  return db.one<RequestRow>(
    `insert into privacy_request (office_id, id, kind, person_key, asked_by, document_sealed, due_at)
     values ($1, $2, $3, $4, $5, $6, clock_at() + interval '72 hours')
     on conflict (office_id, person_key, kind) where state = 'open' do update set kind = excluded.kind
     returning ${COLUMNS}`,
    [given.officeId, given.id, given.kind, given.personKey, given.actorId, given.documentSealed],
  );
}

export function requestById(db: Db, officeId: number, id: string): Promise<RequestRow | undefined> {
  return db.maybe<RequestRow>(`select ${COLUMNS} from privacy_request where office_id = $1 and id = $2`, [
    officeId,
    id,
  ]);
}

/** Those that wait first, the most urgent on top; all of the office, or of one person. */
export function listRequests(db: Db, officeId: number, personKey: Buffer | null): Promise<RequestRow[]> {
  return db.query<RequestRow>(
    `select ${COLUMNS} from privacy_request where office_id = $1 and ($2::bytea is null or person_key = $2)
     order by state <> 'open', case when state = 'open' then due_at end, asked_at desc limit 100`,
    [officeId, personKey],
  );
}

/** @returns false when somebody else had done it */
export async function finishRequest(
  db: Db,
  officeId: number,
  id: string,
  end: { state: PrivacyRequestState; actorId: string | null; outcome?: object; answerSealed?: Buffer },
): Promise<boolean> {
  const rows = await db.query(
    `update privacy_request set state = $3, done_at = clock_at(), answered_by = $4, outcome = $5, answer_sealed = $6
     where office_id = $1 and id = $2 and state = 'open' returning id`,
    [
      officeId,
      id,
      end.state,
      end.actorId,
      end.outcome === undefined ? null : JSON.stringify(end.outcome),
      end.answerSealed ?? null,
    ],
  );
  return rows.length > 0;
}

/** Messages about a record go with it. */
export async function eraseMessagesAbout(db: Db, officeId: number, aboutId: string): Promise<void> {
  await db.query('delete from message where office_id = $1 and about_id = $2', [officeId, aboutId]);
}

/** Messages that have had their time. @returns how many */
export async function eraseOldMessages(db: Db, days: number, limit: number): Promise<number> {
  const rows = await db.query(
    `/* nationwide: the retention job erases whatever has had its time */
     delete from message where (office_id, id) in (select office_id, id from message
       where created_at < clock_at() - make_interval(days => $1) and state <> 'queued' limit $2) returning id`,
    [days, limit],
  );
  return rows.length;
}
