import { randomUUID } from 'node:crypto';
import { asClient, asStaff, registerClient, type Credentials } from '@buka-pintu/identity/testing';
import { inventedNik, newId, officeOf } from '@buka-pintu/platform';
import { openBookedOffice, type BookedOffice } from '../testing/booked-office.js';

const SCOPES = [
  'queue:bookings:create',
  'queue:bookings:read',
  'queue:bookings:cancel',
  'queue:check-ins:create',
  'queue:tickets:create',
  'queue:tickets:read',
  'platform:webhooks:manage',
];

interface Office {
  code: string;
  test: boolean;
  servicePoints: { id: string; code: string; counters: { number: number }[]; serviceCodes: string[] }[];
}
interface Answer<T> {
  status: number;
  body: T & { code: string };
}

let booked: BookedOffice;
let admin: Credentials;
beforeAll(async () => {
  booked = await openBookedOffice();
  admin = await asStaff(booked.house, 'administrator');
});
afterAll(() => booked?.close());

async function send<T>(
  path: string,
  headers: Credentials,
  body?: object,
  method = body ? 'POST' : 'GET',
): Promise<Answer<T>> {
  const answer = await booked.house.fetch(path, {
    method,
    headers: {
      ...headers,
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  return { status: answer.status, body: (await answer.json()) as T & { code: string } };
}

interface Stage {
  clientId: string;
  live: Credentials;
  test: Credentials;
  office: Office;
}
async function stage(): Promise<Stage> {
  const { clientId, headers: live } = await registerClient(booked.house, SCOPES);
  const made = await send<Office>(`/v1/api-clients/${clientId}/test-offices`, admin, {});
  expect(made.status).toBe(201);
  const { body } = await send<{ key: string }>(`/v1/api-clients/${clientId}/keys`, admin, { mode: 'test' });
  expect(body.key).toMatch(/^bpk_test_/);
  return { clientId, live, test: { authorization: `Bearer ${body.key}` }, office: made.body };
}
let last = 0;
const person = () => ({
  name: 'Siti Aminah',
  documentKind: 'nik',
  documentNumber: inventedNik(++last, '1990-01-01'),
  birthOn: '1990-01-01',
});
async function firstSlot(office: Office, headers: Credentials): Promise<{ id: string; seatsLeft: number }> {
  const path = `/v1/queue/availability?servicePointId=${office.servicePoints[0]!.id}&serviceCode=passport_new_adult`;
  const { body } = await send<{ days: { slots: { id: string; seatsLeft: number }[] }[] }>(path, headers);
  return body.days.flatMap((day) => day.slots).find(({ seatsLeft }) => seatsLeft > 0)!;
}
const slot = async (office: Office, headers: Credentials) => (await firstSlot(office, headers)).id;
interface Booking {
  id: string;
  state: string;
  code: string;
}
interface Ticket {
  id: string;
  state: string;
  number: string;
}
async function book({ office, test }: Stage, over: object = {}): Promise<Answer<Booking>> {
  const contact = { phone: '081234567890' };
  const request = {
    slotId: await slot(office, test),
    serviceCode: 'passport_new_adult',
    person: person(),
    contact,
    ...over,
  };
  return send('/v1/queue/bookings', test, request);
}
const trigger = <T>(headers: Credentials, path: string, body: object = {}) =>
  send<T>(`/v1/test/${path}`, headers, body);
const walkIn = async ({ office, test }: Stage): Promise<Ticket> =>
  (
    await send<Ticket>('/v1/queue/tickets', test, {
      servicePointId: office.servicePoints[0]!.id,
      serviceCode: 'passport_new_adult',
      lane: 'walk_in',
    })
  ).body;

describe('a test office', () => {
  it('is a mirror made by one call, with slots at once, in a number of its own', async () => {
    const it = await stage();
    expect(it.office).toMatchObject({ test: true, code: expect.stringMatching(/^T\d{4}$/) });
    const [real] = booked.points;
    const [point] = it.office.servicePoints;
    expect(point).toMatchObject({ code: `${it.office.code}-1`, serviceCodes: real.serviceCodes });
    expect(officeOf(point!.id)).toBe(Number(it.office.code.slice(1)));
    expect(point!.counters).toHaveLength(3);
    expect(await slot(it.office, it.test)).toEqual(expect.any(String));
    const again = await send<Office>(`/v1/api-clients/${it.clientId}/test-offices`, admin, { officeCode: 'CTH' });
    expect(again.body.code).not.toBe(it.office.code);
  });

  it('plays a whole visit: book, check in, call, serve', async () => {
    const it = await stage();
    const booking = await book(it);
    expect(booking.status).toBe(201);
    const checkedIn = await send<Ticket>(`/v1/queue/bookings/${booking.body.id}/check-ins`, it.test, {});
    expect(checkedIn).toMatchObject({ status: 201, body: { state: 'waiting' } });
    const { id } = checkedIn.body;
    expect((await trigger<Ticket>(it.test, `tickets/${id}/calls`)).body).toMatchObject({
      ...{ id, state: 'called' },
      actions: [],
    });
    expect((await trigger<Ticket>(it.test, `tickets/${id}/servings`)).body.state).toBe('served');
    expect((await send<Booking>(`/v1/queue/bookings/${booking.body.id}`, it.test)).body.state).toBe('served');
    expect((await trigger(it.test, `tickets/${id}/calls`)).body.code).toBe('illegal_transition');
  });

  it('calls whom it is told, one after the other, and lets them not answer until they are missed', async () => {
    const it = await stage();
    const [one, two] = [await walkIn(it), await walkIn(it)];
    expect((await trigger<Ticket>(it.test, `tickets/${two.id}/calls`)).body.state).toBe('called');
    expect((await trigger<Ticket>(it.test, `tickets/${one.id}/calls`)).body.state).toBe('called');
    expect((await send<Ticket>(`/v1/queue/tickets/${two.id}`, it.test)).body.state).toBe('served');
    const states: string[] = [];
    for (let turn = 0; turn < 4 && states.at(-1) !== 'missed'; turn++)
      states.push((await trigger<Ticket>(it.test, `tickets/${one.id}/no-answers`)).body.state);
    expect(states.slice(0, 1).concat(states.slice(-1))).toEqual(['waiting', 'missed']);
  });

  it('ends bookings, days, opens and closes at a word, and starts anew', async () => {
    const it = await stage();
    const { code } = it.office;
    const lapsed = (await book(it)).body;
    expect((await trigger<Booking>(it.test, `bookings/${lapsed.id}/expirations`)).body.state).toBe('no_show');
    expect((await trigger(it.test, `bookings/${lapsed.id}/expirations`)).body.code).toBe('illegal_transition');
    await walkIn(it);
    await book(it);
    expect((await trigger(it.test, `offices/${code}/day-ends`)).body).toMatchObject({
      bookingsEnded: 1,
      ticketsEnded: 1,
    });

    expect((await trigger(it.test, `offices/${code}/closures`)).body).toMatchObject({ open: false });
    expect((await trigger(it.test, `offices/${code}/closures`)).status).toBe(200);
    const closed = await send('/v1/queue/tickets', it.test, {
      ...{ servicePointId: it.office.servicePoints[0]!.id, serviceCode: 'passport_new_adult', lane: 'walk_in' },
    });
    expect(closed.status).toBe(409);
    expect((await trigger(it.test, `offices/${code}/openings`)).body).toMatchObject({ open: true });
    expect((await walkIn(it)).state).toBe('waiting');

    const someone = person();
    expect((await book(it, { person: someone })).status).toBe(201);
    expect((await book(it, { person: someone })).body.code).toBe('one_booking_per_person');
    const reset = await trigger(it.test, `offices/${code}/resets`);
    expect(reset.body).toMatchObject({ open: true, bookingsEnded: 1, ticketsEnded: 1 });
    expect((await book(it, { person: someone })).status).toBe(201);
  });

  it('has every seat free again after a reset, so that no number of runs sells it out', async () => {
    const it = await stage();
    const { seatsLeft, id: slotId } = await firstSlot(it.office, it.test);
    const expired = (await book(it, { slotId })).body;
    expect((await trigger<Booking>(it.test, `bookings/${expired.id}/expirations`)).body.state).toBe('no_show');
    const served = (await book(it, { slotId })).body;
    const { id } = (await send<Ticket>(`/v1/queue/bookings/${served.id}/check-ins`, it.test, {})).body;
    await trigger(it.test, `tickets/${id}/servings`);
    await book(it, { slotId });
    expect((await trigger(it.test, `offices/${it.office.code}/resets`)).status).toBe(200);
    expect(await firstSlot(it.office, it.test)).toMatchObject({ id: slotId, seatsLeft });
    for (let seat = 0; seat < seatsLeft; seat++) expect((await book(it, { slotId })).status).toBe(201);
    expect((await book(it, { slotId })).body.code).toBe('sold_out');
    expect((await trigger(it.test, `offices/${it.office.code}/resets`)).status).toBe(200);
    expect(await firstSlot(it.office, it.test)).toMatchObject({ id: slotId, seatsLeft });
  });

  it('is empty after a reset: nothing of before is found, seats are free, numbers begin anew, the ledger still has it all', async () => {
    const it = await stage();
    const number = Number(it.office.code.slice(1));
    const [one, two] = [(await book(it)).body, (await book(it)).body];
    const arrived = (await send<Ticket>(`/v1/queue/bookings/${one.id}/check-ins`, it.test, {})).body;
    await trigger(it.test, `tickets/${arrived.id}/servings`);
    const waiting = await walkIn(it);
    await trigger(it.test, `tickets/${waiting.id}/calls`);
    const before = await slot(it.office, it.test);
    await booked.house.owner.query(
      `update seat set ticket_id = $2 where id = (
         select max(id::text)::uuid from seat where office_id = $1 and booking_id is null)`,
      [number, waiting.id],
    );

    const reset = await trigger(it.test, `offices/${it.office.code}/resets`);
    expect(reset.body).toMatchObject({ bookingsEnded: 1, ticketsEnded: 1, bookingsDeleted: 2, ticketsDeleted: 2 });
    for (const path of [`bookings/${one.id}`, `bookings/${two.id}`, `tickets/${arrived.id}`, `tickets/${waiting.id}`])
      expect([path, (await send(`/v1/queue/${path}`, it.test)).status]).toEqual([path, 404]);
    const own = await send<{ items: unknown[] }>('/v1/queue/own-bookings', it.test);
    expect(own.body.items).toEqual([]);
    expect(await slot(it.office, it.test)).toBe(before);
    const used = 'select from seat where office_id = $1 and ticket_id is not null';
    expect((await booked.house.owner.query(used, [number])).rows).toEqual([]);
    expect((await walkIn(it)).number).toBe('W-001');
    const again = await trigger(it.test, `offices/${it.office.code}/resets`);
    expect(again.body).toMatchObject({ bookingsDeleted: 0, ticketsDeleted: 1 });

    // Whoever follows the office reads of bookings that are gone, and goes on.
    await booked.house.settle();
    const { rows } = await booked.house.owner.query<{ behind: string; events: string }>(
      `select count(*) filter (where position is null) as behind, count(*) as events from ledger_event where office_id = $1`,
      [number],
    );
    expect(Number(rows[0]!.behind)).toBe(0);
    expect(Number(rows[0]!.events)).toBeGreaterThan(8);
    expect((await book(it)).status).toBe(201);
  });

  it('is the only kind of office that can be emptied', async () => {
    await expect(booked.house.db.query('select queue_empty_test_office(1)')).rejects.toThrow(/not a test office/);
    await expect(booked.house.db.query('select queue_empty_test_office(null)')).rejects.toThrow(/not a test office/);
    await expect(booked.house.db.query('delete from ticket_call where office_id = 1024')).rejects.toThrow(/permission/);
  });

  it('is nobody else’s: no other client, no live key, no key of another kind gets in', async () => {
    const [mine, other] = [await stage(), await stage()];
    const booking = (await book(mine)).body;
    const ticket = await walkIn(mine);
    const { code } = mine.office;
    for (const path of [`tickets/${ticket.id}/calls`, `bookings/${booking.id}/expirations`, `offices/${code}/resets`]) {
      expect([path, (await trigger(other.test, path)).status]).toEqual([path, 404]);
      expect([path, (await trigger(mine.live, path)).status]).toEqual([path, 403]);
      expect([path, (await trigger(await asClient(booked.house, SCOPES), path)).status]).toEqual([path, 403]);
    }
    expect((await send(`/v1/queue/bookings/${booking.id}`, mine.live)).status).toBe(404);
    expect((await trigger(mine.test, `offices/CTH/closures`)).status).toBe(404);
    const real = await booked.slots('2026-11-24');
    const request = {
      slotId: real[0]!.id,
      serviceCode: 'passport_new_adult',
      person: person(),
      contact: { phone: '0812345678' },
    };
    expect((await send('/v1/queue/bookings', mine.test, request)).status).toBe(404);
    const inTest = { ...request, slotId: await slot(mine.office, mine.test) };
    expect((await send('/v1/queue/bookings', mine.live, inTest)).status).toBe(404);
    expect((await send('/v1/queue/bookings', other.test, inTest)).status).toBe(404);
    // Not made a test webhook in silence: its owner would wait for live news in vain.
    const hook = { url: 'https://antrean.example/hook', types: ['booking.confirmed'] };
    expect((await send('/v1/webhooks', mine.test, { ...hook, mode: 'live' })).body.code).toBe('not_allowed');
    expect((await send('/v1/webhooks', mine.test, hook)).body).toMatchObject({ mode: 'test' });
  });

  it('blocks no real person, stands in no list, and sends no message', async () => {
    const it = await stage();
    const someone = person();
    expect((await book(it, { person: someone })).status).toBe(201);
    const [free] = await booked.slots('2026-11-24');
    const real = await booked.book(free!.id, { person: { ...someone, documentKind: 'nik', country: 'ID' } });
    expect(real.status).toBe(201);
    const list = await send<{ items: Office[] }>('/v1/offices', {});
    expect(list.body.items.map(({ code }) => code)).toEqual(['CTH']);
    expect((await send<Office>(`/v1/offices/${it.office.code}`, {})).body.test).toBe(true);
    await booked.house.settle();
    const { rows } = await booked.house.owner.query<{ state: string }>(
      'select distinct state from message where office_id = $1',
      [Number(it.office.code.slice(1))],
    );
    expect(rows).toEqual([{ state: 'shown' }]);
  });

  it('is asked for within reason', async () => {
    const { clientId } = await registerClient(booked.house, SCOPES);
    const make = (body: object = {}, headers = admin, id = clientId) =>
      send(`/v1/api-clients/${id}/test-offices`, headers, body);
    expect((await make({ officeCode: 'XX' })).body.code).toBe('not_an_office_of_the_client');
    expect((await make({ officeCode: 'T1024' })).body.code).toBe('not_an_office_of_the_client');
    expect((await make({}, admin, newId(1))).status).toBe(404);
    expect((await make({}, await asStaff(booked.house, 'administrator', 2))).status).toBe(404);
    expect((await make({}, await asStaff(booked.house, 'head'))).status).toBe(403);
    const made = await Promise.all(Array.from({ length: 7 }, () => make()));
    expect(made.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409]);
    expect(made.find(({ status }) => status === 409)!.body.code).toBe('test_offices_too_many');
    await send(`/v1/api-clients/${clientId}`, admin, undefined, 'DELETE').catch(() => undefined);
    expect((await make()).body.code).toBe('client_revoked');
  });

  it('leaves live numbers alone: a new office gets the lowest of them', async () => {
    await stage();
    const request = { code: 'BARU', name: 'Kantor Baru', zone: 'Asia/Makassar', address: 'Jalan Baru 1', phone: null };
    const made = await send<{ code: string }>('/v1/offices', admin, request);
    expect(made.status).toBe(201);
    const { rows } = await booked.house.owner.query<{ id: number }>(`select id from office where code = 'BARU'`);
    expect(rows).toEqual([{ id: 2 }]);
  });
});
