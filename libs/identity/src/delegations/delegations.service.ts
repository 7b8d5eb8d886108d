import { Injectable } from '@nestjs/common';
import {
  Db,
  demand,
  Ledger,
  newId,
  officeOf,
  pageFrom,
  platformProblems,
  Vault,
  type Page,
  type Role,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { placeIn } from '../api-clients/api-clients.service.js';
import { datedOrderView, namedOrder, spanOf } from '../dated-orders/dated-order.js';
import { OfficeNames } from '../office-names.js';
import { managedRows } from '../staff/administration.queries.js';
import { MANAGE_DELEGATIONS } from '../staff/giving-roles.js';
import { OwnAuthority } from '../staff/own-authority.service.js';
import { StaffDirectory } from '../staff/staff.service.js';
import type { DelegationQuery, DelegationRequest, DelegationView } from './delegation.dto.js';
import { Delegation } from './delegation.entity.js';
import { delegationEvents } from './delegation.events.js';
import { delegationProblems } from './delegation.problems.js';
import {
  delegationRow,
  delegationRows,
  endDelegation,
  lockPrincipal,
  overlapping,
  type DelegationRow,
} from './delegation.queries.js';

const reasonAt = (id: string): string => `delegation.reason_sealed:${id}`;

/** Roles carried for somebody else from day to day, by an order with a number. */
@Injectable()
export class Delegations {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly offices: OfficeNames,
    private readonly directory: StaffDirectory,
    private readonly own: OwnAuthority,
  ) {}

  /** Those of roles in the caller's acting office, newest first. */
  async list(caller: StaffPrincipal, query: DelegationQuery): Promise<Page<DelegationView>> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_DELEGATIONS);
    const filter = { officeId, staffId: query.staffId };
    const rows = await delegationRows(this.db, officeId, {
      staffId: query.staffId ?? null,
      before: placeIn(filter, query.cursor),
      limit: query.limit + 1,
    });
    // Another office's officer is somebody here only by a delegation.
    if (rows.length === 0 && query.staffId && officeOf(query.staffId) !== officeId) throw platformProblems.notFound();
    const views = new Map((await this.views(rows)).map((view) => [view.id, view]));
    return pageFrom(rows, { limit: query.limit, filter, keyOf: (row) => [row.id], view: (row) => views.get(row.id)! });
  }

  private async views(rows: readonly DelegationRow[]): Promise<DelegationView[]> {
    const names = await this.directory.names(rows.flatMap((row) => [row.from_staff_id, row.to_staff_id]));
    const offices = await this.offices.of([...new Set(rows.map((row) => row.at_office_id))]);
    const person = (id: string) => ({ id, name: names.get(id) ?? '?' });
    return rows.map((row) => ({
      ...datedOrderView(row),
      from: person(row.from_staff_id),
      to: person(row.to_staff_id),
      role: row.role as Role,
      officeCode: offices.find((office) => office.officeId === row.at_office_id)!.code,
      reason: this.vault.open(row.reason_sealed, reasonAt(row.id)),
    }));
  }

  /** @throws role_carried, delegation_to_self (403), not_found, role_not_held, stand_in_unfit, delegation_overlaps (409) */
  async make(caller: StaffPrincipal, request: DelegationRequest): Promise<DelegationView> {
    const { officeId: atOfficeId } = caller;
    demand(caller, atOfficeId, MANAGE_DELEGATIONS);
    await this.own.demand(caller, atOfficeId, MANAGE_DELEGATIONS);
    const { fromStaffId, role, fromOn, untilOn, documentNumber, reason } = request;
    await this.mustHold(fromStaffId, role, atOfficeId);
    const toStaffId = await this.standIn(request);
    // Or the head would be his own auditor with one order of his own.
    if (toStaffId === caller.staffId) throw delegationProblems.delegationToSelf();
    const span = spanOf(await this.offices.zoneOf(atOfficeId), request);
    const officeId = officeOf(toStaffId);
    const id = newId(officeId);
    await this.db.transaction(async () => {
      await lockPrincipal(this.db, officeOf(fromStaffId), fromStaffId);
      const other = await overlapping(this.db, { fromStaffId, role, atOfficeId, ...span });
      if (other) throw delegationProblems.delegationOverlaps(namedOrder(other));
      await this.db.repo(Delegation).insert({
        officeId,
        id,
        toStaffId,
        fromStaffId,
        role,
        atOfficeId,
        fromOn,
        untilOn,
        ...span,
        documentNumber: documentNumber.trim(),
        reasonSealed: this.vault.seal(reason.trim(), reasonAt(id)),
        madeBy: caller.staffId,
        madeAt: await this.db.now(),
        endedAt: null,
      });
      await this.tell('delegationMade', caller, id);
    });
    return this.view(id);
  }

  private async mustHold(staffId: string, role: Role, atOfficeId: number): Promise<void> {
    const [row] = await managedRows(this.db, officeOf(staffId), [staffId]);
    // Officers who hold nothing here are none of this office's business.
    if (!row?.roles.some((held) => held.atOfficeId === atOfficeId)) throw platformProblems.notFound();
    if (!row.roles.some((held) => held.atOfficeId === atOfficeId && held.role === role))
      throw delegationProblems.roleNotHeld({ role });
  }

  private async standIn({ toSignInName, fromStaffId }: DelegationRequest): Promise<string> {
    const row = await this.directory.bySignInName(toSignInName);
    if (row?.state !== 'active' || row.id === fromStaffId) throw delegationProblems.standInUnfit();
    return row.id;
  }

  /** Ends it now; the role is gone with the next request. @throws not_found, delegation_over (409) */
  async end(caller: StaffPrincipal, id: string): Promise<DelegationView> {
    const row = await delegationRow(this.db, officeOf(id), id);
    if (!row) throw platformProblems.notFound();
    demand(caller, row.at_office_id, MANAGE_DELEGATIONS);
    await this.db.transaction(async () => {
      if (!(await endDelegation(this.db, officeOf(id), id))) throw delegationProblems.delegationOver();
      await this.tell('delegationEnded', caller, id);
    });
    return this.view(id);
  }

  private async view(id: string): Promise<DelegationView> {
    const row = await delegationRow(this.db, officeOf(id), id);
    return (await this.views([row!]))[0]!;
  }

  /** Told in the office where the role holds, and where the stand-in lives, whose streams must ask anew. */
  private async tell(event: 'delegationMade' | 'delegationEnded', actor: StaffPrincipal, id: string): Promise<void> {
    const row = (await delegationRow(this.db, officeOf(id), id))!;
    const payload = {
      delegationId: id,
      fromStaffId: row.from_staff_id,
      toStaffId: row.to_staff_id,
      role: row.role as Role,
      atOfficeId: row.at_office_id,
      ...namedOrder(row),
    };
    for (const officeId of new Set([row.at_office_id, officeOf(id)]))
      await this.ledger.append(officeId, delegationEvents[event], {
        subject: { type: 'delegation', id },
        payload,
        actor,
      });
  }
}
