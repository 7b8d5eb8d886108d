import { Db, Ledger, type Principal, system } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueEvents } from '../queue.events.js';
import { grantFreeReschedules } from './reschedule.queries.js';

/** Reschedules that the office owes: they count for nothing and are bound to no day. */
@Injectable()
export class FreeReschedules {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Grants one to each of these bookings of the office that is confirmed and has none. Ids of other offices, and bookings that are over or
   * have one already, are passed over; a second call does nothing more.
   * @param reason a code such as `disruption`, shown to clients and staff
   * @param actor who decided it; the house itself unless given
   * @returns the ids that were granted one now
   */
  async grant(
    officeId: number,
    bookingIds: readonly string[],
    reason: string,
    actor: Principal = system('queue.free_reschedules'),
  ): Promise<string[]> {
    if (bookingIds.length === 0) return [];
    return this.db.transaction(async () => {
      const granted = await grantFreeReschedules(this.db, officeId, bookingIds, reason);
      for (const { id, servicePointId } of granted)
        await this.ledger.append(officeId, queueEvents.bookingRescheduleGranted, {
          subject: { type: 'booking', id },
          payload: { servicePointId, reason },
          actor,
        });
      return granted.map(({ id }) => id);
    });
  }
}
