import type { Db } from '@buka-pintu/platform';

/**
 * Takes the next version of a service if it still is the one the caller saw; the row stays locked until the end of the
 * transaction, so that two editors follow each other.
 * @returns the new version, undefined when somebody was faster or there is no such service
 */
export async function nextVersion(db: Db, serviceCode: string, seen: number): Promise<number | undefined> {
  const row = await db.maybe<{ version: number }>(
    `update service set version = version + 1 where code = $1 and version = $2 returning version`,
    [serviceCode, seen],
  );
  return row?.version;
}

/** Only one at a time may change the switches of an office: two that overlap can't see each other otherwise. */
export async function lockSwitches(db: Db, officeId: number): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('catalogue.switches', $1))`, [officeId]);
}

export interface ChangeRow {
  id: string;
  at: Date;
  staff_id: string | null;
  action: string;
  subject: string;
  line_code: string | null;
  valid_from: string | null;
  before: object | null;
  after: object | null;
}

/** What happened to a service, newest first, from below an id on. Ids of the house are in the order of time. */
export function changeRows(db: Db, serviceCode: string, below: string | null, limit: number): Promise<ChangeRow[]> {
  return db.query<ChangeRow>(
    `select id, at, staff_id, action, subject, line_code, valid_from, before, after from catalogue_change
     where service_code = $1
       and ($2::uuid is null or (at, id) < (select at, id from catalogue_change where id = $2 and service_code = $1))
     order by at desc, id desc limit $3`,
    [serviceCode, below, limit],
  );
}
