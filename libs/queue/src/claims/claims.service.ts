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
import type { BookingContact, BookingPerson } from '../bookings/booking.dto.js';
import type { BookingRow } from '../bookings/bookings.queries.js';
import { refuseDoubtfulNik } from '../bookings/doubtful-nik.js';
import { sealPerson } from '../bookings/sealed-person.js';
import { HoldLimits } from '../holds/hold-limits.service.js';
import { queueEvents } from '../queue.events.js';
import { queueProblems } from '../queue.problems.js';
import { BookingQuotas } from '../quota/booking-quota.service.js';
import { type BookedLane, RESERVE } from '../supply/lane.js';
import { type Place, Places } from '../supply/places.service.js';
import type { BookingRule } from './booking-rule.js';
import { BookingRules } from './booking-rules.service.js';
import { OfferedThen } from './offered-then.service.js';
import { type Claim, type ClaimOutcome, claimSeats, type ClaimTerms } from './claim.queries.js';
import { noSeat } from './claim-refusal.js';
import { isContested } from './seat-pick.js';

/** Somebody who is to get a seat. */
export interface Member {
  person: BookingPerson;
  serviceCode: string;
  accommodation?: string;
  companion: boolean;
  documentRemark?: string;
  /** Where in the request the person stands; empty for one alone. */
  pointer: string;
}

/** Who asks for seats in one slot: one person, or a family. */
export interface Party {
  slotId: string;
  lane: BookedLane;
  contact: BookingContact;
  members: readonly Member[];
  /** What a family is known by; null for one person. */
  partyId: string | null;
  hold: boolean;
  paymentCode?: string;
  clientReference?: string;
}

/** The claim of seats: who may try, the one statement that decides, and the reason why not. */
@Injectable()
export class Claims {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly places: Places,
    private readonly quotas: BookingQuotas,
    private readonly rules: BookingRules,
    private readonly holds: HoldLimits,
    private readonly offered: OfferedThen,
  ) {}

  /**
   * Refuses what needs no seat to be refused.
   * @returns each person's family of services
   * @throws service_not_offered, validation_failed, nik_doubtful
   */
  async check(caller: Principal, party: Party, { office }: Place): Promise<string[]> {
    if (party.lane === 'reserve') demand(caller, office.id, RESERVE);
    const families: string[] = [];
    for (const member of party.members) {
      const { serviceCode, pointer } = member;
      const family = await this.places.family(serviceCode);
      if (!family) throw queueProblems.serviceNotOffered({ serviceCode, ...(pointer ? { pointer } : {}) });
      this.refuseUnborn(member, office.zone);
      refuseDoubtfulNik(caller, member, office);
      families.push(family);
    }
    return families;
  }

  /**
   * Writes the bookings, in the caller's transaction, or throws the reason why not; then the caller's transaction must not be kept.
   * @returns the bookings in the order of the persons
   */
  async claim(caller: Principal, party: Party, place: Place, families: readonly string[]): Promise<BookingRow[]> {
    const claims = await this.claimsOf(caller, party, place, families);
    const outcome = await this.take(claims, party, place);
    for (const { officeId, serviceCode } of claims) await this.offered.demand(officeId, serviceCode, outcome);
    return claims.map((claim, at) => rowOf(claim, outcome, at));
  }

  private async take(claims: readonly Claim[], party: Party, { office, points }: Place): Promise<ClaimOutcome> {
    const [terms] = claims;
    let outcome = await claimSeats(this.db, claims);
    // One more look, with a fresh snapshot: whoever held the last seat a moment ago may have let go of it.
    if (outcome && isContested(outcome, claims.length)) outcome = await claimSeats(this.db, claims);
    if (outcome?.picked && !outcome.allowed) {
      await this.quotas.makeRoom(terms!, outcome, claims.length);
      outcome = await claimSeats(this.db, claims);
    }
    if (!outcome) throw platformProblems.notFound();
    if (outcome.seats) return outcome;
    if (outcome.picked) throw this.taken(party, outcome.taken);
    throw noSeat(
      {
        lane: party.lane,
        seats: claims.length,
        zone: office.zone,
        services: party.members,
        offered: points.get(outcome.servicePointId)?.serviceCodes ?? [],
      },
      outcome,
    );
  }

  /** Tells a family which of them it is; more than that nobody learns. */
  private taken({ members, partyId }: Party, taken: readonly number[]): Error {
    const errors = taken.map((at) => ({ pointer: members[at]!.pointer, code: 'one_booking_per_person', ...HAS_ONE }));
    return queueProblems.oneBookingPerPerson({ whyNot: { code: 'limit' }, ...(partyId ? { errors } : {}) });
  }

  /** What a client invents in its test office must not appear among the things of whoever has that number. */
  private contactKeysOf(caller: Principal, officeId: number, { contact }: Party): Buffer[] {
    if (!isTestOffice(officeId)) return contactKeys(this.vault, contact);
    return caller.kind === 'client' ? testContactKeys(this.vault, caller.clientId, contact) : [];
  }

  private async claimsOf(caller: Principal, party: Party, place: Place, families: readonly string[]): Promise<Claim[]> {
    const { members } = party;
    const services = members.map(({ serviceCode }) => serviceCode);
    const rules = await this.rules.ofSlot(place.office.id, party.slotId, services);
    const terms = this.termsOf(caller, party, place, rules);
    const claims = members.map((member, at): Claim => {
      const bookingId = newId(terms.officeId);
      return {
        ...terms,
        ...sealPerson(this.vault, bookingId, { ...member, contact: party.contact }),
        bookingId,
        eventId: newId(terms.officeId),
        code: publicCode(place.office.code),
        serviceCode: member.serviceCode,
        family: families[at]!,
        companion: member.companion,
      };
    });
    refuseTwins(claims, members);
    if (terms.holdMinutes === null) return claims;
    const keys = claims.map(({ personKey }) => personKey);
    await this.holds.refuse(terms, keys, rules);
    return claims;
  }

  private termsOf(
    caller: Principal,
    party: Party,
    { office, points }: Place,
    rules: readonly BookingRule[],
  ): ClaimTerms {
    const actor = actorOf(caller);
    const services = party.members.map(({ serviceCode }) => serviceCode);
    const held = party.hold || rules.some(({ demandsProof }) => demandsProof);
    return {
      officeId: office.id,
      slotId: party.slotId,
      lane: party.lane,
      servicePointIds: [...points.values()]
        .filter((point) => services.every((service) => point.serviceCodes.includes(service)))
        .map((point) => point.id),
      holdMinutes: held ? Math.min(...rules.map(({ holdMinutes }) => holdMinutes)) : null,
      partyId: party.partyId,
      paymentCode: party.paymentCode ?? null,
      eventType: (held ? queueEvents.bookingHeld : queueEvents.bookingConfirmed).type,
      contactKeys: this.contactKeysOf(caller, office.id, party),
      locale: party.contact.locale,
      channel: caller.kind === 'staff' ? 'desk' : 'client',
      apiClientId: caller.kind === 'client' ? caller.clientId : null,
      staffId: caller.kind === 'staff' ? caller.staffId : null,
      clientReference: party.clientReference ?? null,
      bookingsPerDay: (caller.kind === 'client' ? caller.bookingsPerDay : undefined) ?? null,
      zone: office.zone,
      actorKind: actor.kind,
      actorId: actor.id,
      onBehalfOf: actsFor(caller, office.id),
    };
  }

  private refuseUnborn({ person, pointer }: Member, zone: string): void {
    if (person.birthOn <= dayIn(zone, this.clock.now())) return;
    const detail = { id: 'Tanggal lahir belum terjadi.', en: 'The birth date lies in the future.' };
    throw platformProblems.validationFailed({
      errors: [{ pointer: `${pointer}/person/birthOn`, code: 'future', detail }],
    });
  }
}

