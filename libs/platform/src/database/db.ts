import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral, type QueryRunner, type Repository } from 'typeorm';
import { Env } from '../env/index.js';
import { OfficeRepo, type OfficeOwned } from './office-repo.js';
import { sqlState } from './sql-error.js';

interface Ambient {
  runner: QueryRunner;
  client: PoolClient;
  after: (() => void)[];
  /** Set when a joined piece of work threw: its half-done writes must not be committed by whoever caught the error. */
  failed?: { error: unknown };
}

const ATTEMPTS = 5;
const RETRIED = new Set(['40001', '40P01']);

/** The database, with an ambient transaction: whoever is called inside `transaction` takes part without being handed one. */
@Injectable()
export class Db implements OnApplicationShutdown {
  private readonly ambient = new AsyncLocalStorage<Ambient>();
  private readonly logger = new Logger(Db.name);

  constructor(
    private readonly source: DataSource,
    private readonly env: Env,
  ) {}

  /**
   * Runs the work in one transaction, joining the open one if there is one. The outermost commits when the work returns, rolls
   * back when it throws, and runs the work again on a serialisation failure or a deadlock: so no network call, upload or
   * password hash inside, and no effect outside the database but through `afterCommit`.
   * @throws what the work throws; also when a joined piece threw and its caller swallowed that error
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    const open = this.ambient.getStore();
    if (open) return this.join(open, work);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.outermost(work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRIED.has(sqlState(error) ?? '')) throw error;
        await sleep(2 ** attempt * (2 + Math.random() * 6));
      }
    }
  }

  private async join<T>(open: Ambient, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      open.failed ??= { error };
      throw error;
    }
  }

  private async outermost<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const after: Ambient['after'] = [];
    let result: T;
    try {
      const ambient: Ambient = { runner, client: (await runner.connect()) as PoolClient, after };
      await runner.startTransaction();
      try {
        result = await this.ambient.run(ambient, work);
        if (ambient.failed) throw ambient.failed.error;
        await runner.commitTransaction();
      } catch (error) {
        // A connection that died can't roll back; the server does it. What matters is the first error.
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
    for (const run of after) this.runAfter(run);
    return result;
  }

  private runAfter(run: () => void): void {
    try {
      this.ambient.exit(run);
    } catch (error) {
      this.logger.error('An after-commit step failed', error instanceof Error ? error.stack : String(error));
    }
  }

  /** Runs after the commit of the open transaction, never after a rollback; at once when no transaction is open. */
  afterCommit(run: () => void): void {
    const open = this.ambient.getStore();
    if (open) open.after.push(run);
    else this.runAfter(run);
  }

  /** Whether a transaction is open here. */
  get inTransaction(): boolean {
    return this.ambient.getStore() !== undefined;
  }

  /** The rows of one office-owned entity, in the ambient transaction; its criteria demand `officeId`. */
  repo<E extends OfficeOwned>(entity: EntityTarget<E>): OfficeRepo<E> {
    return new OfficeRepo(this.reference(entity));
  }

  /** A small table that is whole everywhere (offices, services, holidays) or a claim table, in the ambient transaction. */
  reference<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return (this.ambient.getStore()?.runner.manager ?? this.source.manager).getRepository(entity);
  }

  /**
   * Runs one statement in the ambient transaction. Column names come back as SQL has them, bigint as number, date as
   * 'YYYY-MM-DD', timestamptz as Date. With a name the statement is prepared once a connection, where the settings allow it.
   * @throws pg's DatabaseError; `constraintOf(error)` names the constraint that refused
   */
  async query<R extends object>(sql: string, params: unknown[] = [], opts: { name?: string } = {}): Promise<R[]> {
    const on = this.ambient.getStore()?.client ?? this.pool;
    const name = this.env.namedStatements ? opts.name : undefined;
    return (await on.query<R>({ text: sql, values: params, ...(name ? { name } : {}) })).rows;
  }

  /** The one row of a statement. @throws Error when there is none or more than one */
  async one<R extends object>(sql: string, params?: unknown[], opts?: { name?: string }): Promise<R> {
    const rows = await this.query<R>(sql, params, opts);
    if (rows.length !== 1) throw new Error(`Expected one row, got ${rows.length}`);
    return rows[0]!;
  }

  /** The first row of a statement, or undefined. */
  async maybe<R extends object>(sql: string, params?: unknown[], opts?: { name?: string }): Promise<R | undefined> {
    return (await this.query<R>(sql, params, opts))[0];
  }

  /** The instant that decides: the database's, through `clock_at()`; the same throughout a transaction. */
  async now(): Promise<Date> {
    return (await this.one<{ now: Date }>('select clock_at() as now')).now;
  }

  private get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  /** Closes the pool once nothing needs it any more. */
  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
