import { ReferenceKeeper } from '@buka-pintu/offices';
import { dayIn, Db, Every, type JobHandler, Ledger, system } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { catalogueEvents } from '../catalogue.events.js';
import { Service } from '../service.entity.js';
import { nextVersion } from './catalogue.queries.js';
import { CatalogueHistory } from './history.service.js';

/** Withdraws services whose last day is over. Nothing waits for it: nobody books beyond that day anyway. */
@Injectable()
@Every({ name: 'catalogue.retirements', minutes: 60 })
export class Retirements implements JobHandler {
  constructor(
    private readonly db: Db,
    private readonly history: CatalogueHistory,
    private readonly ledger: Ledger,
    private readonly keeper: ReferenceKeeper,
  ) {}

  async run(): Promise<void> {
    // The day ends last in the west: until then somebody is still served.
    const today = dayIn('Asia/Jakarta', await this.db.now());
    const over = await this.db.reference(Service).findBy({ state: 'published', offeredTo: LessThan(today) });
    for (const { code, version } of over) await this.db.transaction(() => this.withdraw(code, version));
  }

  private async withdraw(code: string, seen: number): Promise<void> {
    const version = await nextVersion(this.db, code, seen);
    const keeper = await this.keeper.keeper();
    // Somebody has just changed it, or there is no office yet: the next hour sees it again.
    if (version === undefined || !keeper) return;
    await this.db.reference(Service).update({ code }, { state: 'withdrawn' });
    const caller = { officeId: keeper.id, staffId: null };
    await this.history.record(caller, [{ serviceCode: code, action: 'service_withdrawn', subject: 'service' }]);
    const subject = { type: 'service', id: code };
    const payload = { serviceCode: code, version };
    const actor = system('catalogue.retirements');
    await this.ledger.append(keeper.id, catalogueEvents.serviceWithdrawn, { subject, payload, actor });
  }
}
