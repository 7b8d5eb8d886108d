import { Injectable } from '@nestjs/common';
import { Db, type EventHandler, HandlesEvents, type LedgerEvent } from '@buka-pintu/platform';
import { Points } from '../tickets/points.service.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { Tickets } from '../tickets/tickets.service.js';
import { TurnNotices } from './turn-notices.service.js';
import { keepOutcome } from './wait.queries.js';
import { Waits } from './waits.service.js';

/** A forecast made so long after the number was given is not the one the person was told; in milliseconds. */
const LATE = 5 * 60_000;

/** Keeps what people were told with their numbers, and what came of it. */
@Injectable()
@HandlesEvents({ name: 'queue.wait_forecasts', types: ['ticket.issued', 'ticket.called'] })
export class WaitForecasts implements EventHandler {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly tickets: Tickets,
    private readonly waits: Waits,
  ) {}

  async handle({ officeId, type, subjectId: id, at }: LedgerEvent): Promise<void> {
    if (type === 'ticket.called') return keepOutcome(this.db, officeId, id);
    if ((await this.db.now()).getTime() - Date.parse(at) > LATE) return;
    const ticket = await this.db.repo(Ticket).findOneBy({ officeId, id });
    // Called in the meantime, or a test office was reset.
    if (ticket?.state !== 'waiting') return;
    const point = await this.points.at(officeId, ticket.servicePointId);
    if (ticket.onDay !== point.today) return;
    await this.waits.keep(ticket, point, await this.tickets.countBefore(ticket));
  }
}

/** Tells people that their turn is near, whenever a line has moved. */
@Injectable()
@HandlesEvents({
  name: 'queue.turn_notices',
  types: ['ticket.issued', 'ticket.called', 'ticket.returned', 'ticket.left'],
})
export class TurnNoticeSchedule implements EventHandler {
  constructor(
    private readonly db: Db,
    private readonly notices: TurnNotices,
  ) {}

  async handle({ officeId, payload, at }: LedgerEvent): Promise<void> {
    if ((await this.db.now()).getTime() - Date.parse(at) > LATE) return;
    await this.notices.tell(officeId, String(payload['servicePointId']));
  }
}
