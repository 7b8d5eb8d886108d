import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asCitizen, signInOfficer } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import type { BoardView } from '../board/board.dto.js';
import type { ConsoleView } from '../counters/counter.dto.js';
import { DayClose } from '../day/day-close.service.js';
import type { DayView } from '../day/day.dto.js';
import { queue } from '../queue.module.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import type { TicketView } from '../tickets/ticket.dto.js';

type Desk = Awaited<ReturnType<typeof openDesks>>[number];
type Said = ConsoleView & { code: string };
const PLAIN = 'passport_new_adult';
const STEPPED = 'passport_renewal';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
});
afterAll(() => house.close());

let officeNumber = 400;
interface Stage extends OfficeDay {
  desks: [Desk, Desk, Desk];
  head: Record<string, string>;
}

/** An office at 10 in the morning with three open counters; renewals go to counter 1, then to 2 and 3. */
async function aStage(): Promise<Stage> {
  await house.clock.set('2026-11-24T03:00:00Z');
  officeNumber += 1;
  const office = await anOffice(house, { officeId: officeNumber, code: `SRT${officeNumber}` });
  const services = [officeNumber, [PLAIN, STEPPED]];
  await house.owner.query(`update service_point set service_codes = $2 where office_id = $1`, services);
  const { headers: head } = await signInOfficer(house, [{ role: 'head', officeId: officeNumber }]);
  const [first, second, third] = office.counters as [string, string, string];
  const { status } = await ask(house, 'POST', '/v1/queue/journeys', head, {
    servicePointId: office.pointId,
    serviceCode: STEPPED,
    validFrom: '2026-11-24',
    steps: [
      { code: 'documents', name: { id: 'Berkas', en: 'Documents' }, counterIds: [first], targetMinutes: null },
      { code: 'photo', name: { id: 'Foto', en: 'Photo' }, counterIds: [second, third], targetMinutes: 20 },
    ],
  });
  expect(status).toBe(201);
  return { ...office, head, desks: (await openDesks(house, office, 3)) as Stage['desks'] };
}

async function arrive({ desks: [desk], pointId }: Stage, serviceCode = PLAIN): Promise<TicketView> {
  const body = { servicePointId: pointId, serviceCode, lane: 'regular' };
  return (await ask<TicketView>(house, 'POST', '/v1/queue/tickets', desk.headers, body)).body;
}

const post = (desk: Desk, path: string, body: object = {}) =>
  ask<Said>(house, 'POST', `/v1/queue/${path}`, desk.headers, body);
const call = (desk: Desk, id: string) => post(desk, `tickets/${id}/calls`, { counterId: desk.counterId });
const next = (desk: Desk) => post(desk, `counters/${desk.counterId}/calls`);
const look = async (stage: Stage, id: string) =>
  (await ask<TicketView>(house, 'GET', `/v1/queue/tickets/${id}`, stage.desks[0].headers)).body;
const dueOf = async (id: string) =>
  (await house.owner.query<{ due_at: Date }>('select due_at from ticket where id = $1', [id])).rows[0]!.due_at;

