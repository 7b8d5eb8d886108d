import { Injectable } from '@nestjs/common';
import {
  actorOf,
  actsFor,
  Db,
  Disclosures,
  type DisclosedRecord,
  nameKeys,
  newId,
  officeOf,
  type Principal,
  Vault,
} from '@buka-pintu/platform';
import { type NewLine, writeLines } from './access-log.queries.js';

export interface Disclosed {
  officeId: number;
  subjectType: string;
  subjectId: string;
  /** Names of the fields that were shown whole, never their values. */
  fields: readonly string[];
  /** Why, as a code: `counter_call`, `audit`. */
  purpose: string;
  /** Whose data it is: only keyed hashes of it are kept. */
  person?: { key?: Buffer; name?: string };
  /** Why, in the reader's own words. */
  reason?: string;
}

/** Who saw whose data. One line a disclosure, in the caller's transaction, never changed and never deleted by the app. */
@Injectable()
export class AccessLog extends Disclosures {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
  ) {
    super();
  }

  record(principal: Principal, what: Disclosed): Promise<void> {
    return writeLines(this.db, [this.line(principal, what)]);
  }

  override async note(
    principal: Principal,
    purpose: string,
    records: readonly DisclosedRecord[],
    { reason, personKey }: { reason?: string; personKey?: Buffer } = {},
  ): Promise<void> {
    const told = { ...(reason === undefined ? {} : { reason }), ...(personKey ? { person: { key: personKey } } : {}) };
    // Ten messages about one booking are one look at one booking.
    const once = new Map(records.map((record) => [`${record.type} ${record.id}`, record]));
    const lines = [...once.values()].map(({ type, id, fields }) =>
      this.line(principal, { officeId: officeOf(id), subjectType: type, subjectId: id, fields, purpose, ...told }),
    );
    for (const [, ofOffice] of Map.groupBy(lines, ({ officeId }) => officeId)) await writeLines(this.db, ofOffice);
  }

  private line(principal: Principal, { person, reason, ...what }: Disclosed): NewLine {
    const id = newId(what.officeId);
    const actor = actorOf(principal);
    return {
      ...what,
      id,
      actorKind: actor.kind,
      actorId: actor.id,
      onBehalfOf: actsFor(principal, what.officeId),
      personKey: person?.key ?? null,
      ...(person?.name ? nameKeys(this.vault, person.name) : { nameKey: null, surnameKey: null }),
      reasonSealed: reason === undefined ? null : this.vault.seal(reason, placeOfReason(id)),
    };
  }
}

/** Binds the words to their line. */
export const placeOfReason = (lineId: string): string => `access_log.reason_sealed:${lineId}`;
