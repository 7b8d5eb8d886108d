import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { DEFAULT_DAY_RULE } from '../day/day-rule.js';
import { DayRules } from '../day/day-rules.service.js';
import { queue } from '../queue.module.js';
import { anOffice, type OfficeDay } from '../testing/office-day.js';
import { dice } from '../testing/simulated-day.js';
import type { DayRulePreviewView, DayRulesView, DayRuleTerms, DayRuleView } from './day-rule.dto.js';

type Problem = { code: string };

const OFFICE = 61;
const TODAY = '2026-11-24';
let house: HouseUnderTest;
let office: OfficeDay;
let head: Record<string, string>;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set(`${TODAY}T01:00:00Z`);
  office = await anOffice(house, { officeId: OFFICE, code: 'ATR', counters: 2 });
  head = await asStaff(house, 'head', OFFICE);
});
afterAll(() => house.close());

async function send<T>(method: string, path: string, body?: object, version?: number, headers = head) {
  const answer = await house.fetch(`/v1/queue/${path}`, {
    method,
    headers: {
      ...headers,
      'idempotency-key': newId(OFFICE),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as T & Problem };
}
const list = async () => (await send<DayRulesView>('GET', `day-rules?servicePointId=${office.pointId}`)).body;
const terms = async (regular: number, change: Partial<DayRuleTerms> = {}): Promise<DayRuleTerms> => {
  const { today } = await list();
  const targets = today.targets.map((it) => (it.lane === 'regular' ? { ...it, minutes: regular } : it));
  return { ...today, targets, ...change };
};
const inForce = (on: string, point = office.pointId) => house.get(DayRules).of(OFFICE, point, on);

describe('day rules', () => {
  it('begin with the house’s own, and an office writes its own from a day on', async () => {
    const before = await list();
    expect(before).toMatchObject({ items: [], on: TODAY, today: { capMinutes: 90, guardCalls: 2 } });
    const rule = await terms(30, { capMinutes: 75 });
    const body = { ...rule, servicePointId: office.pointId, officeWide: true, validFrom: '2026-12-01' };
    const added = await send<DayRuleView>('POST', 'day-rules', body);
    expect(added).toMatchObject({ status: 201, body: { servicePointId: null, inForce: false, version: 1 } });
    expect(await inForce('2026-11-30')).toEqual(DEFAULT_DAY_RULE);
    expect(await inForce('2026-12-01')).toMatchObject({ capMinutes: 75, targetMinutes: { regular: 30, priority: 15 } });
    const own = { ...body, officeWide: false, validFrom: TODAY, guardCalls: 1 };
    expect((await send<DayRuleView>('POST', 'day-rules', own)).body).toMatchObject({ inForce: true });
    expect(await inForce('2026-12-02')).toMatchObject({ guardCalls: 1 });
    expect(await inForce('2026-12-02', office.otherPointId)).toMatchObject({ guardCalls: 2, capMinutes: 75 });
    expect((await list()).items.map((it) => [it.validFrom, it.inForce])).toEqual([
      [TODAY, true],
      ['2026-12-01', false],
    ]);
    const { rows } = await house.owner.query(`select payload from ledger_event where type = 'day_rule.changed'`);
    expect(rows).toHaveLength(2);
  });

  it('are changed and taken back while they have not been lived, with a version', async () => {
    const rule = await terms(25);
    const body = { ...rule, servicePointId: office.pointId, officeWide: false, validFrom: '2026-12-10' };
    const { id } = (await send<DayRuleView>('POST', 'day-rules', body)).body;
    expect((await send('POST', 'day-rules', body)).body.code).toBe('day_rule_exists');
    const change = { ...rule, validFrom: '2026-12-11', recallLimit: 1 };
    const changed = await send<DayRuleView>('PUT', `day-rules/${id}`, change, 1);
    expect(changed).toMatchObject({ status: 200, body: { version: 2, recallLimit: 1 } });
    expect((await send('PUT', `day-rules/${id}`, change, 1)).body.code).toBe('stale');
    expect((await send('DELETE', `day-rules/${id}`, undefined, 2)).status).toBe(204);
    expect((await send('PUT', `day-rules/${id}`, change, 2)).status).toBe(404);
  });

  it('are not written backwards, nor by others', async () => {
    const rule = await terms(25);
    const body = { ...rule, servicePointId: office.pointId, officeWide: false, validFrom: '2026-11-23' };
    expect((await send('POST', 'day-rules', body)).body.code).toBe('day_rule_begun');
    expect((await send('POST', 'day-rules', { ...body, targets: rule.targets.slice(1) })).body.code).toBe(
      'validation_failed',
    );
    expect((await send('POST', 'day-rules', { ...body, capMinutes: 0 })).body.code).toBe('validation_failed');
    const counter = await asStaff(house, 'counter', OFFICE);
    expect((await send('POST', 'day-rules', body, undefined, counter)).status).toBe(403);
    const stranger = await asStaff(house, 'head', 99);
    const path = `day-rules?servicePointId=${office.pointId}`;
    expect((await send('GET', path, undefined, undefined, stranger)).status).toBe(404);
    const first = (await list()).items[0]!;
    await house.clock.set('2026-11-25T01:00:00Z');
    head = await asStaff(house, 'head', OFFICE);
    expect((await send('DELETE', `day-rules/${first.id}`, undefined, first.version)).body.code).toBe('day_rule_begun');
  });
});

describe('the preview of a day rule', () => {
  const ask = async (rule: DayRuleTerms) =>
    send<DayRulePreviewView>('POST', 'day-rule-previews', { servicePointId: office.pointId, rule });

  it('says nothing from too few visits', async () => {
    const { status, body } = await ask(await terms(30));
    expect([status, body]).toEqual([200, expect.objectContaining({ enough: false, visits: 0, lanes: [] })]);
  });

  it('calls last week’s people anew: a wider head start brings priority forward, and costs the others', async () => {
    await aDayAtTheCounters('2026-11-23');
    const wide = await terms(120);
    const targets = wide.targets.map((it) => (it.lane === 'walk_in' ? { ...it, minutes: 120 } : it));
    const { body } = await ask({ ...wide, targets, guardCalls: 20, capMinutes: 600 });
    expect(body).toMatchObject({ enough: true, visits: 90, from: '2026-11-18', to: '2026-11-24' });
    const [priority, walkIn] = ['priority', 'walk_in'].map((lane) => body.lanes.find((it) => it.lane === lane)!);
    expect(priority!.p90After).toBeLessThan(priority!.p90Before);
    expect(walkIn!.p90After).toBeGreaterThan(walkIn!.p90Before);
    expect(
      (await ask(await terms((await list()).today.targets.find((it) => it.lane === 'regular')!.minutes))).body,
    ).toEqual(expect.objectContaining({ longestBefore: expect.any(Number) as number }));
    const same = (await ask((await list()).today)).body;
    for (const lane of same.lanes) expect([lane.p50After, lane.p90After]).toEqual([lane.p50Before, lane.p90Before]);
  });
});

/** Ninety people at two counters, a third with priority, more than the counters can do for most of the day. */
async function aDayAtTheCounters(on: string): Promise<void> {
  const roll = dice(7);
  const opens = Date.parse(`${on}T01:00:00Z`);
  const instant = (minutes: number): string => new Date(opens + minutes * 60_000).toISOString();
  for (const counterId of office.counters) {
    await house.owner.query(
      `insert into counter_session (office_id, id, counter_id, service_point_id, on_day, staff_id, state, opened_at, closed_at, closed_by)
       values ($1, $2, $3, $4, $5, $6, 'closed', $7, $8, 'officer')`,
      [OFFICE, newId(OFFICE), counterId, office.pointId, on, newId(OFFICE), instant(0), instant(900)],
    );
  }
  for (let number = 1; number <= 90; number++) {
    const id = newId(OFFICE);
    const lane = number % 3 === 0 ? 'priority' : 'walk_in';
    const came = instant(number * 4);
    await house.owner.query(
      `insert into ticket (office_id, id, service_point_id, on_day, prefix, number, display, state, lane, service_code, channel,
         issued_at, due_at, ended_at)
       values ($1, $2, $3, $4, 'T', $5, 'T', 'served', $6, 'passport_new_adult', 'desk', $7, $7, $7)`,
      [OFFICE, id, office.pointId, on, number, lane, came],
    );
    await house.owner.query(
      `insert into ticket_period (office_id, id, ticket_id, kind, counter_id, staff_id, started_at, ended_at)
       values ($1, $2, $3, 'serving', $4, $5, $6, $6::timestamptz + make_interval(secs => $7))`,
      [OFFICE, newId(OFFICE), id, office.counters[0], newId(OFFICE), came, 300 + roll() * 600],
    );
  }
}
