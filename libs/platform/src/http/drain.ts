import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Server } from 'node:http';
import { Env } from '../env/index.js';

/**
 * Lets what has begun come to its end: first no new callers and no new connections (Live ends its streams at the same
 * moment), then the wait for what still runs, and only then does the server close whatever is left.
 */
@Injectable()
export class Drain implements OnModuleDestroy, BeforeApplicationShutdown {
  draining = false;
  private open = 0;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly env: Env,
  ) {}

  /** Counts requests, and asks callers to come back on another connection once the end is near. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (_request, reply, done) => {
      this.open++;
      reply.raw.once('close', () => this.open--);
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
    const until = performance.now() + this.env.drainSeconds * 1000;
    while (this.open > 0 && performance.now() < until) await sleep(20);
  }
}
