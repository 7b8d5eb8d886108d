import { asCitizen, asClient, asStaff } from '@buka-pintu/identity/testing';
import { newId } from '@buka-pintu/platform';
import { BookingRuleRow } from '../claims/booking-rule.entity.js';
import { BookingRules } from '../claims/booking-rules.service.js';
import {
  type Answer,
  type BookedOffice,
  CLIENT_SCOPES,
  MONDAY,
  openBookedOffice,
  somebody,
} from '../testing/booked-office.js';
import { LapsedHolds } from './hold.handlers.js';

let office: BookedOffice;
const BOOKINGS = '/v1/queue/bookings';
const TUESDAY = '2026-11-24';
let counter: Record<string, string>;
beforeAll(async () => {
  office = await openBookedOffice({ regular: 1, priority: 1 });
  counter = await asStaff(office.house, 'counter');
});
afterAll(() => office?.close());
beforeEach(async () => {
  await office.house.clock.set(MONDAY);
  await office.house.clock.stop();
});

interface Held {
  id: string;
  code: string;
  link: string;
  heldUntil: string;
  version: number;
}
let days: Promise<{ id: string }[]> | undefined;
const fresh = async () =>
  (await Promise.all([TUESDAY, '2026-11-25', '2026-11-26'].map((on) => office.slots(on)))).flat();
let used = 1;
/** A slot with one regular seat that no test has touched. */
const freshSlot = async (): Promise<string> => (await (days ??= fresh()))[used++]!.id;
const held = async (slotId: string, change = {}, init = {}): Promise<Held> => {
  const { status, body } = await office.book(slotId, { hold: true, ...change }, init);
  expect([status, body['state']]).toEqual([201, 'held']);
  return body as unknown as Held;
};
let receipts = 0;
const receipt = (): { kind: string; reference: string } => ({ kind: 'payment', reference: `NTPN${1000 + receipts++}` });
const confirm = (id: string, proof: object = receipt(), init: object = {}): Promise<Answer> =>
  office.call(`${BOOKINGS}/${id}/confirmations`, { body: { proof }, ...init });
const get = async (id: string, headers = office.client) => (await office.call(`${BOOKINGS}/${id}`, { headers })).body;
const eventsOf = async (id: string): Promise<string[]> =>
  (
    await office.house.owner.query<{ type: string }>(
      `select type from ledger_event where subject_id = $1 order by arrival`,
      [id],
    )
  ).rows.map(({ type }) => type);
const messagesOf = async (id: string): Promise<string[]> => {
  await office.house.settle();
  const { rows } = await office.house.owner.query<{ template: string }>(
    `select template from message where about_id = $1 order by created_at, id`,
    [id],
  );
  return rows.map(({ template }) => template.replace('queue.booking_', ''));
};
/** The house's clock stands: so many minutes from now are the same to the millisecond. */
const inMinutes = (minutes: number): string =>
  new Date(office.house.clock.now().getTime() + minutes * 60_000).toISOString();
const sweep = () => office.house.get(LapsedHolds).run();
const later = (minutes: number) => office.house.clock.advance(minutes * 60_000);

