import { newId } from '@buka-pintu/platform';
import { openOfficeDesk, type OfficeDesk } from '../testing/office-desk.js';
import type { OfficeCalendarView } from './calendar.dto.js';

let desk: OfficeDesk;
let point: string;
beforeAll(async () => {
  desk = await openOfficeDesk();
  point = (await desk.settings()).servicePoints[0]!.id;
});
afterAll(() => desk?.close());
beforeEach(() => desk.at('2026-11-23T01:00:00Z'));

const calendar = async (from: string, to = from) => {
  const answer = await desk.house.fetch(`/v1/offices/CTH/calendar?from=${from}&to=${to}&servicePointId=${point}`);
  return ((await answer.json()) as OfficeCalendarView).servicePoints[0]!.days;
};
const open = async (on: string) => {
  const [day] = await calendar(on);
  return day!.closed?.code ?? day!.periods.map((it) => `${it.startsAt.slice(11, 16)}-${it.endsAt.slice(11, 16)}`);
};
const each = (...spans: string[]) =>
  [1, 2, 3, 4, 5].flatMap((weekday) =>
    spans.map((span) => ({ weekday, opensAt: span.slice(0, 5), closesAt: span.slice(6), onHolidays: false })),
  );
const normal = (validFrom: string, hours = each('07:30-15:30')) => ({
  ...{ kind: 'normal', name: null, validFrom, validTo: null, hours },
});
const ramadan = (validFrom: string, validTo: string) => ({
  ...{ kind: 'regime', name: { id: 'Ramadan', en: 'Ramadan' }, validFrom, validTo, hours: each('08:00-14:00') },
});
const begin = (body: object) => desk.call('POST', `/v1/service-points/${point}/opening-sets`, { body });
const change = (id: unknown, version: number, body: object) =>
  desk.call('PUT', `/v1/opening-sets/${String(id)}`, { body, version });

describe('hours of the week', () => {
  it('begin on a day and hold until others do', async () => {
    const { status, body } = await begin(normal('2026-12-01'));
    expect([status, body['version']]).toEqual([201, 1]);
    expect(await open('2026-11-30')).toEqual(['01:00-05:00', '06:00-09:00']);
    expect(await open('2026-12-01')).toEqual(['00:30-08:30']);
    expect((await begin(normal('2026-12-01'))).body).toMatchObject({ code: 'hours_exist' });
    expect((await desk.settings()).servicePoints[0]!.openingSets.map((set) => set.validFrom)).toEqual([
      '2025-01-01',
      '2026-12-01',
    ]);
  });

  it('may be changed and taken back until they begin', async () => {
    const { body } = await begin(normal('2027-03-01'));
    expect((await change(body['id'], 1, normal('2027-03-08', each('08:00-12:00')))).body).toMatchObject({ version: 2 });
    expect((await change(body['id'], 1, normal('2027-03-08'))).status).toBe(412);
    expect(await open('2027-03-01')).toEqual(['00:30-08:30']);
    expect(await open('2027-03-08')).toEqual(['01:00-05:00']);
    const remove = (version: number) => desk.call('DELETE', `/v1/opening-sets/${String(body['id'])}`, { version });
    expect((await remove(1)).status).toBe(412);
    expect((await remove(2)).status).toBe(204);
    expect((await remove(2)).status).toBe(404);
    expect(await open('2027-03-08')).toEqual(['00:30-08:30']);
  });

  it('are never changed backwards', async () => {
    const [first] = (await desk.settings()).servicePoints[0]!.openingSets;
    expect((await change(first!.id, first!.version, normal('2025-01-01'))).body).toMatchObject({ code: 'hours_begun' });
    expect(
      (await desk.call('DELETE', `/v1/opening-sets/${first!.id}`, { version: first!.version })).body,
    ).toMatchObject({
      code: 'hours_begun',
    });
    expect((await begin(normal('2026-11-22'))).body).toMatchObject({ code: 'day_past', today: '2026-11-23' });
  });

  it('are refused where they overlap, run backwards or cross midnight, each named by its place', async () => {
    const hours = [...each('08:00-12:00'), { weekday: 3, opensAt: '11:00', closesAt: '15:00', onHolidays: false }];
    const errors = async (its: object[]) =>
      ((await begin(normal('2027-06-02', its as never))).body['errors'] as { pointer: string; code: string }[]).map(
        (it) => `${it.pointer} ${it.code}`,
      );
    expect(await errors(hours)).toEqual(['/hours/5/opensAt overlaps']);
    expect(await errors(each('22:00-02:00').slice(0, 1))).toEqual(['/hours/0/closesAt closes_before_opening']);
    expect(await errors(each('08:00-08:00').slice(0, 1))).toEqual(['/hours/0/closesAt closes_before_opening']);
    expect(await errors([{ weekday: 8, opensAt: '24:00', closesAt: '25:00' }])).toEqual(
      expect.arrayContaining([
        '/hours/0/weekday too_large',
        '/hours/0/opensAt wrong_format',
        '/hours/0/closesAt wrong_format',
      ]),
    );
  });
});

