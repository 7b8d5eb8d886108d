import { Injectable, Logger } from '@nestjs/common';
import { Db } from '../database/db.js';
import { HandlesJob } from '../jobs/handles-job.js';
import { Vault } from '../privacy/vault.js';
import { claimMessage, keepMessage, markFailure, markSent, type ClaimedMessage } from './message.queries.js';
import { Enclosures } from './enclosures.js';
import { TemplateBook } from './templates/template-book.js';
import { TransportFault } from './transport-fault.js';
import { type Letter, Transports } from './transport.js';

export const DELIVER = 'platform.deliver_message';
/** Tries over about sixteen hours; then the message is `failed`. */
export const MAX_ATTEMPTS = 12;
/** The job may be begun a few times more: a process that was killed, or found the message in another's hands, tried nothing. */
export const JOB_ATTEMPTS = MAX_ATTEMPTS + 6;

/**
 * Hands one message to its transport, and only one process at a time does. A process killed between the mail server's yes and our
 * note of it sends the letter again, under the same Message-ID; never is it not sent at all.
 */
@Injectable()
@HandlesJob(DELIVER, { waits: true })
export class Delivery {
  private readonly logger = new Logger(Delivery.name);

  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly transports: Transports,
    private readonly book: TemplateBook,
    private readonly enclosures: Enclosures,
  ) {}

  async run({ officeId, id }: { officeId: number; id: string }): Promise<void> {
    const message = await claimMessage(this.db, { officeId, id });
    if (!message) return;
    if (message.taken) throw new Error('Another process has this message in its hands');
    const transport = this.transports.for(message.channel);
    if (!transport) return keepMessage(this.db, { officeId, id });
    const { locale, aboutId, channel } = message;
    const enclosure =
      channel === 'email'
        ? await this.enclosures.of(this.book.find(message.template), { officeId, id: aboutId, locale })
        : undefined;
    try {
      await transport.deliver({ ...this.open(id, message), ...(enclosure ? { enclosure } : {}) });
    } catch (error) {
      return this.failed({ officeId, id }, message, error);
    }
    await markSent(this.db, { officeId, id });
  }

  private open(id: string, { toSealed, subjectSealed, bodySealed }: ClaimedMessage): Letter {
    return {
      id,
      to: this.vault.open(toSealed, `message.to:${id}`),
      subject: subjectSealed && this.vault.open(subjectSealed, `message.subject:${id}`),
      body: this.vault.open(bodySealed, `message.body:${id}`),
    };
  }

  /** @throws TransportFault while it is worth another try, so that the job comes again */
  private async failed(
    key: { officeId: number; id: string },
    { channel, attempts }: ClaimedMessage,
    error: unknown,
  ): Promise<void> {
    // Words we don't know may quote a person: only a fault of ours goes on.
    const fault = error instanceof TransportFault ? error : new TransportFault('unknown', null, false, channel);
    const last = fault.lasting || attempts >= MAX_ATTEMPTS;
    await markFailure(this.db, key, fault, last);
    if (!last) throw fault;
    this.logger.warn({ ...key, channel, code: fault.code }, 'A message was given up');
  }
}
