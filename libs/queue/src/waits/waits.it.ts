import { jest } from '@jest/globals';
import { asStaff } from '@buka-pintu/identity/testing';
import { DEMO_OFFICE } from '@buka-pintu/offices';
import { newId } from '@buka-pintu/platform';
import type { BookingView } from '../bookings/booking.dto.js';
import type { BoardView } from '../board/board.dto.js';
import type { DayView } from '../day/day.dto.js';
import { type BookedOffice, openBookedOffice } from '../testing/booked-office.js';
import { ask, openDesks } from '../testing/office-day.js';
import type { TicketView } from '../tickets/ticket.dto.js';

const DAY = '2026-11-24';
const at = (time: string) => `${DAY}T${time}:00.000Z`;

let booked: BookedOffice;
let staff: Record<string, string>;
let bookings: BookingView[];
let tickets: TicketView[];
let desk: Awaited<ReturnType<typeof openDesks>>[number];
beforeAll(async () => {
  booked = await openBookedOffice({ regular: 16 });
  const slots = await booked.slots(DAY);
  const slot = slots.find((it) => it.startsAt === at('02:00'))!;
  bookings = [];
  for (let i = 0; i < 8; i++) bookings.push((await booked.book(slot.id)).body as unknown as BookingView);
  // The third wants no reminders, and so none of the turn.
  const path = `/v1/queue/bookings/${bookings[2]!.id}/message-choices`;
  const head = await asStaff(booked.house, 'head', DEMO_OFFICE);
  const declined = await ask(booked.house, 'POST', path, head, { purpose: 'reminder', wanted: false });
  if (declined.status !== 201) throw new Error(`The reminder was not declined: ${declined.status}`);
  await booked.house.clock.set(at('01:50'));
  staff = await asStaff(booked.house, 'counter', DEMO_OFFICE);
  tickets = [];
  for (const booking of bookings) {
    tickets.push((await ask<TicketView>(...post(`bookings/${booking.id}/check-ins`, staff))).body);
    await booked.house.clock.advance(1000);
  }
});
afterAll(() => booked.close());

const post = (path: string, headers: Record<string, string>) =>
  [booked.house, 'POST', `/v1/queue/${path}`, headers, {}] as const;
const place = async (index: number) => {
  const path = `/v1/queue/tickets/${tickets[index]!.id}`;
  return (await ask<TicketView>(booked.house, 'GET', path, staff)).body.place!;
};
const board = async () => (await ask<BoardView>(booked.house, 'GET', '/v1/queue/boards/CTH-1', {})).body;
const notices = async () => {
  const { rows } = await booked.house.owner.query<{ about_id: string; count: number }>(
    `select about_id, count(*)::integer as count from message where template = 'queue.turn_near' group by about_id`,
  );
  return new Map(rows.map((row) => [row.about_id, row.count]));
};

