/** A forecast that was told, and what came of it; seconds. */
export interface Told {
  /** The middle as simulated, before any correction. */
  plain: number;
  /** The upper end as told. */
  upper: number;
  outcome: number;
}

/** What recent outcomes make of the next forecasts. */
export interface Correction {
  /** By how much waits turned out longer (or shorter) than simulated. */
  scale: number;
  /** Which share of the simulated futures the upper end takes in. */
  level: number;
}

const AIM = 0.9;
/** How many outcomes it takes until they weigh as much as no experience at all. */
const DOUBT = { scale: 12, level: 25 };
const BOUNDS = { scale: [0.75, 1.35], level: [0.8, 0.97] } as const;
/** Two minutes: between no wait and one minute lies no factor. */
const GROUND = 120;

/**
 * Recent waits correct the simulation twice: its middle by how much they differed (today's officers are quicker or slower), its
 * upper end by how often it held. Few outcomes correct little, and none correct nothing.
 * @param told newest first
 */
export function correctionOf(told: readonly Told[]): Correction {
  const recent = told.slice(0, 20).map(({ plain, outcome }) => Math.log((outcome + GROUND) / (plain + GROUND)));
  const middle = [...recent].sort((a, b) => a - b)[Math.floor(recent.length / 2)] ?? 0;
  const weight = recent.length / (recent.length + DOUBT.scale);
  const last = told.slice(0, 100);
  const held = last.filter(({ upper, outcome }) => outcome <= upper).length;
  const share = (held + AIM * DOUBT.level) / (last.length + DOUBT.level);
  return {
    scale: within(Math.exp(middle * weight), BOUNDS.scale),
    level: within(AIM + (AIM - share), BOUNDS.level),
  };
}

export interface Interval {
  p50Minutes: number;
  p90Minutes: number;
  /** The middle as simulated, in seconds; kept so that the next forecasts can be corrected by it. */
  plain: number;
}

/** The interval as it is told: whole minutes, the lower end rounded down and the upper one up. Null when it has no end. */
export function intervalOf(waits: readonly number[], { scale, level }: Correction): Interval | null {
  const [plain, upper] = [quantile(waits, 0.5), quantile(waits, level)];
  if (!Number.isFinite(plain) || !Number.isFinite(upper)) return null;
  return {
    p50Minutes: Math.floor((plain * scale) / 60_000),
    p90Minutes: Math.ceil((upper * scale) / 60_000),
    plain: Math.round(plain / 1000),
  };
}

/** Between the two nearest: a hundred futures have no exact nine tenths. */
function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.POSITIVE_INFINITY;
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low === high ? low : low + (high - low) * (place - Math.floor(place));
}

function within(value: number, [least, most]: readonly [number, number]): number {
  return Math.min(most, Math.max(least, value));
}
