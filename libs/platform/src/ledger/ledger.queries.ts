import type { Actor } from '../access/principal.js';
import type { Db } from '../database/db.js';

/** A sealed event, as handlers, streams and webhooks get it. */
export interface LedgerEvent<P extends object = Record<string, unknown>> {
  officeId: number;
  /** 1, 2, 3 … without a gap within the office. */
  position: number;
  id: string;
  type: string;
  subjectType: string;
  subjectId: string;
  actorKind: string;
  actorId: string | null;
  /** Whose role the officer carried in this (Plh, Plt); null for all who act in their own name. */
  onBehalfOf: string | null;
  /** RFC 3339, UTC. */
  at: string;
  payload: P;
}

/** An event with the order in which it was written; its position is null until it is sealed. */
export interface ArrivedEvent extends Omit<LedgerEvent, 'position'> {
  position: number | null;
  arrival: string;
}

interface EventToWrite {
  officeId: number;
  id: string;
  type: string;
  subject: { type: string; id: string };
  actor: Actor;
  onBehalfOf: string | null;
  payload: object;
}

const COLUMNS = `office_id as "officeId", position, id, type, subject_type as "subjectType", subject_id as "subjectId",
  actor_kind as "actorKind", actor_id as "actorId", on_behalf_of as "onBehalfOf",
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, payload`;

