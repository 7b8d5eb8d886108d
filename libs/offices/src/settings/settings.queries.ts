import { TEST_OFFICES_FROM, type Db } from '@buka-pintu/platform';
import type { OpeningSetView } from '../hours/hours.dto.js';

/** The sets of hours of an office's service points with their rules, oldest first. */
export function openingSets(
  db: Db,
  officeId: number,
  servicePointId: string | null = null,
): Promise<(OpeningSetView & { servicePointId: string })[]> {
  return db.query(
    `select w.id, w.service_point_id as "servicePointId", w.kind, w.version,
       case when w.name_id is not null then json_build_object('id', w.name_id, 'en', w.name_en) end as name,
       w.valid_from as "validFrom", w.valid_to as "validTo",
       coalesce((
         select json_agg(json_build_object('weekday', r.weekday, 'opensAt', to_char(r.opens_at, 'HH24:MI'),
           'closesAt', to_char(r.closes_at, 'HH24:MI'), 'onHolidays', r.on_holidays) order by r.weekday, r.opens_at)
         from opening_rule r where r.office_id = w.office_id and r.set_id = w.id), '[]') as hours
     from opening_set w
     where w.office_id = $1 and ($2::uuid is null or w.service_point_id = $2)
     order by w.valid_from, w.kind`,
    [officeId, servicePointId],
  );
}

/**
 * Lets one editor at a time change the hours of a service point; ends with the transaction. It stands in for an exclusion
 * constraint over the days of regimes: that needs btree_gist, which the embedded PostgreSQL does not bring. It holds because
 * whoever waits here reads the sets in a statement of its own, which begins after the other's commit (read committed).
 * @returns whether it is there */
export async function holdPoint(db: Db, officeId: number, servicePointId: string): Promise<boolean> {
  const rows = await db.query(`select 1 from service_point where office_id = $1 and id = $2 for update`, [
    officeId,
    servicePointId,
  ]);
  return rows.length > 0;
}

/** Holds the list of offices and gives the lowest number that no office has; undefined when all are taken. */
export async function freeOfficeNumber(db: Db): Promise<number | undefined> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('offices.numbers', 0))`);
  const row = await db.maybe<{ number: number }>(
    `select n as number from generate_series(1, $1::int - 1) as n
     where not exists (select 1 from office o where o.id = n) order by n limit 1`,
    [TEST_OFFICES_FROM],
  );
  return row?.number;
}

/** Holds the office's row and gives the number that its next service point bears in its code. */
export async function nextPointNumber(db: Db, officeId: number): Promise<number> {
  await db.query(`select 1 from office where id = $1 for update`, [officeId]);
  const { number } = await db.one<{ number: number }>(
    `select coalesce(max(split_part(code, '-', 2)::integer), 0) + 1 as number from service_point where office_id = $1`,
    [officeId],
  );
  return number;
}
