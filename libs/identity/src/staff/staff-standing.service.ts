import { Injectable } from '@nestjs/common';
import { Db, Ledger, officeOf, type StaffPrincipal } from '@buka-pintu/platform';
import { endDevices } from '../devices/device.queries.js';
import { dropEntryLinks, endSessionsOf, setState } from './administration.queries.js';
import { Administrators } from './administrators.service.js';
import { StaffAdministration } from './staff-administration.service.js';
import type { StaffView } from './staff.dto.js';
import { staffEvents } from './staff.events.js';

/** Whether an officer may come in at all. */
@Injectable()
export class StaffStanding {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly administration: StaffAdministration,
    private readonly administrators: Administrators,
  ) {}

  /** Ends all sessions at once and lets the officer in no more; a second time changes nothing. @throws last_administrator */
  async suspend(caller: StaffPrincipal, id: string): Promise<StaffView> {
    await this.administration.managed(caller, id);
    const officeId = officeOf(id);
    await this.db.transaction(() =>
      this.administrators.guard(id, async () => {
        if (!(await setState(this.db, officeId, id, 'suspended'))) return;
        await endSessionsOf(this.db, officeId, id);
        await dropEntryLinks(this.db, officeId, id);
        await endDevices(this.db, officeId, id);
        await this.tell('staffSuspended', caller, id);
      }),
    );
    return this.administration.view(id);
  }

  async reactivate(caller: StaffPrincipal, id: string): Promise<StaffView> {
    await this.administration.managed(caller, id);
    await this.db.transaction(async () => {
      if (await setState(this.db, officeOf(id), id, 'active')) await this.tell('staffReactivated', caller, id);
    });
    return this.administration.view(id);
  }

  private tell(event: 'staffSuspended' | 'staffReactivated', actor: StaffPrincipal, staffId: string): Promise<void> {
    const subject = { type: 'staff', id: staffId };
    return this.ledger.append(officeOf(staffId), staffEvents[event], { subject, payload: { staffId }, actor });
  }
}
