import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import type { ConsoleView } from '../counters/counter.dto.js';
import { queue } from '../queue.module.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import type { TicketView } from '../tickets/ticket.dto.js';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
});
afterAll(() => house?.close());

const SERVICE = 'passport_new_adult';
const DOWN = { servicePointId: null, what: 'national_system', stopsService: true, startsAt: null, expectedEndAt: null };
const suspend = async (office: OfficeDay, change: object = {}) => {
  const headers = await asStaff(house, 'counter', office.officeId);
  const { status, body } = await ask<{ id: string }>(house, 'POST', `/v1/offices/${office.code}/disruptions`, headers, {
    ...DOWN,
    ...change,
  });
  expect(status).toBe(201);
  return body.id;
};
const resume = async (office: OfficeDay, id: string) => {
  const headers = await asStaff(house, 'counter', office.officeId);
  return ask<{ code?: string }>(house, 'POST', `/v1/disruptions/${id}/ends`, headers);
};
const walksIn = async (office: OfficeDay, lane = 'walk_in') => {
  const headers = await asStaff(house, 'counter', office.officeId);
  const body = { servicePointId: office.pointId, serviceCode: SERVICE, lane };
  const answer = await ask<TicketView>(house, 'POST', '/v1/queue/tickets', headers, body);
  expect(answer.status).toBe(201);
  return answer.body;
};
type Desk = { counterId: string; headers: Record<string, string> };
const call = ({ counterId, headers }: Desk) =>
  ask<ConsoleView>(house, 'POST', `/v1/queue/counters/${counterId}/calls`, headers);
const due = async (office: OfficeDay) =>
  (
    await house.owner.query<{ display: string; due_at: Date; promised_at: Date | null; paused_seconds: number }>(
      'select display, due_at, promised_at, paused_seconds from ticket where office_id = $1 order by due_at',
      [office.officeId],
    )
  ).rows;

describe('a day on which the national system is down from ten to two', () => {
  // One in each zone: the hours are the office's own, and a day rolls at its own midnight.
  it.each([
    [71, 'JKT', 'Asia/Jakarta', '+07:00'],
    [72, 'MKS', 'Asia/Makassar', '+08:00'],
    [73, 'JYP', 'Asia/Jayapura', '+09:00'],
  ])('keeps everybody’s place at office %i %s in %s', async (officeId, code, zone, offset) => {
    const at = (time: string, second = '00') => `2026-11-24T${time}:${second}${offset}`;
    await house.clock.set(at('09:50'));
    const office = await anOffice(house, { officeId, code, zone, counters: 1, hours: ['08:00', '16:00'] });
    const first = await walksIn(office);
    await house.clock.set(at('10:00'));
    const id = await suspend(office);
    await house.settle();
    await house.clock.set(at('11:00'));
    // The door is open, also while nobody knows until when: who comes gets a place.
    const within = await walksIn(office);
    const priority = await walksIn(office, 'priority');
    const [desk] = await openDesks(house, office, 1);
    expect((await call(desk!)).body).toMatchObject({ current: null, whyNot: { code: 'suspended' } });
    const chosen = `/v1/queue/tickets/${first.id}/calls`;
    expect((await ask(house, 'POST', chosen, desk!.headers, { counterId: desk!.counterId })).body).toMatchObject({
      code: 'service_suspended',
    });
    // Nobody is late meanwhile: what was promised waits for the end of the day, as far as anybody knows.
    const meanwhile = await house.owner.query('select 1 from ticket where office_id = $1 and due_at < $2', [
      officeId,
      at('16:00'),
    ]);
    expect(meanwhile.rows).toEqual([]);
    await house.clock.set(at('14:00', '05'));
    expect((await resume(office, id)).status).toBe(200);
    expect((await resume(office, id)).body).toMatchObject({ code: 'disruption_ended' });
    await house.settle();
    await house.settle();
    // Half a minute more than is counted: a slow machine loses some seconds between two lines.
    await house.clock.set(at('14:05', '30'));
    const after = await walksIn(office);
    const order = await due(office);
    expect(order.map((row) => row.display)).toEqual([first, priority, within, after].map((it) => it.number));
    expect(order.map((row) => Math.round(row.paused_seconds / 60))).toEqual([240, 180, 180, 0]);
    // 22 minutes were promised: ten before, the rest after it.
    expect(order[0]!.due_at.getTime()).toBeGreaterThan(Date.parse(at('14:11')));
    expect(order[0]!.due_at.getTime()).toBeLessThan(Date.parse(at('14:13')));
    expect(order[3]).toMatchObject({ promised_at: null });
    const headers = await asStaff(house, 'head', officeId);
    const day = await ask<{ longestWaitMinutes: number; pausedMinutes: number }>(
      house,
      'GET',
      `/v1/queue/days/${office.pointId}`,
      headers,
    );
    expect(day.body).toMatchObject({ longestWaitMinutes: 15, pausedMinutes: 240 });
  });

  it('lets calls that were on their way through, and no other; nobody is lost between', async () => {
    await house.clock.set('2026-11-25T03:00:00Z');
    const office = await anOffice(house, { officeId: 74, code: 'RCE', counters: 3 });
    for (let person = 0; person < 6; person++) await walksIn(office);
    const desks = await openDesks(house, office, 3);
    const [id] = await Promise.all([suspend(office), ...desks.map(call)]);
    const rows = await house.owner.query<{ state: string; open: number }>(
      `select t.state, (select count(*)::integer from ticket_period p where p.office_id = t.office_id and p.ticket_id = t.id
         and p.ended_at is null and p.kind = t.state) as open
       from ticket t where t.office_id = 74`,
    );
    expect(rows.rows).toHaveLength(6);
    expect(rows.rows.every((row) => row.open === 1 && ['waiting', 'called'].includes(row.state))).toBe(true);
    const idle = (await openDesks(house, { officeId: 74, counters: [office.otherCounterId] }, 1))[0]!;
    expect((await call(idle)).body).toMatchObject({ whyNot: { code: 'suspended' } });
    await resume(office, id);
    const called = rows.rows.filter((row) => row.state === 'called').length;
    const free = [];
    for (const desk of desks) {
      const console = await call(desk);
      if (console.status === 200) free.push(console.body.current!.number);
    }
    expect(free).toHaveLength(3 - called);
  });

  it('goes on for a service when both its own suspension and the place’s have ended', async () => {
    await house.clock.set('2026-11-25T05:00:00Z');
    const office = await anOffice(house, { officeId: 75, code: 'TWO', counters: 1 });
    await walksIn(office);
    const [desk] = await openDesks(house, office, 1);
    const place = await suspend(office, { servicePointId: office.pointId });
    await house.clock.advance(30 * 60_000);
    const service = await suspend(office, { serviceCode: SERVICE });
    await house.clock.advance(30 * 60_000);
    await resume(office, place);
    expect((await call(desk!)).body).toMatchObject({ current: null, whyNot: { code: 'suspended' } });
    await house.clock.advance(30 * 60_000);
    await resume(office, service);
    await house.settle();
    await house.settle();
    // An hour and a half in one piece, the half hour of both counted once.
    const [paused] = await due(office);
    expect(Math.round(paused!.paused_seconds / 60)).toBe(90);
    expect((await call(desk!)).body.current).not.toBeNull();
    const told = await house.owner.query<{ type: string }>(
      `select type from ledger_event where office_id = 75 and type like 'service.%' order by position`,
    );
    expect(told.rows.map((row) => row.type)).toEqual([
      ...['service.suspended', 'service.suspended'],
      ...['service.resumed', 'service.resumed'],
    ]);
  });
});
