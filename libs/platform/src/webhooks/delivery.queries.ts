import type { Db } from '../database/db.js';
import type { LedgerEvent } from '../ledger/ledger.queries.js';
import type { DeliveryFault, DeliveryOutcome } from './courier.js';
import type { DeliveryState } from './webhook.dto.js';

/** How long what was sent can be seen and sent again. */
export const DELIVERY_DAYS = 30;

export interface DeliveryRow {
  officeId: number;
  id: string;
  webhookId: string;
  eventOfficeId: number | null;
  eventId: string;
  type: string;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  nextAt: Date | null;
  lastAt: Date | null;
  lastStatus: number | null;
  lastFault: DeliveryFault | null;
  lastExcerpt: string | null;
  lastMs: number | null;
}

const COLUMNS = `office_id as "officeId", id, webhook_id as "webhookId", event_office_id as "eventOfficeId",
  event_id as "eventId", type, state, attempts, created_at as "createdAt", next_at as "nextAt", last_at as "lastAt",
  last_status as "lastStatus", last_fault as "lastFault", last_excerpt as "lastExcerpt", last_ms as "lastMs"`;

export interface NewDelivery {
  officeId: number;
  id: string;
  webhookId: string;
  eventOfficeId: number | null;
  eventId: string;
  type: string;
}

/** Writes a message down once: the same event again for the same webhook is no second one. @returns whether it is new */
export async function insertDelivery(db: Db, it: NewDelivery): Promise<boolean> {
  const rows = await db.query(
    `insert into webhook_delivery (office_id, id, webhook_id, event_office_id, event_id, type, state, created_at, next_at)
     values ($1, $2, $3, $4, $5, $6, 'pending', clock_at(), clock_at()) on conflict do nothing returning id`,
    [it.officeId, it.id, it.webhookId, it.eventOfficeId, it.eventId, it.type],
    { name: 'webhook_delivery_new' },
  );
  return rows.length === 1;
}

export function deliveryRow(db: Db, officeId: number, id: string): Promise<DeliveryRow | undefined> {
  return db.maybe(`select ${COLUMNS} from webhook_delivery where office_id = $1 and id = $2`, [officeId, id], {
    name: 'webhook_delivery_row',
  });
}

export function deliveryRows(
  db: Db,
  officeId: number,
  webhookId: string,
  asked: { state: DeliveryState | null; below: string | null; limit: number },
): Promise<DeliveryRow[]> {
  return db.query(
    `select ${COLUMNS} from webhook_delivery where office_id = $1 and webhook_id = $2
       and ($3::text is null or state = $3) and ($4::uuid is null or id < $4) order by id desc limit $5`,
    [officeId, webhookId, asked.state, asked.below, asked.limit],
  );
}

/** The event that a delivery tells of, as the ledger has it. */
export function eventOfDelivery(
  db: Db,
  officeId: number,
  id: string,
): Promise<Pick<LedgerEvent, 'subjectType' | 'subjectId' | 'at' | 'payload'> | undefined> {
  return db.maybe(
    `select subject_type as "subjectType", subject_id as "subjectId", payload,
       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from ledger_event where office_id = $1 and id = $2`,
    [officeId, id],
    { name: 'webhook_event' },
  );
}

/** Notes a try and what comes next. @param next when it is tried again; null: never */
export async function noteTry(
  db: Db,
  row: DeliveryRow,
  outcome: DeliveryOutcome,
  next: { state: DeliveryState; seconds: number | null },
): Promise<{ nextAt: Date | null }> {
  return db.one(
    `update webhook_delivery set attempts = $3, state = $4, last_at = clock_at(), last_status = $5, last_fault = $6,
       last_excerpt = $7, last_ms = $8, next_at = clock_at() + make_interval(secs => $9)
     where office_id = $1 and id = $2 returning next_at as "nextAt"`,
    [
      row.officeId,
      row.id,
      row.attempts + 1,
      next.state,
      outcome.status,
      outcome.fault,
      outcome.excerpt,
      outcome.ms,
      next.seconds,
    ],
  );
}

export async function setState(db: Db, officeId: number, id: string, state: 'pending' | 'failed'): Promise<void> {
  await db.query(
    `update webhook_delivery set state = $3, attempts = case when $3 = 'pending' then 0 else attempts end,
       next_at = case when $3 = 'pending' then clock_at() end where office_id = $1 and id = $2`,
    [officeId, id, state],
  );
}

export async function postpone(db: Db, officeId: number, id: string, until: Date): Promise<void> {
  await db.query('update webhook_delivery set next_at = $3 where office_id = $1 and id = $2', [officeId, id, until]);
}

/** Events of these offices since an instant that a webhook would be told of; one more than asked tells that there are too many. */
export function eventsSince(
  db: Db,
  asked: { offices: number[]; types: string[]; clientId: string; since: Date; limit: number },
): Promise<{ officeId: number; id: string; type: string }[]> {
  return db.query(
    `select office_id as "officeId", id, type from ledger_event
     where office_id = any($1::int[]) and type = any($2) and position is not null and at >= $4
       and coalesce(payload->>'clientId', $3) = $3 order by at, position limit $5`,
    [asked.offices, asked.types, asked.clientId, asked.since, asked.limit],
  );
}

/** Makes these events pending messages of a webhook. @returns the ids of what will be sent, in order */
export async function requeue(
  db: Db,
  officeId: number,
  webhookId: string,
  rows: readonly { id: string; officeId: number; eventId: string; type: string }[],
  all: boolean,
): Promise<string[]> {
  const kept = await db.query<{ id: string }>(
    `insert into webhook_delivery as d (office_id, id, webhook_id, event_office_id, event_id, type, state, created_at, next_at)
     select $1, r.id, $2, r.event_office_id, r.event_id, r.type, 'pending', clock_at(), clock_at()
     from unnest($3::uuid[], $4::int[], $5::uuid[], $6::text[]) as r (id, event_office_id, event_id, type)
     on conflict (office_id, webhook_id, event_id) do update set state = 'pending', attempts = 0, next_at = clock_at()
       where $7 or d.state <> 'delivered'
     returning d.id`,
    [
      officeId,
      webhookId,
      rows.map((row) => row.id),
      rows.map((row) => row.officeId),
      rows.map((row) => row.eventId),
      rows.map((row) => row.type),
      all,
    ],
  );
  return kept.map((row) => row.id);
}

export async function dropOldDeliveries(db: Db, batch = 10_000): Promise<number> {
  const gone = await db.query(
    `/* nationwide: housekeeping */ delete from webhook_delivery where (office_id, id) in (
       select office_id, id from webhook_delivery where created_at < clock_at() - make_interval(days => $1)
         and state <> 'pending' limit $2) returning id`,
    [DELIVERY_DAYS, batch],
  );
  return gone.length;
}
