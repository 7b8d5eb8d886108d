import { Injectable, type MessageEvent } from '@nestjs/common';
import { Db, Ledger, Live, type Localized } from '@buka-pintu/platform';
import { type Counter, Offices } from '@buka-pintu/offices';
import type { Observable } from 'rxjs';
import { bothWords } from '../disruptions/both-words.js';
import { Disruptions } from '../disruptions/disruptions.service.js';
import { Stock } from '../stock/stock.service.js';
import { LANES } from '../supply/lane.js';
import { type Point, Points } from '../tickets/points.service.js';
import { Waits } from '../waits/waits.service.js';
import { touches } from '../tickets/ticket.events.js';
import type { BoardView } from './board.dto.js';
import { type BoardTicket, boardTickets, waitingByLane } from './board.queries.js';

const LAST_CALLS = 8;
/** Subjects of events that change when it is open. */
const OPENING = new Set(['opening_hours', 'closure', 'disruption', 'stock_flag']);

/** The screen of a waiting room. */
@Injectable()
export class Boards {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly ledger: Ledger,
    private readonly live: Live,
    private readonly offices: Offices,
    private readonly disruptions: Disruptions,
    private readonly waits: Waits,
    private readonly stock: Stock,
  ) {}

  /** @throws not_found for an unknown code */
  async get(servicePointCode: string): Promise<BoardView> {
    const point = await this.points.byCode(servicePointCode);
    const { officeId, id, code, name } = point.servicePoint;
    const position = await this.ledger.position(officeId);
    const tickets = await boardTickets(this.db, officeId, id, point.today);
    const counters = new Map((await this.points.counters(officeId, id)).map((counter) => [counter.id, counter]));
    const waiting = new Map((await waitingByLane(this.db, officeId, id, point.today)).map((it) => [it.lane, it.count]));
    const waits = await this.waits.ofLanes(point);
    const closed = await this.points.whyClosed(point, Number.POSITIVE_INFINITY);
    const now = tickets.filter(isNow);
    const points = await this.namesOf(officeId, now);
    return {
      officeName: point.office.name,
      servicePoint: { code, name },
      zone: point.office.zone,
      at: point.now.toISOString(),
      position,
      calls: now.map((ticket) => ({
        ticketId: ticket.id,
        ...calledOf(ticket, counters),
        counterName: counters.get(ticket.counter_id)?.name ?? '',
        callCount: ticket.call_count,
        step: ticket.step?.name ?? null,
        numberFrom: (ticket.issued_point_id && points.get(ticket.issued_point_id)) ?? null,
      })),
      last: tickets
        .filter((ticket) => !isNow(ticket))
        .slice(0, LAST_CALLS)
        .map((ticket) => calledOf(ticket, counters)),
      waiting: LANES.map((lane) => ({ lane, count: waiting.get(lane) ?? 0, ...waits(lane) })),
      notice: await this.notice(point, closed),
    };
  }

  /** The names of other points whose numbers are called here: two of them may read alike. */
  private async namesOf(officeId: number, tickets: BoardTicket[]): Promise<Map<string, string>> {
    if (tickets.every((ticket) => ticket.issued_point_id === null)) return new Map();
    return new Map((await this.offices.servicePoints(officeId)).map(({ id, name }) => [id, name]));
  }

  /** What everyone in the room should know: what is down, else why it is closed. */
  private async notice({ servicePoint, today }: Point, closed: { code: string; reason: Localized } | undefined) {
    const down = await this.disruptions.notice(servicePoint.officeId, servicePoint.id);
    const out = await this.stock.wordsOn(servicePoint.officeId, servicePoint.id, today);
    return bothWords([...(down ? [down] : []), ...out]) ?? (closed && closed.code !== 'over' ? closed.reason : null);
  }

  /** The board again whenever a ticket or counter of the service point moves, or its hours change. */
  async watch(servicePointCode: string, lastEventId?: string): Promise<Observable<MessageEvent>> {
    const { servicePoint } = await this.points.byCode(servicePointCode);
    return this.live.watch({
      officeId: servicePoint.officeId,
      event: 'board',
      concerns: ({ subjectType, payload }) =>
        ['ticket', 'counter'].includes(subjectType)
          ? touches(payload, servicePoint.id)
          : OPENING.has(subjectType) && [null, servicePoint.id].includes(payload['servicePointId'] as string | null),
      view: () => this.get(servicePointCode),
      lastEventId,
    });
  }
}

function isNow(ticket: BoardTicket): boolean {
  return ticket.state === 'called' || ticket.state === 'serving';
}

function calledOf(ticket: BoardTicket, counters: Map<string, Counter>) {
  return {
    number: ticket.display,
    counterNumber: counters.get(ticket.counter_id)?.number ?? 0,
    calledAt: ticket.called_at.toISOString(),
  };
}
