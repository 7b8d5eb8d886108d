import { Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Observable } from 'rxjs';
import { requestContext } from '../http/request-context.js';
import { LiveHub } from './live-hub.js';
import { Watcher, type WatchOptions } from './watcher.js';

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
