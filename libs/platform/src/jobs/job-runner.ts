import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type Runner,
  runTaskListOnce,
  type TaskList,
} from 'graphile-worker';
import pg from 'pg';
import { PG_CLIENT } from '../database/data-source.js';
import { Db } from '../database/db.js';
import { sqlState } from '../database/sql-error.js';
import { Env } from '../env/index.js';
import { EVERY, type EveryOptions, HANDLES_JOB, type JobHandler, type JobKind } from './handles-job.js';

const CONCURRENCY = 4;
/** Jobs that wait for other people's machines: they cost a socket each, no connection. */
const WAITING_CONCURRENCY = 16;
const PAUSE_MS = 1000;
const SWEEP_MS = 60_000;
const LOST_AFTER = '5 minutes';

/** Works off the list of jobs and gives the periodic ones their turn; any number of processes may run it. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger(JobRunner.name);
  private readonly handlers = new Map<string, JobHandler<unknown>>();
  private readonly waiting = new Set<string>();
  private readonly periodic: EveryOptions[] = [];
  private pool?: pg.Pool;
  private runners: Runner[] = [];
  private keeping?: Promise<void>;
  private stopping?: AbortController;

  constructor(
    private readonly db: Db,
    private readonly env: Env,
    @Inject(PG_CLIENT) private readonly client: typeof pg.Client,
    private readonly discovery: DiscoveryService,
  ) {}

  /** Finds every `@HandlesJob` and `@Every` provider. @throws Error when two bear one name */
  async discover(): Promise<void> {
    const found = new Set<unknown>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (!metatype || !instance || found.has(instance)) continue;
      const every = Reflect.getMetadata(EVERY, metatype) as EveryOptions | undefined;
      const kind = Reflect.getMetadata(HANDLES_JOB, metatype) as JobKind | undefined;
      const name = every?.name ?? kind?.name;
      if (!name) continue;
      if (kind?.waits) this.waiting.add(name);
      if (this.handlers.has(name)) throw new Error(`Two jobs are named '${name}'`);
      found.add(instance);
      this.handlers.set(name, instance as JobHandler<unknown>);
      if (every) this.periodic.push(every);
    }
    // Whoever adds the first job of a name would otherwise hold up all who add the second until it commits.
    await this.db.query(
      `insert into graphile_worker._private_tasks (identifier) select name from unnest($1::text[]) as job(name)
       where not exists (select from graphile_worker._private_tasks where identifier = name) on conflict do nothing`,
      [[...this.handlers.keys()]],
    );
  }

  /** Starts to work; new jobs are heard of at once where LISTEN works, and found within a second where it does not. */
  start(): void {
    if (this.keeping || this.handlers.size === 0) return;
    this.stopping = new AbortController();
    this.keeping = this.keep(this.stopping.signal);
  }

  /** Lets the running jobs end; what is left stays on the list. */
  async stop(): Promise<void> {
    this.stopping?.abort();
    await this.stopRunners();
    await this.keeping;
    this.keeping = undefined;
    await this.pool?.end();
    this.pool = undefined;
  }

  /**
   * Gives jobs back to the list whose process was killed in the middle: graphile-worker itself waits four hours. So no job may
   * take longer than this, and doing one twice must do no harm.
   */
  private async freeLost(): Promise<void> {
    // The line of jobs that a dead process held would stand still with it.
    await this.db.query(
      `update graphile_worker._private_job_queues set locked_at = null, locked_by = null
       where locked_at < now() - interval '${LOST_AFTER}'`,
    );
    const lost = await this.db.query<{ id: number }>(
      `update graphile_worker._private_jobs set locked_at = null, locked_by = null
       where locked_at < now() - interval '${LOST_AFTER}' returning id`,
    );
    if (lost.length > 0)
      this.logger.warn({ jobs: lost.map(({ id }) => id) }, 'Jobs of a dead process are taken up again');
  }

  /** graphile-worker gives up when the database stays away; the house begins again until it is told to stop. */
  private async keep(stopping: AbortSignal): Promise<void> {
    const failed = (error: unknown): void => this.logger.warn({ error }, 'Lost jobs could not be looked for');
    const sweep = setInterval(() => void this.freeLost().catch(failed), SWEEP_MS);
    while (!stopping.aborted) {
      try {
        await this.freeLost();
        await this.run();
        if (stopping.aborted) await this.stopRunners();
        // Whichever lane ends, both begin again.
        await Promise.race(this.runners.map((runner) => runner.promise));
      } catch (error) {
        if (!stopping.aborted) this.logger.warn({ error }, 'Work on the job list broke off');
      }
      await this.stopRunners();
      this.runners = [];
      if (!stopping.aborted) await sleep(PAUSE_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
    clearInterval(sweep);
  }

  /** One lane for the house's own work and one for what waits for others: neither holds up the other. */
  private async run(): Promise<void> {
    const tasks = Object.entries(
      this.tasks((error) => {
        throw error;
      }),
    );
    const lane = (waits: boolean) => Object.fromEntries(tasks.filter(([name]) => this.waiting.has(name) === waits));
    const common = {
      pgPool: this.open(),
      pollInterval: 1000,
      noHandleSignals: true,
      noPreparedStatements: !this.env.namedStatements,
      logger: this.workerLogger(),
    };
    const crontab = this.periodic.map(({ name, minutes }) => ({
      task: name,
      identifier: name,
      match: ({ hour, min }: { hour: number; min: number }) => (hour * 60 + min) % minutes === 0,
      options: { maxAttempts: 1, backfillPeriod: 0 },
    }));
    this.runners = [
      await run({
        ...common,
        concurrency: CONCURRENCY,
        taskList: lane(false),
        parsedCronItems: parseCronItems(crontab),
      }),
    ];
    if (this.waiting.size > 0)
      this.runners.push(
        await run({ ...common, concurrency: WAITING_CONCURRENCY, taskList: lane(true), parsedCronItems: [] }),
      );
  }

  /** Lets the jobs that run end; stopping twice is no harm. */
  private async stopRunners(): Promise<void> {
    const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
    await Promise.all(this.runners.flatMap((runner) => [quietly(runner.stop()), quietly(runner.promise)]));
  }

  /**
   * Does the jobs that are due until none is left, without starting to wait for more.
   * @returns how many were done
   * @throws the first error of a job, after all were tried
   */
  async runDue(): Promise<number> {
    const errors: unknown[] = [];
    let done = 0;
    const tasks = this.tasks((error) => {
      errors.push(error);
      throw error;
    });
    const counted = Object.entries(tasks).map(([name, task]) => [
      name,
      async (...args: Parameters<NonNullable<typeof task>>) => {
        done++;
        await task!(...args);
      },
    ]);
    const client = await this.open().connect();
    try {
      const options = { noHandleSignals: true, logger: this.workerLogger(), useNodeTime: false };
      await runTaskListOnce(options, Object.fromEntries(counted) as TaskList, client).promise;
    } finally {
      client.release();
    }
    if (errors.length > 0) throw errors[0];
    return done;
  }

  /** Runs one periodic job now. @throws what it throws */
  async turn(name: string): Promise<void> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`No job is named '${name}'`);
    await handler.run({});
  }

  private tasks(failed: (error: Error) => void): TaskList {
    return Object.fromEntries(
      [...this.handlers].map(([name, handler]) => [
        name,
        async (payload: unknown) => {
          try {
            await handler.run(payload);
          } catch (error) {
            this.logger.error({ job: name, error }, 'A job failed');
            failed(withoutWords(error));
          }
        },
      ]),
    );
  }

  private open(): pg.Pool {
    if (!this.pool) {
      // Each lane listens on one connection, the others fetch jobs and tick them off; the work itself uses the app's own pool.
      const connectionString = this.env.databaseDirectUrl ?? this.env.databaseUrl;
      this.pool = new pg.Pool({ connectionString, max: CONCURRENCY + 1, Client: this.client });
      const broken = (error: Error): void => this.logger.warn({ error }, 'A connection of the job list broke');
      this.pool.on('error', broken);
      this.pool.on('connect', (client) => client.on('error', broken));
    }
    return this.pool;
  }

  private workerLogger(): WorkerLogger {
    return new WorkerLogger((scope) => (level, message) => {
      if (level === 'error') this.logger.error({ ...scope }, message);
      // It wants a connection for each job at once; ours wait for other people's servers and need one only to be ticked off.
      else if (level === 'warning' && !/maxPoolSize/.test(message)) this.logger.warn({ ...scope }, message);
    });
  }
}

// The list keeps the last error's message, and a message may quote a person's data: keep its class and SQLSTATE.
function withoutWords(error: unknown): Error {
  const name = error instanceof Error ? error.name : typeof error;
  const kept = new Error([name, sqlState(error)].filter(Boolean).join(' '), { cause: error });
  kept.stack = kept.message;
  return kept;
}
