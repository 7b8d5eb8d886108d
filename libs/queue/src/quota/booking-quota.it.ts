import { asStaff, registerClient } from '@buka-pintu/identity/testing';
import { type BookedOffice, CLIENT_SCOPES, openBookedOffice } from '../testing/booked-office.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 40, priority: 1 });
});
afterAll(() => office?.close());

const client = async (bookingsPerDay: number) => registerClient(office.house, CLIENT_SCOPES, [1], { bookingsPerDay });
const slot = async () => (await office.slots('2026-11-24')).find(({ seatsLeft }) => seatsLeft > 20)!.id;
const counted = async (clientId: string): Promise<number> => {
  const { rows } = await office.house.owner.query<{ sum: number }>(
    'select coalesce(sum(booked), 0)::int as sum from booking_quota where client_id = $1',
    [clientId],
  );
  return rows[0]!.sum;
};

describe('the bookings of a client in an office on a day', () => {
  it('are never more than its ceiling, however many are made at once', async () => {
    const { clientId, headers } = await client(7);
    const slotId = await slot();
    const answers = await Promise.all(Array.from({ length: 20 }, () => office.book(slotId, {}, { headers })));
    // Every one is answered for good: there is room for all of them, and none was refused while the day had room.
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(7);
    expect(answers.filter(({ body }) => body['code'] === 'client_quota_used')).toHaveLength(13);
    expect(await counted(clientId)).toBe(7);
  });

  it('end with an answer that says when there are new ones, and begin again at the office’s midnight', async () => {
    const { headers } = await client(1);
    const slotId = await slot();
    expect((await office.book(slotId, {}, { headers })).status).toBe(201);
    const refused = await office.book(slotId, {}, { headers });
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'client_quota_used', limit: 1, freesAt: '2026-11-23T17:00:00.000Z' },
    });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(16 * 3600);
    await office.house.clock.set('2026-11-23T17:00:01Z');
    try {
      expect((await office.book(slotId, {}, { headers })).status).toBe(201);
    } finally {
      await office.house.clock.set('2026-11-23T01:00:00Z');
    }
  });

  it('are not given back by cancelling, and not taken by a claim that fails', async () => {
    const { clientId, headers } = await client(2);
    const slotId = await slot();
    const { body } = await office.book(slotId, {}, { headers });
    expect(
      (await office.call(`/v1/queue/bookings/${String(body['id'])}/cancellations`, { headers, body: {} })).status,
    ).toBe(200);
    expect(await counted(clientId)).toBe(1);
    const [full] = await office.slots('2026-11-24', 'priority');
    await office.book(full!.id, { lane: 'priority' });
    expect((await office.book(full!.id, { lane: 'priority' }, { headers })).body['code']).toBe('sold_out');
    expect(await counted(clientId)).toBe(1);
  });

  it('are nobody else’s: another client and the desk go on', async () => {
    const { headers } = await client(1);
    const slotId = await slot();
    await office.book(slotId, {}, { headers });
    expect((await office.book(slotId, {}, { headers })).status).toBe(429);
    expect((await office.book(slotId)).status).toBe(201);
    const desk = await asStaff(office.house, 'counter');
    expect((await office.book(slotId, {}, { headers: desk })).status).toBe(201);
  });
});

describe('a client whose bookings come to nothing', () => {
  it('is asked about, by those who look after the office', async () => {
    const { clientId, headers } = await client(100);
    const ids: string[] = [];
    for (const { id } of (await office.slots('2026-11-25')).slice(0, 4))
      for (let index = 0; index < 5; index++) ids.push(String((await office.book(id, {}, { headers })).body['id']));
    for (const id of ids) await office.call(`/v1/queue/bookings/${id}/cancellations`, { headers, body: {} });
    // Others came: their visits are over.
    await office.house.owner.query(
      `update booking set state = 'served' where state = 'confirmed' and api_client_id is distinct from $1`,
      [clientId],
    );
    const path = '/v1/queue/client-reviews?from=2026-11-23&to=2026-11-30';
    const { body } = await office.call(path, { headers: await asStaff(office.house, 'auditor') });
    const findings = body['findings'] as { clientId: string; name: string; share: number }[];
    expect(findings.find((it) => it.clientId === clientId)).toMatchObject({ name: 'Aplikasi Uji', share: 1 });
    const elsewhere = await office.call(path, { headers: await asStaff(office.house, 'auditor', 2) });
    expect(elsewhere.body).toMatchObject({ bookings: 0, findings: [] });
    expect((await office.call(path, { headers: await asStaff(office.house, 'counter') })).status).toBe(403);
    expect(
      (await office.call(path.replace('11-23', '12-23'), { headers: await asStaff(office.house, 'auditor') })).status,
    ).toBe(400);
  });
});
