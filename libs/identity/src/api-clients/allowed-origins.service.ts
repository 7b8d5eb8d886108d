import { Db, OriginRegister } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { allOrigins } from './api-client.queries.js';

/** Preflights come in bursts; a new origin may wait this long. */
const KEPT_MS = 5_000;

/** The union of the origins that clients list, asked for at most once in a few seconds a process. */
@Injectable()
export class AllowedOrigins extends OriginRegister {
  private known?: { origins: Promise<Set<string>>; until: number };

  constructor(private readonly db: Db) {
    super();
  }

  async anyLists(origin: string): Promise<boolean> {
    if (!this.known || performance.now() >= this.known.until) {
      const origins = allOrigins(this.db).then((all) => new Set(all));
      this.known = { origins, until: performance.now() + KEPT_MS };
      // What failed is asked for again by the next one.
      origins.catch(() => (this.known = undefined));
    }
    return (await this.known.origins).has(origin);
  }
}
