import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { type Verdict, verifyChain } from './ledger.queries.js';

/** Recomputes the chain of hashes, so that a row that was edited, removed, added or moved behind our back shows. */
@Injectable()
export class LedgerAuditor {
  constructor(private readonly db: Db) {}

  /**
   * Verifies an office’s whole ledger in one statement.
   * @returns the number of sealed events and, when the chain is broken, the first broken position and the kind of fault
   */
  verify(officeId: number): Promise<Verdict> {
    return verifyChain(this.db, officeId);
  }
}