describe('a regime', () => {
  it('replaces the hours between two days, and may not meet another', async () => {
    expect((await begin(ramadan('2027-02-08', '2027-03-09'))).status).toBe(201);
    expect(await open('2027-02-08')).toEqual(['01:00-07:00']);
    expect(await open('2027-03-10')).toEqual(['00:30-08:30']);
    const [day] = await calendar('2027-02-08');
    expect(day).toMatchObject({ changes: [{ code: 'regime', name: { id: 'Ramadan' } }], unsure: true });
    expect((await begin(ramadan('2027-03-09', '2027-03-20'))).body).toMatchObject({
      code: 'regimes_overlap',
      from: '2027-02-08',
      to: '2027-03-09',
    });
    expect((await begin(ramadan('2027-03-20', '2027-03-10'))).status).toBe(400);
    expect((await begin({ ...ramadan('2027-04-01', '2027-04-02'), name: null })).status).toBe(400);
  });

  it('lets only one of two through that were made at once', async () => {
    const both = await Promise.all([
      begin(ramadan('2028-01-28', '2028-02-25')),
      begin(ramadan('2028-01-29', '2028-02-26')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  // btree_gist, which an exclusion constraint would need, is not among the extensions of the PostgreSQL that npm start brings.
  it.each(['commit', 'rollback'])(
    'waits for one that is being made, and sees whether it came to stand: %s',
    async (end) => {
      const other = await desk.house.owner.connect();
      try {
        await other.query('begin');
        await other.query('select 1 from service_point where office_id = 1 and id = $1 for update', [point]);
        await other.query(
          `insert into opening_set (office_id, id, service_point_id, kind, name_id, name_en, valid_from, valid_to)
         values (1, $1, $2, 'regime', 'Ramadan', 'Ramadan', '2029-01-16', '2029-02-13')`,
          [newId(1), point],
        );
        let answered = false;
        const second = begin(ramadan('2029-02-01', '2029-03-01')).finally(() => (answered = true));
        const held = async () => {
          const { rows } = await desk.house.owner.query<{ waits: boolean }>(
            `select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
             as waits`,
          );
          return rows[0]!.waits;
        };
        while (!answered && !(await held()));
        expect(answered).toBe(false);
        await other.query(end);
        expect((await second).body).toMatchObject(
          end === 'commit' ? { code: 'regimes_overlap', from: '2029-01-16' } : { validFrom: '2029-02-01' },
        );
      } finally {
        other.release();
      }
      await desk.house.owner.query(`delete from opening_rule where set_id in (
      select id from opening_set where valid_from >= '2029-01-01')`);
      await desk.house.owner.query(`delete from opening_set where valid_from >= '2029-01-01'`);
    },
  );

  it('can end earlier once it has begun, and nothing else of it changes', async () => {
    const set = (await desk.settings()).servicePoints[0]!.openingSets.find((one) => one.validFrom === '2027-02-08')!;
    await desk.at('2027-02-20T01:00:00Z');
    const { id, version, ...body } = set;
    expect((await change(id, version, { ...body, hours: each('09:00-10:00') })).body).toMatchObject({
      code: 'hours_begun',
    });
    expect((await change(id, version, { ...body, validTo: '2027-02-12' })).body).toMatchObject({ code: 'hours_begun' });
    expect((await change(id, version, { ...body, validTo: '2027-02-26' })).status).toBe(200);
    expect(await open('2027-03-01')).toEqual(['00:30-08:30']);
  });
});

describe('other hours for a day', () => {
  const except = (body: object) => desk.call('POST', `/v1/service-points/${point}/opening-exceptions`, { body });
  const saturday = {
    on: '2026-11-28',
    hours: [{ opensAt: '08:00', closesAt: '12:00' }],
    name: { id: 'Layanan Sabtu', en: 'Saturday service' },
  };

  it('open a Saturday or a day of joint leave, once a day', async () => {
    expect((await except(saturday)).status).toBe(201);
    expect(await open('2026-11-28')).toEqual(['01:00-05:00']);
    expect((await except(saturday)).body).toMatchObject({ code: 'exception_exists' });
    expect((await except({ ...saturday, on: '2026-12-24' })).status).toBe(201);
    const [day] = await calendar('2026-12-24');
    expect(day!.changes.map(({ code }) => code)).toEqual(['holiday', 'exception']);
    expect((await except({ ...saturday, on: '2026-11-22' })).body).toMatchObject({ code: 'day_past' });
    expect((await except({ ...saturday, on: '2026-12-05', hours: [] })).status).toBe(400);
  });

  it('can be changed and taken back', async () => {
    const [one] = (await desk.settings()).servicePoints[0]!.exceptions;
    const at = `/v1/opening-exceptions/${one!.id}`;
    const body = { ...saturday, hours: [{ opensAt: '09:00', closesAt: '24:00' }] };
    expect((await desk.call('PUT', at, { body, version: one!.version })).body).toMatchObject({ version: 2 });
    expect(await open('2026-11-28')).toEqual(['02:00-17:00']);
    expect((await desk.call('DELETE', at, { version: 1 })).status).toBe(412);
    expect((await desk.call('DELETE', at, { version: 2 })).status).toBe(204);
    expect(await open('2026-11-28')).toBe('weekend');
  });
});

describe('GET /v1/offices/{officeCode}/calendar', () => {
  it('tells each service point day by day, in a span that makes sense', async () => {
    const read = async (query: string) => {
      const answer = await desk.house.fetch(`/v1/offices/CTH/calendar${query}`);
      return { status: answer.status, body: (await answer.json()) as OfficeCalendarView };
    };
    const { body } = await read('');
    expect(body).toMatchObject({ from: '2026-11-23', to: '2026-12-23', zone: 'Asia/Jakarta' });
    expect(body.servicePoints.map((one) => [one.code, one.days.length])).toEqual([
      ['CTH-1', 31],
      ['CTH-2', 31],
    ]);
    for (const query of ['?from=2026-12-02&to=2026-12-01', '?to=2027-12-01', '?from=9999-12-31', '?from=today'])
      expect((await read(query)).status).toBe(400);
    expect((await desk.house.fetch('/v1/offices/XXX/calendar')).status).toBe(404);
    expect((await read('?servicePointId=4f9c1d2e-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
