import { Injectable } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { Stock } from '../stock/stock.service.js';
import { Places } from '../supply/places.service.js';
import type { SeatSearch } from './seat-pick.js';

/** What keeps a service from a time that has seats. It is asked once the seat is known; what it throws gives the seat back. */
@Injectable()
export class OfferedThen {
  constructor(
    private readonly places: Places,
    private readonly stock: Stock,
  ) {}

  /** @throws service_not_offered when it is switched off on that day, slot_closed when it is suspended then, out_of_stock */
  async demand(officeId: number, serviceCode: string, at: SeatSearch): Promise<void> {
    if ((await this.places.withheld(officeId, serviceCode))(at.onDay))
      throw queueProblems.serviceNotOffered({ serviceCode, offered: [] });
    const suspended = await this.places.suspended(officeId, at.servicePointId, serviceCode);
    if (suspended(at)) throw queueProblems.slotClosed({ whyNot: { code: 'closed' } });
    await this.stock.demand(officeId, at.servicePointId, serviceCode, at.onDay);
  }
}
