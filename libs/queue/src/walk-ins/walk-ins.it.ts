import { asClient, asStaff } from '@buka-pintu/identity/testing';
import { type Answer, type BookedOffice, MONDAY, openBookedOffice } from '../testing/booked-office.js';
import { SlotRule } from '../supply/slot-rule.entity.js';
import { Supply } from '../supply/supply.service.js';

let office: BookedOffice;
let head: Record<string, string>;
let counter: Record<string, string>;
beforeEach(async () => {
  office = await openBookedOffice({ regular: 1, walk_in: 1 });
  await office.house.clock.set(MONDAY);
  await signIn();
});
afterEach(() => office?.close());

/** Sessions end when nobody moves for long, and the clock jumps here. */
async function signIn(): Promise<void> {
  [head, counter] = [await asStaff(office.house, 'head'), await asStaff(office.house, 'counter')];
}
async function at(instant: string): Promise<void> {
  await office.house.clock.set(instant);
  await signIn();
}
const walkIn = (change: object = {}, headers = counter): Promise<Answer> =>
  office.call('/v1/queue/tickets', {
    body: { servicePointId: office.points[0].id, serviceCode: 'passport_new_adult', lane: 'walk_in', ...change },
    headers,
  });
const quota = async (point = 0, headers = counter) =>
  (await office.call(`/v1/queue/walk-in-quotas?servicePointId=${office.points[point]!.id}`, { headers })).body;

describe('the walk-in seats of a day', () => {
  it('are used up number by number, and then the desk is told what to do', async () => {
    expect(await quota()).toMatchObject({ limited: true, seats: 14, left: 14, mayExceed: false });
    // 15:00: only the last two slots of the day run or are to come.
    await at('2026-11-23T08:00:00Z');
    expect(await quota()).toMatchObject({ left: 2 });
    const given = await Promise.all([walkIn(), walkIn()]);
    expect(given.map(({ status }) => status)).toEqual([201, 201]);
    expect(await quota()).toMatchObject({ seats: 14, left: 0 });
    const full = await walkIn();
    expect(full).toMatchObject({ status: 409, body: { code: 'walk_in_full', seats: 14 } });
    expect((await walkIn({ lane: 'regular' })).body).toMatchObject({ code: 'walk_in_full' });
    // No number was burnt by those who got none, and whoever needs priority is not counted.
    expect((await walkIn({ lane: 'priority' })).status).toBe(201);
    expect((await walkIn({ overQuota: 'came_from_far' })).body).toMatchObject({ code: 'not_allowed' });
    const more = await walkIn({ overQuota: 'came_from_far' }, head);
    expect(more).toMatchObject({ status: 201, body: { number: 'W-003' } });
    const { rows } = await office.house.owner.query(
      `select payload from ledger_event where type = 'walk_in.exceeded' and subject_id = $1`,
      [more.body['id']],
    );
    expect(rows).toEqual([
      { payload: { servicePointId: office.points[0].id, on: '2026-11-23', reason: 'came_from_far' } },
    ]);
    expect((await walkIn({ overQuota: 'because' }, head)).status).toBe(400);
  });

  it('do not limit a place that plans none', async () => {
    expect(await quota(1)).toMatchObject({ limited: false, seats: 0, left: 0 });
    for (let person = 0; person < 3; person++)
      expect((await walkIn({ servicePointId: office.points[1].id })).status).toBe(201);
  });

  it('grow by seats that nobody booked, from the instant they spill on', async () => {
    const { house, points } = office;
    const here = { officeId: 1, servicePointId: points[0].id };
    const spills = [{ lane: 'regular', to: 'walk_in', time: '15:00', daysBefore: 0 }] as const;
    await house.db.repo(SlotRule).update(here, { spills: [...spills] });
    await house.get(Supply).layOffice(1);
    const afternoon = (await office.slots('2026-11-23')).at(-1)!;
    expect((await office.book(afternoon.id)).status).toBe(201);
    await at('2026-11-23T07:59:00Z');
    // The walk-in seats of the slot that runs until 15:00 and of two more.
    expect(await quota()).toMatchObject({ left: 3 });
    await at('2026-11-23T08:00:00Z');
    // Two of their own, and of the two regular ones the one that is not booked.
    expect(await quota()).toMatchObject({ left: 3 });
    const crowd = await Promise.all(Array.from({ length: 6 }, () => walkIn()));
    expect(crowd.filter(({ status }) => status === 201)).toHaveLength(3);
    // What a walk-in took is no seat to book any more, even if the rule thinks otherwise.
    await house.db.repo(SlotRule).update(here, { spills: [] });
    await house.get(Supply).layOffice(1);
    office.lookAgain();
    expect(await office.slots('2026-11-23')).toEqual([]);
  });

  it('are shown to who gives numbers at that office', async () => {
    const client = await asClient(office.house, ['queue:tickets:create'], [1]);
    expect(await quota(0, client)).toMatchObject({ limited: true, mayExceed: false });
    const stranger = await asStaff(office.house, 'head', 77);
    expect(await quota(0, stranger)).toMatchObject({ code: 'not_found' });
    expect(await quota(0, await asStaff(office.house, 'auditor'))).toMatchObject({ code: 'not_allowed' });
  });
});
