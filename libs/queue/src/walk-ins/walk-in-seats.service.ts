import { can, Db, demand, Ledger, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueEvents } from '../queue.events.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import type { Lane } from '../supply/lane.js';
import { Points } from '../tickets/points.service.js';
import { type OverQuotaReason, EXCEED, type WalkInQuotaQuery, type WalkInQuotaView } from './walk-in.dto.js';
import { takeWalkInSeat, walkInSeats } from './walk-in-seats.queries.js';

interface WalkIn {
  officeId: number;
  id: string;
  servicePointId: string;
  onDay: string;
  lane: Lane;
}

/** How many people without a booking a day takes: as many as it has walk-in seats, and as many as come where it has none planned. */
@Injectable()
export class WalkInSeats {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly points: Points,
  ) {}

  /** @throws not_found */
  async quota(caller: Principal, { servicePointId }: WalkInQuotaQuery): Promise<WalkInQuotaView> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, 'queue:tickets:create');
    const { today: on } = await this.points.at(officeId, servicePointId);
    const { seats, left } = await walkInSeats(this.db, { officeId, servicePointId, on });
    return { servicePointId, on, limited: seats > 0, seats, left, mayExceed: can(caller, officeId, EXCEED) };
  }

  /** Seats left for whoever comes without a booking; null where none are planned, and as many come as come. */
  async left(officeId: number, servicePointId: string, on: string): Promise<number | null> {
    const { seats, left } = await walkInSeats(this.db, { officeId, servicePointId, on });
    return seats > 0 ? left : null;
  }

  /** Uses up a seat, if one is left, for a number that a person has in hand already. */
  async noteTaken({ officeId, id, servicePointId, onDay: on, lane }: WalkIn): Promise<void> {
    if (lane !== 'priority') await takeWalkInSeat(this.db, { officeId, servicePointId, on }, id);
  }

  /**
   * Uses up a seat for a number that was just given, in the caller's transaction. Whoever needs priority is never counted.
   * @throws walk_in_full when none is left; with a reason, by who may, the number stands and the ledger says why
   */
  async take(caller: Principal, ticket: WalkIn, reason: OverQuotaReason | undefined): Promise<void> {
    const { officeId, id, servicePointId, onDay: on, lane } = ticket;
    if (lane === 'priority') return;
    if (reason) demand(caller, officeId, EXCEED);
    if (await takeWalkInSeat(this.db, { officeId, servicePointId, on }, id)) return;
    const { seats } = await walkInSeats(this.db, { officeId, servicePointId, on });
    if (seats === 0) return;
    if (!reason) throw queueProblems.walkInFull({ seats, on });
    await this.ledger.append(officeId, queueEvents.walkInExceeded, {
      subject: { type: 'ticket', id },
      payload: { servicePointId, on, reason },
      actor: caller,
    });
  }
}