const HAS_ONE = {
  detail: {
    id: 'Orang ini sudah punya pemesanan aktif untuk jenis layanan ini.',
    en: 'This person has an active booking for this kind of service already.',
  },
};

/** The same person twice in one family: the second would wait for the first for ever. */
function refuseTwins(claims: readonly Claim[], members: readonly Member[]): void {
  const seen = new Set<string>();
  for (const [at, { personKey, family }] of claims.entries()) {
    const key = `${personKey.toString('hex')} ${family}`;
    if (seen.has(key))
      throw platformProblems.validationFailed({
        errors: [
          {
            pointer: members[at]!.pointer,
            code: 'same_person_twice',
            detail: { id: 'Orang ini sudah ada di daftar.', en: 'This person is in the list already.' },
          },
        ],
      });
    seen.add(key);
  }
}

/** The row the claim has just written, without reading it again. */
function rowOf(claim: Claim, outcome: ClaimOutcome, at: number): BookingRow {
  const seat = outcome.seats![at]!;
  return {
    ...claim,
    id: claim.bookingId,
    state: claim.holdMinutes === null ? 'confirmed' : 'held',
    seatId: seat.id,
    servicePointId: outcome.servicePointId,
    seatNumber: seat.number,
    onDay: outcome.onDay,
    startsAt: outcome.startsAt,
    endsAt: outcome.endsAt,
    cancelByAt: outcome.cancelByAt,
    cancelReasonSealed: null,
    affectedToldAt: null,
    remindedAt: null,
    reschedules: 0,
    freeReschedule: null,
    heldUntil: outcome.heldUntil,
    provenAt: null,
    version: 1,
    createdAt: outcome.now,
    now: outcome.now,
    ticket: null,
  };
}
