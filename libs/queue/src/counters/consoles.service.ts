import { Injectable, type MessageEvent } from '@nestjs/common';
import { can, Db, demand, Ledger, Live, type Principal, Vault } from '@buka-pintu/platform';
import { StaffDirectory } from '@buka-pintu/identity';
import type { Counter } from '@buka-pintu/offices';
import type { Observable } from 'rxjs';
import { Booking } from '../bookings/booking.entity.js';
import { openAccommodation, openName } from '../bookings/sealed-person.js';
import { openAlarm } from '../emergencies/emergency.queries.js';
import { TicketWays } from '../journeys/ticket-ways.service.js';
import { recordOffice } from '../record-office.js';
import { DayRules } from '../day/day-rules.service.js';
import { explain } from '../tickets/call-explanation.js';
import { type Point, Points } from '../tickets/points.service.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { touches } from '../tickets/ticket.events.js';
import { ticketRow, ticketView } from '../tickets/ticket.view.js';
import {
  type CounterKey,
  type CurrentData,
  currentAt,
  handedBy,
  parkedAt,
  recentAt,
  servedAt,
  type Sitting,
  sittingAt,
  waitingFor,
} from './console.queries.js';
import { counterActions, counterOf } from './console.view.js';
import type { ConsoleView, CurrentTicketView, HandedView, ParkedRow } from './counter.dto.js';
import { openTicketName } from './shown-name.js';

/** A counter, where it stands, and who sits there today. */
export interface Desk {
  counter: Counter;
  point: Point;
  key: CounterKey;
  sitting: Sitting | undefined;
}

