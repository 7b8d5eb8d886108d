import { Db, officeOf, StaffAddresses, Vault } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { sealedAt } from './sealed-at.js';
import { staffRow } from './staff.queries.js';
import { StaffDirectory } from './staff.service.js';

/** Tells the floor where an officer can be written to, and what officers are called. */
@Injectable()
export class OfficerAddresses extends StaffAddresses {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly directory: StaffDirectory,
  ) {
    super();
  }

  async of(staffId: string): Promise<string | undefined> {
    const row = await staffRow(this.db, officeOf(staffId), staffId);
    return row?.email_sealed ? this.vault.open(row.email_sealed, sealedAt.email(staffId)) : undefined;
  }

  names(staffIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.directory.names(staffIds);
  }
}
