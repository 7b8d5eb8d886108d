import {
  COUNTER_ACTIONS,
  COUNTER_STATES,
  type CounterAction,
  counterLifecycle,
  type CounterState,
} from './counter.lifecycle.js';

const LEGAL: Record<CounterState, Partial<Record<CounterAction, CounterState>>> = {
  closed: { open: 'open' },
  open: { call_next: 'open', pause: 'paused', close: 'closed' },
  paused: { resume: 'open', close: 'closed' },
};

describe('the counter lifecycle', () => {
  it.each(COUNTER_STATES.flatMap((state) => COUNTER_ACTIONS.map((action) => [state, action] as const)))(
    '%s: %s',
    (state, action) => {
      const to = LEGAL[state][action];
      if (to) expect(counterLifecycle.to(state, action)).toBe(to);
      else expect(() => counterLifecycle.to(state, action)).toThrow(/illegal-transition/);
    },
  );

  it('calls only from an open counter', () => {
    expect(COUNTER_STATES.filter((state) => counterLifecycle.can(state, 'call_next'))).toEqual(['open']);
  });
});
