import { AccessLog, Capabilities } from '@buka-pintu/identity';
import {
  can,
  channelOf,
  checkPublicCode,
  Db,
  decodeCursor,
  demand,
  Env,
  type EventDefinition,
  Ledger,
  mask,
  MessageChoices,
  newId,
  type Page,
  pageFrom,
  platformProblems,
  type Principal,
  Vault,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { type BookingEvent, queueEvents } from '../queue.events.js';
import { BookingRules, type RuleOf } from '../claims/booking-rules.service.js';
import { Claims } from '../claims/claims.service.js';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { type WayToAnotherTime, wayToAnotherTime } from '../reschedules/way-to-another-time.js';
import { Availability } from '../supply/availability.service.js';
import { type Place, Places } from '../supply/places.service.js';
import type {
  BookingQuery,
  BookingRequest,
  BookingView,
  FamilyMemberRequest,
  FamilyRequest,
  SeatRequest,
} from './booking.dto.js';
import { type BookingAction, bookingLifecycle, type BookingState } from './booking.lifecycle.js';
import { bookingFact, bookingView, needsNewTime } from './booking.view.js';
import {
  bookingByCode,
  bookingById,
  bookingPage,
  bookingsOfParty,
  type BookingRow,
  moveBooking,
  noteRemark,
} from './bookings.queries.js';
import { isTagOf, qrText, readQr } from './qr.js';
import { maskedDocument, openAccommodation, openName, placeOf } from './sealed-person.js';

const CANCEL = 'queue:bookings:cancel';
const RESCHEDULE = 'queue:bookings:reschedule';

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
    private readonly rules: BookingRules,
  ) {}

  /**
   * Claims a seat of the slot and books it. Throws the reason why not; then nothing was written.
   * @param origin where the citizen's page is served, for the secret link, unless a setting says otherwise
   */
  async book(caller: Principal, request: BookingRequest, origin: string): Promise<BookingView> {
    const [view] = await this.bookAll(caller, request, [{ ...request, pointer: '' }], origin);
    return view!;
  }

  /** Books a seat for each of a family, or for nobody; see `book`. @returns the bookings in the order of the members */
  bookFamily(caller: Principal, request: FamilyRequest, origin: string): Promise<BookingView[]> {
    const members = request.members.map((member, at) => ({ ...member, pointer: `/members/${at}` }));
    return this.bookAll(caller, request, members, origin, newId(recordOffice(request.slotId)));
  }

  private async bookAll(
    caller: Principal,
    request: SeatRequest,
    members: readonly (FamilyMemberRequest & { pointer: string })[],
    origin: string,
    partyId: string | null = null,
  ): Promise<BookingView[]> {
    const officeId = recordOffice(request.slotId);
    demand(caller, officeId, 'queue:bookings:create');
    const place = await this.places.of(officeId);
    const party = { ...request, members, partyId };
    const families = await this.claims.check(caller, party, place);
    return this.db.transaction(async () => {
      const rows = await this.claims.claim(caller, party, place, families);
      const views: BookingView[] = [];
      for (const [at, row] of rows.entries()) {
        const { consents = [], documentRemark } = members[at]!;
        await this.choices.accept(officeId, row.personKey, consents, channelOf(caller));
        await this.keepRemark(officeId, row.id, documentRemark);
        const link = await this.linkTo(officeId, row.id, origin);
        views.push(await this.show(caller, row, { whole: false, link }));
      }
      this.ledger.appended(officeId);
      this.db.afterCommit(() => this.availability.forget(rows[0]!.servicePointId));
      return views;
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
    const ruleOf = await this.rules.of(officeId);
    return pageFrom(rows, {
      limit,
      filter,
      keyOf: (row) => [row.onDay, row.startsAt.toISOString(), row.id],
      view: (row) => this.view(caller, row, { place, ruleOf }, { whole: false }),
    });
  }

  /** Gives the seat and the person free again. Citizens and clients may until the slot's limit, staff while it is legal. */
  async cancel(
    caller: Principal,
    id: string,
    given: { reason?: string; seen?: number; family?: boolean },
  ): Promise<BookingView> {
    const row = await this.readable(caller, id, CANCEL);
    // The state decides below; a version that was seen only makes sure that nothing else has changed either.
    if (given.seen !== undefined && given.seen !== row.version) throw platformProblems.stale();
    return this.db.transaction(async () => {
      const others = given.family ? (await this.familyOf(row)).filter((other) => other.id !== id) : [];
      const moved = await this.move(caller, row, 'cancel', given.reason);
      for (const other of others)
        if (bookingLifecycle.can(other.state, 'cancel')) await this.move(caller, other, 'cancel', given.reason);
      this.db.afterCommit(() => this.availability.forget(row.servicePointId));
      return this.show(caller, moved, { whole: false });
    });
  }

  /** Everybody who was booked together with this one, itself among them; alone when it is no family. */
  async familyOf(row: BookingRow): Promise<BookingRow[]> {
    return row.partyId ? bookingsOfParty(this.db, row.officeId, row.partyId) : [row];
  }

  /** A family as its reader may see it, masked. */
  async family(caller: Principal, id: string): Promise<BookingView[]> {
    const row = await this.readable(caller, id);
    const views: BookingView[] = [];
    for (const member of await this.familyOf(row)) views.push(await this.show(caller, member, { whole: false }));
    return views;
  }

  /**
   * Does one action of the lifecycle and tells the ledger; in the caller's transaction. For the tickets of this module.
   * @throws illegal_transition, too_late_to_cancel
   */
  async move(caller: Principal, row: BookingRow, action: BookingAction, reason?: string): Promise<BookingRow> {
    const to = bookingLifecycle.to(row.state, action);
    if (action === 'cancel' && row.state === 'lapsed' && !needsNewTime(row))
      throw platformProblems.illegalTransition({ state: row.state, actions: [] });
    if (action === 'cancel' && caller.kind !== 'staff' && row.state !== 'lapsed' && row.now >= row.cancelByAt) {
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
      const left = { ...row, state: to, version: moved.version };
      await this.tell(caller, EVENT_OF[to], left);
      return left;
    });
  }

  /** Writes into the ledger what has become of a booking; in the transaction that caused it. */
  async tell(caller: Principal, event: EventDefinition<BookingEvent>, row: BookingRow): Promise<void> {
    await this.ledger.append(row.officeId, event, {
      subject: { type: 'booking', id: row.id },
      payload: bookingFact(row),
      actor: caller,
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

  /** The booking as this caller may see it, without looking at it again. */
  async show(caller: Principal, row: BookingRow, shown: Shown = { whole: false }): Promise<BookingView> {
    const place = await this.places.of(row.officeId);
    return this.view(caller, row, { place, ruleOf: await this.rules.of(row.officeId) }, shown);
  }

  private view(
    caller: Principal,
    row: BookingRow,
    { place: { office, points }, ruleOf }: { place: Place; ruleOf: RuleOf },
    { whole, link = null }: Shown,
  ): BookingView {
    const name = openName(this.vault, row);
    const way = wayToAnotherTime(row, ruleOf(row.servicePointId, row.serviceCode, row.onDay), office.zone);
    return bookingView(row, {
      office,
      point: points.get(row.servicePointId),
      person: { name: whole ? name : mask.name(name), documentNumber: maskedDocument(this.vault, row) },
      // It may tell of an illness: officers read it where the reading is recorded, not in passing in a list.
      accommodation: whole || caller.kind !== 'staff' ? openAccommodation(this.vault, row) : null,
      qr: qrText(this.vault, row),
      link,
      actions: this.actions(caller, row, way),
      reschedule: way && { left: way.left, byAt: way.byAt, free: way.free },
    });
  }

  private actions(caller: Principal, row: BookingRow, way: WayToAnotherTime | null): BookingAction[] {
    const mine = caller.kind === 'citizen' && caller.subjectId === row.id;
    const may = (permission: string) =>
      mine ? [CANCEL, RESCHEDULE].includes(permission) : can(caller, row.officeId, permission);
    const byOffice = caller.kind === 'staff';
    const possible: Partial<Record<BookingAction, boolean>> = {
      // A lapsed hold is nothing that could be given back, unless it was paid for.
      cancel: row.state === 'lapsed' ? needsNewTime(row) : byOffice || row.now < row.cancelByAt,
      reschedule: way !== null && (byOffice || way.isOpen),
      confirm: !needsNewTime(row),
    };
    return bookingLifecycle.actions(row.state, may).filter((action) => possible[action] ?? true);
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