describe('parking', () => {
  it('frees the counter, is listed at every counter with its reason, and keeps the due time', async () => {
    const stage = await aStage();
    const [one, two] = stage.desks;
    const { id } = await arrive(stage);
    const due = await dueOf(id);
    await call(one, id);
    const { body } = await post(one, `tickets/${id}/parkings`, { reason: 'document_copy' });
    expect(body).toMatchObject({ current: null, actions: ['call_next', 'pause', 'close'] });
    const { body: other } = await ask<Said>(house, 'GET', `/v1/queue/counters/${two.counterId}/console`, two.headers);
    expect(other.parked).toMatchObject([{ id, reason: 'document_copy', counterName: 'Loket 1', state: 'parked' }]);
    expect(await look(stage, id)).toMatchObject({ state: 'parked', parkedFor: 'document_copy' });
    await house.clock.advance(20 * 60_000);
    const { body: back } = await post(two, `tickets/${id}/unparkings`);
    expect(back.waiting.next).toMatchObject([{ id, state: 'waiting' }]);
    expect(await dueOf(id)).toEqual(due);
  });

  it('brings the person straight to a free counter, and not to one that has somebody', async () => {
    const stage = await aStage();
    const [one, two] = stage.desks;
    const { id } = await arrive(stage);
    await call(one, id);
    await post(one, `tickets/${id}/parkings`, { reason: 'bank_payment' });
    await call(one, (await arrive(stage)).id);
    expect((await post(one, `tickets/${id}/unparkings`, { counterId: one.counterId })).body.code).toBe('counter_busy');
    const { body } = await post(two, `tickets/${id}/unparkings`, { counterId: two.counterId });
    expect(body.current).toMatchObject({ id, state: 'serving', handed: null });
    expect((await post(one, `tickets/${id}/unparkings`)).body).toMatchObject({ code: 'illegal_transition' });
  });

  it('ends with the day, as left and not as missed', async () => {
    const stage = await aStage();
    const { id } = await arrive(stage);
    await call(stage.desks[0], id);
    await post(stage.desks[0], `tickets/${id}/parkings`, { reason: 'bank_payment' });
    await house.clock.set('2026-11-24T17:30:00Z');
    await house.get(DayClose).closeBefore({ officeId: stage.officeId, servicePointId: null, today: '2026-11-25' });
    const [desk] = await openDesks(house, { officeId: stage.officeId, counters: stage.counters }, 1);
    const { body } = await ask<TicketView>(house, 'GET', `/v1/queue/tickets/${id}`, desk!.headers);
    expect(body).toMatchObject({ state: 'left', actions: [] });
    expect((await post(desk!, `tickets/${id}/unparkings`)).body.code).toBe('illegal_transition');
  });
});

