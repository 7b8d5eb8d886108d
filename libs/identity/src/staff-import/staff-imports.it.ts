import { identity } from '@buka-pintu/identity';
import { newId, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { send } from '../testing/browser.js';
import { asStaff, signInOfficer, type Credentials } from '../testing/index.js';
import type { StaffImportResult, StaffImportView } from './staff-import.dto.js';

const HEAD = 'nama;surel;nip;peran\n';
let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
});
afterAll(() => house?.close());

const ask = <T>(path: string, headers: Credentials, body: unknown) =>
  send<T>(house, 'POST', `/v1/staff-imports${path}`, { ...headers, 'idempotency-key': newId(1) }, body);
const numberOf = (index: number): string => `19900517201503${1 + (index % 2)}${String(index % 1000).padStart(3, '0')}`;
const lineOf = (index: number): string => `Petugas ${index};petugas.${index}@kantor.example;;counter|verifier\n`;
const countIn = async (officeId: number): Promise<number> =>
  (await house.owner.query<{ n: number }>('select count(*)::int as n from staff where office_id = $1', [officeId]))
    .rows[0]!.n;
const places = (view: { faults: StaffImportView['faults'] }) =>
  view.faults.map(({ line, column, code }) => [line, column, code]);

/** Sends a file as the admin does: in parts, cut anywhere. */
async function upload(headers: Credentials, csv: string): Promise<StaffImportView> {
  const parts = csv.match(/[^]{1,150000}/g) ?? [];
  let view = (await ask<StaffImportView>('', headers, { csv: parts[0] })).body;
  for (const part of parts.slice(1))
    view = (await ask<StaffImportView>(`/${view.id}/parts`, headers, { csv: part })).body;
  return view;
}

describe('a file of five thousand officers', () => {
  it('of which three lines are wrong registers nobody and names the three by line and column', async () => {
    const headers = await asStaff(house, 'administrator', 2);
    const lines = Array.from({ length: 5000 }, (_, index) => lineOf(index));
    lines[16] = 'Salah Surel;bukan surel;;counter\n';
    lines[2499] = `Salah NIP;;1990023020150320;head\n`;
    lines[4998] = 'Salah Peran;salah.peran@kantor.example;;kepala\n';
    const view = await upload(headers, HEAD + lines.join(''));
    expect(view).toMatchObject({ lines: 5000, faultCount: 3 });
    const expected = [
      [18, 'email', 'not_an_email'],
      [2501, 'staff_number', 'not_a_staff_number'],
      [5000, 'roles', 'role_unknown'],
    ];
    expect(places(view)).toEqual(expected);
    const refused = await ask<StaffImportView>(`/${view.id}/registrations`, headers, {});
    expect(refused).toMatchObject({ status: 409, body: { code: 'staff_import_faulty', faultCount: 3 } });
    expect(places(refused.body)).toEqual(expected);
    expect(await countIn(2)).toBe(1);

    // Mended, all of them are there; a second click registers nobody twice.
    lines[16] = lineOf(16);
    lines[2499] = `Nomor Saja;;${numberOf(7)};head\n`;
    lines[4998] = lineOf(4998);
    const mended = await upload(headers, HEAD + lines.join(''));
    expect(mended).toMatchObject({ lines: 5000, faultCount: 0, faults: [] });
    const done = await ask<StaffImportResult>(`/${mended.id}/registrations`, headers, { invite: false });
    expect(done.body).toMatchObject({ registered: 5000, invited: 0 });
    expect(await countIn(2)).toBe(5001);
    expect((await ask(`/${mended.id}/registrations`, headers, {})).body.code).toBe('staff_import_done');
  });
});

