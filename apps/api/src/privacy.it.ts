import { asStaff, registerClient, type Credentials } from '@buka-pintu/identity/testing';
import { JobRunner, PersonRegister, personKey, Vault } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';

let house: HouseUnderTest;
let head: Credentials;
let counter: Credentials;
const PERSON = { documentKind: 'nik', documentNumber: '9901015704900055', country: 'ID' };

beforeAll(async () => {
  house = await openHouse({ demo: true });
  head = await asStaff(house, 'head');
  counter = await asStaff(house, 'counter');
});
afterAll(() => house?.close());

async function call<T = Record<string, unknown>>(
  method: string,
  path: string,
  headers: Credentials,
  body?: object,
): Promise<T & { code?: string }> {
  const key = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const init = body === undefined ? { headers } : { headers: { ...headers, ...key }, body: JSON.stringify(body) };
  return (await (await house.fetch(path, { method, ...init })).json()) as T & { code?: string };
}
async function book(): Promise<string> {
  const { headers } = await registerClient(house, ['queue:bookings:create']);
  type Offices = { items: { servicePoints: { id: string }[] }[] };
  const { items } = await call<Offices>('GET', '/v1/offices', {});
  const query = `servicePointId=${items[0]!.servicePoints[0]!.id}&serviceCode=passport_new_adult`;
  type Free = { days: { slots: { id: string; seatsLeft: number }[] }[] };
  const { days } = await call<Free>('GET', `/v1/queue/availability?${query}`, {});
  const slotId = days.flatMap(({ slots }) => slots).find(({ seatsLeft }) => seatsLeft > 0)!.id;
  const person = { ...PERSON, name: 'Rahayu Lestari', birthOn: '1990-04-17' };
  const request = {
    slotId,
    serviceCode: 'passport_new_adult',
    person,
    contact: { phone: '+6281234567890' },
    accommodation: 'Kursi roda',
  };
  return (await call<{ id: string }>('POST', '/v1/queue/bookings', headers, request)).id;
}
interface Asked {
  id: string;
  state: string;
  askedAt: string;
  dueAt: string;
  overdue: boolean;
  outcome: object | null;
}
const ask = (kind: string) => call<Asked>('POST', '/v1/privacy/requests', head, { kind, person: PERSON });
const found = async (key: Buffer) => house.get(PersonRegister).recordsOf(key, [1]);

describe('the privacy register', () => {
  it('knows every column that keeps something sealed of a person', async () => {
    // Declare it in the `personal` of its module: whose it is, what for, on which ground, how long, exported, erased or why not.
    expect(await house.get(PersonRegister).undeclared()).toEqual([]);
    await house.owner.query('alter table ticket add column mood_sealed bytea');
    expect(await house.get(PersonRegister).undeclared()).toEqual(['ticket.mood_sealed']);
    await house.owner.query('alter table ticket drop column mood_sealed');
  });

  it('declares no column that is not there', async () => {
    const { rows } = await house.owner.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    const there = new Set(rows.map(({ name }) => name));
    const told = house
      .get(PersonRegister)
      .stores.flatMap(({ table, columns }) => columns.map((one) => `${table}.${one}`));
    expect(told.filter((name) => !there.has(name))).toEqual([]);
  });

  it('is told to everybody, without a word of tables', async () => {
    const { items } = await call<{ items: { module: string; keptDays: number | null; what: object }[] }>(
      'GET',
      '/v1/privacy/purposes',
      {},
    );
    expect(new Set(items.map(({ module }) => module))).toEqual(new Set(['platform', 'identity', 'queue']));
    expect(JSON.stringify(items)).not.toMatch(/_sealed|person_key/);
  });
});

