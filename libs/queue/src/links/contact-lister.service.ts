import { contactKeys, Db, isTestOffice, Jobs, Vault } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { placeOf } from '../bookings/sealed-person.js';
import { listContacts, someUnlisted, type UnlistedBooking, unlistedBookings } from './booking-contact.queries.js';

export const LIST_CONTACTS = 'queue.list_contacts';
const BATCH = 200;

/**
 * Lists bookings made before contacts were listed, so that their people find them with a code too. Each batch is a transaction of its
 * own and the next one a job of its own: it may be killed anywhere, and the next start goes on where it stopped.
 */
@Injectable()
export class ContactLister {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly jobs: Jobs,
  ) {}

  /** Puts the work on the list if there is any; at every start. */
  async begin(): Promise<void> {
    if (await someUnlisted(this.db)) await this.jobs.add(LIST_CONTACTS, {}, { key: LIST_CONTACTS });
  }

  /** Lists some of them, and has the next ones listed after. */
  async listSome(): Promise<void> {
    await this.db.transaction(async () => {
      const rows = await unlistedBookings(this.db, BATCH);
      for (const row of rows) await listContacts(this.db, row.officeId, row.id, this.keysOf(row));
      // Under its own key the running job would be replaced by its follower and run for ever.
      if (rows.length === BATCH) await this.jobs.add(LIST_CONTACTS, {});
    });
  }

  private keysOf({ officeId, id, phoneSealed, emailSealed, erased }: UnlistedBooking): Buffer[] {
    if (erased || isTestOffice(officeId)) return [];
    const phone = phoneSealed ? this.vault.open(phoneSealed, placeOf('phone', id)) : undefined;
    const email = emailSealed ? this.vault.open(emailSealed, placeOf('email', id)) : undefined;
    return contactKeys(this.vault, { phone, email });
  }
}
