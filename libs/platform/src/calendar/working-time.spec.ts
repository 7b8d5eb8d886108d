import fc from 'fast-check';
import { addDays } from './day.js';
import { goldenCases, writeAt } from './testing/golden-cases.js';
import { GOLDEN_CALENDARS } from './testing/golden-calendars.js';
import { MinuteStepper } from './testing/minute-stepper.js';
import { randomCase } from './testing/random-case.js';
import { WorkingTime } from './working-time.js';

const CASES = goldenCases();
const engines = new Map(Object.entries(GOLDEN_CALENDARS).map(([name, it]) => [name, new WorkingTime(it)]));
const office = engines.get('office')!;

describe('the golden cases', () => {
  it('are 200 or more, each with a name of its own among its calendar and start', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(200);
    const names = CASES.map(({ name, calendar, run, rule }) =>
      [name, calendar, run.startsAt, JSON.stringify(rule)].join(),
    );
    expect(new Set(names).size).toBe(CASES.length);
  });

  it.each(CASES.map((it) => [`${it.name} (${it.calendar}, ${it.run.startsAt})`, it] as const))('%s', (_, it) => {
    const engine = engines.get(it.calendar)!;
    const due = engine.deadline(it.run, it.rule);
    const { zone } = GOLDEN_CALENDARS[it.calendar]!;
    if (due === undefined) expect(['waits', 'never']).toContain(it.due);
    else expect(writeAt(zone, due)).toBe(it.due);
    // At its deadline a clock has used up its term, and a moment before it has not.
    if (due === undefined || it.rule.unit === 'calendar_day') return;
    expect(engine.used(it.run, it.rule, due)).toBe(it.rule.amount);
    if (it.rule.endsAt === 'midnight') return;
    expect(engine.used(it.run, it.rule, new Date(Date.parse(due) - 1).toISOString())).toBe(it.rule.amount - 1);
  });
});

describe('the engine and the stepping one', () => {
  it('agree on 10,000 random cases', () => {
    const seed = Number(process.env['CALENDAR_SEED'] ?? 20_261_123);
    process.stdout.write(`Working time against the minute stepper: CALENDAR_SEED=${seed}\n`);
    fc.assert(
      fc.property(randomCase, ({ calendar, run, rule, until }) => {
        const [engine, stepper] = [new WorkingTime(calendar), new MinuteStepper(calendar)];
        const due = stepper.deadline(run, rule);
        expect(engine.deadline(run, rule) ?? 'none').toBe(/^\d/.test(due) ? due : 'none');
        expect(engine.workingMinutes(run, until)).toBe(stepper.workingMinutes(run, until));
      }),
      { seed, numRuns: 10_000 },
    );
  }, 300_000);
});

describe('working time', () => {
  it('knows working days before and after a day', () => {
    expect(office.workingDayFrom('2026-12-23', 1)).toBe('2026-12-28');
    expect(office.workingDayFrom('2026-12-28', -1)).toBe('2026-12-23');
    expect(office.workingDayFrom('2026-11-28', 0)).toBe('2026-11-28');
    expect(engines.get('shut')!.workingDayFrom('2026-11-28', 1)).toBeUndefined();
    expect(office.isWorkingDay('2026-08-17')).toBe(false);
  });

  it('knows when the door opens next', () => {
    expect(office.nextOpening('2026-11-27T05:00:00Z')).toBe('2026-11-27T06:30:00.000Z');
    expect(office.nextOpening('2026-11-27T06:30:00Z')).toBe('2026-11-27T06:30:00.000Z');
    expect(office.nextOpening('2026-11-27T09:00:00Z')).toBe('2026-11-30T01:00:00.000Z');
    expect(engines.get('shut')!.nextOpening('2026-11-27T09:00:00Z')).toBeUndefined();
  });

  it('tells how much of a term is used up while it still stands', () => {
    const run = { startsAt: '2026-11-23T02:00:00Z', pauses: [{ startsAt: '2026-11-25T03:00:00Z', endsAt: null }] };
    const rule = { unit: 'working_day', amount: 5 } as const;
    expect(office.used(run, rule, '2026-11-24T08:59:59Z')).toBe(0);
    expect(office.used(run, rule, '2026-12-31T00:00:00Z')).toBe(1);
    expect(office.used(run, { unit: 'working_hour', amount: 9 }, '2026-12-31T00:00:00Z')).toBe(15);
    expect(office.workingMinutes(run, '2026-11-23T01:00:00Z')).toBe(0);
  });

  it('takes seconds as they come', () => {
    const run = { startsAt: '2026-11-23T01:00:30Z' };
    expect(office.deadline(run, { unit: 'working_minute', amount: 240 })).toBe('2026-11-23T06:00:30.000Z');
    expect(office.workingMinutes(run, '2026-11-23T01:01:29Z')).toBe(0);
  });

  it('refuses terms that are none', () => {
    const run = { startsAt: '2026-11-23T01:00:00Z' };
    for (const amount of [0, -1, 1.5, Number.NaN])
      expect(() => office.deadline(run, { unit: 'working_day', amount })).toThrow(RangeError);
    expect(() => office.deadline(run, { unit: 'working_day', amount: 1, pauseCap: -1 })).toThrow(RangeError);
  });

  it('answers a long list quickly: a thousand terms of sixty days under one calendar', () => {
    const engine = new WorkingTime(GOLDEN_CALENDARS['office']!);
    const starts = Array.from({ length: 1000 }, (_, index) => `${addDays('2026-01-02', index % 300)}T02:00:00Z`);
    const began = performance.now();
    for (const startsAt of starts) engine.deadline({ startsAt }, { unit: 'working_day', amount: 60 });
    // Some 150 ms here; a minute-stepping engine needs as many seconds.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
