import type { Db } from '@buka-pintu/platform';
import type { ChallengePurpose } from './passkey.entity.js';

export interface PasskeyRow {
  id: string;
  credential_id: Buffer;
  public_key: Buffer;
  transports: string[];
  rp_id: string;
  synced: boolean;
  name_sealed: Buffer;
  added_at: Date;
  used_at: Date | null;
  used_with: string | null;
}

const ROW = 'id, credential_id, public_key, transports, rp_id, synced, name_sealed, added_at, used_at, used_with';

/** The officer's passkeys, the newest first. */
export function passkeysOf(db: Db, officeId: number, staffId: string): Promise<PasskeyRow[]> {
  return db.query(`select ${ROW} from passkey where office_id = $1 and staff_id = $2 order by id desc`, [
    officeId,
    staffId,
  ]);
}

/** The officer's passkey that a device calls so. */
export function passkeyRow(
  db: Db,
  officeId: number,
  staffId: string,
  credentialId: Buffer,
): Promise<PasskeyRow | undefined> {
  return db.maybe(`select ${ROW} from passkey where office_id = $1 and staff_id = $2 and credential_id = $3`, [
    officeId,
    staffId,
    credentialId,
  ]);
}

export interface NewPasskey {
  officeId: number;
  id: string;
  staffId: string;
  credentialId: Uint8Array;
  publicKey: Uint8Array;
  counter: number;
  transports: readonly string[];
  rpId: string;
  synced: boolean;
  nameSealed: Buffer;
}

export async function insertPasskey(db: Db, it: NewPasskey): Promise<void> {
  await db.query(
    `insert into passkey (office_id, id, staff_id, credential_id, public_key, counter, transports, rp_id, synced,
       name_sealed, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_at())`,
    [
      it.officeId,
      it.id,
      it.staffId,
      Buffer.from(it.credentialId),
      Buffer.from(it.publicKey),
      it.counter,
      it.transports,
      it.rpId,
      it.synced,
      it.nameSealed,
    ],
  );
}

/** One addition at a time for an officer, so that the limit holds. */
export async function lockOfficer(db: Db, officeId: number, staffId: string): Promise<void> {
  await db.query('select from staff where office_id = $1 and id = $2 for no key update', [officeId, staffId]);
}

/**
 * Notes that a passkey let its officer in.
 * @returns false when the count did not grow: of two devices with one key, one is behind. Keys that never count stay at 0.
 */
export async function spendCount(
  db: Db,
  use: { officeId: number; id: string; counter: number; synced: boolean; device: string },
): Promise<boolean> {
  const rows = await db.query(
    `update passkey set counter = $3, synced = $4, used_at = clock_at(), used_with = $5
     where office_id = $1 and id = $2 and (counter < $3 or (counter = 0 and $3 = 0)) returning id`,
    [use.officeId, use.id, use.counter, use.synced, use.device],
  );
  return rows.length === 1;
}

export async function renamePasskey(
  db: Db,
  officeId: number,
  staffId: string,
  id: string,
  nameSealed: Buffer,
): Promise<PasskeyRow | undefined> {
  return db.maybe(
    `update passkey set name_sealed = $4 where office_id = $1 and staff_id = $2 and id = $3 returning ${ROW}`,
    [officeId, staffId, id, nameSealed],
  );
}

/** @returns whether it was there */
export async function dropPasskey(db: Db, officeId: number, staffId: string, id: string): Promise<boolean> {
  const rows = await db.query('delete from passkey where office_id = $1 and staff_id = $2 and id = $3 returning id', [
    officeId,
    staffId,
    id,
  ]);
  return rows.length === 1;
}

export async function dropPasskeys(db: Db, officeId: number, staffId: string): Promise<void> {
  await db.query('delete from passkey where office_id = $1 and staff_id = $2', [officeId, staffId]);
}

/** @returns when it runs out */
export async function insertChallenge(
  db: Db,
  it: { challengeHash: Buffer; browserHash: Buffer; purpose: ChallengePurpose; staffId: string | null },
): Promise<Date> {
  const row = await db.one<{ expires_at: Date }>(
    `insert into passkey_challenge (challenge_hash, browser_hash, purpose, staff_id, expires_at)
     values ($1, $2, $3, $4, clock_at() + interval '10 minutes') returning expires_at`,
    [it.challengeHash, it.browserHash, it.purpose, it.staffId],
  );
  return row.expires_at;
}

/** Takes a challenge away. @returns undefined when it is unknown, over, another browser's, or was answered before */
export function useChallenge(
  db: Db,
  it: { challengeHash: Buffer; browserHash: Buffer; purpose: ChallengePurpose },
): Promise<{ staff_id: string | null } | undefined> {
  return db.maybe(
    `delete from passkey_challenge where challenge_hash = $1 and browser_hash = $2 and purpose = $3
       and expires_at > clock_at() returning staff_id`,
    [it.challengeHash, it.browserHash, it.purpose],
  );
}

export async function dropOldChallenges(db: Db): Promise<void> {
  await db.query('delete from passkey_challenge where expires_at < clock_at()');
}
