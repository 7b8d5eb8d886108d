/** Beyond this two measurements of a device's clock say that somebody has set it in between; milliseconds. */
const CLOCK_STEADY_MS = 2 * 60_000;

/** A stretch of a device's running time: milliseconds since its page was loaded, which no setting of a clock moves. */
export interface RunningTime {
  load: string;
  ms: number;
}

/** What is known about when a device did something; instants in milliseconds since the epoch. */
export interface Told {
  /** By the device's own clock. */
  takenAt: number;
  running?: RunningTime;
}

/** What is known about the device's clock when it tells. */
export interface ClockFacts {
  /** Ours, when the telling arrived. */
  now: number;
  /** To add to the device's clock, as measured with this telling. */
  offsetNow: number;
  /** The same when the block of numbers was lent. */
  offsetThen: number;
  running?: RunningTime;
  /** It can't have happened before (the block was lent, the day began) … */
  notBefore: number;
  /** … nor after (now, the end of the day). */
  notAfter: number;
}

/**
 * When something happened, by our clock. A clock that is wrong all the time is corrected by how wrong it is; where somebody set it
 * in between, the time the page has been running tells, if it is still the same page. Whatever comes out is held between the
 * lease and now, so that no clock puts anybody before those who were there first.
 */
export function happenedAt(told: Told, facts: ClockFacts): number {
  const { notBefore, notAfter } = facts;
  return Math.max(notBefore, Math.min(notAfter, guess(told, facts)));
}

function guess(told: Told, { now, offsetNow, offsetThen, running }: ClockFacts): number {
  const steady = Math.abs(offsetNow - offsetThen) <= CLOCK_STEADY_MS;
  const sameRun = told.running && running && told.running.load === running.load && told.running.ms <= running.ms;
  if (!steady && sameRun) return now - (running.ms - told.running!.ms);
  return told.takenAt + (steady ? offsetNow : offsetThen);
}

/** The instants of one device in the order of its numbers: a later number never arrived before an earlier one. */
export function inOrder(instants: readonly number[]): number[] {
  let latest = -Infinity;
  return instants.map((at) => (latest = Math.max(latest, at)));
}
