import { Db } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { BookingRule } from '../claims/booking-rule.js';
import { demandProblems } from '../claims/demand.problems.js';
import { holdsOfClient, holdsOfPersons, lockHolds } from './hold.queries.js';

/** How many holds a person and a client may have: seats that are only held are seats that nobody gets. */
@Injectable()
export class HoldLimits {
  constructor(private readonly db: Db) {}

  /**
   * Refuses a hold too many; in the transaction of the claim.
   * @throws too_many_holds
   */
  async refuse(
    { officeId, apiClientId }: { officeId: number; apiClientId: string | null },
    personKeys: readonly Buffer[],
    rules: readonly BookingRule[],
  ): Promise<void> {
    const perPerson = Math.min(...rules.map((rule) => rule.holdsPerPerson));
    const perClient = Math.min(...rules.map((rule) => rule.holdsPerClient));
    const persons = personKeys.map((key) => key.toString('hex'));
    await lockHolds(this.db, officeId, [...persons, ...(apiClientId ? [apiClientId] : [])]);
    if ((await holdsOfPersons(this.db, officeId, personKeys)) >= perPerson)
      throw demandProblems.tooManyHolds({ of: 'person', limit: perPerson });
    if (!apiClientId) return;
    const { open, freesAt } = await holdsOfClient(this.db, officeId, apiClientId);
    if (open + personKeys.length > perClient)
      throw demandProblems.tooManyHolds({
        of: 'client',
        limit: perClient,
        ...(freesAt ? { freesAt: freesAt.toISOString() } : {}),
      });
  }
}
