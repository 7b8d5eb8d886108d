import type { Db, IsoDay } from '@buka-pintu/platform';
import type { VisitorState } from '../imports/expected-visitor.lifecycle.js';

/** Visitors out of lists that name this person's NIK, oldest first. */
export function visitorsOf(
  db: Db,
  key: Buffer,
  officeIds: readonly number[],
): Promise<{ officeId: number; id: string }[]> {
  return db.query(
    `select office_id as "officeId", id from expected_visitor where office_id = any($1::integer[]) and person_key = $2
     order by created_at`,
    [officeIds, key],
  );
}

export interface VisitorOfPerson {
  state: VisitorState;
  onDay: IsoDay;
  serviceCode: string;
  numberSealed: Buffer;
  nameSealed: Buffer;
}

export function visitorToErase(db: Db, officeId: number, id: string): Promise<VisitorOfPerson | undefined> {
  return db.maybe(
    `select state, on_day as "onDay", service_code as "serviceCode", number_sealed as "numberSealed",
       name_sealed as "nameSealed" from expected_visitor where office_id = $1 and id = $2`,
    [officeId, id],
  );
}

export function dueVisitors(db: Db, days: number, limit: number): Promise<{ officeId: number; id: string }[]> {
  return db.query(
    `/* nationwide: the retention job erases whatever has had its time */
     select office_id as "officeId", id from expected_visitor where on_day < (clock_at() at time zone 'UTC')::date - $1::integer
       and erased_at is null and state not in ('expected', 'checked_in') limit $2`,
    [days, limit],
  );
}

/** The visit stays for the count; who it was goes, out of what a list changed as well. */
export async function forgetVisitor(
  db: Db,
  officeId: number,
  id: string,
  gone: { name: Buffer; number: Buffer; nobody: Buffer },
): Promise<void> {
  await db.query(
    'update visitor_import_change set name_before_sealed = null, person_key_before = null where office_id = $1 and visitor_id = $2',
    [officeId, id],
  );
  await db.query(
    `update expected_visitor set name_sealed = $3, number_sealed = $4, number_key = $5, person_key = null,
       erased_at = clock_at() where office_id = $1 and id = $2 and erased_at is null`,
    [officeId, id, gone.name, gone.number, gone.nobody],
  );
}
