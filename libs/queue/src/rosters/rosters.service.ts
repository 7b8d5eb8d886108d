import { AccessLog } from '@buka-pintu/identity';
import { Offices } from '@buka-pintu/offices';
import {
  can,
  dayIn,
  dayInWords,
  Db,
  decodeCursor,
  demand,
  type EventDefinition,
  Ledger,
  mask,
  newId,
  Outbox,
  type Page,
  pageFrom,
  platformProblems,
  type Principal,
  Vault,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { BookingPerson } from '../bookings/booking.dto.js';
import { Bookings } from '../bookings/bookings.service.js';
import { Claims } from '../claims/claims.service.js';
import { recordOffice } from '../record-office.js';
import { type Place, Places } from '../supply/places.service.js';
import type {
  RosterDay,
  RosterMemberView,
  RosterOfficeQuery,
  RosterRequest,
  RosterRow,
  RosterView,
} from './roster.dto.js';
import { Roster, RosterMember, RosterProposal } from './roster.entity.js';
import { type RosterEvent, rosterEvents } from './roster.events.js';
import { DECIDE_ROSTERS, FILE_ROSTERS, READ_ROSTERS, rosterLifecycle, type RosterAction } from './roster.lifecycle.js';
import { memberPlace, openRosterContact, rosterPlace, sealContact, sealMember } from './roster-person.js';
import { rosterProblems } from './roster.problems.js';
import {
  groupSeats,
  limitOn,
  type MemberRow,
  membersOf,
  moveRoster,
  rosterById,
  rosterPage,
} from './roster.queries.js';

const TRAVELLING = ['mobile_unit', 'event'];

/** Requests of groups for a visit: filed, answered with days, declined, withdrawn. Seats are another service's. */
@Injectable()
export class Rosters {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
    private readonly offices: Offices,
    private readonly places: Places,
    private readonly claims: Claims,
    private readonly bookings: Bookings,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws not_found, service_not_offered, validation_failed, roster_size, roster_twice */
  async file(caller: Principal, request: RosterRequest): Promise<RosterView> {
    const office = await this.offices.get(request.officeCode);
    demand(caller, office.id, FILE_ROSTERS);
    const id = newId(office.id);
    const family = await this.check(caller, office.id, request.serviceCode, request);
    const { serviceCode, requester, letter, place, wantedFrom, wantedTo, contact } = request;
    const row: Omit<Roster, 'version'> = {
      ...{ officeId: office.id, id, state: 'filed', serviceCode, family, requester, place, wantedFrom, wantedTo },
      ...{ letterNumber: letter.number, letterOn: letter.on, letterKeptBy: letter.keptBy },
      ...sealContact(this.vault, id, contact),
      apiClientId: caller.kind === 'client' ? caller.clientId : null,
      staffId: caller.kind === 'staff' ? caller.staffId : null,
      ...{ servicePointId: null, onDay: null, reason: null, createdAt: await this.db.now(), erasedAt: null },
    };
    return this.db.transaction(async () => {
      await this.db.repo(Roster).insert(row);
      await this.writeMembers(row, request.members);
      await this.tell(caller, rosterEvents.rosterFiled, { ...row, version: 1 }, request.members.length);
      return this.masked(caller, id);
    });
  }

  /** The list anew, until a day is agreed on. @throws illegal_transition, stale, and those of `file` */
  async rename(caller: Principal, id: string, members: BookingPerson[], seen: number): Promise<RosterView> {
    return this.db.transaction(async () => {
      const row = await this.held(caller, id, 'rename', seen);
      await this.check(caller, row.officeId, row.serviceCode, { members, contact: openRosterContact(this.vault, row) });
      await this.db.repo(RosterMember).delete({ officeId: row.officeId, rosterId: id });
      await this.writeMembers(row, members);
      await this.move(row, 'rename');
      return this.masked(caller, id);
    });
  }

  /** Days instead of those proposed before. @throws illegal_transition, stale, roster_service_point, not_found */
  async propose(caller: Principal, id: string, days: readonly RosterDay[], seen: number): Promise<RosterView> {
    return this.db.transaction(async () => {
      const row = await this.held(caller, id, 'propose', seen);
      const { officeId, serviceCode } = row;
      const { points, office } = await this.places.of(officeId);
      const today = dayIn(office.zone, await this.db.now());
      for (const { servicePointId, on } of days) {
        const point = points.get(servicePointId);
        if (!point) throw platformProblems.notFound();
        if (!TRAVELLING.includes(point.kind) || !point.serviceCodes.includes(serviceCode))
          throw rosterProblems.rosterPoint();
        if (on < today) throw rosterProblems.rosterNotProposed();
      }
      await this.db.repo(RosterProposal).delete({ officeId, rosterId: id });
      const unique = new Map(days.map((day) => [`${day.servicePointId} ${day.on}`, day]));
      for (const { servicePointId, on } of unique.values())
        await this.db
          .repo(RosterProposal)
          .insert({ officeId, id: newId(officeId), rosterId: id, servicePointId, onDay: on });
      const moved = await this.move(row, 'propose');
      await this.tell(caller, rosterEvents.rosterProposed, moved);
      const words = [...unique.values()].map(({ on }) => dayInWords(row.locale, on)).join('; ');
      await this.write(moved, 'proposed', { days: words });
      return this.masked(caller, id);
    });
  }

  async decline(caller: Principal, id: string, reason: string, seen: number): Promise<RosterView> {
    return this.db.transaction(async () => {
      const moved = await this.move(await this.held(caller, id, 'decline', seen), 'decline', { reason });
      await this.tell(caller, rosterEvents.rosterDeclined, moved);
      await this.write(moved, 'declined', { reason });
      return this.masked(caller, id);
    });
  }

  /** Seats that were reserved are free again; who has come already has come. */
  async withdraw(caller: Principal, id: string, seen: number): Promise<RosterView> {
    return this.db.transaction(async () => {
      const row = await this.held(caller, id, 'withdraw', seen);
      for (const { bookingId, bookingState } of await membersOf(this.db, row.officeId, id))
        if (bookingId && bookingState === 'confirmed')
          await this.bookings.move(caller, await this.bookings.record(row.officeId, bookingId), 'cancel');
      await this.tell(caller, rosterEvents.rosterWithdrawn, await this.move(row, 'withdraw'));
      return this.masked(caller, id);
    });
  }

  /** Rosters of an office, or a client's own there, newest first. */
  async list(caller: Principal, { officeCode, state, limit, cursor }: RosterOfficeQuery): Promise<Page<RosterRow>> {
    const { id: officeId } = await this.offices.get(officeCode);
    demand(caller, officeId, READ_ROSTERS);
    const filter = { officeId, state: state ?? null, clientId: caller.kind === 'client' ? caller.clientId : null };
    const key = decodeCursor(filter, cursor);
    const rows = await rosterPage(this.db, filter, key ? String(key[0]) : null, limit + 1);
    return pageFrom(rows, { limit, filter, keyOf: (row) => [row.id], view: (row) => rosterRow(row, row.size) });
  }

  /** One roster; staff see the names whole, and that is recorded. */
  async get(caller: Principal, id: string): Promise<RosterView> {
    const row = await this.readable(caller, id, READ_ROSTERS);
    return this.view(caller, row, caller.kind === 'staff' && row.erasedAt === null);
  }

  /** What a step has made of a roster; nobody's name is whole in it. */
  async masked(caller: Principal, id: string): Promise<RosterView> {
    const row = await rosterById(this.db, recordOffice(id), id);
    if (!row) throw platformProblems.notFound();
    return this.view(caller, row, false);
  }

  private async view(caller: Principal, row: Roster, whole: boolean): Promise<RosterView> {
    const { officeId, id } = row;
    const members = await membersOf(this.db, officeId, id);
    if (whole) {
      const records = members.map((member) => ({ type: 'roster_member', id: member.id, fields: ['name'] }));
      await this.accessLog.note(caller, 'roster', [{ type: 'roster', id, fields: ['contact_name'] }, ...records]);
    }
    const contactName = this.vault.open(row.contactNameSealed, rosterPlace('contact_name', id));
    const proposals = await this.db
      .repo(RosterProposal)
      .find({ where: { officeId, rosterId: id }, order: { onDay: 'ASC' } });
    return {
      ...rosterRow(row, members.length),
      officeCode: (await this.offices.byNumber(officeId)).code,
      letter: { number: row.letterNumber, on: row.letterOn, keptBy: row.letterKeptBy },
      contactName: whole ? contactName : mask.name(contactName),
      reason: row.reason,
      members: members.map((member) => this.memberView(member, whole)),
      proposals: await Promise.all(
        proposals.map(async ({ servicePointId, onDay: on }) => {
          const slots = await groupSeats(this.db, officeId, servicePointId, on);
          return { servicePointId, on, seatsLeft: slots.reduce((sum, { free }) => sum + free, 0) };
        }),
      ),
      actions: rosterLifecycle.actions(row.state, (permission) => can(caller, officeId, permission)),
    };
  }

  /** Whoever may do that with it; everybody else learns nothing of it. @throws not_found */
  async readable(caller: Principal, id: string, permission: string, hold = false): Promise<Roster> {
    const officeId = recordOffice(id);
    demand(caller, officeId, permission);
    const row = await rosterById(this.db, officeId, id, hold);
    if (!row || (caller.kind === 'client' && row.apiClientId !== caller.clientId)) throw platformProblems.notFound();
    return row;
  }

  /** The roster, held, when the action is legal and nothing has changed since it was seen. @throws stale, illegal_transition */
  async held(caller: Principal, id: string, action: RosterAction, seen: number): Promise<Roster> {
    const decides = action === 'propose' || action === 'decline';
    const row = await this.readable(caller, id, decides ? DECIDE_ROSTERS : FILE_ROSTERS, true);
    rosterLifecycle.to(row.state, action);
    if (row.version !== seen) throw platformProblems.stale();
    return row;
  }

  /** Does one action of the lifecycle, in the caller's transaction. */
  async move(
    row: Roster,
    action: RosterAction,
    change: { reason?: string; servicePointId?: string; onDay?: string } = {},
  ): Promise<Roster> {
    const state = rosterLifecycle.to(row.state, action);
    if (!(await moveRoster(this.db, row, { state, ...change }))) throw platformProblems.stale();
    return { ...row, ...change, state, version: row.version + 1 };
  }

  async tell(caller: Principal, event: EventDefinition<RosterEvent>, row: Roster, size?: number): Promise<void> {
    const { officeId, id, state, serviceCode, apiClientId: clientId } = row;
    const members = size ?? (await membersOf(this.db, officeId, id)).length;
    await this.ledger.append(officeId, event, {
      subject: { type: 'roster', id },
      payload: { state, serviceCode, members, clientId },
      actor: caller,
    });
  }

  /** Writes to the group's contact, once for each version of the roster. */
  async write(
    row: Roster,
    notice: 'proposed' | 'reserved' | 'declined',
    params: Record<string, string>,
  ): Promise<void> {
    const { phone, email } = openRosterContact(this.vault, row);
    await this.outbox.send({
      officeId: row.officeId,
      template: `queue.roster_${notice}`,
      locale: row.locale,
      ...(phone ? { channel: 'sms', to: phone } : { channel: 'email', to: email! }),
      params: { requester: row.requester, ...params },
      about: { type: 'roster', id: row.id },
      key: `roster:${notice}:${row.id}:${row.version}`,
    });
  }

  private memberView(member: MemberRow, whole: boolean): RosterMemberView {
    const name = this.vault.open(member.nameSealed, memberPlace('name', member.id));
    return {
      id: member.id,
      position: member.position,
      name: whole ? name : mask.name(name),
      remark: member.booked ? 'booked' : member.elsewhere ? 'other_roster' : null,
      bookingCode: member.bookingCode,
      bookingState: member.bookingState,
      startsAt: member.startsAt?.toISOString() ?? null,
    };
  }

  private async writeMembers(row: Pick<Roster, 'officeId' | 'id'>, people: readonly BookingPerson[]): Promise<void> {
    const members = people.map((person, at) => sealMember(this.vault, row, person, at));
    await this.db.repo(RosterMember).insert(members);
  }

  /** Size, repetitions and the persons themselves. @returns the family of services */
  private async check(
    caller: Principal,
    officeId: number,
    serviceCode: string,
    { members, contact }: Pick<RosterRequest, 'members' | 'contact'> | { members: BookingPerson[]; contact: object },
  ): Promise<string> {
    const place: Place = await this.places.of(officeId);
    const limit = await limitOn(this.db, dayIn(place.office.zone, await this.db.now()));
    if (limit && (members.length < limit.minMembers || members.length > limit.maxMembers))
      throw rosterProblems.rosterSize({ min: limit.minMembers, max: limit.maxMembers, members: members.length });
    const keys = new Map<string, number>();
    const errors = members.flatMap((person, at) => {
      const key = `${person.documentKind}:${person.country}:${person.documentNumber.toUpperCase()}`;
      const earlier = keys.get(key);
      keys.set(key, earlier ?? at);
      const pointer = `/members/${at}/documentNumber`;
      return earlier === undefined ? [] : [{ pointer, code: 'twice', detail: sameAs(earlier + 1) }];
    });
    if (errors.length > 0) throw rosterProblems.rosterTwice({ errors });
    const party = {
      ...{
        slotId: '',
        lane: 'group' as const,
        contact: contact as RosterRequest['contact'],
        partyId: null,
        hold: false,
      },
      members: members.map((person, at) => ({ person, serviceCode, companion: false, pointer: `/members/${at}` })),
    };
    const [family] = await this.claims.check(caller, party, place);
    return family!;
  }
}

const sameAs = (line: number) => ({ id: `Sama dengan orang ke-${line}.`, en: `The same as person ${line}.` });

function rosterRow(row: Roster, size: number): RosterRow {
  const { id, state, serviceCode, requester, place, wantedFrom, wantedTo, servicePointId, onDay: on, version } = row;
  const createdAt = row.createdAt.toISOString();
  return {
    id,
    state,
    serviceCode,
    requester,
    place,
    wantedFrom,
    wantedTo,
    servicePointId,
    on,
    size,
    createdAt,
    version,
  };
}
