import type { Db } from '../../database/db.js';
import type { Channel } from '../template.js';

export interface ChannelFigures {
  channel: Channel;
  queued: number;
  failed: number;
  lastSentAt: string | null;
  failure: string | null;
  said: string | null;
  failedAt: string | null;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** How an office's messages fared by each channel in the last week; what waits or was given up, however old. */
export function channelFigures(db: Db, officeId: number): Promise<ChannelFigures[]> {
  return db.query(
    `select c.channel, n.queued, n.failed, to_char(n.sent at time zone 'UTC', ${INSTANT}) as "lastSentAt", f.failure, f.said,
       to_char(f.failed_at at time zone 'UTC', ${INSTANT}) as "failedAt"
     from unnest(array['email', 'sms', 'whatsapp']) with ordinality as c (channel, place)
     cross join lateral (
       select count(*) filter (where state = 'queued')::integer as queued, count(*) filter (where state = 'failed')::integer as failed,
         max(sent_at) filter (where state = 'sent') as sent
       from message where office_id = $1 and message.channel = c.channel
         and (state in ('queued', 'failed') or (state = 'sent' and sent_at > clock_at() - interval '7 days'))) n
     left join lateral (
       select failure, said, failed_at from message
       where office_id = $1 and message.channel = c.channel and state in ('queued', 'failed') and failed_at is not null
       order by failed_at desc limit 1) f on n.sent is null or f.failed_at > n.sent
     order by c.place`,
    [officeId],
  );
}
