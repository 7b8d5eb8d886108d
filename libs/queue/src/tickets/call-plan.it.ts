import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { type Db, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { LANES } from '../supply/lane.js';
import { dice } from '../testing/simulated-day.js';
import { callPlan, type Place } from './call-order.js';
import { planSql } from './call-plan.queries.js';

// The order is written twice: walked through in TypeScript, counted by windows in SQL. Thousands of lines that a seed makes
// must come out the same, with the same rule for each place.
const LINES = 3000;
const BATCH = 100;
const SEED = 20_261_124;
const MINUTE = 60_000;
const now = Date.parse('2026-11-24T03:00:00Z');

let house: HouseUnderTest;
let db: Db;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  db = house.db;
});
afterAll(() => house.close());

const SQL = `select many.n::integer, p.id, p.rule
from jsonb_array_elements($1::jsonb) with ordinality as many (it, n), lateral (
  with line as (
    select id, lane, issued_at, base_at, due_at, rests_until
    from jsonb_to_recordset(many.it -> 'rows') as r (
      id uuid, lane text, issued_at timestamptz, base_at timestamptz, due_at timestamptz, rests_until timestamptz)
  ), ${planSql({
    line: 'line',
    at: '$2::timestamptz',
    cap: `(many.it ->> 'capMinutes')::integer`,
    guard: `(many.it ->> 'guardCalls')::integer`,
    run: `(many.it ->> 'run')::integer`,
  })}
  select id, rule, place from plan
) p order by many.n, p.place`;

const rowOf = ({ id, lane, issuedAt, baseAt, dueAt, restsUntil }: Place) => ({
  id,
  lane,
  issued_at: new Date(issuedAt),
  base_at: new Date(baseAt),
  due_at: new Date(dueAt),
  rests_until: restsUntil && new Date(restsUntil),
});

/** A line in which ties, people past the cap, absent people and long rows of priority are common. */
function aLine(roll: () => number): Place[] {
  const whole = (upTo: number): number => Math.floor(roll() * (upTo + 1));
  const priority = roll();
  return Array.from({ length: whole(24) }, (_, nth) => {
    const baseAt = now - whole(100) * MINUTE;
    return {
      id: `00000000-0000-7000-8000-${whole(0xffff).toString(16).padStart(10, '0')}${nth.toString(16).padStart(2, '0')}`,
      lane: roll() < priority ? 'priority' : LANES[whole(LANES.length - 1)]!,
      issuedAt: baseAt - whole(3) * 10 * MINUTE,
      baseAt,
      dueAt: baseAt + whole(6) * 15 * MINUTE,
      restsUntil: roll() < 0.1 ? now + (whole(2) - 1) * MINUTE : null,
    };
  });
}

describe('the order in SQL', () => {
  it(`is the order in TypeScript, on ${LINES} lines of seed ${SEED}`, async () => {
    const roll = dice(SEED);
    const seen = new Map<string, number>();
    for (let batch = 0; batch < LINES; batch += BATCH) {
      const lines = Array.from({ length: BATCH }, () => {
        const guards = {
          capMinutes: 60 + Math.floor(roll() * 60),
          guardCalls: Math.floor(roll() * 5),
          run: Math.floor(roll() * 7),
        };
        return { guards, line: aLine(roll) };
      });
      const given = lines.map(({ guards, line }) => ({ ...guards, rows: line.map(rowOf) }));
      const rows = await db.query<{ n: number; id: string; rule: string }>(SQL, [JSON.stringify(given), new Date(now)]);
      lines.forEach(({ guards, line }, index) => {
        const found = rows.filter((row) => row.n === index + 1).map(({ id, rule }) => ({ id, rule }));
        const plan = callPlan(line, now, guards).map(({ place, rule }) => ({ id: place.id, rule }));
        // The line is named, so that a difference can be looked at.
        if (JSON.stringify(found) !== JSON.stringify(plan)) expect({ guards, line, found }).toEqual({ plan });
        for (const { rule } of plan) seen.set(rule, (seen.get(rule) ?? 0) + 1);
      });
    }
    // A test in which the guards never bind would hold nothing together.
    expect(seen.get('regular_turn')).toBeGreaterThan(1000);
    expect(seen.get('cap')).toBeGreaterThan(1000);
  });
});
