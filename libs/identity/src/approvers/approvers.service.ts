import { Injectable } from '@nestjs/common';
import {
  can,
  Db,
  demand,
  Ledger,
  newId,
  officeOf,
  platformProblems,
  type Role,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { datedOrderView, namedOrder, spanOf } from '../dated-orders/dated-order.js';
import { OfficeNames } from '../office-names.js';
import { RolePermissions } from '../role-permissions.js';
import { OwnAuthority } from '../staff/own-authority.service.js';
import { StaffDirectory } from '../staff/staff.service.js';
import type { ApproverRequest, ApproversView, ApproverView } from './approver.dto.js';
import { Approver } from './approver.entity.js';
import { approverEvents } from './approver.events.js';
import { approverProblems } from './approver.problems.js';
import {
  approverRow,
  approverRows,
  endApprover,
  lockApproversOf,
  overlappingApprover,
  type ApproverRow,
} from './approver.queries.js';

export const MANAGE_APPROVERS = 'identity:approvers:manage';
const SHOWN = 500;

/**
 * Approvers from another office: where an office is too small for a second pair of eyes, an officer of another one has some of its
 * permissions from day to day, and nothing else of it.
 */
@Injectable()
export class Approvers {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly offices: OfficeNames,
    private readonly directory: StaffDirectory,
    private readonly permissions: RolePermissions,
    private readonly authority: OwnAuthority,
  ) {}

  /** Those for the caller's acting office, and its own officers who decide for others. */
  async list(caller: StaffPrincipal): Promise<ApproversView> {
    demand(caller, caller.officeId, MANAGE_APPROVERS);
    const rows = await approverRows(this.db, caller.officeId, SHOWN);
    return { items: await this.views(rows), offered: this.permissions.approvals() };
  }

  private async views(rows: readonly ApproverRow[]): Promise<ApproverView[]> {
    const names = await this.directory.names(rows.flatMap((row) => row.staff_id ?? []));
    const numbers = [...new Set(rows.flatMap((row) => [row.office_id, row.for_office_id]))];
    const codes = new Map((await this.offices.of(numbers)).map((office) => [office.officeId, office.code]));
    return rows.map((row) => ({
      ...datedOrderView(row),
      forOfficeCode: codes.get(row.for_office_id) ?? '',
      officeCode: codes.get(row.office_id) ?? '',
      officer: row.staff_id === null ? null : { id: row.staff_id, name: names.get(row.staff_id) ?? '?' },
      role: row.role as Role | null,
      permissions: row.permissions,
    }));
  }

  /** @throws role_carried (403), approver_unfit, approver_overlaps, approval_unknown (409) */
  async name(caller: StaffPrincipal, request: ApproverRequest): Promise<ApproverView> {
    const { officeId: forOfficeId } = caller;
    demand(caller, forOfficeId, MANAGE_APPROVERS);
    // It outlives a stand-in's days: whoever carries the role for a week names nobody for a year.
    await this.authority.demand(caller, forOfficeId, MANAGE_APPROVERS);
    const { permissions, fromOn, untilOn, documentNumber } = request;
    const offered = new Set(this.permissions.approvals());
    const unknown = permissions.filter((permission) => !offered.has(permission));
    if (unknown.length > 0) throw approverProblems.approvalUnknown({ unknown: unknown.join(', ') });
    const whom = await this.whom(caller, request);
    const span = spanOf(await this.offices.zoneOf(forOfficeId), request);
    const id = newId(whom.officeId);
    await this.db.transaction(async () => {
      await lockApproversOf(this.db, forOfficeId);
      const wanted = { ...whom, forOfficeId, permissions, ...span };
      const other = await overlappingApprover(this.db, wanted);
      if (other) throw approverProblems.approverOverlaps(namedOrder(other));
      await this.db.repo(Approver).insert({
        ...wanted,
        id,
        fromOn,
        untilOn,
        documentNumber: documentNumber.trim(),
        madeBy: caller.staffId,
        madeAt: await this.db.now(),
        endedAt: null,
      });
      await this.tell('approverNamed', caller, id);
    });
    return this.view(id);
  }

  private async whom(caller: StaffPrincipal, { signInName, role, officeCode }: ApproverRequest) {
    if (signInName === undefined) {
      const officeId = await this.offices.numberOf(officeCode!);
      if (officeId === undefined || officeId === caller.officeId) throw approverProblems.approverUnfit();
      return { officeId, staffId: null, role: role! };
    }
    const row = await this.directory.bySignInName(signInName);
    const worksHere = row?.roles.some((held) => held.atOfficeId === caller.officeId);
    const fits = row?.state === 'active' && officeOf(row.id) !== caller.officeId && !worksHere;
    // Whoever names himself would approve his own doing.
    if (!fits || row.id === caller.staffId) throw approverProblems.approverUnfit();
    return { officeId: officeOf(row.id), staffId: row.id, role: null };
  }

  /** Ends it now; by the office that named the approver, or by the approver's own. @throws not_found, approver_over (409) */
  async end(caller: StaffPrincipal, id: string): Promise<ApproverView> {
    const row = await approverRow(this.db, officeOf(id), id);
    if (!row) throw platformProblems.notFound();
    if (!can(caller, row.office_id, MANAGE_APPROVERS)) demand(caller, row.for_office_id, MANAGE_APPROVERS);
    await this.db.transaction(async () => {
      if (!(await endApprover(this.db, row.office_id, id))) throw approverProblems.approverOver();
      await this.tell('approverEnded', caller, id);
    });
    return this.view(id);
  }

  private async view(id: string): Promise<ApproverView> {
    const row = await approverRow(this.db, officeOf(id), id);
    return (await this.views([row!]))[0]!;
  }

  /** Told in both offices: the one must know who decides for it, the other's streams must ask anew. */
  private async tell(event: 'approverNamed' | 'approverEnded', actor: StaffPrincipal, id: string): Promise<void> {
    const row = (await approverRow(this.db, officeOf(id), id))!;
    const payload = {
      approverId: id,
      staffId: row.staff_id,
      role: row.role as Role | null,
      ofOfficeId: row.office_id,
      forOfficeId: row.for_office_id,
      permissions: row.permissions,
      ...namedOrder(row),
    };
    for (const officeId of [row.for_office_id, row.office_id])
      await this.ledger.append(officeId, approverEvents[event], { subject: { type: 'approver', id }, payload, actor });
  }
}
