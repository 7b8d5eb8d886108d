import { Injectable, type MessageEvent } from '@nestjs/common';
import {
  can,
  Db,
  decodeCursor,
  demand,
  Env,
  Live,
  newId,
  type Page,
  pageFrom,
  platformProblems,
  type Principal,
  Vault,
} from '@buka-pintu/platform';
import { Capabilities } from '@buka-pintu/identity';
import type { Observable } from 'rxjs';
import { Bookings } from '../bookings/bookings.service.js';
import type { PersonDocumentShape } from '../persons/person-document.dto.js';
import { claimKey } from '../bookings/sealed-person.js';
import { type Arrival, dueOf, type DayRule } from '../day/day-rule.js';
import { DayRules } from '../day/day-rules.service.js';
import { Disruptions } from '../disruptions/disruptions.service.js';
import { dueAfter, pausedBetween } from '../disruptions/paused-clock.js';
import { placed } from '../priority/priority.js';
import { queueProblems } from '../queue.problems.js';
import { Journeys } from '../journeys/journeys.service.js';
import { TicketWays } from '../journeys/ticket-ways.service.js';
import { recordOffice } from '../record-office.js';
import type { Lane } from '../supply/lane.js';
import { Stock } from '../stock/stock.service.js';
import { Places } from '../supply/places.service.js';
import { WalkInSeats } from '../walk-ins/walk-in-seats.service.js';
import { type Point, Points } from './points.service.js';
import { displayNumber, prefixOf } from './ticket-number.js';
import { TicketMoves } from './ticket-moves.service.js';
import { Waits } from '../waits/waits.service.js';
import type { PlaceView, TicketQuery, TicketRow, TicketView, WalkInRequest } from './ticket.dto.js';
import { Ticket, type TicketChannel } from './ticket.entity.js';
import { countBefore } from './call-plan.queries.js';
import { nextNumber, ticketPage, turnSpell } from './ticket.queries.js';
import { touches } from './ticket.events.js';
import { ticketRow, ticketView } from './ticket.view.js';

export interface NewTicket {
  lane: Lane;
  serviceCode: string;
  bookingId: string | null;
  expectedVisitorId?: string;
  slotStartsAt: Date | null;
  name?: string;
  document?: PersonDocumentShape;
  /** Who it is, where a list has said so already. */
  personKey?: Buffer;
  /** A number that a device has given already, on its day and with its id; the next number of the lane otherwise. */
  given?: GivenNumber;
}

/** A number out of a block that a device borrowed. */
export interface GivenNumber {
  id: string;
  onDay: string;
  prefix: string;
  number: number;
  /** When the person took it, by our clock: the place in the line counts from here. */
  at: Date;
}

