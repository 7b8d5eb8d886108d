import { Injectable } from '@nestjs/common';
import { Db } from '@buka-pintu/platform';

/** How long one statement of a report may take, in milliseconds: reports wait for the counters, never the other way round. */
const LONGEST = 20_000;
/** How many reports one process computes at a time; each holds a connection that calling a ticket may want. */
const AT_ONCE = 2;

/**
 * Reads over many rows beside the work of the day: of one instant, unable to write, on one core, ended when they take too long,
 * and few at a time.
 */
@Injectable()
export class HeavyReads {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly db: Db) {}

  /** @throws pg's error 57014 when a statement takes longer than it may */
  async read<T>(work: () => Promise<T>, longest = LONGEST): Promise<T> {
    await this.turn();
    try {
      return await this.db.transaction(async () => {
        await this.db.query('set transaction isolation level repeatable read, read only');
        await this.db.query(
          `select set_config('statement_timeout', $1, true), set_config('max_parallel_workers_per_gather', '0', true),
             set_config('work_mem', '32MB', true)`,
          [String(longest)],
        );
        return work();
      });
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
  }
}
