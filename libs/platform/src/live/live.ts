import { Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { LedgerEvent } from '../ledger/ledger.queries.js';
import { requestContext } from '../http/request-context.js';
import { LiveHub } from './live-hub.js';
import { Watcher } from './watcher.js';

export interface WatchOptions<T> {
  officeId: number;
  /** The name of the stream's events: `board`, `ticket`, `console`. */
  event: string;
  /** Whether this event may have changed the view; the first word on what is read anew, so rather yes than no. */
  concerns: (event: LedgerEvent) => boolean;
  /** The view as it is now. */
  view: () => Promise<T>;
  /** Whether the reader may still read; the request's own answer unless given. */
  stands?: () => Promise<boolean>;
  /** The header of a client that comes back; it gets the present view in any case, which says all that it missed. */
  lastEventId?: string;
}

/** Live streams out of the ledger, for any number of API processes: `@Sse() … return this.live.watch({ … })`. */
@Injectable()
export class Live implements OnModuleDestroy {
  constructor(private readonly hub: LiveHub) {}

  /**
   * First the current view, then a fresh one whenever an event that concerns it was sealed; a burst of events is one view. The
   * id of a message is the ledger's position that its view includes at least. Ends with a retry hint when the process does.
   * Errors of the first view reach the caller as such; a later problem (no longer allowed, gone) ends the stream. So does the end of
   * the session, key or link it was opened with: at once when the ledger tells of it, else within half a minute.
   */
  watch<T extends object>(options: WatchOptions<T>): Observable<MessageEvent> {
    const stands = requestContext()?.stands;
    return new Observable((subscriber) => {
      const watcher = new Watcher({ ...(stands && { stands }), ...options }, subscriber);
      void this.hub.add(watcher);
      return () => this.hub.remove(watcher);
    });
  }

  onModuleDestroy(): Promise<void> {
    return this.hub.close();
  }
}
