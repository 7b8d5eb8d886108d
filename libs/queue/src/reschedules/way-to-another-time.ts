import { addDays, instantAt, type Zone } from '@buka-pintu/platform';
import type { BookingRow } from '../bookings/bookings.queries.js';
import { needsNewTime } from '../bookings/booking.view.js';
import type { BookingRule } from '../claims/booking-rule.js';

/** How a booking may still be moved by its person or client. */
export interface WayToAnotherTime {
  left: number;
  /** Until when (RFC 3339); null: no limit. */
  byAt: string | null;
  /** Why the next one counts for nothing and is bound to no day. */
  free: string | null;
  /** Whether person and client may now; officers may longer. */
  isOpen: boolean;
}

/**
 * Until when a visit may be moved: H-n ends with the office's day n days before it, H-0 when the slot begins. What the office owes
 * (`freeReschedule`) knows neither limit nor count. @returns null for a booking that can't be moved
 */
export function wayToAnotherTime(row: BookingRow, rule: BookingRule, zone: Zone): WayToAnotherTime | null {
  if (row.state !== 'confirmed' && !needsNewTime(row)) return null;
  const left = Math.max(0, rule.reschedules - row.reschedules);
  if (row.freeReschedule !== null) return { left, byAt: null, free: row.freeReschedule, isOpen: true };
  const byAt =
    rule.rescheduleDays === 0
      ? row.startsAt.toISOString()
      : instantAt(zone, addDays(row.onDay, -rule.rescheduleDays), '24:00');
  return { left, byAt, free: null, isOpen: left > 0 && row.now.getTime() < Date.parse(byAt) };
}
