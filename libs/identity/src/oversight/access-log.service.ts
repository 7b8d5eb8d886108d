import { Injectable } from '@nestjs/common';
import { actorOf, Db, newId, type Principal } from '@buka-pintu/platform';

export interface Disclosure {
  officeId: number;
  subjectType: string;
  subjectId: string;
  /** Names of the fields that were shown whole, never their values. */
  fields: readonly string[];
  /** Why, as a code: `check_in`, `correction`, `audit`. */
  purpose: string;
}

/** Who saw whose data. One line a disclosure, in the caller's transaction, never changed and never deleted by the app. */
@Injectable()
export class AccessLog {
  constructor(private readonly db: Db) {}

  async record(principal: Principal, what: Disclosure): Promise<void> {
    const actor = actorOf(principal);
    await this.db.query(
      `insert into access_log (office_id, id, actor_kind, actor_id, subject_type, subject_id, fields, purpose, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, clock_at())`,
      [
        what.officeId,
        newId(what.officeId),
        actor.kind,
        actor.id,
        what.subjectType,
        what.subjectId,
        what.fields,
        what.purpose,
      ],
    );
  }
}
