import {
  actorOf,
  actsFor,
  Clock,
  contactKeys,
  dayIn,
  Db,
  demand,
  isTestOffice,
  newId,
  platformProblems,
  type Principal,
  publicCode,
  testContactKeys,
  Vault,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { queueEvents } from '../queue.events.js';
import { queueProblems } from '../queue.problems.js';
import { BookingQuotas } from '../quota/booking-quota.service.js';
import { RESERVE } from '../supply/lane.js';
import { type Place, Places } from '../supply/places.service.js';
import type { BookingRequest } from '../bookings/booking.dto.js';
import type { BookingRow } from '../bookings/bookings.queries.js';
import { type Claim, type ClaimOutcome, claimSeat } from './claim.queries.js';
import { refuseDoubtfulNik } from '../bookings/doubtful-nik.js';
import { sealPerson } from '../bookings/sealed-person.js';

/** The claim of a seat: who may try, the one statement that decides, and the reason why not. */
@Injectable()
export class Claims {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly places: Places,
    private readonly quotas: BookingQuotas,
  ) {}

  /** Refuses what needs no seat to be refused. @returns the service's family @throws service_not_offered, validation_failed */
  async check(caller: Principal, request: BookingRequest, { office }: Place): Promise<string> {
    if (request.lane === 'reserve') demand(caller, office.id, RESERVE);
    const family = await this.places.family(request.serviceCode);
    if (!family) throw queueProblems.serviceNotOffered({ serviceCode: request.serviceCode });
    this.refuseUnborn(request, office.zone);
    refuseDoubtfulNik(caller, request, office);
    return family;
  }

  /** Writes the booking, in the caller's transaction, or throws the reason why not; then nothing was written. */
  async claim(caller: Principal, request: BookingRequest, place: Place, family: string): Promise<BookingRow> {
    const claim = this.claimOf(caller, request, place, family);
    const outcome = await this.take(claim, place);
    // The day is known with the seat only; what is thrown here gives the seat back.
    if ((await this.places.withheld(claim.officeId, claim.serviceCode))(outcome.onDay))
      throw queueProblems.serviceNotOffered({ serviceCode: claim.serviceCode, offered: [] });
    return rowOf(claim, outcome);
  }

  private async take(claim: Claim, { office, points }: Place): Promise<ClaimOutcome> {
    let outcome = claim.servicePointIds.length > 0 ? await claimSeat(this.db, claim) : undefined;
    // One more look, with a fresh snapshot: whoever held the last seat a moment ago may have let go of it.
    if (outcome?.contested && isOnSale(outcome)) outcome = await claimSeat(this.db, claim);
    if (outcome?.picked && !outcome.allowed) {
      await this.quotas.makeRoom(claim, outcome);
      outcome = await claimSeat(this.db, claim);
    }
    if (!outcome) throw platformProblems.notFound();
    if (outcome.seatNumber === null)
      throw refusal(claim, outcome, office.zone, points.get(outcome.servicePointId)?.serviceCodes);
    return outcome;
  }

  /** What a client invents in its test office must not appear among the things of whoever has that number. */
  private contactKeysOf(caller: Principal, officeId: number, { contact }: BookingRequest): Buffer[] {
    if (!isTestOffice(officeId)) return contactKeys(this.vault, contact);
    return caller.kind === 'client' ? testContactKeys(this.vault, caller.clientId, contact) : [];
  }

  private claimOf(caller: Principal, request: BookingRequest, place: Place, family: string): Claim {
    const { office, points } = place;
    const bookingId = newId(office.id);
    const actor = actorOf(caller);
    return {
      ...sealPerson(this.vault, bookingId, request),
      contactKeys: this.contactKeysOf(caller, office.id, request),
      officeId: office.id,
      slotId: request.slotId,
      lane: request.lane,
      servicePointIds: [...points.values()]
        .filter((point) => point.serviceCodes.includes(request.serviceCode))
        .map((point) => point.id),
      bookingId,
      eventId: newId(office.id),
      eventType: queueEvents.bookingConfirmed.type,
      code: publicCode(office.code),
      serviceCode: request.serviceCode,
      family,
      locale: request.contact.locale,
      companion: request.companion,
      channel: caller.kind === 'staff' ? 'desk' : 'client',
      apiClientId: caller.kind === 'client' ? caller.clientId : null,
      staffId: caller.kind === 'staff' ? caller.staffId : null,
      clientReference: request.clientReference ?? null,
      bookingsPerDay: (caller.kind === 'client' ? caller.bookingsPerDay : undefined) ?? null,
      zone: office.zone,
      actorKind: actor.kind,
      actorId: actor.id,
      onBehalfOf: actsFor(caller, office.id),
    };
  }

  private refuseUnborn({ person }: BookingRequest, zone: string): void {
    if (person.birthOn <= dayIn(zone, this.clock.now())) return;
    const detail = { id: 'Tanggal lahir belum terjadi.', en: 'The birth date lies in the future.' };
    throw platformProblems.validationFailed({ errors: [{ pointer: '/person/birthOn', code: 'future', detail }] });
  }
}

function isOnSale({ offered, past, withdrawn, unopened }: ClaimOutcome): boolean {
  return offered && !past && !withdrawn && !unopened;
}

/** Why a claim wrote nothing, in the order in which the reasons end. */
function refusal(claim: Claim, outcome: ClaimOutcome, zone: string, offered: readonly string[] = []): Error {
  const { lane, serviceCode } = claim;
  if (!outcome.offered) return queueProblems.serviceNotOffered({ serviceCode, offered });
  if (outcome.past)
    return queueProblems.slotPast({ zone, startsAt: outcome.startsAt.toISOString(), whyNot: { code: 'past' } });
  if (outcome.withdrawn) return queueProblems.slotClosed({ whyNot: { code: 'closed' } });
  const opensAt = outcome.opensAt.toISOString();
  if (outcome.unopened)
    return queueProblems.slotNotOpenYet({ zone, opensAt, whyNot: { code: 'not_open_yet', opensAt } });
  if (outcome.picked) return queueProblems.oneBookingPerPerson({ whyNot: { code: 'limit' } });
  if (outcome.contested)
    return queueProblems.heldTryAgain({ lane, whyNot: { code: 'held_try_again' } }, { 'Retry-After': '1' });
  return queueProblems.soldOut({ lane, whyNot: { code: 'sold_out' } });
}

/** The row the claim has just written, without reading it again. */
function rowOf(claim: Claim, outcome: ClaimOutcome): BookingRow {
  return {
    ...claim,
    id: claim.bookingId,
    state: 'confirmed',
    seatId: outcome.seatId!,
    servicePointId: outcome.servicePointId,
    seatNumber: outcome.seatNumber!,
    onDay: outcome.onDay,
    startsAt: outcome.startsAt,
    endsAt: outcome.endsAt,
    cancelByAt: outcome.cancelByAt,
    cancelReasonSealed: null,
    affectedToldAt: null,
    remindedAt: null,
    partyId: null,
    reschedules: 0,
    freeReschedule: null,
    heldUntil: null,
    version: 1,
    createdAt: outcome.now,
    now: outcome.now,
    ticket: null,
  };
}
