import type { Db, IsoDay } from '@buka-pintu/platform';
import type { BookableLane } from '../supply/lane.js';
import type { WordKind } from './import-words.js';
import type { VisitorImport } from './visitor-import.entity.js';
import type { VisitorState } from './expected-visitor.lifecycle.js';

const IMPORT = `office_id as "officeId", id, service_point_id as "servicePointId", on_day as "onDay",
  service_code as "serviceCode", lane, state, content_sealed as "contentSealed", begun_by as "begunBy", begun_at as "begunAt",
  registered_at as "registeredAt", undone_at as "undoneAt", lines, added, changed, vanished, left_out as "leftOut"`;

/** The import; held until the transaction ends when asked: two parts, or two registrations, follow each other. */
export function importOf(db: Db, officeId: number, id: string, hold = false): Promise<VisitorImport | undefined> {
  return db.maybe<VisitorImport>(
    `select ${IMPORT} from visitor_import where office_id = $1 and id = $2 ${hold ? 'for update' : ''}`,
    [officeId, id],
  );
}

export interface DayOfPoint {
  officeId: number;
  servicePointId: string;
  onDay: IsoDay;
}

/** Lists of one day of an office follow each other: what one changes, the next one sees. */
export async function holdDay(db: Db, { officeId, onDay }: DayOfPoint): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`visitor_import:${officeId}:${onDay}`]);
}

export async function newestImport(db: Db, { officeId, servicePointId, onDay }: DayOfPoint): Promise<string | null> {
  const row = await db.maybe<{ id: string }>(
    `select id from visitor_import where office_id = $1 and service_point_id = $2 and on_day = $3 and state = 'registered'
     order by registered_at desc, id desc limit 1`,
    [officeId, servicePointId, onDay],
  );
  return row?.id ?? null;
}

/** Imports of a point, newest first. */
export function importPage(
  db: Db,
  { officeId, servicePointId, on }: { officeId: number; servicePointId: string; on: IsoDay | null },
  after: string | null,
  limit: number,
): Promise<(VisitorImport & { newest: boolean })[]> {
  return db.query(
    `select ${IMPORT}, state = 'registered' and not exists (
       select from visitor_import n where n.office_id = $1 and n.service_point_id = $2 and n.on_day = i.on_day
         and n.state = 'registered' and (n.registered_at, n.id) > (i.registered_at, i.id)) as newest
     from visitor_import i
     where office_id = $1 and service_point_id = $2 and ($3::date is null or on_day = $3)
       and ($4::uuid is null or id < $4) and (state <> 'draft' or begun_at > clock_at() - interval '1 day')
     order by id desc limit $5`,
    [officeId, servicePointId, on, after, limit],
  );
}

export async function keepContent(db: Db, officeId: number, id: string, sealed: Buffer): Promise<void> {
  await db.query('update visitor_import set content_sealed = $3 where office_id = $1 and id = $2', [
    officeId,
    id,
    sealed,
  ]);
}

export interface ImportCounts {
  lines: number;
  added: number;
  changed: number;
  vanished: number;
  leftOut: number;
}

export async function closeImport(db: Db, officeId: number, id: string, counts: ImportCounts): Promise<void> {
  await db.query(
    `update visitor_import set state = 'registered', content_sealed = null, registered_at = clock_at(),
       lines = $3, added = $4, changed = $5, vanished = $6, left_out = $7 where office_id = $1 and id = $2`,
    [officeId, id, counts.lines, counts.added, counts.changed, counts.vanished, counts.leftOut],
  );
}

export function wordsOf(db: Db, officeId: number): Promise<{ kind: WordKind; word: string; meaning: string }[]> {
  return db.query('select kind, word, meaning from import_word where office_id = $1', [officeId]);
}

export async function keepWords(
  db: Db,
  officeId: number,
  words: readonly { kind: WordKind; word: string; meaning: string }[],
): Promise<void> {
  await db.query(
    `insert into import_word (office_id, kind, word, meaning)
     select distinct on (kind, word) $1::integer, kind, word, meaning
     from unnest($2::text[], $3::text[], $4::text[]) with ordinality as w (kind, word, meaning, at) order by kind, word, at desc
     on conflict (office_id, kind, word) do update set meaning = excluded.meaning`,
    [officeId, words.map(({ kind }) => kind), words.map(({ word }) => word), words.map(({ meaning }) => meaning)],
  );
}

export interface KnownVisitor {
  id: string;
  servicePointId: string;
  startsAt: Date | null;
  serviceCode: string;
  lane: BookableLane;
  numberKey: Buffer;
  numberSealed: Buffer;
  nameSealed: Buffer;
  personKey: Buffer | null;
  state: VisitorState;
  vanishedAt: Date | null;
}

/** Everybody expected in the office on that day, held when a list is being registered. */
export function visitorsOn(db: Db, officeId: number, on: IsoDay, hold: boolean): Promise<KnownVisitor[]> {
  return db.query<KnownVisitor>(
    `select id, service_point_id as "servicePointId", starts_at as "startsAt", service_code as "serviceCode", lane,
       number_key as "numberKey", number_sealed as "numberSealed", name_sealed as "nameSealed", person_key as "personKey",
       state, vanished_at as "vanishedAt"
     from expected_visitor where office_id = $1 and on_day = $2 and erased_at is null order by id ${hold ? 'for update' : ''}`,
    [officeId, on],
  );
}

export interface OwnBooking {
  id: string;
  code: string;
  personKey: Buffer;
  nameSealed: Buffer;
}

/** The office's own bookings of that day that are still to come or under way. */
export function bookingsOn(db: Db, officeId: number, on: IsoDay): Promise<OwnBooking[]> {
  return db.query<OwnBooking>(
    `select id, code, person_key as "personKey", name_sealed as "nameSealed" from booking
     where office_id = $1 and on_day = $2 and state in ('confirmed', 'checked_in')`,
    [officeId, on],
  );
}