describe('a hold', () => {
  it('keeps the seat until a deadline that everybody sees, and is confirmed by a payment', async () => {
    const slotId = await freshSlot();
    const { id, heldUntil, link } = await held(slotId, { paymentCode: '820261124000017' });
    expect(heldUntil).toBe(inMinutes(120));
    const citizen = { authorization: `Bearer ${link.split('#')[1]}` };
    expect(await get(id, citizen)).toMatchObject({ heldUntil, paymentCode: '820261124000017', actions: ['cancel'] });
    expect((await office.book(slotId)).body).toMatchObject({ code: 'held_try_again', freesAt: heldUntil });
    const { status, body } = await confirm(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'confirmed', version: 2, provenAt: inMinutes(0) });
    await later(180);
    expect((await office.book(slotId)).body).toMatchObject({ code: 'sold_out' });
    expect(await eventsOf(id)).toEqual(['booking.held', 'booking.confirmed']);
    expect(await messagesOf(id)).toEqual(['confirmed']);
  });

  it('lapses at its deadline by itself: the seat and the person are free to the second, without any job', async () => {
    const slotId = await freshSlot();
    const person = somebody().person;
    const first = await held(slotId, { person });
    expect((await office.book(slotId, { person })).body['code']).toBe('held_try_again');
    expect((await office.book(await freshSlot(), { person })).body['code']).toBe('one_booking_per_person');
    await later(119);
    expect((await office.book(slotId)).body['code']).toBe('held_try_again');
    await later(1);
    expect(await get(first.id)).toMatchObject({ state: 'lapsed', actions: ['confirm'], needsNewTime: false });
    const second = await office.book(slotId, { person });
    expect(second.status).toBe(201);
    const listed = await office.call(`/v1/queue/own-bookings?state=lapsed`);
    expect(JSON.stringify(listed.body)).toContain(first.id);
    expect((await office.call(`${BOOKINGS}/${first.id}/cancellations`, { body: {} })).body['code']).toBe(
      'illegal_transition',
    );
  });

  it('is told and written down by a job that takes nothing away from who came after', async () => {
    const slotId = await freshSlot();
    const first = await held(slotId);
    await later(120);
    const second = await office.book(slotId);
    expect(second.status).toBe(201);
    await sweep();
    expect(await messagesOf(first.id)).toEqual(['lapsed']);
    expect(await eventsOf(first.id)).toEqual(['booking.held', 'booking.lapsed']);
    expect(await get(String(second.body['id']))).toMatchObject({ state: 'confirmed' });
    expect((await office.book(slotId)).body['code']).toBe('sold_out');
  });

  it('ends when the visit begins, and gives its seat back when it is cancelled', async () => {
    const slotId = await freshSlot();
    const first = await held(slotId);
    await office.call(`${BOOKINGS}/${first.id}/cancellations`, { body: {} });
    await office.house.clock.set('2026-11-23T23:59:00Z');
    const slots = await office.slots(TUESDAY);
    const early = await held(slots[0]!.id);
    const { rows } = await office.house.owner.query<{ starts_at: Date }>('select starts_at from slot where id = $1', [
      slots[0]!.id,
    ]);
    const starts = rows[0]!.starts_at.getTime();
    expect(Date.parse(early.heldUntil)).toBe(Math.min(starts, Date.parse('2026-11-24T01:59:00Z')));
    await office.call(`${BOOKINGS}/${early.id}/cancellations`, { body: {} });
  });
});

describe('a payment that comes late', () => {
  it('finds its own seat again while nobody has taken it', async () => {
    const slotId = await freshSlot();
    const { id } = await held(slotId);
    await later(200);
    expect((await confirm(id)).body).toMatchObject({ state: 'confirmed' });
    expect((await office.book(slotId)).body['code']).toBe('sold_out');
    const swept = await freshSlot();
    const other = await held(swept);
    await later(200);
    await sweep();
    expect((await confirm(other.id)).body).toMatchObject({ state: 'confirmed', needsNewTime: false });
    expect(await eventsOf(other.id)).toEqual(['booking.held', 'booking.lapsed', 'booking.confirmed']);
  });

  it('loses nothing when the seat is gone: another time is chosen at no cost, even by the citizen', async () => {
    const slotId = await freshSlot();
    const { id, link } = await held(slotId);
    await later(130);
    expect((await office.book(slotId)).status).toBe(201);
    const late = await confirm(id);
    expect(late.body).toMatchObject({
      state: 'lapsed',
      needsNewTime: true,
      reschedule: { left: 1, byAt: null, free: 'paid_late' },
    });
    expect((await messagesOf(id)).at(-1)).toBe('paid_late');
    const citizen = { authorization: `Bearer ${link.split('#')[1]}` };
    expect(await get(id, citizen)).toMatchObject({ actions: ['reschedule', 'cancel'] });
    const free = await freshSlot();
    const moved = await office.call(`${BOOKINGS}/${id}/reschedules`, { body: { slotId: free }, headers: citizen });
    expect(moved.body).toMatchObject({ state: 'confirmed', reschedule: { left: 1, free: null }, needsNewTime: false });
  });

  it('stays paid for somebody who has booked again meanwhile, until that booking is given up', async () => {
    const slotId = await freshSlot();
    const person = somebody().person;
    const { id } = await held(slotId, { person });
    await later(130);
    const again = await office.book(slotId, { person });
    expect(again.status).toBe(201);
    expect((await confirm(id)).body).toMatchObject({ state: 'lapsed', needsNewTime: true });
    const target = await freshSlot();
    const move = () => office.call(`${BOOKINGS}/${id}/reschedules`, { body: { slotId: target } });
    expect((await move()).body['code']).toBe('one_booking_per_person');
    await office.call(`${BOOKINGS}/${String(again.body['id'])}/cancellations`, { body: {} });
    expect((await move()).body).toMatchObject({ state: 'confirmed' });
  });
});

