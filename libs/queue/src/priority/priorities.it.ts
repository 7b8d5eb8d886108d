import { asStaff, registerClient } from '@buka-pintu/identity/testing';
import { DEMO_OFFICE } from '@buka-pintu/offices';
import type { BookingView } from '../bookings/booking.dto.js';
import type { MadeCallView } from '../calls/made-call.dto.js';
import { type BookedOffice, openBookedOffice } from '../testing/booked-office.js';
import { anOffice, ask, openDesks } from '../testing/office-day.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import type { PriorityCategoryView, PriorityReportView } from './priority.dto.js';

type Problem = { code: string; errors?: { code: string; pointer: string }[] };

const DAY = '2026-11-24';
const NINE = '2026-11-24T02:00:00.000Z';
let booked: BookedOffice;
let staff: Record<string, string>;
beforeAll(async () => {
  booked = await openBookedOffice({ regular: 4, priority: 2 });
});
afterAll(() => booked.close());

async function arrive(minutes: number, change: object, headers?: Record<string, string>): Promise<TicketView> {
  await booked.house.clock.set('2026-11-23T01:00:00Z');
  const slot = (await booked.slots(DAY)).find((it) => it.startsAt === NINE)!;
  const { status, body } = await booked.book(slot.id, change);
  expect(status).toBe(201);
  await booked.house.clock.set(new Date(Date.parse(NINE) + minutes * 60_000).toISOString());
  staff = await asStaff(booked.house, 'counter', DEMO_OFFICE);
  const booking = body as unknown as BookingView;
  const by = headers ?? staff;
  return (await ask<TicketView>(booked.house, 'POST', `/v1/queue/bookings/${booking.id}/check-ins`, by)).body;
}
const decide = (id: string, body: object, headers = staff, key?: string) =>
  ask<TicketView & Problem>(booked.house, 'POST', `/v1/queue/tickets/${id}/priority-decisions`, headers, body, key);
const dueOf = async (id: string): Promise<string> => {
  const { rows } = await booked.house.owner.query('select due_at from ticket where id = $1', [id]);
  return (rows[0].due_at as Date).toISOString().slice(11, 16);
};
const VERIFIED = { decision: 'verified', category: 'elderly', ground: 'seen' };
const DECLINED = { decision: 'declined', ground: 'no_category' };

describe('priority', () => {
  it('that is not verified falls back to the regular lane, from the same base, with number, seat and a kind word', async () => {
    const ticket = await arrive(-20, { lane: 'priority' });
    expect(ticket).toMatchObject({ lane: 'priority', priority: { state: 'declared', category: null, words: null } });
    expect(await dueOf(ticket.id)).toBe('02:15');
    const { status, body } = await decide(ticket.id, DECLINED);
    expect(status).toBe(201);
    expect(body).toMatchObject({ lane: 'regular', number: ticket.number, priority: { state: 'declined' } });
    expect(body.priority!.words!.id).toMatch(/tidak ada yang hilang/);
    expect(await dueOf(ticket.id)).toBe('02:22');
    // The seat that was booked stays this person's: nobody else is sold it, and nobody's regular seat is taken.
    const { rows } = await booked.house.owner.query(
      `select s.lane, b.state from booking b join seat s on s.office_id = b.office_id and s.booking_id = b.id where b.id = $1`,
      [ticket.bookingId],
    );
    expect(rows).toEqual([{ lane: 'priority', state: 'checked_in' }]);
  });

  it('is verified with a category and how the officer knew, and taken back to where it was', async () => {
    const ticket = await arrive(30, {});
    expect(ticket).toMatchObject({ lane: 'regular', priority: null });
    expect(await dueOf(ticket.id)).toBe('02:52');
    const up = await decide(ticket.id, { ...VERIFIED, category: 'pregnant', ground: 'stated' });
    expect(up.body).toMatchObject({ lane: 'priority', priority: { state: 'verified', category: 'pregnant' } });
    expect(await dueOf(ticket.id)).toBe('02:45');
    const down = await decide(ticket.id, { decision: 'declined', ground: 'mistake' });
    expect(down.body.lane).toBe('regular');
    expect(await dueOf(ticket.id)).toBe('02:52');
  });

  it('declared to a machine moves nobody ahead until an officer has looked', async () => {
    const { headers } = await registerClient(booked.house, ['queue:check-ins:create'], [DEMO_OFFICE]);
    const ticket = await arrive(-5, { lane: 'priority' }, headers);
    expect(ticket).toMatchObject({ lane: 'priority', priority: { state: 'declared' } });
    expect(await dueOf(ticket.id)).toBe('02:22');
    expect((await decide(ticket.id, VERIFIED)).body.lane).toBe('priority');
    expect(await dueOf(ticket.id)).toBe('02:15');
    expect((await decide(ticket.id, VERIFIED, headers)).status).toBe(403);
  });

  it('tells the ledger who decided, and not why somebody needs it', async () => {
    const ticket = await arrive(0, {});
    await decide(ticket.id, VERIFIED, staff, 'once');
    await decide(ticket.id, VERIFIED, staff, 'once');
    const { rows } = await booked.house.owner.query(
      `select actor_kind, payload from ledger_event where type = 'ticket.priority_decided' and subject_id = $1`,
      [ticket.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ actor_kind: 'staff', payload: { decision: 'verified', lane: 'priority' } });
    expect(JSON.stringify(rows[0].payload)).not.toContain('elderly');
  });

  it('wants a category with a yes, and a ground that belongs to the answer', async () => {
    const ticket = await arrive(0, {});
    for (const wrong of [
      { decision: 'verified', ground: 'seen' },
      { ...DECLINED, category: 'ill' },
      { ...VERIFIED, ground: 'mistake' },
      { ...DECLINED, ground: 'seen' },
      { ...VERIFIED, category: 'friend' },
    ]) {
      expect((await decide(ticket.id, wrong)).body.code).toBe('validation_failed');
    }
    const other = await anOffice(booked.house, { officeId: 47, code: 'PRI' });
    const stranger = await asStaff(booked.house, 'counter', other.officeId);
    expect((await decide(ticket.id, VERIFIED, stranger)).status).toBe(404);
    expect((await decide(ticket.id, VERIFIED, await asStaff(booked.house, 'auditor', DEMO_OFFICE))).status).toBe(403);
    await booked.house.owner.query(
      `with gone as (update ticket set state = 'left', ended_at = now() where id = $1 returning id)
       update ticket_period set ended_at = greatest(started_at, now()) where ticket_id = $1 and ended_at is null`,
      [ticket.id],
    );
    expect((await decide(ticket.id, VERIFIED)).body.code).toBe('priority_too_late');
  });

  it('has categories with dated limits that say what is to be confirmed', async () => {
    const of = async (on: string) =>
      (await ask<{ items: PriorityCategoryView[] }>(booked.house, 'GET', `/v1/queue/priority-categories?on=${on}`, {}))
        .body.items;
    expect((await of(DAY)).map((it) => it.code)).toEqual([
      ...['elderly', 'pregnant', 'small_child', 'disability', 'ill', 'other'],
    ]);
    expect((await of(DAY))[0]).toMatchObject({ minAge: 60, confidence: 'to_be_confirmed' });
    await booked.house.owner.query(
      `insert into priority_category select code, '2027-01-01', null, position, name_id, name_en, 65, null, legal_basis,
         source, 'confirmed' from priority_category where code = 'elderly'`,
    );
    expect((await of(DAY))[0]!.minAge).toBe(60);
    expect((await of('2027-01-01'))[0]).toMatchObject({ minAge: 65, confidence: 'confirmed' });
    expect(await of('2019-01-01')).toEqual([]);
  });
});

