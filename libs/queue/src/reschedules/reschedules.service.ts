import { Db, type HouseProblem, Ledger, platformProblems, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { BookingView } from '../bookings/booking.dto.js';
import { bookingLifecycle } from '../bookings/booking.lifecycle.js';
import { bookingFact, needsNewTime } from '../bookings/booking.view.js';
import type { BookingRow } from '../bookings/bookings.queries.js';
import { Bookings } from '../bookings/bookings.service.js';
import { BookingRules } from '../claims/booking-rules.service.js';
import { noSeat } from '../claims/claim-refusal.js';
import { OfferedThen } from '../claims/offered-then.service.js';
import { isContested } from '../claims/seat-pick.js';
import { type Swap, type SwapOutcome, swapSeats } from '../claims/swap.queries.js';
import { queueEvents } from '../queue.events.js';
import { demandProblems } from '../claims/demand.problems.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { Availability } from '../supply/availability.service.js';
import { Places } from '../supply/places.service.js';
import { type WayToAnotherTime, wayToAnotherTime } from './way-to-another-time.js';

export const RESCHEDULE = 'queue:bookings:reschedule';
/** How often a booking that changed under our hands is looked at again. */
const LOOKS = 3;

interface Move {
  row: BookingRow;
  way: WayToAnotherTime;
}

/** Another seat for the same booking: id, code, link and contact stay. A family moves together. */
@Injectable()
export class Reschedules {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly places: Places,
    private readonly rules: BookingRules,
    private readonly bookings: Bookings,
    private readonly availability: Availability,
    private readonly offered: OfferedThen,
  ) {}

  /**
   * Moves a booking, and whoever was booked with it, to another slot of the office, all or none.
   * @param given `seen`: the version that was seen, if the caller cares
   * @throws too_late_to_reschedule, no_reschedule_left, same_slot, other_office, and those of a claim
   */
  async move(caller: Principal, id: string, given: { slotId: string; seen?: number }): Promise<BookingView> {
    const row = await this.bookings.readable(caller, id, RESCHEDULE);
    if (given.seen !== undefined && given.seen !== row.version) throw platformProblems.stale();
    if (recordOffice(given.slotId) !== row.officeId) throw demandProblems.rescheduleOtherOffice({ code: row.code });
    return this.db.transaction(async () => {
      const moves = await this.moveAll(caller, row, given.slotId, LOOKS);
      for (const { row: before, way } of moves) await this.tell(caller, before, way);
      this.db.afterCommit(() => {
        this.availability.forget(row.servicePointId);
      });
      const after = await this.bookings.record(row.officeId, id);
      this.db.afterCommit(() => this.availability.forget(after.servicePointId));
      return this.bookings.show(caller, after);
    });
  }

  private async moveAll(caller: Principal, row: BookingRow, slotId: string, looks: number): Promise<Move[]> {
    const moves = await this.movable(caller, row, slotId);
    const swap = await this.swapOf(caller, moves, slotId);
    let outcome = await swapSeats(this.db, swap);
    // One more look, with a fresh snapshot: whoever held the last seat a moment ago may have let go of it.
    if (outcome?.ready && isContested(outcome, moves.length)) outcome = await swapSeats(this.db, swap);
    if (!outcome) throw platformProblems.notFound();
    if (outcome.moved === moves.length) {
      for (const { row } of moves) await this.offered.demand(row.officeId, row.serviceCode, outcome);
      return moves;
    }
    // Somebody was faster: say what has become of it, as if this request had come after theirs.
    if (!outcome.ready) {
      if (looks === 0) throw platformProblems.stale();
      return this.moveAll(caller, await this.bookings.record(row.officeId, row.id), slotId, looks - 1);
    }
    throw await this.refusal(swap, moves, outcome);
  }

  /** Everybody who goes along, each asked whether they may. */
  private async movable(caller: Principal, row: BookingRow, slotId: string): Promise<Move[]> {
    // What was asked for says its own reason; of the others those are left out that are over.
    bookingLifecycle.to(row.state, 'reschedule');
    const family = (await this.bookings.familyOf(row)).filter(
      (each) => each.id === row.id || !['cancelled', 'lapsed'].includes(each.state) || needsNewTime(each),
    );
    const { office } = await this.places.of(row.officeId);
    const ruleOf = await this.rules.of(row.officeId);
    return family.map((each) => {
      bookingLifecycle.to(each.state, 'reschedule');
      const rule = ruleOf(each.servicePointId, each.serviceCode, each.onDay);
      const way = wayToAnotherTime(each, rule, office.zone);
      if (!way) throw platformProblems.illegalTransition({ state: each.state, actions: [] });
      // A seat that is lost may be had again, if it came free; to move to where one sits is a slip of the finger.
      if (each.slotId === slotId && each.state === 'confirmed') throw demandProblems.rescheduleSameSlot();
      if (caller.kind !== 'staff' && !way.isOpen) throw closed(way, office.zone, rule.reschedules);
      return { row: each, way };
    });
  }

  private async swapOf(caller: Principal, moves: readonly Move[], slotId: string): Promise<Swap> {
    const [{ row }] = moves as [Move];
    const { points } = await this.places.of(row.officeId);
    const limits = moves.flatMap(({ way }) => way.byAt ?? []).sort();
    return {
      officeId: row.officeId,
      slotId,
      lane: row.lane,
      servicePointIds: [...points.values()]
        .filter((point) => moves.every((one) => point.serviceCodes.includes(one.row.serviceCode)))
        .map((point) => point.id),
      bookings: moves.map((one) => ({ id: one.row.id, version: one.row.version, counts: one.way.free === null })),
      pays: false,
      byAt: caller.kind === 'staff' ? null : (limits[0] ?? null),
    };
  }

  private async refusal(swap: Swap, moves: readonly Move[], outcome: SwapOutcome): Promise<Error> {
    if (outcome.picked) return queueProblems.oneBookingPerPerson({ whyNot: { code: 'limit' } });
    const { office, points } = await this.places.of(swap.officeId);
    return noSeat(
      {
        lane: swap.lane,
        seats: moves.length,
        zone: office.zone,
        services: moves.map(({ row }) => ({ serviceCode: row.serviceCode, pointer: '' })),
        offered: points.get(outcome.servicePointId)?.serviceCodes ?? [],
      },
      outcome,
    );
  }

  private async tell(caller: Principal, before: BookingRow, way: WayToAnotherTime): Promise<void> {
    const after = await this.bookings.record(before.officeId, before.id);
    await this.ledger.append(before.officeId, queueEvents.bookingRescheduled, {
      subject: { type: 'booking', id: before.id },
      payload: {
        ...bookingFact(after),
        fromSlotId: before.slotId,
        fromSeatId: before.seatId,
        fromServicePointId: before.servicePointId,
        free: way.free,
        beyond: !way.isOpen,
      },
      actor: caller,
    });
  }
}

function closed({ left, byAt }: WayToAnotherTime, zone: string, limit: number): HouseProblem {
  return left === 0
    ? demandProblems.noRescheduleLeft({ limit })
    : demandProblems.tooLateToReschedule({ zone, rescheduleByAt: byAt });
}
