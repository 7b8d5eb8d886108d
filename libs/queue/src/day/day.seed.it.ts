import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { DEMO_OFFICE, offices, Offices } from '@buka-pintu/offices';
import { addDays, dayIn, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import type { BoardView } from '../board/board.dto.js';
import { queue } from '../queue.module.js';
import { demoQueue } from '../queue.seed.js';
import { ask } from '../testing/office-day.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import type { DayView } from './day.dto.js';

let house: HouseUnderTest;
let point: { id: string; code: string };
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue], demo: true });
  point = await house.get(Offices).servicePointByCode('CTH-1');
});
afterAll(() => house.close());

const today = () => dayIn('Asia/Jakarta', house.clock.now());
async function day(on: string): Promise<DayView> {
  const headers = await asStaff(house, 'head', DEMO_OFFICE);
  return (await ask<DayView>(house, 'GET', `/v1/queue/days/${point.id}?on=${on}`, headers)).body;
}

describe('the demo', () => {
  it('lives today, at whatever hour it is looked at', async () => {
    const view = await day(today());
    expect(view.waitingNow).toBeGreaterThanOrEqual(1);
    expect(view.tickets.called + view.tickets.serving).toBe(2);
    expect(view.counters.map((it) => it.state)).toEqual(['open', 'open', 'closed']);
    const board = await ask<BoardView>(house, 'GET', '/v1/queue/boards/CTH-1', {});
    expect(board.body.calls).toHaveLength(2);
    expect(board.body.notice).toBeNull();
  });

  it('has a history of working days, and none of others', async () => {
    const { periods } = await house.get(Offices).openPeriods(DEMO_OFFICE, point.id, addDays(today(), -1));
    expect((await day(addDays(today(), -1))).tickets.issued > 0).toBe(periods.length > 0);
    const days = await Promise.all(Array.from({ length: 14 }, (_, index) => day(addDays(today(), -1 - index))));
    const worked = days.filter((it) => it.tickets.issued > 0);
    expect(worked.length).toBeGreaterThanOrEqual(6);
    for (const { tickets, waitMinutes, bookings } of worked) {
      expect(tickets.served + tickets.missed).toBe(tickets.issued);
      expect(tickets.served).toBeGreaterThanOrEqual(bookings.served);
      expect(waitMinutes.median).toBeGreaterThanOrEqual(0);
      expect(waitMinutes.p90!).toBeLessThan(120);
    }
    expect(worked.reduce((sum, it) => sum + it.bookings.noShow, 0)).toBeGreaterThan(0);
  });

  it('lets a newcomer in at once: a number, a counter, a call', async () => {
    const headers = await asStaff(house, 'counter', DEMO_OFFICE);
    const body = { servicePointId: point.id, serviceCode: 'passport_new_adult', lane: 'walk_in' };
    const given = await ask<TicketView>(house, 'POST', '/v1/queue/tickets', headers, body);
    expect(given.status).toBe(201);
    const [, , free] = await house.get(Offices).counters(DEMO_OFFICE, point.id);
    const opened = await ask(house, 'POST', `/v1/queue/counters/${free!.id}/sessions`, headers);
    expect(opened.status).toBe(200);
    const called = await ask(house, 'POST', `/v1/queue/tickets/${given.body.id}/calls`, headers, {
      counterId: free!.id,
    });
    expect(called.status).toBe(200);
  });

  it('is told once a day', async () => {
    const before = await day(today());
    const lines: string[] = [];
    await demoQueue({ db: house.db, get: house.get, clock: house.clock, log: (line) => lines.push(line) });
    expect((await day(today())).tickets).toEqual(before.tickets);
  });

  it('lives again on the next day, and leaves a day alone that somebody has begun to live', async () => {
    const again = () => demoQueue({ db: house.db, get: house.get, clock: house.clock, log: () => undefined });
    await house.clock.advance(24 * 3_600_000);
    await again();
    expect((await day(today())).waitingNow).toBeGreaterThanOrEqual(1);
    await house.clock.advance(24 * 3_600_000);
    const headers = await asStaff(house, 'counter', DEMO_OFFICE);
    const [first] = await house.get(Offices).counters(DEMO_OFFICE, point.id);
    const opened = await ask(house, 'POST', `/v1/queue/counters/${first!.id}/sessions`, headers);
    expect(opened.status).toBe(200);
    await again();
    expect((await day(today())).tickets.issued).toBe(0);
  });
});
