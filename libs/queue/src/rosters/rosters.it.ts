import { randomUUID } from 'node:crypto';
import { asClient, asStaff } from '@buka-pintu/identity/testing';
import { DEMO_OFFICE } from '@buka-pintu/offices';
import { inventedNik, PersonRegister, personKey, Vault } from '@buka-pintu/platform';
import { Supply } from '../supply/supply.service.js';
import { addRule, type BookedOffice, MONDAY, openBookedOffice, somebody } from '../testing/booked-office.js';
import type { RosterRow, RosterView } from './roster.dto.js';
import { RosterSeats } from './roster-seats.service.js';

type Headers = Record<string, string>;
type Said<T> = { status: number; body: T & { code?: string; errors?: { pointer: string; code: string }[] } };
const SCOPES = ['queue:rosters:create', 'queue:rosters:read'];
const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

let booked: BookedOffice;
let head: Headers;
let partner: Headers;
let unit: string;
beforeAll(async () => {
  booked = await openBookedOffice({ regular: 3 });
  const { house } = booked;
  unit = booked.points[1].id;
  // The second point of the demo travels here, with six group seats in each of its slots.
  await house.owner.query(`update service_point set kind = 'mobile_unit' where id = $1`, [unit]);
  await house.owner.query('delete from slot_rule where service_point_id = $1', [unit]);
  await addRule(house, unit, { regular: 1, group: 3 });
  await house.get(Supply).layOffice(DEMO_OFFICE);
  await house.owner.query(`update roster_limit set min_members = 2, max_members = 60 where valid_from = '2023-01-01'`);
  head = await asStaff(house, 'head');
  partner = await asClient(house, SCOPES, [1]);
});
afterAll(() => booked?.close());

