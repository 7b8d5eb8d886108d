import type { Db } from '@buka-pintu/platform';
import type { Presented } from '../secret.js';

/** What a capability opens, while it is not revoked. */
export function openCapability(
  db: Db,
  officeId: number,
  capability: Presented,
): Promise<{ subject_type: 'booking' | 'ticket'; subject_id: string } | undefined> {
  return db.maybe(
    `select subject_type, subject_id from capability
     where office_id = $1 and id = $2 and secret_hash = $3 and revoked_at is null`,
    [officeId, capability.id, capability.hash],
    { name: 'identity.open-capability' },
  );
}

export async function revokeAll(db: Db, officeId: number, subject: { type: string; id: string }): Promise<number> {
  const revoked = await db.query(
    `update capability set revoked_at = clock_at()
     where office_id = $1 and subject_id = $2 and subject_type = $3 and revoked_at is null returning id`,
    [officeId, subject.id, subject.type],
  );
  return revoked.length;
}
