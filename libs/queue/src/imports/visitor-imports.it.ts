import { asStaff } from '@buka-pintu/identity/testing';
import { inventedNik, readCsv } from '@buka-pintu/platform';
import { type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';
import { anOffice, ask, type OfficeDay } from '../testing/office-day.js';
import type { ExpectedVisitorView, VisitorFileView } from './expected-visitor.dto.js';
import type { VisitorImportRow, VisitorImportView } from './visitor-import.dto.js';

type Refused = { code?: string };
type Headers = Record<string, string>;

const DAY = '2026-11-24';
const HEAD = 'No. Permohonan;Nama;Jam;NIK\r\n';
let booked: BookedOffice;
let counter: Headers;
let point: string;
beforeAll(async () => {
  booked = await openBookedOffice({ regular: 16, priority: 1 });
  counter = await asStaff(booked.house, 'counter');
  point = booked.points[0].id;
});
afterAll(() => booked?.close());

const PATH = '/v1/queue/visitor-imports';
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const begin = (text: string | Buffer, change: object = {}, headers = counter) =>
  ask<VisitorImportView & Refused>(booked.house, 'POST', PATH, headers, {
    ...{ servicePointId: point, on: DAY, serviceCode: 'passport_new_adult', content: base64(text) },
    ...change,
  });
const post = <T = VisitorImportView & Refused>(id: string, part: string, body: object = {}, headers = counter) =>
  ask<T>(booked.house, 'POST', `${PATH}/${id}/${part}`, headers, body);
const register = ({ id, after }: VisitorImportView, more: object = {}) => post(id, 'registrations', { after, ...more });
const listed = async (on = DAY, headers = counter, at = point) => {
  const path = `/v1/queue/expected-visitors?servicePointId=${at}&on=${on}`;
  return (await ask<{ items: ExpectedVisitorView[] }>(booked.house, 'GET', path, headers)).body.items;
};
const places = ({ faults }: VisitorImportView) => faults.map(({ line, column, code }) => [line, column, code]);
async function imported(text: string, on = DAY): Promise<VisitorImportView> {
  const { body } = await begin(text, { on });
  const done = await register(body);
  expect(done.status).toBe(201);
  return done.body;
}

describe('a list of the day', () => {
  it('is looked through, and nobody is listed before it is registered', async () => {
    const { status, body } = await begin(`${HEAD}MP-1001;Siti Aminah;08.30;\r\nMP-1002;Budi;;\r\n`);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'draft',
      lines: 2,
      added: 2,
      faultCount: 0,
      after: null,
      actions: ['register'],
    });
    expect(await listed()).toEqual([]);
    const done = await register(body);
    expect(done.body).toMatchObject({ state: 'registered', lines: 2, added: 2, actions: ['undo'] });
    expect(await listed()).toMatchObject([
      { number: '***1001', name: 'S*** A****', startsAt: `${DAY}T01:30:00.000Z`, lane: 'regular', state: 'expected' },
      { number: '***1002', name: 'B***', startsAt: null },
    ]);
    expect((await register(body)).body.code).toBe('visitor_import_done');
  });

  it('imported again updates by the number, doubles nobody and shows who vanished', async () => {
    const { body } = await begin(`${HEAD}mp 1001;Siti Aminah;09.00;\r\nMP-1003;Citra;10.00;\r\n`);
    expect(body).toMatchObject({ added: 1, changed: 1, vanished: 1, vanishedVisitors: [{ name: 'B***' }] });
    expect((await register(body)).status).toBe(201);
    expect(await listed()).toMatchObject([
      { name: 'S*** A****', startsAt: `${DAY}T02:00:00.000Z`, vanishedAt: null, version: 2 },
      { name: 'C****', vanishedAt: null },
      { name: 'B***', vanishedAt: expect.any(String), state: 'expected' },
    ]);
    const same = await begin(`${HEAD}MP-1001;Siti Aminah;09.00;\r\nMP-1003;Citra;10.00;\r\n`);
    expect(same.body).toMatchObject({ added: 0, changed: 0, vanished: 0 });
  });

  it('is undone to what was there before, the newest first, and only once', async () => {
    const history = async () =>
      (
        await ask<{ items: VisitorImportRow[] }>(
          booked.house,
          'GET',
          `${PATH}?servicePointId=${point}&on=${DAY}`,
          counter,
        )
      ).body.items;
    const [newest, first] = (await history()).filter(({ state }) => state === 'registered');
    expect(newest).toMatchObject({ added: 1, changed: 1, vanished: 1, actions: ['undo'] });
    expect(first!.actions).toEqual([]);
    expect((await post(first!.id, 'withdrawals')).body.code).toBe('visitor_import_not_newest');
    expect((await post(newest!.id, 'withdrawals')).body).toMatchObject({ state: 'undone' });
    expect(await listed()).toMatchObject([
      { name: 'S*** A****', startsAt: `${DAY}T01:30:00.000Z` },
      { name: 'B***', vanishedAt: null },
    ]);
    expect((await post(newest!.id, 'withdrawals')).body.code).toBe('visitor_import_not_newest');
  });

  it('with anything wrong lists nobody, and says where', async () => {
    const on = '2026-11-25';
    const { body } = await begin(`${HEAD}MP-1;Ani;08.30;\r\nMP-2001;;lusa;\r\nMP-2002;Ani;;12\r\nMP-2002;Eka;;\r\n`, {
      on,
    });
    expect(body.actions).toEqual([]);
    const wrong = [
      [2, 'number', 'not_a_number'],
      [3, 'time', 'not_a_time'],
      [3, 'name', 'required'],
      [4, 'nik', 'not_a_nik'],
      [5, 'number', 'twice'],
    ];
    expect(places(body)).toEqual(wrong);
    const refused = await register(body);
    expect(refused).toMatchObject({ status: 409, body: { code: 'visitor_import_faulty', faultCount: 5 } });
    expect(places(refused.body)).toEqual(wrong);
    expect(await listed(on)).toEqual([]);
  });

  it('is read by the words an office has explained, and they are remembered', async () => {
    const on = '2026-11-26';
    const text = 'Kode;Siapa;Perihal\r\nMP-3001;Ani;Paspor Pertama Kali\r\n';
    const first = (await begin(text, { on })).body;
    expect(first.columns).toEqual(['Kode', 'Siapa', 'Perihal'].map((head) => ({ head, meaning: null })));
    const heads = [
      { kind: 'column', word: 'Kode', meaning: 'number' },
      { kind: 'column', word: 'SIAPA', meaning: 'name' },
      { kind: 'column', word: 'Perihal', meaning: 'service' },
    ];
    const second = (await post(first.id, 'words', { words: heads })).body;
    expect(second.openWords).toEqual([{ kind: 'service', word: 'Paspor Pertama Kali', lines: 1 }]);
    const service = (meaning: string) => ({ words: [{ kind: 'service', word: 'paspor pertama kali', meaning }] });
    expect((await post(first.id, 'words', service('no_such'))).body.code).toBe('validation_failed');
    expect((await post(first.id, 'words', service('passport_new_adult'))).body.faultCount).toBe(0);
    expect((await begin(text, { on })).body).toMatchObject({ faultCount: 0, added: 1 });
    const none = { words: [{ kind: 'column', word: 'Kode', meaning: 'phone' }] };
    expect((await post(first.id, 'words', none)).body.code).toBe('validation_failed');
  });

  it('is read in the code page of Excel, in parts cut anywhere, and of five thousand people', async () => {
    const on = '2026-11-27';
    const lines = Array.from({ length: 4999 }, (_, at) => `MP-${50_000 + at};Orang ${at};08.${10 + (at % 50)};\r\n`);
    const bytes = Buffer.from(`${HEAD}MP-49999;Andr\u00E9;08.30;\r\n${lines.join('')}`, 'latin1');
    const parts = [bytes.subarray(0, 70_001), bytes.subarray(70_001)].map((part) => base64(part));
    let view = (await begin('', { on, content: parts[0]!.slice(0, 60_000) })).body;
    view = (await post(view.id, 'parts', { content: parts[0]!.slice(60_000) })).body;
    for (let at = 0; at < parts[1]!.length; at += 120_000)
      view = (await post(view.id, 'parts', { content: parts[1]!.slice(at, at + 120_000) })).body;
    expect(view).toMatchObject({ encoding: 'windows-1252', lines: 5000, added: 5000, faultCount: 0 });
    expect((await register(view)).body.added).toBe(5000);
    const again = (await begin(`${HEAD}MP-49999;Andr\u00E9;08.30;\r\n`, { on })).body;
    expect(again).toMatchObject({ encoding: 'utf-8', changed: 0, vanished: 4999 });
  });

  it('leaves out whoever has a booking of ours, and only names those who are called the same', async () => {
    const [slot] = await booked.slots('2026-11-30');
    const nik = inventedNik(777_001);
    const person = {
      name: 'Rahayu Lestari',
      documentKind: 'nik',
      documentNumber: nik,
      country: 'ID',
      birthOn: '1990-04-17',
    };
    const { body: booking } = await booked.book(slot!.id, { person } as never);
    const on = '2026-11-30';
    const text = `${HEAD}MP-6001;Rahayu L.;08.30;${nik}\r\nMP-6002;rahayu  lestari;08.30;\r\n`;
    const { body } = await begin(text, { on });
    expect(body.booked).toEqual([
      { line: 2, by: 'nik', bookingCode: booking['code'] },
      { line: 3, by: 'name', bookingCode: booking['code'] },
    ]);
    expect((await register(body)).body).toMatchObject({ added: 1, leftOut: 1 });
    const kept = await register((await begin(text, { on })).body, { keepBooked: true });
    expect(kept.body).toMatchObject({ added: 1, leftOut: 0, vanished: 0 });
    expect(await listed(on)).toHaveLength(2);
  });

  it('registered by two at once lists everybody once, and the second looks again', async () => {
    const on = '2026-12-01';
    const one = (await begin(`${HEAD}MP-7001;Ani;;\r\nMP-7002;Budi;;\r\n`, { on })).body;
    const two = (await begin(`${HEAD}MP-7001;Ani;;\r\nMP-7003;Citra;;\r\n`, { on })).body;
    const answers = await Promise.all([register(one), register(two), register(one)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(await listed(on)).toHaveLength(2);
  });

  it('of a number that another point of the office expects is refused by its line', async () => {
    const on = '2026-12-02';
    await imported(`${HEAD}MP-8001;Ani;;\r\n`, on);
    const elsewhere = await begin(`${HEAD}MP-8001;Ani;;\r\n`, { on, servicePointId: booked.points[1].id });
    expect(places(elsewhere.body)).toEqual([[2, 'number', 'other_point']]);
  });

  it('of a past day, of a service the point has not, or by somebody else is refused', async () => {
    expect((await begin(HEAD, { on: '2026-11-22' })).body.code).toBe('validation_failed');
    expect((await begin(HEAD, { serviceCode: 'passport_none' })).body.code).toBe('service_not_offered');
    expect((await begin(HEAD, {}, await asStaff(booked.house, 'verifier'))).body.code).toBe('not_allowed');
    const foreign = await asStaff(booked.house, 'head', 2);
    const { body } = await begin(`${HEAD}MP-9001;Ani;;\r\n`);
    expect((await begin(HEAD, {}, foreign)).body.code).toBe('not_found');
    expect((await post(body.id, 'registrations', { after: null }, foreign)).body.code).toBe('not_found');
    expect((await ask<Refused>(booked.house, 'GET', `${PATH}/${body.id}`, foreign)).body.code).toBe('not_found');
  });

  it('goes out as a file in which no name is a formula, and every look is recorded', async () => {
    const on = '2026-12-03';
    await imported(`${HEAD}MP-9101;"=HYPERLINK(""http://x"";""Ani"")";08.30;\r\n`, on);
    const file = await ask<VisitorFileView>(booked.house, 'POST', '/v1/queue/expected-visitors/files', counter, {
      servicePointId: point,
      on,
    });
    const cells = readCsv(file.body.content)[1]!.cells;
    expect(cells.slice(0, 4)).toEqual(['MP-9101', `'=HYPERLINK("http://x";"Ani")`, on, '08:30']);
    const { rows } = await booked.house.owner.query<{ n: number }>(
      `select count(*)::int as n from access_log where purpose = 'visitor_file'`,
    );
    expect(rows[0]!.n).toBe(1);
  });
});

describe('three zones', () => {
  const offices: OfficeDay[] = [];
  it('put the same time of a list at their own hour, on their own day', async () => {
    await booked.house.clock.set('2026-11-23T15:30:00Z');
    const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];
    const starts: (string | null)[] = [];
    for (const [at, zone] of zones.entries()) {
      const office = await anOffice(booked.house, { officeId: 30 + at, code: `ZN${'ABC'[at]}`, zone });
      offices.push(office);
      const headers = await asStaff(booked.house, 'counter', office.officeId);
      // 15:30 UTC is 22:30, 23:30 and 00:30 of the next day.
      const today = at === 2 ? '2026-11-24' : '2026-11-23';
      const past = await begin(HEAD, { servicePointId: office.pointId, on: '2026-11-23' }, headers);
      expect(past.status).toBe(at === 2 ? 400 : 201);
      const { body } = await begin(
        `${HEAD}MP-1;x;;\r\nMP-5001;Ani;23.45;\r\n`.replace('MP-1;x;;\r\n', ''),
        {
          servicePointId: office.pointId,
          on: today,
        },
        headers,
      );
      await post(body.id, 'registrations', { after: null }, headers);
      starts.push((await listed(today, headers, office.pointId))[0]!.startsAt);
    }
    expect(starts).toEqual(['2026-11-23T16:45:00.000Z', '2026-11-23T15:45:00.000Z', '2026-11-24T14:45:00.000Z']);
    await booked.house.clock.set(MONDAY);
  });
});