describe('a person’s request', () => {
  it('for a copy has three days, brings everything, and leaves a line', async () => {
    const booking = await book();
    const request = await ask('export');
    expect(Date.parse(request.dueAt) - Date.parse(request.askedAt)).toBe(72 * 3_600_000);
    const { records } = await call<{ records: { id: string; content: object }[] }>(
      'POST',
      `/v1/privacy/requests/${request.id}/exports`,
      head,
      {},
    );
    expect(records).toMatchObject([
      {
        type: 'booking',
        id: booking,
        content: {
          name: 'Rahayu Lestari',
          documentNumber: PERSON.documentNumber,
          birthOn: '1990-04-17',
          phone: '+6281234567890',
          accommodation: 'Kursi roda',
        },
      },
    ]);
    const { rows } = await house.owner.query('select purpose from access_log where subject_id = $1', [booking]);
    expect(rows).toEqual([{ purpose: 'subject_request' }]);
    expect((await call('POST', `/v1/privacy/requests/${request.id}/exports`, head, {})).code).toBe(
      'privacy_request_done',
    );
  });

  it('for erasure waits for a visit that is still to come, and then leaves nothing that tells who it was', async () => {
    const key = personKey(house.get(Vault), PERSON);
    const [record] = await found(key);
    const early = await ask('erasure');
    const kept = await call<{ records: object[] }>('POST', `/v1/privacy/requests/${early.id}/erasures`, head, {});
    expect(kept.records).toMatchObject([{ state: 'kept', ground: { en: expect.stringContaining('still to come') } }]);

    await house.settle();
    await call('POST', `/v1/queue/bookings/${record!.id}/cancellations`, counter, {});
    const before = await call<{ items: unknown[] }>('GET', `/v1/messages?about=${record!.id}`, counter);
    expect(before.items.length).toBeGreaterThan(0);
    const late = await ask('erasure');
    const gone = await call<{ records: object[] }>('POST', `/v1/privacy/requests/${late.id}/erasures`, head, {});
    expect(gone.records).toMatchObject([{ id: record!.id, state: 'erased', ground: null }]);
    expect(await found(key)).toEqual([]);
    const shown = await call<{ person: object; accommodation: null }>(
      'GET',
      `/v1/queue/bookings/${record!.id}`,
      counter,
    );
    expect(shown).toMatchObject({ person: { name: '—' }, accommodation: null, state: 'cancelled' });
    expect((await call<{ items: unknown[] }>('GET', `/v1/messages?about=${record!.id}`, counter)).items).toEqual([]);
    // The person can come again.
    expect(await book()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('finds a walk-in by the document that was shown, keeps who still waits, and forgets who was served', async () => {
    type Offices = { items: { servicePoints: { id: string }[] }[] };
    const { items } = await call<Offices>('GET', '/v1/offices', {});
    const walkIn = {
      servicePointId: items[0]!.servicePoints[0]!.id,
      serviceCode: 'passport_new_adult',
      lane: 'walk_in',
      name: 'Budi Santoso',
    };
    const document = { documentKind: 'passport', documentNumber: 'x7654321', country: 'AU' };
    await call('POST', '/v1/queue/tickets', counter, walkIn);
    const ticket = await call<{ id: string }>('POST', '/v1/queue/tickets', counter, { ...walkIn, document });
    const wrong = { ...document, documentKind: 'nik' };
    expect((await call('POST', '/v1/queue/tickets', counter, { ...walkIn, document: wrong })).code).toBe(
      'validation_failed',
    );
    const person = { ...document, documentNumber: 'X7654321' };
    const asked = (kind: string) => call<Asked>('POST', '/v1/privacy/requests', head, { kind, person });
    const act = async (kind: string, acts: string) =>
      (await call<{ records: object[] }>('POST', `/v1/privacy/requests/${(await asked(kind)).id}/${acts}`, head, {}))
        .records;
    expect(await act('export', 'exports')).toMatchObject([
      { type: 'ticket', id: ticket.id, content: { name: 'Budi Santoso', state: 'waiting' } },
    ]);
    expect(await act('erasure', 'erasures')).toMatchObject([{ type: 'ticket', state: 'kept' }]);
    await house.owner.query(`update ticket set state = 'left', ended_at = clock_at() where id = $1`, [ticket.id]);
    expect(await act('erasure', 'erasures')).toMatchObject([{ type: 'ticket', id: ticket.id, state: 'erased' }]);
    const { rows } = await house.owner.query('select name_sealed, person_key from ticket where id = $1', [ticket.id]);
    expect(rows).toEqual([{ name_sealed: null, person_key: null }]);
    expect(await act('export', 'exports')).toEqual([]);
  });

  it('shows when it is overdue, the open ones first', async () => {
    const request = await ask('export');
    const { rows } = await house.owner.query<{ now: Date }>('select clock_at() as now');
    await house.clock.set(new Date(rows[0]!.now.getTime() + 73 * 3_600_000).toISOString());
    head = await asStaff(house, 'head');
    const { items } = await call<{ items: Asked[] }>('GET', '/v1/privacy/requests', head);
    expect(items[0]).toMatchObject({ id: request.id, overdue: true });
    expect(items.at(-1)).toMatchObject({ state: 'done', overdue: false });
  });

  it('is the office’s own, and answered with what was asked for', async () => {
    const { id } = await ask('export');
    expect((await call('POST', `/v1/privacy/requests/${id}/erasures`, head, {})).code).toBe('privacy_request_other');
    const elsewhere = await asStaff(house, 'head', 2);
    expect((await call('POST', `/v1/privacy/requests/${id}/exports`, elsewhere, {})).code).toBe('not_found');
    expect((await call('POST', `/v1/privacy/requests/${id}/exports`, await asStaff(house, 'counter'), {})).code).toBe(
      'not_allowed',
    );
  });
});

describe('an officer who answers a person', () => {
  const path = (id: string, part = '') => `/v1/privacy/requests/${id}${part}`;
  type Found = {
    name: string | null;
    records: { id: string; refused: object | null }[];
    stores: object[];
    requests: Asked[];
  };
  const search = (body: object = {}) =>
    call<Found>('POST', '/v1/privacy/searches', head, {
      person: PERSON,
      purpose: 'subject_request',
      reason: 'Pemohon datang ke loket',
      ...body,
    });

  it('finds what is kept, why and what would stay, and is written down with the reason, also when nothing is found', async () => {
    const { name, records, stores, requests } = await search();
    expect(name).toBe('Rahayu Lestari');
    expect(records.at(-1)).toMatchObject({
      type: 'booking',
      refused: { en: expect.stringContaining('still to come') },
    });
    expect(JSON.stringify(stores)).toContain('UU 27/2022');
    expect(requests.length).toBeGreaterThan(0);
    const stranger = { ...PERSON, documentNumber: '9901231704900099' };
    expect(await search({ person: stranger })).toMatchObject({ name: null, records: [], requests: [] });
    const { rows } = await house.owner.query(
      `select purpose, person_key = $1 as stranger, reason_sealed is not null as reasoned from access_log
       where subject_type = 'person' order by id desc limit 1`,
      [personKey(house.get(Vault), stranger)],
    );
    expect(rows).toEqual([{ purpose: 'subject_request', stranger: true, reasoned: true }]);
    expect((await search({ reason: 'x' })).code).toBe('validation_failed');
  });

  it('gets the request that is open when the person asks for the same again: its clock runs on', async () => {
    const [first, second] = await Promise.all([ask('correction'), ask('correction')]);
    expect(second).toMatchObject({ id: first.id, dueAt: first.dueAt });
    expect(await call('GET', path(first.id), head)).toMatchObject({
      kind: 'correction',
      name: 'Rahayu Lestari',
      foundBy: { documentKind: 'nik', lastCharacters: PERSON.documentNumber.slice(-4) },
      answer: null,
      actions: ['grant', 'refuse'],
    });
  });

  it('answers a correction or an objection in words, once', async () => {
    const { id } = await ask('correction');
    const granted = { decision: 'granted', answer: 'Tanggal lahir dibetulkan' };
    const both = await Promise.all([
      call<Asked>('POST', path(id, '/answers'), head, granted),
      call<Asked>('POST', path(id, '/answers'), head, granted),
    ]);
    expect(both.map(({ state, code }) => code ?? state).sort()).toEqual(['done', 'privacy_request_done']);
    expect(await call('GET', path(id), head)).toMatchObject({ state: 'done', actions: [], answer: granted.answer });
    const objection = await ask('objection');
    expect((await call('POST', path(objection.id, '/erasures'), head, {})).code).toBe('privacy_request_other');
    const refused = { decision: 'refused', answer: 'Arsip dinamis, UU 43/2009' };
    expect(await call('POST', path(objection.id, '/answers'), head, refused)).toMatchObject({ state: 'refused' });
  });

  it('grants an erasure by erasing only, and hands one copy to two officers who ask at once', async () => {
    const erasure = await ask('erasure');
    const granted = { decision: 'granted', answer: 'Sudah dihapus' };
    expect((await call('POST', path(erasure.id, '/answers'), head, granted)).code).toBe('privacy_request_other');
    const { id } = await ask('export');
    const copies = await Promise.all(
      [1, 2].map(() => call<{ records?: object[] }>('POST', path(id, '/exports'), head, {})),
    );
    expect(copies.filter(({ records }) => records)).toHaveLength(1);
    expect(copies.filter(({ code }) => code === 'privacy_request_done')).toHaveLength(1);
  });
});

describe('what has had its time', () => {
  it('is erased by itself: who came a year ago, what a walk-in was called, old messages', async () => {
    const id = await book();
    await house.settle();
    await call('POST', `/v1/queue/bookings/${id}/cancellations`, await asStaff(house, 'counter'), {});
    await house.settle();
    const { rows } = await house.owner.query<{ now: Date }>('select clock_at() as now');
    await house.clock.set(new Date(rows[0]!.now.getTime() + 450 * 86_400_000).toISOString());
    for (let turn = 0; turn < 6; turn++) await house.get(JobRunner).turn('platform.retention');
    const left = await house.owner.query(
      `select (select count(*) from message)::int as messages, (select count(*) from ticket where name_sealed is not null)::int as names,
         (select count(*) from booking where erased_at is null and state not in ('confirmed', 'checked_in'))::int as bookings`,
    );
    expect(left.rows).toEqual([{ messages: 0, names: 0, bookings: 0 }]);
    expect((await found(personKey(house.get(Vault), PERSON))).map((one) => one.id)).not.toContain(id);
  });
});
