import { Offices } from '@buka-pintu/offices';
import {
  dayIn,
  Db,
  type EventHandler,
  Every,
  HandlesEvents,
  type JobHandler,
  type LedgerEvent,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { visitorLifecycle } from './expected-visitor.lifecycle.js';
import { dropOldImports, endVisits, moveVisitor, visitorOfTicket } from './expected-visitor.queries.js';

/** The day's tickets are closed at midnight; whoever was being served then is not a no-show. */
const AFTER_MIDNIGHT_MS = 3_600_000;

/** A visitor is served when the ticket is. */
@Injectable()
@HandlesEvents({ name: 'queue.visitors', types: ['ticket.served'] })
export class VisitorOutcomes implements EventHandler {
  constructor(private readonly db: Db) {}

  async handle({ officeId, subjectId }: LedgerEvent): Promise<void> {
    const visitor = await visitorOfTicket(this.db, officeId, subjectId);
    if (!visitor || !visitorLifecycle.can(visitor.state, 'serve')) return;
    await moveVisitor(this.db, officeId, visitor.id, {
      from: visitor.state,
      to: visitorLifecycle.to(visitor.state, 'serve'),
    });
  }
}

/** Ends the visits of days that are over, and forgets what nobody needs to undo any more. */
@Injectable()
@Every({ name: 'queue.visitors', minutes: 10 })
export class VisitorDays implements JobHandler {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
  ) {}

  async run(): Promise<void> {
    const now = await this.db.now();
    for (const { id: officeId, zone } of await this.offices.all())
      await endVisits(this.db, officeId, dayIn(zone, new Date(now.getTime() - AFTER_MIDNIGHT_MS)));
    await dropOldImports(this.db);
  }
}
