import type { AffectedRow } from './affected.queries.js';
import type { HitBooking } from './hit-booking.dto.js';

/** As many as a list before saving names; the number beside it counts them all. */
export const SHOWN = 100;

export function hitView({ id, code, servicePointId, on, startsAt, serviceCode, lane }: AffectedRow): HitBooking {
  return { id, code, servicePointId, on, startsAt: startsAt.toISOString(), serviceCode, lane };
}
