import type { Db } from '../database/db.js';
import type { ChoiceChannel, MessagePurpose } from './message-purposes.js';

export interface ChoiceRow {
  id: string;
  purpose: MessagePurpose;
  wording: string;
  channel: ChoiceChannel;
  /** When they said yes; null where they said no without ever having said yes. */
  givenAt: Date | null;
  withdrawnAt: Date | null;
}

interface Said {
  officeId: number;
  id: string;
  personKey: Buffer;
  purpose: MessagePurpose;
  wording: string;
  channel: ChoiceChannel;
}

const COLUMNS = `id, purpose, wording, channel, given_at as "givenAt", withdrawn_at as "withdrawnAt"`;

/** Notes a yes; one that stands already stays as it is. */
export async function noteYes(db: Db, { officeId, id, personKey, purpose, wording, channel }: Said): Promise<void> {
  await db.query(
    `insert into message_choice (office_id, id, person_key, purpose, wording, channel, given_at)
     values ($1, $2, $3, $4, $5, $6, clock_at())
     on conflict (office_id, person_key, purpose) where withdrawn_at is null do nothing`,
    [officeId, id, personKey, purpose, wording, channel],
  );
}

/** Takes a yes back; where none stands nothing changes. */
export async function takeBackYes(db: Db, { officeId, personKey, purpose, channel }: Omit<Said, 'id' | 'wording'>) {
  await db.query(
    `update message_choice set withdrawn_at = clock_at(), withdrawn_channel = $4
     where office_id = $1 and person_key = $2 and purpose = $3 and withdrawn_at is null`,
    [officeId, personKey, purpose, channel],
  );
}

/** Notes a no of somebody who has never said anything about it. */
export async function noteNo(db: Db, { officeId, id, personKey, purpose, wording, channel }: Said): Promise<void> {
  await db.query(
    `insert into message_choice (office_id, id, person_key, purpose, wording, channel, withdrawn_at, withdrawn_channel)
     select $1, $2, $3, $4, $5, $6, clock_at(), $6
     where not exists (select from message_choice where office_id = $1 and person_key = $3 and purpose = $4)
     on conflict (office_id, person_key, purpose) where given_at is null do nothing`,
    [officeId, id, personKey, purpose, wording, channel],
  );
}

/** What the person said in the office, the latest last: what stands was said after all that was taken back. */
export function choicesOf(db: Db, officeId: number, personKey: Buffer): Promise<ChoiceRow[]> {
  return db.query(
    `select ${COLUMNS} from message_choice
     where office_id = $1 and person_key = $2 order by withdrawn_at nulls last, given_at nulls first, id`,
    [officeId, personKey],
  );
}

export function choiceRecords(
  db: Db,
  key: Buffer,
  officeIds: readonly number[],
): Promise<{ officeId: number; id: string }[]> {
  return db.query(
    `select office_id as "officeId", id from message_choice
     where office_id = any($1::integer[]) and person_key = $2 order by id`,
    [officeIds, key],
  );
}

export function choiceById(db: Db, officeId: number, id: string): Promise<ChoiceRow | undefined> {
  return db.maybe(`select ${COLUMNS} from message_choice where office_id = $1 and id = $2`, [officeId, id]);
}

export async function eraseChoice(db: Db, officeId: number, id: string): Promise<void> {
  await db.query('delete from message_choice where office_id = $1 and id = $2', [officeId, id]);
}

/**
 * What has had its time: a yes that nobody renewed, a yes that was taken back. A no to what is sent unless declined is no
 * proof but an order: it holds as long as a yes, or the messages would start again by themselves.
 * @param declinable purposes that are on until declined @returns how many
 */
export async function eraseOldChoices(
  db: Db,
  keep: { takenBackDays: number; saidDays: number; declinable: readonly MessagePurpose[]; limit: number },
): Promise<number> {
  const rows = await db.query(
    `/* nationwide: the retention job erases whatever has had its time */
     delete from message_choice where (office_id, id) in (select office_id, id from message_choice
       where case
         when withdrawn_at is null then given_at < clock_at() - make_interval(days => $2)
         when purpose = any($3::text[]) then withdrawn_at < clock_at() - make_interval(days => $2)
         else withdrawn_at < clock_at() - make_interval(days => $1) end
       limit $4) returning id`,
    [keep.takenBackDays, keep.saidDays, keep.declinable, keep.limit],
  );
  return rows.length;
}
