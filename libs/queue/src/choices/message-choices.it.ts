import { asCitizen, asClient, asStaff } from '@buka-pintu/identity/testing';
import { MessageChoices, SAID_DAYS } from '@buka-pintu/platform';
import { Notices } from '../bookings/notices.service.js';
import { type BookedOffice, openBookedOffice } from '../testing/booked-office.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 14, priority: 1 });
});
afterAll(() => office?.close());

interface Choice {
  purpose: string;
  on: boolean;
  chosenAt: string | null;
}
const book = async (change: object = {}): Promise<string> => {
  const { id: slotId } = (await office.slots('2026-11-24')).find(({ seatsLeft }) => seatsLeft > 0)!;
  const { status, body } = await office.book(slotId, change);
  expect(status).toBe(201);
  return String(body['id']);
};
const path = (id: string) => `/v1/queue/bookings/${id}/message-choices`;
const choices = async (id: string, headers = office.client) =>
  (await office.call(path(id), { headers })).body['items'] as Choice[];
const choose = (id: string, headers: Record<string, string>, wanted = false, purpose = 'reminder') =>
  office.call(path(id), { headers, body: { purpose, wanted } });
const asPerson = (id: string) => asCitizen(office.house, { type: 'booking', id });
const rowsOf = async (id: string): Promise<number> => {
  const { rows } = await office.house.owner.query(
    'select 1 from message_choice where person_key = (select person_key from booking where id = $1)',
    [id],
  );
  return rows.length;
};
const reminded = async (id: string): Promise<boolean> => {
  const { rows } = await office.house.owner.query(
    `select 1 from message where about_id = $1 and template = 'queue.booking_reminder'`,
    [id],
  );
  return rows.length > 0;
};

describe('which messages a person gets', () => {
  it('are the reminder unless declined, and the invitation only once agreed to', async () => {
    const never = { wording: null, chosenAt: null };
    expect(await choices(await book())).toMatchObject([
      { purpose: 'reminder', basis: 'task', on: true, ...never },
      { purpose: 'survey_invitation', basis: 'consent', on: false, ...never },
    ]);
    expect(await choices(await book({ consents: ['survey_invitation'] }))).toMatchObject([
      { purpose: 'reminder', on: true, ...never },
      { purpose: 'survey_invitation', on: true, wording: '2026-11', chosenAt: expect.stringMatching(/Z$/) },
    ]);
  });

  it('is asked with the booking only where a person has to be asked', async () => {
    const { id: slotId } = (await office.slots('2026-11-24')).find(({ seatsLeft }) => seatsLeft > 0)!;
    const { status, body } = await office.book(slotId, { consents: ['reminder'] as never });
    expect([status, body['code']]).toEqual([400, 'validation_failed']);
  });

  it('is declined and taken back by the person or at the desk, and a second time changes nothing', async () => {
    const choosers = [asPerson, () => asStaff(office.house, 'counter')];
    for (const headersOf of choosers) {
      const id = await book({ consents: ['survey_invitation'] });
      const headers = await headersOf(id);
      const declined = await choose(id, headers);
      expect(declined.status).toBe(201);
      expect(declined.body['items']).toMatchObject([
        { purpose: 'reminder', on: false, wording: '2026-11-b', chosenAt: expect.stringMatching(/Z$/) },
        { purpose: 'survey_invitation', on: true },
      ]);
      await office.house.clock.advance(1000);
      expect((await choose(id, headers)).body).toEqual(declined.body);
      const back = await choose(id, headers, true);
      expect(back.body['items']).toMatchObject([{ on: true }, { on: true }]);
      expect((await choose(id, headers, true)).body).toEqual(back.body);
      expect(await rowsOf(id)).toBe(3);
      await choose(id, headers, false, 'survey_invitation');
      expect((await choose(id, headers)).body['items']).toMatchObject([{ on: false }, { on: false }]);
      expect(await rowsOf(id)).toBe(3);
    }
  });

  it('writes nothing down where nothing changes', async () => {
    const id = await book();
    await choose(id, await asPerson(id), false, 'survey_invitation');
    expect(await rowsOf(id)).toBe(0);
    const headers = await asPerson(id);
    await Promise.all([1, 2, 3, 4].map(() => choose(id, headers)));
    expect(await rowsOf(id)).toBe(1);
  });

  it('is nobody else’s affair', async () => {
    const id = await book();
    const other = await book();
    expect((await choose(id, await asPerson(other))).status).toBe(404);
    expect((await choose(id, await asClient(office.house, ['queue:message-choices:create']))).status).toBe(404);
    expect((await choose(id, office.client)).status).toBe(403);
    expect((await choose(id, await asStaff(office.house, 'counter', 2))).status).toBe(404);
    expect(await choices(id)).toMatchObject([{ on: true, chosenAt: null }, { on: false }]);
  });
});

describe('the reminder', () => {
  it('leaves to whoever is silent or took the decline back, and to no one who declined', async () => {
    const [silent, decliner, undecided, back] = [await book(), await book(), await book(), await book()];
    await choose(decliner, await asPerson(decliner));
    for (const wanted of [true, false]) await choose(undecided, await asPerson(undecided), wanted);
    for (const wanted of [false, true]) await choose(back, await asPerson(back), wanted);
    await office.house.settle();
    await office.house.clock.set('2026-11-23T10:00:00Z');
    await office.house.get(Notices).remind();
    expect(await Promise.all([silent, decliner, undecided, back].map(reminded))).toEqual([true, false, false, true]);
    // A decline is of the person, not of the one visit; without it the messages would start again by themselves.
    await office.house.clock.advance((SAID_DAYS - 1) * 86_400_000);
    await office.house.get(MessageChoices).eraseDue(100);
    expect(await Promise.all([decliner, undecided].map(rowsOf))).toEqual([1, 1]);
    await office.house.clock.advance(2 * 86_400_000);
    await office.house.get(MessageChoices).eraseDue(100);
    expect(await Promise.all([decliner, undecided].map(rowsOf))).toEqual([0, 0]);
  });
});
