import pg from 'pg';
import { Clock } from '../clock/clock.js';

/** Moves the house's time: Node's `Clock` and SQL's `clock_at()` together. It goes on running from where it was set, unless stopped. */
export class TestClock extends Clock {
  private offset = 0;
  private standsAt: number | undefined;

  /** @param owner a connection of the schema's owner: the app's role can't replace the function */
  constructor(private readonly owner: pg.Pool) {
    super();
  }

  override now(): Date {
    return new Date(this.standsAt ?? Date.now() + this.offset);
  }

  /** Sets the house's time, e.g. `'2026-11-23T01:00:00Z'`. */
  async set(instant: string): Promise<void> {
    const at = Date.parse(instant);
    if (Number.isNaN(at)) throw new RangeError(`'${instant}' is no instant`);
    this.standsAt = undefined;
    await this.move(at - Date.now());
  }

  /** Lets the given milliseconds pass. */
  async advance(ms: number): Promise<void> {
    if (this.standsAt !== undefined) this.standsAt += ms;
    await this.move(this.offset + ms);
  }

  /** Only `advance` moves it then, until it is set again: for tests of seconds, on a machine that may lose some between two lines. */
  async stop(): Promise<void> {
    this.standsAt = this.now().getTime();
    await this.move(this.offset);
  }

  private async move(offset: number): Promise<void> {
    // Waiting jobs keep their distance to the house's time: graphile-worker itself knows only the machine's.
    const now =
      this.standsAt === undefined
        ? `now() + interval ''${Math.round(offset)} milliseconds''`
        : `timestamptz ''${new Date(this.standsAt).toISOString()}''`;
    await this.owner.query(`
      create or replace function clock_at() returns timestamptz language sql stable parallel safe
        as 'select ${now}';
      update graphile_worker._private_jobs set run_at = run_at - interval '${Math.round(offset - this.offset)} milliseconds'
        where run_at > now();`);
    this.offset = offset;
  }
}
