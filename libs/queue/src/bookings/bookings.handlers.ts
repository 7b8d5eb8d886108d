import { Db, type EventHandler, Every, HandlesEvents, type JobHandler, type LedgerEvent } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { dropOldLookups } from './bookings.queries.js';
import { Bookings } from './bookings.service.js';
import { NoShows } from './no-shows.service.js';
import { Notices } from './notices.service.js';

/** Tells people what became of their bookings; what is no longer true by then is not told. */
@Injectable()
@HandlesEvents({ name: 'queue.notices', types: ['booking.confirmed', 'booking.cancelled'] })
export class BookingNotices implements EventHandler {
  constructor(
    private readonly bookings: Bookings,
    private readonly notices: Notices,
  ) {}

  async handle(event: LedgerEvent): Promise<void> {
    // Nobody waits for a word to people who do not exist.
    if (event.actorKind === 'system' && event.actorId === 'demo') return;
    const row = await this.bookings.record(event.officeId, event.subjectId);
    const told = event.type === 'booking.cancelled' ? 'cancelled' : 'confirmed';
    if (told === 'confirmed' && row.state === 'cancelled') return;
    await this.notices.send(row, told);
  }
}

/** Reminds people the evening before. */
@Injectable()
@Every({ name: 'queue.reminders', minutes: 5 })
export class ReminderSchedule implements JobHandler {
  constructor(private readonly notices: Notices) {}

  async run(): Promise<void> {
    await this.notices.remind();
  }
}

/** Ends what nobody came for, and forgets old guesses at codes. */
@Injectable()
@Every({ name: 'queue.no_shows', minutes: 10 })
export class NoShowSchedule implements JobHandler {
  constructor(
    private readonly db: Db,
    private readonly noShows: NoShows,
  ) {}

  async run(): Promise<void> {
    await this.noShows.end();
    await dropOldLookups(this.db);
  }
}
