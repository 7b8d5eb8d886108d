import type { Db } from '../database/db.js';
import type { Keyset } from '../database/page.js';
import type { Message, MessageState } from './message.entity.js';

type NewMessage = Omit<Message, 'attempts' | 'failure' | 'createdAt' | 'sentAt'> & { writtenAt: string | null };

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

export async function markSent(db: Db, { officeId, id }: { officeId: number; id: string }): Promise<void> {
  await db.query(
    `update message set state = 'sent', sent_at = clock_at(), attempts = attempts + 1, failure = null
     where office_id = $1 and id = $2`,
    [officeId, id],
  );
}

export async function markFailure(
  db: Db,
  { officeId, id }: { officeId: number; id: string },
  failure: string,
  last: boolean,
): Promise<void> {
  await db.query(
    `update message set attempts = attempts + 1, failure = $3, state = case when $4 then 'failed' else state end
     where office_id = $1 and id = $2`,
    [officeId, id, failure, last],
  );
}

export interface ListedMessage extends Pick<
  Message,
  'id' | 'template' | 'channel' | 'toSealed' | 'subjectSealed' | 'bodySealed' | 'state' | 'aboutType' | 'aboutId'
> {
  createdAt: string;
  sentAt: string | null;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** An office's messages, newest first. @param after the last row's createdAt and id */
export function listMessages(
  db: Db,
  officeId: number,
  filter: { state?: MessageState; about?: string; limit: number },
  after: Keyset | undefined,
): Promise<ListedMessage[]> {
  return db.query(
    `select id, template, channel, to_sealed as "toSealed", subject_sealed as "subjectSealed", body_sealed as "bodySealed", state,
       about_type as "aboutType", about_id as "aboutId",
       to_char(created_at at time zone 'UTC', ${INSTANT}) as "createdAt",
       to_char(sent_at at time zone 'UTC', ${INSTANT}) as "sentAt"
     from message where office_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or about_id = $3)
       and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
     order by created_at desc, id desc limit $6`,
    [officeId, filter.state ?? null, filter.about ?? null, after?.[0] ?? null, after?.[1] ?? null, filter.limit],
  );
}
