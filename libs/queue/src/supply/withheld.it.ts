import { asStaff } from '@buka-pintu/identity/testing';
import { type BookedOffice, openBookedOffice } from '../testing/booked-office.js';
import type { AvailabilityView } from './availability.dto.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice();
});
afterAll(() => office?.close());

const WEDNESDAY = '2026-11-25';

describe('a service that the office has switched off from a day on', () => {
  it('is bookable until then, and says why not afterwards', async () => {
    const [before] = await office.slots('2026-11-24');
    const [after] = await office.slots(WEDNESDAY);
    const headers = await asStaff(office.house, 'head');
    const body = {
      ...{ name: 'offered', serviceCode: 'passport_new_adult', validFrom: WEDNESDAY, validTo: null, isOn: false },
      ...{ hours: [], legalBasis: 'Keputusan kepala kantor', source: 'uji', confidence: 'confirmed' },
    };
    expect((await office.call('/v1/catalogue/office-switches', { headers, body })).status).toBe(201);
    // Another process has not looked yet: what this one knew of the office it keeps for some seconds.
    const other = await office.house.sibling();
    const ask = async (path: string, init: RequestInit = {}) => {
      const answer = await other.fetch(path, init);
      return { status: answer.status, body: (await answer.json()) as AvailabilityView & { code?: string } };
    };
    const point = office.points[0].id;
    const query = `servicePointId=${point}&serviceCode=passport_new_adult&from=2026-11-24&to=${WEDNESDAY}`;
    const [tuesday, wednesday] = (await ask(`/v1/queue/availability?${query}`)).body.days;
    expect(tuesday).toMatchObject({ whyNot: null });
    expect(wednesday).toMatchObject({
      slots: [],
      whyNot: { code: 'closed', reason: { en: expect.stringContaining('does not offer') } },
    });

    const book = (slotId: string, documentNumber: string) =>
      ask('/v1/queue/bookings', {
        method: 'POST',
        headers: { ...office.client, 'content-type': 'application/json', 'idempotency-key': slotId },
        body: JSON.stringify({
          slotId,
          serviceCode: 'passport_new_adult',
          person: { name: 'Siti Aminah', documentKind: 'nik', documentNumber, birthOn: '1990-04-17' },
          contact: { phone: '+6281234567890' },
        }),
      });
    expect(await book(after!.id, '9901015704900901')).toMatchObject({
      status: 422,
      body: { code: 'service_not_offered' },
    });
    expect((await book(before!.id, '9901015704900901')).status).toBe(201);
    const taken = await office.house.owner.query('select 1 from seat where slot_id = $1 and booking_id is not null', [
      after!.id,
    ]);
    expect(taken.rowCount).toBe(0);

    await office.house.clock.set(`${WEDNESDAY}T02:00:00Z`);
    const walkIn = await ask('/v1/queue/tickets', {
      method: 'POST',
      headers: {
        ...(await asStaff(office.house, 'counter')),
        origin: new URL(other.url).origin,
        'content-type': 'application/json',
        'idempotency-key': 'walk-in',
      },
      body: JSON.stringify({ servicePointId: point, serviceCode: 'passport_new_adult', lane: 'walk_in' }),
    });
    expect(walkIn).toMatchObject({ status: 422, body: { code: 'service_not_offered' } });
  });
});
