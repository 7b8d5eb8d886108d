import type { Db } from '@buka-pintu/platform';
import type { LineFilter } from './access-log.queries.js';
import { THRESHOLDS, type UnusualRuleCode } from './unusual-rules.js';

export interface Finding {
  officeId: number;
  actorId: string;
  count: number;
  firstAt: Date;
  lastAt: Date;
  records: string[];
}

type Period = Pick<LineFilter, 'from' | 'until'> & { officeId: number; zone: string };

const LINES = `select * from access_log
  where office_id = $1 and at >= $2::timestamptz and at < $3::timestamptz and actor_kind = 'staff'`;
const TOLD = `l.office_id as "officeId", l.actor_id as "actorId", count(*)::int as count, min(l.at) as "firstAt",
  max(l.at) as "lastAt", (array_agg(distinct l.subject_id))[1:20] as records`;

/** One statement a rule; each yields an officer's lines that meet it. */
const STATEMENTS: Record<Exclude<UnusualRuleCode, 'colleague' | 'same_surname'>, string> = {
  many_persons: `with l as (${LINES}), busy as (
      select office_id, actor_id, date_trunc('hour', at) as hour from l group by 1, 2, 3
      having count(distinct subject_id) > ${THRESHOLDS.manyPersonsAnHour})
    select ${TOLD} from l join busy b on b.office_id = l.office_id and b.actor_id = l.actor_id
      and b.hour = date_trunc('hour', l.at) group by l.office_id, l.actor_id`,
  out_of_hours: `with l as (${LINES})
    select ${TOLD} from l where extract(hour from l.at at time zone $4) < ${THRESHOLDS.firstHour}
      or extract(hour from l.at at time zone $4) >= ${THRESHOLDS.lastHour} or extract(isodow from l.at at time zone $4) = 7
    group by l.office_id, l.actor_id having count(*) >= ${THRESHOLDS.outOfHours}`,
  // An event of the officer on the record within a day is the work that explains the look.
  no_open_case: `with l as (${LINES})
    select ${TOLD} from l where l.purpose = 'booking' and not exists (
      select from ledger_event e where e.office_id = l.office_id and e.subject_type = l.subject_type
        and e.subject_id = l.subject_id::text and e.actor_id = l.actor_id
        and e.at between l.at - interval '1 day' and l.at + interval '1 day')
    group by l.office_id, l.actor_id having count(distinct l.subject_id) >= ${THRESHOLDS.noOpenCase}`,
  again_and_again: `with l as (${LINES})
    select ${TOLD} from l where l.person_key is not null and l.purpose <> 'counter_call'
    group by l.office_id, l.actor_id, l.person_key having count(*) >= ${THRESHOLDS.againAndAgain}`,
};

export function findingsOf(db: Db, rule: keyof typeof STATEMENTS, period: Period): Promise<Finding[]> {
  const { officeId, from, until, zone } = period;
  const sql = STATEMENTS[rule];
  return db.query<Finding>(sql, sql.includes('$4') ? [officeId, from, until, zone] : [officeId, from, until]);
}

/** Lines whose person has a name of these (keyed): the names of the office's own officers. */
export function linesNamed(db: Db, period: Period, keys: readonly Buffer[]): Promise<Finding[]> {
  return db.query<Finding>(
    `with l as (${LINES}) select ${TOLD} from l where l.name_key = any($4::bytea[]) group by l.office_id, l.actor_id`,
    [period.officeId, period.from, period.until, keys],
  );
}

/** Lines of officers about people who share their last name (keyed) and are not called by a colleague's whole name. */
export function linesOfSurname(
  db: Db,
  period: Period,
  officers: readonly { id: string; surnameKey: Buffer }[],
): Promise<Finding[]> {
  return db.query<Finding>(
    `with l as (${LINES}), officer as (select * from unnest($4::text[], $5::bytea[]) as o (id, surname_key))
     select ${TOLD} from l join officer o on o.id = l.actor_id and o.surname_key = l.surname_key
     group by l.office_id, l.actor_id`,
    [period.officeId, period.from, period.until, officers.map(({ id }) => id), officers.map((one) => one.surnameKey)],
  );
}

/** The officers who read something in the period, and how many lines there are. */
export async function readersIn(db: Db, { officeId, from, until }: Period): Promise<{ ids: string[]; lines: number }> {
  return db.one<{ ids: string[]; lines: number }>(
    `select coalesce(array_agg(distinct actor_id), '{}') as ids, count(*)::int as lines from (${LINES}) l`,
    [officeId, from, until],
  );
}

/** The officers whose own row is in the office. */
export async function staffIn(db: Db, officeId: number): Promise<string[]> {
  return (await db.query<{ id: string }>('select id from staff where office_id = $1', [officeId])).map(({ id }) => id);
}
