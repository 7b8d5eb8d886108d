import { Inject, Injectable } from '@nestjs/common';
import { demand, type Principal } from '../access/principal.js';
import { Db } from '../database/db.js';
import { decodeCursor, type Page, pageFrom } from '../database/page.js';
import { Env } from '../env/index.js';
import { HOUSE_MODULES, type HouseModule } from '../house.js';
import { platformProblems } from '../http/platform.problems.js';
import { Vault } from '../privacy/vault.js';
import type { MessageQuery, MessageView } from './message.dto.js';
import { listMessages } from './message.queries.js';
import { messageView } from './message.view.js';

@Injectable()
export class Messages {
  private readonly confidential: ReadonlySet<string>;

  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly env: Env,
    @Inject(HOUSE_MODULES) modules: readonly HouseModule[],
  ) {
    const templates = modules.flatMap((module) => module.messages ?? []);
    this.confidential = new Set(templates.filter((each) => each.confidential).map((each) => each.name));
  }

  /** The messages of the office in which the officer acts, newest first. */
  async list(caller: Principal, query: MessageQuery): Promise<Page<MessageView>> {
    if (caller.kind !== 'staff') throw platformProblems.notAllowed();
    demand(caller, caller.officeId, 'platform:messages:read');
    const { limit, cursor, ...rest } = query;
    const filter = { office: caller.officeId, ...rest };
    const after = decodeCursor(filter, cursor);
    const rows = await listMessages(this.db, caller.officeId, { ...rest, limit: limit + 1 }, after);
    return pageFrom(rows, {
      limit,
      filter,
      keyOf: (row) => [row.createdAt, row.id],
      view: (row) =>
        messageView(row, this.vault, { links: this.env.demo, confidential: this.confidential.has(row.template) }),
    });
  }
}
