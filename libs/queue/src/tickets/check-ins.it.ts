import { asClient, asStaff } from '@buka-pintu/identity/testing';
import { DEMO_OFFICE } from '@buka-pintu/offices';
import { newId } from '@buka-pintu/platform';
import type { BookingView } from '../bookings/booking.dto.js';
import { anOffice, ask, openDesks } from '../testing/office-day.js';
import { type BookedOffice, openBookedOffice } from '../testing/booked-office.js';
import type { TicketView } from './ticket.dto.js';

type Problem = { code: string; opensAt?: string; on?: string; servicePointName?: string; officeName?: string };

const DAY = '2026-11-24';
let booked: BookedOffice;
let staff: Record<string, string>;
beforeAll(async () => {
  booked = await openBookedOffice({ regular: 16, priority: 1 });
});
afterAll(() => booked.close());

/** A booking of somebody new at 09:00 on Tuesday; the clock then stands so many minutes from its start. */
async function aBooking(minutes: number, change: object = {}): Promise<BookingView> {
  await booked.house.clock.set('2026-11-23T01:00:00Z');
  const slots = await booked.slots(DAY);
  const slot = slots.find((it) => it.startsAt === `${DAY}T02:00:00.000Z`)!;
  const { status, body } = await booked.book(slot.id, change);
  expect(status).toBe(201);
  await booked.house.clock.set(new Date(Date.parse(slot.startsAt) + minutes * 60_000).toISOString());
  // A session does not outlive such leaps.
  staff = await asStaff(booked.house, 'counter', DEMO_OFFICE);
  return body as unknown as BookingView;
}

const checkIn = (id: string, body: object = {}, headers = staff, key?: string) =>
  ask<TicketView & Problem>(booked.house, 'POST', `/v1/queue/bookings/${id}/check-ins`, headers, body, key);
const show = (body: object, headers = staff) =>
  ask<TicketView & Problem>(booked.house, 'POST', '/v1/queue/check-ins', headers, body);

