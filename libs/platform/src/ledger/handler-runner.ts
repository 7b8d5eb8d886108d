import { Inject, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Db } from '../database/db.js';
import { sqlState } from '../database/sql-error.js';
import { HOUSE_MODULES, type HouseModule } from '../house.js';
import { Loop } from '../worker/loop.js';
import { type EventHandler, type HandlerOptions, HANDLES_EVENTS } from './handlers.js';
import { behind, moveCursor, nextFor, noteFailure } from './ledger.queries.js';
import { LedgerNewsroom } from './ledger-news.js';

const POLL_MS = 500;

interface Registered {
  name: string;
  types: readonly string[];
  handler: EventHandler;
}

/** Hands sealed events to the handlers, each at its own place in each office; any number of processes may run it. */
@Injectable()
export class HandlerRunner {
  private readonly logger = new Logger(HandlerRunner.name);
  private readonly handlers = new Map<string, Registered>();
  private readonly told: readonly string[];
  private readonly loop = new Loop(
    async () => (await this.runAll()) > 0,
    POLL_MS,
    (error) => this.logger.warn({ error }, 'Handing out events failed'),
  );

  constructor(
    private readonly db: Db,
    private readonly discovery: DiscoveryService,
    news: LedgerNewsroom,
    @Inject(HOUSE_MODULES) modules: readonly HouseModule[],
  ) {
    const events = modules.flatMap((module) => Object.values(module.events));
    this.told = events.filter((event) => !event.internal).map((event) => event.type);
    news.sealed.subscribe(() => this.loop.nudge());
  }

  /** Finds every `@HandlesEvents` provider. @throws Error when two bear one name */
  discover(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const options = metatype && (Reflect.getMetadata(HANDLES_EVENTS, metatype) as HandlerOptions | undefined);
      if (!options || !instance) continue;
      const known = this.handlers.get(options.name);
      if (known && known.handler !== instance) throw new Error(`Two handlers are named '${options.name}'`);
      const types = options.types === 'told' ? this.told : options.types;
      this.handlers.set(options.name, { name: options.name, types, handler: instance as EventHandler });
    }
  }

  start(): void {
    if (this.handlers.size > 0) this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /**
   * Brings every handler to the end of every ledger, or to the event it is stuck on.
   * @param raise throw a handler's error instead of noting it for a later try (tests)
   * @returns how many events were handled
   */
  async runAll(raise = false): Promise<number> {
    if (this.handlers.size === 0) return 0;
    const work = Map.groupBy(await behind(this.db, [...this.handlers.keys()]), ({ handler }) => handler);
    // Side by side, so that a slow handler holds up only itself.
    const counts = await Promise.all(
      [...work].map(async ([name, offices]) => {
        let handled = 0;
        for (const { officeId } of offices)
          while (await this.step(officeId, this.handlers.get(name)!, raise)) handled++;
        return handled;
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** @returns true when an event was handled and there may be another */
  private async step(officeId: number, { name, types, handler }: Registered, raise: boolean): Promise<boolean> {
    let at = 0;
    let what: string | undefined;
    try {
      return await this.db.transaction(async () => {
        const next = await nextFor(this.db, officeId, name, types);
        if (!next) return false;
        at = next.position;
        what = next.event?.type;
        if (next.event) await handler.handle(next.event);
        await moveCursor(this.db, officeId, name, next.event?.position ?? next.head);
        return next.event !== undefined;
      });
    } catch (error) {
      if (raise || what === undefined) throw error;
      const attempts = await noteFailure(this.db, { officeId, handler: name, position: at }, nameOf(error));
      this.logger.error(
        { handler: name, officeId, after: at, type: what, attempts, error },
        'An event could not be handled',
      );
      return false;
    }
  }
}

// A message may quote a person's data; the class and the SQLSTATE never do.
function nameOf(error: unknown): string {
  return [error instanceof Error ? error.name : typeof error, sqlState(error)].filter(Boolean).join(' ');
}
