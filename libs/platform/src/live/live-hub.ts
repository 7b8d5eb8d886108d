import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Db } from '../database/db.js';
import { HOUSE_MODULES, type HouseModule } from '../house.js';
import { eventsAfter, headsOf } from '../ledger/ledger.queries.js';
import { LedgerListener } from '../ledger/ledger-listener.js';
import { LedgerNewsroom } from '../ledger/ledger-news.js';
import { Loop } from '../worker/loop.js';
import type { Watcher } from './watcher.js';

const POLL_MS = 1000;
const BEAT_MS = 15_000;
/** Every second beat asks whether readers may still read: 30 s, where the ledger does not tell at once. */
const BEATS_A_QUESTION = 2;
const RETRY_MS = 1000;
const BATCH = 500;

interface WatchedOffice {
  /** Read up to here. */
  position: number;
  watchers: Set<Watcher>;
}

/** Reads each watched office's ledger once for all streams of this process; hints make it quick, polling makes it sure. */
@Injectable()
export class LiveHub {
  private readonly logger = new Logger(LiveHub.name);
  private readonly offices = new Map<number, Promise<WatchedOffice>>();
  private readonly outside = AsyncLocalStorage.snapshot();
  private readonly loop = new Loop(
    () => this.round(),
    POLL_MS,
    (error) => this.logger.warn({ error }, 'Live is behind'),
  );
  private beats?: NodeJS.Timeout;
  private closed = false;
  private beaten = 0;
  private readonly endsAccess: ReadonlySet<string>;

  constructor(
    private readonly db: Db,
    private readonly listener: LedgerListener,
    news: LedgerNewsroom,
    @Inject(HOUSE_MODULES) modules: readonly HouseModule[],
  ) {
    const events = modules.flatMap((module) => Object.values(module.events));
    this.endsAccess = new Set(events.filter((event) => event.endsAccess).map((event) => event.type));
    news.sealed.subscribe(({ officeId }) => {
      if (this.offices.has(officeId)) this.loop.nudge();
    });
  }

  /** How many streams are open. */
  async size(): Promise<number> {
    const offices = await Promise.all(this.offices.values());
    return offices.reduce((sum, { watchers }) => sum + watchers.size, 0);
  }

  async add(watcher: Watcher): Promise<void> {
    if (this.closed) return watcher.end(RETRY_MS);
    try {
      const office = await this.join(watcher);
      if (!office) return;
      this.outside(() => this.start());
      await watcher.open(office.position);
    } catch (error) {
      watcher.fail(error);
    }
  }

  remove(watcher: Watcher): void {
    watcher.stop();
    void this.offices.get(watcher.officeId)?.then(({ watchers }) => {
      watchers.delete(watcher);
      if (watchers.size === 0) this.offices.delete(watcher.officeId);
    });
  }

  /** Ends every stream with a hint when to come back, spread a little so that not all come in one moment. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.beats);
    const offices = await Promise.allSettled(this.offices.values());
    for (const office of offices)
      if (office.status === 'fulfilled')
        for (const watcher of [...office.value.watchers]) watcher.end(RETRY_MS + Math.round(Math.random() * 2000));
    await this.loop.stop();
  }

  /** From here on nothing is missed: what is sealed later is told, what came before is in the first view. */
  private async join(watcher: Watcher): Promise<WatchedOffice | undefined> {
    for (;;) {
      const found = this.office(watcher.officeId);
      const office = await found;
      if (watcher.closed) return undefined;
      // The last stream may have left, and the office with it, while this one waited.
      if (this.offices.get(watcher.officeId) !== found) continue;
      office.watchers.add(watcher);
      return office;
    }
  }

  private office(officeId: number): Promise<WatchedOffice> {
    let office = this.offices.get(officeId);
    if (!office) {
      office = headsOf(this.db, [officeId]).then(([head]) => ({ position: head?.position ?? 0, watchers: new Set() }));
      this.offices.set(officeId, office);
      office.catch(() => this.offices.delete(officeId));
    }
    return office;
  }

  private start(): void {
    this.listener.start();
    this.loop.start();
    this.beats ??= setInterval(() => void this.beat(), BEAT_MS).unref();
  }

  private async beat(): Promise<void> {
    for (const { watchers } of await Promise.all(this.offices.values())) for (const watcher of watchers) watcher.beat();
    if (++this.beaten % BEATS_A_QUESTION === 0) await this.ask();
  }

  /** Ends the streams whose readers may no longer read: sessions that ran out, links that were replaced. */
  async ask(): Promise<void> {
    const offices = await Promise.all(this.offices.values());
    // One after another: a thousand phones must not ask the database in one moment.
    for (const { watchers } of offices) for (const watcher of [...watchers]) await watcher.askAgain();
  }

  private async round(): Promise<boolean> {
    if (this.offices.size === 0) return false;
    for (const { officeId, position } of await headsOf(this.db, [...this.offices.keys()])) {
      const office = await this.offices.get(officeId);
      while (office && office.position < position) {
        const events = await eventsAfter(this.db, officeId, office.position, BATCH);
        if (events.length === 0) break;
        office.position = events.at(-1)!.position;
        const asks = events.some((event) => this.endsAccess.has(event.type));
        for (const watcher of [...office.watchers]) {
          watcher.tell(events);
          if (asks) await watcher.askAgain();
        }
      }
    }
    for (const { watchers } of await Promise.all(this.offices.values()))
      for (const watcher of watchers) watcher.retry();
    return false;
  }
}
