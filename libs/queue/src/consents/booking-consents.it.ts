import { asCitizen, asClient, asStaff } from '@buka-pintu/identity/testing';
import { Notices } from '../bookings/notices.service.js';
import { type BookedOffice, openBookedOffice } from '../testing/booked-office.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 9, priority: 1 });
});
afterAll(() => office?.close());

const book = async (consents?: ('reminder' | 'survey_invitation')[]): Promise<string> => {
  const { id: slotId } = (await office.slots('2026-11-24')).find(({ seatsLeft }) => seatsLeft > 0)!;
  const { status, body } = await office.book(slotId, { consents });
  expect(status).toBe(201);
  return String(body['id']);
};
const path = (id: string, part = 'consents') => `/v1/queue/bookings/${id}/${part}`;
const consents = async (id: string, headers = office.client) =>
  (await office.call(path(id), { headers })).body['items'] as { purpose: string; withdrawnAt: string | null }[];
const withdraw = (id: string, headers: Record<string, string>, purpose = 'reminder') =>
  office.call(path(id, 'consent-withdrawals'), { headers, body: { purpose } });
const reminded = async (id: string): Promise<boolean> => {
  const { rows } = await office.house.owner.query(
    `select 1 from message where about_id = $1 and template = 'queue.booking_reminder'`,
    [id],
  );
  return rows.length > 0;
};

describe('what a person agreed to', () => {
  it('is what was said with the booking, in which words and when, and nothing else', async () => {
    expect(await consents(await book(['reminder']))).toMatchObject([
      { purpose: 'reminder', wording: '2026-11', givenAt: expect.stringMatching(/Z$/), withdrawnAt: null },
    ]);
    expect(await consents(await book())).toEqual([]);
  });

  it('is taken back by the person, at the desk or by the client, and a second time changes nothing', async () => {
    const withdrawers: ((id: string) => Promise<Record<string, string>>)[] = [
      (id) => asCitizen(office.house, { type: 'booking', id }),
      () => asStaff(office.house, 'counter'),
    ];
    for (const headersOf of withdrawers) {
      const id = await book(['reminder', 'survey_invitation']);
      const headers = await headersOf(id);
      const first = await withdraw(id, headers);
      expect(first.status).toBe(201);
      expect(first.body['items']).toMatchObject([
        { purpose: 'reminder', withdrawnAt: expect.stringMatching(/Z$/) },
        { purpose: 'survey_invitation', withdrawnAt: null },
      ]);
      expect((await withdraw(id, headers)).body).toEqual(first.body);
    }
  });

  it('is nobody else’s affair', async () => {
    const id = await book(['reminder']);
    const other = await book();
    expect((await withdraw(id, await asCitizen(office.house, { type: 'booking', id: other }))).status).toBe(404);
    expect((await withdraw(id, await asClient(office.house, ['queue:consents:withdraw']))).status).toBe(404);
    expect((await withdraw(id, office.client)).status).toBe(403);
    expect((await withdraw(id, await asStaff(office.house, 'counter', 2))).status).toBe(404);
    expect(await consents(id)).toMatchObject([{ withdrawnAt: null }]);
  });

  it('decides whether a reminder leaves', async () => {
    const [willing, silent, undecided] = [await book(['reminder']), await book(), await book(['reminder'])];
    await withdraw(undecided, await asCitizen(office.house, { type: 'booking', id: undecided }));
    await office.house.settle();
    await office.house.clock.set('2026-11-23T10:00:00Z');
    await office.house.get(Notices).remind();
    expect(await Promise.all([willing, silent, undecided].map(reminded))).toEqual([true, false, false]);
  });
});
