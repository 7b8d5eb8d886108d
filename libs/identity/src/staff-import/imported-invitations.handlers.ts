import { Injectable } from '@nestjs/common';
import { Db, HandlesJob, Jobs, system } from '@buka-pintu/platform';
import { managedRows } from '../staff/administration.queries.js';
import { EntryLinks } from '../staff/entry-links.service.js';
import { uninvited } from './staff-import.queries.js';
import { INVITE_IMPORTED } from './staff-imports.service.js';

const AT_ONCE = 100;

interface Invite {
  officeId: number;
  importId: string;
  origin: string;
}

/** Writes the invitations of an import, a hundred a transaction: whoever has a link already is not written to again. */
@Injectable()
@HandlesJob(INVITE_IMPORTED)
export class ImportedInvitations {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly links: EntryLinks,
  ) {}

  async run(payload: Invite): Promise<void> {
    const { officeId, importId, origin } = payload;
    await this.db.transaction(async () => {
      const next = await uninvited(this.db, officeId, importId, AT_ONCE);
      const ids = next.map((row) => row.id);
      for (const row of await managedRows(this.db, officeId, ids))
        await this.links.make(system('identity.import'), row, false, origin);
      if (ids.length === AT_ONCE) await this.jobs.add(INVITE_IMPORTED, payload);
    });
  }
}
