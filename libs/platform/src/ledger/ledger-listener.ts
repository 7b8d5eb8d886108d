import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { Env } from '../env/index.js';
import { LedgerNewsroom } from './ledger-news.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Hears of what other processes sealed, over one connection of its own. Only a hint: through a pooler, or while the connection is
 * away, nothing is heard, and everyone who needs every event looks for itself as well.
 */
@Injectable()
export class LedgerListener implements OnModuleDestroy {
  private readonly logger = new Logger(LedgerListener.name);
  // Whoever needs it first starts it, and its callbacks must not live on in that request's context or transaction.
  private readonly outside = AsyncLocalStorage.snapshot();
  private client?: pg.Client;
  private timer?: NodeJS.Timeout;
  private wanted = false;
  private pause = FIRST_PAUSE_MS;

  constructor(
    private readonly env: Env,
    private readonly news: LedgerNewsroom,
  ) {}

  /** Begins to listen and keeps reconnecting; a second call changes nothing. */
  start(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.outside(() => void this.connect());
  }

  /** Whether the connection stands at the moment. */
  get listening(): boolean {
    return this.client !== undefined;
  }

  async onModuleDestroy(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.timer);
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.env.databaseDirectUrl ?? this.env.databaseUrl,
      keepAlive: true,
    });
    let gone = false;
    const lost = (): void => {
      if (gone) return;
      gone = true;
      if (this.client === client) this.client = undefined;
      client.end().catch(() => undefined);
      if (!this.wanted) return;
      this.timer = setTimeout(() => void this.connect(), this.pause * (0.5 + Math.random()));
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    try {
      await client.connect();
      await client.query('listen ledger');
      if (!this.wanted) return lost();
      this.client = client;
      this.pause = FIRST_PAUSE_MS;
    } catch (error) {
      if (this.wanted) this.logger.warn({ error }, 'Cannot listen to the ledger, looking for news by itself');
      lost();
    }
  }

  private hear(payload: string): void {
    const [, office, position] = /^(\d+):(\d+)$/.exec(payload) ?? [];
    if (office) this.news.sealed.next({ officeId: Number(office), position: Number(position) });
  }
}
