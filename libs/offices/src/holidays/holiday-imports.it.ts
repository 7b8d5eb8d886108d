import { asStaff } from '@buka-pintu/identity/testing';
import { seedHolidays } from '../offices.seed.js';
import { openOfficeDesk, type OfficeDesk } from '../testing/office-desk.js';

let desk: OfficeDesk;
beforeAll(async () => {
  desk = await openOfficeDesk();
});
afterAll(() => desk?.close());

const HEAD = 'date,kind,name_id,name_en,legal_basis,source,confidence';
const LINES = [
  `2027-01-01,national,Tahun Baru Masehi,New Year's Day,SKB 2027,https://x,confirmed`,
  '2027-03-10,national,Idul Fitri 1448 H,Eid al-Fitr 1448 H,SKB 2027,https://x,confirmed',
  '2027-03-11,joint_leave,Cuti bersama Idul Fitri,Joint leave for Eid al-Fitr,SKB 2027,https://x,confirmed',
];
const body = (lines: string[], complete = true) => ({ format: 'csv', content: [HEAD, ...lines].join('\n'), complete });
const preview = (lines: string[]) => desk.call('POST', '/v1/holidays/2027/import-previews', { body: body(lines) });
const save = (lines: string[], version: number, complete = true) =>
  desk.call('POST', '/v1/holidays/2027/imports', { body: body(lines, complete), version });
const year = async () => (await desk.call('GET', '/v1/holidays?year=2027', { headers: {} })).body;

describe("importing a year's decree", () => {
  it('shows what it would change, and saves nothing', async () => {
    const { status, body: diff } = await preview(LINES);
    expect(status).toBe(200);
    expect(diff).toMatchObject({ unchanged: 0, confidence: 'confirmed', version: 1 });
    expect((diff['added'] as { on: string }[]).map((day) => day.on)).toEqual(['2027-03-10', '2027-03-11']);
    expect(diff['changed']).toMatchObject([{ before: { on: '2027-01-01' }, after: { legalBasis: 'SKB 2027' } }]);
    expect(diff['removed']).toHaveLength(4);
    expect((await year())['items']).toHaveLength(5);
  });

  it('is all or nothing: three wrong lines are named by line and column', async () => {
    const wrong = [...LINES, '2027-02-30,national,a,b,c,d,confirmed', '2027-03-11,national,a,b,c,d,perhaps'];
    const { status, body: answer } = await save(wrong, 1);
    expect([status, answer['code'], answer['count']]).toEqual([422, 'import_lines', 3]);
    expect((answer['lines'] as { line: number; column: string }[]).map((it) => `${it.line} ${it.column}`)).toEqual([
      '5 date',
      '6 date',
      '6 confidence',
    ]);
    expect((await year())['items']).toHaveLength(5);
  });

  it('takes the list over once, for every office, and keeps the one before', async () => {
    const both = await Promise.all([save(LINES, 1), save(LINES.slice(0, 1), 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const version = 2;
    expect((await save(LINES, version)).status).toBe(200);
    expect(await year()).toMatchObject({ confidence: 'confirmed', legalBasis: 'SKB 2027' });
    const { body: history } = await desk.call('GET', '/v1/holidays/2027/imports');
    const items = history['items'] as { before: unknown[]; after: unknown[]; staffId: string | null }[];
    expect(items).toHaveLength(2);
    expect([items[0]!.after.length, items[1]!.before.length]).toEqual([3, 5]);
    const days = await desk.call('GET', '/v1/offices/CTH/calendar?from=2027-03-10&to=2027-03-10', { headers: {} });
    expect(JSON.stringify(days.body)).toContain('Idul Fitri 1448 H');
    expect(days.body).toMatchObject({
      servicePoints: [{ days: [{ closed: { code: 'holiday' }, unsure: false }] }, {}],
    });
  });

  it('stands against what the house was seeded with', async () => {
    const { db } = desk.house;
    await seedHolidays({ db, clock: desk.house.clock, get: desk.house.get, log: () => undefined });
    expect((await year())['items']).toHaveLength(3);
  });

  it('stays to be confirmed while the decree is not complete, and can begin a year nobody knew', async () => {
    const line = '2031-01-01,national,Tahun Baru,New Year,Keppres,https://x,confirmed';
    const path = '/v1/holidays/2031/imports';
    expect((await desk.call('POST', path, { body: body([line], false), version: 0 })).body).toMatchObject({
      confidence: 'to_be_confirmed',
      version: 1,
    });
    expect((await desk.call('POST', path, { body: body([line]) })).status).toBe(428);
    const past = { body: body([line.replace('2031', '2025')]), version: 0 };
    expect((await desk.call('POST', '/v1/holidays/2025/imports', past)).body).toMatchObject({ code: 'day_past' });
  });

  it('is for administrators', async () => {
    const headers = await asStaff(desk.house, 'head');
    const given = { body: body(LINES), version: 3, headers };
    expect((await desk.call('POST', '/v1/holidays/2027/imports', given)).status).toBe(403);
    expect((await desk.call('GET', '/v1/holidays/2027/imports', { headers })).status).toBe(200);
  });
});
