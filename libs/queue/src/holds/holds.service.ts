import { actorOf, Db, newId, platformProblems, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { BookingView } from '../bookings/booking.dto.js';
import { bookingLifecycle } from '../bookings/booking.lifecycle.js';
import { needsNewTime } from '../bookings/booking.view.js';
import type { BookingRow } from '../bookings/bookings.queries.js';
import { Bookings } from '../bookings/bookings.service.js';
import { swapSeats } from '../claims/swap.queries.js';
import { queueEvents } from '../queue.events.js';
import { demandProblems } from '../claims/demand.problems.js';
import { Availability } from '../supply/availability.service.js';
import { Places } from '../supply/places.service.js';
import type { ConfirmationRequest, ProofRequest } from './hold.dto.js';
import { confirmHeld, hasProof, notePaidLate, notePaymentCode, noteProof } from './hold.queries.js';

export const CONFIRM = 'queue:bookings:confirm';

/**
 * Seats that wait for a proof. Payments are entered by hand, by an officer or a client who saw the receipt, as long as SIMPONI is not
 * connected: an adapter that hears of payments calls `confirm` as well.
 */
@Injectable()
export class Holds {
  constructor(
    private readonly db: Db,
    private readonly places: Places,
    private readonly bookings: Bookings,
    private readonly availability: Availability,
  ) {}

  /**
   * Confirms a hold by its proof. After the deadline nothing is lost: the booking gets a seat of its slot if one is free, and else the
   * right to another time. The same proof a second time changes nothing.
   * @throws proof_used, illegal_transition
   */
  async confirm(
    caller: Principal,
    id: string,
    { proof, family }: ConfirmationRequest,
    seen?: number,
  ): Promise<BookingView> {
    const row = await this.bookings.readable(caller, id, CONFIRM);
    if (seen !== undefined && seen !== row.version) throw platformProblems.stale();
    return this.db.transaction(async () => {
      const others = family ? (await this.bookings.familyOf(row)).filter((other) => other.id !== id) : [];
      await this.confirmOne(caller, row, proof);
      for (const other of others)
        if (bookingLifecycle.can(other.state, 'confirm')) await this.confirmOne(caller, other, proof);
      this.db.afterCommit(() => this.availability.forget(row.servicePointId));
      return this.bookings.show(caller, await this.bookings.record(row.officeId, id));
    });
  }

  /** Notes under which code a payment is awaited, so that the person finds it where the deadline stands. @throws illegal_transition */
  async setPaymentCode(caller: Principal, id: string, code: string, seen?: number): Promise<BookingView> {
    const row = await this.bookings.readable(caller, id, CONFIRM);
    if (seen !== undefined && seen !== row.version) throw platformProblems.stale();
    return this.db.transaction(async () => {
      const noted = await notePaymentCode(this.db, row.officeId, id, code);
      const now = await this.bookings.record(row.officeId, id);
      if (!noted) throw platformProblems.illegalTransition({ state: now.state, actions: [] });
      return this.bookings.show(caller, now);
    });
  }

  private async confirmOne(caller: Principal, row: BookingRow, proof: ProofRequest): Promise<void> {
    const { officeId, id } = row;
    // A second click, or an officer and a client who both saw the receipt.
    if (await hasProof(this.db, officeId, id, proof.kind, proof.reference)) return;
    bookingLifecycle.to(row.state, 'confirm', 'confirmed');
    if (needsNewTime(row)) throw platformProblems.illegalTransition({ state: row.state, actions: ['reschedule'] });
    const actor = actorOf(caller);
    const noted = await noteProof(this.db, {
      officeId,
      id: newId(officeId),
      bookingId: id,
      partyId: row.partyId ?? id,
      ...proof,
      actorKind: actor.kind,
      actorId: actor.id,
    });
    if (!noted) throw demandProblems.proofUsed({ reference: proof.reference });
    await this.seat(caller, row);
  }

  private async seat(caller: Principal, row: BookingRow): Promise<void> {
    const { officeId, id } = row;
    const event = queueEvents.bookingConfirmed;
    if (row.state === 'held' && (await confirmHeld(this.db, officeId, id)))
      return this.bookings.tell(caller, event, await this.bookings.record(officeId, id));
    const now = await this.bookings.record(officeId, id);
    bookingLifecycle.to(now.state, 'confirm', 'confirmed');
    // The deadline passed between two looks; with a version of its own the rest is sure of what it changes.
    if (await this.seatAgain(now)) return this.bookings.tell(caller, event, await this.bookings.record(officeId, id));
    if (!(await notePaidLate(this.db, officeId, id, now.version))) throw platformProblems.stale();
    await this.bookings.tell(caller, queueEvents.bookingPaidLate, await this.bookings.record(officeId, id));
  }

  /** A seat of the same slot for a hold that lapsed: its own, when nobody has taken it. */
  private async seatAgain(row: BookingRow): Promise<boolean> {
    const { points } = await this.places.of(row.officeId);
    const outcome = await swapSeats(this.db, {
      officeId: row.officeId,
      slotId: row.slotId,
      lane: row.lane,
      servicePointIds: [...points.values()]
        .filter((point) => point.serviceCodes.includes(row.serviceCode))
        .map((point) => point.id),
      bookings: [{ id: row.id, version: row.version, counts: false }],
      pays: true,
      byAt: null,
    });
    return outcome?.moved === 1;
  }
}
