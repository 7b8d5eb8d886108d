import { type Office, Offices, OpeningChanges } from '@buka-pintu/offices';
import {
  type BilingualText,
  Db,
  decodeCursor,
  demand,
  type Page,
  pageFrom,
  type Principal,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Bookings } from '../bookings/bookings.service.js';
import { Notices } from '../bookings/notices.service.js';
import { slotsBetween } from '../supply/supply.queries.js';
import { Supply } from '../supply/supply.service.js';
import { hitView, SHOWN } from './hit-booking.view.js';
import type {
  AffectedBookingsQuery,
  AffectedBookingView,
  AffectedNoticesRequest,
  AffectedNoticesView,
  OpeningPreviewRequest,
  OpeningPreviewView,
  RetirementPreviewQuery,
  RetirementPreviewView,
} from './affected.dto.js';
import {
  type AffectedRow,
  bookingsAfter,
  comingBookings,
  countAfterElsewhere,
  markTold,
  strandedBookings,
} from './affected.queries.js';

/** People whose time an office has closed, or is about to: listed before, kept after, told on command. */
@Injectable()
export class AffectedBookings {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly changes: OpeningChanges,
    private readonly supply: Supply,
    private readonly bookings: Bookings,
    private readonly notices: Notices,
  ) {}

  /** What a change of hours would do. @throws whatever making the change would throw */
  async preview(caller: Principal, { officeCode, change }: OpeningPreviewRequest): Promise<OpeningPreviewView> {
    const { id: officeId } = await this.office(caller, officeCode, 'queue:openings:preview');
    const { servicePointIds, alter } = await this.changes.consider(officeId, change);
    const sum = { hit: [] as AffectedRow[], seatsWithdrawn: 0, slotsAdded: 0 };
    for (const servicePointId of servicePointIds) {
      const span = await this.supply.span(officeId, servicePointId);
      if (!span) continue;
      const { from, to } = span;
      const plan = await this.supply.plan(officeId, servicePointId, from, to, alter);
      const planned = new Set(plan.map((slot) => slot.startsAt));
      const now = (await this.db.now()).toISOString();
      const slots = (await slotsBetween(this.db, officeId, servicePointId, span)).filter(({ withdrawn }) => !withdrawn);
      const standing = new Set(slots.map((slot) => slot.startsAt.toISOString()));
      for (const slot of slots)
        if (slot.startsAt.toISOString() > now && !planned.has(slot.startsAt.toISOString()))
          sum.seatsWithdrawn += slot.lanes.reduce((free, lane) => free + lane.seats - lane.booked, 0);
      sum.slotsAdded += plan.filter((slot) => slot.startsAt > now && !standing.has(slot.startsAt)).length;
      const coming = await comingBookings(this.db, officeId, servicePointId);
      sum.hit.push(...coming.filter((row) => !planned.has(row.startsAt.toISOString())));
    }
    const hit = sum.hit.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const { seatsWithdrawn, slotsAdded } = sum;
    return { bookingsHit: hit.length, bookings: hit.slice(0, SHOWN).map(hitView), seatsWithdrawn, slotsAdded };
  }

  /** What stands booked of a service after a day, before it is retired. */
  async retirement(
    caller: StaffPrincipal,
    { serviceCode, lastOn }: RetirementPreviewQuery,
  ): Promise<RetirementPreviewView> {
    const { officeId } = caller;
    demand(caller, officeId, 'queue:openings:preview');
    const hit = await bookingsAfter(this.db, officeId, serviceCode, lastOn);
    const elsewhere = await countAfterElsewhere(this.db, officeId, serviceCode, lastOn);
    return { bookingsHit: hit.length, bookings: hit.slice(0, SHOWN).map(hitView), elsewhere };
  }

  /** Bookings that stay confirmed at a time the hours no longer hold, by time. */
  async list(caller: Principal, query: AffectedBookingsQuery): Promise<Page<AffectedBookingView>> {
    const { id: officeId } = await this.office(caller, query.officeCode, 'queue:bookings:read');
    const filter = { officeId };
    const [startsAt, id] = decodeCursor(filter, query.cursor) ?? [];
    const after = startsAt && id ? { startsAt: String(startsAt), id: String(id) } : undefined;
    const rows = await strandedBookings(this.db, officeId, after, query.limit + 1);
    const names = new Map((await this.offices.servicePoints(officeId)).map((point) => [point.id, point.name]));
    const reasons = await this.reasons(officeId, rows);
    return pageFrom(rows, {
      limit: query.limit,
      filter,
      keyOf: (row) => [row.startsAt.toISOString(), row.id],
      view: (row) => ({
        ...hitView(row),
        servicePointName: names.get(row.servicePointId) ?? '',
        cause: row.withdrawnAt ? 'hours' : 'stock',
        reason: (row.withdrawnAt ? reasons.get(`${row.servicePointId} ${row.on}`) : row.stockOut) ?? null,
        toldAt: row.toldAt && row.toldAt >= row.hitAt ? row.toldAt.toISOString() : null,
      }),
    });
  }

  /** Tells these people, each once for each time their slot was closed. */
  async tell(caller: Principal, { officeCode, bookingIds }: AffectedNoticesRequest): Promise<AffectedNoticesView> {
    const { id: officeId } = await this.office(caller, officeCode, 'queue:bookings:notify');
    return this.db.transaction(async () => {
      const told = await markTold(this.db, officeId, bookingIds);
      for (const { id, hitAt, closed } of told)
        await this.notices.send(
          await this.bookings.record(officeId, id),
          closed ? 'affected' : 'out_of_stock',
          undefined,
          hitAt.toISOString(),
        );
      return { told: told.length, someGone: told.length < bookingIds.length };
    });
  }

  private async office(caller: Principal, code: string, permission: string): Promise<Office> {
    const office = await this.offices.get(code);
    demand(caller, office.id, permission);
    return office;
  }

  /** Why each service point is closed, or what changed there, on the days of these bookings. */
  private async reasons(officeId: number, rows: readonly AffectedRow[]): Promise<Map<string, BilingualText>> {
    const reasons = new Map<string, BilingualText>();
    for (const [point, its] of Map.groupBy(rows, (row) => row.servicePointId)) {
      const days = its.map((row) => row.on).sort();
      for (const [on, day] of await this.offices.openDays(officeId, point, days[0]!, days.at(-1)!)) {
        const why = day.closed?.name ?? day.changes[0]?.name;
        if (why) reasons.set(`${point} ${on}`, why);
      }
    }
    return reasons;
  }
}
