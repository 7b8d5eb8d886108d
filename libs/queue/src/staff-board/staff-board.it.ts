import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import type { AlarmRuleView, StaffBoardView } from './staff-board.dto.js';

let house: HouseUnderTest;
let office: OfficeDay;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T03:00:00Z');
  office = await anOffice(house, { officeId: 81, code: 'PGW', counters: 2 });
});
afterAll(() => house?.close());

const path = () => `/v1/queue/staff-boards/${office.pointId}`;
const as = (role: 'head' | 'counter' | 'verifier') => asStaff(house, role, office.officeId);
const board = async () => (await ask<StaffBoardView>(house, 'GET', path(), await as('head'))).body;
const codes = async () => (await board()).alarms.map(({ code }) => code);

describe('the staff board', () => {
  it('shows the room, and alarms that somebody acknowledges', async () => {
    expect(await board()).toMatchObject({ lines: [], alarms: [], suspensions: [], thresholds: { version: 0 } });
    const body = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane: 'walk_in' };
    for (let one = 0; one < 3; one++)
      await ask<TicketView>(house, 'POST', '/v1/queue/tickets', await as('counter'), body);
    expect(await board()).toMatchObject({
      lines: [{ lane: 'walk_in', waiting: 3, overdue: 0 }],
      counters: [{ state: 'closed', since: null, ticket: null }, { state: 'closed' }],
    });
    const [alarm] = (await board()).alarms;
    expect(alarm).toMatchObject({ code: 'no_counter', about: 'passport_new_adult', acknowledged: null });
    const key = { key: alarm!.key };
    const seen = `${path()}/acknowledgements`;
    const both = await Promise.all(
      [await as('counter'), await as('head')].map((headers) => ask<StaffBoardView>(house, 'POST', seen, headers, key)),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await board()).alarms[0]!.acknowledged).not.toBeNull();
    expect((await ask(house, 'POST', seen, await as('head'), { key: 'overdue:nobody' })).status).toBe(404);
    expect((await ask(house, 'POST', seen, await as('verifier'), key)).status).toBe(403);
    expect((await ask(house, 'GET', path(), await asStaff(house, 'head', 1))).status).toBe(404);
  });

  it('is alarmed by a call that nobody answers, a counter that rests, a promise that is over, and an end that passed', async () => {
    const [first] = await openDesks(house, office, 2);
    expect(await codes()).toEqual([]);
    await ask(house, 'POST', `/v1/queue/counters/${first!.counterId}/calls`, first!.headers);
    expect((await board()).counters[0]).toMatchObject({ state: 'open', ticket: { number: 'W-001', state: 'called' } });
    await house.clock.advance(4 * 60_000);
    expect(await codes()).toEqual(['call_unanswered']);
    await house.clock.advance(2 * 60_000);
    expect((await codes()).sort()).toEqual(['call_unanswered', 'counter_idle']);
    await house.clock.advance(20 * 60_000);
    expect((await codes()).sort()).toEqual(['call_unanswered', 'counter_idle', 'overdue']);
    const headers = await as('counter');
    const expectedEndAt = new Date(Date.now() + 1e12).toISOString();
    const down = { servicePointId: null, what: 'power', stopsService: true, startsAt: null, expectedEndAt };
    const made = await ask<{ id: string }>(house, 'POST', '/v1/offices/PGW/disruptions', headers, down);
    expect(made.status).toBe(201);
    // Nobody is blamed for what stands still; the call that nobody answers is still one.
    expect(await codes()).toEqual(['call_unanswered']);
    await house.owner.query("update disruption set expected_end_at = starts_at + interval '1 second' where id = $1", [
      made.body.id,
    ]);
    await house.clock.advance(60_000);
    expect((await codes()).sort()).toEqual(['call_unanswered', 'disruption_overdue']);
  });

  it('has thresholds of its own, set by who may and against a version', async () => {
    const put = async (role: 'head' | 'counter', version: number, body: object) => {
      const answer = await house.fetch(`${path()}/thresholds`, {
        method: 'PUT',
        headers: { ...(await as(role)), 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as AlarmRuleView };
    };
    const wide = { idleMinutes: 60, unansweredMinutes: 60, overdueMinutes: 60 };
    expect((await put('counter', 0, wide)).status).toBe(403);
    expect(await put('head', 0, wide)).toMatchObject({ status: 200, body: { ...wide, version: 1 } });
    expect((await put('head', 0, wide)).status).toBe(412);
    expect((await put('head', 1, { ...wide, idleMinutes: -1 })).status).toBe(400);
    expect(await codes()).toEqual(['disruption_overdue']);
  });
});