describe('sending somebody to another counter', () => {
  it('keeps number and due time, and tells the next officer from where and why', async () => {
    const stage = await aStage();
    const [one, two, three] = stage.desks;
    const { id, number } = await arrive(stage);
    const due = await dueOf(id);
    await call(one, id);
    await post(one, `tickets/${id}/servings`);
    await post(one, `tickets/${id}/transfers`, { counterId: two.counterId, reason: 'language' });
    expect(await dueOf(id)).toEqual(due);
    // It waits for counter 2 alone.
    expect((await next(three)).body).toMatchObject({ current: null, whyNot: { code: 'nobody_waiting' } });
    const { body } = await next(two);
    expect(body.current).toMatchObject({
      id,
      number,
      handed: { kind: 'transfer', reason: 'language', counterName: 'Loket 1' },
    });
  });

  it('refuses a counter that is closed, its own, or of another office', async () => {
    const stage = await aStage();
    const other = await aStage();
    const [one, two, three] = stage.desks;
    const { id } = await arrive(stage);
    await call(one, id);
    await post(three, `counters/${three.counterId}/closings`);
    const to = (goal: object) => post(one, `tickets/${id}/transfers`, { ...goal, reason: 'other_skill' });
    expect((await to({ counterId: three.counterId })).body.code).toBe('transfer_counter_closed');
    expect((await to({ counterId: one.counterId })).body.code).toBe('transfer_nowhere');
    expect((await to({ counterId: other.counters[0] })).status).toBe(404);
    expect((await to({ servicePointId: other.pointId })).status).toBe(404);
    expect((await to({ serviceCode: 'visa_extension' })).body.code).toBe('service_not_offered');
    expect((await to({ step: 'photo' })).body.code).toBe('step_unknown');
    expect(await look(stage, id)).toMatchObject({ state: 'called', counter: { id: one.counterId } });
    expect((await to({ counterId: two.counterId })).status).toBe(200);
  });

  it('lets others call whoever was sent to a counter that then closes', async () => {
    const stage = await aStage();
    const [one, two, three] = stage.desks;
    const { id } = await arrive(stage);
    await call(one, id);
    await post(one, `tickets/${id}/transfers`, { counterId: two.counterId, reason: 'other_skill' });
    await post(two, `counters/${two.counterId}/closings`);
    expect((await next(three)).body.current).toMatchObject({ id });
  });

  it('goes to another service point and back, under the number it was given', async () => {
    const stage = await aStage();
    const [one] = stage.desks;
    const there = { officeId: stage.officeId, counters: [stage.otherCounterId] };
    const [far] = (await openDesks(house, there, 1)) as [Desk];
    const far1 = { servicePointId: stage.otherPointId, serviceCode: PLAIN, lane: 'regular' };
    const { body: own } = await ask<TicketView>(house, 'POST', '/v1/queue/tickets', far.headers, far1);
    const { id, number } = await arrive(stage);
    expect(number).toBe(own.number);
    await call(one, id);
    const away = { servicePointId: stage.otherPointId, reason: 'equipment' };
    expect((await post(one, `tickets/${id}/transfers`, away)).body).toMatchObject({ current: null, handed: [{ id }] });
    const board = async (code: string) => (await ask<BoardView>(house, 'GET', `/v1/queue/boards/${code}`, {})).body;
    expect((await board(`${stage.code}-2`)).last).toEqual([]);
    const { body } = await call(far, id);
    expect(body.current).toMatchObject({ id, number, numberFrom: `Tempat ${stage.code}-1` });
    expect((await board(`${stage.code}-2`)).calls).toMatchObject([{ ticketId: id, number, counterNumber: 1 }]);
    await post(far, `tickets/${id}/transfers`, { servicePointId: stage.pointId, reason: 'wrong_service' });
    const { body: home } = await next(one);
    expect(home.current).toMatchObject({ id, number, numberFrom: null });
  });

  it('lets several who act on the same person at once be right only once', async () => {
    const stage = await aStage();
    const [one, two] = stage.desks;
    const { id } = await arrive(stage);
    await call(one, id);
    const answers = await Promise.all([
      post(one, `tickets/${id}/transfers`, { counterId: two.counterId, reason: 'other' }),
      post(one, `tickets/${id}/parkings`, { reason: 'rest' }),
      post(one, `tickets/${id}/no-answers`),
      post(two, `tickets/${id}/servings`),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('taking back', () => {
  it('undoes what was sent on just now, as it was', async () => {
    const stage = await aStage();
    const [one, two] = stage.desks;
    const { id } = await arrive(stage, STEPPED);
    const due = await dueOf(id);
    await next(one);
    await post(one, `tickets/${id}/servings`);
    const { body } = await post(one, `tickets/${id}/completions`);
    expect(body.handed).toMatchObject([{ id, step: { code: 'photo' } }]);
    const back = { counterId: two.counterId };
    expect((await post(two, `tickets/${id}/take-backs`, back)).body.code).toBe('take_back_over');
    const { body: again } = await post(one, `tickets/${id}/take-backs`, { counterId: one.counterId });
    expect(again.current).toMatchObject({ id, state: 'serving', step: { code: 'documents', number: 1, of: 2 } });
    expect(await dueOf(id)).toEqual(due);
  });

  it('is over after five minutes, and once somebody has called', async () => {
    const stage = await aStage();
    const [one, two] = stage.desks;
    const sent = await arrive(stage);
    await call(one, sent.id);
    await post(one, `tickets/${sent.id}/transfers`, { counterId: two.counterId, reason: 'other' });
    await next(two);
    await post(two, `tickets/${sent.id}/no-answers`);
    const take = (id: string) => post(one, `tickets/${id}/take-backs`, { counterId: one.counterId });
    expect((await take(sent.id)).body.code).toBe('take_back_over');
    const late = await arrive(stage);
    await call(one, late.id);
    await post(one, `tickets/${late.id}/transfers`, { counterId: two.counterId, reason: 'other' });
    await house.clock.advance(5 * 60_000 + 1);
    expect((await take(late.id)).body.code).toBe('take_back_over');
  });
});

describe('a service with steps', () => {
  it('leads one number from line to line, each with its own promise and its own counters', async () => {
    const stage = await aStage();
    const [one, two] = stage.desks;
    const { id, step } = await arrive(stage, STEPPED);
    expect(step).toEqual({ code: 'documents', number: 1, of: 2, name: { id: 'Berkas', en: 'Documents' } });
    expect((await next(two)).body.current).toBeNull();
    await house.clock.advance(10 * 60_000);
    expect((await next(one)).body.current).toMatchObject({ id });
    await post(one, `tickets/${id}/servings`);
    expect((await look(stage, id)).actions).toContain('next_step');
    await post(one, `tickets/${id}/completions`);
    // The clock runs on by seconds meanwhile.
    expect((await dueOf(id)).toISOString().slice(0, 16)).toBe('2026-11-24T03:30');
    expect((await next(one)).body.current).toBeNull();
    await house.clock.advance(7 * 60_000);
    expect((await next(two)).body.current).toMatchObject({ id, step: { code: 'photo', number: 2 } });
    await post(two, `tickets/${id}/servings`);
    expect((await look(stage, id)).actions).not.toContain('next_step');
    await post(two, `tickets/${id}/completions`);
    expect(await look(stage, id)).toMatchObject({ state: 'served' });
    const { body } = await ask<DayView>(house, 'GET', `/v1/queue/days/${stage.pointId}`, stage.head);
    expect(body.steps).toEqual([
      { step: 'documents', waiting: 0, served: 1, median: 10, p90: 10 },
      { step: 'photo', waiting: 0, served: 1, median: 7, p90: 7 },
    ]);
  });

  it('may end before its last step, when the officer says so', async () => {
    const stage = await aStage();
    const { id } = await arrive(stage, STEPPED);
    await next(stage.desks[0]);
    await post(stage.desks[0], `tickets/${id}/servings`);
    await post(stage.desks[0], `tickets/${id}/completions`, { endsVisit: true });
    expect(await look(stage, id)).toMatchObject({ state: 'served' });
  });

  it('is not changed on a day on which people are on their way', async () => {
    const stage = await aStage();
    await arrive(stage, PLAIN);
    const body = {
      servicePointId: stage.pointId,
      serviceCode: PLAIN,
      validFrom: '2026-11-24',
      steps: [{ code: 'one', name: { id: 'Satu', en: 'One' }, counterIds: [], targetMinutes: null }],
    };
    const set = (change: object) =>
      ask<{ code: string; id: string }>(house, 'POST', '/v1/queue/journeys', stage.head, { ...body, ...change });
    expect((await set({})).body.code).toBe('journey_begun');
    expect((await set({ validFrom: '2026-11-25', steps: [...body.steps, ...body.steps] })).body.code).toBe(
      'step_twice',
    );
    expect((await set({ validFrom: '2026-11-25', serviceCode: 'visa' })).body.code).toBe('service_not_offered');
    const { status, body: made } = await set({ validFrom: '2026-11-25' });
    expect(status).toBe(201);
    expect((await set({ validFrom: '2026-11-25' })).body.code).toBe('journey_exists');
    const path = `/v1/queue/journeys?servicePointId=${stage.pointId}`;
    const { body: list } = await ask<{ items: object[] }>(house, 'GET', path, stage.head);
    expect(list.items).toMatchObject([
      { serviceCode: PLAIN, begun: false },
      { serviceCode: STEPPED, begun: true },
    ]);
    const gone = await house.fetch(`/v1/queue/journeys/${made.id}`, { method: 'DELETE', headers: stage.head });
    expect(gone.status).toBe(204);
  });
});

describe('leaving', () => {
  it('is the citizen’s own, with the link of the ticket', async () => {
    const stage = await aStage();
    const { id } = await arrive(stage);
    const mine = await asCitizen(house, { type: 'ticket', id });
    const { body } = await ask<TicketView>(house, 'GET', `/v1/queue/tickets/${id}`, mine);
    expect(body.actions).toEqual(['leave']);
    const other = await asCitizen(house, { type: 'ticket', id: (await arrive(stage)).id });
    expect((await ask(house, 'POST', `/v1/queue/tickets/${id}/departures`, other)).status).toBe(404);
    const left = await ask<TicketView>(house, 'POST', `/v1/queue/tickets/${id}/departures`, mine);
    expect([left.status, left.body.state]).toEqual([200, 'left']);
    expect((await next(stage.desks[0])).body.current?.id).not.toBe(id);
  });
});

describe('a counter that closes under somebody', () => {
  it('is refused, unless the number is to go back into its line', async () => {
    const stage = await aStage();
    const [one, two] = stage.desks;
    const { id } = await arrive(stage);
    await call(one, id);
    await post(one, `tickets/${id}/servings`);
    const close = (by: Desk, body = {}) => post(by, `counters/${one.counterId}/closings`, body);
    expect((await close(one)).body.code).toBe('counter_busy');
    // A colleague may, when the officer was taken ill.
    expect((await close(two, { release: true })).body.counter.state).toBe('closed');
    expect(await look(stage, id)).toMatchObject({ state: 'waiting' });
    expect((await next(two)).body.current).toMatchObject({ id, handed: { reason: 'counter_closed' } });
  });

  it('says why it pauses', async () => {
    const stage = await aStage();
    const [one] = stage.desks;
    const { body } = await post(one, `counters/${one.counterId}/pauses`, { reason: 'prayer' });
    expect(body.counter).toMatchObject({ state: 'paused', pauseReason: 'prayer' });
    const { body: on } = await post(one, `counters/${one.counterId}/resumptions`);
    expect(on.counter.pauseReason).toBeNull();
  });
});
