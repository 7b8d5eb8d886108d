import {
  Db,
  type EventHandler,
  Every,
  HandlesEvents,
  HandlesJob,
  type JobHandler,
  Jobs,
  type LedgerEvent,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { needsNewTime } from './booking.view.js';
import { bookingById, type BookingRow, dropOldLookups } from './bookings.queries.js';
import { dropOldQuotas } from '../quota/booking-quota.queries.js';
import { NoShows } from './no-shows.service.js';
import { type Notice, Notices } from './notices.service.js';

/** Tells people what became of their bookings; what is no longer true by then is not told. */
@Injectable()
@HandlesEvents({
  name: 'queue.notices',
  types: [
    ...['booking.held', 'booking.lapsed', 'booking.paid_late', 'booking.rescheduled'],
    ...['booking.confirmed', 'booking.cancelled', 'booking.unserved'],
  ],
})
export class BookingNotices implements EventHandler {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    private readonly jobs: Jobs,
  ) {}

  async handle(event: LedgerEvent): Promise<void> {
    // Nobody waits for a word to people who do not exist.
    if (event.actorKind === 'system' && event.actorId === 'demo') return;
    if (event.type === 'booking.unserved') return this.tellInTheMorning(event);
    const row = await bookingById(this.db, event.officeId, event.subjectId);
    // A test office was reset in the meantime.
    if (!row) return;
    const told = NOTICES[event.type];
    if (!told?.isTrue(row)) return;
    // Each move is told, also one back to where it was; everything else happens once.
    await this.notices.send(row, told.notice, undefined, told.notice === 'rescheduled' ? event.id : undefined);
  }

  private async tellInTheMorning({ officeId, subjectId: bookingId, at }: LedgerEvent): Promise<void> {
    const runAt = await this.notices.morningAfter(officeId, at);
    await this.jobs.add(TELL_UNSERVED, { officeId, bookingId }, { runAt, key: `unserved:${bookingId}` });
  }
}

/** What is said about an event, as long as it still holds when it is said. */
const NOTICES: Record<string, { notice: Notice; isTrue: (row: BookingRow) => boolean }> = {
  'booking.held': { notice: 'held', isTrue: ({ state }) => state === 'held' },
  'booking.lapsed': { notice: 'lapsed', isTrue: (row) => row.state === 'lapsed' && !needsNewTime(row) },
  'booking.paid_late': { notice: 'paid_late', isTrue: needsNewTime },
  'booking.confirmed': { notice: 'confirmed', isTrue: ({ state }) => state !== 'cancelled' },
  'booking.rescheduled': { notice: 'rescheduled', isTrue: ({ state }) => state === 'confirmed' },
  'booking.cancelled': { notice: 'cancelled', isTrue: () => true },
};

const TELL_UNSERVED = 'queue.tell_unserved';

/** Apologises to those who came and were not served. */
@Injectable()
@HandlesJob(TELL_UNSERVED)
export class UnservedNotices implements JobHandler<{ officeId: number; bookingId: string }> {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
  ) {}

  async run({ officeId, bookingId }: { officeId: number; bookingId: string }): Promise<void> {
    const row = await bookingById(this.db, officeId, bookingId);
    if (row) await this.notices.send(row, 'unserved');
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

/** Ends what nobody came for, and forgets old guesses at codes and what clients booked on days that are over. */
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
    await dropOldQuotas(this.db);
  }
}
