import type { Principal } from './principal.js';

/** A record whose personal data an answer shows whole. */
export interface DisclosedRecord {
  /** `booking`, `message`: what kind of record. */
  type: string;
  id: string;
  /** Names of the fields that are shown, never their values. */
  fields: readonly string[];
}

/**
 * What an operation whose answer has personal fields shows of them to staff.
 * - `masked`: nothing whole.
 * - `own`: only what is the caller's own, or what the same request brought.
 * - `colleagues`: names of officers as their colleagues know them: who changed something.
 * - `service`: whole, and the service writes the line of the access log, because only it knows when.
 * - an object: whole, and the floor writes a line for each record the answer shows.
 */
export type Disclosure<T = never> =
  'masked' | 'own' | 'colleagues' | 'service' | { purpose: string; records: (answer: T) => readonly DisclosedRecord[] };

/** Where such lines are written; the identity module provides it. */
export abstract class Disclosures {
  /**
   * Writes one line a record, in the ambient transaction.
   * @param purpose a code: `message`, `counter_call`
   * @param told why in the reader's own words, and `personKey()` of the person who was asked about
   */
  abstract note(
    principal: Principal,
    purpose: string,
    records: readonly DisclosedRecord[],
    told?: { reason?: string; personKey?: Buffer },
  ): Promise<void>;
}
