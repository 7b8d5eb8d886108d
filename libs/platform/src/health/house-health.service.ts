import { Injectable } from '@nestjs/common';
import { demand, type StaffPrincipal } from '../access/principal.js';
import { recoveryLock } from '../backup/backup.queries.js';
import { Db } from '../database/db.js';
import { ledgerFigures } from '../ledger/ledger.queries.js';
import { RELEASE } from '../release.js';
import type { HealthReportView } from './health.dto.js';
import { type HealthFindings, healthItems } from './health-items.js';

export const READ_HEALTH = 'platform:health:read';

/** How the house is, for who looks after it: what the metrics say, in words. */
@Injectable()
export class HouseHealth {
  constructor(private readonly db: Db) {}

  async report(caller: StaffPrincipal): Promise<HealthReportView> {
    demand(caller, caller.officeId, READ_HEALTH);
    const figures = await ledgerFigures(this.db);
    const passphrase = (await recoveryLock(this.db)) !== undefined;
    const stuck = figures.handlers.filter((one) => Number(one.stuck) > 0).map(({ handler }) => handler);
    const rest = await this.ofOffice(caller.officeId);
    const found = { passphrase, unsealed: Number(figures.unsealed), stuck, jobs: figures.jobs, ...rest };
    return { release: RELEASE, items: healthItems(found) };
  }

  private ofOffice(
    officeId: number,
  ): Promise<Pick<HealthFindings, 'backupHours' | 'ledger' | 'brokenAt' | 'failedMessages' | 'overdueRequests'>> {
    return this.db.one(
      `select (select (extract(epoch from clock_at() - max(started_at)) / 3600)::integer from backup_run
           where state = 'finished') as "backupHours", l.state as ledger, l.broken_at as "brokenAt",
         (select count(*) from message where office_id = $1 and state = 'failed')::integer as "failedMessages",
         (select count(*) from privacy_request where office_id = $1 and state = 'open' and due_at < clock_at())::integer
           as "overdueRequests"
       from (select 1) one left join lateral (select state, broken_at from ledger_check
         where office_id = $1 and state <> 'running' order by started_at desc limit 1) l on true`,
      [officeId],
    );
  }
}
