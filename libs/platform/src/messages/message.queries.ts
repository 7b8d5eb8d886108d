import type { Db } from '../database/db.js';
import type { Keyset } from '../database/page.js';
import type { Message, MessageState } from './message.entity.js';

type NewMessage = Omit<
  Message,
  'attempts' | 'failure' | 'said' | 'failedAt' | 'claimedUntil' | 'createdAt' | 'sentAt'
> & { writtenAt: string | null };

/** Writes a message. @returns false when the office already has one with the same key */
export async function addMessage(db: Db, message: NewMessage): Promise<boolean> {
  const row = await db.maybe(
    `insert into message (office_id, id, template, locale, channel, to_sealed, subject_sealed, body_sealed, state,
       about_type, about_id, dedupe_key, created_at, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce($13::timestamptz, clock_at()),
       case when $9 = 'shown' then coalesce($13::timestamptz, clock_at()) end)
     on conflict (office_id, dedupe_key) where dedupe_key is not null do nothing returning id`,
    [
      message.officeId,
      message.id,
      message.template,
      message.locale,
      message.channel,
      message.toSealed,
      message.subjectSealed,
      message.bodySealed,
      message.state,
      message.aboutType,
      message.aboutId,
      message.dedupeKey,
      message.writtenAt,
    ],
    { name: 'message_add' },
  );
  return row !== undefined;
}

type MessageKey = Pick<Message, 'officeId' | 'id'>;

export interface ClaimedMessage extends Pick<
  Message,
  'template' | 'locale' | 'channel' | 'toSealed' | 'subjectSealed' | 'bodySealed' | 'aboutId'
> {
  /** This try included. */
  attempts: number;
  /** Another process holds it at the moment; nothing was claimed. */
  taken: boolean;
}

/**
 * Takes a queued message into one process's hands. The claim of a killed process runs out before its job is taken up again
 * (five minutes, JobRunner).
 * @returns undefined when it is not to be sent any more
 */
export function claimMessage(db: Db, { officeId, id }: MessageKey): Promise<ClaimedMessage | undefined> {
  return db.maybe(
    `with mine as (
       update message set claimed_until = clock_at() + interval '4 minutes', attempts = attempts + 1
       where office_id = $1 and id = $2 and state = 'queued' and (claimed_until is null or claimed_until < clock_at())
       returning attempts)
     select m.template, m.locale, m.about_id as "aboutId", m.channel, m.to_sealed as "toSealed", m.subject_sealed as "subjectSealed", m.body_sealed as "bodySealed",
       coalesce(mine.attempts, m.attempts) as attempts, mine.attempts is null as taken
     from message m left join mine on true where m.office_id = $1 and m.id = $2 and m.state = 'queued'`,
    [officeId, id],
  );
}

export async function markSent(db: Db, { officeId, id }: MessageKey): Promise<void> {
  await db.query(
    `update message set state = 'sent', sent_at = clock_at(), claimed_until = null, failure = null, said = null,
       failed_at = null where office_id = $1 and id = $2`,
    [officeId, id],
  );
}

/** The channel's transport was taken away meanwhile: the message stays here. */
export async function keepMessage(db: Db, { officeId, id }: MessageKey): Promise<void> {
  await db.query(
    `update message set state = 'shown', sent_at = clock_at(), claimed_until = null where office_id = $1 and id = $2`,
    [officeId, id],
  );
}

export async function markFailure(
  db: Db,
  { officeId, id }: MessageKey,
  { code, said }: { code: string; said: string | null },
  last: boolean,
): Promise<void> {
  await db.query(
    `update message set failure = $3, said = $4, failed_at = clock_at(), claimed_until = null,
       state = case when $5 then 'failed' else state end where office_id = $1 and id = $2`,
    [officeId, id, code, said, last],
  );
}

/** Puts a message that was given up back on its way. @returns whether it was one */
export async function queueAgain(db: Db, { officeId, id }: MessageKey): Promise<boolean> {
  const rows = await db.query(
    `update message set state = 'queued', attempts = 0, claimed_until = null
     where office_id = $1 and id = $2 and state = 'failed' returning id`,
    [officeId, id],
  );
  return rows.length === 1;
}

export interface ListedMessage extends Pick<
  Message,
  | 'id'
  | 'template'
  | 'channel'
  | 'toSealed'
  | 'subjectSealed'
  | 'bodySealed'
  | 'state'
  | 'aboutType'
  | 'aboutId'
  | 'attempts'
  | 'failure'
  | 'said'
> {
  createdAt: string;
  sentAt: string | null;
  failedAt: string | null;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

const LISTED = `id, template, channel, to_sealed as "toSealed", subject_sealed as "subjectSealed", body_sealed as "bodySealed",
       state, about_type as "aboutType", about_id as "aboutId", attempts, failure, said,
       to_char(created_at at time zone 'UTC', ${INSTANT}) as "createdAt",
       to_char(sent_at at time zone 'UTC', ${INSTANT}) as "sentAt",
       to_char(failed_at at time zone 'UTC', ${INSTANT}) as "failedAt"`;

/** An office's messages, newest first. @param after the last row's createdAt and id */
export function listMessages(
  db: Db,
  officeId: number,
  filter: { state?: MessageState; about?: string; limit: number },
  after: Keyset | undefined,
): Promise<ListedMessage[]> {
  return db.query(
    `select ${LISTED} from message where office_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or about_id = $3)
       and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
     order by created_at desc, id desc limit $6`,
    [officeId, filter.state ?? null, filter.about ?? null, after?.[0] ?? null, after?.[1] ?? null, filter.limit],
  );
}

export function listedMessage(db: Db, { officeId, id }: MessageKey): Promise<ListedMessage | undefined> {
  return db.maybe(`select ${LISTED} from message where office_id = $1 and id = $2`, [officeId, id]);
}
