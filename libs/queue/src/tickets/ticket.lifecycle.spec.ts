import fc from 'fast-check';
import {
  ACTIVE_TICKET_STATES,
  LIVE_TICKET_STATES,
  TICKET_ACTIONS,
  TICKET_STATES,
  type TicketAction,
  ticketLifecycle,
  type TicketState,
} from './ticket.lifecycle.js';

/** What each action makes of each state; what isn't here is illegal. */
const LEGAL: Record<TicketState, Partial<Record<TicketAction, TicketState[]>>> = {
  waiting: { call: ['called'], take_back: ['serving'], leave: ['left'], expire: ['left'] },
  called: {
    recall: ['called'],
    start: ['serving'],
    no_answer: ['waiting', 'missed'],
    park: ['parked'],
    transfer: ['waiting'],
  },
  serving: { next_step: ['waiting'], finish: ['served'], park: ['parked'], transfer: ['waiting'] },
  parked: { unpark: ['waiting', 'serving'], leave: ['left'], expire: ['left'] },
  served: {},
  missed: { call: ['called'] },
  left: {},
};

describe('the ticket lifecycle', () => {
  it.each(TICKET_STATES.flatMap((state) => TICKET_ACTIONS.map((action) => [state, action] as const)))(
    '%s: %s',
    (state, action) => {
      const legal = LEGAL[state][action];
      expect(ticketLifecycle.can(state, action)).toBe(Boolean(legal));
      if (!legal) {
        expect(() => ticketLifecycle.to(state, action)).toThrow(/illegal-transition/);
        return;
      }
      for (const to of legal) expect(ticketLifecycle.to(state, action, to)).toBe(to);
      for (const to of TICKET_STATES.filter((it) => !legal.includes(it))) {
        expect(() => ticketLifecycle.to(state, action, to)).toThrow();
      }
    },
  );

  it('shows nobody what only the house does', () => {
    for (const state of TICKET_STATES) expect(ticketLifecycle.actions(state, () => true)).not.toContain('expire');
    expect(ticketLifecycle.actions('called', () => true)).toEqual(['recall', 'start', 'no_answer', 'park', 'transfer']);
    expect(ticketLifecycle.actions('called', () => false)).toEqual([]);
  });

  it('keeps its promises on any walk', () => {
    const step = fc.record({ action: fc.constantFrom(...TICKET_ACTIONS), choice: fc.nat(1) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 100, maxLength: 300 }), (steps) => {
        let state: TicketState = 'waiting';
        let served = 0;
        for (const { action, choice } of steps) {
          if (!ticketLifecycle.can(state, action)) continue;
          const ways = LEGAL[state][action]!;
          const next: TicketState = ticketLifecycle.to(state, action, ways[choice % ways.length]);
          // Nobody is served who was not at a counter before, and nothing follows the end.
          if (next === 'served') expect(state).toBe('serving');
          if (next === 'serving') expect(['called', 'parked', 'waiting']).toContain(state);
          expect(ticketLifecycle.isFinal(state)).toBe(false);
          if (next === 'served') served++;
          state = next;
        }
        expect(served).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('counts as live what still waits for something, as active what holds a counter', () => {
    expect(TICKET_STATES.filter((state) => ticketLifecycle.isFinal(state))).toEqual(['served', 'left']);
    expect(ACTIVE_TICKET_STATES.every((state) => (LIVE_TICKET_STATES as readonly TicketState[]).includes(state))).toBe(
      true,
    );
  });
});
