import { defineLifecycle } from '@buka-pintu/platform';

export const BOOKING_STATES = ['confirmed', 'checked_in', 'served', 'cancelled', 'no_show', 'unserved'] as const;
export type BookingState = (typeof BOOKING_STATES)[number];

export const BOOKING_ACTIONS = ['cancel', 'check_in', 'serve', 'miss', 'fail'] as const;
export type BookingAction = (typeof BOOKING_ACTIONS)[number];

/**
 * A booking from the seat to the counter. Holds that wait for a payment will enter before `confirmed`.
 * `serve`, `miss` and `fail` have no button: the end of the ticket and of the day bring them about. Who came and was never
 * called did not miss anything: the office failed them, and the state says so.
 */
export const bookingLifecycle = defineLifecycle({
  name: 'booking',
  initial: ['confirmed'],
  final: ['served', 'cancelled', 'no_show', 'unserved'],
  transitions: [
    { from: ['confirmed'], action: 'cancel', to: 'cancelled', permission: 'queue:bookings:cancel' },
    { from: ['confirmed'], action: 'check_in', to: 'checked_in', permission: 'queue:check-ins:create' },
    { from: ['checked_in'], action: 'serve', to: 'served', permission: null },
    { from: ['confirmed', 'checked_in'], action: 'miss', to: 'no_show', permission: null },
    { from: ['checked_in'], action: 'fail', to: 'unserved', permission: null },
  ],
});
