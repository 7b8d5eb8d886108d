import type { Db } from '@buka-pintu/platform';
import { LONGEST_WAIT_SECONDS, FREE_TRIES } from './slow-down.js';

/**
 * The failures still remembered, at the moment of the statement; a clock that jumped back forgets none and blocks nobody. After
 * a hundred half-lives nothing is left, and power() would underflow.
 */
const faded = (halfLife: string) =>
  `(t.failures * power(0.5::float8, least(100, greatest(0,
    extract(epoch from clock_at() - t.attempted_at)::float8 / ${halfLife}))))`;
/** As `waitAfter`, of whole failures: the fifth has faded by a hair when the sixth comes. */
const wait = (failures: string) =>
  `(case when round(${failures}) < ${FREE_TRIES} then 0
    else least(${LONGEST_WAIT_SECONDS}, power(2, least(20, round(${failures}) - ${FREE_TRIES - 1}))) end)`;
const age = 'extract(epoch from clock_at() - t.attempted_at)::float8';

/**
 * Counts a try as failed before it is made, so that a hundred at once count a hundred; success takes it back.
 * @returns undefined when the try comes too soon
 */
export function charge(db: Db, key: Buffer, halfLife: number): Promise<{ familiar: boolean } | undefined> {
  return db.maybe<{ familiar: boolean }>(
    `insert into sign_in_throttle as t (key, failures, attempted_at) values ($1, 1, clock_at())
     on conflict (key) do update set failures = ${faded('$2')} + 1, attempted_at = clock_at()
     where not (${age} >= 0 and ${age} < ${wait(faded('$2'))})
     returning t.succeeded_at is not null as familiar`,
    [key, halfLife],
  );
}

/** Seconds until the next try is let through, at least 1. */
export async function secondsToWait(db: Db, key: Buffer, halfLife: number): Promise<number> {
  const row = await db.maybe<{ seconds: number }>(
    `select ceil(${wait(faded('$2'))} - ${age})::integer as seconds from sign_in_throttle t where t.key = $1`,
    [key, halfLife],
  );
  return Math.min(LONGEST_WAIT_SECONDS, Math.max(1, row?.seconds ?? 1));
}

/** One more failure under a key that never blocks: the whole house's. */
export async function countFailure(db: Db, key: Buffer, halfLife: number): Promise<void> {
  await db.query(
    `insert into sign_in_throttle as t (key, failures, attempted_at) values ($1, 1, clock_at())
     on conflict (key) do update set failures = ${faded('$2')} + 1, attempted_at = clock_at()`,
    [key, halfLife],
  );
}

export async function recentFailures(db: Db, key: Buffer, halfLife: number): Promise<number> {
  const row = await db.maybe<{ failures: number }>(
    `select ${faded('$2')} as failures from sign_in_throttle t where t.key = $1`,
    [key, halfLife],
  );
  return row?.failures ?? 0;
}

export async function forgive(db: Db, key: Buffer): Promise<void> {
  await db.query('update sign_in_throttle set failures = 0, succeeded_at = clock_at() where key = $1', [key]);
}

/** Drops what has faded long ago; a network with a success stays familiar for ninety days. */
export async function forgetOld(db: Db): Promise<void> {
  await db.query(
    `delete from sign_in_throttle
     where attempted_at < clock_at() - interval '2 days'
       and (succeeded_at is null or succeeded_at < clock_at() - interval '90 days')`,
  );
}
