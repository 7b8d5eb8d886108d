import { asStaff, signInOfficer } from '@buka-pintu/identity/testing';
import { type OfficeDesk, openOfficeDesk } from '../testing/office-desk.js';
import type { SettingChangeView } from './setting-change.dto.js';

let desk: OfficeDesk;
let headers: Record<string, string>;
beforeAll(async () => {
  desk = await openOfficeDesk();
  const who = { name: 'Rina Wulandari' };
  headers = (await signInOfficer(desk.house, [{ role: 'administrator' }], who)).headers;
});
afterAll(() => desk?.close());

const history = async (query: string) => {
  const { status, body } = await desk.call('GET', `/v1/offices/CTH/setting-changes?${query}`, { headers });
  return { status, items: (body['items'] ?? []) as SettingChangeView[], next: body['next'] as string | null };
};

describe('the history of an office’s settings', () => {
  it('tells who changed a counter, from what to what, page by page and newest first', async () => {
    const [point] = (await desk.settings()).servicePoints;
    const { id, version, ...counter } = point!.counters[0]!;
    const change = (name: string, seen: number) =>
      desk.call('PUT', `/v1/counters/${id}`, { headers, body: { ...counter, name }, version: seen });
    expect((await change('Loket A', version)).status).toBe(200);
    expect((await change('Loket B', version + 1)).status).toBe(200);
    const first = await history('part=places&limit=1');
    expect(first.items).toMatchObject([
      {
        ...{ by: 'Rina Wulandari', subject: 'counter', subjectId: id, change: 'changed' },
        ...{ before: { name: 'Loket A' }, after: { name: 'Loket B' } },
      },
    ]);
    const second = await history(`part=places&limit=1&cursor=${first.next}`);
    expect(second.items).toMatchObject([{ before: { name: 'Loket 1' }, after: { name: 'Loket A' } }]);
    expect((await history(`part=hours&limit=1&cursor=${first.next}`)).status).toBe(400);
  });

  it('keeps each page’s changes apart', async () => {
    const closure = { servicePointId: null, from: '2026-12-09', to: '2026-12-09', hours: null, reason: 'election' };
    await desk.call('POST', '/v1/offices/CTH/closures', { headers, body: { ...closure, note: null } });
    const down = {
      servicePointId: null,
      what: 'power',
      stopsService: false,
      message: { id: 'Padam', en: 'Power cut' },
    };
    const body = { ...down, startsAt: null, expectedEndAt: null };
    const made = await desk.call('POST', '/v1/offices/CTH/disruptions', { headers, body });
    await desk.call('POST', `/v1/disruptions/${String(made.body['id'])}/ends`, { headers });
    const { items } = await history('part=closures');
    expect(items.map(({ subject, change }) => `${subject} ${change}`)).toEqual([
      ...['disruption changed', 'disruption added', 'closure added'],
    ]);
    expect(items[0]!.after).toMatchObject({ endedAt: expect.any(String) as string });
    expect((await history('part=hours')).items).toEqual([]);
    expect((await history('part=everything')).status).toBe(400);
  });

  it('tells of a hand-over with the offices’ codes', async () => {
    const body = { code: 'MKS', name: 'Kantor MKS', address: 'Jalan', phone: null, zone: 'Asia/Makassar' };
    expect((await desk.call('POST', '/v1/offices', { headers, body })).status).toBe(201);
    expect((await desk.call('POST', '/v1/offices/MKS/reference-handovers', { headers })).status).toBe(201);
    expect((await history('part=reference')).items).toMatchObject([
      { subject: 'reference_keeper', change: 'changed', before: null, after: { from: 'CTH', to: 'MKS' } },
    ]);
  });

  it('is read by whoever may read the settings, at their own office', async () => {
    const read = async (who: Record<string, string>) =>
      (await desk.call('GET', '/v1/offices/CTH/setting-changes?part=places', { headers: who })).status;
    expect(await read(await asStaff(desk.house, 'auditor'))).toBe(200);
    expect(await read(await asStaff(desk.house, 'counter'))).toBe(403);
    expect(await read(await asStaff(desk.house, 'administrator', 77))).toBe(404);
  });
});