async function send<T = RosterView>(
  method: string,
  path: string,
  { body, version, headers = head }: { body?: object; version?: number; headers?: Headers } = {},
): Promise<Said<T>> {
  const answer = await booked.house.fetch(`/v1/queue/rosters${path}`, {
    method,
    headers: {
      ...headers,
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Said<T>['body'] };
}
const people = (count: number) => Array.from({ length: count }, () => somebody().person);
const request = (members: object[], change: object = {}) => ({
  ...{ officeCode: 'CTH', serviceCode: 'passport_new_adult', requester: 'Desa Kenanga', place: 'Balai desa' },
  letter: { number: '470/112/2026', on: '2026-11-16', keptBy: 'Tata usaha' },
  ...{ wantedFrom: TUESDAY, wantedTo: '2026-12-18', members },
  contact: { name: 'Ketut Sudarma', phone: '+6281234500001' },
  ...change,
});
async function filed(members: object[], headers = partner): Promise<RosterView> {
  const { status, body } = await send('POST', '', { body: request(members), headers });
  expect(status).toBe(201);
  return body;
}
async function proposed(members: object[], on = TUESDAY): Promise<RosterView> {
  const { id, version } = await filed(members);
  const { body } = await send('POST', `/${id}/proposals`, { body: { days: [{ servicePointId: unit, on }] }, version });
  return body;
}
const agree = ({ id, version }: RosterView, on = TUESDAY, headers = partner) =>
  send('POST', `/${id}/agreements`, { body: { servicePointId: unit, on }, version, headers });
const seatsLeft = async (on: string): Promise<number> => {
  const { rows } = await booked.house.owner.query<{ n: number }>(
    `select count(*)::int as n from seat e join slot l on l.id = e.slot_id
     where l.service_point_id = $1 and l.on_day = $2 and e.lane = 'group' and e.booking_id is null`,
    [unit, on],
  );
  return rows[0]!.n;
};
const bookingsOf = async ({ id }: RosterView): Promise<number> => {
  const { rows } = await booked.house.owner.query<{ n: number }>(
    'select count(booking_id)::int as n from roster_member where roster_id = $1',
    [id],
  );
  return rows[0]!.n;
};

describe('a roster', () => {
  it('goes from the letter to a booking for each, and to paper with their codes', async () => {
    const members = people(10);
    const first = await filed(members);
    expect(first).toMatchObject({ state: 'filed', size: 10, version: 1, actions: ['withdraw', 'rename'] });
    expect(first.members[0]!.name).toBe('S*** A****');
    const days = [{ servicePointId: unit, on: TUESDAY }];
    const offer = await send('POST', `/${first.id}/proposals`, { body: { days }, version: 1 });
    const before = await seatsLeft(TUESDAY);
    expect(offer.body.proposals).toEqual([{ servicePointId: unit, on: TUESDAY, seatsLeft: before }]);
    expect((await send('GET', `/${first.id}/list.html`).catch(() => undefined))?.body.code).toBe('roster_not_proposed');

    const done = await agree(offer.body);
    expect(done).toMatchObject({ status: 200, body: { state: 'reserved', on: TUESDAY, servicePointId: unit } });
    expect(await seatsLeft(TUESDAY)).toBe(before - 10);
    const starts = done.body.members.map(({ startsAt }) => startsAt);
    expect(starts).toEqual(starts.toSorted());
    expect(new Set(done.body.members.map(({ bookingCode }) => bookingCode)).size).toBe(10);

    const sheet = await booked.house.fetch(`/v1/queue/rosters/${first.id}/list.html`, { headers: head });
    const html = await sheet.text();
    for (const { bookingCode } of done.body.members) expect(html).toContain(bookingCode);
    expect(html).toContain('Siti Aminah');

    // The contact hears once of each step, and nobody of the forty gets a message of their own.
    await booked.house.settle();
    const { rows } = await booked.house.owner.query<{ template: string }>(
      `select template from message where about_id = any($1) or template like 'queue.booking%' order by created_at`,
      [[first.id]],
    );
    expect(rows.map(({ template }) => template)).toEqual(['queue.roster_proposed', 'queue.roster_reserved']);
  });

  it('keeps documents no longer than until the bookings have them', async () => {
    const { rows } = await booked.house.owner.query<{ kept: boolean; booked: boolean }>(
      `select distinct document_sealed is not null or birth_on_sealed is not null as kept, booking_id is not null as booked
       from roster_member`,
    );
    expect(rows).toEqual([{ kept: false, booked: true }]);
  });

  it('larger than the seats that are left gets none', async () => {
    const left = await seatsLeft(WEDNESDAY);
    const many = await proposed(people(left + 1), WEDNESDAY);
    const answer = await agree(many, WEDNESDAY);
    expect(answer).toMatchObject({ status: 409, body: { code: 'roster_no_seats', left, members: left + 1 } });
    expect([await seatsLeft(WEDNESDAY), await bookingsOf(many)]).toEqual([left, 0]);
  });

  it('races another for one block: one has all its seats, the other none', async () => {
    const left = await seatsLeft(WEDNESDAY);
    const size = Math.floor(left / 2) + 1;
    const [one, two] = [await proposed(people(size), WEDNESDAY), await proposed(people(size), WEDNESDAY)];
    const answers = await Promise.all([agree(one, WEDNESDAY), agree(two, WEDNESDAY)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await Promise.all([one, two].map(bookingsOf))).toSorted((a, b) => a - b)).toEqual([0, size]);
    expect(await seatsLeft(WEDNESDAY)).toBe(left - size);
    const winner = answers.find(({ status }) => status === 200)!.body;
    await send('POST', `/${winner.id}/withdrawals`, { version: winner.version, headers: partner });
    expect(await seatsLeft(WEDNESDAY)).toBe(left);
  });

  it('with somebody twice is refused by place, and so is one too small or too large', async () => {
    const members = people(3);
    const twice = await send('POST', '', { body: request([...members, members[0]!]), headers: partner });
    expect(twice.body).toMatchObject({ code: 'roster_twice', errors: [{ pointer: '/members/3/documentNumber' }] });
    expect((await send('POST', '', { body: request(people(1)), headers: partner })).body.code).toBe('roster_size');
    expect((await send('POST', '', { body: request(people(61)), headers: partner })).body.code).toBe('roster_size');
  });

  it('with somebody who has a booking anywhere names the one, and nobody gets a seat until the name is replaced', async () => {
    const [slot] = await booked.slots('2026-11-26');
    const person = { ...somebody().person, documentNumber: inventedNik(990_001) };
    expect((await booked.book(slot!.id, { person } as never)).status).toBe(201);
    const roster = await proposed([...people(2), person, ...people(1)]);
    expect(roster.members.map(({ remark }) => remark)).toEqual([null, null, 'booked', null]);
    const refused = await agree(roster);
    expect(refused.body).toMatchObject({
      code: 'roster_conflicts',
      errors: [{ pointer: '/members/2', code: 'booked' }],
    });
    expect(await bookingsOf(roster)).toBe(0);
    const renamed = await send('PUT', `/${roster.id}/members`, {
      ...{ body: { members: people(4) }, version: roster.version, headers: partner },
    });
    expect(renamed.body).toMatchObject({ state: 'proposed', size: 4 });
    expect((await agree(renamed.body)).status).toBe(200);
  });

  it('shares a person with another roster: both are told, the first to agree has the seat', async () => {
    const shared = somebody().person;
    const one = await proposed([shared, ...people(1)]);
    const two = await proposed([...people(1), shared]);
    expect(two.members.map(({ remark }) => remark)).toEqual([null, 'other_roster']);
    expect((await agree(two)).status).toBe(200);
    expect((await agree(one)).body).toMatchObject({ code: 'roster_conflicts', errors: [{ pointer: '/members/0' }] });
  });

  it('seen in an older version is not changed', async () => {
    const { id, version } = await proposed(people(2));
    const stale = await send('POST', `/${id}/declines`, { body: { reason: 'Kendaraan rusak' }, version: version - 1 });
    expect(stale.body.code).toBe('stale');
    const declined = await send('POST', `/${id}/declines`, { body: { reason: 'Kendaraan rusak' }, version });
    expect(declined.body).toMatchObject({ state: 'declined', reason: 'Kendaraan rusak', actions: [] });
    expect((await agree(declined.body)).body.code).toBe('illegal_transition');
  });

  it('is offered days at units that travel and have the service only', async () => {
    const { id, version } = await filed(people(2));
    const at = (servicePointId: string, on = TUESDAY) =>
      send('POST', `/${id}/proposals`, { body: { days: [{ servicePointId, on }] }, version });
    expect((await at(booked.points[0].id)).body.code).toBe('roster_service_point');
    expect((await at(unit, '2026-11-22')).body.code).toBe('roster_not_proposed');
    const offered = await at(unit);
    expect((await agree(offered.body, WEDNESDAY)).body.code).toBe('roster_not_proposed');
  });

  it('belongs to its client and its office alone', async () => {
    const { id, version } = await filed(people(2));
    const other = await asClient(booked.house, SCOPES, [1]);
    const elsewhere = await asStaff(booked.house, 'head', 2);
    for (const headers of [other, elsewhere]) {
      expect((await send('GET', `/${id}`, { headers })).body.code).toBe('not_found');
      expect((await send('POST', `/${id}/withdrawals`, { version, headers })).body.code).toBe('not_found');
    }
    const own = await send<{ items: RosterRow[] }>('GET', '?officeCode=CTH', { headers: other });
    expect(own.body.items).toEqual([]);
    const all = await send<{ items: RosterRow[] }>('GET', '?officeCode=CTH&state=filed');
    expect(all.body.items.some((row) => row.id === id)).toBe(true);
    const verifier = await asStaff(booked.house, 'verifier');
    expect((await send('GET', `/${id}`, { headers: verifier })).body.code).toBe('not_allowed');
  });

  it('ends with its day, and what is kept of its people goes after theirs', async () => {
    const nik = inventedNik(995_001);
    const person = { ...somebody().person, documentNumber: nik };
    const roster = await proposed([person, ...people(1)]);
    const register = booked.house.get(PersonRegister);
    const key = personKey(booked.house.get(Vault), { documentKind: 'nik', documentNumber: nik, country: 'ID' });
    const [record] = (await register.recordsOf(key, [1])).filter(({ type }) => type === 'roster_member');
    expect(await register.export(record!)).toMatchObject({ documentNumber: nik, requester: 'Desa Kenanga' });
    expect((await register.erase(record!)).state).toBe('kept');
    expect((await agree(roster)).status).toBe(200);
    await booked.house.clock.set('2026-11-25T18:00:00Z');
    expect(await booked.house.get(RosterSeats).endPast()).toBeGreaterThan(0);
    await booked.house.clock.set('2027-02-01T01:00:00Z');
    head = await asStaff(booked.house, 'head');
    await register.eraseDue(1000);
    const { body } = await send('GET', `/${roster.id}`);
    expect(body).toMatchObject({ state: 'done', contactName: '—' });
    expect(body.members.map(({ name }) => name)).toEqual(['—', '—']);
    expect((await register.recordsOf(key, [1])).map(({ type }) => type)).not.toContain('roster_member');
    await booked.house.clock.set(MONDAY);
  });
});
