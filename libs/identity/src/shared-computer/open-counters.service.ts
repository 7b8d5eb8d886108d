import { Injectable } from '@nestjs/common';
import type { Visit } from '../sessions/session-cookie.js';
import { Sessions } from '../sessions/sessions.service.js';
import { sharedComputerProblems } from './shared-computer.problems.js';

/** A counter somebody sits at. */
export interface OpenCounter {
  counterId: string;
  /** Its name, as officers call it. */
  name: string;
}

/** Whoever knows who sits where; the queue, floors up, introduces itself. */
export interface CounterSource {
  /** The counter of the office that the officer has open today. */
  openBy(officeId: number, staffId: string): Promise<OpenCounter | undefined>;
}

/** An open counter says who is at it: nobody else goes on in that name. */
@Injectable()
export class OpenCounters {
  private source: CounterSource | undefined;

  constructor(private readonly sessions: Sessions) {}

  /** Called once at start by the module that keeps the counters. */
  learnFrom(source: CounterSource): void {
    this.source = source;
  }

  /**
   * Before another officer goes on in this browser. The same one may come back to the own counter.
   * @throws counter_still_open (409)
   */
  async demandNone(visit: Visit, nextStaffId: string): Promise<void> {
    const session = await this.sessions.find(visit.cookie);
    if (session?.state !== 'signed_in' || session.staff_id === nextStaffId) return;
    for (const officeId of new Set([session.acting_office_id, ...session.roles.map((role) => role.atOfficeId)])) {
      const open = await this.source?.openBy(officeId, session.staff_id);
      if (open) throw sharedComputerProblems.counterStillOpen({ counter: open.name, counterId: open.counterId });
    }
  }
}
