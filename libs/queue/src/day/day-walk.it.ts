import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { constraintOf, HouseProblem, newId, platform, type StaffPrincipal } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import fc from 'fast-check';
import { Calls } from '../counters/calls.service.js';
import { Counters } from '../counters/counters.service.js';
import { journeyProblems } from '../journeys/journey.problems.js';
import { Transfers } from '../journeys/transfers.service.js';
import { queueProblems } from '../queue.problems.js';
import { queue } from '../queue.module.js';
import { anOffice, anOfficer, type OfficeDay } from '../testing/office-day.js';
import { Departures } from '../tickets/departures.service.js';
import { Tickets } from '../tickets/tickets.service.js';
import { Days } from './days.service.js';

// Officers and the door do anything in any order, on any clock; what must hold of the ledger holds after every step.
let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T01:00:00Z');
});
afterAll(() => house.close());

const PERMISSIONS = [
  'queue:tickets:create',
  'queue:tickets:read',
  'queue:tickets:call',
  'queue:counters:open',
  'queue:days:read',
  'queue:tickets:leave',
];

async function principal(office: OfficeDay): Promise<StaffPrincipal> {
  const { staffId } = await anOfficer(house, office.officeId);
  const permissions = new Map([[office.officeId, new Set(PERMISSIONS)]]);
  return { kind: 'staff', staffId, officeId: office.officeId, name: 'Petugas', sessionId: staffId, permissions };
}

/** Which days and how many: `WALK_SEED=… WALK_RUNS=…` for others. */
const SEED = Number(process.env['WALK_SEED'] ?? 20_261_124);
const RUNS = Number(process.env['WALK_RUNS'] ?? 25);

const COUNTER_STEPS = ['open', 'pause', 'resume', 'close', 'release', 'callNext'] as const;
const TICKET_STEPS = ['recall', 'start', 'finish', 'noAnswer', 'park', 'toLine', 'leave'] as const;
const DESK_STEPS = ['callChosen', 'unpark', 'takeBack', 'transfer'] as const;
const PLAIN = 'passport_new_adult';
const STEPPED = 'passport_renewal';
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      lane: fc.constantFrom('regular', 'priority', 'walk_in'),
      serviceCode: fc.constantFrom(PLAIN, STEPPED),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom(...COUNTER_STEPS), desk: fc.nat(2), counter: fc.nat(2) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom(...TICKET_STEPS), desk: fc.nat(2), ticket: fc.nat(30) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(...DESK_STEPS),
      desk: fc.nat(2),
      counter: fc.nat(2),
      ticket: fc.nat(30),
    }),
  },
  // Now and then the clock is put back by a minute, as clocks are.
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: -1, max: 20 }) }) },
);

/** Renewals go to the first counter and then to the others. */
async function twoSteps({ officeId, pointId, counters }: OfficeDay): Promise<void> {
  await house.owner.query(`update service_point set service_codes = $2 where office_id = $1`, [
    officeId,
    [PLAIN, STEPPED],
  ]);
  const step = (code: string, counterIds: string[]) => ({
    code,
    nameId: code,
    nameEn: code,
    counterIds,
    targetMinutes: 20,
  });
  const steps = [step('documents', counters.slice(0, 1)), step('photo', counters.slice(1))];
  await house.owner.query(
    `insert into journey (office_id, id, service_point_id, service_code, valid_from, steps) values ($1, $2, $3, $4, '2026-01-01', $5)`,
    [officeId, newId(officeId), pointId, STEPPED, JSON.stringify(steps)],
  );
}

let officeNumber = 600;

/** A problem of the catalogue, or a constraint that the catalogue makes one of on its way out. */
function isExpected(error: unknown): boolean {
  const constraints = Object.values({ ...queueProblems, ...journeyProblems }).map(
    (problem) => problem.definition.constraint,
  );
  return error instanceof HouseProblem || constraints.includes(constraintOf(error) ?? '-');
}

