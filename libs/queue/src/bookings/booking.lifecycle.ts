import { defineLifecycle } from '@buka-pintu/platform';

export const BOOKING_STATES = [
  'held',
  'confirmed',
  'checked_in',
  'served',
  'lapsed',
  'cancelled',
  'no_show',
  'unserved',
] as const;
export type BookingState = (typeof BOOKING_STATES)[number];

/** States in which somebody is still to come or here: nobody else gets the seat, and nothing of the person is erased. */
export const LIVE_BOOKING_STATES = ['held', 'confirmed', 'checked_in'] as const satisfies readonly BookingState[];

export const BOOKING_ACTIONS = [
  'confirm',
  'lapse',
  'reschedule',
  'cancel',
  'check_in',
  'serve',
  'miss',
  'fail',
] as const;
export type BookingAction = (typeof BOOKING_ACTIONS)[number];

/**
 * A booking from the seat to the counter. `held` waits for a proof until its deadline and is `lapsed` from that instant on, whether or
 * not anybody has written it down. `lapsed` is no end: a payment that comes late confirms it if there is a seat, and else gives the right
 * to choose another time. `lapse`, `serve`, `miss` and `fail` have no button: a deadline, the end of the ticket and of the day bring them
 * about. Who came and was never called did not miss anything: the office failed them, and the state says so.
 */
export const bookingLifecycle = defineLifecycle({
  name: 'booking',
  initial: ['held', 'confirmed'],
  final: ['served', 'cancelled', 'no_show', 'unserved'],
  transitions: [
    { from: ['held'], action: 'confirm', to: 'confirmed', permission: 'queue:bookings:confirm' },
    { from: ['held'], action: 'lapse', to: 'lapsed', permission: null },
    { from: ['lapsed'], action: 'confirm', to: ['confirmed', 'lapsed'], permission: 'queue:bookings:confirm' },
    { from: ['confirmed', 'lapsed'], action: 'reschedule', to: 'confirmed', permission: 'queue:bookings:reschedule' },
    { from: ['held', 'confirmed', 'lapsed'], action: 'cancel', to: 'cancelled', permission: 'queue:bookings:cancel' },
    { from: ['confirmed'], action: 'check_in', to: 'checked_in', permission: 'queue:check-ins:create' },
    { from: ['checked_in'], action: 'serve', to: 'served', permission: null },
    { from: ['confirmed', 'checked_in'], action: 'miss', to: 'no_show', permission: null },
    { from: ['checked_in'], action: 'fail', to: 'unserved', permission: null },
  ],
});
