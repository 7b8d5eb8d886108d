import { asClient, asStaff } from '@buka-pintu/identity/testing';
import { DEMO_OFFICE } from '@buka-pintu/offices';
import { newId } from '@buka-pintu/platform';
import { type Answer, type BookedOffice, MONDAY, openBookedOffice, somebody } from '../testing/booked-office.js';

let office: BookedOffice;
const TUESDAY = '2026-11-24';
const BOOKINGS = '/v1/queue/bookings';

beforeAll(async () => {
  office = await openBookedOffice();
});
afterAll(() => office?.close());
beforeEach(() => office.house.clock.set(MONDAY));

const days = new Map<string, Promise<{ id: string; startsAt: string; seatsLeft: number }[]>>();
/** A slot by its place in the day, also when it is sold out by now. */
const slot = async (index = 0, on = TUESDAY) => {
  if (!days.has(on)) days.set(on, office.slots(on));
  return (await days.get(on)!)[index]!;
};
const booked = async (slotId: string, change = {}) => {
  const answer = await office.book(slotId, change);
  expect(answer.status).toBe(201);
  return answer.body as unknown as { id: string; code: string; link: string; qr: string; version: number };
};

describe('POST /v1/queue/bookings', () => {
  it('books a seat and hands out code, link and QR text', async () => {
    const { id: slotId, startsAt } = await slot(1);
    const { status, body, headers } = await office.book(slotId, { clientReference: 'wa-1' });
    expect(status).toBe(201);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      state: 'confirmed',
      officeCode: 'CTH',
      servicePointId: office.points[0].id,
      servicePointName: office.points[0].name,
      serviceCode: 'passport_new_adult',
      lane: 'regular',
      on: TUESDAY,
      startsAt,
      zone: 'Asia/Jakarta',
      person: { name: 'S*** A****' },
      clientReference: 'wa-1',
      ticket: null,
      actions: ['reschedule', 'cancel'],
      version: 1,
    });
    expect(body['code']).toMatch(/^CTH-[0-9A-Z]{8}-[0-9A-Z]$/);
    expect(body['link']).toMatch(/^http:\/\/.*\/t\/#bpc_[\w-]{43}$/);
    expect(body['qr']).toMatch(new RegExp(`^BP1:${String(body['code'])}:[0-9A-Z]{10}$`));
    expect(JSON.stringify(body)).not.toContain('Aminah');
  });

  it('keeps nothing of the person in the clear', async () => {
    const { id } = await booked((await slot(1)).id, {
      person: { ...somebody().person, name: 'Ratna Purnamasari' },
      accommodation: 'kursi roda',
    });
    const { rows } = await office.house.owner.query('select * from booking where id = $1', [id]);
    const ledger = await office.house.owner.query(`select payload from ledger_event where subject_id = $1`, [id]);
    const kept = JSON.stringify([rows, ledger.rows], (_, value: unknown) =>
      value instanceof Object && (value as { type?: string }).type === 'Buffer'
        ? Buffer.from((value as { data: number[] }).data).toString('latin1')
        : value,
    );
    for (const secret of ['Ratna', 'Purnamasari', 'kursi', '81234567890', '1990-04-17'])
      expect(kept).not.toContain(secret);
    expect(ledger.rows).toHaveLength(1);
  });

  it('fills a slot to its last seat and then says sold out', async () => {
    const { id: slotId, seatsLeft } = await slot(2);
    expect(seatsLeft).toBe(3);
    const seats = [];
    for (let seat = 0; seat < 3; seat++) seats.push((await office.book(slotId)).body['seatNumber']);
    expect(seats.toSorted()).toEqual([1, 2, 3]);
    const { status, body } = await office.book(slotId);
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'sold_out', whyNot: { code: 'sold_out' } });
    expect((await office.book(slotId, { lane: 'priority' })).status).toBe(201);
    expect((await office.slots(TUESDAY)).map((one) => one.id)).not.toContain(slotId);
  });

  it('says held, not sold out, while the last seats are being claimed', async () => {
    const { id: slotId } = await slot(3);
    const holder = await office.house.owner.connect();
    try {
      await holder.query('begin');
      await holder.query('select 1 from seat where office_id = 1 and slot_id = $1 for update', [slotId]);
      const { status, body, headers } = await office.book(slotId, {}, { key: 'held' });
      expect([status, body['code'], headers.get('retry-after')]).toEqual([409, 'held_try_again', '1']);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    expect((await office.book(slotId, {}, { key: 'held-then' })).status).toBe(201);
  });

  it('takes a seat whose hold has lapsed, and no other', async () => {
    const { id: slotId } = await slot(4);
    await office.house.owner.query(
      `update seat set booking_id = gen_random_uuid(), held_until = $2::timestamptz + interval '5 minutes'
       where office_id = 1 and slot_id = $1 and lane = 'regular'`,
      [slotId, MONDAY],
    );
    expect((await office.book(slotId)).body).toMatchObject({ code: 'held_try_again' });
    await office.house.clock.advance(5 * 60_000);
    expect((await office.book(slotId)).status).toBe(201);
  });

  it('lets a person have one active booking, wherever and however the number is written', async () => {
    const passport = { documentKind: 'passport' as const, documentNumber: 'a1234567', country: 'MY' };
    const first = await booked((await slot(5)).id, { person: somebody(passport).person });
    const again = () =>
      slot(6).then(({ id }) =>
        office.book(id, { person: somebody({ ...passport, documentNumber: 'A1234567' }).person }),
      );
    expect((await again()).body).toMatchObject({
      status: 409,
      code: 'one_booking_per_person',
      whyNot: { code: 'limit' },
    });
    // The same number of another country is another person.
    expect(
      (await office.book((await slot(6)).id, { person: somebody({ ...passport, country: 'SG' }).person })).status,
    ).toBe(201);
    await office.call(`${BOOKINGS}/${first.id}/cancellations`, { body: {} });
    expect((await again()).status).toBe(201);
  });

  it('gives the first answer to a repeated key, and refuses another body under it', async () => {
    const { id: slotId } = await slot(7);
    const body = { ...somebody(), slotId };
    const once = await office.call(BOOKINGS, { body, key: 'repeat' });
    const twice = await office.call(BOOKINGS, { body, key: 'repeat' });
    expect(twice.headers.get('idempotency-replayed')).toBe('true');
    expect(twice.status).toBe(201);
    expect(twice.body).toEqual(once.body);
    const other = await office.call(BOOKINGS, { body: { ...body, companion: true }, key: 'repeat' });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency_key_reused']);
  });

  it('books once when one key comes ten times at the same moment', async () => {
    const { id: slotId } = await slot(8);
    const body = { ...somebody(), slotId };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => office.call(BOOKINGS, { body, key: 'at-once' })),
    );
    const ids = new Set(answers.filter((one) => one.status === 201).map((one) => one.body['id']));
    expect(ids.size).toBe(1);
    for (const { status, body: answer } of answers)
      expect(status === 201 || answer['code'] === 'request_in_progress').toBe(true);
  });

  it('needs a key from API clients', async () => {
    const response = await office.house.fetch(BOOKINGS, {
      method: 'POST',
      headers: { ...office.client, 'content-type': 'application/json' },
      body: JSON.stringify({ ...somebody(), slotId: (await slot(8)).id }),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      400,
      'idempotency_key_missing',
    ]);
  });

  it('refuses what is past, not yet open or closed, with the reason', async () => {
    const early = await slot(0);
    await office.house.clock.set('2026-11-24T01:00:00Z');
    expect((await office.book(early.id)).body).toMatchObject({ code: 'slot_past', whyNot: { code: 'past' } });

    const friday = await slot(0, '2026-12-04');
    await office.house.clock.set('2026-11-20T00:59:59Z');
    expect((await office.book(friday.id)).body).toMatchObject({
      code: 'slot_not_open_yet',
      opensAt: '2026-11-20T01:00:00.000Z',
    });
    await office.house.clock.set('2026-11-20T01:00:00Z');
    expect((await office.book(friday.id)).status).toBe(201);

    await office.house.owner.query('update slot set withdrawn_at = now() where id = $1', [friday.id]);
    expect((await office.book(friday.id)).body).toMatchObject({ code: 'slot_closed', whyNot: { code: 'closed' } });
    await office.house.owner.query('update slot set withdrawn_at = null where id = $1', [friday.id]);
  });

  it('survives a clock that jumps: no past slot comes back into sale by it', async () => {
    const { id } = await slot(9);
    await office.house.clock.set('2026-12-30T01:00:00Z');
    expect((await office.book(id)).body).toMatchObject({ code: 'slot_past' });
    await office.house.clock.set('2026-11-22T01:00:00Z');
    expect((await office.book(id)).status).toBe(201);
  });

  it('refuses services that do not exist or are not offered there', async () => {
    const { id } = await slot(9);
    expect((await office.book(id, { serviceCode: 'visa_on_arrival' })).body).toMatchObject({
      status: 422,
      code: 'service_not_offered',
    });
    const there = await office.call(
      `/v1/queue/availability?servicePointId=${office.points[1].id}&serviceCode=visa_on_arrival`,
    );
    expect(there.body).toMatchObject({ status: 422, code: 'service_not_offered' });
    expect(there.body['offered']).toContain('passport_new_adult');
  });

  it('knows nothing of slots that are not there or not within reach', async () => {
    expect((await office.book(newId(DEMO_OFFICE))).status).toBe(404);
    expect((await office.book(newId(9))).status).toBe(404);
    expect((await office.book('4f9c1d2e-0000-4000-8000-000000000000')).status).toBe(404);
    const elsewhere = await asClient(office.house, ['queue:bookings:create'], [9]);
    expect((await office.book((await slot(9)).id, {}, { headers: elsewhere })).status).toBe(404);
  });

  it('refuses people and contacts that cannot be', async () => {
    const { id: slotId } = await slot(9);
    const person = somebody().person;
    const wrong = async (change: object): Promise<string[]> => {
      const { status, body } = await office.book(slotId, change);
      expect(status).toBe(400);
      return (body['errors'] as { pointer: string }[]).map((error) => error.pointer);
    };
    expect(await wrong({ person: { ...person, documentNumber: '12345' } })).toEqual(['/person/documentNumber']);
    expect(await wrong({ person: { ...person, documentNumber: '9901015704900O12' } })).toEqual([
      '/person/documentNumber',
    ]);
    expect(await wrong({ person: { ...person, country: 'MY' } })).toEqual(['/person/country']);
    expect(await wrong({ person: { ...person, documentKind: 'passport', documentNumber: 'A-1' } })).toEqual([
      '/person/documentNumber',
    ]);
    expect(await wrong({ person: { ...person, birthOn: '2026-11-24' } })).toEqual(['/person/birthOn']);
    expect(await wrong({ person: { ...person, birthOn: '1990-02-30' } })).toEqual(['/person/birthOn']);
    expect(await wrong({ person: { ...person, name: '   ' } })).toEqual(['/person/name']);
    expect(await wrong({ contact: { locale: 'id' } })).toEqual(['/contact/phone']);
    expect(await wrong({ contact: { phone: '12345', locale: 'id' } })).toEqual(['/contact/phone']);
    expect(await wrong({ contact: { email: 'siti@', locale: 'id' } })).toEqual(['/contact/email']);
    expect(await wrong({ lane: 'walk_in' })).toEqual(['/lane']);
    expect(await wrong({ seatNumber: 1 })).toEqual(['/seatNumber']);
  });

  it('refuses a NIK that can not be to a machine, and lets an officer who sees the card go on with a remark', async () => {
    const { id: slotId } = await slot(9);
    const person = somebody().person;
    const old = { person: { ...person, documentNumber: '0950071704900001' } };
    const otherDay = { person: { ...person, birthOn: '1990-04-18' } };
    const pointers = ({ body }: Answer) => (body['errors'] as { pointer: string; code: string }[]).map((it) => it.code);
    const refused = await office.book(slotId, old);
    expect([refused.status, refused.body['code'], pointers(refused)]).toEqual([
      400,
      'validation_failed',
      ['nik_region'],
    ]);
    expect(pointers(await office.book(slotId, otherDay))).toEqual(['nik_birth_differs']);
    expect(pointers(await office.book(slotId, { ...old, documentRemark: 'Kartu lama' }))).toEqual(['staff_only']);

    const headers = await asStaff(office.house, 'counter');
    const warned = await office.book(slotId, old, { headers });
    expect([warned.status, warned.body['code'], pointers(warned)]).toEqual([409, 'nik_doubtful', ['nik_region']]);
    const taken = await office.book(slotId, { ...old, documentRemark: 'KTP lama, dilihat sendiri' }, { headers });
    expect(taken.status).toBe(201);
    const { rows } = await office.house.owner.query(
      'select document_remark_sealed is not null as kept from booking where id = $1',
      [taken.body['id']],
    );
    expect(rows).toEqual([{ kept: true }]);
  });

  it('is for clients with the scope and for staff with the permission', async () => {
    const { id } = await slot(9);
    expect((await office.book(id, {}, { headers: {} })).status).toBe(401);
    const reader = await asClient(office.house, ['queue:bookings:read']);
    expect((await office.book(id, {}, { headers: reader })).status).toBe(403);
    const verifier = await asStaff(office.house, 'verifier');
    expect((await office.book(id, {}, { headers: verifier })).status).toBe(403);
    const counter = await asStaff(office.house, 'counter');
    expect((await office.book(id, {}, { headers: counter })).status).toBe(201);
  });
});
