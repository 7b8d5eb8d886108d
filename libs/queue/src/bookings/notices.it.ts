import { asStaff } from '@buka-pintu/identity/testing';
import { DEMO_OFFICE, Offices } from '@buka-pintu/offices';
import { Vault } from '@buka-pintu/platform';
import { DayCloseSchedule } from '../day/day.handlers.js';
import { type BookedOffice, MONDAY, openBookedOffice, somebody } from '../testing/booked-office.js';
import { NoShows } from './no-shows.service.js';
import { Notices } from './notices.service.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice();
});
afterAll(() => office?.close());
beforeEach(() => office.house.clock.set(MONDAY));

const TUESDAY = '2026-11-24';
const EVENING = '2026-11-23T10:00:00Z'; // 17:00 in Jakarta
const book = async (index: number, change = {}): Promise<{ id: string; code: string }> => {
  office.lookAgain();
  const { status, body } = await office.book((await office.slots(TUESDAY))[index]!.id, change);
  expect(status).toBe(201);
  return body as { id: string; code: string };
};
const cancel = (id: string) => office.call(`/v1/queue/bookings/${id}/cancellations`, { body: {} });

async function messagesAbout(id: string) {
  const { rows } = await office.house.owner.query<Record<string, string> & { body_sealed: Buffer; to_sealed: Buffer }>(
    'select * from message where about_id = $1 order by created_at, id',
    [id],
  );
  const vault = office.house.get(Vault);
  return rows.map((row) => ({
    template: row['template'],
    channel: row['channel'],
    state: row['state'],
    to: vault.open(row.to_sealed, `message.to:${row['id']}`),
    body: vault.open(row.body_sealed, `message.body:${row['id']}`),
  }));
}
const templatesAbout = async (id: string) => (await messagesAbout(id)).map((message) => message.template);
const remind = () => office.house.get(Notices).remind();

describe('the confirmation', () => {
  it('goes out once, with code, time, place and a link that opens the booking', async () => {
    const { id, code } = await book(0);
    await office.house.settle();
    await office.house.settle();
    const [message, ...others] = await messagesAbout(id);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      template: 'queue.booking_confirmed',
      channel: 'sms',
      to: '+6281234567890',
      state: 'shown',
    });
    expect(message!.body).toContain(`${code}: Selasa, 24 November 2026 pukul 08.00 WIB, Kantor Imigrasi Contoh`);
    expect(message!.body).not.toContain('Siti');
    const token = /#(bpc_[\w-]+)$/.exec(message!.body)![1]!;
    const opened = await office.call(`/v1/queue/bookings/${id}`, { headers: { authorization: `Bearer ${token}` } });
    expect(opened.body).toMatchObject({ id, actions: ['reschedule', 'cancel'] });
  });

  it('is in the language and by the channel of the contact', async () => {
    const { id } = await book(1, { contact: { email: 'made@example.org', locale: 'en' } });
    await office.house.settle();
    expect(await messagesAbout(id)).toMatchObject([
      {
        channel: 'email',
        to: 'made@example.org',
        body: expect.stringContaining('Tuesday, 24 November 2026 at 08:30 WIB') as string,
      },
    ]);
  });

  it('is not sent for what was cancelled meanwhile', async () => {
    const { id } = await book(1);
    await cancel(id);
    await office.house.settle();
    expect(await templatesAbout(id)).toEqual(['queue.booking_cancelled']);
  });
});

describe('the reminder', () => {
  it('comes at 17:00 of the evening before, once however often the job runs', async () => {
    const { id } = await book(2);
    await office.house.settle();
    await office.house.clock.set('2026-11-23T09:59:59Z');
    expect(await remind()).toBe(0);
    await office.house.clock.set(EVENING);
    expect(await remind()).toBeGreaterThan(0);
    expect(await remind()).toBe(0);
    await Promise.all([remind(), remind()]);
    expect(await templatesAbout(id)).toEqual(['queue.booking_confirmed', 'queue.booking_reminder']);
    expect((await messagesAbout(id))[1]!.body).toContain('Besok, Selasa, 24 November 2026 pukul 09.00 WIB');
  });

  it('does not come for cancelled bookings, nor to whoever booked that evening', async () => {
    const gone = await book(3);
    await cancel(gone.id);
    await office.house.clock.set('2026-11-23T10:30:00Z');
    const late = await book(3);
    await office.house.settle();
    await remind();
    expect(await templatesAbout(gone.id)).toEqual(['queue.booking_cancelled']);
    expect(await templatesAbout(late.id)).toEqual(['queue.booking_confirmed']);
  });

  it('is not sent twice when the clock jumps back', async () => {
    const { id } = await book(4);
    await office.house.clock.set(EVENING);
    await remind();
    await office.house.clock.set(MONDAY);
    await remind();
    await office.house.clock.set('2026-11-23T12:00:00Z');
    await remind();
    await office.house.settle();
    const templates = await templatesAbout(id);
    expect(templates.filter((one) => one === 'queue.booking_reminder')).toHaveLength(1);
  });
});

