import { Injectable, Logger } from '@nestjs/common';
import { Db } from '../database/db.js';
import { isTestOffice, newId } from '../database/ids.js';
import { Env } from '../env/index.js';
import { Jobs } from '../jobs/jobs.js';
import { Vault } from '../privacy/vault.js';
import { DELIVER, JOB_ATTEMPTS } from './delivery.js';
import { addMessage } from './message.queries.js';
import { type Channel, type MessageTemplate, render } from './template.js';
import { TemplateBook } from './templates/template-book.js';
import { wordingsOf } from './templates/template.queries.js';
import { Transports } from './transport.js';
import { worded } from './templates/wording.js';

/** A message to be sent. */
export interface OutgoingMessage {
  officeId: number;
  /** The name of a template of one of the modules. */
  template: string;
  locale: 'id' | 'en';
  channel: Channel;
  /** The address or number. */
  to: string;
  params: Record<string, string>;
  /** The record it is about; the Messages page finds it by this id. */
  about: { type: string; id: string };
  /** A second message of the office with the same key is not sent. */
  key?: string;
  /** When a demo's plausible past has it written (RFC 3339); now unless given. */
  writtenAt?: string;
}

/** Every message to a person goes through here: written in the caller's transaction, delivered after its commit, tried again. */
@Injectable()
export class Outbox {
  private readonly logger = new Logger(Outbox.name);

  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly jobs: Jobs,
    private readonly transports: Transports,
    private readonly env: Env,
    private readonly book: TemplateBook,
  ) {}

  /** Whether a message of this office really goes out, or is only kept for the Messages page. */
  leaves(officeId: number, channel: Channel): boolean {
    // Whoever tries things with a real number must not make its owner's phone ring.
    return !isTestOffice(officeId) && this.transports.for(channel) !== undefined;
  }

  /**
   * Writes the message and, where a transport for its channel is set up, the job that delivers it. Without one it is kept for
   * the Messages page (state `shown`).
   * @throws Error on an unknown template, a channel it does not serve, or a missing parameter
   */
  async send(message: OutgoingMessage): Promise<void> {
    const { officeId, locale, channel, about } = message;
    const template = this.templateOf(message);
    const office = await wordingsOf(this.db, officeId, template.name);
    const { subject, body } = render(worded(template, office), locale, message.params);
    const id = newId(officeId);
    const state = this.leaves(officeId, channel) ? 'queued' : 'shown';
    await this.db.transaction(async () => {
      const isNew = await addMessage(this.db, {
        officeId,
        id,
        template: template.name,
        locale,
        channel,
        toSealed: this.vault.seal(message.to, `message.to:${id}`),
        subjectSealed: subject === null ? null : this.vault.seal(subject, `message.subject:${id}`),
        bodySealed: this.vault.seal(body, `message.body:${id}`),
        state,
        aboutType: about.type,
        aboutId: about.id,
        dedupeKey: message.key ?? null,
        writtenAt: message.writtenAt ?? null,
      });
      if (isNew && state === 'queued') await this.jobs.add(DELIVER, { officeId, id }, { attempts: JOB_ATTEMPTS });
    });
  }

  private templateOf({ template: name, channel, params }: OutgoingMessage): MessageTemplate {
    const template = this.book.find(name);
    if (!template) throw new Error(`No message template is named '${name}'`);
    if (!template.channels.includes(channel)) throw new Error(`${name} is not for ${channel}`);
    const unknown = Object.keys(params).filter((param) => !Object.hasOwn(template.placeholders, param));
    if (unknown.length > 0) {
      // Harmless to the reader, a slip of the writer's: loud where it is written, not where it runs.
      if (!this.env.production) throw new Error(`${name} does not know the parameter '${unknown.join("', '")}'`);
      this.logger.warn({ template: name, unknown }, 'A message was given parameters it does not know');
    }
    return template;
  }
}