describe('for the auditor', () => {
  it('stands who verified priority and how often, and why whom was called', async () => {
    const { house } = booked;
    await house.clock.set(`${DAY}T03:00:00Z`);
    const office = await anOffice(house, { officeId: 48, code: 'AUD' });
    const desks = await openDesks(house, office, 2);
    const [one, two] = desks as [(typeof desks)[0], (typeof desks)[0]];
    const auditor = await asStaff(house, 'auditor', 48);
    const guest = (lane: string, headers = one.headers) =>
      ask<TicketView>(house, 'POST', '/v1/queue/tickets', headers, {
        ...{ servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane },
      });
    const regular = (await guest('walk_in')).body;
    const tickets = [];
    for (let n = 0; n < 4; n++) tickets.push((await guest('priority')).body);
    await decide(tickets[0]!.id, VERIFIED, one.headers);
    await decide(tickets[1]!.id, { ...VERIFIED, category: 'ill' }, one.headers);
    await decide(tickets[2]!.id, DECLINED, two.headers);
    const call = (desk: typeof one) => ask(house, 'POST', `/v1/queue/counters/${desk.counterId}/calls`, desk.headers);
    await call(one);
    await ask(house, 'POST', `/v1/queue/tickets/${tickets[3]!.id}/calls`, two.headers, { counterId: two.counterId });

    const report = await ask<PriorityReportView>(
      ...([house, 'GET', `/v1/queue/priority-reports/${office.pointId}?from=${DAY}&to=${DAY}`, auditor] as const),
    );
    expect(report.body).toMatchObject({ undecided: 1, calledUndecided: 1, verified: 2, declined: 1 });
    expect(report.body.officers).toMatchObject([
      { officer: { id: one.staffId, name: 'Petugas 1' }, verified: 2, declined: 0 },
      { officer: { id: two.staffId }, verified: 0, declined: 1, categories: [] },
    ]);
    const path = `/v1/queue/calls?servicePointId=${office.pointId}`;
    const list = await ask<{ items: MadeCallView[]; next: string | null }>(house, 'GET', path, auditor);
    expect(list.body.items).toMatchObject([
      {
        ...{ number: tickets[0]!.number, rule: 'earliest_due', lane: 'priority', counterNumber: 1 },
        ...{ passedOver: 1, passed: [{ number: regular.number, lane: 'walk_in' }], officer: { name: 'Petugas 1' } },
      },
      {
        number: tickets[3]!.number,
        rule: 'chosen',
        kind: 'chosen',
        text: { en: 'Priority lane, chosen by the officer' },
      },
    ]);
    const chosen = await ask<{ items: MadeCallView[] }>(house, 'GET', `${path}&rule=chosen`, auditor);
    expect(chosen.body.items).toHaveLength(1);
    const first = await ask<{ items: MadeCallView[]; next: string }>(house, 'GET', `${path}&limit=1`, auditor);
    const next = `${path}&limit=1&cursor=${encodeURIComponent(first.body.next)}`;
    const rest = await ask<{ items: MadeCallView[] }>(house, 'GET', next, auditor);
    expect(rest.body.items.map((it) => it.id)).toEqual([list.body.items[1]!.id]);
    expect((await ask(house, 'GET', path, one.headers)).status).toBe(403);
    expect((await ask(house, 'GET', path, await asStaff(house, 'auditor', DEMO_OFFICE))).status).toBe(404);
  });
});
