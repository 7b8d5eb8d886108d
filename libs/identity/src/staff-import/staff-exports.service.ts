import { Injectable } from '@nestjs/common';
import { Db, demand, ROLES, Vault, type StaffPrincipal } from '@buka-pintu/platform';
import { AccessLog } from '../oversight/access-log.service.js';
import { sealedAt } from '../staff/sealed-at.js';
import { MANAGE_STAFF } from '../staff/giving-roles.js';
import { StaffAdministration } from '../staff/staff-administration.service.js';
import type { StaffFileView } from './staff-import.dto.js';
import { writeStaff } from './staff-lines.js';

/** The officers of an office as the file that the import takes. */
@Injectable()
export class StaffExports {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly log: AccessLog,
    private readonly administration: StaffAdministration,
  ) {}

  /**
   * All who may come in and hold a role in the acting office, by name. Who is suspended or works elsewhere only is left out, since
   * reading the file again would give them what they don't have.
   */
  async make(caller: StaffPrincipal): Promise<StaffFileView> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_STAFF);
    const roster = await this.administration.roster(officeId);
    const working = roster.filter((row) => row.state === 'active' && row.roles.length > 0);
    const open = (sealed: Buffer | null, at: string) => (sealed ? this.vault.open(sealed, at) : undefined);
    const content = writeStaff(
      working.map((row) => ({
        name: row.name,
        email: open(row.email_sealed, sealedAt.email(row.id)),
        staffNumber: open(row.staff_number_sealed, sealedAt.staffNumber(row.id)),
        roles: ROLES.filter((role) => row.roles.includes(role)),
        locale: row.locale,
      })),
    );
    // Names, addresses and staff numbers leave the house: each officer can be told by whom.
    const fields = ['name', 'email', 'staff_number'];
    const records = working.map(({ id }) => ({ type: 'staff', id, fields }));
    await this.db.transaction(() => this.log.note(caller, 'staff_file', records));
    const on = (await this.db.now()).toISOString().slice(0, 10);
    return { fileName: `petugas-${on}.csv`, content, lines: working.length, leftOut: roster.length - working.length };
  }
}