export interface WrittenVisitor {
  id: string;
  startsAt: string | null;
  serviceCode: string;
  lane: BookableLane;
  numberKey: Buffer;
  numberSealed: Buffer;
  nameSealed: Buffer;
  personKey: Buffer | null;
}

const FIELDS = `unnest($4::uuid[], $5::timestamptz[], $6::text[], $7::text[], $8::bytea[], $9::bytea[], $10::bytea[], $11::bytea[])
  as v (id, starts_at, service_code, lane, number_key, number_sealed, name_sealed, person_key)`;
const columnsOf = (rows: readonly WrittenVisitor[]): unknown[] => [
  rows.map((row) => row.id),
  rows.map((row) => row.startsAt),
  rows.map((row) => row.serviceCode),
  rows.map((row) => row.lane),
  rows.map((row) => row.numberKey),
  rows.map((row) => row.numberSealed),
  rows.map((row) => row.nameSealed),
  rows.map((row) => row.personKey),
];

/** New ones, all in one statement, with what the import must know to be undone. */
export async function addVisitors(
  db: Db,
  { officeId, servicePointId, onDay }: DayOfPoint,
  importId: string,
  rows: readonly WrittenVisitor[],
): Promise<void> {
  await db.query(
    `with added as (
       insert into expected_visitor (office_id, id, service_point_id, on_day, starts_at, service_code, lane, number_key,
         number_sealed, name_sealed, person_key, state, created_at)
       select $1::integer, id, $2::uuid, $3::date, starts_at, service_code, lane, number_key, number_sealed, name_sealed,
         person_key, 'expected', clock_at() from ${FIELDS}
       returning id
     )
     insert into visitor_import_change (office_id, import_id, visitor_id, kind) select $1, $12::uuid, id, 'added' from added`,
    [officeId, servicePointId, onDay, ...columnsOf(rows), importId],
  );
}

/** Changes those who are not here yet, and keeps what stood there before. The rows are held. */
export async function changeVisitors(
  db: Db,
  { officeId, servicePointId, onDay }: DayOfPoint,
  importId: string,
  rows: readonly WrittenVisitor[],
): Promise<void> {
  await db.query(
    `with before as (
       insert into visitor_import_change (office_id, import_id, visitor_id, kind, starts_at_before, service_code_before,
         lane_before, vanished_at_before, name_before_sealed, person_key_before)
       select $1::integer, $12::uuid, e.id, 'changed', e.starts_at, e.service_code, e.lane, e.vanished_at, e.name_sealed, e.person_key
       from expected_visitor e where e.office_id = $1 and e.service_point_id = $2::uuid and e.on_day = $3::date
         and e.id = any($4::uuid[])
     )
     update expected_visitor e set starts_at = v.starts_at, service_code = v.service_code, lane = v.lane,
       name_sealed = v.name_sealed, person_key = v.person_key, vanished_at = null, version = e.version + 1
     from ${FIELDS}
     where e.office_id = $1 and e.service_point_id = $2::uuid and e.on_day = $3::date and e.id = v.id`,
    [officeId, servicePointId, onDay, ...columnsOf(rows), importId],
  );
}

/** Marks those whom the newest list does not name. */
export async function markVanished(db: Db, officeId: number, importId: string, ids: readonly string[]): Promise<void> {
  await db.query(
    `with gone as (
       update expected_visitor set vanished_at = clock_at(), version = version + 1 where office_id = $1 and id = any($3::uuid[])
       returning id
     )
     insert into visitor_import_change (office_id, import_id, visitor_id, kind) select $1, $2::uuid, id, 'vanished' from gone`,
    [officeId, importId, ids],
  );
}

/** How many whom the import added or changed have come by now. Holds them, so that nobody comes in between. */
export async function arrivedOf(db: Db, officeId: number, importId: string): Promise<number> {
  const row = await db.one<{ arrived: number }>(
    `with held as (
       select v.state from expected_visitor v join visitor_import_change c on c.office_id = $1 and c.visitor_id = v.id
       where v.office_id = $1 and c.import_id = $2 for update of v
     )
     select count(*) filter (where state <> 'expected')::integer as arrived from held`,
    [officeId, importId],
  );
  return row.arrived;
}

/** Takes the import back: who was added goes, what was changed is as it was. */
export async function undoImport(db: Db, officeId: number, importId: string): Promise<void> {
  await db.query(
    `delete from expected_visitor v using visitor_import_change c
     where v.office_id = $1 and c.office_id = $1 and c.import_id = $2 and c.visitor_id = v.id and c.kind = 'added'`,
    [officeId, importId],
  );
  await db.query(
    `update expected_visitor v set starts_at = c.starts_at_before, service_code = c.service_code_before, lane = c.lane_before,
       name_sealed = c.name_before_sealed, person_key = c.person_key_before, vanished_at = c.vanished_at_before,
       version = v.version + 1
     from visitor_import_change c
     where v.office_id = $1 and c.office_id = $1 and c.import_id = $2 and c.visitor_id = v.id and c.kind = 'changed'`,
    [officeId, importId],
  );
  await db.query(
    `update expected_visitor v set vanished_at = null, version = v.version + 1 from visitor_import_change c
     where v.office_id = $1 and c.office_id = $1 and c.import_id = $2 and c.visitor_id = v.id and c.kind = 'vanished'`,
    [officeId, importId],
  );
  await db.query('delete from visitor_import_change where office_id = $1 and import_id = $2', [officeId, importId]);
  await db.query(
    `update visitor_import set state = 'undone', undone_at = clock_at() where office_id = $1 and id = $2`,
    [officeId, importId],
  );
}
