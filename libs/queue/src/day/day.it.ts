import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { dayIn, type Page, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import type { ConsoleView } from '../counters/counter.dto.js';
import type { TicketRow, TicketView } from '../tickets/ticket.dto.js';
import type { DayView } from './day.dto.js';
import { DayCloseSchedule } from './day.handlers.js';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
});
afterAll(() => house.close());

let officeNumber = 60;
const fresh = (zone?: string): Promise<OfficeDay> => {
  officeNumber += 1;
  return anOffice(house, { officeId: officeNumber, code: `HR${officeNumber}`, zone });
};

async function walksIn(office: OfficeDay, count: number): Promise<TicketView[]> {
  const headers = await asStaff(house, 'counter', office.officeId);
  const tickets: TicketView[] = [];
  for (let i = 0; i < count; i++) {
    const body = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane: 'walk_in' };
    tickets.push((await ask<TicketView>(house, 'POST', '/v1/queue/tickets', headers, body)).body);
  }
  return tickets;
}

async function day(office: OfficeDay, query = ''): Promise<DayView> {
  const headers = await asStaff(house, 'head', office.officeId);
  const { status, body } = await ask<DayView>(house, 'GET', `/v1/queue/days/${office.pointId}${query}`, headers);
  expect(status).toBe(200);
  return body;
}

const move = (path: string, headers: Record<string, string>, body?: object) =>
  ask<ConsoleView & { code: string }>(house, 'POST', `/v1/queue/${path}`, headers, body);

describe('the day in figures', () => {
  it('counts what the period ledger holds', async () => {
    await house.clock.set('2026-11-24T03:00:00Z');
    const office = await fresh();
    const tickets = await walksIn(office, 5);
    const desks = await openDesks(house, office, 2);
    await house.clock.advance(10 * 60_000);
    for (const desk of desks) await move(`counters/${desk.counterId}/calls`, desk.headers);
    await move(`tickets/${tickets[0]!.id}/servings`, desks[0]!.headers);
    await house.clock.advance(5 * 60_000);
    await move(`tickets/${tickets[0]!.id}/completions`, desks[0]!.headers);
    const view = await day(office);
    expect(view.tickets).toEqual({
      issued: 5,
      waiting: 3,
      called: 1,
      serving: 0,
      parked: 0,
      served: 1,
      missed: 0,
      left: 0,
    });
    expect(view).toMatchObject({ on: '2026-11-24', waitingNow: 3, longestWaitMinutes: 15 });
    // Behind each number stands its list.
    const staff = await asStaff(house, 'head', office.officeId);
    const path = `/v1/queue/tickets?servicePointId=${office.pointId}&limit=2`;
    for (const state of ['waiting', 'called', 'serving', 'served', 'missed', 'left'] as const) {
      const listed: TicketRow[] = [];
      let next: string | null = '';
      while (next !== null) {
        const cursor: string = next && `&cursor=${encodeURIComponent(next)}`;
        const page = await ask<Page<TicketRow>>(house, 'GET', `${path}&state=${state}${cursor}`, staff);
        expect(page.status).toBe(200);
        listed.push(...page.body.items);
        next = page.body.next;
      }
      expect([state, listed.length]).toEqual([state, view.tickets[state]]);
      expect(listed.every((row) => row.state === state)).toBe(true);
    }
    const stranger = await asStaff(house, 'head', 99);
    expect((await ask(house, 'GET', path, stranger)).status).toBe(404);
    expect(view.waitMinutes).toEqual({ median: 10, p90: 10 });
    expect(view.counters.map((it) => [it.number, it.state, it.ticket])).toEqual([
      [1, 'open', null],
      [2, 'open', 'W-002'],
      [3, 'closed', null],
    ]);
    expect(view.counters[0]!.officer?.name).toBe('Petugas 1');
    expect(view.alerts).toEqual([]);
    await house.clock.advance(60 * 60_000);
    expect((await day(office)).alerts.map((it) => it.code)).toEqual(['overdue']);
    await move(`counters/${desks[0]!.counterId}/closings`, desks[0]!.headers);
    const yesterday = await day(office, '?on=2026-11-23');
    expect(yesterday).toMatchObject({ on: '2026-11-23', waitingNow: 0, waitMinutes: { median: null, p90: null } });
  });

  it('is shown to who may see it, of their own office', async () => {
    const [office, other] = [await fresh(), await fresh()];
    const path = `/v1/queue/days/${office.pointId}`;
    const stranger = await asStaff(house, 'head', other.officeId);
    expect((await ask(house, 'GET', path, stranger)).status).toBe(404);
    expect((await ask(house, 'GET', path, {})).status).toBe(401);
    const officer = await asStaff(house, 'verifier', office.officeId);
    expect((await ask(house, 'GET', path, officer)).status).toBe(403);
    const bad = await ask<{ code: string }>(house, 'GET', `${path}?on=2026-02-30`, officer);
    expect(bad.status).toBe(403);
    const head = await asStaff(house, 'head', office.officeId);
    expect((await ask(house, 'GET', `${path}?on=2026-02-30`, head)).status).toBe(400);
    // The first and the last day that can be written are days on which nothing happened.
    for (const on of ['0001-01-01', '9999-12-31'])
      expect((await ask(house, 'GET', `${path}?on=${on}`, head)).status).toBe(200);
  });
});

