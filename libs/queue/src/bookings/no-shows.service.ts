import { dayIn, Db, system } from '@buka-pintu/platform';
import { Offices } from '@buka-pintu/offices';
import { Injectable } from '@nestjs/common';
import { overdueBookings } from './bookings.queries.js';
import { Bookings } from './bookings.service.js';

const BATCH = 100;
/** The day's tickets are closed at midnight; whoever was being served then is not a no-show. */
const AFTER_MIDNIGHT_MS = 3_600_000;

/** Ends the bookings of days that are over, as what they were: missed by the person, or failed by the office. Both may book again. */
@Injectable()
export class NoShows {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly bookings: Bookings,
  ) {}

  /** Goes through every office whose day has ended. @returns how many bookings were ended */
  async end(): Promise<number> {
    const now = await this.db.now();
    let ended = 0;
    for (const { id: officeId, zone } of await this.offices.all()) {
      const today = dayIn(zone, new Date(now.getTime() - AFTER_MIDNIGHT_MS));
      ended += await this.endBefore(officeId, today);
    }
    return ended;
  }

  /** Ends what is left of the days before that one. @returns how many */
  async endBefore(officeId: number, day: string): Promise<number> {
    let ended = 0;
    for (let batch = BATCH; batch === BATCH; ended += batch) batch = await this.endSome(officeId, day);
    return ended;
  }

  private endSome(officeId: number, today: string): Promise<number> {
    return this.db.transaction(async () => {
      const overdue = await overdueBookings(this.db, officeId, today, BATCH);
      for (const { id, uncalled } of overdue) {
        const row = await this.bookings.record(officeId, id);
        await this.bookings.move(system('queue.no_shows'), row, uncalled ? 'fail' : 'miss');
      }
      return overdue.length;
    });
  }
}
