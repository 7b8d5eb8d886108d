import {
  BOOKING_ACTIONS,
  BOOKING_STATES,
  type BookingAction,
  bookingLifecycle,
  type BookingState,
} from './booking.lifecycle.js';

/** What each action makes of each state; what isn't here is illegal. */
const LEGAL: Record<BookingState, Partial<Record<BookingAction, BookingState[]>>> = {
  held: { confirm: ['confirmed'], lapse: ['lapsed'], cancel: ['cancelled'] },
  lapsed: { confirm: ['confirmed', 'lapsed'], reschedule: ['confirmed'], cancel: ['cancelled'] },
  confirmed: { reschedule: ['confirmed'], cancel: ['cancelled'], check_in: ['checked_in'], miss: ['no_show'] },
  checked_in: { serve: ['served'], miss: ['no_show'], fail: ['unserved'] },
  served: {},
  cancelled: {},
  no_show: {},
  unserved: {},
};

describe('the booking lifecycle', () => {
  it.each(BOOKING_STATES.flatMap((state) => BOOKING_ACTIONS.map((action) => [state, action] as const)))(
    '%s: %s',
    (state, action) => {
      const legal = LEGAL[state][action];
      expect(bookingLifecycle.can(state, action)).toBe(Boolean(legal));
      if (!legal) {
        expect(() => bookingLifecycle.to(state, action)).toThrow(/illegal-transition/);
        return;
      }
      for (const to of legal) expect(bookingLifecycle.to(state, action, to)).toBe(to);
      for (const to of BOOKING_STATES.filter((it) => !legal.includes(it)))
        expect(() => bookingLifecycle.to(state, action, to)).toThrow();
    },
  );

  it('shows nobody what only the house does', () => {
    for (const state of BOOKING_STATES)
      for (const action of ['lapse', 'serve', 'miss', 'fail'])
        expect(bookingLifecycle.actions(state, () => true)).not.toContain(action);
    expect(bookingLifecycle.actions('held', () => true)).toEqual(['confirm', 'cancel']);
    expect(bookingLifecycle.actions('held', () => false)).toEqual([]);
  });
});