describe.each([
  ['Asia/Jakarta', '17:00'],
  ['Asia/Makassar', '16:00'],
  ['Asia/Jayapura', '15:00'],
])('the day rolls at midnight in %s', (zone, midnight) => {
  const before = `2026-11-24T${String(Number(midnight.slice(0, 2)) - 1).padStart(2, '0')}:57:00Z`;
  const after = `2026-11-24T${midnight}:00Z`;

  it('closes what was open, starts numbers anew and keeps the averages clean', async () => {
    await house.clock.set(before);
    const office = await fresh(zone);
    const tickets = await walksIn(office, 4);
    expect(tickets[3]).toMatchObject({ number: 'W-004', on: '2026-11-24' });
    const desks = await openDesks(house, office, 2);
    for (const desk of desks) await move(`counters/${desk.counterId}/calls`, desk.headers);
    await move(`tickets/${tickets[0]!.id}/servings`, desks[0]!.headers);
    await house.get(DayCloseSchedule).run();
    expect((await day(office)).tickets).toMatchObject({ waiting: 2, called: 1, serving: 1 });

    await house.clock.set(after);
    expect(dayIn(zone, new Date(after))).toBe('2026-11-25');
    // Nobody has closed the day yet; still nothing of yesterday is called or served on.
    const late = await move(`counters/${desks[0]!.counterId}/calls`, desks[0]!.headers);
    expect([late.status, late.body.code]).toEqual([409, 'counter_not_open']);
    const stale = await move(`tickets/${tickets[0]!.id}/completions`, desks[0]!.headers);
    expect([stale.status, stale.body.code]).toEqual([409, 'counter_not_open']);
    const [fresh1] = await walksIn(office, 1);
    expect(fresh1).toMatchObject({ number: 'W-001', on: '2026-11-25', place: { before: 0 } });
    // Opening a counter closes what was left, before the night's job came by.
    await move(`counters/${desks[0]!.counterId}/sessions`, desks[0]!.headers);
    const yesterday = await day(office, '?on=2026-11-24');
    expect(yesterday.tickets).toEqual({
      issued: 4,
      waiting: 0,
      called: 0,
      serving: 0,
      parked: 0,
      served: 1,
      missed: 1,
      left: 2,
    });
    await house.get(DayCloseSchedule).run();
    expect((await day(office)).counters.map((it) => it.state)).toEqual(['open', 'closed', 'closed']);
    const { rows } = await house.owner.query(
      `select count(*)::integer as open from ticket_period p join ticket t on t.office_id = p.office_id and t.id = p.ticket_id
       where t.office_id = $1 and p.ended_at is null and t.on_day = '2026-11-24'`,
      [office.officeId],
    );
    expect(rows[0].open).toBe(0);
  });

  it('is closed by the night’s job alone', async () => {
    await house.clock.set(before);
    const office = await fresh(zone);
    await walksIn(office, 2);
    await openDesks(house, office, 1);
    await house.clock.set(after);
    await house.get(DayCloseSchedule).run();
    await house.get(DayCloseSchedule).run();
    expect((await day(office, '?on=2026-11-24')).tickets).toMatchObject({ issued: 2, left: 2 });
    expect((await day(office)).counters.every((it) => it.state === 'closed')).toBe(true);
    const events = await house.owner.query(
      `select type, count(*)::integer as count from ledger_event
       where office_id = $1 and actor_id = 'queue.day_close' group by type order by type`,
      [office.officeId],
    );
    expect(events.rows).toEqual([
      { type: 'counter.closed', count: 1 },
      { type: 'ticket.left', count: 2 },
    ]);
  });
});
