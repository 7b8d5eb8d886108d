import type { Db, IsoDay } from '@buka-pintu/platform';
import type { Disruption } from './disruption.entity.js';

/** Disruptions that have not ended, or ended after the moment; newest first. */
export function disruptionsSince(db: Db, officeId: number, since: string): Promise<Disruption[]> {
  return db.query<Disruption>(
    `select office_id as "officeId", id, service_point_id as "servicePointId", service_code as "serviceCode", step, what, stops_service as "stopsService",
       message_id as "messageId", message_en as "messageEn", starts_at as "startsAt",
       expected_end_at as "expectedEndAt", ended_at as "endedAt", version
     from disruption where office_id = $1 and (ended_at is null or ended_at > $2)
     order by starts_at desc limit 100`,
    [officeId, since],
  );
}

/** Holds the office's closures for one editor and tells whether one meets these days and hours at the same place. */
export async function closureMeets(
  db: Db,
  officeId: number,
  wanted: {
    servicePointId: string | null;
    from: IsoDay;
    to: IsoDay;
    hours: { opensAt: string; closesAt: string } | null;
  },
): Promise<boolean> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('offices.closures:' || $1::text, 0))`, [officeId]);
  const rows = await db.query(
    `select 1 from closure c
     where c.office_id = $1 and c.service_point_id is not distinct from $2::uuid and c.on_day between $3 and $4
       and ($5::time is null or c.starts_at is null or (c.starts_at < $6::time and $5::time < c.ends_at))
     limit 1`,
    [
      officeId,
      wanted.servicePointId,
      wanted.from,
      wanted.to,
      wanted.hours?.opensAt ?? null,
      wanted.hours?.closesAt ?? null,
    ],
  );
  return rows.length > 0;
}

/** Ends a disruption now, unless it has ended. @returns whether it did */
export async function endDisruption(db: Db, officeId: number, id: string): Promise<boolean> {
  const rows = await db.query(
    `update disruption set ended_at = greatest(starts_at, clock_at()), version = version + 1
     where office_id = $1 and id = $2 and ended_at is null returning 1`,
    [officeId, id],
  );
  return rows.length > 0;
}
