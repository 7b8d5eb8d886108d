import { dice } from '../bookings/demo-people.js';
import { DEFAULT_DAY_RULE } from '../day/day-rule.js';
import { dues, HOURS, liveDay, type LivedDay, type Scenario } from '../testing/true-day.js';
import { habitsOf, paceToday } from './habits.js';
import { correctionOf, intervalOf, type Told } from './interval.js';
import { simulateLine } from './line-simulation.js';

const SEED = Number(process.env['WAITS_SEED'] ?? 20261124);
const DAY = 24 * 60 * 60_000;
const FIRST = Date.parse('2026-09-07T00:00:00Z');
/** Days of experience, then days on which forecasts are judged. */
const [LEARN, JUDGE] = [8, 4];

const steady: Scenario = {
  name: 'a steady day',
  counters: 4,
  booked: () => 9,
  walkIns: () => 5,
  priorityShare: 0.1,
  break: () => null,
};
const SCENARIOS: Scenario[] = [
  steady,
  {
    ...steady,
    name: 'counters that go to lunch in turns',
    booked: (half) => (half >= 7 && half < 10 ? 5 : 9),
    break: (counter) => (counter < 2 ? [11 * 60 + 30, 12 * 60 + 15] : [12 * 60 + 15, 13 * 60]),
  },
  {
    ...steady,
    name: 'a rush in the morning',
    booked: (half) => (half < 3 ? 12 : 7),
    walkIns: (hour) => (hour === 0 ? 16 : 4),
  },
  { ...steady, name: 'every third in the priority lane', priorityShare: 0.33 },
];

interface Judged {
  before: number;
  p50: number;
  p90: number;
  plain: number;
  outcome: number;
}

/** Lives the days of a scenario and foretells, as the house would, to everyone who finds somebody before them. */
async function judge(scenario: Scenario, seed: number): Promise<Judged[]> {
  const roll = dice(seed);
  const future = dice(seed + 1);
  const past: LivedDay[] = [];
  const judged: Judged[] = [];
  for (let day = 0; day < LEARN + JUDGE; day++) {
    const midnight = FIRST + day * DAY;
    const spells = past.flatMap((it, index) => it.spells.map((spell) => ({ ...spell, age: day - index })));
    const habits = habitsOf({
      ...{ offsetMs: 0, halfLifeDays: 7, fewestOfService: 30, spells },
      arrivals: past.flatMap((it) => it.arrivals),
      showUps: {
        came: past.reduce((sum, it) => sum + it.showUps.came, 0),
        missed: past.reduce((sum, it) => sum + it.showUps.missed, 0),
      },
    });
    const open: (Omit<Judged, 'outcome'> & { id: string; at: number })[] = [];
    const told = (calledAt: ReadonlyMap<string, number>, now: number): Told[] => [
      ...open
        .flatMap(({ id, at, plain, p90 }) => {
          const called = calledAt.get(id);
          return called === undefined || called > now
            ? []
            : [{ plain, upper: p90 * 60, outcome: (called - at) / 1000 }];
        })
        .reverse(),
      ...judged.map(({ plain, p90, outcome }) => ({ plain, upper: p90 * 60, outcome })).reverse(),
    ];
    const lived = await liveDay(scenario, midnight, roll, async (guest, moment, calledAt) => {
      if (day < LEARN || moment.line.length < 2) return;
      const { capMinutes, guardCalls, restMinutes } = DEFAULT_DAY_RULE;
      const pace = paceToday(habits, moment.done);
      const world = {
        ...moment,
        habits,
        pace,
        hours: HOURS(midnight),
        guards: { capMinutes, guardCalls },
        restMinutes,
      };
      const waits = await simulateLine({ ...world, dueOf: dues }, { rounds: 50, roll: future });
      const interval = intervalOf(waits.get(guest.id)!, correctionOf(told(calledAt, moment.now)));
      const { p50Minutes: p50, p90Minutes: p90, plain } = interval!;
      open.push({ id: guest.id, at: moment.now, before: moment.line.length - 1, p50, p90, plain });
    });
    for (const { id, at, ...forecast } of open) {
      judged.push({ ...forecast, outcome: (lived.calledAt.get(id)! - at) / 1000 });
    }
    past.push(lived);
  }
  return judged;
}

describe('the wait interval', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    'holds for nine in ten on %s',
    async (name, scenario) => {
      const judged = await judge(scenario, SEED);
      const held = judged.filter(({ p90, outcome }) => outcome <= p90 * 60).length / judged.length;
      const off = median(judged.map(({ p50, outcome }) => Math.abs(outcome / 60 - p50)));
      const wait = median(judged.map(({ outcome }) => outcome / 60));
      process.stdout.write(
        `${name}, seed ${SEED}: ${judged.length} forecasts, ${(held * 100).toFixed(1)} % at or under P90, ` +
          `median wait ${wait.toFixed(1)} min, median error ${off.toFixed(1)} min\n`,
      );
      expect(judged.length).toBeGreaterThan(150);
      expect(held).toBeGreaterThanOrEqual(0.85);
      expect(held).toBeLessThanOrEqual(0.95);
      expect(off).toBeLessThanOrEqual(Math.max(5, wait / 4));
    },
  );
});

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
