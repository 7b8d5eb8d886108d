import type { Db } from '@buka-pintu/platform';
import { In } from 'typeorm';
import { Emergency } from './emergency.entity.js';

/** Raises an alarm unless the counter has one open. @returns its id, and whether this call raised it */
export async function raiseOnce(
  db: Db,
  alarm: { officeId: number; id: string; servicePointId: string; counterId: string; staffId: string },
): Promise<{ id: string; raised: boolean }> {
  const made = await db.maybe<{ id: string }>(
    `insert into emergency (office_id, id, service_point_id, counter_id, staff_id, state, raised_at)
     values ($1, $2, $3, $4, $5, 'raised', clock_at())
     on conflict (office_id, counter_id) where ended_at is null do nothing returning id`,
    [alarm.officeId, alarm.id, alarm.servicePointId, alarm.counterId, alarm.staffId],
  );
  if (made) return { id: made.id, raised: true };
  const open = await db.maybe<{ id: string }>(
    'select id from emergency where office_id = $1 and counter_id = $2 and ended_at is null',
    [alarm.officeId, alarm.counterId],
  );
  // Ended between the two statements: then this is a new one.
  return open ? { id: open.id, raised: false } : raiseOnce(db, alarm);
}

/** The open alarms, then those that ended within a day; newest first, at most fifty. */
export async function lateEmergencies(db: Db, officeId: number): Promise<Emergency[]> {
  const ids = await db.query<{ id: string }>(
    `select id from emergency
     where office_id = $1 and (ended_at is null or raised_at > clock_at() - interval '1 day')
     order by (ended_at is null) desc, raised_at desc, id limit 50`,
    [officeId],
  );
  const rows = await db.repo(Emergency).findBy({ officeId, id: In(ids.map(({ id }) => id)) });
  return ids.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []);
}

/** The open alarm of a counter, for the one who raised it to see that somebody is coming. */
export async function openAlarm(
  db: Db,
  officeId: number,
  counterId: string,
): Promise<'raised' | 'acknowledged' | null> {
  const row = await db.maybe<{ state: 'raised' | 'acknowledged' }>(
    'select state from emergency where office_id = $1 and counter_id = $2 and ended_at is null',
    [officeId, counterId],
    { name: 'emergency-open' },
  );
  return row?.state ?? null;
}