async function holds(office: OfficeDay, officer: StaffPrincipal): Promise<void> {
  const params = [office.officeId];
  // Exactly one spell is open while someone waits for something, and it says what for.
  const doubtful = await house.owner.query(
    `select t.id, t.state, array_agg(p.kind) filter (where p.ended_at is null) as open
     from ticket t left join ticket_period p on p.office_id = t.office_id and p.ticket_id = t.id
     where t.office_id = $1 group by t.id, t.state
     having coalesce(array_agg(p.kind) filter (where p.ended_at is null), '{}')
       <> case when t.state in ('waiting', 'called', 'serving', 'parked') then array[t.state] else '{}' end`,
    params,
  );
  expect(doubtful.rows).toEqual([]);
  // Each spell begins where the last one ended; only a missed person's call by hand comes after a gap.
  const torn = await house.owner.query(
    `select * from (
       select ticket_id, kind, started_at, lag(ended_at) over told as ended, lag(kind) over told as last
       from ticket_period where office_id = $1
       window told as (partition by ticket_id order by started_at, ended_at nulls last)) p
     where ended is not null and ended <> started_at and not (kind = 'called' and last = 'called')`,
    params,
  );
  expect(torn.rows).toEqual([]);
  const counters = await house.owner.query(
    `select counter_id from ticket where office_id = $1 and state in ('called', 'serving') group by counter_id having count(*) > 1`,
    params,
  );
  expect(counters.rows).toEqual([]);
  const recount = await house.owner.query(
    `select count(*)::integer as issued, count(*) filter (where state = 'waiting')::integer as waiting,
       count(*) filter (where state = 'called')::integer as called, count(*) filter (where state = 'serving')::integer as serving,
       count(*) filter (where state = 'parked')::integer as parked, count(*) filter (where state = 'served')::integer as served, count(*) filter (where state = 'missed')::integer as missed,
       count(*) filter (where state = 'left')::integer as left
     from ticket where office_id = $1 and service_point_id = $2`,
    [office.officeId, office.pointId],
  );
  expect((await house.get(Days).get(officer, office.pointId)).tickets).toEqual(recount.rows[0]);
}

describe('any day at the counters', () => {
  it('leaves a ledger without gap or doubt', async () => {
    const [calls, counters, tickets] = [house.get(Calls), house.get(Counters), house.get(Tickets)];
    const [transfers, departures] = [house.get(Transfers), house.get(Departures)];
    process.stdout.write(`Random days at the counters: WALK_SEED=${SEED} WALK_RUNS=${RUNS}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 120 }), async (steps) => {
        await house.clock.set('2026-11-24T01:00:00Z');
        officeNumber += 1;
        const office = await anOffice(house, { officeId: officeNumber, code: `JLN${officeNumber}` });
        await twoSteps(office);
        const officers = [await principal(office), await principal(office), await principal(office)];
        const issued: string[] = [];
        const take = async (it: (typeof steps)[number]): Promise<unknown> => {
          const officer = officers['desk' in it ? it.desk : 0]!;
          const ticket = 'ticket' in it ? issued[it.ticket % Math.max(1, issued.length)] : undefined;
          const counter = 'counter' in it ? office.counters[it.counter]! : '';
          switch (it.do) {
            case 'arrive': {
              const body = {
                servicePointId: office.pointId,
                serviceCode: it.serviceCode,
                lane: it.lane as 'regular',
              };
              return issued.push((await tickets.issueWalkIn(officer, body, 'http://localhost')).id);
            }
            case 'wait':
              return house.clock.advance(it.minutes * 60_000);
            case 'open':
            case 'pause':
            case 'resume':
            case 'close':
              return counters[it.do](officer, counter);
            case 'callNext':
              return calls.callNext(officer, counter);
            case 'release':
              return counters.close(officer, counter, true);
            case 'callChosen':
              return ticket && calls.callChosen(officer, ticket, counter);
            case 'unpark':
              return ticket && calls.unpark(officer, ticket, counter);
            case 'takeBack':
              return ticket && calls.takeBack(officer, ticket, counter);
            case 'transfer':
              return ticket && transfers.transfer(officer, ticket, { counterId: counter, reason: 'other' });
            case 'toLine':
              return ticket && calls.unpark(officer, ticket, undefined);
            case 'park':
              return ticket && transfers.park(officer, ticket, 'document_copy');
            case 'leave':
              return ticket && departures.leave(officer, ticket);
            default:
              return ticket && calls[it.do](officer, ticket);
          }
        };
        for (const it of steps) {
          // Most steps are refused, each with a problem of the catalogue and never with anything else.
          await take(it).catch((error: unknown) => expect(isExpected(error)).toBe(true));
        }
        await holds(office, officers[0]!);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
