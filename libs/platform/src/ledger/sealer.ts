import { Injectable, Logger } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Loop } from '../worker/loop.js';
import { headsOf, sealOffice, unsealedOffices } from './ledger.queries.js';
import { LedgerNewsroom } from './ledger-news.js';

const BATCH = 500;
const POLL_MS = 200;
const IDLE_MS = 250;

/**
 * Gives committed events their position and hash, office by office. Any number may run: the database lets one at a time work
 * on an office. Word from this process makes it start at once; what others wrote it finds by looking.
 */
@Injectable()
export class Sealer {
  private readonly logger = new Logger(Sealer.name);
  private readonly nudged = new Set<number>();
  private readonly loop = new Loop(
    () => this.round(),
    POLL_MS,
    (error) => this.logger.warn({ error }, 'Sealing failed'),
  );
  private lookedAt = 0;

  constructor(
    private readonly db: Db,
    private readonly news: LedgerNewsroom,
  ) {
    news.written.subscribe((officeId) => {
      this.nudged.add(officeId);
      this.loop.nudge();
    });
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Seals whatever is committed in any office. @returns how many events */
  async sealAll(): Promise<number> {
    let sealed = 0;
    for (const officeId of await unsealedOffices(this.db)) sealed += await this.seal(officeId);
    return sealed;
  }

  private async round(): Promise<boolean> {
    const offices = new Set(this.nudged);
    this.nudged.clear();
    // Under a steady stream of nudges the look around must not be forgotten: other processes' events wait for it.
    if (offices.size === 0 || performance.now() - this.lookedAt > IDLE_MS) {
      this.lookedAt = performance.now();
      for (const officeId of await unsealedOffices(this.db)) offices.add(officeId);
    }
    for (const officeId of offices) {
      // What is wrong in one office must not keep the others waiting.
      await this.seal(officeId).catch((error: unknown) => this.logger.error({ officeId, error }, 'Sealing failed'));
    }
    return this.nudged.size > 0;
  }

  private async seal(officeId: number): Promise<number> {
    let sealed = 0;
    for (let batch = BATCH; batch === BATCH;) {
      batch = await sealOffice(this.db, officeId, BATCH);
      sealed += Math.max(0, batch);
    }
    if (sealed > 0) for (const head of await headsOf(this.db, [officeId])) this.news.sealed.next(head);
    return sealed;
  }
}
