import { Injectable } from '@nestjs/common';

/**
 * Node's time, for what does not decide: log lines, headers, the age of a cache entry. Whatever decides (a hold, a deadline,
 * a limit) asks the database: `await db.now()` or `clock_at()` inside the statement. Tests move both together.
 */
@Injectable()
export class Clock {
  /** The present instant. */
  now(): Date {
    return new Date();
  }
}

/** Milliseconds since 1970 of this machine; only for ids, whose order is a convenience and never a truth. */
export function machineMillis(): number {
  return Date.now();
}