describe('a file of officers', () => {
  it('is held against itself and against those who are registered already', async () => {
    const headers = await asStaff(house, 'administrator');
    const { email } = await signInOfficer(house, [{ role: 'counter' }], { staffNumber: numberOf(1) });
    const rows = [
      `Satu;${email.toUpperCase()};;counter`,
      `Dua;dua@kantor.example;${numberOf(1)};counter`,
      'Tiga;tiga@kantor.example;;counter',
      'Empat;TIGA@kantor.example;;counter',
      ';lima@kantor.example;;counter',
      'Enam;;;counter',
      'Tujuh;tujuh@kantor.example;;',
      'Delapan;delapan@kantor.example;;counter;lebih',
      '\u202E\u200B;sembilan@kantor.example;;counter',
      'Sepuluh;ｔｉｇａ@kantor.example;;counter',
      'Sebelas;sebelas\u0007@kantor.example;;counter',
    ];
    const view = await upload(headers, HEAD + rows.join('\n'));
    expect(places(view)).toEqual([
      [2, 'email', 'taken'],
      [3, 'staff_number', 'taken'],
      [5, 'email', 'twice'],
      [6, 'name', 'required'],
      [7, 'email', 'one_of_two'],
      [8, 'roles', 'required'],
      [9, null, 'too_many_cells'],
      [10, 'name', 'required'],
      [11, 'email', 'twice'],
      [12, 'email', 'not_an_email'],
    ]);
    expect(view.faults[2]?.detail.en).toBe('Stands in line 4 already.');
  });

  it.each([
    ['nothing', 'x', [[1, null, 'no_lines']]],
    ['no column of roles', 'name,email\nA,a@x.id', [[1, 'roles', 'column_missing']]],
    ['no way to sign in', 'name,roles\nA,head', [[1, 'email', 'column_missing']]],
    ['a column nobody knows', 'name,email,roles,golongan\nA,a@x.id,head,III', [[1, null, 'column_unknown']]],
  ])('says what the whole file lacks: %s', async (_what, csv, faults) => {
    expect(places(await upload(await asStaff(house, 'administrator'), csv))).toEqual(faults);
  });

  it('takes five thousand and not one more', async () => {
    const headers = await asStaff(house, 'administrator');
    const view = await upload(headers, HEAD + Array.from({ length: 5001 }, (_, index) => lineOf(index)).join(''));
    expect(places(view)).toEqual([[5002, null, 'too_many_lines']]);
  });

  it('invites those with an address, once, and lets them in', async () => {
    const headers = await asStaff(house, 'administrator', 4);
    const csv = `${HEAD}Ani;ani@kantor.example;;head\nBudi;;${numberOf(9)};counter\nCici;cici@kantor.example;;counter\n`;
    const { id } = await upload(headers, csv);
    const done = await ask<StaffImportResult>(`/${id}/registrations`, headers, { invite: true });
    expect(done.body).toEqual({ id, registered: 3, invited: 2 });
    await house.settle();
    const messages = await house.owner.query(
      `select template from message where office_id = 4 and template = 'identity.invitation'`,
    );
    expect(messages.rows).toHaveLength(2);
    const kept = await house.owner.query('select csv_sealed from staff_import where id = $1', [id]);
    expect(kept.rows).toEqual([{ csv_sealed: null }]);
  });

  it('is not for other roles, nor another office’s to go on with', async () => {
    const headers = await asStaff(house, 'administrator');
    const { id } = await upload(headers, `${HEAD}Ani;ani.lain@kantor.example;;head\n`);
    expect((await ask('', await asStaff(house, 'head'), { csv: HEAD })).body.code).toBe('not_allowed');
    const elsewhere = await asStaff(house, 'administrator', 2);
    expect((await ask(`/${id}/registrations`, elsewhere, {})).body.code).toBe('not_found');
    expect((await ask(`/${id}/parts`, elsewhere, { csv: 'x' })).body.code).toBe('not_found');
  });

  it('registers nobody twice when two click at once', async () => {
    const headers = await asStaff(house, 'administrator', 6);
    const { id } = await upload(headers, `${HEAD}Ani;ani.sekali@kantor.example;;head\n`);
    const register = () => ask(`/${id}/registrations`, headers, { invite: false });
    const answers = await Promise.all([register(), register(), register()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await countIn(6)).toBe(2);
  });
});
