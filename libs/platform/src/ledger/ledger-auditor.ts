import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { type Verdict, verifyChain } from './checks/chain.js';
import { LedgerAnchors } from './checks/ledger-anchors.js';

/** Recomputes the chain of hashes, so that a row that was edited, removed, added or moved behind our back shows. */
@Injectable()
export class LedgerAuditor {
  constructor(
    private readonly db: Db,
    private readonly anchors: LedgerAnchors,
  ) {}

  /**
   * Verifies an office’s whole ledger, and that it still contains every state that was signed before.
   * @returns the number of sealed events and, when the chain is broken, the first broken position and the kind of fault
   */
  async verify(officeId: number): Promise<Verdict> {
    return verifyChain(this.db, officeId, { anchors: await this.anchors.of(officeId) });
  }
}