describe('the end of the day', () => {
  it('makes no-shows of those who did not come, by the office\u2019s clock, and lets them book again', async () => {
    const person = somebody().person;
    const { id } = await book(5, { person });
    const end = () => office.house.get(NoShows).end();
    await office.house.clock.set('2026-11-24T17:59:00Z'); // 00:59 on Wednesday in Jakarta
    await end();
    expect((await office.call(`/v1/queue/bookings/${id}`)).body).toMatchObject({ state: 'confirmed' });
    await office.house.clock.set('2026-11-24T18:00:00Z');
    expect(await end()).toBeGreaterThan(0);
    expect(await end()).toBe(0);
    expect((await office.call(`/v1/queue/bookings/${id}`)).body).toMatchObject({ state: 'no_show', actions: [] });
    const { rows } = await office.house.owner.query(
      `select type, actor_kind, actor_id from ledger_event where subject_id = $1 and type = 'booking.missed'`,
      [id],
    );
    expect(rows).toEqual([{ type: 'booking.missed', actor_kind: 'system', actor_id: 'queue.no_shows' }]);
    const again = await office.book((await office.slots('2026-11-26'))[0]!.id, { person });
    expect(again.status).toBe(201);
  });

  it('tells who came and was never called from who did not come when called', async () => {
    const [waited, deaf, absent] = [await book(6), await book(6), await book(6)];
    await office.house.clock.set('2026-11-24T04:00:00Z'); // 11:00 on Tuesday
    const desk = await asStaff(office.house, 'head');
    const ticketOf = async ({ id }: { id: string }): Promise<string> => {
      const { status, body } = await office.call(`/v1/queue/bookings/${id}/check-ins`, { body: {}, headers: desk });
      expect(status).toBe(201);
      return String(body['id']);
    };
    const [waiting, called] = [await ticketOf(waited), await ticketOf(deaf)];
    const counter = await asStaff(office.house, 'counter');
    const [first] = await office.house.get(Offices).counters(DEMO_OFFICE, office.points[0].id);
    const counterId = first!.id;
    const press = (path: string, body = {}) => office.call(`/v1/queue/${path}`, { body, headers: counter });
    await press(`counters/${counterId}/sessions`);
    expect((await press(`tickets/${called}/calls`, { counterId })).status).toBe(200);
    expect((await press(`tickets/${called}/no-answers`)).status).toBe(200);

    await office.house.clock.set('2026-11-24T18:30:00Z');
    await office.house.get(DayCloseSchedule).run();
    await office.house.get(NoShows).end();
    const state = async ({ id }: { id: string }) => (await office.call(`/v1/queue/bookings/${id}`)).body['state'];
    expect([await state(waited), await state(deaf), await state(absent)]).toEqual(['unserved', 'no_show', 'no_show']);
    // Half a day later the session of the morning has run out.
    const headers = await asStaff(office.house, 'head');
    expect((await office.call(`/v1/queue/tickets/${waiting}`, { headers })).body).toMatchObject({ state: 'left' });
    const path = `/v1/queue/days/${office.points[0].id}?on=2026-11-24`;
    expect((await office.call(path, { headers })).body['bookings']).toMatchObject({ unserved: 1, checkedIn: 0 });

    // The apology is not sent in the middle of the night.
    await office.house.settle();
    expect(await templatesAbout(waited.id)).not.toContain('queue.booking_unserved');
    await office.house.clock.set('2026-11-25T00:01:00Z'); // 07:01 on Wednesday
    await office.house.settle();
    const [apology] = (await messagesAbout(waited.id)).filter((one) => one.template === 'queue.booking_unserved');
    expect(apology?.body).toContain(`belum sempat kami layani`);
    expect(await templatesAbout(deaf.id)).not.toContain('queue.booking_unserved');
  });

  it('leaves alone whom a counter still serves, until the day’s close has said what became of them', async () => {
    const { id } = await book(7);
    await office.house.clock.set('2026-11-24T06:10:00Z');
    const desk = await asStaff(office.house, 'head');
    const { body } = await office.call(`/v1/queue/bookings/${id}/check-ins`, { body: {}, headers: desk });
    expect(body).toMatchObject({ state: 'waiting' });
    await office.house.owner.query(`update ticket set state = 'serving', counter_id = $2 where booking_id = $1`, [
      id,
      office.points[0].id,
    ]);
    await office.house.clock.set('2026-11-24T18:30:00Z');
    await office.house.get(NoShows).end();
    expect((await office.call(`/v1/queue/bookings/${id}`)).body).toMatchObject({ state: 'checked_in' });
  });
});
