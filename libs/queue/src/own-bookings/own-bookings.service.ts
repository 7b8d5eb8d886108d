import {
  Db,
  decodeCursor,
  isId,
  pageFrom,
  platformProblems,
  type ClientPrincipal,
  type Page,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { BookingView } from '../bookings/booking.dto.js';
import { Bookings } from '../bookings/bookings.service.js';
import type { OwnBookingQuery } from './own-booking.dto.js';
import { ownBookingIds } from './own-bookings.queries.js';

/** What an API client made itself: found again by its own reference. */
@Injectable()
export class OwnBookings {
  constructor(
    private readonly db: Db,
    private readonly bookings: Bookings,
  ) {}

  async list(caller: ClientPrincipal, query: OwnBookingQuery): Promise<Page<BookingView>> {
    const { limit, cursor, clientReference = null, on = null, state = null } = query;
    const filter = { clientReference, on, state };
    const [below] = decodeCursor(filter, cursor) ?? [null];
    if (below !== null && !isId(below)) throw platformProblems.cursorInvalid();
    const ids = await ownBookingIds(this.db, [...caller.offices], caller.clientId, filter, below, limit + 1);
    // One after the other, so that a page takes one connection and not fifty.
    const views = new Map<string, BookingView>();
    for (const id of ids.slice(0, limit)) views.set(id, await this.bookings.get(caller, id));
    return pageFrom(ids, { limit, filter, keyOf: (id) => [id], view: (id) => views.get(id)! });
  }
}
