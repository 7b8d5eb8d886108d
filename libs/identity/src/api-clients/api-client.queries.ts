import type { Db } from '@buka-pintu/platform';
import type { Presented } from '../secret.js';
import type { ClientState, KeyMode } from './api-client.dto.js';

/** What a key or token opens: one round trip a request. */
export interface ReachRow {
  id: string;
  name: string;
  scopes: string[];
  offices: number[];
  test_offices: number[];
  origins: string[];
  bookings_per_day: number;
  mode: KeyMode;
  key_id: string;
  expired: boolean;
  revoked: boolean;
  unseen: boolean;
}

const REACH = `c.id, c.name, c.offices, c.test_offices, c.origins, c.bookings_per_day, k.mode, k.id as key_id,
  coalesce(k.revoked_at, c.revoked_at) is not null as revoked,
  k.last_used_at is null or k.last_used_at < clock_at() - interval '1 minute' as unseen`;

export function clientOfKey(db: Db, officeId: number, key: Presented): Promise<ReachRow | undefined> {
  return db.maybe<ReachRow>(
    `select ${REACH}, c.scopes, least(k.expires_at, c.expires_at) <= clock_at() as expired
     from api_key k join api_client c on c.office_id = k.office_id and c.id = k.client_id
     where k.office_id = $1 and k.client_id = $2 and k.secret_hash = $3`,
    [officeId, key.id, key.hash],
    { name: 'identity.client-of-key' },
  );
}

/** The scopes of a token are those it was asked for, as far as the client still has them. */
export function clientOfToken(db: Db, officeId: number, token: Presented): Promise<ReachRow | undefined> {
  return db.maybe<ReachRow>(
    `select ${REACH}, array(select unnest(t.scopes) intersect select unnest(c.scopes)) as scopes,
       least(t.expires_at, k.expires_at, c.expires_at) <= clock_at() as expired
     from api_token t
     join api_key k on k.office_id = t.office_id and k.id = t.key_id
     join api_client c on c.office_id = t.office_id and c.id = t.client_id
     where t.office_id = $1 and t.id = $2 and t.secret_hash = $3`,
    [officeId, token.id, token.hash],
    { name: 'identity.client-of-token' },
  );
}

/** When a key stops opening anything: with its client at the latest. */
export async function keyEnd(db: Db, officeId: number, keyId: string): Promise<Date> {
  const { endsAt } = await db.one<{ endsAt: Date }>(
    `select least(k.expires_at, c.expires_at) as "endsAt"
     from api_key k join api_client c on c.office_id = k.office_id and c.id = k.client_id
     where k.office_id = $1 and k.id = $2`,
    [officeId, keyId],
  );
  return endsAt;
}

export async function noteUse(db: Db, officeId: number, keyId: string): Promise<void> {
  await db.query('update api_key set last_used_at = clock_at() where office_id = $1 and id = $2', [officeId, keyId]);
}

/** Every origin that some client in force lists: what a preflight, which carries no key, is answered by. */
export async function allOrigins(db: Db): Promise<string[]> {
  const rows = await db.query<{ origin: string }>(
    `/* nationwide: a preflight carries no key */ select distinct unnest(origins) as origin from api_client
     where origins <> '{}' and revoked_at is null and (expires_at is null or expires_at > clock_at())`,
  );
  return rows.map((row) => row.origin);
}

export async function dropExpiredTokens(db: Db): Promise<void> {
  await db.query('/* nationwide: housekeeping */ delete from api_token where expires_at < clock_at()');
}

export interface KeyRow {
  id: string;
  mode: KeyMode;
  hint: string;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  state: ClientState;
}
export interface ApiClientRow {
  id: string;
  name: string;
  owner_name_sealed: Buffer;
  owner_email_sealed: Buffer;
  contact_email_sealed: Buffer | null;
  contact_phone_sealed: Buffer | null;
  scopes: string[];
  offices: number[];
  test_offices: number[];
  origins: string[];
  bookings_per_day: number;
  registered_at: Date;
  expires_at: Date | null;
  state: ClientState;
  version: number;
}

const STATE = (row: string): string =>
  `case when ${row}.revoked_at is not null then 'revoked' when ${row}.expires_at <= clock_at() then 'expired' else 'active' end`;
const CLIENT = `select id, name, owner_name_sealed, owner_email_sealed, contact_email_sealed, contact_phone_sealed, scopes,
  offices, test_offices, origins, bookings_per_day, registered_at, expires_at, ${STATE('api_client')} as state, version from api_client`;

export function clientRow(db: Db, officeId: number, id: string): Promise<ApiClientRow | undefined> {
  return db.maybe(`${CLIENT} where office_id = $1 and id = $2`, [officeId, id]);
}

/** What clients in force reach; those whose registration has ended are left out. */
export function clientReach(
  db: Db,
  officeIds: readonly number[],
  ids: readonly string[],
): Promise<{ id: string; live: number[]; test: number[] }[]> {
  return db.query(
    `select id, offices as live, test_offices as test from api_client where office_id = any($1::int[]) and id = any($2::uuid[])
       and revoked_at is null and (expires_at is null or expires_at > clock_at())`,
    [officeIds, ids],
    { name: 'identity.client-reach' },
  );
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
    `select client_id, id, mode, hint, created_at, expires_at, last_used_at, ${STATE('api_key')} as state
     from api_key where office_id = $1 and client_id = any($2::uuid[]) order by id desc`,
    [officeId, clientIds],
  );
}

/** Holds the client's row until the end of the transaction, so that two issues can't both take the last place. */
export function lockClient(
  db: Db,
  officeId: number,
  id: string,
): Promise<Pick<ApiClientRow, 'test_offices' | 'offices' | 'state'> | undefined> {
  return db.maybe(
    `select offices, test_offices, ${STATE('api_client')} as state from api_client
     where office_id = $1 and id = $2 for update`,
    [officeId, id],
  );
}

/** Lets a key end earlier, never later. @returns its mode, undefined when it is not active any more */
export async function endKey(
  db: Db,
  officeId: number,
  key: { clientId: string; keyId: string; endsAt: Date },
): Promise<KeyMode | undefined> {
  const row = await db.maybe<{ mode: KeyMode }>(
    `update api_key set expires_at = least(expires_at, $4) where office_id = $1 and client_id = $2 and id = $3
       and revoked_at is null and expires_at > clock_at() returning mode`,
    [officeId, key.clientId, key.keyId, key.endsAt],
  );
  return row?.mode;
}

export async function keyExists(db: Db, officeId: number, clientId: string, keyId: string): Promise<boolean> {
  const rows = await db.query('select from api_key where office_id = $1 and client_id = $2 and id = $3', [
    officeId,
    clientId,
    keyId,
  ]);
  return rows.length === 1;
}

/** @returns whether this call did it: a second one changes nothing */
export async function revokeClient(db: Db, officeId: number, id: string): Promise<boolean> {
  const rows = await db.query(
    `update api_client set revoked_at = clock_at(), version = version + 1
     where office_id = $1 and id = $2 and revoked_at is null returning id`,
    [officeId, id],
  );
  return rows.length === 1;
}

export async function addTestOffice(db: Db, officeId: number, id: string, testOffice: number): Promise<void> {
  await db.query(
    `update api_client set test_offices = test_offices || $3::int, version = version + 1 where office_id = $1 and id = $2`,
    [officeId, id, testOffice],
  );
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
