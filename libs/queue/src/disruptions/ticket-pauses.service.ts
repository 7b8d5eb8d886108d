import { Offices } from '@buka-pintu/offices';
import { dayIn, Db } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Disruptions } from './disruptions.service.js';
import { dueAfter, type Pause, pausedBetween } from './paused-clock.js';
import { type LiveTicket, liveTickets, setDue } from './suspension.queries.js';

/**
 * Due times while something is down: what was promised waits with the people (ADR 21). Counted from what was promised every
 * time, so that doing it twice, or for two suspensions that overlap, does no harm.
 */
@Injectable()
export class TicketPauses {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly disruptions: Disruptions,
  ) {}

  /** Sets today's due times of a service point by what is, and was, suspended there. @returns how many changed */
  async settle(officeId: number, servicePointId: string): Promise<number> {
    return this.db.transaction(async () => {
      const { zone } = await this.offices.byNumber(officeId);
      const today = dayIn(zone, await this.db.now());
      const live = await liveTickets(this.db, officeId, servicePointId, today);
      if (live.length === 0) return 0;
      const since = new Date(Math.min(...live.map((ticket) => ticket.issued_at.getTime())));
      const pauses = new Map<string, Pause[]>();
      for (const serviceCode of new Set(live.map((ticket) => ticket.service_code)))
        pauses.set(serviceCode, await this.disruptions.pauses(officeId, servicePointId, { serviceCode }, since));
      const due = live.map((ticket) => paused(ticket, pauses.get(ticket.service_code)!));
      return setDue(this.db, officeId, due);
    });
  }
}

function paused(ticket: LiveTicket, pauses: readonly Pause[]) {
  // Both move together, so their distance is what was promised from the beginning.
  const targetMs = ticket.due_at.getTime() - ticket.base_at.getTime();
  const promised = ticket.promised_at ?? ticket.due_at;
  const issuedAt = ticket.issued_at.getTime();
  const dueAt = dueAfter(pauses, promised.getTime() - targetMs, targetMs);
  return {
    id: ticket.id,
    dueAt: new Date(dueAt).toISOString(),
    // From here the cap on any wait is counted.
    baseAt: new Date(dueAt - targetMs).toISOString(),
    promisedAt: promised.toISOString(),
    pausedSeconds: Math.floor(pausedBetween(pauses, issuedAt, Number.POSITIVE_INFINITY) / 1000),
  };
}
