import { Injectable } from '@nestjs/common';
import { Db, officeOf, type StaffPrincipal } from '@buka-pintu/platform';
import { RolePermissions } from '../role-permissions.js';
import { GIVE_ROLES, MANAGE_STAFF } from './giving-roles.js';
import { StaffRole } from './staff.entity.js';
import { staffProblems } from './staff.problems.js';

/**
 * What an officer may do by roles of his own, those carried for somebody else left out. Whoever stands in does the daily work and
 * decides nothing that outlives it (UU 30/2014 article 14 (7)): else a week's delegation would be the way to a role for good.
 */
@Injectable()
export class OwnAuthority {
  constructor(
    private readonly db: Db,
    private readonly permissions: RolePermissions,
  ) {}

  /** @throws role_carried (403) when the permission comes only from a role that is carried for somebody else */
  async demand({ staffId }: StaffPrincipal, atOfficeId: number, permission: string): Promise<void> {
    const rows = await this.db.repo(StaffRole).findBy({ officeId: officeOf(staffId), staffId, atOfficeId });
    if (!this.permissions.of(rows.map((row) => row.role)).has(permission)) throw staffProblems.roleCarried();
  }

  /** Giving these roles. @param to the officer, when registered already @throws role_carried (403) */
  async demandToGive(
    caller: StaffPrincipal,
    given: readonly { officeId: number; role: string }[],
    to?: string,
  ): Promise<void> {
    const lasting = given.filter(({ role }) => to === caller.staffId || this.givesRoles(role));
    for (const officeId of new Set(lasting.map((each) => each.officeId)))
      await this.demand(caller, officeId, MANAGE_STAFF);
  }

  /** Whether whoever holds the role can give roles, to himself or to a friend. */
  givesRoles(role: string): boolean {
    const may = this.permissions.of([role]);
    return GIVE_ROLES.some((permission) => may.has(permission));
  }
}
