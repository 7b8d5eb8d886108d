import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Optional, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Server } from 'node:http';
import { Env } from '../env/index.js';
import { RequestJournal } from '../observability/request-journal.js';

/**
 * Lets what has begun come to its end: first no new callers and no new connections (Live ends its streams at the same
 * moment), then the wait for what still runs, and only then does the server close whatever is left.
 */
@Injectable()
export class Drain implements OnModuleDestroy, BeforeApplicationShutdown {
  draining = false;
  /** How long is waited at most for what still runs; a test puts its own in place of the clock. */
  patience = (milliseconds: number, signal: AbortSignal): Promise<unknown> =>
    sleep(milliseconds, undefined, { signal });
  private open = 0;
  private emptied?: () => void;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly env: Env,
    @Optional() private readonly journal?: RequestJournal,
  ) {}

  /** Counts requests, and asks callers to come back on another connection once the end is near. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (_request, reply, done) => {
      this.open++;
      reply.raw.once('close', () => this.ended());
      done();
    });
    // Also on answers that were begun before: their connection would bring the next request.
    fastify.addHook('onSend', (_request, reply, payload, done) => {
      if (this.draining) void reply.header('Connection', 'close');
      done(null, payload);
    });
  }

  onModuleDestroy(): void {
    this.draining = true;
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server?.listening) return;
    server.close();
    server.closeIdleConnections();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.emptiness();
    await this.journal?.flush();
  }

  private async emptiness(): Promise<void> {
    if (this.open === 0) return;
    const done = new AbortController();
    const enough = this.patience(this.env.drainSeconds * 1000, done.signal).catch(() => undefined);
    await Promise.race([new Promise<void>((resolve) => (this.emptied = resolve)), enough]);
    done.abort();
  }

  private ended(): void {
    this.open--;
    if (this.open === 0) this.emptied?.();
  }
}
