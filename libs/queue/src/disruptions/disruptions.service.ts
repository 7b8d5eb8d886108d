import { Catalogue } from '@buka-pintu/catalogue';
import { type Disruption, Offices } from '@buka-pintu/offices';
import {
  type BilingualText,
  dayBounds,
  dayIn,
  Db,
  isProblem,
  momentInWords,
  platformProblems,
  timeIn,
  type Zone,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { bothWords } from './both-words.js';
import { joinPauses, type Pause } from './paused-clock.js';
import type { SuspensionView } from './suspension.dto.js';

/** A time in which one service, or a step of it, stands still by itself. */
export interface AloneSpan {
  servicePointId: string | null;
  serviceCode: string;
  from: Date;
  until: Date;
  message: BilingualText;
}

/** What a person came for: a suspension may be of one service, or of one step of a visit. */
export interface Wanted {
  serviceCode: string;
  step?: string | null;
}

/** What stands still at a service point, and since when: for whoever calls, counts, shows or promises something there. */
@Injectable()
export class Disruptions {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly catalogue: Catalogue,
  ) {}

  /** What is down now, the longest first; also what does not stop the work. */
  async of(officeId: number, servicePointId: string): Promise<SuspensionView[]> {
    const now = await this.db.now();
    const running = (await this.at(officeId, servicePointId, now)).filter((one) => isRunning(one, now));
    if (running.length === 0) return [];
    const { zone } = await this.offices.byNumber(officeId);
    return Promise.all(running.map((one) => this.view(one, zone, now)));
  }

  /** Everything in one line, for the board and for who wants to book; null when all is well. */
  async notice(officeId: number, servicePointId: string): Promise<BilingualText | null> {
    return bothWords((await this.of(officeId, servicePointId)).map(({ sentence }) => sentence));
  }

  /**
   * Those of the services for which somebody may be called now.
   * @param serviceCodes all that are served there
   */
  async callable(officeId: number, servicePointId: string, serviceCodes: readonly string[]): Promise<string[]> {
    const now = await this.db.now();
    const stopped = (await this.at(officeId, servicePointId, now)).filter(
      (one) => one.stopsService && one.step === null && isRunning(one, now),
    );
    return serviceCodes.filter((code) => !stopped.some((one) => concerns(one, { serviceCode: code })));
  }

  /**
   * The stretches since `since` in which nobody was served for it, joined. One that goes on lasts until the hour that is
   * expected, while that lies ahead, else until the end of the office's day.
   */
  async pauses(officeId: number, servicePointId: string, wanted: Wanted, since: Date): Promise<Pause[]> {
    const now = await this.db.now();
    const { zone } = await this.offices.byNumber(officeId);
    const rows = await this.at(officeId, servicePointId, since);
    return joinPauses(
      rows
        .filter((one) => one.stopsService && concerns(one, wanted))
        .map((one) => ({ startsAt: one.startsAt.getTime(), endsAt: endOf(one, zone, now).getTime() })),
    );
  }

  /** Services that stand still by themselves, now or announced. */
  async alone(officeId: number): Promise<AloneSpan[]> {
    const now = await this.db.now();
    const { zone } = await this.offices.byNumber(officeId);
    return (await this.offices.disruptionsSince(officeId, now.toISOString())).flatMap((one) => {
      const { serviceCode, servicePointId, startsAt: from } = one;
      if (!one.stopsService || serviceCode === null) return [];
      const message = { id: one.messageId, en: one.messageEn };
      return [{ servicePointId, serviceCode, from, until: endOf(one, zone, now), message }];
    });
  }

  /** Of a place, not ended before the moment; the longest first. */
  private async at(officeId: number, servicePointId: string, since: Date): Promise<Disruption[]> {
    return (await this.offices.disruptionsSince(officeId, since.toISOString()))
      .filter((one) => one.servicePointId === null || one.servicePointId === servicePointId)
      .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  }

  private async view(one: Disruption, zone: Zone, now: Date): Promise<SuspensionView> {
    const { id, what, serviceCode, step, stopsService, startsAt, expectedEndAt } = one;
    const message = { id: one.messageId, en: one.messageEn };
    const overdue = expectedEndAt !== null && expectedEndAt <= now;
    const service = serviceCode ? await this.serviceName(serviceCode) : null;
    return {
      ...{ id, what, serviceCode, step, stopsService, message, overdue },
      sentence: {
        id: sentence(service?.id, message.id, overdue ? undefined : untilWords('id', zone, now, expectedEndAt)),
        en: sentence(service?.en, message.en, overdue ? undefined : untilWords('en', zone, now, expectedEndAt)),
      },
      startsAt: startsAt.toISOString(),
      expectedEndAt: expectedEndAt?.toISOString() ?? null,
    };
  }

  /** Null for a service that is published no more. */
  private async serviceName(code: string): Promise<BilingualText | null> {
    try {
      const { nameId, nameEn } = await this.catalogue.service(code);
      return { id: nameId, en: nameEn };
    } catch (error) {
      if (isProblem(error, platformProblems.notFound)) return null;
      throw error;
    }
  }
}

/** Whether it stops what this person came for. */
export function concerns(one: Pick<Disruption, 'serviceCode' | 'step'>, { serviceCode, step }: Wanted): boolean {
  return (one.serviceCode === null || one.serviceCode === serviceCode) && (one.step === null || one.step === step);
}

export function isRunning({ startsAt, endedAt }: Disruption, now: Date): boolean {
  return startsAt <= now && (endedAt === null || endedAt > now);
}

/** Until when it holds, as far as anybody knows: the same words by which seats are taken off the sale. */
export function endOf({ startsAt, endedAt, expectedEndAt }: Disruption, zone: Zone, now: Date): Date {
  if (endedAt) return endedAt;
  if (expectedEndAt && expectedEndAt > now) return expectedEndAt;
  return new Date(dayBounds(zone, dayIn(zone, startsAt > now ? startsAt : now)).endsAt);
}

/** When it may be over, with the day when that is another one; undefined when nobody knows. */
function untilWords(locale: 'id' | 'en', zone: Zone, now: Date, at: Date | null): string | undefined {
  if (!at) return undefined;
  const today = dayIn(zone, at) === dayIn(zone, now);
  if (locale === 'en') return `Expected back at ${today ? timeIn(zone, at) : momentInWords('en', zone, at)}.`;
  return `Diperkirakan pulih ${today ? `pukul ${timeIn(zone, at).replace(':', '.')}` : momentInWords('id', zone, at)}.`;
}

function sentence(service: string | undefined, message: string, until: string | undefined): string {
  const what = service ? `${service}: ${message}` : message;
  if (!until) return what;
  return `${/[.!?]$/.test(what) ? what : `${what}.`} ${until}`;
}
