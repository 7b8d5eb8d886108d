import { Injectable, Logger } from '@nestjs/common';
import { Db } from '../database/db.js';
import { sqlState } from '../database/sql-error.js';
import { HandlesJob } from '../jobs/handles-job.js';
import { Vault } from '../privacy/vault.js';
import { Message } from './message.entity.js';
import { markFailure, markSent } from './message.queries.js';
import { Transports } from './transport.js';

export const DELIVER = 'platform.deliver_message';
/** Tries over about a day; then the message is `failed`. */
export const MAX_ATTEMPTS = 12;

/** Hands one message to its transport. A crash between the two may send it twice, never not at all. */
@Injectable()
@HandlesJob(DELIVER)
export class Delivery {
  private readonly logger = new Logger(Delivery.name);

  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly transports: Transports,
  ) {}

  async run({ officeId, id }: { officeId: number; id: string }): Promise<void> {
    const message = await this.db.repo(Message).findOneBy({ officeId, id });
    const transport = message && this.transports.for(message.channel);
    if (message?.state !== 'queued' || !transport) return;
    try {
      await transport.deliver({
        id,
        to: this.vault.open(message.toSealed, `message.to:${id}`),
        subject: message.subjectSealed && this.vault.open(message.subjectSealed, `message.subject:${id}`),
        body: this.vault.open(message.bodySealed, `message.body:${id}`),
      });
    } catch (error) {
      const last = message.attempts + 1 >= MAX_ATTEMPTS;
      await markFailure(this.db, { officeId, id }, codeOf(error), last);
      if (last) this.logger.error({ officeId, id, channel: message.channel }, 'A message was given up');
      throw error;
    }
    await markSent(this.db, { officeId, id });
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : (sqlState(error) ?? 'unknown');
}
