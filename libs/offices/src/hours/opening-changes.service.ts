import { daysFrom, Db, officeOf, platformProblems } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { Closures } from '../closures/closures.service.js';
import { Offices } from '../offices.service.js';
import { HoursDesk } from './hours.service.js';
import {
  type Alteration,
  ended,
  withClosure,
  withDisruption,
  withException,
  without,
  withSet,
} from './opening-change.js';
import type { DisruptionRequest } from '../closures/closure.dto.js';
import type { OpeningChangeRequest } from './opening-change.dto.js';

export interface ConsideredChange {
  /** The service points whose hours it touches. */
  servicePointIds: string[];
  alter: Alteration;
}

/** Looks at a change before it is made, by the same rules by which it would be made. */
@Injectable()
export class OpeningChanges {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly hours: HoursDesk,
    private readonly closures: Closures,
  ) {}

  /** @throws whatever making the change would throw */
  consider(officeId: number, change: OpeningChangeRequest): Promise<ConsideredChange> {
    return this.db.transaction(async () => {
      const { openingSet, openingException, closure, disruption, removes } = change;
      if (openingSet || openingException) return this.considerHours(officeId, change);
      if (closure) {
        await this.closures.checkClosure(officeId, closure);
        const alter = withClosure(closure, daysFrom(closure.from, closure.to));
        return { servicePointIds: await this.points(officeId, closure.servicePointId), alter };
      }
      if (disruption) return this.considerDisruption(officeId, disruption, change.replaces);
      const running = await this.closures.running(officeId, removes!);
      if (running)
        return { servicePointIds: await this.points(officeId, running.servicePointId), alter: ended(running.id) };
      return { servicePointIds: [await this.pointOf(officeId, removes!)], alter: without(removes!) };
    });
  }

  private async considerDisruption(
    officeId: number,
    disruption: DisruptionRequest,
    replaces: string | undefined,
  ): Promise<ConsideredChange> {
    const { servicePointId } = disruption;
    const told = replaces ? await this.closures.running(officeId, replaces) : undefined;
    if (replaces && !told) throw platformProblems.notFound();
    // What was down before and is told to be up again opens as well.
    const everywhere = told && told.servicePointId !== servicePointId;
    return {
      servicePointIds: await this.points(officeId, everywhere ? null : servicePointId),
      alter: withDisruption(disruption, told && { id: told.id, startsAt: told.startsAt.toISOString() }),
    };
  }

  private async considerHours(officeId: number, change: OpeningChangeRequest): Promise<ConsideredChange> {
    const { openingSet, openingException, replaces } = change;
    const [servicePointId] = (await this.points(officeId, change.servicePointId ?? null)) as [string];
    if (replaces && officeOf(replaces) !== officeId) throw platformProblems.notFound();
    if (openingSet) {
      const replaced = replaces ? await this.hours.set(officeId, replaces) : undefined;
      await this.hours.checkSet(officeId, servicePointId, openingSet, replaced);
      return { servicePointIds: [servicePointId], alter: withSet(openingSet, replaces) };
    }
    await this.hours.checkException(officeId, servicePointId, openingException!);
    return { servicePointIds: [servicePointId], alter: withException(openingException!, replaces) };
  }

  private async points(officeId: number, servicePointId: string | null): Promise<string[]> {
    if (servicePointId === null) return (await this.offices.servicePoints(officeId)).map(({ id }) => id);
    return [(await this.offices.servicePoint(officeId, servicePointId)).id];
  }

  private async pointOf(officeId: number, id: string): Promise<string> {
    const sets = await this.hours.sets(officeId);
    const set = sets.find((one) => one.id === id);
    return set ? set.servicePointId : (await this.hours.exception(officeId, id)).servicePointId;
  }
}
