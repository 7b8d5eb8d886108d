import type { Db, Keyset } from '@buka-pintu/platform';
import type { AccessLogLine } from './access-log.entity.js';

export type NewLine = Omit<AccessLogLine, 'at' | 'fields'> & { fields: readonly string[] };

/** Adds lines of one office at the present moment. */
export async function writeLines(db: Db, lines: readonly NewLine[]): Promise<void> {
  const [first] = lines;
  if (!first) return;
  const column = <K extends keyof NewLine>(name: K): NewLine[K][] => lines.map((line) => line[name]);
  await db.query(
    `insert into access_log (office_id, id, actor_kind, actor_id, subject_type, subject_id, fields, purpose, at,
       person_key, name_key, surname_key, reason_sealed, on_behalf_of)
     select $1, id, actor_kind, actor_id, subject_type, subject_id, string_to_array(fields, ','), purpose, clock_at(),
       person_key, name_key, surname_key, reason_sealed, on_behalf_of
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::bytea[],
       $10::bytea[], $11::bytea[], $12::bytea[], $13::uuid[]) as line (id, actor_kind, actor_id, subject_type, subject_id, fields,
       purpose, person_key, name_key, surname_key, reason_sealed, on_behalf_of)`,
    [
      first.officeId,
      column('id'),
      column('actorKind'),
      column('actorId'),
      column('subjectType'),
      column('subjectId'),
      lines.map(({ fields }) => fields.join()),
      column('purpose'),
      column('personKey'),
      column('nameKey'),
      column('surnameKey'),
      column('reasonSealed'),
      column('onBehalfOf'),
    ],
    { name: 'access_log_write' },
  );
}

export interface LineRow {
  officeId: number;
  id: string;
  actorKind: string;
  actorId: string | null;
  onBehalfOf: string | null;
  subjectType: string;
  subjectId: string;
  fields: string[];
  purpose: string;
  /** RFC 3339 to the microsecond, so that a page ends exactly where the next begins. */
  at: string;
  reasonSealed: Buffer | null;
  nameKey: Buffer | null;
  surnameKey: Buffer | null;
  personKey: Buffer | null;
}

/** Which lines: of a person, a record or an officer, or all; between two instants. */
export interface LineFilter {
  offices: readonly number[];
  from: string;
  /** Not included. */
  until: string;
  personKey?: Buffer;
  /** Further records of the person, whose lines carry no key. */
  subjectIds?: readonly string[];
  staffId?: string;
}

const COLUMNS = `office_id as "officeId", id, actor_kind as "actorKind", actor_id as "actorId", on_behalf_of as "onBehalfOf", subject_type as "subjectType",
  subject_id as "subjectId", fields, purpose, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  reason_sealed as "reasonSealed", name_key as "nameKey", surname_key as "surnameKey", person_key as "personKey"`;
const MATCHES = `office_id = any($1::integer[]) and at >= $2::timestamptz and at < $3::timestamptz
  and (($4::bytea is null and $5::uuid[] is null) or person_key = $4 or subject_id = any($5::uuid[]))
  and ($6::text is null or actor_id = $6)`;

const given = ({ offices, from, until, personKey, subjectIds, staffId }: LineFilter): unknown[] => [
  offices,
  from,
  until,
  personKey ?? null,
  subjectIds ?? null,
  staffId ?? null,
];

/** Lines in the order in which they were written, the newest first. */
export function listLines(db: Db, filter: LineFilter, limit: number, after?: Keyset): Promise<LineRow[]> {
  const [at = null, id = null] = after ?? [];
  return db.query<LineRow>(
    `select ${COLUMNS} from access_log l where ${MATCHES}
       and ($7::timestamptz is null or (l.at, l.id) < ($7::timestamptz, $8::uuid))
     order by l.at desc, l.id desc limit $9`,
    [...given(filter), at, id, limit],
  );
}

/** A sample that the same seed draws again: by a hash of the line's id, so that nobody can place a line outside of it. */
export function sampleLines(db: Db, filter: LineFilter, seed: string, size: number): Promise<LineRow[]> {
  return db.query<LineRow>(
    `select ${COLUMNS} from access_log l where ${MATCHES}
     order by sha256(convert_to($7 || l.id::text, 'UTF8')) limit $8`,
    [...given(filter), seed, size],
  );
}
