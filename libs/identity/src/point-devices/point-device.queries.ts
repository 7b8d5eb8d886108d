import type { Db, DeviceKind } from '@buka-pintu/platform';
import type { Presented } from '../secret.js';

/** How long after its replacement a secret still passes: requests of one device overtake each other. */
const OVERTAKING = `interval '30 seconds'`;
/** A secret this old is replaced at the next heartbeat. */
const SECRET_LIVES = `interval '1 hour'`;
/** A copy that sleeps longer than this is shut out like any stranger, without a word about copies. */
const KEPT_RETIRED = `interval '400 days'`;

export interface ShownSecret {
  secret_id: string;
  service_point_id: string;
  kind: DeviceKind;
  prefix: string;
  pairing: number;
  secret_pairing: number;
  revoked: boolean;
  copied: boolean;
  /** Replaced, and not a moment ago. */
  retired: boolean;
  fresh: boolean;
}

/** What a token shows; undefined when no device ever had it. */
export function shownSecret(db: Db, officeId: number, token: Presented): Promise<ShownSecret | undefined> {
  return db.maybe<ShownSecret>(
    `select s.id as secret_id, d.service_point_id, d.kind, d.prefix, d.pairing, s.pairing as secret_pairing,
       d.revoked_at is not null as revoked, d.copied_at is not null as copied,
       coalesce(s.retired_at < clock_at() - ${OVERTAKING}, false) as retired, s.used_at is null as fresh
     from point_device d join point_device_secret s on s.office_id = d.office_id and s.device_id = d.id
     where d.office_id = $1 and d.id = $2 and s.secret_hash = $3`,
    [officeId, token.id, token.hash],
    { name: 'identity.device-of-token' },
  );
}

/** The first use of a secret: it counts from now on, and all others of the device are retired. */
export async function beginSecret(db: Db, officeId: number, deviceId: string, secretId: string): Promise<void> {
  await db.query(
    `with begun as (
       update point_device_secret set used_at = clock_at()
       where office_id = $1 and id = $3 and used_at is null returning id
     )
     update point_device_secret set retired_at = clock_at()
     where office_id = $1 and device_id = $2 and id <> $3 and retired_at is null and exists (select from begun)`,
    [officeId, deviceId, secretId],
  );
}

export async function insertSecret(
  db: Db,
  secret: { officeId: number; id: string; deviceId: string; pairing: number; hash: Buffer; used: boolean },
): Promise<void> {
  await db.query(
    `insert into point_device_secret (office_id, id, device_id, pairing, secret_hash, issued_at, used_at)
     values ($1, $2, $3, $4, $5, clock_at(), case when $6 then clock_at() end)`,
    [secret.officeId, secret.id, secret.deviceId, secret.pairing, secret.hash, secret.used],
  );
}

/** Whether the device's secret in use has served its time. */
export async function isDue(db: Db, officeId: number, deviceId: string): Promise<boolean> {
  const row = await db.maybe<{ due: boolean }>(
    `select issued_at < clock_at() - ${SECRET_LIVES} as due from point_device_secret
     where office_id = $1 and device_id = $2 and used_at is not null and retired_at is null
     order by used_at desc limit 1`,
    [officeId, deviceId],
  );
  return row?.due ?? false;
}

/** Secrets whose answer got lost on the way were never used, and go. */
export async function dropUnused(db: Db, officeId: number, deviceId: string): Promise<void> {
  await db.query('delete from point_device_secret where office_id = $1 and device_id = $2 and used_at is null', [
    officeId,
    deviceId,
  ]);
}

export async function retireAll(db: Db, officeId: number, deviceId: string): Promise<void> {
  await db.query(
    `update point_device_secret set retired_at = clock_at()
     where office_id = $1 and device_id = $2 and retired_at is null`,
    [officeId, deviceId],
  );
}

export async function putPairing(
  db: Db,
  pairing: { codeKey: Buffer; officeId: number; deviceId: string },
): Promise<Date> {
  await db.query('delete from device_pairing where office_id = $1 and device_id = $2', [
    pairing.officeId,
    pairing.deviceId,
  ]);
  const { expires_at: expiresAt } = await db.one<{ expires_at: Date }>(
    `insert into device_pairing (code_key, office_id, device_id, expires_at)
     values ($1, $2, $3, clock_at() + interval '15 minutes') returning expires_at`,
    [pairing.codeKey, pairing.officeId, pairing.deviceId],
  );
  return expiresAt;
}

/** Takes a code, so that nobody can type it a second time. */
export function takePairing(db: Db, codeKey: Buffer): Promise<{ office_id: number; device_id: string } | undefined> {
  return db.maybe(
    `delete from device_pairing where code_key = $1 and expires_at > clock_at() returning office_id, device_id`,
    [codeKey],
  );
}

export interface Beat {
  officeId: number;
  deviceId: string;
  appVersion: string;
  /** The device's own clock, as it sent the request. */
  deviceAt: string;
  unsent: number;
}

/** Notes that the device is there. @returns our instant, and what to add to its clock to get ours, in milliseconds */
export function noteBeat(db: Db, beat: Beat): Promise<{ at: Date; offsetMs: number }> {
  return db.one(
    `update point_device set seen_at = clock_at(), app_version = $3, unsent = $5,
       clock_offset_ms = round(extract(epoch from clock_at() - $4::timestamptz) * 1000)
     where office_id = $1 and id = $2
     returning seen_at as at, clock_offset_ms::float8 as "offsetMs"`,
    [beat.officeId, beat.deviceId, beat.appVersion, beat.deviceAt, beat.unsent],
    { name: 'identity.device-beat' },
  );
}

export async function markCopied(db: Db, officeId: number, deviceId: string): Promise<boolean> {
  const marked = await db.query(
    `update point_device set copied_at = clock_at()
     where office_id = $1 and id = $2 and copied_at is null and revoked_at is null returning id`,
    [officeId, deviceId],
  );
  return marked.length > 0;
}

export async function dropOldDeviceSecrets(db: Db): Promise<void> {
  await db.query(
    `/* nationwide: housekeeping */ delete from point_device_secret where retired_at < clock_at() - ${KEPT_RETIRED}`,
  );
  await db.query('/* nationwide: housekeeping */ delete from device_pairing where expires_at < clock_at()');
}
