import {
  type INestApplicationContext,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Env } from '../env/index.js';
import { JobRunner } from '../jobs/job-runner.js';
import { HandlerRunner } from '../ledger/handler-runner.js';
import { LedgerListener } from '../ledger/ledger-listener.js';
import { Sealer } from '../ledger/sealer.js';

/** Everything that goes on without a request: sealing, handlers, jobs. The API does it as well unless WORKER=0. */
@Injectable()
export class Worker implements OnApplicationBootstrap, OnModuleDestroy {
  private running = false;

  constructor(
    private readonly env: Env,
    private readonly sealer: Sealer,
    private readonly handlers: HandlerRunner,
    private readonly jobs: JobRunner,
    private readonly listener: LedgerListener,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.handlers.discover();
    await this.jobs.discover();
    if (this.env.worker) this.start();
  }

  /** Starts; a second call changes nothing. */
  start(): void {
    if (this.running) return;
    this.running = true;
    this.listener.start();
    this.sealer.start();
    this.handlers.start();
    this.jobs.start();
  }

  /** Lets the present pieces of work end. */
  async stop(): Promise<void> {
    this.running = false;
    await Promise.all([this.sealer.stop(), this.handlers.stop(), this.jobs.stop()]);
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  /**
   * Seals, hands out and works until nothing is left to do; for tests, where nothing runs by itself.
   * @throws what a handler or a job throws
   */
  async settle(): Promise<void> {
    for (let done = 1; done > 0;) {
      done = (await this.sealer.sealAll()) + (await this.handlers.runAll(true));
      done += await this.jobs.runDue();
    }
  }
}

/**
 * Makes an application work as well: timers, deliveries, sealing.
 * @param app with or without HTTP
 */
export function startWorker(app: INestApplicationContext): Worker {
  const worker = app.get(Worker, { strict: false });
  worker.start();
  return worker;
}
