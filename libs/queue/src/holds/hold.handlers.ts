import { Offices } from '@buka-pintu/offices';
import { Db, Every, type JobHandler, system } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings/bookings.service.js';
import { queueEvents } from '../queue.events.js';
import { Availability } from '../supply/availability.service.js';
import { lapsedHolds, sweepHold } from './hold.queries.js';

const BATCH = 100;

/** Writes down which holds have lapsed, and so tells people and clients. Nothing depends on it: the seats were free without it. */
@Injectable()
@Every({ name: 'queue.lapsed_holds', minutes: 1 })
export class LapsedHolds implements JobHandler {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly bookings: Bookings,
    private readonly availability: Availability,
  ) {}

  async run(): Promise<void> {
    for (const { id: officeId } of await this.offices.all())
      for (let batch = BATCH; batch === BATCH;) batch = await this.sweepSome(officeId);
  }

  private sweepSome(officeId: number): Promise<number> {
    return this.db.transaction(async () => {
      const lapsed = await lapsedHolds(this.db, officeId, BATCH);
      for (const { id } of lapsed) {
        await sweepHold(this.db, officeId, id);
        const row = await this.bookings.record(officeId, id);
        await this.bookings.tell(system('queue.lapsed_holds'), queueEvents.bookingLapsed, row);
        this.db.afterCommit(() => this.availability.forget(row.servicePointId));
      }
      return lapsed.length;
    });
  }
}
