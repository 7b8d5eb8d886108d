import { Injectable } from '@nestjs/common';
import { Db, demand, type IsoDay, platformProblems, sqlState, type StaffPrincipal } from '@buka-pintu/platform';
import { Offices } from '@buka-pintu/offices';
import { queueProblems } from '../queue.problems.js';
import { recordOffice } from '../record-office.js';
import { DEFINITIONS, FEWEST_MEASURED } from './definitions.js';
import type { FiguresQuery, FiguresView, FigureView, SpreadView } from './figures.dto.js';
import {
  type BookingFigures,
  bookingFigures,
  FORECAST_KEYS,
  forecastFigures,
  type ForecastFigures,
  type Grouped,
  SEAT_KEYS,
  seatFigures,
  type SeatFigures,
  type Span,
  type TicketFigures,
  ticketFigures,
} from './figures.queries.js';
import { HeavyReads } from './heavy-reads.js';

export const READ_FIGURES = 'queue:figures:read';

/** PostgreSQL's own word for a statement that took longer than it may. */
const CANCELED = '57014';

interface Found {
  tickets: TicketFigures[];
  bookings: BookingFigures[];
  seats: SeatFigures[];
  forecasts: ForecastFigures[];
  at: Date;
}

/** Any span of an office's days in figures, computed from the records themselves: what is entered late is seen the next time. */
@Injectable()
export class Figures {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly heavy: HeavyReads,
  ) {}

  /** @throws not_found for a service point or counter out of reach, figures_too_much when it can't be told in time */
  async get(caller: StaffPrincipal, query: FiguresQuery): Promise<FiguresView> {
    const { servicePointId, counterId } = query;
    const officeId = servicePointId ? recordOffice(servicePointId) : caller.officeId;
    demand(caller, officeId, READ_FIGURES);
    if (counterId && recordOffice(counterId) !== officeId) throw platformProblems.notFound();
    const { zone } = await this.offices.byNumber(officeId);
    const points = servicePointId
      ? [await this.offices.servicePoint(officeId, servicePointId)]
      : await this.offices.servicePoints(officeId);
    const counters = await Promise.all(points.map((point) => this.offices.counters(officeId, point.id)));
    const names = new Map([...points, ...counters.flat()].map(({ id, name }) => [id, name]));
    const span: Span = {
      officeId,
      pointIds: points.map((point) => point.id),
      from: query.from,
      to: query.to,
      zone,
      by: query.by,
      lane: query.lane ?? null,
      serviceCode: query.serviceCode ?? null,
      channel: query.channel ?? null,
      counterId: counterId ?? null,
    };
    return this.viewOf(span, await this.read(span), names);
  }

  private async read(span: Span): Promise<Found> {
    try {
      return await this.heavy.read(async () => ({
        tickets: await ticketFigures(this.db, span),
        bookings: span.counterId || span.by === 'counter' ? [] : await bookingFigures(this.db, span),
        seats: this.tellsSeats(span) ? await seatFigures(this.db, span) : [],
        forecasts: this.tellsForecasts(span) ? await forecastFigures(this.db, span) : [],
        at: await this.db.now(),
      }));
    } catch (error) {
      if (sqlState(error) === CANCELED) throw queueProblems.figuresTooMuch();
      throw error;
    }
  }

  private tellsSeats({ by, serviceCode, channel, counterId }: Span): boolean {
    return !serviceCode && !channel && !counterId && (SEAT_KEYS as readonly string[]).includes(by);
  }

  private tellsForecasts({ by, channel, counterId }: Span): boolean {
    return !channel && !counterId && (FORECAST_KEYS as readonly string[]).includes(by);
  }

  private viewOf(
    span: Span,
    { tickets, bookings, seats, forecasts, at }: Found,
    names: Map<string, string>,
  ): FiguresView {
    const told = {
      bookings: !span.counterId && span.by !== 'counter',
      seats: this.tellsSeats(span),
      forecasts: this.tellsForecasts(span),
    };
    const line = (is: (row: Grouped) => boolean, key: string | null): FigureView => {
      const [ticket, booking, seat] = [tickets.find(is), bookings.find(is), seats.find(is)];
      const forecast = forecasts.find(is);
      return {
        key,
        name: (key && names.get(key)) ?? null,
        ...ticketPart(ticket),
        offered: told.seats ? (seat?.offered ?? 0) : null,
        sold: told.bookings ? (booking?.sold ?? 0) : null,
        used: told.bookings ? (booking?.used ?? 0) : null,
        noShows: told.bookings ? (booking?.no_shows ?? 0) : null,
        forecasts: told.forecasts ? { count: forecast?.forecasts ?? 0, kept: forecast?.kept ?? 0 } : null,
      };
    };
    const keys = [...tickets, ...bookings, ...seats].flatMap((row) => (row.whole || row.key === null ? [] : [row.key]));
    const from = span.from as IsoDay;
    return {
      from,
      to: span.to,
      by: span.by,
      zone: span.zone,
      at: at.toISOString(),
      fewestMeasured: FEWEST_MEASURED,
      total: line((row) => row.whole, null),
      rows: [...new Set(keys)].sort().map((key) => line((row) => !row.whole && row.key === key, key)),
      definitions: [...DEFINITIONS],
    };
  }
}

function ticketPart(row: TicketFigures | undefined) {
  return {
    waits: spread(row && [row.waits, row.wait_p50, row.wait_p90, row.wait_max]),
    services: spread(row && [row.services, row.service_p50, row.service_p90, row.service_max]),
    tickets: row?.tickets ?? 0,
    walkIns: row?.walk_ins ?? 0,
    served: row?.served ?? 0,
    missed: row?.missed ?? 0,
    left: row?.left ?? 0,
    unanswered: row?.unanswered ?? 0,
  };
}

function spread(of: [number, number | null, number | null, number | null] | undefined): SpreadView {
  const [count, p50, p90, max] = of ?? [0, null, null, null];
  const enough = count >= FEWEST_MEASURED;
  return {
    count,
    p50Seconds: enough ? p50 : null,
    p90Seconds: enough ? p90 : null,
    maxSeconds: enough ? max : null,
  };
}
