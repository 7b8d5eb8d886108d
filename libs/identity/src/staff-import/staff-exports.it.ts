import { identity } from '@buka-pintu/identity';
import { newId, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { send } from '../testing/browser.js';
import { asStaff, signInOfficer, type Credentials } from '../testing/index.js';
import type { StaffFileView, StaffImportView } from './staff-import.dto.js';
import { readStaff } from './staff-lines.js';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
});
afterAll(() => house?.close());

const post = <T>(path: string, headers: Credentials, body?: unknown) =>
  send<T>(house, 'POST', path, { ...headers, 'idempotency-key': newId(1) }, body);

describe('the officers as a file', () => {
  it('are those who work here, with the columns of the import, and nothing secret', async () => {
    const administrator = await signInOfficer(house, [{ role: 'administrator', officeId: 2 }], { name: 'Maria' });
    const dewi = await signInOfficer(
      house,
      [
        { role: 'verifier', officeId: 2 },
        { role: 'counter', officeId: 2 },
      ],
      { name: '=HYPERLINK("http://x";"Dewi")', staffNumber: '199005172015032002' },
    );
    const gone = await signInOfficer(house, [{ role: 'counter', officeId: 2 }], { name: 'Yang Keluar' });
    await house.owner.query(`update staff set state = 'suspended' where id = $1`, [gone.staffId]);
    await asStaff(house, 'counter', 3);
    const { status, body } = await post<StaffFileView>('/v1/staff-exports', administrator.headers);
    expect(status).toBe(201);
    expect(body).toMatchObject({ lines: 2, leftOut: 1, fileName: expect.stringMatching(/^petugas-[\d-]{10}\.csv$/) });
    const { lines, faults } = readStaff(body.content);
    expect(faults).toEqual([]);
    expect(lines).toEqual([
      {
        line: 2,
        name: '=HYPERLINK("http://x";"Dewi")',
        email: dewi.email,
        staffNumber: '199005172015032002',
        roles: ['counter', 'verifier'],
        locale: 'id',
      },
      expect.objectContaining({ name: 'Maria', email: administrator.email, roles: ['administrator'] }),
    ]);
    // What a spreadsheet sees first of the cell is the apostrophe.
    expect(body.content).toContain(`"'=HYPERLINK`);
    expect(body.content).not.toMatch(/argon2|suspended|password/);

    // The import knows all of them already, and has nothing else to say.
    const again = await post<StaffImportView>('/v1/staff-imports', administrator.headers, { csv: body.content });
    expect(new Set(again.body.faults.map(({ code }) => code))).toEqual(new Set(['taken']));
    const { rows } = await house.owner.query<{ subject_id: string; purpose: string }>(
      `select subject_id, purpose from access_log where actor_id = $1 and purpose = 'staff_file' order by subject_id`,
      [administrator.staffId],
    );
    expect(rows.map((row) => row.subject_id)).toEqual([administrator.staffId, dewi.staffId].sort());
  });

  it('are the administrator’s of the acting office only', async () => {
    expect((await post('/v1/staff-exports', await asStaff(house, 'head', 2))).status).toBe(403);
    const elsewhere = await post<StaffFileView>('/v1/staff-exports', await asStaff(house, 'administrator', 4));
    expect(elsewhere.body).toMatchObject({ lines: 1, leftOut: 0 });
  });
});
