/** How a client's bookings of a period ended; the desk stands among them without an id. */
export interface EndedBookings {
  clientId: string | null;
  ended: number;
  cancelled: number;
  missed: number;
}
export interface UnusualClient extends EndedBookings {
  clientId: string;
  /** Shares of bookings that ended without a visit: the client's, and the median of the others in this office. */
  share: number;
  medianShare: number;
}

/** Where a question begins. Our own figures: below twenty a share says little, and a busy office loses some to illness and rain. */
export const CLIENT_THRESHOLDS = { leastBookings: 20, leastOfOthers: 5, times: 2, above: 0.15 } as const;

const lost = ({ ended, cancelled, missed }: EndedBookings): number => (cancelled + missed) / ended;

/** Clients whose bookings come to nothing far more often than those of the others in the office, the worst first. */
export function unusualClients(sources: readonly EndedBookings[]): UnusualClient[] {
  const { leastBookings, leastOfOthers, times, above } = CLIENT_THRESHOLDS;
  return sources
    .flatMap((source) => {
      const { clientId } = source;
      const others = sources.filter((other) => other !== source && other.ended >= leastOfOthers).map(lost);
      // One alone in the office is compared with nobody.
      if (clientId === null || source.ended < leastBookings || others.length === 0) return [];
      const [share, medianShare] = [lost(source), median(others)];
      return share > medianShare * times && share > medianShare + above
        ? [{ ...source, clientId, share, medianShare }]
        : [];
    })
    .sort((one, other) => other.share - one.share);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
