import { Offices } from '@buka-pintu/offices';
import { dayIn, daysFrom, Db, demand, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { recordOffice } from '../record-office.js';
import { spanOf } from './availability.service.js';
import type { SlotQuery, SlotWeekView } from './slot.dto.js';
import { slotsBetween } from './supply.queries.js';

/** The office's own view of its slots: what stands on each day, also when it is sold, past or withdrawn. */
@Injectable()
export class SlotSheets {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
  ) {}

  /** A week unless told; throws notFound for another office's service point. */
  async between(caller: Principal, query: SlotQuery): Promise<SlotWeekView> {
    const { servicePointId } = query;
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, 'queue:slots:read');
    const { zone } = await this.offices.byNumber(officeId);
    const span = spanOf(query, dayIn(zone, await this.db.now()), 7);
    const open = await this.offices.openDays(officeId, servicePointId, span.from, span.to);
    const slots = Map.groupBy(await slotsBetween(this.db, officeId, servicePointId, span), (slot) => slot.onDay);
    return {
      days: daysFrom(span.from, span.to).map((on) => ({
        on,
        closed: open.get(on)?.closed?.name ?? null,
        slots: (slots.get(on) ?? []).map((slot) => ({
          id: slot.id,
          startsAt: slot.startsAt.toISOString(),
          endsAt: slot.endsAt.toISOString(),
          withdrawn: slot.withdrawn,
          lanes: slot.lanes,
        })),
      })),
    };
  }
}