describe('a confirmation', () => {
  it('pressed twice, or made by two who saw the receipt, happens once', async () => {
    const { id } = await held(await freshSlot());
    const proof = receipt();
    const answers = await Promise.all([confirm(id, proof), confirm(id, proof, { headers: counter })]);
    expect(answers.map(({ body }) => body['state'])).toEqual(['confirmed', 'confirmed']);
    expect((await confirm(id, proof)).body).toMatchObject({ state: 'confirmed', version: 2 });
    expect(await eventsOf(id)).toEqual(['booking.held', 'booking.confirmed']);
    expect((await confirm(id)).body['code']).toBe('illegal_transition');
  });

  it('takes no receipt that has confirmed somebody else, and no version that is not true any more', async () => {
    const [first, second] = [await held(await freshSlot()), await held(await freshSlot())];
    const proof = receipt();
    await confirm(first.id, proof);
    expect((await confirm(second.id, proof)).body).toMatchObject({ status: 409, code: 'proof_used' });
    expect(await get(second.id)).toMatchObject({ state: 'held' });
    const code = (ifMatch: string) =>
      office.call(`${BOOKINGS}/${second.id}/payment-codes`, {
        body: { code: '820261124000018' },
        headers: { ...office.client, 'if-match': ifMatch },
      });
    expect((await code('"1"')).body).toMatchObject({ paymentCode: '820261124000018', version: 2 });
    expect((await code('"1"')).body['code']).toBe('stale');
    const stale = { headers: { ...counter, 'if-match': '"1"' } };
    expect((await confirm(second.id, receipt(), stale)).body['code']).toBe('stale');
  });

  it('is for its client and the office, never for the citizen or a stranger', async () => {
    const { id } = await held(await freshSlot());
    const citizen = await asCitizen(office.house, { type: 'booking', id });
    expect((await confirm(id, receipt(), { headers: citizen })).status).toBe(403);
    expect((await confirm(id, receipt(), { headers: await asClient(office.house, CLIENT_SCOPES) })).status).toBe(404);
    expect((await confirm(id, receipt(), { headers: await asStaff(office.house, 'counter', 2) })).status).toBe(404);
    expect((await confirm(id, receipt(), { headers: await asStaff(office.house, 'auditor') })).status).toBe(403);
    expect((await confirm(newId(1))).status).toBe(404);
    expect((await confirm(id, { kind: 'payment', reference: 'x' })).status).toBe(400);
    expect(await get(id)).toMatchObject({ state: 'held' });
  });
});

describe('the office’s rule', () => {
  it('demands a proof for a service, and says how long a seat waits and how many may wait', async () => {
    const rules = office.house.get(BookingRules);
    await office.house.db.repo(BookingRuleRow).insert({
      ...{ officeId: 1, id: newId(1), servicePointId: office.points[0].id, serviceCode: 'passport_new_adult' },
      ...{ validFrom: '2026-01-01', demandsProof: true, holdMinutes: 30, holdsPerPerson: 2, holdsPerClient: 2 },
    });
    rules.forget(1);
    try {
      const client = await asClient(office.house, CLIENT_SCOPES);
      const person = somebody().person;
      const own = { headers: client };
      const first = await office.book(await freshSlot(), { person }, own);
      expect(first.body).toMatchObject({ state: 'held', heldUntil: inMinutes(30) });
      const second = await office.book(await freshSlot(), {}, own);
      expect(second.status).toBe(201);
      const third = await office.book(await freshSlot(), {}, own);
      expect(third).toMatchObject({ status: 429, body: { code: 'too_many_holds', of: 'client', limit: 2 } });
      await later(30);
      const again = await office.book(await freshSlot(), { person }, own);
      expect(again.body['state']).toBe('held');
      await later(30);
      expect((await office.book(await freshSlot(), { person }, own)).body).toMatchObject({
        code: 'too_many_holds',
        of: 'person',
      });
    } finally {
      await office.house.owner.query('delete from booking_rule');
      rules.forget(1);
    }
  });
});
