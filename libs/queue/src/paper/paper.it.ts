import { asStaff } from '@buka-pintu/identity/testing';
import { NoShows } from '../bookings/no-shows.service.js';
import { DayClose } from '../day/day-close.service.js';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';
import type { PaperEntryView, PaperListView } from './paper.dto.js';

let office: BookedOffice;
let point: string;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 3, priority: 1 });
  point = office.points[0].id;
});
afterAll(() => office?.close());
beforeEach(() => office.house.clock.set(MONDAY));

const SERVICE = 'passport_new_adult';
const staff = () => asStaff(office.house, 'counter');
const prepare = async (on: string, lines = 40, headers?: Record<string, string>) =>
  office.call('/v1/queue/paper-lists', {
    body: { servicePointId: point, on, lines },
    headers: headers ?? (await staff()),
  });
const list = async (on: string) =>
  (await office.call(`/v1/queue/paper-lists/${point}?on=${on}`, { headers: await staff() }))
    .body as unknown as PaperListView;
interface Line {
  status: number;
  body: PaperEntryView & { code?: string; number?: string; errors?: { pointer: string; code: string }[] };
}
const line = (change: object) => ({
  ...{ servicePointId: point, on: '2026-11-23', number: 'M-001', serviceCode: SERVICE, counterNumber: 1 },
  ...{ arrivedAt: '10:00', calledAt: '10:10', startedAt: '10:11', endedAt: '10:25', outcome: 'served', ...change },
});
const enter = async (change: object, headers?: Record<string, string>) =>
  (await office.call('/v1/queue/paper-entries', {
    body: line(change),
    headers: headers ?? (await staff()),
  })) as unknown as Line;
const book = async (on: string, at: number) => {
  const { body } = await office.book((await office.slots(on))[at]!.id);
  return { id: String(body['id']), code: String(body['code']) };
};
const state = async (id: string) => (await office.call(`/v1/queue/bookings/${id}`)).body['state'];
const spells = async (ticketId: string) =>
  (
    await office.house.owner.query<{ kind: string; entered_later: boolean; minutes: number }>(
      `select kind, entered_later, extract(epoch from ended_at - started_at)::integer / 60 as minutes
       from ticket_period where ticket_id = $1 order by started_at, ended_at`,
      [ticketId],
    )
  ).rows;

describe('a sheet', () => {
  it('has numbers of its own, printed twice the same, longer when asked, and names nobody whole', async () => {
    const booked = await book('2026-11-24', 2);
    expect((await list('2026-11-24')).numbers).toEqual([]);
    const first = (await prepare('2026-11-24', 3)).body as unknown as PaperListView;
    expect(first.numbers).toEqual(['M-001', 'M-002', 'M-003']);
    expect(((await prepare('2026-11-24', 2)).body as unknown as PaperListView).numbers).toHaveLength(3);
    const longer = await Promise.all([prepare('2026-11-24', 5), prepare('2026-11-24', 4)]);
    expect(longer.map(({ status }) => status)).toEqual([201, 201]);
    const sheet = await list('2026-11-24');
    expect(sheet.numbers).toHaveLength(5);
    expect(sheet.expected).toMatchObject([{ code: booked.code, name: 'S*** A****', serviceCode: SERVICE }]);
    expect(JSON.stringify(sheet)).not.toContain('Siti');
    const page = await office.call(`/v1/queue/paper-lists/${point}/print.html?on=2026-11-24`, {
      headers: await staff(),
    });
    expect(page.status).toBe(200);
    const html = String(page.body['text']);
    for (const part of ['size: A4 landscape', 'M-005', booked.code, 'Selasa, 24 November 2026'])
      expect(html).toContain(part);
    expect(html).not.toContain('Siti');
  });

  it('is for who may, of their own office, and of days that are near', async () => {
    expect((await prepare('2026-11-23', 5, await asStaff(office.house, 'verifier'))).status).toBe(403);
    expect((await prepare('2026-11-23', 5, await asStaff(office.house, 'head', 2))).status).toBe(404);
    expect((await prepare('2026-12-23')).body).toMatchObject({ errors: [{ pointer: '/on', code: 'too_far' }] });
    expect((await prepare('2026-11-01')).status).toBe(400);
    const closing = `/v1/queue/paper-lists/${point}/closings`;
    expect((await office.call(closing, { body: { on: '2026-11-25' }, headers: await staff() })).body).toMatchObject({
      code: 'paper_not_used',
    });
  });
});

