import { asClient } from '@buka-pintu/identity/testing';
import { CLIENT_SCOPES, openBookedOffice, type BookedOffice } from '../testing/booked-office.js';

let office: BookedOffice;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 6 });
});
afterAll(() => office?.close());

interface Item {
  id: string;
  clientReference: string | null;
  state: string;
}
const list = async (query = '', headers = office.client): Promise<{ items: Item[]; next: string | null }> =>
  (await office.call(`/v1/queue/own-bookings${query}`, { headers })).body as never;

describe('a client’s own bookings', () => {
  it('are found by its own reference, newest first, and nobody else’s among them', async () => {
    const [free] = await office.slots('2026-11-24');
    const other = await asClient(office.house, CLIENT_SCOPES);
    const made: string[] = [];
    for (const clientReference of ['order-1', 'order-2', 'order-3'])
      made.unshift(String((await office.book(free!.id, { clientReference })).body['id']));
    await office.book(free!.id, { clientReference: 'order-2' }, { headers: other });
    expect((await list()).items.map(({ id }) => id)).toEqual(made);
    expect((await list('?clientReference=order-2')).items).toMatchObject([{ id: made[1], clientReference: 'order-2' }]);
    expect((await list('?clientReference=order-9')).items).toEqual([]);
    expect((await list('?on=2026-11-25')).items).toEqual([]);
    expect((await list('', other)).items).toHaveLength(1);
  });

  it('come in pages that hold together', async () => {
    const seen: string[] = [];
    let page = await list('?limit=2');
    for (;;) {
      seen.push(...page.items.map(({ id }) => id));
      if (!page.next) break;
      page = await list(`?limit=2&cursor=${encodeURIComponent(page.next)}`);
    }
    expect(seen).toEqual((await list()).items.map(({ id }) => id));
    const wrong = await office.call('/v1/queue/own-bookings?limit=2&on=2026-11-24&cursor=bm9uc2Vuc2U');
    expect(wrong).toMatchObject({ status: 400 });
  });

  it('tell by state, and stay in the offices the key reaches', async () => {
    const [first] = (await list()).items;
    await office.call(`/v1/queue/bookings/${first!.id}/cancellations`, { body: {} });
    expect((await list('?state=cancelled')).items.map(({ id }) => id)).toEqual([first!.id]);
    const elsewhere = await asClient(office.house, CLIENT_SCOPES, [2]);
    expect((await list('', elsewhere)).items).toEqual([]);
    const without = await asClient(office.house, ['queue:bookings:create']);
    expect((await office.call('/v1/queue/own-bookings', { headers: without })).status).toBe(403);
  });
});
