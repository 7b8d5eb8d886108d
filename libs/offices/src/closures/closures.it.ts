import { asStaff } from '@buka-pintu/identity/testing';
import { openOfficeDesk, type OfficeDesk } from '../testing/office-desk.js';
import type { OfficeCalendarView } from '../hours/calendar.dto.js';

let desk: OfficeDesk;
let points: string[];
beforeAll(async () => {
  desk = await openOfficeDesk();
  points = (await desk.settings()).servicePoints.map((point) => point.id);
});
afterAll(() => desk?.close());
beforeEach(() => desk.at('2026-11-23T01:00:00Z'));

const days = async (on: string) => {
  const answer = await desk.house.fetch(`/v1/offices/CTH/calendar?from=${on}&to=${on}`);
  return ((await answer.json()) as OfficeCalendarView).servicePoints.map((point) => point.days[0]!);
};
const closure = {
  servicePointId: null,
  from: '2026-12-09',
  to: '2026-12-10',
  hours: null,
  reason: 'election',
  note: null,
};
const close = (change: object) => desk.call('POST', '/v1/offices/CTH/closures', { body: { ...closure, ...change } });

describe('a closure', () => {
  it('shuts every service point for whole days, and says why', async () => {
    const { status, body } = await close({});
    expect(status).toBe(201);
    expect(body['items']).toMatchObject([
      { on: '2026-12-09', stopsClocks: true },
      { on: '2026-12-10', name: { en: 'Election day' } },
    ]);
    expect((await days('2026-12-10')).map((day) => day.closed?.name.id)).toEqual([
      'Hari pemungutan suara',
      'Hari pemungutan suara',
    ]);
    expect((await close({ from: '2026-12-10', hours: { opensAt: '08:00', closesAt: '09:00' } })).body).toMatchObject({
      code: 'closure_exists',
    });
  });

  it('shuts one service point for some hours, in the words of the office', async () => {
    const some = { servicePointId: points[1], from: '2026-12-03', to: '2026-12-03', reason: 'training' };
    const note = { id: 'Rapat', en: 'Meeting' };
    expect((await close({ ...some, hours: { opensAt: '13:00', closesAt: '24:00' }, note })).status).toBe(201);
    expect((await close({ ...some, hours: { opensAt: '08:00', closesAt: '09:00' } })).status).toBe(201);
    expect((await close({ ...some, hours: { opensAt: '08:30', closesAt: '10:00' } })).status).toBe(409);
    const [office, mall] = await days('2026-12-03');
    expect(office!.changes).toEqual([]);
    expect(mall!.periods).toEqual([{ startsAt: '2026-12-03T02:00:00.000Z', endsAt: '2026-12-03T05:00:00.000Z' }]);
    expect(mall!.changes.map((it) => it.name.en).sort()).toEqual(['Meeting', 'Staff training']);
  });

  it('is taken back, but not once its day is over', async () => {
    const { body } = await close({ from: '2026-12-15', to: '2026-12-15' });
    const [{ id }] = body['items'] as [{ id: string }];
    await desk.at('2026-12-15T17:00:00Z');
    expect((await desk.call('DELETE', `/v1/closures/${id}`)).body).toMatchObject({ code: 'day_past' });
    await desk.at('2026-12-15T16:59:00Z');
    expect((await desk.call('DELETE', `/v1/closures/${id}`)).status).toBe(204);
    expect((await desk.call('DELETE', `/v1/closures/${id}`)).status).toBe(404);
  });

  it('refuses days that are over or run backwards, hours that do, and places of others', async () => {
    expect((await close({ from: '2026-11-22', to: '2026-11-24' })).body).toMatchObject({ code: 'day_past' });
    expect((await close({ from: '2026-12-12', to: '2026-12-11' })).status).toBe(400);
    expect((await close({ from: '2026-12-12', to: '2027-12-11' })).status).toBe(400);
    expect((await close({ hours: { opensAt: '22:00', closesAt: '02:00' } })).status).toBe(400);
    expect((await close({ servicePointId: '4f9c1d2e-0000-4000-8000-000000000000' })).status).toBe(404);
    const headers = await asStaff(desk.house, 'counter');
    expect((await desk.call('POST', '/v1/offices/CTH/closures', { body: closure, headers })).status).toBe(403);
  });
});

describe('a disruption', () => {
  const down = {
    ...{ servicePointId: null, what: 'national_system', stopsService: true },
    ...{ message: { id: 'Sistem pusat terganggu', en: 'System down' }, startsAt: null, expectedEndAt: null },
  };
  const disrupt = (change: object) =>
    desk.call('POST', '/v1/offices/CTH/disruptions', { body: { ...down, ...change } });

  it('stops the day from now on, is told anew, and ends', async () => {
    await desk.at('2026-11-23T03:00:00Z');
    const { status, body } = await disrupt({});
    expect(status).toBe(201);
    expect((await days('2026-11-23'))[0]!.periods).toEqual([
      { startsAt: '2026-11-23T01:00:00.000Z', endsAt: expect.stringMatching(/T03:00:00/) as string },
    ]);
    expect((await days('2026-11-24'))[0]!.periods).toHaveLength(2);
    const at = `/v1/disruptions/${String(body['id'])}`;
    const amended = { ...down, expectedEndAt: '2026-11-23T07:00:00Z' };
    expect((await desk.call('PUT', at, { body: amended, version: 1 })).body).toMatchObject({ version: 2 });
    expect((await days('2026-11-23'))[0]!.periods).toHaveLength(2);
    expect((await desk.call('PUT', at, { body: amended, version: 1 })).status).toBe(412);
    await desk.at('2026-11-23T04:00:00Z');
    expect((await desk.call('POST', `${at}/ends`)).body).toMatchObject({
      endedAt: expect.stringMatching(/T04:00:00/) as string,
    });
    expect((await desk.call('POST', `${at}/ends`)).body).toMatchObject({ code: 'disruption_ended' });
    expect((await desk.call('PUT', at, { body: amended, version: 3 })).body).toMatchObject({
      code: 'disruption_ended',
    });
    expect((await desk.settings()).disruptions[0]).toMatchObject({ id: body['id'], version: 3 });
  });

  it('needs its message in both languages and an end that comes after its start', async () => {
    expect((await disrupt({ message: { id: 'Mati lampu', en: ' ' } })).status).toBe(400);
    expect((await disrupt({ expectedEndAt: '2026-11-23T00:59:00Z' })).body).toMatchObject({
      errors: [{ pointer: '/expectedEndAt' }],
    });
  });
});
