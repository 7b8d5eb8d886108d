/** A stretch in which nobody could be served; instants in milliseconds since the epoch. */
export interface Pause {
  startsAt: number;
  endsAt: number;
}

/**
 * How fast a promise's clock runs while nobody can be served. Not zero: whoever's time began earlier within a pause stays
 * before who came later in it, and all of them stay before those who come when it is over. Four hours weigh 14 seconds.
 */
const CRAWL = 1 / 1000;

/** Pauses in the order of time, those that meet as one: a point and a service of it may stand still at once. */
export function joinPauses(pauses: readonly Pause[]): Pause[] {
  const joined: Pause[] = [];
  for (const { startsAt, endsAt } of pauses
    .filter((one) => one.startsAt < one.endsAt)
    .toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = joined.at(-1);
    if (last && startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, endsAt);
    else joined.push({ startsAt, endsAt });
  }
  return joined;
}

/** How much of the time from `from` to `to` was pause, in milliseconds. @param pauses joined */
export function pausedBetween(pauses: readonly Pause[], from: number, to: number): number {
  return pauses.reduce(
    (sum, { startsAt, endsAt }) => sum + Math.max(0, Math.min(to, endsAt) - Math.max(from, startsAt)),
    0,
  );
}

/** When a promise of so many milliseconds from `from` on is due, with its clock all but standing in pauses. @param pauses joined */
export function dueAfter(pauses: readonly Pause[], from: number, milliseconds: number): number {
  let [at, left] = [from, milliseconds];
  for (const { startsAt, endsAt } of pauses) {
    if (endsAt <= at) continue;
    const free = Math.max(0, startsAt - at);
    if (left <= free) return at + left;
    left -= free;
    at = Math.max(at, startsAt);
    const crawled = (endsAt - at) * CRAWL;
    if (left <= crawled) return at + left / CRAWL;
    left -= crawled;
    at = endsAt;
  }
  return at + left;
}
