import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff, registerClient } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { messages, until } from '../testing/event-stream.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import type { TicketView } from './ticket.dto.js';

type Problem = { code: string; reasonCode?: string; errors?: { pointer: string; code: string }[] };

let house: HouseUnderTest;
let office: OfficeDay;
let staff: Record<string, string>;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T03:00:00Z');
  office = await anOffice(house, { officeId: 31, code: 'TKT' });
  staff = await asStaff(house, 'counter', 31);
});
afterAll(() => house.close());

const walkIn = (body: object, headers = staff, key?: string) =>
  ask<TicketView & Problem>(house, 'POST', '/v1/queue/tickets', headers, body, key);
const guest = () => ({ servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane: 'walk_in' });
const read = (id: string, headers: Record<string, string>) =>
  ask<TicketView & Problem>(house, 'GET', `/v1/queue/tickets/${id}`, headers);

describe('a walk-in', () => {
  it('gets a number, a place and a link that opens just this ticket', async () => {
    const { status, body } = await walkIn({ ...guest(), name: 'Budi' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'waiting', lane: 'walk_in', on: '2026-11-24', bookingId: null, callCount: 0 });
    expect(body.number).toMatch(/^W-\d{3}$/);
    const token = /\/t\/#(bpc_.+)$/.exec(body.link!)![1]!;
    const citizen = { authorization: `Bearer ${token}` };
    const mine = await read(body.id, citizen);
    expect(mine.body).toMatchObject({ number: body.number, link: null, actions: ['leave'] });
    const other = await walkIn(guest());
    expect((await read(other.body.id, citizen)).status).toBe(404);
    expect(other.body.place!.before).toBe(body.place!.before + 1);
  });

  it('gets one number however often the same request comes', async () => {
    const [one, two] = [await walkIn(guest(), staff, 'same'), await walkIn(guest(), staff, 'same')];
    expect(two.body).toEqual(one.body);
    expect(two.headers.get('idempotency-replayed')).toBe('true');
  });

  it('counts each lane by its own letter', async () => {
    const elsewhere = { ...guest(), servicePointId: office.otherPointId };
    const numbers = [];
    for (const lane of ['walk_in', 'priority', 'regular', 'walk_in']) {
      numbers.push((await walkIn({ ...elsewhere, lane })).body.number);
    }
    expect(numbers).toEqual(['W-001', 'P-001', 'A-001', 'W-002']);
  });

  it('is refused what does not exist here', async () => {
    const wrong = await walkIn({ ...guest(), serviceCode: 'visa' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'service_not_offered']);
    expect((await walkIn({ ...guest(), servicePointId: newId(31) })).status).toBe(404);
    expect((await walkIn({ ...guest(), servicePointId: newId(77) })).status).toBe(404);
    for (const lane of ['group', 'reserve', 'vip'])
      expect((await walkIn({ ...guest(), lane })).body.errors).toMatchObject([{ pointer: '/lane' }]);
    expect((await walkIn({ ...guest(), lunch: true })).status).toBe(400);
    expect((await walkIn(guest(), await asStaff(house, 'head', 99))).status).toBe(404);
    expect((await walkIn(guest(), await asStaff(house, 'auditor', 31))).status).toBe(403);
    expect((await walkIn(guest(), {})).status).toBe(401);
  });

  it('gets no number outside opening hours, with the reason', async () => {
    const day = await anOffice(house, { officeId: 32, code: 'JAM', hours: ['08:00', '16:00'] });
    const body = { ...guest(), servicePointId: day.pointId };
    const at = async (instant: string) => {
      await house.clock.set(instant);
      const headers = await asStaff(house, 'counter', 32);
      const { status, body: answer } = await walkIn(body, headers);
      return [status, answer.reasonCode ?? answer.number];
    };
    expect(await at('2026-11-23T23:59:00Z')).toEqual([409, 'not_yet']);
    expect(await at('2026-11-24T00:00:00Z')).toEqual([201, 'W-001']);
    expect(await at('2026-11-24T08:58:00Z')).toEqual([201, 'W-002']);
    expect(await at('2026-11-24T09:00:00Z')).toEqual([409, 'over']);
    await house.owner.query(
      `insert into closure (office_id, id, service_point_id, on_day, reason_code) values (32, $1, null, '2026-11-25', 'disaster')`,
      [newId(32)],
    );
    expect((await at('2026-11-25T03:00:00Z'))[1]).toBe('closure');
    await house.clock.set('2026-11-24T03:00:00Z');
  });
});

describe('a ticket', () => {
  beforeAll(async () => {
    staff = await asStaff(house, 'counter', 31);
  });

  it('is read by staff of its office, the client that made it, and nobody else', async () => {
    const mine = await registerClient(house, ['queue:tickets:create', 'queue:tickets:read'], [31]);
    const { body } = await walkIn(guest(), mine.headers);
    expect((await read(body.id, mine.headers)).status).toBe(200);
    expect((await read(body.id, staff)).body.actions).toEqual(['call', 'leave']);
    const other = await registerClient(house, ['queue:tickets:read'], [31]);
    expect((await read(body.id, other.headers)).status).toBe(404);
    expect((await read(body.id, await asStaff(house, 'counter', 99))).status).toBe(404);
    expect((await read(newId(31), staff)).status).toBe(404);
    for (const [headers, status] of [
      [other.headers, 404],
      [{}, 401],
    ] as const) {
      expect((await house.fetch(`/v1/queue/tickets/${body.id}/stream`, { headers })).status).toBe(status);
    }
    expect((await read('6f9619ff-8b86-4011-b42d-00c04fc964ff', staff)).status).toBe(404);
  });

  it('needs a key from API clients', async () => {
    const { headers } = await registerClient(house, ['queue:tickets:create'], [31]);
    const answer = await house.fetch('/v1/queue/tickets', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(guest()),
    });
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([400, 'idempotency_key_missing']);
  });

  it('is printed with number, place and a QR to follow it', async () => {
    const { body } = await walkIn({ ...guest(), name: 'Budi <b>' });
    const answer = await house.fetch(`/v1/queue/tickets/${body.id}/slip.html`, { headers: staff });
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    const html = await answer.text();
    expect(html).toContain(`<h1>${body.number}</h1>`);
    expect(html).toContain('<svg');
    expect(html).not.toContain('Budi');
    const { rows } = await house.owner.query(
      'select count(*)::integer as links from capability where subject_id = $1',
      [body.id],
    );
    expect(rows[0].links).toBe(2);
    expect((await house.fetch(`/v1/queue/tickets/${body.id}/slip.html`)).status).toBe(401);
  });

  it('tells its place live while others are called', async () => {
    const day = await anOffice(house, { officeId: 33, code: 'ALR' });
    const headers = await asStaff(house, 'counter', 33);
    const body = { ...guest(), servicePointId: day.pointId };
    await walkIn(body, headers);
    const { body: second } = await walkIn(body, headers);
    const token = second.link!.split('#')[1]!;
    const stop = new AbortController();
    const stream = await house.fetch(`/v1/queue/tickets/${second.id}/stream`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stop.signal,
    });
    const views = messages<TicketView>(stream);
    expect((await views.next()).value).toMatchObject({ state: 'waiting', place: { before: 1 } });
    const [desk] = await openDesks(house, day, 1);
    await ask(house, 'POST', `/v1/queue/counters/${desk!.counterId}/calls`, desk!.headers);
    await house.settle();
    expect(await until(views, (view) => view.place?.before === 0)).toMatchObject({ state: 'waiting' });
    stop.abort();
  });
});