/** What the officer at a counter sees. */
@Injectable()
export class Consoles {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly staff: StaffDirectory,
    private readonly ledger: Ledger,
    private readonly live: Live,
    private readonly vault: Vault,
    private readonly rules: DayRules,
    private readonly ways: TicketWays,
  ) {}

  /** @throws not_found for a counter out of the caller's reach */
  async get(caller: Principal, counterId: string): Promise<ConsoleView> {
    return this.viewOf(caller, await this.desk(caller, counterId, 'read'));
  }

  /** The console again whenever a ticket or counter of its service point moves. */
  async watch(caller: Principal, counterId: string, lastEventId?: string): Promise<Observable<MessageEvent>> {
    const { counter } = await this.desk(caller, counterId, 'read');
    return this.live.watch({
      officeId: counter.officeId,
      event: 'console',
      concerns: ({ subjectType, payload }) =>
        subjectType === 'disruption' ||
        (['ticket', 'counter', 'emergency'].includes(subjectType) && touches(payload, counter.servicePointId)),
      view: () => this.get(caller, counterId),
      lastEventId,
    });
  }

  /** The counter with its sitting, held against others' moves until the transaction ends or just read. */
  async desk(caller: Principal, counterId: string, lock: 'hold' | 'read'): Promise<Desk> {
    const officeId = recordOffice(counterId);
    demand(caller, officeId, 'queue:counters:open');
    const counter = await this.points.counter(officeId, counterId);
    const point = await this.points.at(officeId, counter.servicePointId);
    const key: CounterKey = {
      officeId,
      counterId,
      servicePointId: counter.servicePointId,
      serviceCodes: counter.serviceCodes,
      lanes: counter.lanes,
      today: point.today,
    };
    return { counter, point, key, sitting: await sittingAt(this.db, key, lock) };
  }

  async viewOf(caller: Principal, desk: Desk): Promise<ConsoleView> {
    const { counter, point, key, sitting } = desk;
    const position = await this.ledger.position(key.officeId);
    const rule = await this.rules.of(key.officeId, key.servicePointId, key.today);
    const waiting = await waitingFor(this.db, key, rule);
    const current = await currentAt(this.db, key);
    const state = sitting?.state ?? 'closed';
    return {
      counter: counterOf(
        counter,
        state,
        sitting ? await this.officer(caller, sitting.staff_id) : null,
        sitting?.pause_reason ?? null,
      ),
      servicePoint: {
        id: point.servicePoint.id,
        code: point.servicePoint.code,
        name: point.servicePoint.name,
      },
      current: current ? await this.current(caller, desk, current) : null,
      waiting: {
        total: waiting[0]?.total ?? 0,
        longestMinutes: waiting[0]?.longest_minutes ?? 0,
        next: waiting.map(ticketRow),
      },
      parked: await this.parked(desk),
      handed: caller.kind === 'staff' ? (await handedBy(this.db, key, caller.staffId)).map(ticketRow) : [],
      recent: (await recentAt(this.db, key)).map(ticketRow),
      servedToday: await servedAt(this.db, key),
      actions: counterActions(caller, counter, { state, staffId: sitting?.staff_id ?? null, busy: Boolean(current) }),
      emergency: await openAlarm(this.db, key.officeId, key.counterId),
      whyNot: null,
      at: point.now.toISOString(),
      position,
    };
  }

  private async parked({ key, point }: Desk): Promise<ParkedRow[]> {
    const rows = await parkedAt(this.db, key);
    if (rows.length === 0) return [];
    const counters = await this.points.counters(key.officeId, point.servicePoint.id);
    const name = new Map(counters.map((counter) => [counter.id, counter.name]));
    return rows.map((row) => ({
      ...ticketRow(row),
      reason: row.reason,
      counterName: name.get(row.counter_id) ?? '—',
      parkedAt: row.parked_at.toISOString(),
    }));
  }

  /** Who sent this person here: the counter's name, and the reason as a code. */
  private async handed({ officeId, handed }: Ticket): Promise<HandedView | null> {
    if (!handed) return null;
    const { name } = await this.points.counter(officeId, handed.counterId);
    return { kind: handed.kind, reason: handed.reason, counterName: name };
  }

  private async officer(caller: Principal, staffId: string): Promise<{ id: string; name: string }> {
    if (caller.kind === 'staff' && caller.staffId === staffId) return { id: staffId, name: caller.name };
    return { id: staffId, name: (await this.staff.names([staffId])).get(staffId) ?? '—' };
  }

  private async current(caller: Principal, desk: Desk, data: CurrentData): Promise<CurrentTicketView> {
    const { officeId } = desk.key;
    const { id, number, name } = desk.counter;
    const ticket = (await this.db.repo(Ticket).findOneBy({ officeId, id: data.id }))!;
    const booking = ticket.bookingId ? await this.db.repo(Booking).findOneBy({ officeId, id: ticket.bookingId }) : null;
    const view = ticketView(caller, ticket, {
      servicePointName: desk.point.servicePoint.name,
      counter: { id, number, name },
      place: null,
      ...(await this.ways.of(caller, ticket)),
    });
    const { issuedPointId } = ticket;
    const issued = issuedPointId && (await this.points.at(officeId, issuedPointId)).servicePoint.name;
    // Only the officer who called this person reads the name; a colleague's console shows the number.
    const mine = caller.kind === 'staff' && caller.staffId === desk.sitting?.staff_id;
    return {
      ...view,
      actions: mine ? view.actions : [],
      personName: mine && can(caller, officeId, 'queue:tickets:call') ? this.personName(ticket, booking) : null,
      bookingCode: booking?.code ?? null,
      accommodation: mine && booking ? openAccommodation(this.vault, booking) : null,
      handed: await this.handed(ticket),
      numberFrom: issued,
      explanation: {
        rule: data.rule,
        text: explain({
          rule: data.rule,
          lane: ticket.lane,
          overdueMinutes: data.overdue_minutes,
          passedOver: data.passed_over,
        }),
        overdueMinutes: data.overdue_minutes,
        passedOver: data.passed_over,
      },
    };
  }

  private personName(ticket: Ticket, booking: Booking | null): string | null {
    if (booking) return openName(this.vault, booking);
    return openTicketName(this.vault, ticket);
  }
}
