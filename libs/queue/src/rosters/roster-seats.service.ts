import { Offices } from '@buka-pintu/offices';
import { dayIn, dayInWords, Db, HouseProblem, type Principal, system, Vault } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Claims, type Member } from '../claims/claims.service.js';
import { Availability } from '../supply/availability.service.js';
import { Places } from '../supply/places.service.js';
import type { RosterDay, RosterView } from './roster.dto.js';
import { type Roster, RosterProposal } from './roster.entity.js';
import { rosterEvents } from './roster.events.js';
import { openMember, openRosterContact } from './roster-person.js';
import { rosterProblems } from './roster.problems.js';
import { groupSeats, holdBlock, type MemberRow, membersOf, pastRosters, seatMember } from './roster.queries.js';
import { Rosters } from './rosters.service.js';

/** Seats for a whole roster, or for nobody. */
@Injectable()
export class RosterSeats {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly offices: Offices,
    private readonly places: Places,
    private readonly claims: Claims,
    private readonly availability: Availability,
    private readonly rosters: Rosters,
  ) {}

  /**
   * Agrees to a proposed day: everybody gets a booking in the group lane, slot after slot in the order of the list.
   * @throws illegal_transition, stale, roster_not_proposed, roster_conflicts, roster_no_seats; then nothing was written
   */
  async agree(caller: Principal, id: string, { servicePointId, on }: RosterDay, seen: number): Promise<RosterView> {
    return this.db.transaction(async () => {
      const row = await this.rosters.held(caller, id, 'agree', seen);
      const { officeId } = row;
      const proposed = { officeId, rosterId: id, servicePointId, onDay: on };
      if (!(await this.db.repo(RosterProposal).existsBy(proposed))) throw rosterProblems.rosterNotProposed();
      await holdBlock(this.db, officeId, servicePointId, on);
      const members = await membersOf(this.db, officeId, id);
      refuseBooked(members);
      const slots = await groupSeats(this.db, officeId, servicePointId, on);
      const left = slots.reduce((sum, { free }) => sum + free, 0);
      if (left < members.length) throw rosterProblems.rosterNoSeats({ on, left, members: members.length });
      let seated = 0;
      for (const { slotId, free } of slots) {
        const here = members.slice(seated, seated + free);
        if (here.length > 0) await this.seat(caller, row, slotId, here);
        seated += here.length;
      }
      const moved = await this.rosters.move(row, 'agree', { servicePointId, onDay: on });
      await this.rosters.tell(caller, rosterEvents.rosterReserved, moved, members.length);
      const words = { day: dayInWords(row.locale, on), people: String(members.length) };
      await this.rosters.write(moved, 'reserved', words);
      this.db.afterCommit(() => this.availability.forget(servicePointId));
      return this.rosters.masked(caller, id);
    });
  }

  /** Ends the rosters whose day is over. @returns how many */
  async endPast(): Promise<number> {
    const now = await this.db.now();
    let ended = 0;
    for (const { id: officeId, zone } of await this.offices.all())
      ended += await this.db.transaction(async () => {
        const past = await pastRosters(this.db, officeId, dayIn(zone, now));
        for (const row of past) {
          const done = await this.rosters.move(row, 'close');
          await this.rosters.tell(system('queue.rosters'), rosterEvents.rosterDone, done);
        }
        return past.length;
      });
    return ended;
  }

  private async seat(caller: Principal, row: Roster, slotId: string, here: readonly MemberRow[]): Promise<void> {
    const place = await this.places.of(row.officeId);
    const members = here.map((member): Member => ({
      person: openMember(this.vault, member),
      ...{ serviceCode: row.serviceCode, companion: false, pointer: `/members/${member.position - 1}` },
    }));
    const party = { slotId, lane: 'group' as const, contact: openRosterContact(this.vault, row), members };
    const families = here.map(() => row.family);
    try {
      const bookings = await this.claims.claim(caller, { ...party, partyId: null, hold: false }, place, families);
      for (const [at, booking] of bookings.entries()) await seatMember(this.db, row.officeId, here[at]!.id, booking.id);
    } catch (error) {
      // Somebody of them booked alone between our look and our claim.
      if (error instanceof HouseProblem && error.code === 'one_booking_per_person')
        throw rosterProblems.rosterConflicts({ errors: [] });
      throw error;
    }
  }
}

function refuseBooked(members: readonly MemberRow[]): void {
  const errors = members
    .filter(({ booked }) => booked)
    .map(({ position }) => ({ pointer: `/members/${position - 1}`, code: 'booked', detail: HAS_ONE }));
  if (errors.length > 0) throw rosterProblems.rosterConflicts({ errors });
}

const HAS_ONE = { id: 'Sudah punya janji temu untuk layanan sejenis.', en: 'Has a booking for this kind of service.' };
