import type { Db } from '@buka-pintu/platform';
import type { Presented } from '../secret.js';

export interface NewLink {
  officeId: number;
  id: string;
  purpose: 'demo' | 'setup';
  staffId: string | null;
  secretHash: Buffer;
}

/** Links last a week: as long as somebody may come back to the same terminal. */
export async function insertLink(db: Db, link: NewLink): Promise<void> {
  await db.query(
    `insert into link_token (office_id, id, purpose, staff_id, secret_hash, expires_at)
     values ($1, $2, $3, $4, $5, clock_at() + interval '7 days')`,
    [link.officeId, link.id, link.purpose, link.staffId, link.secretHash],
  );
}

/** What a link that still works leads to. */
export function openLink(
  db: Db,
  officeId: number,
  purpose: NewLink['purpose'],
  link: Presented,
): Promise<{ staff_id: string | null } | undefined> {
  return db.maybe(
    `select staff_id from link_token where office_id = $1 and id = $2 and secret_hash = $3 and purpose = $4
       and used_at is null and expires_at > clock_at()`,
    [officeId, link.id, link.hash, purpose],
  );
}

/** @returns whether this call used it up: of two at once only one does */
export async function useUp(db: Db, officeId: number, id: string): Promise<boolean> {
  const used = await db.query(
    'update link_token set used_at = clock_at() where office_id = $1 and id = $2 and used_at is null returning id',
    [officeId, id],
  );
  return used.length === 1;
}

export async function dropLinks(db: Db, officeId: number, purpose: NewLink['purpose']): Promise<void> {
  await db.query('delete from link_token where office_id = $1 and purpose = $2', [officeId, purpose]);
}

export async function dropExpiredLinks(db: Db): Promise<void> {
  await db.query('/* nationwide: housekeeping */ delete from link_token where expires_at < clock_at()');
}

export interface DemoStaffRow {
  id: string;
  role: string;
  name_sealed: Buffer;
}

export function demoStaff(db: Db, officeId: number): Promise<DemoStaffRow[]> {
  return db.query(
    `select s.id, s.name_sealed, r.role from staff s join staff_role r on r.office_id = s.office_id and r.staff_id = s.id
     where s.office_id = $1 and s.demo and s.state = 'active' order by s.id`,
    [officeId],
  );
}

/** The demo's own API client; an officer never registered it. */
export function demoClient(
  db: Db,
  officeId: number,
  name: string,
): Promise<{ id: string; key_seen: boolean } | undefined> {
  return db.maybe(
    `select c.id, exists (select from api_key k where k.office_id = $1 and k.client_id = c.id
       and (k.last_used_at is not null or k.revoked_at is not null)) as key_seen
     from api_client c where c.office_id = $1 and c.name = $2 and c.registered_by is null order by c.id limit 1`,
    [officeId, name],
  );
}

/** Forgets the keys that nobody ever used, but for the latest: another process may have shown it a moment ago. */
export async function dropUnusedKeys(db: Db, officeId: number, clientId: string): Promise<void> {
  await db.query(
    `delete from api_key where office_id = $1 and client_id = $2 and last_used_at is null and id < (
       select id from api_key where office_id = $1 and client_id = $2 order by id desc limit 1)`,
    [officeId, clientId],
  );
}

export async function setScopes(db: Db, officeId: number, clientId: string, scopes: readonly string[]): Promise<void> {
  await db.query('update api_client set scopes = $3 where office_id = $1 and id = $2 and scopes <> $3', [
    officeId,
    clientId,
    scopes,
  ]);
}
