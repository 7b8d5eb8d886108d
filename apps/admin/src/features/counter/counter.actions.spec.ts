import { describe, expect, it } from 'vitest';
import { consoleView, current, WAITING } from '../../../testing/fixture-data.js';
import type { ConsoleView } from '../../api/shapes.js';
import { BAR, COUNTER_ACTIONS, nextAction, type Scene } from './counter.actions.js';

const scene = (over: Partial<ConsoleView>, chosen: Scene['chosen'] = null): Scene => ({
  console: consoleView(over),
  chosen,
  colleague: null,
});
const offered = (at: Scene): string[] =>
  COUNTER_ACTIONS.filter((action) => action.when(at)).map((action) => action.name);
const counter = consoleView().counter;

const SCENES = {
  closed: scene({ counter: { ...counter, state: 'closed', officer: null }, actions: ['open'] }),
  ready: scene({ actions: ['call_next', 'pause', 'close'] }),
  chosen: scene({ actions: ['call_next', 'pause', 'close'] }, WAITING[2]),
  called: scene({ current: current({ state: 'called', actions: ['recall', 'start', 'no_answer'] }), actions: [] }),
  serving: scene({ current: current({ state: 'serving', actions: ['finish'] }), actions: [] }),
  paused: scene({ counter: { ...counter, state: 'paused' }, actions: ['resume', 'close'] }),
};

describe('the actions of a counter', () => {
  it.each([
    ['closed', ['open']],
    ['ready', ['call_next', 'pause', 'close']],
    ['chosen', ['call_next', 'call_this', 'pause', 'close', 'leave']],
    ['called', ['recall', 'start', 'no_answer']],
    ['serving', ['finish']],
    ['paused', ['resume', 'close']],
  ] as const)('on a counter that is %s are %j', (name, actions) => {
    expect(offered(SCENES[name])).toEqual(actions);
  });
  it.each([
    ['closed', 'open'],
    ['ready', 'call_next'],
    ['called', 'start'],
    ['serving', 'finish'],
    ['paused', 'resume'],
  ] as const)('show the gold of a counter that is %s on %s', (name, action) => {
    expect(nextAction(SCENES[name])).toBe(action);
  });
  it('have one key each: no two that stand on a page together share one', () => {
    for (const at of Object.values(SCENES)) {
      const keys = COUNTER_ACTIONS.filter((action) => action.when(at)).map((action) => action.key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
  it('are what the server lists: nothing is offered that it did not', () => {
    expect(offered(scene({ actions: [] }, WAITING[0]))).toEqual(['leave']);
  });
  it('keep the five of the bar at their places', () => {
    expect(BAR).toEqual(['call_next', 'recall', 'start', 'finish', 'no_answer']);
  });
});