/** A week in which everybody stayed ten minutes at the counter. */
async function writePast(counterId: string): Promise<void> {
  const { owner } = booked.house;
  for (let person = 0; person < 60; person++) {
    const [ticketId, on] = [newId(DEMO_OFFICE), `2026-11-${17 + (person % 4)}`];
    const called = Date.parse(`${on}T01:00:00Z`) + Math.floor(person / 4) * 10 * 60_000;
    await owner.query(
      `insert into ticket (office_id, id, service_point_id, on_day, prefix, number, display, state, lane, service_code, channel,
         issued_at, due_at, ended_at, call_count)
       values ($1, $2, $3, $4, 'A', $5, 'A', 'served', 'regular', 'passport_new_adult', 'desk', $6, $6, $6, 1)`,
      [DEMO_OFFICE, ticketId, booked.points[0].id, on, person + 1, new Date(called - 5 * 60_000)],
    );
    const spells = [
      ['waiting', -5, 0],
      ['called', 0, 1],
      ['serving', 1, 10],
    ] as const;
    for (const [kind, from, to] of spells) {
      await owner.query(
        `insert into ticket_period (office_id, id, ticket_id, kind, counter_id, started_at, ended_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          ...[DEMO_OFFICE, newId(DEMO_OFFICE), ticketId, kind, kind === 'waiting' ? null : counterId],
          ...[new Date(called + from * 60_000), new Date(called + to * 60_000)],
        ],
      );
    }
  }
}

describe('the wait of a ticket', () => {
  const silent = { p50Minutes: null, p90Minutes: null };

  it('is the people before, while no counter is open and while nothing is known of the place', async () => {
    expect(await place(5)).toEqual({ before: 5, near: false, ...silent, unsure: 'no_counter' });
    const counters = await booked.house.db.query<{ id: string }>(
      `select id from counter where office_id = $1 and service_point_id = $2 order by number`,
      [DEMO_OFFICE, booked.points[0].id],
    );
    const office = { officeId: DEMO_OFFICE, counters: counters.map(({ id }) => id) };
    desk = (await openDesks(booked.house, office, 1))[0]!;
    await booked.house.settle();
    expect(await place(5)).toEqual({ before: 5, near: false, ...silent, unsure: 'too_few' });
    await writePast(desk.counterId);
  });

  it('is an interval once recent days tell enough, on every screen', async () => {
    // What recent days say is looked up again after a while.
    await booked.house.clock.set(at('02:00'));
    const wait = await place(5);
    expect(wait).toMatchObject({ before: 5, near: false, unsure: null });
    // Five people at ten minutes each, before one counter.
    expect(wait.p50Minutes).toBeGreaterThan(35);
    expect(wait.p50Minutes).toBeLessThan(65);
    expect(wait.p90Minutes).toBeGreaterThanOrEqual(wait.p50Minutes!);
    expect((await place(7)).p50Minutes).toBeGreaterThan(wait.p50Minutes!);
    const newcomer = (await board()).waiting.find((it) => it.lane === 'walk_in')!;
    expect(newcomer.p50Minutes).toBeGreaterThan(65);
    const head = await asStaff(booked.house, 'head', DEMO_OFFICE);
    const day = await ask<DayView>(booked.house, 'GET', `/v1/queue/days/${booked.points[0].id}`, head);
    const { count: _, ...told } = newcomer;
    expect(day.body.newcomers).toContainEqual(told);
  });

  it('is computed once for all who ask at the same position', async () => {
    await booked.house.clock.advance(60_000);
    const asked = jest.spyOn(booked.house.db, 'query');
    try {
      await Promise.all(Array.from({ length: 60 }, (_, index) => place(index % 8)));
      const lines = asked.mock.calls.filter(([, , options]) => options?.name === 'wait-line');
      expect(lines).toHaveLength(1);
    } finally {
      asked.mockRestore();
    }
  });

  it('is kept as it was told, with what came of it', async () => {
    const walkIn = { servicePointId: booked.points[0].id, serviceCode: 'passport_new_adult', lane: 'priority' };
    const { body } = await ask<TicketView>(booked.house, 'POST', '/v1/queue/tickets', staff, walkIn);
    // Nobody's number is held up by a forecast.
    expect(body.place).toMatchObject({ ...silent, unsure: 'soon' });
    await booked.house.settle();
    const kept = () =>
      booked.house.owner.query<{ p90: number; outcome: number | null }>(
        `select p90_minutes as p90, outcome_seconds as outcome from wait_forecast where ticket_id = $1`,
        [body.id],
      );
    expect((await kept()).rows).toEqual([{ p90: expect.any(Number), outcome: null }]);
    await booked.house.clock.advance(4 * 60_000);
    const body2 = { counterId: desk.counterId };
    const called = await ask(booked.house, 'POST', `/v1/queue/tickets/${body.id}/calls`, desk.headers, body2);
    expect(called.status).toBe(200);
    await booked.house.settle();
    expect((await kept()).rows[0]!.outcome).toBe(240);
    await ask(...post(`tickets/${body.id}/servings`, desk.headers));
    await ask(...post(`tickets/${body.id}/completions`, desk.headers));
  });

  it('is told by message once, when few are before, and not to who declined', async () => {
    const [, second, third, , , sixth] = bookings.map(({ id }) => id);
    await ask(...post(`counters/${desk.counterId}/calls`, desk.headers));
    await booked.house.settle();
    const told = await notices();
    expect([told.get(second!), told.get(third!), told.get(sixth!)]).toEqual([1, undefined, undefined]);
    expect((await place(1)).near).toBe(true);
    await ask(...post(`tickets/${tickets[0]!.id}/servings`, desk.headers));
    await ask(...post(`tickets/${tickets[0]!.id}/completions`, desk.headers));
    await ask(...post(`counters/${desk.counterId}/calls`, desk.headers));
    await booked.house.settle();
    const later = await notices();
    expect(later.get(second!)).toBe(1);
    expect([...later.values()].every((count) => count === 1)).toBe(true);
  });

  it('is not told while a disruption runs', async () => {
    const head = await asStaff(booked.house, 'head', DEMO_OFFICE);
    const down = {
      ...{ servicePointId: booked.points[0].id, what: 'national_system', stopsService: false },
      ...{ message: { id: 'Sistem pusat terganggu', en: 'System down' }, startsAt: null, expectedEndAt: null },
    };
    const made = await ask<{ code?: string }>(booked.house, 'POST', '/v1/offices/CTH/disruptions', head, down);
    expect([made.status, made.body.code]).toEqual([201, undefined]);
    await booked.house.settle();
    await booked.house.clock.advance(31_000);
    expect(await place(7)).toMatchObject({ ...silent, unsure: 'disruption' });
  });
});
