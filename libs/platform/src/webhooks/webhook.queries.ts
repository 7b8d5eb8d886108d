import type { Db } from '../database/db.js';
import type { WebhookState } from './webhook.dto.js';

type Mode = 'live' | 'test';

export interface WebhookRow {
  officeId: number;
  id: string;
  clientId: string;
  mode: Mode;
  url: string;
  description: string | null;
  types: string[];
  offices: number[];
  state: WebhookState;
  secretSealed: Buffer;
  oldSecretSealed: Buffer | null;
  oldSecretUntil: Date | null;
  createdAt: Date;
  deliveredAt: Date | null;
  failingSince: Date | null;
  holdUntil: Date | null;
  version: number;
  now: Date;
}

const COLUMNS = `office_id as "officeId", id, client_id as "clientId", mode, url, description, types, offices, state,
  secret_sealed as "secretSealed", old_secret_sealed as "oldSecretSealed", old_secret_until as "oldSecretUntil",
  created_at as "createdAt", delivered_at as "deliveredAt", failing_since as "failingSince", hold_until as "holdUntil",
  version, clock_at() as now`;

export type NewWebhook = Pick<
  WebhookRow,
  'officeId' | 'id' | 'clientId' | 'mode' | 'url' | 'description' | 'types' | 'offices' | 'state' | 'secretSealed'
>;

/** Adds a webhook unless the client has as many as it may. @returns whether it did */
export async function insertWebhook(db: Db, it: NewWebhook, most: number): Promise<boolean> {
  // Two at once see the same count unless they take turns.
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`webhooks of ${it.clientId}`]);
  const rows = await db.query(
    `insert into webhook (office_id, id, client_id, mode, url, description, types, offices, state, secret_sealed,
       created_at, version)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_at(), 1
     where (select count(*) from webhook w where w.office_id = $1 and w.client_id = $3) < $11 returning id`,
    [
      it.officeId,
      it.id,
      it.clientId,
      it.mode,
      it.url,
      it.description,
      it.types,
      it.offices,
      it.state,
      it.secretSealed,
      most,
    ],
  );
  return rows.length === 1;
}

export function webhookRow(db: Db, officeId: number, id: string): Promise<WebhookRow | undefined> {
  return db.maybe(`select ${COLUMNS} from webhook where office_id = $1 and id = $2`, [officeId, id], {
    name: 'webhook_row',
  });
}

/** Newest first, from below an id on. */
export function webhookRows(
  db: Db,
  officeId: number,
  asked: { clientId: string | null; mode: Mode | null; below: string | null; limit: number },
): Promise<WebhookRow[]> {
  return db.query(
    `select ${COLUMNS} from webhook where office_id = $1 and ($2::uuid is null or client_id = $2)
       and ($3::text is null or mode = $3) and ($4::uuid is null or id < $4) order by id desc limit $5`,
    [officeId, asked.clientId, asked.mode, asked.below, asked.limit],
  );
}

export type ChangedWebhook = Pick<WebhookRow, 'url' | 'description' | 'types' | 'offices' | 'state'>;

/** @returns whether the version was still the one that was seen. Whoever makes it active again begins with a clean slate. */
export async function changeWebhook(
  db: Db,
  officeId: number,
  id: string,
  version: number,
  it: ChangedWebhook,
): Promise<boolean> {
  const rows = await db.query(
    `update webhook set url = $4, description = $5, types = $6, offices = $7, state = $8, version = version + 1,
       disabled_at = null, hold_until = null, failing_since = case when state = $8 then failing_since end
     where office_id = $1 and id = $2 and version = $3 returning id`,
    [officeId, id, version, it.url, it.description, it.types, it.offices, it.state],
  );
  return rows.length === 1;
}

export async function dropWebhook(db: Db, officeId: number, id: string): Promise<void> {
  await db.query('delete from webhook where office_id = $1 and id = $2', [officeId, id]);
}

/** Puts a new secret in the place of the present one, which goes on signing for a while. */
export async function turnSecret(
  db: Db,
  officeId: number,
  id: string,
  sealed: Buffer,
  overlapHours: number,
): Promise<void> {
  await db.query(
    `update webhook set old_secret_sealed = case when $4 > 0 then secret_sealed end,
       old_secret_until = case when $4 > 0 then clock_at() + make_interval(hours => $4) end,
       secret_sealed = $3, version = version + 1 where office_id = $1 and id = $2`,
    [officeId, id, sealed, overlapHours],
  );
}

/** Active webhooks that want this type and were there when it happened; whether their clients reach the office is not asked. */
export function wanting(
  db: Db,
  event: { officeId: number; type: string; at: string },
): Promise<Pick<WebhookRow, 'officeId' | 'id' | 'clientId' | 'mode' | 'holdUntil' | 'now'>[]> {
  return db.query(
    `/* nationwide: a webhook stands in its client's office and hears of others */
     select office_id as "officeId", id, client_id as "clientId", mode, hold_until as "holdUntil", clock_at() as now
     from webhook where state = 'active' and $1 = any(types) and (offices = '{}' or $2 = any(offices)) and created_at <= $3`,
    [event.type, event.officeId, event.at],
    { name: 'webhook_wanting' },
  );
}

/** Notes that the target took a message, or did not: then nothing else is tried there for a moment. */
export async function noteHealth(db: Db, officeId: number, id: string, holdSeconds: number | null): Promise<void> {
  await db.query(
    holdSeconds === null
      ? `update webhook set delivered_at = clock_at(), failing_since = null, hold_until = null where office_id = $1 and id = $2`
      : `update webhook set failing_since = coalesce(failing_since, clock_at()),
           hold_until = clock_at() + make_interval(secs => $3) where office_id = $1 and id = $2`,
    holdSeconds === null ? [officeId, id] : [officeId, id, holdSeconds],
  );
}

/** Gives a webhook up, unless its target took anything since. @returns whether this call did it */
export async function disableWebhook(
  db: Db,
  officeId: number,
  id: string,
  unlessDeliveredSince: Date,
): Promise<boolean> {
  const rows = await db.query(
    `update webhook set state = 'disabled', disabled_at = clock_at(), version = version + 1
     where office_id = $1 and id = $2 and state = 'active' and (delivered_at is null or delivered_at < $3) returning id`,
    [officeId, id, unlessDeliveredSince],
  );
  return rows.length === 1;
}