/** Tickets: giving numbers and showing where one stands. */
@Injectable()
export class Tickets {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly places: Places,
    private readonly rules: DayRules,
    private readonly moves: TicketMoves,
    private readonly live: Live,
    private readonly vault: Vault,
    private readonly capabilities: Capabilities,
    private readonly bookings: Bookings,
    private readonly env: Env,
    private readonly walkInSeats: WalkInSeats,
    private readonly waits: Waits,
    private readonly disruptions: Disruptions,
    private readonly journeys: Journeys,
    private readonly ways: TicketWays,
    private readonly stock: Stock,
  ) {}

  /**
   * Gives a number to someone without a booking.
   * @param origin where the citizen's page is served, for the secret link, unless a setting says otherwise
   */
  async issueWalkIn(caller: Principal, request: WalkInRequest, origin: string): Promise<TicketView> {
    const officeId = recordOffice(request.servicePointId);
    demand(caller, officeId, 'queue:tickets:create');
    return this.db.transaction(async () => {
      const point = await this.points.at(officeId, request.servicePointId);
      const withheld = (await this.places.withheld(officeId, request.serviceCode))(point.today);
      if (withheld || !point.servicePoint.serviceCodes.includes(request.serviceCode)) {
        throw queueProblems.serviceNotOffered({
          serviceCode: request.serviceCode,
          offered: point.servicePoint.serviceCodes.filter((code) => !withheld || code !== request.serviceCode),
        });
      }
      await this.stock.demand(officeId, point.servicePoint.id, request.serviceCode, point.today);
      const rule = await this.rules.of(officeId, point.servicePoint.id, point.today);
      const closed = await this.points.whyClosed(point, rule.checkInEarlyMinutes);
      if (closed) throw queueProblems.pointClosed({ reason: closed.reason, reasonCode: closed.code });
      const { lane, serviceCode, name, document } = request;
      const ticket = await this.issue(caller, point, rule, {
        lane,
        serviceCode,
        name,
        document,
        bookingId: null,
        slotStartsAt: null,
      });
      await this.walkInSeats.take(caller, ticket, request.overQuota);
      return this.viewOf(caller, ticket, await this.linkTo(ticket, origin));
    });
  }

  /** Writes a ticket with its first spell and event, in the caller's transaction. */
  async issue(caller: Principal, point: Point, rule: DayRule, fresh: NewTicket): Promise<Ticket> {
    const { officeId, id: servicePointId } = point.servicePoint;
    const { dueAs, ...asked } = placed(fresh.lane, {
      officer: caller.kind === 'staff',
      booked: fresh.bookingId !== null,
    });
    const prefix = fresh.given?.prefix ?? prefixOf(fresh.lane);
    const onDay = fresh.given?.onDay ?? point.today;
    const number = fresh.given?.number ?? (await nextNumber(this.db, { officeId, servicePointId, onDay, prefix }));
    const issuedAt = fresh.given?.at ?? point.now;
    const slotStartsAt = fresh.slotStartsAt?.getTime() ?? null;
    const arrival = { lane: dueAs, arrivedAt: issuedAt.getTime(), slotStartsAt };
    const id = fresh.given?.id ?? newId(officeId);
    const promise = await this.promise(point, rule, fresh, arrival);
    const start = await this.journeys.first(officeId, servicePointId, fresh.serviceCode, onDay);
    const ticket: Ticket = {
      officeId,
      id,
      servicePointId,
      onDay,
      prefix,
      number,
      display: displayNumber(prefix, number),
      state: 'waiting',
      lane: fresh.lane,
      ...asked,
      priorityCategory: null,
      priorityVerifiedBy: null,
      serviceCode: fresh.serviceCode,
      bookingId: fresh.bookingId,
      expectedVisitorId: fresh.expectedVisitorId ?? null,
      nameSealed: fresh.name ? this.vault.seal(fresh.name, `ticket.name_sealed:${id}`) : null,
      personKey: fresh.document ? claimKey(this.vault, officeId, fresh.document) : (fresh.personKey ?? null),
      channel: channelOf(caller),
      deviceId: caller.kind === 'device' ? caller.deviceId : null,
      apiClientId: caller.kind === 'client' ? caller.clientId : null,
      issuedAt,
      ...promise,
      restsUntil: null,
      calledAt: null,
      startedAt: null,
      endedAt: null,
      counterId: null,
      journeyId: start.journeyId,
      step: start.step,
      onlyCounters: start.onlyCounters,
      handed: null,
      issuedPointId: null,
      callCount: 0,
      recallCount: 0,
      returnCount: 0,
      version: 1,
    };
    await this.db.repo(Ticket).insert(ticket);
    const waiting = { kind: 'waiting' as const, counterId: null, staffId: null, step: start.step, servicePointId };
    const next = { id: newId(officeId), ...waiting };
    await turnSpell(this.db, { officeId, ticketId: id, next, cut: false, since: fresh.given?.at });
    await this.moves.told(caller, ticket, 'issue');
    return ticket;
  }

  /** By when the person should be called; while nobody can be, the promise waits, and nobody is late by that. */
  private async promise(point: Point, rule: DayRule, wanted: { serviceCode: string }, arrival: Arrival) {
    const { officeId, id } = point.servicePoint;
    const { arrivedAt, slotStartsAt, lane } = arrival;
    const since = new Date(Math.min(arrivedAt, slotStartsAt ?? arrivedAt));
    const pauses = await this.disruptions.pauses(officeId, id, wanted, since);
    const target = rule.targetMinutes[lane] * 60_000;
    if (pauses.length === 0) {
      const dueAt = dueOf(rule, arrival);
      return { baseAt: new Date(dueAt - target), dueAt: new Date(dueAt), promisedAt: null, pausedSeconds: 0 };
    }
    const late = slotStartsAt === null ? 0 : pausedBetween(pauses, slotStartsAt, arrivedAt);
    const promisedAt = dueOf(rule, { ...arrival, arrivedAt: arrivedAt - late });
    const dueAt = dueAfter(pauses, promisedAt - target, target);
    return {
      baseAt: new Date(dueAt - target),
      dueAt: new Date(dueAt),
      promisedAt: new Date(promisedAt),
      pausedSeconds: Math.floor(pausedBetween(pauses, arrivedAt, Number.POSITIVE_INFINITY) / 1000),
    };
  }

  /** A day's tickets at a service point in the order of issue: the list behind the day's figures. */
  async list(caller: Principal, query: TicketQuery): Promise<Page<TicketRow>> {
    const officeId = recordOffice(query.servicePointId);
    demand(caller, officeId, 'queue:tickets:read');
    const { servicePointId, state, limit, cursor } = query;
    const on = query.on ?? (await this.points.at(officeId, servicePointId)).today;
    const filter = { officeId, servicePointId, on, state: state ?? null };
    const key = decodeCursor(filter, cursor);
    const after = key && { issuedAt: String(key[0]), id: String(key[1]) };
    return pageFrom(await ticketPage(this.db, filter, after, limit + 1), {
      limit,
      filter,
      keyOf: (row) => [row.issued_at.toISOString(), row.id],
      view: ticketRow,
    });
  }

  /** One ticket, for staff, the client that made it, or the citizen with its link. */
  async get(caller: Principal, id: string): Promise<TicketView> {
    return this.viewOf(caller, await this.readable(caller, id));
  }

  /** The ticket and its place, again whenever anything moves at its service point. */
  async watch(caller: Principal, id: string, lastEventId?: string): Promise<Observable<MessageEvent>> {
    const { officeId, servicePointId } = await this.readable(caller, id);
    // A ticket may be sent to another point while it is followed.
    let at = servicePointId;
    return this.live.watch({
      officeId,
      event: 'ticket',
      concerns: (event) => event.subjectType === 'ticket' && (event.subjectId === id || touches(event.payload, at)),
      view: async () => {
        const view = await this.get(caller, id);
        at = view.servicePointId;
        return view;
      },
      lastEventId,
    });
  }

  /** The ticket, if this caller may read it. @throws not_found otherwise, whether it exists or not */
  async readable(caller: Principal, id: string): Promise<Ticket> {
    const ticket = await this.db.repo(Ticket).findOneBy({ officeId: recordOffice(id), id });
    if (!ticket || !(await this.mayRead(caller, ticket))) throw platformProblems.notFound();
    return ticket;
  }

  async viewOf(caller: Principal, ticket: Ticket, link?: string): Promise<TicketView> {
    const { officeId, servicePointId, counterId } = ticket;
    const point = await this.points.at(officeId, servicePointId);
    const counter = counterId ? await this.points.counter(officeId, counterId) : null;
    return ticketView(caller, ticket, {
      servicePointName: point.servicePoint.name,
      counter: counter && { id: counter.id, number: counter.number, name: counter.name },
      place: ticket.state === 'waiting' ? await this.placeOf(ticket, point) : null,
      link,
      ...(await this.ways.of(caller, ticket)),
    });
  }

  private async placeOf(ticket: Ticket, point: Point): Promise<PlaceView> {
    const before = await this.countBefore(ticket);
    const { officeId, servicePointId, onDay: today } = ticket;
    const { noticeBefore } = await this.waits.ruleOf({ officeId, servicePointId, today });
    return { before, near: before <= noticeBefore, ...(await this.waits.of(ticket, point)) };
  }

  /** How many are called before, as the order stands; for a ticket that waits. */
  async countBefore({ officeId, id, servicePointId, onDay }: Ticket): Promise<number> {
    return countBefore(this.db, officeId, id, await this.rules.of(officeId, servicePointId, onDay));
  }

  /** A fresh secret link to follow the ticket: through its booking when there is one. */
  async linkTo(ticket: Ticket, origin: string): Promise<string> {
    const { officeId, id, bookingId } = ticket;
    if (bookingId) return this.bookings.linkTo(officeId, bookingId, origin);
    const token = await this.capabilities.issue(officeId, { type: 'ticket', id });
    return `${this.env.publicOrigin ?? origin}/t/#${token}`;
  }

  private async mayRead(caller: Principal, ticket: Ticket): Promise<boolean> {
    const { officeId, bookingId } = ticket;
    if (caller.kind === 'citizen') return caller.subjectId === bookingId || caller.subjectId === ticket.id;
    if (!can(caller, officeId, 'queue:tickets:read')) return false;
    if (caller.kind !== 'client' || ticket.apiClientId === caller.clientId) return true;
    // The desk gave the number, but the client made the booking behind it.
    return bookingId !== null && (await this.bookings.record(officeId, bookingId)).apiClientId === caller.clientId;
  }
}

function channelOf(caller: Principal): TicketChannel {
  if (caller.kind === 'device') return caller.deviceKind;
  return caller.kind === 'client' ? 'client' : 'desk';
}
