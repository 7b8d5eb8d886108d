import { platformProblems } from '../http/platform.problems.js';
import { isProblem } from '../http/problem.js';
import { defineLifecycle } from './lifecycle.js';

const ticket = defineLifecycle({
  name: 'ticket',
  initial: ['waiting'],
  final: ['served', 'missed', 'left'],
  transitions: [
    { from: ['waiting'], action: 'call', to: 'called', permission: 'queue:tickets:call' },
    { from: ['called'], action: 'start', to: 'serving', permission: 'queue:tickets:call' },
    { from: ['called'], action: 'no_answer', to: ['waiting', 'missed'], permission: 'queue:tickets:call' },
    { from: ['serving'], action: 'finish', to: 'served', permission: 'queue:tickets:call' },
    { from: ['waiting', 'called'], action: 'leave', to: 'left', permission: null },
  ],
});

describe('a lifecycle', () => {
  it('says where an action leads', () => {
    expect(ticket.to('waiting', 'call')).toBe('called');
    expect(ticket.to('called', 'no_answer', 'missed')).toBe('missed');
    expect(ticket.can('served', 'call')).toBe(false);
    expect(ticket.isFinal('served')).toBe(true);
  });

  it('refuses with the state and what it would allow', () => {
    const refused = (): unknown => {
      try {
        return ticket.to('called', 'finish');
      } catch (error) {
        return error;
      }
    };
    const problem = refused();
    expect(isProblem(problem, platformProblems.illegalTransition)).toBe(true);
    expect(problem).toMatchObject({ members: { state: 'called', actions: ['start', 'no_answer'] } });
  });

  it('does not guess between two ways', () => {
    expect(() => ticket.to('called', 'no_answer')).toThrow('name one');
    expect(() => ticket.to('called', 'no_answer', 'served')).toThrow('name one');
  });

  it('offers what the caller may, never what only the house does', () => {
    expect(ticket.actions('waiting', () => true)).toEqual(['call']);
    expect(ticket.actions('waiting', () => false)).toEqual([]);
  });

  it('has an answer for every state and action', () => {
    const actions = ['call', 'start', 'no_answer', 'finish', 'leave'] as const;
    let legal = 0;
    for (const state of ticket.states)
      for (const action of actions) {
        if (ticket.can(state, action)) legal++;
        else expect(() => ticket.to(state, action)).toThrow(/illegal-transition/);
      }
    expect(legal).toBe(6);
  });

  it('draws itself', () => {
    expect(ticket.diagram()).toContain('  called --> missed: no_answer\n');
    expect(ticket.diagram()).toMatch(/^stateDiagram-v2\n {2}\[\*\] --> waiting\n/);
  });

  const broken = (change: object): (() => unknown) => {
    const base = {
      name: 'x',
      initial: ['a'],
      final: ['b'],
      transitions: [{ from: ['a'], action: 'go', to: 'b', permission: null }],
    };
    return () => defineLifecycle<string, string>({ ...base, ...change });
  };
  it('is checked when it is defined', () => {
    expect(broken({})).not.toThrow();
    expect(broken({ final: ['b', 'c'] })).toThrow("no way leads to 'c'");
    expect(broken({ final: [] })).toThrow("'b' is a dead end");
    expect(broken({ final: ['a', 'b'] })).toThrow("'a' is final and has a way out");
    const twice = { from: ['a'], action: 'go', to: 'b', permission: null };
    expect(broken({ transitions: [twice, twice] })).toThrow("'go' stands twice for 'a'");
  });
});
