import { queueProblems } from '../queue.problems.js';
import { isContested, isOnSale, type SeatSearch } from './seat-pick.js';

/** What was asked for, as far as a refusal speaks of it. */
export interface Wanted {
  lane: string;
  seats: number;
  zone: string;
  /** Of each person: the service, and whether the slot's service point offers it. */
  services: readonly { serviceCode: string; pointer: string }[];
  /** What the slot's service point offers. */
  offered: readonly string[];
}

/** Why there is no seat, in the order in which the reasons end; for a search that found none. */
export function noSeat(wanted: Wanted, found: SeatSearch): Error {
  const { lane, zone, seats } = wanted;
  if (!found.offered) {
    const missing = wanted.services.find(({ serviceCode }) => !wanted.offered.includes(serviceCode));
    return queueProblems.serviceNotOffered({
      serviceCode: (missing ?? wanted.services[0]!).serviceCode,
      offered: wanted.offered,
      ...(missing?.pointer ? { pointer: missing.pointer } : {}),
    });
  }
  if (found.past)
    return queueProblems.slotPast({ zone, startsAt: found.startsAt.toISOString(), whyNot: { code: 'past' } });
  if (found.withdrawn) return queueProblems.slotClosed({ whyNot: { code: 'closed' } });
  const opensAt = found.opensAt.toISOString();
  if (found.unopened) return queueProblems.slotNotOpenYet({ zone, opensAt, whyNot: { code: 'not_open_yet', opensAt } });
  if (isContested(found, seats))
    return queueProblems.heldTryAgain({ lane, whyNot: { code: 'held_try_again' } }, { 'Retry-After': '1' });
  // Holds may last for hours: nobody is told to ask again every second.
  if (isOnSale(found) && found.free + found.held >= seats)
    return queueProblems.heldTryAgain({
      lane,
      freesAt: found.freesAt!.toISOString(),
      whyNot: { code: 'held_try_again' },
    });
  return queueProblems.soldOut({ lane, seatsLeft: found.free, whyNot: { code: 'sold_out' } });
}
