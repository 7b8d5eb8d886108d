import type { Db } from '@buka-pintu/platform';
import type { Presented } from '../secret.js';

/** Time to find the message; what is older was given up or stolen. */
const CODE_LIVES = `interval '10 minutes'`;
/** Long enough to look and to open a link, short enough for a borrowed phone. */
const VISIT_LIVES = `interval '30 minutes'`;
const TRIES = 5;

/** Counts one more request under each key in this hour. @returns how many there were, by key in the order given */
export async function countAttempts(db: Db, keys: readonly Buffer[]): Promise<{ attempts: number[]; seconds: number }> {
  const rows = await db.query<{ key: Buffer; attempts: number; seconds: number }>(
    `insert into citizen_code_attempt (key, window_at, attempts)
     select key, date_bin('1 hour', clock_at(), 'epoch'), 1 from unnest($1::bytea[]) as key order by key
     on conflict (key, window_at) do update set attempts = citizen_code_attempt.attempts + 1
     returning key, attempts, ceil(extract(epoch from window_at + interval '1 hour' - clock_at()))::integer as seconds`,
    [keys],
  );
  const of = (key: Buffer): number => rows.find((row) => row.key.equals(key))?.attempts ?? 0;
  return { attempts: keys.map(of), seconds: Math.max(1, rows[0]?.seconds ?? 1) };
}

/** The codes made for a contact within a day. @returns how many, and the seconds until the first of them is a day old */
export function codesOfDay(db: Db, contactKey: Buffer): Promise<{ codes: number; seconds: number }> {
  return db.one(
    `select count(*)::integer as codes,
       coalesce(ceil(extract(epoch from min(issued_at) + interval '1 day' - clock_at())), 0)::integer as seconds
     from citizen_code where contact_key = $1 and issued_at > clock_at() - interval '1 day'`,
    [contactKey],
  );
}

export interface NewCode {
  codeId: string;
  contactKey: Buffer;
  contactSealed: Buffer;
  channel: 'sms' | 'email';
  locale: 'id' | 'en';
}

export async function insertCode(db: Db, code: NewCode): Promise<Date> {
  const { expiresAt } = await db.one<{ expiresAt: Date }>(
    `insert into citizen_code (code_id, contact_key, contact_sealed, channel, locale, issued_at, expires_at)
     values ($1, $2, $3, $4, $5, clock_at(), clock_at() + ${CODE_LIVES}) returning expires_at as "expiresAt"`,
    [code.codeId, code.contactKey, code.contactSealed, code.channel, code.locale],
  );
  return expiresAt;
}

/** A code that can still be sent. */
export function pendingCode(db: Db, codeId: string): Promise<NewCode | undefined> {
  return db.maybe<NewCode>(
    `select code_id as "codeId", contact_key as "contactKey", contact_sealed as "contactSealed", channel, locale
     from citizen_code where code_id = $1 and used_at is null and expires_at > clock_at()`,
    [codeId],
  );
}

/** Spends one of the five tries before anything is compared, so that a hundred at once count a hundred. */
export async function spendTry(db: Db, codeId: string): Promise<boolean> {
  const spent = await db.query(
    `update citizen_code set tries = tries + 1
     where code_id = $1 and tries < ${TRIES} and used_at is null and expires_at > clock_at() returning code_id`,
    [codeId],
  );
  return spent.length === 1;
}

/** @returns whose it was; undefined for the second of two that were right at once */
export async function useCode(db: Db, codeId: string): Promise<Buffer | undefined> {
  const row = await db.maybe<{ contact_key: Buffer }>(
    `update citizen_code set used_at = clock_at() where code_id = $1 and used_at is null returning contact_key`,
    [codeId],
  );
  return row?.contact_key;
}

export async function insertVisit(
  db: Db,
  visit: { visitId: string; contactKey: Buffer; secretHash: Buffer },
): Promise<Date> {
  const { expiresAt } = await db.one<{ expiresAt: Date }>(
    `insert into citizen_visit (visit_id, contact_key, secret_hash, opened_at, expires_at)
     values ($1, $2, $3, clock_at(), clock_at() + ${VISIT_LIVES}) returning expires_at as "expiresAt"`,
    [visit.visitId, visit.contactKey, visit.secretHash],
  );
  return expiresAt;
}

/** Whether this is the token of a visit that goes on. */
export async function isVisiting(db: Db, { id, hash }: Presented): Promise<boolean> {
  const row = await db.maybe(
    `select 1 from citizen_visit where visit_id = $1 and secret_hash = $2 and ended_at is null and expires_at > clock_at()`,
    [id, hash],
    { name: 'identity.open-visit' },
  );
  return row !== undefined;
}

export async function contactOf(db: Db, visitId: string): Promise<Buffer | undefined> {
  const row = await db.maybe<{ contact_key: Buffer }>(
    'select contact_key from citizen_visit where visit_id = $1 and ended_at is null and expires_at > clock_at()',
    [visitId],
  );
  return row?.contact_key;
}

export async function endVisit(db: Db, visitId: string): Promise<void> {
  await db.query('update citizen_visit set ended_at = clock_at() where visit_id = $1 and ended_at is null', [visitId]);
}

/** Nothing of it is kept longer than a day: who asked for a code is nobody's business later. */
export async function dropOldCodes(db: Db): Promise<void> {
  await db.query(`delete from citizen_code where expires_at < clock_at() - interval '1 day'`);
  await db.query(`delete from citizen_visit where expires_at < clock_at() - interval '1 day'`);
  await db.query(`delete from citizen_code_attempt where window_at < clock_at() - interval '1 day'`);
}
