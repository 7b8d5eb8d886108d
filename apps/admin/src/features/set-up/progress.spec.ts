import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../../testing/fixture-set-up.js';
import { doneSteps, frontier, stepAt, type Standing } from './progress.js';

const [point] = SETTINGS.servicePoints;
const standing = (over: Partial<Standing> = {}): Standing => ({
  settings: SETTINGS,
  ruled: new Set([point!.id]),
  served: true,
  ...over,
});
const withPoint = (over: object): Standing =>
  standing({ settings: { ...SETTINGS, servicePoints: [{ ...point!, ...over }] } });

describe('how far an office is', () => {
  it.each([
    ['office', standing({ settings: undefined, ruled: new Set(), served: false })],
    ['points', standing({ settings: { ...SETTINGS, servicePoints: [] } })],
    ['counters', withPoint({ counters: [] })],
    ['counters', withPoint({ counters: point!.counters.map((one) => ({ ...one, inUse: false })) })],
    ['hours', withPoint({ openingSets: [] })],
    ['services', withPoint({ serviceCodes: [] })],
    ['slots', standing({ ruled: new Set() })],
    ['colleagues', standing({ served: false })],
    ['finish', standing()],
  ] as const)('it comes back to %s when that is what is missing', (step, at) => {
    expect(frontier(doneSteps(at))).toBe(step);
  });

  it('counts a step as done only when every service point has it', () => {
    const second = { ...point!, id: 'sp-2', counters: [] };
    const settings = { ...SETTINGS, servicePoints: [point!, second] };
    expect(frontier(doneSteps(standing({ settings })))).toBe('counters');
  });

  it('lets one go back to any step before, and no further than the first that is missing', () => {
    const done = doneSteps(withPoint({ openingSets: [] }));
    expect(stepAt('office', done)).toBe('office');
    expect(stepAt('slots', done)).toBe('hours');
    expect(stepAt('nowhere', done)).toBe('hours');
    expect(stepAt(undefined, done)).toBe('hours');
  });
});
