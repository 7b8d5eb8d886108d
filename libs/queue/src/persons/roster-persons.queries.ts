import type { Db } from '@buka-pintu/platform';
import type { RosterState } from '../rosters/roster.lifecycle.js';

export function rosterMembersOf(
  db: Db,
  key: Buffer,
  officeIds: readonly number[],
): Promise<{ officeId: number; id: string }[]> {
  return db.query(
    'select office_id as "officeId", id from roster_member where office_id = any($1::integer[]) and person_key = $2 order by id',
    [officeIds, key],
  );
}

export interface MemberToErase {
  nameSealed: Buffer;
  documentSealed: Buffer | null;
  birthOnSealed: Buffer | null;
  state: RosterState;
  requester: string;
  serviceCode: string;
}

export function memberToErase(db: Db, officeId: number, id: string): Promise<MemberToErase | undefined> {
  return db.maybe(
    `select m.name_sealed as "nameSealed", m.document_sealed as "documentSealed", m.birth_on_sealed as "birthOnSealed",
       r.state, r.requester, r.service_code as "serviceCode"
     from roster_member m join roster r on r.office_id = $1 and r.id = m.roster_id where m.office_id = $1 and m.id = $2`,
    [officeId, id],
  );
}

/** Rosters that came to an end so many days ago, with their members. */
export function dueRosters(
  db: Db,
  days: number,
  limit: number,
): Promise<{ officeId: number; id: string; members: string[] }[]> {
  return db.query(
    `/* nationwide: the retention job erases whatever has had its time */
     select r.office_id as "officeId", r.id, array(select m.id from roster_member m
       where m.office_id = r.office_id and m.roster_id = r.id) as members
     from roster r where r.erased_at is null and r.state in ('declined', 'withdrawn', 'done')
       and coalesce(r.on_day, r.wanted_to) < (clock_at() at time zone 'UTC')::date - $1::integer limit $2`,
    [days, limit],
  );
}

/** That somebody came stays; who it was goes. */
export async function forgetMember(db: Db, officeId: number, id: string, name: Buffer, nobody: Buffer): Promise<void> {
  await db.query(
    `update roster_member set name_sealed = $3, person_key = $4, document_sealed = null, birth_on_sealed = null
     where office_id = $1 and id = $2`,
    [officeId, id, name, nobody],
  );
}

export async function forgetRoster(db: Db, officeId: number, id: string, name: Buffer): Promise<void> {
  await db.query(
    `update roster set contact_name_sealed = $3, phone_sealed = null, email_sealed = null, erased_at = clock_at()
     where office_id = $1 and id = $2`,
    [officeId, id, name],
  );
}
