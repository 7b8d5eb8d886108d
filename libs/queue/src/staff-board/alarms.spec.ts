import { alarmsOf, DEFAULT_THRESHOLDS, type Scene, type SeatedCounter, type WaitingPlace } from './alarms.js';

const MINUTE = 60_000;
const now = Date.parse('2026-11-23T03:00:00Z');
const place = (change: Partial<WaitingPlace> = {}): WaitingPlace => ({
  ...{ id: 't1', number: 'A-001', lane: 'regular', serviceCode: 'passport', dueAt: now + MINUTE, ...change },
});
const counter = (change: Partial<SeatedCounter> = {}): SeatedCounter => ({
  ...{ id: 'c1', name: 'Loket 1', state: 'open', serviceCodes: [], lanes: [], since: now - MINUTE, ticket: null },
  ...change,
});
const scene = (change: Partial<Scene> = {}): Scene => ({
  ...{ now, waiting: [place()], counters: [counter()], suspended: [], disruptions: [], ...change },
});
const keys = (change: Partial<Scene>, limits = {}) =>
  alarmsOf(scene(change), { ...DEFAULT_THRESHOLDS, ...limits }).map(({ key }) => key);

describe('alarms', () => {
  it('are silent while all is well', () => {
    expect(keys({})).toEqual([]);
    expect(keys({ waiting: [], counters: [] })).toEqual([]);
  });

  it('tell of the longest overdue in each lane, and of nobody whose service stands still', () => {
    const waiting = [
      place({ id: 'a', dueAt: now - 2 * MINUTE }),
      place({ id: 'b', dueAt: now - 9 * MINUTE }),
      place({ id: 'p', lane: 'priority', dueAt: now - MINUTE }),
    ];
    expect(keys({ waiting })).toEqual(['overdue:b', 'overdue:p']);
    expect(keys({ waiting }, { overdueMinutes: 5 })).toEqual(['overdue:b']);
    expect(keys({ waiting, suspended: ['passport'] })).toEqual([]);
  });

  it('tell of a service that no open counter serves, by its skill or its lane', () => {
    expect(keys({ counters: [] })).toEqual(['no_counter:passport']);
    expect(keys({ counters: [counter({ state: 'paused' })] })).toEqual(['no_counter:passport']);
    expect(keys({ counters: [counter({ serviceCodes: ['visa'] })] })).toEqual(['no_counter:passport']);
    expect(keys({ counters: [counter({ lanes: ['priority'] })] })).toEqual(['no_counter:passport']);
    expect(keys({ counters: [], suspended: ['passport'] })).toEqual([]);
  });

  it('tell of a counter that calls nobody while people wait whom it could serve', () => {
    const idle = counter({ since: now - 6 * MINUTE });
    expect(keys({ counters: [idle] })).toEqual([`counter_idle:c1:${idle.since}`]);
    expect(keys({ counters: [idle], waiting: [] })).toEqual([]);
    expect(keys({ counters: [idle], suspended: ['passport'] })).toEqual([]);
    expect(keys({ counters: [idle, counter({ id: 'c2' })] }, { idleMinutes: 10 })).toEqual([]);
  });

  it('tell of a call that nobody answers, each call anew, and of a disruption past its hour', () => {
    const ticket = { id: 't9', number: 'A-009', state: 'called', callCount: 2 };
    expect(keys({ counters: [counter({ since: now - 4 * MINUTE, ticket })] })).toEqual(['call_unanswered:t9:2']);
    expect(keys({ counters: [counter({ since: now - 2 * MINUTE, ticket })] })).toEqual([]);
    const serving = { ...ticket, state: 'serving' };
    expect(keys({ counters: [counter({ since: now - 40 * MINUTE, ticket: serving })] })).toEqual([]);
    const disruptions = [
      { id: 'd', expectedEndAt: now - 1 },
      { id: 'e', expectedEndAt: null },
    ];
    expect(keys({ disruptions })).toEqual([`disruption_overdue:d:${now - 1}`]);
  });
});
