import { Injectable } from '@nestjs/common';
import { Db, officeOf } from '@buka-pintu/platform';
import { OfficeNames } from '../office-names.js';
import { administratorsOf, lockAdministrators, managedRows } from './administration.queries.js';
import { staffProblems } from './staff.problems.js';

/** Nobody locks everybody out: an office that had somebody to administer it keeps somebody. */
@Injectable()
export class Administrators {
  constructor(
    private readonly db: Db,
    private readonly offices: OfficeNames,
  ) {}

  /**
   * Does the work, in the caller's transaction, unless it takes the last administrator of an office away.
   * @throws last_administrator (409)
   */
  async guard<T>(staffId: string, work: () => Promise<T>): Promise<T> {
    await lockAdministrators(this.db);
    const [before] = await managedRows(this.db, officeOf(staffId), [staffId]);
    const done = await work();
    if (!before?.entered || before.state !== 'active') return done;
    for (const { role, atOfficeId } of before.roles) {
      if (role !== 'administrator' || (await administratorsOf(this.db, atOfficeId)) > 0) continue;
      const [office] = await this.offices.of([atOfficeId]);
      throw staffProblems.lastAdministrator({ officeCode: office!.code });
    }
    return done;
  }
}
