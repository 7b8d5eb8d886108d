import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';

interface PoolFigures {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

/** The process's figures for Prometheus. Modules add their own to `registry`; no label may name a person or a record. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  /** Seconds from the first byte of a request to the last of its answer, by route as it was declared. */
  readonly requests = new Histogram({
    name: 'buka_http_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  readonly problems = new Counter({
    name: 'buka_http_problems_total',
    help: 'Problems answered, by code',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });

  readonly open = new Gauge({
    name: 'buka_http_requests_open',
    help: 'Requests being answered, open streams included',
    registers: [this.registry],
  });

  constructor(source: DataSource) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'buka_database_connections',
      help: 'Connections of the pool, and callers waiting for one',
      labelNames: ['state'] as const,
      registers: [this.registry],
      collect() {
        const pool = (source.driver as unknown as { master?: PoolFigures }).master;
        if (!pool) return;
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'used' }, pool.totalCount - pool.idleCount);
        this.set({ state: 'awaited' }, pool.waitingCount);
      },
    });
  }
}
