import {
  can,
  Db,
  demand,
  Ledger,
  newId,
  platformProblems,
  type Principal,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Office } from '../office.entity.js';
import { officesEvents } from '../offices.events.js';
import { officesProblems } from '../offices.problems.js';
import { Offices } from '../offices.service.js';
import type { ReferenceKeeperView } from './reference-keeper.dto.js';

export const HAND_OVER = 'offices:reference:hand_over';

/** The office that keeps what holds for every office of the installation: the catalogue and the national holidays. */
@Injectable()
export class ReferenceKeeper {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly offices: Offices,
  ) {}

  /**
   * Demands the permission at the office that keeps the reference data; before there is any office, at the caller's own.
   * @throws not_allowed, reference_kept_elsewhere (403) for who holds it in another office only
   */
  async demand(caller: StaffPrincipal, permission: string): Promise<void> {
    const keeper = await this.keeper();
    if (keeper && can(caller, keeper.id, permission)) return;
    demand(caller, caller.officeId, permission);
    if (keeper) throw officesProblems.referenceKeptElsewhere({ officeCode: keeper.code, officeName: keeper.name });
  }

  /** From the keeping office to another, by the keeper's administrator; to itself changes nothing. @throws not_found */
  async handOver(caller: StaffPrincipal, officeCode: string): Promise<ReferenceKeeperView> {
    await this.demand(caller, HAND_OVER);
    const next = await this.offices.get(officeCode);
    if (next.testOf !== null) throw officesProblems.testOfficeKeepsNothing();
    return this.db.transaction(async () => {
      // One hand-over at a time; whoever waited here looks again at who keeps it.
      await this.db.query(`select 1 from office where keeps_reference for update`);
      await this.demand(caller, HAND_OVER);
      const keeper = await this.keeper();
      if (keeper?.id !== next.id) {
        if (keeper) await this.db.reference(Office).update({ id: keeper.id }, { keepsReference: false });
        await this.db.reference(Office).update({ id: next.id }, { keepsReference: true });
        for (const officeId of new Set([keeper?.id ?? next.id, next.id]))
          await this.told(caller, officeId, keeper, next);
      }
      return { officeCode: next.code, officeName: next.name };
    });
  }

  /** Which office keeps the reference data, for anyone who works here. @throws not_found before there is any office */
  async current(): Promise<ReferenceKeeperView> {
    const keeper = await this.keeper();
    if (!keeper) throw platformProblems.notFound();
    return { officeCode: keeper.code, officeName: keeper.name };
  }

  /** Whether the caller may do this to what holds for every office: with the permission at the office that keeps it. */
  async may(caller: StaffPrincipal, permission: string): Promise<boolean> {
    const keeper = await this.keeper();
    return can(caller, keeper?.id ?? caller.officeId, permission);
  }

  /** The office that keeps the reference data; null before there is any. */
  keeper(): Promise<Office | null> {
    return this.db.reference(Office).findOneBy({ keepsReference: true });
  }

  private told(actor: Principal, officeId: number, from: Office | null, to: Office): Promise<void> {
    return this.ledger.append(officeId, officesEvents.referenceHandedOver, {
      subject: { type: 'office', id: newId(officeId) },
      payload: { from: from?.code ?? null, to: to.code },
      actor,
    });
  }
}
