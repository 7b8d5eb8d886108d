import type { Db } from '../database/db.js';
import type { ConsentChannel, ConsentPurpose } from './consent-purposes.js';

export interface ConsentRow {
  id: string;
  purpose: ConsentPurpose;
  wording: string;
  channel: ConsentChannel;
  givenAt: Date;
  withdrawnAt: Date | null;
}

/** Notes a consent; one that stands already stays as it is. */
export async function giveConsent(
  db: Db,
  given: { officeId: number; id: string; personKey: Buffer; purpose: string; wording: string; channel: string },
): Promise<void> {
  await db.query(
    `insert into consent (office_id, id, person_key, purpose, wording, channel) values ($1, $2, $3, $4, $5, $6)
     on conflict (office_id, person_key, purpose) where withdrawn_at is null do nothing`,
    [given.officeId, given.id, given.personKey, given.purpose, given.wording, given.channel],
  );
}

/** Takes a consent back; what is not given stays so. */
export async function withdrawConsent(
  db: Db,
  { officeId, personKey, purpose, channel }: { officeId: number; personKey: Buffer; purpose: string; channel: string },
): Promise<void> {
  await db.query(
    `update consent set withdrawn_at = clock_at(), withdrawn_channel = $4
     where office_id = $1 and person_key = $2 and purpose = $3 and withdrawn_at is null`,
    [officeId, personKey, purpose, channel],
  );
}

/** The person's consents in the office, the latest last. */
export function consentsOf(db: Db, officeId: number, personKey: Buffer): Promise<ConsentRow[]> {
  return db.query(
    `select id, purpose, wording, channel, given_at as "givenAt", withdrawn_at as "withdrawnAt" from consent
     where office_id = $1 and person_key = $2 order by given_at, id`,
    [officeId, personKey],
  );
}

export function consentRecords(
  db: Db,
  key: Buffer,
  officeIds: readonly number[],
): Promise<{ officeId: number; id: string }[]> {
  return db.query(
    'select office_id as "officeId", id from consent where office_id = any($1::integer[]) and person_key = $2 order by id',
    [officeIds, key],
  );
}

export function consentById(db: Db, officeId: number, id: string): Promise<ConsentRow | undefined> {
  return db.maybe(
    `select id, purpose, wording, channel, given_at as "givenAt", withdrawn_at as "withdrawnAt" from consent
     where office_id = $1 and id = $2`,
    [officeId, id],
  );
}

export async function eraseConsent(db: Db, officeId: number, id: string): Promise<void> {
  await db.query('delete from consent where office_id = $1 and id = $2', [officeId, id]);
}

/** Consents taken back so long ago, and those that nobody renewed. @returns how many */
export async function eraseOldConsents(
  db: Db,
  { withdrawnDays, givenDays, limit }: { withdrawnDays: number; givenDays: number; limit: number },
): Promise<number> {
  const rows = await db.query(
    `/* nationwide: the retention job erases whatever has had its time */
     delete from consent where (office_id, id) in (select office_id, id from consent
       where withdrawn_at < clock_at() - make_interval(days => $1) or given_at < clock_at() - make_interval(days => $2)
       limit $3) returning id`,
    [withdrawnDays, givenDays, limit],
  );
  return rows.length;
}
