import { Offices } from '@buka-pintu/offices';
import {
  type EventHandler,
  Every,
  HandlesEvents,
  HandlesJob,
  type JobHandler,
  Jobs,
  type LedgerEvent,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Availability } from './availability.service.js';
import { Supply } from './supply.service.js';

/** Keeps the coming weeks laid out as days move on and what was expected to end does not. */
@Injectable()
@Every({ name: 'queue.supply', minutes: 10 })
export class SupplySchedule implements JobHandler {
  constructor(private readonly supply: Supply) {}

  async run(): Promise<void> {
    await this.supply.layAhead();
  }
}

/** Lays an office's slots anew within a moment of a change of its hours; whoever has booked keeps the booking. */
@Injectable()
@HandlesEvents({
  name: 'queue.opening_changes',
  types: ['opening_hours.changed', 'closure.changed', 'disruption.changed', 'holidays.imported'],
})
export class OpeningChangeHandler implements EventHandler {
  constructor(
    private readonly supply: Supply,
    private readonly availability: Availability,
    private readonly offices: Offices,
    private readonly jobs: Jobs,
  ) {}

  async handle(event: LedgerEvent): Promise<void> {
    if (event.type === 'holidays.imported') {
      // The whole country's calendar: each office by itself, so that none waits for another.
      for (const { id: officeId } of await this.offices.all())
        await this.jobs.add('queue.lay_office', { officeId }, { key: `queue.lay_office:${officeId}` });
      return;
    }
    await this.supply.layOffice(event.officeId);
    for (const { id } of await this.offices.servicePoints(event.officeId)) this.availability.forget(id);
  }
}

/** Lays one office's slots anew. */
@Injectable()
@HandlesJob('queue.lay_office')
export class LayOffice implements JobHandler<{ officeId: number }> {
  constructor(private readonly supply: Supply) {}

  async run({ officeId }: { officeId: number }): Promise<void> {
    await this.supply.layOffice(officeId);
  }
}
