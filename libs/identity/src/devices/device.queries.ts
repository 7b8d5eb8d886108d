import type { Db } from '@buka-pintu/platform';
import type { Presented } from '../secret.js';

export interface DeviceRow {
  id: string;
  staff_id: string;
  device: string;
  first_seen_at: Date;
  seen_at: Date;
  trusted_until: Date | null;
  trusted: boolean;
  /** Within a working day: whoever was here may come back the short way. */
  today: boolean;
}

const ROW = `d.id, d.staff_id, d.device, d.first_seen_at, d.seen_at, d.trusted_until,
  coalesce(d.trusted_until > clock_at(), false) as trusted, d.seen_at > clock_at() - interval '12 hours' as today`;

/** The device a token stands for, while it counts; of an active officer. */
export function deviceRow(db: Db, officeId: number, token: Presented): Promise<DeviceRow | undefined> {
  return db.maybe<DeviceRow>(
    `select ${ROW} from staff_device d join staff s on s.office_id = $1 and s.id = d.staff_id
     where d.office_id = $1 and d.id = $2 and d.secret_hash = $3 and d.ended_at is null and s.state = 'active'`,
    [officeId, token.id, token.hash],
  );
}

/** Where no second factor is asked of the officer, the last used first. */
export function trustedRows(db: Db, officeId: number, staffId: string): Promise<DeviceRow[]> {
  return db.query<DeviceRow>(
    `select ${ROW} from staff_device d where d.office_id = $1 and d.staff_id = $2 and d.ended_at is null
       and d.trusted_until > clock_at() order by d.seen_at desc limit 100`,
    [officeId, staffId],
  );
}

export async function insertDevice(
  db: Db,
  row: {
    officeId: number;
    id: string;
    staffId: string;
    secretHash: Buffer;
    device: string;
    trust: boolean;
    days: number;
  },
): Promise<void> {
  await db.query(
    `insert into staff_device (office_id, id, staff_id, secret_hash, device, first_seen_at, seen_at, trusted_until)
     values ($1, $2, $3, $4, $5, clock_at(), clock_at(), case when $6 then clock_at() + make_interval(days => $7) end)`,
    [row.officeId, row.id, row.staffId, row.secretHash, row.device, row.trust, row.days],
  );
}

/** A trust that was given is only ever lengthened by a second factor, never by a password alone. */
export async function seeDevice(db: Db, officeId: number, id: string, trust: boolean, days: number): Promise<void> {
  await db.query(
    `update staff_device set seen_at = clock_at(),
       trusted_until = case when $3 then clock_at() + make_interval(days => $4) else trusted_until end
     where office_id = $1 and id = $2`,
    [officeId, id, trust, days],
  );
}

/** @returns whether it was trusted until now */
export async function endDevice(db: Db, officeId: number, staffId: string, id: string): Promise<boolean> {
  const rows = await db.query(
    `update staff_device set ended_at = clock_at() where office_id = $1 and staff_id = $2 and id = $3 and ended_at is null
     returning id`,
    [officeId, staffId, id],
  );
  return rows.length === 1;
}

export async function endDevices(db: Db, officeId: number, staffId: string): Promise<void> {
  await db.query(
    'update staff_device set ended_at = clock_at() where office_id = $1 and staff_id = $2 and ended_at is null',
    [officeId, staffId],
  );
}

/** Forgets browsers that open nothing any more. */
export async function dropOldDevices(db: Db): Promise<void> {
  await db.query(
    `/* nationwide: housekeeping */ delete from staff_device where seen_at < clock_at() - interval '30 days'
       and (trusted_until is null or trusted_until < clock_at())`,
  );
}
