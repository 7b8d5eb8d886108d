import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** An office's ledger has grown to this position. */
export interface LedgerNews {
  officeId: number;
  position: number;
}

/** Word goes round within the process: what was written (for the sealer) and what was sealed (for handlers and streams). */
@Injectable()
export class LedgerNewsroom {
  /** Offices in whose ledger something was just committed here, not sealed yet. */
  readonly written = new Subject<number>();
  /** A hint, possibly repeated or missed; whoever needs every event reads by position. */
  readonly sealed = new Subject<LedgerNews>();
}