describe('typing it in', () => {
  it('takes 40 lines of which three are wrong, names each of these, and takes them when they are put right', async () => {
    await prepare('2026-11-23', 40);
    await office.house.clock.set('2026-11-23T15:00:00+07:00');
    const headers = await staff();
    const wrong: Record<number, object> = {
      7: { endedAt: '09:00' },
      19: { counterNumber: 88 },
      33: { number: 'M-077' },
    };
    const answers: Line[] = [];
    for (let at = 1; at <= 40; at++) answers.push(await enter({ number: `M-${at}`, ...wrong[at] }, headers));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(37);
    expect(answers[6]!.body.errors).toMatchObject([{ pointer: '/endedAt', code: 'before_the_one_before' }]);
    expect(answers[18]!.body.errors).toMatchObject([{ pointer: '/counterNumber' }]);
    expect(answers[32]!.body).toMatchObject({ code: 'paper_number_unknown', number: 'M-077' });
    expect((await list('2026-11-23')).entered).toHaveLength(37);
    for (const at of [7, 19, 33]) expect((await enter({ number: `M-${at}` }, headers)).status).toBe(201);
    expect((await list('2026-11-23')).entered).toHaveLength(40);
    const day = await office.call(`/v1/queue/days/${point}?on=2026-11-23`, {
      headers: await asStaff(office.house, 'head'),
    });
    expect(day.body['tickets']).toMatchObject({ issued: 40, served: 40 });
    expect(await spells(answers[0]!.body.entry.ticketId)).toEqual([
      { kind: 'waiting', entered_later: true, minutes: 10 },
      { kind: 'called', entered_later: true, minutes: 1 },
      { kind: 'serving', entered_later: true, minutes: 14 },
    ]);
  });

  it('is the same line typed twice, also by two at once; another one for the number is refused by name', async () => {
    await prepare('2026-11-24', 10);
    await office.house.clock.set('2026-11-24T15:00:00+07:00');
    const on = '2026-11-24';
    const headers = await staff();
    const both = await Promise.all([enter({ on }, headers), enter({ on, number: 'm1', lane: null }, headers)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both.map(({ body }) => body.already).sort()).toEqual([false, true]);
    expect((await enter({ on, endedAt: '10:40' }, headers)).body).toMatchObject({
      code: 'paper_line_differs',
      number: 'M-001',
    });
    const trail = await office.house.owner.query(
      `select 1 from ledger_event where type = 'ticket.entered_later' and payload->>'on' = '2026-11-24'`,
    );
    expect(trail.rows).toHaveLength(1);
    expect((await enter({ on, number: 'M-002', startedAt: null }, headers)).status).toBe(400);
    expect((await enter({ on, number: 'M-002', serviceCode: null }, headers)).status).toBe(400);
    expect((await enter({ on, number: 'M-002', serviceCode: 'no_such' }, headers)).body).toMatchObject({
      code: 'service_not_offered',
    });
    expect((await enter({ on, number: 'M-002', endedAt: '15:01' }, headers)).body.errors).toMatchObject([
      { pointer: '/endedAt', code: 'future' },
    ]);
    const left = { startedAt: null, endedAt: null, calledAt: null, counterNumber: null, outcome: 'left' };
    const gone = await enter({ on, number: 'M-003', ...left }, headers);
    expect(gone.status).toBe(201);
    expect(await spells(gone.body.entry.ticketId)).toEqual([{ kind: 'waiting', entered_later: true, minutes: 0 }]);
  });

  it('serves the booking of a person on paper, once, and knows the number they had before', async () => {
    const on = '2026-11-25';
    const [paper, numbered, other] = [await book(on, 4), await book(on, 5), await book(on, 6)];
    await prepare(on, 10);
    await office.house.clock.set('2026-11-25T10:00:00+07:00');
    const headers = await staff();
    const { body: ticket } = await office.call(`/v1/queue/bookings/${numbered.id}/check-ins`, { body: {}, headers });
    // Typed in the next day only, after the night closed what was open and looked for who had not come.
    await office.house.clock.set('2026-11-25T10:30:00+07:00');
    const times = { arrivedAt: '10:05', calledAt: '10:20', startedAt: '10:21', endedAt: '10:29' };
    expect((await enter({ on, number: 'M-001', ...times }, headers)).status).toBe(201);
    await office.house.clock.set('2026-11-26T01:30:00+07:00');
    await office.house.get(DayClose).closeBefore({ officeId: 1, servicePointId: null, today: '2026-11-26' });
    await office.house.get(NoShows).end();
    expect(await state(paper.id)).toBe('confirmed');
    await office.house.clock.set('2026-11-26T08:30:00+07:00');
    const morning = await staff();
    const served = await enter({ on, number: 'M-002', bookingCode: paper.code.toLowerCase(), ...times }, morning);
    expect(served.status).toBe(201);
    expect(await state(paper.id)).toBe('served');
    // A second line for the same person.
    expect((await enter({ on, number: 'M-003', bookingCode: paper.code, ...times }, morning)).body).toMatchObject({
      code: 'booking_has_number',
      number: 'M-002',
    });
    expect((await enter({ on, number: 'M-003', bookingCode: numbered.code, ...times }, morning)).body).toMatchObject({
      code: 'booking_has_number',
      number: ticket['number'],
    });
    const given = { on, number: String(ticket['number']), ...times };
    expect((await enter({ ...given, bookingCode: other.code }, morning)).body).toMatchObject({
      code: 'paper_number_others',
    });
    const completed = await enter(given, morning);
    expect(completed).toMatchObject({ status: 201, body: { entry: { ticketId: ticket['id'] } } });
    expect(await state(numbered.id)).toBe('served');
    expect((await spells(String(ticket['id']))).map(({ kind }) => kind)).toEqual(['waiting', 'called', 'serving']);
    expect((await enter({ on, number: 'M-003', bookingCode: 'CTH-XXXXXXXX-X', ...times }, morning)).body.code).toBe(
      'code_unreadable',
    );
    const closing = `/v1/queue/paper-lists/${point}/closings`;
    const closed = await office.call(closing, { body: { on }, headers: morning });
    expect(closed.body['closedAt']).not.toBeNull();
    await office.house.get(NoShows).end();
    expect(await state(other.id)).toBe('no_show');
  });
});