describe('checking in', () => {
  it('turns a booking into a ticket and tells both', async () => {
    const booking = await aBooking(-20, { lane: 'priority' });
    const { status, body } = await checkIn(booking.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'waiting', lane: 'priority', bookingId: booking.id, on: DAY });
    const after = await booked.call(`/v1/queue/bookings/${booking.id}`);
    expect(after.body).toMatchObject({ state: 'checked_in', ticket: { id: body.id, number: body.number } });
  });

  it('tells of the ticket whose client it concerns, though the desk gave it', async () => {
    const booking = await aBooking(-20);
    const { body } = await checkIn(booking.id);
    const walkIn = { servicePointId: booking.servicePointId, serviceCode: booking.serviceCode, lane: 'walk_in' };
    const direct = await ask<TicketView>(booked.house, 'POST', '/v1/queue/tickets', staff, walkIn);
    const { rows } = await booked.house.owner.query<{ subject: string; own: boolean; nobody: boolean }>(
      `select e.subject_id as subject, e.payload->>'clientId' = b.api_client_id::text as own,
         e.payload->'clientId' = 'null' as nobody
       from ledger_event e left join booking b on b.id = $1 and e.payload->>'bookingId' = b.id::text
       where e.type = 'ticket.issued' and e.subject_id in ($2, $3) order by e.arrival`,
      [booking.id, body.id, direct.body.id],
    );
    expect(rows).toEqual([
      { subject: body.id, own: true, nobody: false },
      { subject: direct.body.id, own: null, nobody: true },
    ]);
  });

  it('answers a second scan with the same ticket', async () => {
    const booking = await aBooking(0);
    const first = await checkIn(booking.id);
    const second = await show({ qr: booking.qr });
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
  });

  it('gives one ticket to ten scans at once', async () => {
    const booking = await aBooking(0);
    const answers = await Promise.all(Array.from({ length: 10 }, () => checkIn(booking.id)));
    expect(answers.map((it) => it.status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map((it) => it.body.id)).size).toBe(1);
  });

  it('takes the code as dictated and the QR as scanned, into either field', async () => {
    const one = await aBooking(0);
    expect((await show({ code: one.code.toLowerCase().replaceAll('-', ' ') })).body.bookingId).toBe(one.id);
    const two = await aBooking(0);
    expect((await show({ code: two.qr })).body.bookingId).toBe(two.id);
  });

  it('is not too early and not too late, to the minute', async () => {
    const early = await aBooking(-61);
    const refused = await checkIn(early.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'check_in_too_early']);
    expect(refused.body.opensAt).toBe(`${DAY}T01:00:00.000Z`);
    await booked.house.clock.advance(60_000);
    expect((await checkIn(early.id)).status).toBe(201);
    const late = await aBooking(121);
    expect((await checkIn(late.id)).body.code).toBe('check_in_too_late');
    const yesterday = await aBooking(-60 * 20);
    expect((await checkIn(yesterday.id)).body).toMatchObject({ code: 'booking_other_day', on: DAY });
  });

  it('keeps the slot’s place for who is in time, and counts the arrival of who is late', async () => {
    const due = async (minutes: number) => {
      const booking = await aBooking(minutes);
      const { body } = await checkIn(booking.id);
      const { rows } = await booked.house.owner.query('select due_at from ticket where id = $1', [body.id]);
      // To the minute: the clock runs on while the test does.
      return (rows[0].due_at as Date).toISOString().slice(11, 16);
    };
    expect(await due(-50)).toBe('02:22');
    expect(await due(14)).toBe('02:22');
    expect(await due(40)).toBe('03:02');
  });

  it('says whose booking it is when it is for another place', async () => {
    const booking = await aBooking(0);
    const [, second] = booked.points;
    const elsewhere = await checkIn(booking.id, { servicePointId: second.id });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'booking_other_service_point']);
    expect(elsewhere.body.servicePointName).toBe(booked.points[0].name);
    const other = await anOffice(booked.house, { officeId: 41, code: 'LAIN' });
    const stranger = await asStaff(booked.house, 'counter', other.officeId);
    const shown = await show({ qr: booking.qr }, stranger);
    expect([shown.status, shown.body.code]).toEqual([409, 'booking_other_office']);
    expect(shown.body.officeName).toBe('Kantor Imigrasi Contoh');
    expect((await checkIn(booking.id, {}, stranger)).status).toBe(404);
  });

  it('refuses what is no code, forged or unknown', async () => {
    const booking = await aBooking(0);
    const [prefix, code] = booking.qr.split(':');
    for (const [body, status, problem] of [
      [{ code: 'hello' }, 422, 'code_unreadable'],
      [{ qr: 'https://example.org' }, 422, 'code_unreadable'],
      [{ qr: `${prefix}:${code}:0000000000` }, 404, 'booking_not_found'],
      [{}, 400, 'validation_failed'],
      [{ code: booking.code, qr: booking.qr }, 400, 'validation_failed'],
    ] as const) {
      const answer = await show(body);
      expect([answer.status, answer.body.code]).toEqual([status, problem]);
    }
    expect((await checkIn(newId(DEMO_OFFICE))).status).toBe(404);
    expect((await checkIn('6f9619ff-8b86-4011-b42d-00c04fc964ff')).status).toBe(404);
  });

  it('refuses a cancelled booking with its state', async () => {
    const booking = await aBooking(-180);
    await booked.call(`/v1/queue/bookings/${booking.id}/cancellations`, { body: {}, headers: staff });
    await booked.house.clock.set(`${DAY}T02:00:00Z`);
    staff = await asStaff(booked.house, 'counter', DEMO_OFFICE);
    const refused = await checkIn(booking.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'booking_not_expected']);
  });

  it('is for staff of the desk and clients with the scope', async () => {
    const booking = await aBooking(0);
    const kiosk = await asClient(booked.house, ['queue:check-ins:create'], [DEMO_OFFICE]);
    expect((await show({ qr: booking.qr }, kiosk)).status).toBe(201);
    const other = await aBooking(0);
    expect((await checkIn(other.id, {}, booked.client)).status).toBe(403);
    expect((await checkIn(other.id, {}, {})).status).toBe(401);
    const auditor = await asStaff(booked.house, 'auditor', DEMO_OFFICE);
    expect((await checkIn(other.id, {}, auditor)).status).toBe(403);
  });

  it('serves the booking with the ticket', async () => {
    const booking = await aBooking(0);
    const { body: ticket } = await checkIn(booking.id);
    const counters = await booked.house.owner.query('select id from counter where service_point_id = $1', [
      booking.servicePointId,
    ]);
    const office = { officeId: DEMO_OFFICE, counters: counters.rows.map((row) => row.id as string) };
    const [desk] = await openDesks(booked.house, office, 1);
    const body = { counterId: desk!.counterId };
    const called = await ask(booked.house, 'POST', `/v1/queue/tickets/${ticket.id}/calls`, desk!.headers, body);
    expect(called.body).toMatchObject({
      current: { personName: 'Siti Aminah', bookingCode: booking.code, bookingId: booking.id },
    });
    await ask(booked.house, 'POST', `/v1/queue/tickets/${ticket.id}/servings`, desk!.headers);
    await ask(booked.house, 'POST', `/v1/queue/tickets/${ticket.id}/completions`, desk!.headers);
    const after = await booked.call(`/v1/queue/bookings/${booking.id}`);
    expect(after.body).toMatchObject({ state: 'served', ticket: { state: 'served' } });
  });
});
