import { Injectable } from '@nestjs/common';
import { Db, officeOf, Outbox, Vault } from '@buka-pintu/platform';
import { sealedAt } from '../staff/sealed-at.js';
import { staffRow } from '../staff/staff.queries.js';

/** Tells an officer that something about the way into the account changed. */
@Injectable()
export class AccountNotices {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly outbox: Outbox,
  ) {}

  /** In the caller's transaction; without an address nobody is told. @param given the address; the present one unless given */
  async tell(staffId: string, template: string, params: Record<string, string> = {}, given?: string): Promise<void> {
    const officeId = officeOf(staffId);
    const row = await staffRow(this.db, officeId, staffId);
    const to = given ?? (row?.email_sealed && this.vault.open(row.email_sealed, sealedAt.email(staffId)));
    if (!row || !to) return;
    const about = { type: 'staff', id: staffId };
    await this.outbox.send({ officeId, template, locale: row.locale, channel: 'email', to, params, about });
  }
}
