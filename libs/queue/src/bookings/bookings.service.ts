import { AccessLog, Capabilities } from '@buka-pintu/identity';
import {
  can,
  channelOf,
  checkPublicCode,
  Db,
  decodeCursor,
  demand,
  Env,
  Ledger,
  mask,
  MessageChoices,
  type Page,
  pageFrom,
  platformProblems,
  type Principal,
  Vault,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueEvents } from '../queue.events.js';
import { Claims } from '../claims/claims.service.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { Availability } from '../supply/availability.service.js';
import { type Place, Places } from '../supply/places.service.js';
import type { BookingQuery, BookingRequest, BookingView } from './booking.dto.js';
import { type BookingAction, bookingLifecycle, type BookingState } from './booking.lifecycle.js';
import { bookingView } from './booking.view.js';
import {
  bookingByCode,
  bookingById,
  bookingPage,
  type BookingRow,
  moveBooking,
  noteRemark,
} from './bookings.queries.js';
import { isTagOf, qrText, readQr } from './qr.js';
import { maskedDocument, openAccommodation, openName, placeOf } from './sealed-person.js';

const CANCEL = 'queue:bookings:cancel';

/** Bookings: a person's seat, from the claim to the end of the visit. */
@Injectable()
export class Bookings {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly env: Env,
    private readonly ledger: Ledger,
    private readonly places: Places,
    private readonly availability: Availability,
    private readonly capabilities: Capabilities,
    private readonly accessLog: AccessLog,
    private readonly claims: Claims,
    private readonly choices: MessageChoices,
  ) {}

  /**
   * Claims a seat of the slot and books it. Throws the reason why not; then nothing was written.
   * @param origin where the citizen's page is served, for the secret link, unless a setting says otherwise
   */
  async book(caller: Principal, request: BookingRequest, origin: string): Promise<BookingView> {
    const officeId = recordOffice(request.slotId);
    demand(caller, officeId, 'queue:bookings:create');
    const place = await this.places.of(officeId);
    const family = await this.claims.check(caller, request, place);
    return this.db.transaction(async () => {
      const row = await this.claims.claim(caller, request, place, family);
      await this.choices.accept(officeId, row.personKey, request.consents ?? [], channelOf(caller));
      await this.keepRemark(officeId, row.id, request.documentRemark);
      this.ledger.appended(officeId);
      const link = await this.linkTo(officeId, row.id, origin);
      this.db.afterCommit(() => this.availability.forget(row.servicePointId));
      return this.show(caller, row, { whole: false, link });
    });
  }

  /** A booking as this caller may see it; staff who open one see the name whole, and that is recorded. */
  async get(caller: Principal, id: string): Promise<BookingView> {
    const row = await this.readable(caller, id);
    const whole = caller.kind === 'staff';
    if (whole) await this.recordDisclosure(caller, row);
    return this.show(caller, row, { whole });
  }

  /** The bookings of a service point by time of visit, with masked names. */
  async list(caller: Principal, query: BookingQuery): Promise<Page<BookingView>> {
    const officeId = recordOffice(query.servicePointId);
    demand(caller, officeId, 'queue:bookings:read');
    const { servicePointId, on, state, code, limit, cursor } = query;
    const filter = { servicePointId, on: on ?? null, state: state ?? null, code: code ? canonical(code) : null };
    const key = decodeCursor(filter, cursor);
    const after = key && { on: String(key[0]), startsAt: String(key[1]), id: String(key[2]) };
    const rows = await bookingPage(this.db, officeId, filter, after, limit + 1);
    const place = await this.places.of(officeId);
    return pageFrom(rows, {
      limit,
      filter,
      keyOf: (row) => [row.onDay, row.startsAt.toISOString(), row.id],
      view: (row) => this.view(caller, row, place, { whole: false }),
    });
  }

  /** Gives the seat and the person free again. Citizens and clients may until the slot's limit, staff while it is legal. */
  async cancel(caller: Principal, id: string, given: { reason?: string; seen?: number }): Promise<BookingView> {
    const row = await this.readable(caller, id, CANCEL);
    // The state decides below; a version that was seen only makes sure that nothing else has changed either.
    if (given.seen !== undefined && given.seen !== row.version) throw platformProblems.stale();
    return this.db.transaction(async () => {
      const moved = await this.move(caller, row, 'cancel', given.reason);
      this.db.afterCommit(() => this.availability.forget(row.servicePointId));
      return this.show(caller, moved, { whole: false });
    });
  }

  /**
   * Does one action of the lifecycle and tells the ledger; in the caller's transaction. For the tickets of this module.
   * @throws illegal_transition, too_late_to_cancel
   */
  async move(caller: Principal, row: BookingRow, action: BookingAction, reason?: string): Promise<BookingRow> {
    const to = bookingLifecycle.to(row.state, action);
    if (action === 'cancel' && caller.kind !== 'staff' && row.now >= row.cancelByAt) {
      const { zone } = (await this.places.of(row.officeId)).office;
      throw queueProblems.tooLateToCancel({ zone, cancelByAt: row.cancelByAt.toISOString() });
    }
    return this.db.transaction(async () => {
      const moved = await moveBooking(this.db, row.officeId, row.id, {
        from: row.state,
        to,
        releases: bookingLifecycle.isFinal(to) || to === 'lapsed',
        reason: reason === undefined ? null : this.vault.seal(reason, placeOf('cancel_reason', row.id)),
      });
      // Somebody was faster: say what has become of it, as if this request had come after theirs.
      if (!moved) return this.move(caller, await this.record(row.officeId, row.id), action, reason);
      await this.ledger.append(row.officeId, EVENT_OF[to], {
        subject: { type: 'booking', id: row.id },
        payload: {
          state: to,
          servicePointId: row.servicePointId,
          serviceCode: row.serviceCode,
          slotId: row.slotId,
          seatId: row.seatId,
          lane: row.lane,
          on: row.onDay,
          channel: row.channel,
          clientId: row.apiClientId,
        },
        actor: caller,
      });
      return { ...row, state: to, version: moved.version };
    });
  }

  /** The booking itself, for the rest of this module; throws notFound. */
  async record(officeId: number, id: string): Promise<BookingRow> {
    const row = await bookingById(this.db, officeId, id);
    if (!row) throw platformProblems.notFound();
    return row;
  }

  /** The booking whose code or QR text was given at the desk or kiosk; throws notFound, also for a forged QR. */
  async recordOf(officeId: number, given: { code: string } | { qr: string }): Promise<BookingRow> {
    const read = 'qr' in given ? readQr(given.qr) : { code: given.code, tag: undefined };
    const code = read && checkPublicCode(read.code);
    const row = code && (await bookingByCode(this.db, officeId, code));
    if (!row || (read?.tag !== undefined && !isTagOf(this.vault, row.id, read.tag))) throw platformProblems.notFound();
    return row;
  }

  /** The booking, if this caller may do that with it; everybody else learns nothing of it. */
  async readable(caller: Principal, id: string, permission = 'queue:bookings:read'): Promise<BookingRow> {
    const officeId = recordOffice(id);
    if (caller.kind === 'staff') demand(caller, officeId, permission);
    const row = await this.record(officeId, id);
    if (caller.kind === 'client') {
      if (row.apiClientId !== caller.clientId) throw platformProblems.notFound();
      demand(caller, officeId, permission);
    } else if (caller.kind === 'citizen' ? caller.subjectId !== id : caller.kind === 'anonymous') {
      throw platformProblems.notFound();
    }
    return row;
  }

  /** The text of the QR code. */
  qr(row: BookingRow): string {
    return qrText(this.vault, row);
  }

  /** A new secret link to the booking, beside those there are. */
  async linkTo(officeId: number, bookingId: string, origin: string): Promise<string> {
    const token = await this.capabilities.issue(officeId, { type: 'booking', id: bookingId });
    return `${this.env.publicOrigin ?? origin}/t/#${token}`;
  }

  /** Rare enough to stay out of the claim's one statement. */
  private async keepRemark(officeId: number, id: string, remark: string | undefined): Promise<void> {
    if (remark !== undefined)
      await noteRemark(this.db, officeId, id, this.vault.seal(remark, placeOf('document_remark', id)));
  }

  private async recordDisclosure(caller: Principal, row: BookingRow): Promise<void> {
    await this.accessLog.record(caller, {
      officeId: row.officeId,
      subjectType: 'booking',
      subjectId: row.id,
      fields: row.accommodationSealed ? ['name', 'accommodation'] : ['name'],
      purpose: 'booking',
      person: { key: row.personKey, name: openName(this.vault, row) },
    });
  }

  private async show(caller: Principal, row: BookingRow, shown: Shown): Promise<BookingView> {
    return this.view(caller, row, await this.places.of(row.officeId), shown);
  }

  private view(
    caller: Principal,
    row: BookingRow,
    { office, points }: Place,
    { whole, link = null }: Shown,
  ): BookingView {
    const name = openName(this.vault, row);
    return bookingView(row, {
      office,
      point: points.get(row.servicePointId),
      person: { name: whole ? name : mask.name(name), documentNumber: maskedDocument(this.vault, row) },
      // It may tell of an illness: officers read it where the reading is recorded, not in passing in a list.
      accommodation: whole || caller.kind !== 'staff' ? openAccommodation(this.vault, row) : null,
      qr: qrText(this.vault, row),
      link,
      actions: this.actions(caller, row),
    });
  }

  private actions(caller: Principal, row: BookingRow): BookingAction[] {
    const mine = caller.kind === 'citizen' && caller.subjectId === row.id;
    const may = (permission: string) => (mine ? permission === CANCEL : can(caller, row.officeId, permission));
    const inTime = caller.kind === 'staff' || row.now < row.cancelByAt;
    return bookingLifecycle.actions(row.state, may).filter((action) => action !== 'cancel' || inTime);
  }
}

interface Shown {
  whole: boolean;
  link?: string | null;
}

const EVENT_OF = {
  held: queueEvents.bookingHeld,
  confirmed: queueEvents.bookingConfirmed,
  checked_in: queueEvents.bookingCheckedIn,
  served: queueEvents.bookingServed,
  lapsed: queueEvents.bookingLapsed,
  cancelled: queueEvents.bookingCancelled,
  no_show: queueEvents.bookingMissed,
  unserved: queueEvents.bookingUnserved,
} as const satisfies Record<BookingState, unknown>;

/** A code as it is stored; one that can't be a code stays as it is and finds nothing. */
function canonical(code: string): string {
  return checkPublicCode(code) ?? code;
}
