import { type Disruption, Offices } from '@buka-pintu/offices';
import {
  addDays,
  dayIn,
  Db,
  type EventHandler,
  Every,
  HandlesEvents,
  HandlesJob,
  instantAt,
  type JobHandler,
  Jobs,
  Ledger,
  type LedgerEvent,
  system,
  timeIn,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { openLists } from '../paper/paper.queries.js';
import { suspensionEvents } from './suspension.events.js';
import { isRunning } from './disruptions.service.js';
import { SuspensionNotices } from './suspension-notices.service.js';
import { TicketPauses } from './ticket-pauses.service.js';

const TELL = 'queue.tell_suspension';
/** Nobody is woken by a word that can wait: between these hours of the office none is written. */
const QUIET = { from: '21:00', to: '06:00' };

interface Told {
  stopsService: boolean;
  endedAt: string | null;
}

/** What follows when something is said to be down, told anew, or up again: promises, people and other modules hear of it. */
@Injectable()
@HandlesEvents({ name: 'queue.suspensions', types: ['disruption.changed'] })
export class SuspensionHandler implements EventHandler {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly ledger: Ledger,
    private readonly jobs: Jobs,
    private readonly pauses: TicketPauses,
  ) {}

  async handle({ officeId, subjectId, payload }: LedgerEvent): Promise<void> {
    const disruption = await this.offices.findDisruption(officeId, subjectId);
    if (!disruption) return;
    const before = payload['before'] as Told | null;
    const after = payload['after'] as Told;
    const stood = before?.stopsService === true;
    const stands = after.stopsService && after.endedAt === null;
    if (!stood && !stands) return;
    for (const { id } of await this.offices.servicePoints(officeId)) await this.pauses.settle(officeId, id);
    const { zone } = await this.offices.byNumber(officeId);
    // What was printed in case is what the day is kept on from now: nobody of it is a no-show before it has been typed in.
    if (!stood) await openLists(this.db, officeId, dayIn(zone, disruption.startsAt), disruption.servicePointId);
    await this.publish(disruption, !stood ? 'serviceSuspended' : stands ? 'suspensionChanged' : 'serviceResumed');
    const runAt = await this.awake(officeId);
    await this.jobs.add(
      TELL,
      { officeId, disruptionId: subjectId },
      { key: `${TELL}:${subjectId}`, line: `${TELL}:${officeId}`, ...(runAt && { runAt }) },
    );
  }

  private async publish(one: Disruption, event: keyof typeof suspensionEvents): Promise<void> {
    const { officeId, id, servicePointId, serviceCode, step, what } = one;
    const over = event === 'serviceResumed' ? (one.endedAt ?? (await this.db.now())) : null;
    await this.ledger.append(officeId, suspensionEvents[event], {
      subject: { type: 'disruption', id },
      payload: {
        ...{ servicePointId, serviceCode, step, what },
        startsAt: one.startsAt.toISOString(),
        expectedEndAt: one.expectedEndAt?.toISOString() ?? null,
        endedAt: over?.toISOString() ?? null,
      },
      actor: system('queue.suspensions'),
    });
  }

  /** The next instant at which people may be written to; undefined: now. */
  private async awake(officeId: number): Promise<string | undefined> {
    const { zone } = await this.offices.byNumber(officeId);
    const now = await this.db.now();
    const time = timeIn(zone, now);
    if (time >= QUIET.to && time < QUIET.from) return undefined;
    const today = dayIn(zone, now);
    return instantAt(zone, time < QUIET.to ? today : addDays(today, 1), QUIET.to);
  }
}

/** Tells whom a suspension hits what is known of it. */
@Injectable()
@HandlesJob(TELL)
export class TellSuspension implements JobHandler<{ officeId: number; disruptionId: string }> {
  constructor(private readonly notices: SuspensionNotices) {}

  async run({ officeId, disruptionId }: { officeId: number; disruptionId: string }): Promise<void> {
    await this.notices.tell(officeId, disruptionId);
  }
}

/** What goes on longer than anybody said: each day's people hear of it in their morning, and promises wait on. */
@Injectable()
@Every({ name: 'queue.suspensions', minutes: 5 })
export class SuspensionSchedule implements JobHandler {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly notices: SuspensionNotices,
    private readonly pauses: TicketPauses,
  ) {}

  async run(): Promise<void> {
    const now = await this.db.now();
    for (const { id: officeId, zone } of await this.offices.all()) {
      const running = (await this.offices.disruptionsSince(officeId, now.toISOString())).filter(
        (one) => one.stopsService && isRunning(one, now),
      );
      if (running.length === 0) continue;
      for (const { id } of await this.offices.servicePoints(officeId)) await this.pauses.settle(officeId, id);
      const time = timeIn(zone, now);
      if (time < QUIET.to || time >= QUIET.from) continue;
      for (const { id } of running) await this.notices.tell(officeId, id);
    }
  }
}
