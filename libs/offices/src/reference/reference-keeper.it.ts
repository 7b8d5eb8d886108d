import { signInOfficer } from '@buka-pintu/identity/testing';
import { openOfficeDesk, type OfficeDesk } from '../testing/office-desk.js';

let desk: OfficeDesk;
beforeEach(async () => {
  desk = await openOfficeDesk();
});
afterEach(() => desk?.close());

const DECREE = { format: 'json', content: '[]', complete: false };
const preview = (headers: Record<string, string>) =>
  desk.call('POST', '/v1/holidays/2028/import-previews', { headers, body: DECREE });
const handOver = (code: string, headers?: Record<string, string>) =>
  desk.call('POST', `/v1/offices/${code}/reference-handovers`, headers ? { headers } : {});
const addOffice = async (code: string) => {
  const { headers } = await signInOfficer(desk.house, [{ role: 'administrator' }]);
  const body = { code, name: `Kantor ${code}`, address: 'Jalan Uji', phone: null, zone: 'Asia/Makassar' };
  expect((await desk.call('POST', '/v1/offices', { headers, body })).status).toBe(201);
};
const administratorAt = async (officeId: number) =>
  (await signInOfficer(desk.house, [{ role: 'administrator', officeId }])).headers;

describe('what holds for every office', () => {
  it('names its keeper to everyone who works here, and to nobody else', async () => {
    const { headers } = await signInOfficer(desk.house, [{ role: 'counter' }]);
    const read = (who: Record<string, string>) => desk.call('GET', '/v1/reference-keepers/current', { headers: who });
    expect(await read(headers)).toMatchObject({
      status: 200,
      body: { officeCode: 'CTH', officeName: 'Kantor Imigrasi Contoh' },
    });
    expect((await read({})).status).toBe(401);
    await desk.house.owner.query(`update office set keeps_reference = false`);
    expect((await read(headers)).status).toBe(404);
  });

  it('is changed at the office that keeps it, and elsewhere the answer names that office', async () => {
    await addOffice('MKS');
    const refused = await preview(await administratorAt(2));
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'reference_kept_elsewhere', officeCode: 'CTH', officeName: 'Kantor Imigrasi Contoh' },
    });
    expect((await preview(await administratorAt(1))).body['code']).not.toBe('reference_kept_elsewhere');
  });

  it('is handed over by the keeper’s administrator, and from then on is the other’s', async () => {
    await addOffice('MKS');
    const [first, second] = [await administratorAt(1), await administratorAt(2)];
    expect((await handOver('MKS', second)).body).toMatchObject({ code: 'reference_kept_elsewhere' });
    expect(await handOver('MKS', first)).toMatchObject({
      status: 201,
      body: { officeCode: 'MKS', officeName: 'Kantor MKS' },
    });
    expect((await preview(first)).body).toMatchObject({ code: 'reference_kept_elsewhere', officeCode: 'MKS' });
    expect((await handOver('CTH', first)).body).toMatchObject({ code: 'reference_kept_elsewhere' });
    expect((await handOver('CTH', second)).status).toBe(201);
  });

  it('has one keeper, also when it is handed to two at once', async () => {
    await addOffice('MKS');
    await addOffice('JYP');
    const first = await administratorAt(1);
    const answers = await Promise.all([handOver('MKS', first), handOver('JYP', first)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
    const { rows } = await desk.house.owner.query(`select code from office where keeps_reference`);
    expect(rows).toHaveLength(1);
  });

  it('is no affair of a role that can’t hand it over, nor of an office nobody knows', async () => {
    const { headers } = await signInOfficer(desk.house, [{ role: 'head' }]);
    expect((await handOver('CTH', headers)).status).toBe(403);
    expect((await handOver('XXX')).status).toBe(404);
  });

  it('is kept by the first office that a real installation makes', async () => {
    await desk.house.owner.query(`update office set keeps_reference = false`);
    await addOffice('LPB');
    const { rows } = await desk.house.owner.query<{ code: string }>(`select code from office where keeps_reference`);
    expect(rows).toEqual([{ code: 'LPB' }]);
  });
});
