import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/**
 * Waits until it holds: tests wait for a condition, never for a time, since nobody knows how slow the next machine is.
 * @throws after a minute, with its source
 */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`Never came true: ${holds.toString()}`);
    await sleep(10);
  }
}
