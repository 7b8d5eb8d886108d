import type { Db } from '@buka-pintu/platform';
import type { Presented } from '../secret.js';

export interface ClientOfKeyRow {
  id: string;
  name: string;
  scopes: string[];
  offices: number[];
  mode: 'live' | 'test';
  key_id: string;
  expired: boolean;
  revoked: boolean;
  unseen: boolean;
}

/** The client a key belongs to: one round trip a request. */
export function clientOfKey(db: Db, officeId: number, key: Presented): Promise<ClientOfKeyRow | undefined> {
  return db.maybe<ClientOfKeyRow>(
    `select c.id, c.name, c.scopes, c.offices, c.mode, k.id as key_id, k.expires_at <= clock_at() as expired,
       k.revoked_at is not null as revoked,
       k.last_used_at is null or k.last_used_at < clock_at() - interval '1 minute' as unseen
     from api_key k join api_client c on c.office_id = k.office_id and c.id = k.client_id
     where k.office_id = $1 and k.client_id = $2 and k.secret_hash = $3`,
    [officeId, key.id, key.hash],
    { name: 'identity.client-of-key' },
  );
}

export async function noteUse(db: Db, officeId: number, keyId: string): Promise<void> {
  await db.query('update api_key set last_used_at = clock_at() where office_id = $1 and id = $2', [officeId, keyId]);
}

export interface KeyRow {
  id: string;
  hint: string;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  state: 'active' | 'expired' | 'revoked';
}
export interface ApiClientRow {
  id: string;
  name: string;
  owner_name_sealed: Buffer;
  owner_email_sealed: Buffer;
  scopes: string[];
  offices: number[];
  mode: 'live' | 'test';
  registered_at: Date;
  version: number;
}

const CLIENT = `select id, name, owner_name_sealed, owner_email_sealed, scopes, offices, mode, registered_at, version from api_client`;

export function clientRow(db: Db, officeId: number, id: string): Promise<ApiClientRow | undefined> {
  return db.maybe(`${CLIENT} where office_id = $1 and id = $2`, [officeId, id]);
}

/** Newest first, from below an id on; one more than asked tells whether there is a next page. */
export function clientRows(db: Db, officeId: number, below: string | null, limit: number): Promise<ApiClientRow[]> {
  return db.query(`${CLIENT} where office_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`, [
    officeId,
    below,
    limit,
  ]);
}

/** The keys of these clients, newest first. */
export function keyRows(
  db: Db,
  officeId: number,
  clientIds: readonly string[],
): Promise<(KeyRow & { client_id: string })[]> {
  return db.query(
    `select client_id, id, hint, created_at, expires_at, last_used_at,
       case when revoked_at is not null then 'revoked' when expires_at <= clock_at() then 'expired' else 'active' end as state
     from api_key where office_id = $1 and client_id = any($2::uuid[]) order by id desc`,
    [officeId, clientIds],
  );
}

/** Holds the client's row until the end of the transaction, so that two issues can't both take the last place. */
export async function lockClient(db: Db, officeId: number, id: string): Promise<boolean> {
  const rows = await db.query('select id from api_client where office_id = $1 and id = $2 for update', [officeId, id]);
  return rows.length === 1;
}

export async function revokeKey(
  db: Db,
  officeId: number,
  clientId: string,
  keyId: string,
): Promise<'revoked' | 'before' | 'unknown'> {
  const row = await db.maybe<{ fresh: boolean }>(
    `update api_key k set revoked_at = coalesce(k.revoked_at, clock_at()) from
       (select id, revoked_at is null as fresh from api_key where office_id = $1 and client_id = $2 and id = $3 for update) was
     where k.office_id = $1 and k.id = was.id returning was.fresh`,
    [officeId, clientId, keyId],
  );
  if (!row) return 'unknown';
  return row.fresh ? 'revoked' : 'before';
}
