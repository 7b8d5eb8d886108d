import type { HitBooking } from './hit-booking.dto.js';

/** A booking that a change would hit, as the documents show it. */
export const HIT_EXAMPLE: HitBooking = {
  id: '019ab3c7-1a2b-7001-9c0d-e1f2a3b4c5d6',
  code: 'CTH-7K2M9QXF-Q',
  servicePointId: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d',
  on: '2026-12-09',
  startsAt: '2026-12-09T01:00:00.000Z',
  serviceCode: 'passport_new_adult',
  lane: 'regular',
};
