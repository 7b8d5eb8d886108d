import { Injectable } from '@nestjs/common';
import { can, demand, type Principal } from '../access/principal.js';
import { Db } from '../database/db.js';
import { isTestOffice, officeOf } from '../database/ids.js';
import { decodeCursor, type Page, pageFrom } from '../database/page.js';
import { Env } from '../env/index.js';
import { platformProblems } from '../http/platform.problems.js';
import { Jobs } from '../jobs/jobs.js';
import { Ledger } from '../ledger/ledger.js';
import { Vault } from '../privacy/vault.js';
import { DELIVER, JOB_ATTEMPTS } from './delivery.js';
import type { MessageQuery, MessageView } from './message.dto.js';
import { messageEvents } from './message.events.js';
import { type ListedMessage, listedMessage, listMessages, queueAgain } from './message.queries.js';
import { messageView } from './message.view.js';
import { TemplateBook } from './templates/template-book.js';

/** Who may put on its way again what was given up. */
export const SEND_MESSAGES = 'platform:messages:send';

@Injectable()
export class Messages {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly env: Env,
    private readonly jobs: Jobs,
    private readonly ledger: Ledger,
    private readonly book: TemplateBook,
  ) {}

  /** The messages of the office in which the officer acts, newest first. */
  async list(caller: Principal, query: MessageQuery): Promise<Page<MessageView>> {
    if (caller.kind !== 'staff') throw platformProblems.notAllowed();
    demand(caller, caller.officeId, 'platform:messages:read');
    return this.page(caller, caller.officeId, query);
  }

  /** The messages of a test office, links and codes whole: who made the office has to follow them. Ask first whose it is. */
  ofTestOffice(caller: Principal, officeId: number, query: MessageQuery): Promise<Page<MessageView>> {
    if (!isTestOffice(officeId)) throw platformProblems.notFound();
    return this.page(caller, officeId, query);
  }

  private async page(caller: Principal, officeId: number, query: MessageQuery): Promise<Page<MessageView>> {
    const { limit, cursor, ...rest } = query;
    const filter = { office: officeId, ...rest };
    const after = decodeCursor(filter, cursor);
    const rows = await listMessages(this.db, officeId, { ...rest, limit: limit + 1 }, after);
    return pageFrom(rows, {
      limit,
      filter,
      keyOf: (row) => [row.createdAt, row.id],
      view: (row) => this.view(caller, row),
    });
  }

  /**
   * Puts a message that was given up back on its way, with its words as they were.
   * @throws not_found, not_allowed, illegal_transition
   */
  async sendAgain(caller: Principal, id: string): Promise<MessageView> {
    const officeId = officeOf(id);
    demand(caller, officeId, SEND_MESSAGES);
    return this.db.transaction(async () => {
      const row = await listedMessage(this.db, { officeId, id });
      if (!row) throw platformProblems.notFound();
      const { actions } = this.view(caller, row);
      if (!actions.includes('send_again') || !(await queueAgain(this.db, { officeId, id })))
        throw platformProblems.illegalTransition({ state: row.state, actions });
      await this.jobs.add(DELIVER, { officeId, id }, { attempts: JOB_ATTEMPTS });
      await this.ledger.append(officeId, messageEvents.sentAgain, {
        subject: { type: 'message', id },
        payload: { messageId: id, template: row.template, failure: row.failure ?? 'unknown' },
        actor: caller,
      });
      return this.view(caller, { ...row, state: 'queued' });
    });
  }

  private view(caller: Principal, row: ListedMessage): MessageView {
    return messageView(row, this.vault, {
      links: this.env.demo || isTestOffice(officeOf(row.id)),
      confidential: this.book.find(row.template)?.confidential ?? false,
      again: can(caller, officeOf(row.id), SEND_MESSAGES),
    });
  }
}
