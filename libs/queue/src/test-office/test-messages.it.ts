import { randomUUID } from 'node:crypto';
import { asStaff, registerClient, type Credentials } from '@buka-pintu/identity/testing';
import { inventedNik } from '@buka-pintu/platform';
import { openBookedOffice, type BookedOffice } from '../testing/booked-office.js';

const SCOPES = ['queue:bookings:create', 'queue:bookings:read', 'queue:bookings:cancel'];
const PHONE = '+6281298765432';

let booked: BookedOffice;
let admin: Credentials;
beforeAll(async () => {
  booked = await openBookedOffice();
  admin = await asStaff(booked.house, 'administrator');
});
afterAll(() => booked?.close());

type Fields = Record<string, unknown>;
async function send<T = Fields>(path: string, headers: object, body?: object): Promise<{ status: number; body: T }> {
  const answer = await booked.house.fetch(path, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...headers,
      ...(body ? { 'idempotency-key': randomUUID(), 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

interface Tester {
  code: string;
  pointId: string;
  live: Credentials;
  test: Credentials;
}
async function tester(): Promise<Tester> {
  const { clientId, headers: live } = await registerClient(booked.house, SCOPES);
  const office = await send<{ code: string; servicePoints: { id: string }[] }>(
    `/v1/api-clients/${clientId}/test-offices`,
    admin,
    {},
  );
  const { body } = await send<{ key: string }>(`/v1/api-clients/${clientId}/keys`, admin, { mode: 'test' });
  const test = { authorization: `Bearer ${body.key}` };
  return { code: office.body.code, pointId: office.body.servicePoints[0]!.id, live, test };
}

let last = 0;
async function book(
  { pointId, test }: Tester,
  contact: object = { phone: PHONE },
): Promise<{ id: string; code: string }> {
  const { body } = await send<{ days: { slots: { id: string }[] }[] }>(
    `/v1/queue/availability?servicePointId=${pointId}&serviceCode=passport_new_adult`,
    test,
  );
  const person = {
    name: 'Siti',
    documentKind: 'nik',
    documentNumber: inventedNik(++last, '1990-01-01'),
    birthOn: '1990-01-01',
  };
  const request = { slotId: body.days.flatMap(({ slots }) => slots)[0]!.id, serviceCode: 'passport_new_adult' };
  const booking = await send<{ id: string; code: string }>('/v1/queue/bookings', test, { ...request, person, contact });
  expect(booking.status).toBe(201);
  return booking.body;
}

interface Message {
  body: string;
  about: { type: string; id: string };
  createdAt: string;
}
async function messages({ code, test }: Tester, filter = ''): Promise<Message[]> {
  await booked.house.settle();
  return (await send<{ items: Message[] }>(`/v1/test/offices/${code}/messages${filter}`, test)).body.items;
}
async function codeFor(it: Tester, headers: object = it.test): Promise<{ codeId: string; digits: string | undefined }> {
  const { status, body } = await send<{ codeId: string }>('/v1/citizen-codes', headers, { phone: PHONE });
  expect(status).toBe(201);
  const [message] = await messages(it, `?about=${body.codeId}`);
  return { codeId: body.codeId, digits: message && /\b\d{6}\b/.exec(message.body)?.[0] };
}
const open = (codeId: string, code: string) =>
  send<{ token: string; code: string }>('/v1/citizen-visits', {}, { codeId, code });
async function things(token: string): Promise<string[]> {
  const { body } = await send<{ items: { id: string }[] }>('/v1/my-things', { authorization: `Bearer ${token}` });
  return body.items.map(({ id }) => id);
}

describe('the messages of a test office', () => {
  it('show the confirmation with its secret link whole, to the millisecond, by the booking it is about', async () => {
    const it = await tester();
    const [first, second] = [await book(it), await book(it)];
    expect((await messages(it)).map(({ about }) => about.id)).toEqual([second.id, first.id]);
    const [message, ...others] = await messages(it, `?about=${first.id}`);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      body: expect.stringMatching(new RegExp(`${first.code}.*/t/#bpc_[\\w-]{40,}`, 's')),
      createdAt: expect.stringMatching(/\.\d{3}Z$/),
    });
    const secret = /bpc_[\w-]+/.exec(message!.body)![0];
    const opened = await send(`/v1/queue/bookings/${first.id}`, { authorization: `Bearer ${secret}` });
    expect(opened.body).toMatchObject({ id: first.id });
  });

  it('are read page by page', async () => {
    const it = await tester();
    for (let i = 0; i < 3; i++) await book(it);
    await booked.house.settle();
    const path = `/v1/test/offices/${it.code}/messages?limit=2`;
    const page = await send<{ items: Message[]; next: string }>(path, it.test);
    const rest = await send<{ items: Message[]; next: null }>(`${path}&cursor=${page.body.next}`, it.test);
    expect([page.body.items.length, rest.body.items.length, rest.body.next]).toEqual([2, 1, null]);
  });

  it('are nobody else’s', async () => {
    const [mine, other] = [await tester(), await tester()];
    const status = async (headers: object, code: string) =>
      (await send(`/v1/test/offices/${code}/messages`, headers)).status;
    expect(await status(mine.test, mine.code)).toBe(200);
    expect(await status(other.test, mine.code)).toBe(404);
    expect(await status(mine.test, 'CTH')).toBe(404);
    expect(await status(mine.live, mine.code)).toBe(403);
    expect(await status(admin, mine.code)).toBe(403);
    expect(await status({}, mine.code)).toBe(401);
  });
});

describe('a one-time code with a test key', () => {
  it('can be read, and opens what the client booked in its test office, with a link to each', async () => {
    const it = await tester();
    const { id } = await book(it);
    const { codeId, digits } = await codeFor(it);
    const visit = await open(codeId, digits!);
    expect(visit.status).toBe(201);
    expect(await things(visit.body.token)).toEqual([id]);
    const headers = { authorization: `Bearer ${visit.body.token}` };
    const { body } = await send<{ link: string }>(`/v1/my-things/${id}/links`, headers, {});
    expect(body.link).toMatch(/\/t\/#bpc_/);
  });

  it('opens nothing of the number’s owner, nor of another tester, and keeps no code from them', async () => {
    const [mine, other] = [await tester(), await tester()];
    const [free] = await booked.slots('2026-11-24');
    const { body: real } = await booked.book(free!.id, { contact: { phone: PHONE, locale: 'id' } });
    const [booking, theirs] = [await book(mine), await book(other)];
    const { codeId, digits } = await codeFor(mine);
    expect(await things((await open(codeId, digits!)).body.token)).toEqual([booking.id]);
    const another = await codeFor(other);
    expect(await things((await open(another.codeId, another.digits!)).body.token)).toEqual([theirs.id]);
    // Without a key, or with a live one, it is the owner's: sent to the phone, and in no test office to be read.
    for (const headers of [{}, mine.live]) expect((await codeFor(mine, headers)).digits).toBeUndefined();
    const { rows } = await booked.house.owner.query<{ office_id: number }>(
      `select distinct office_id from message where template = 'identity.citizen_code' and office_id < 1024`,
    );
    expect([rows.length, typeof real['id']]).toEqual([1, 'string']);
  });

  it('counts by itself: trying it out uses up nobody’s five an hour', async () => {
    const it = await tester();
    const phone = '+6281211112222';
    const ask = async (headers: object) => (await send('/v1/citizen-codes', headers, { phone })).status;
    for (let i = 0; i < 5; i++) expect(await ask(it.test)).toBe(201);
    expect(await ask(it.test)).toBe(429);
    expect(await ask({})).toBe(201);
  });
});