export async function appendEvent(db: Db, event: EventToWrite): Promise<void> {
  await db.query(
    `insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, actor_id, payload, on_behalf_of)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      event.officeId,
      event.id,
      event.type,
      event.subject.type,
      event.subject.id,
      event.actor.kind,
      event.actor.id,
      JSON.stringify(event.payload),
      event.onBehalfOf,
    ],
    { name: 'ledger_append' },
  );
}

export function eventsAfter(db: Db, officeId: number, position: number, limit: number): Promise<LedgerEvent[]> {
  return db.query(
    `select ${COLUMNS} from ledger_event where office_id = $1 and position > $2 order by position limit $3`,
    [officeId, position, limit],
    { name: 'ledger_after' },
  );
}

export function eventsOf(
  db: Db,
  officeId: number,
  subject: { type: string; id: string },
): Promise<(Omit<LedgerEvent, 'position'> & { position: number | null })[]> {
  return db.query(
    `select ${COLUMNS} from ledger_event
     where office_id = $1 and subject_type = $2 and subject_id = $3 order by position nulls last, arrival`,
    [officeId, subject.type, subject.id],
  );
}

/** Events of some kinds, the last that arrived first, from below an arrival on; with what is not sealed yet. */
export function latestEvents(
  db: Db,
  officeId: number,
  kinds: { subjects: readonly string[]; types: readonly string[] },
  below: string | null,
  limit: number,
): Promise<ArrivedEvent[]> {
  return db.query(
    `select ${COLUMNS}, arrival::text as arrival from ledger_event
     where office_id = $1 and subject_type = any($2) and type = any($3) and ($4::bigint is null or arrival < $4)
     order by arrival desc limit $5`,
    [officeId, kinds.subjects, kinds.types, below, limit],
  );
}

/** Offices that have committed events without a seal. */
export async function unsealedOffices(db: Db): Promise<number[]> {
  // A loose index scan: one probe an office instead of every unsealed row.
  const rows = await db.query<{ officeId: number }>(
    `/* nationwide: the sealer looks for offices with unsealed events */
     with recursive office(id) as (
       select min(office_id) from ledger_event where position is null
       union all
       select (select min(e.office_id) from ledger_event e where e.position is null and e.office_id > office.id)
       from office where office.id is not null)
     select id as "officeId" from office where id is not null`,
    [],
    { name: 'ledger_unsealed' },
  );
  return rows.map((row) => row.officeId);
}

/** Seals up to `batch` events. @returns how many, -1 when another process holds the office */
export async function sealOffice(db: Db, officeId: number, batch: number): Promise<number> {
  const { sealed } = await db.one<{ sealed: number }>('select ledger_seal($1, $2) as sealed', [officeId, batch], {
    name: 'ledger_seal',
  });
  return sealed;
}

/** The last sealed position of each of the offices. */
export function headsOf(db: Db, officeIds: readonly number[]): Promise<{ officeId: number; position: number }[]> {
  return db.query('select office_id as "officeId", position from ledger_head where office_id = any($1)', [officeIds], {
    name: 'ledger_heads',
  });
}

/** Handlers that are behind an office's ledger and not waiting for a later try. */
export function behind(db: Db, handlers: readonly string[]): Promise<{ officeId: number; handler: string }[]> {
  return db.query(
    `/* nationwide: workers look for handlers that are behind */
     select h.office_id as "officeId", n.handler from ledger_head h
     cross join unnest($1::text[]) as n(handler)
     left join ledger_cursor c on c.office_id = h.office_id and c.handler = n.handler
     where coalesce(c.position, 0) < h.position and (c.retry_at is null or c.retry_at <= now())`,
    [handlers],
    { name: 'ledger_behind' },
  );
}

/**
 * Locks a handler's cursor and finds the next event it wants.
 * @returns undefined when another worker holds the cursor; `event` undefined when nothing up to `head` concerns it
 */
export async function nextFor(
  db: Db,
  officeId: number,
  handler: string,
  types: readonly string[],
): Promise<{ position: number; attempts: number; head: number; event?: LedgerEvent } | undefined> {
  await db.query(
    'insert into ledger_cursor (office_id, handler) values ($1, $2) on conflict do nothing',
    [officeId, handler],
    { name: 'ledger_cursor_new' },
  );
  const cursor = await db.maybe<{ position: number; attempts: number }>(
    `select position, attempts from ledger_cursor where office_id = $1 and handler = $2
       and (retry_at is null or retry_at <= now()) for update skip locked`,
    [officeId, handler],
    { name: 'ledger_cursor_lock' },
  );
  if (!cursor) return undefined;
  // One statement, one snapshot: nothing can be sealed between the event that was found and the head that was seen.
  const found = await db.one<{ head: number; event: LedgerEvent | null }>(
    `select h.position as head, (select to_jsonb(e) from (
       select ${COLUMNS} from ledger_event
       where office_id = $1 and position > $2 and type = any($3) order by position limit 1) e) as event
     from ledger_head h where h.office_id = $1`,
    [officeId, cursor.position, types],
    { name: 'ledger_next' },
  );
  return { ...cursor, head: found.head, ...(found.event ? { event: found.event } : {}) };
}

export async function moveCursor(db: Db, officeId: number, handler: string, position: number): Promise<void> {
  await db.query(
    `update ledger_cursor set position = $3, attempts = 0, retry_at = null, failure = null
     where office_id = $1 and handler = $2`,
    [officeId, handler, position],
    { name: 'ledger_cursor_move' },
  );
}

/** Notes a failed try; the cursor stays, the next try waits. @returns how many tries failed in a row */
export async function noteFailure(
  db: Db,
  at: { officeId: number; handler: string; position: number },
  failure: string,
): Promise<number> {
  // The cursor's first row went with the transaction that failed, so it may have to be made here.
  const row = await db.maybe<{ attempts: number }>(
    `insert into ledger_cursor as c (office_id, handler, position, attempts, failure, retry_at)
     values ($1, $2, $3, 1, $4, now() + interval '500 ms')
     on conflict (office_id, handler) do update set attempts = c.attempts + 1, failure = excluded.failure,
       retry_at = now() + make_interval(secs => least(300, 0.5 * 2 ^ least(c.attempts, 12)))
       where c.position = excluded.position
     returning attempts`,
    [at.officeId, at.handler, at.position, failure],
  );
  return row?.attempts ?? 0;
}

export interface Figures {
  unsealed: number;
  handlers: { handler: string; stuck: number; behind: number }[];
  jobs: { due: number; failing: number; given_up: number };
}

/** How the work that goes on without a request is doing. */
// A job counts its try when it begins: one that may be tried once has used it up while it runs.
export function ledgerFigures(db: Db): Promise<Figures> {
  return db.one<Figures>(
    `/* nationwide: the operator's figures */
     select (select count(*) from ledger_event where position is null) as unsealed,
       (select coalesce(json_agg(x), '[]') from (
          select c.handler, count(*) filter (where c.attempts > 0) as stuck, sum(h.position - c.position) as behind
          from ledger_cursor c join ledger_head h using (office_id) group by c.handler) x) as handlers,
       (select json_build_object('due', count(*) filter (where run_at <= now() and attempts < max_attempts),
          'failing', count(*) filter (where attempts between 1 and max_attempts - 1),
          'given_up', count(*) filter (where attempts >= max_attempts and locked_at is null)) from graphile_worker._private_jobs) as jobs`,
  );
}
