import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff, signInOfficer } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { messages, until } from '../testing/event-stream.js';
import { anOffice, anOfficer, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import { KnownSittings } from './known-sittings.service.js';
import type { ConsoleView } from './counter.dto.js';

type Problem = { code: string; state?: string; actions?: string[] };

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T03:00:00Z');
});
afterAll(() => house.close());

let officeNumber = 20;
const fresh = (counters = 3): Promise<OfficeDay> =>
  anOffice(house, { officeId: ++officeNumber, code: `UJ${officeNumber}`, counters });

const move = (path: string, headers: Record<string, string>, body?: object, key?: string) =>
  ask<ConsoleView & Problem>(house, 'POST', `/v1/queue/${path}`, headers, body, key);

async function walksIn(office: OfficeDay, count = 1, lane = 'walk_in'): Promise<TicketView[]> {
  const headers = await asStaff(house, 'counter', office.officeId);
  const tickets: TicketView[] = [];
  for (let i = 0; i < count; i++) {
    const body = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane, name: `Tamu ${i + 1}` };
    const { status, body: ticket } = await ask<TicketView>(house, 'POST', '/v1/queue/tickets', headers, body);
    expect(status).toBe(201);
    tickets.push(ticket);
  }
  return tickets;
}

it('tells who changes officers at a computer which counter is still open, and in whose name', async () => {
  const office = await fresh();
  const [desk] = await openDesks(house, office, 1);
  const open = () => house.get(KnownSittings).openBy(office.officeId, desk!.staffId);
  expect(await open()).toEqual({ counterId: desk!.counterId, name: expect.any(String) });
  expect(await house.get(KnownSittings).openBy(office.officeId + 1, desk!.staffId)).toBeUndefined();
  await move(`counters/${desk!.counterId}/closings`, desk!.headers);
  expect(await open()).toBeUndefined();
});

describe('a counter', () => {
  it('is opened, paused, resumed and closed by its officer', async () => {
    const office = await fresh();
    const [desk] = await openDesks(house, office, 1);
    const at = `counters/${desk!.counterId}`;
    const opened = await ask<ConsoleView>(house, 'GET', `/v1/queue/${at}/console`, desk!.headers);
    expect(opened.body.counter).toMatchObject({ state: 'open', officer: { id: desk!.staffId, name: 'Petugas 1' } });
    expect(opened.body.actions).toEqual(['call_next', 'pause', 'close']);
    const paused = await move(`${at}/pauses`, desk!.headers);
    expect(paused.body).toMatchObject({ counter: { state: 'paused' }, actions: ['resume', 'close'] });
    const refused = await move(`${at}/calls`, desk!.headers);
    expect([refused.status, refused.body.code]).toEqual([409, 'counter_not_open']);
    expect((await move(`${at}/resumptions`, desk!.headers)).body.counter.state).toBe('open');
    const closed = await move(`${at}/closings`, desk!.headers);
    expect(closed.body).toMatchObject({ counter: { state: 'closed', officer: null }, actions: ['open'] });
    expect((await move(`${at}/calls`, desk!.headers)).body.code).toBe('counter_not_open');
    const again = await move(`${at}/pauses`, desk!.headers);
    expect([again.status, again.body.code, again.body.state]).toEqual([409, 'illegal_transition', 'closed']);
  });

  it('is not opened once it is out of use', async () => {
    const office = await fresh();
    const officer = await anOfficer(house, office.officeId);
    await house.owner.query(`update counter set in_use = false where id = $1`, [office.counters[0]]);
    const refused = await move(`counters/${office.counters[0]}/sessions`, officer.headers);
    expect([refused.status, refused.body.code]).toEqual([409, 'counter_out_of_use']);
  });

  it('has one officer, and the officer one counter', async () => {
    const office = await fresh();
    const [desk] = await openDesks(house, office, 1);
    const other = await anOfficer(house, office.officeId);
    const taken = await move(`counters/${desk!.counterId}/sessions`, other.headers);
    expect([taken.status, taken.body.code]).toEqual([409, 'counter_taken']);
    const second = await move(`counters/${office.counters[1]}/sessions`, desk!.headers);
    expect([second.status, second.body.code]).toEqual([409, 'officer_elsewhere']);
    const again = await move(`counters/${desk!.counterId}/sessions`, desk!.headers);
    expect([again.status, again.body.counter.state]).toEqual([200, 'open']);
    expect((await move(`counters/${desk!.counterId}/calls`, other.headers)).body.code).toBe('counter_taken');
    expect((await move(`counters/${desk!.counterId}/pauses`, other.headers)).body.code).toBe('counter_taken');
    expect((await move(`counters/${desk!.counterId}/closings`, other.headers)).status).toBe(200);
  });

  it('goes to one of two officers who open it at once', async () => {
    const office = await fresh(1);
    const officers = await Promise.all(Array.from({ length: 6 }, () => anOfficer(house, office.officeId)));
    const answers = await Promise.all(
      officers.map((officer) => move(`counters/${office.counters[0]}/sessions`, officer.headers)),
    );
    expect(answers.filter((it) => it.status === 200)).toHaveLength(1);
    expect(answers.filter((it) => it.status === 409).map((it) => it.body.code)).toEqual(Array(5).fill('counter_taken'));
  });

  it('is not there for another office, nor for who may not sit at it', async () => {
    const [office, other] = [await fresh(), await fresh()];
    const stranger = await asStaff(house, 'counter', other.officeId);
    for (const path of ['sessions', 'pauses', 'calls', 'closings']) {
      const answer = await move(`counters/${office.counters[0]}/${path}`, stranger);
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    }
    const console = await ask(house, 'GET', `/v1/queue/counters/${office.counters[0]}/console`, stranger);
    expect(console.status).toBe(404);
    const stream = `/v1/queue/counters/${office.counters[0]}/console/stream`;
    expect((await house.fetch(stream, { headers: stranger })).status).toBe(404);
    const head = await asStaff(house, 'head', office.officeId);
    expect((await move(`counters/${office.counters[0]}/sessions`, head)).status).toBe(403);
    expect((await move(`counters/${office.counters[0]}/sessions`, {})).status).toBe(401);
    const foreign = await move('counters/6f9619ff-8b86-4011-b42d-00c04fc964ff/calls', stranger);
    expect(foreign.status).toBe(404);
    const unreadable = await move('counters/nonsense/calls', stranger);
    expect(unreadable.status).toBe(404);
  });
});

describe('calling', () => {
  it('serves one person from call to finish', async () => {
    const office = await fresh();
    const [first] = await walksIn(office, 2);
    const [desk] = await openDesks(house, office, 1);
    const called = await move(`counters/${desk!.counterId}/calls`, desk!.headers);
    expect(called.body.current).toMatchObject({
      id: first!.id,
      number: 'W-001',
      state: 'called',
      personName: 'Tamu 1',
      actions: ['recall', 'start', 'no_answer', 'park', 'transfer'],
      callCount: 1,
      explanation: { rule: 'earliest_due', passedOver: 0 },
    });
    expect(called.body.actions).toEqual([]);
    expect(called.body.waiting.total).toBe(1);
    const busy = await move(`counters/${desk!.counterId}/calls`, desk!.headers);
    expect([busy.status, busy.body.code]).toEqual([409, 'counter_busy']);
    expect((await move(`counters/${desk!.counterId}/pauses`, desk!.headers)).body.code).toBe('counter_busy');
    expect((await move(`counters/${desk!.counterId}/closings`, desk!.headers)).body.code).toBe('counter_busy');
    const serving = await move(`tickets/${first!.id}/servings`, desk!.headers);
    expect(serving.body.current).toMatchObject({ state: 'serving', actions: ['finish', 'park', 'transfer'] });
    const served = await move(`tickets/${first!.id}/completions`, desk!.headers);
    expect(served.body).toMatchObject({
      current: null,
      servedToday: 1,
      recent: [{ number: 'W-001', state: 'served' }],
    });
    const again = await move(`tickets/${first!.id}/completions`, desk!.headers);
    expect([again.status, again.body.code, again.body.state]).toEqual([409, 'illegal_transition', 'served']);
  });

  it('says when nobody waits', async () => {
    const office = await fresh();
    const [desk] = await openDesks(house, office, 1);
    const { status, body } = await move(`counters/${desk!.counterId}/calls`, desk!.headers);
    expect(status).toBe(200);
    expect(body).toMatchObject({ current: null, whyNot: { code: 'nobody_waiting' }, waiting: { total: 0 } });
  });

  it('puts an unanswered number back, then misses it, and calls it by hand when the person turns up', async () => {
    const office = await fresh();
    const [ticket] = await walksIn(office);
    const [desk] = await openDesks(house, office, 1);
    for (let back = 0; back < 3; back++) {
      const called = await move(`counters/${desk!.counterId}/calls`, desk!.headers);
      expect(called.body.current?.id).toBe(ticket!.id);
      const after = await move(`tickets/${ticket!.id}/no-answers`, desk!.headers);
      expect(after.body.current).toBeNull();
      expect(after.body.waiting.total).toBe(back < 2 ? 1 : 0);
    }
    const { body } = await ask<TicketView>(house, 'GET', `/v1/queue/tickets/${ticket!.id}`, desk!.headers);
    expect(body).toMatchObject({ state: 'missed', callCount: 3, place: null, actions: ['call'] });
    const chosen = await move(`tickets/${ticket!.id}/calls`, desk!.headers, { counterId: desk!.counterId });
    expect(chosen.body.current).toMatchObject({ state: 'called', explanation: { rule: 'chosen' } });
  });

  it('lets the others go first after no answer', async () => {
    const office = await fresh();
    const [absent, present] = await walksIn(office, 2);
    const [desk] = await openDesks(house, office, 1);
    await move(`counters/${desk!.counterId}/calls`, desk!.headers);
    const after = await move(`tickets/${absent!.id}/no-answers`, desk!.headers);
    expect(after.body.waiting.next.map((it) => it.id)).toEqual([present!.id, absent!.id]);
    expect((await move(`counters/${desk!.counterId}/calls`, desk!.headers)).body.current?.id).toBe(present!.id);
  });

  it('repeats a call as often as the rule allows', async () => {
    const office = await fresh();
    const [ticket] = await walksIn(office);
    const [desk] = await openDesks(house, office, 1);
    await move(`counters/${desk!.counterId}/calls`, desk!.headers);
    for (let times = 1; times <= 3; times++) {
      const recalled = await move(`tickets/${ticket!.id}/recalls`, desk!.headers);
      expect(recalled.body.current).toMatchObject({ state: 'called', callCount: 1 + times });
    }
    const refused = await move(`tickets/${ticket!.id}/recalls`, desk!.headers);
    expect([refused.status, refused.body.code]).toEqual([409, 'recall_limit']);
  });

  it('takes the chosen one past those before, and says whom', async () => {
    const office = await fresh();
    const tickets = await walksIn(office, 3);
    const [desk] = await openDesks(house, office, 1);
    const chosen = await move(`tickets/${tickets[2]!.id}/calls`, desk!.headers, { counterId: desk!.counterId });
    expect(chosen.body.current).toMatchObject({
      number: 'W-003',
      explanation: { rule: 'chosen', passedOver: 2, text: { en: 'Walk-in lane, chosen by the officer' } },
    });
  });

  it('refuses a ticket of another point, another day and another office', async () => {
    const [office, other] = [await fresh(), await fresh()];
    const [ticket] = await walksIn(office);
    const officer = await anOfficer(house, office.officeId);
    await move(`counters/${office.otherCounterId}/sessions`, officer.headers);
    const elsewhere = await move(`tickets/${ticket!.id}/calls`, officer.headers, { counterId: office.otherCounterId });
    expect(elsewhere.body.code).toBe('ticket_other_service_point');
    const stranger = await anOfficer(house, other.officeId);
    for (const path of ['recalls', 'servings', 'completions', 'no-answers']) {
      expect((await move(`tickets/${ticket!.id}/${path}`, stranger.headers)).status).toBe(404);
    }
    const body = { counterId: other.counters[0] };
    expect((await move(`tickets/${ticket!.id}/calls`, stranger.headers, body)).status).toBe(404);
  });

  it('keeps one officer’s hands off another’s ticket', async () => {
    const office = await fresh();
    const [ticket] = await walksIn(office);
    const [desk, other] = await openDesks(house, office, 2);
    await move(`counters/${desk!.counterId}/calls`, desk!.headers);
    const refused = await move(`tickets/${ticket!.id}/servings`, other!.headers);
    expect([refused.status, refused.body.code]).toEqual([409, 'counter_taken']);
    const seen = await ask<ConsoleView>(house, 'GET', `/v1/queue/counters/${desk!.counterId}/console`, other!.headers);
    expect(seen.body.current).toMatchObject({ number: 'W-001', personName: null, actions: [] });
    const gone = await move(`tickets/${ticket!.id}/calls`, other!.headers, { counterId: other!.counterId });
    expect([gone.body.code, gone.body.state]).toEqual(['illegal_transition', 'called']);
  });

  it('does a double click once, and refuses the key for something else', async () => {
    const office = await fresh();
    await walksIn(office, 3);
    const [desk] = await openDesks(house, office, 1);
    const path = `counters/${desk!.counterId}/calls`;
    const [one, two] = await Promise.all([
      move(path, desk!.headers, {}, 'double-click'),
      move(path, desk!.headers, {}, 'double-click'),
    ]);
    const ok = [one, two].filter((it) => it.status === 200);
    for (const it of [one, two]) if (it.status !== 200) expect(it.body.code).toBe('request_in_progress');
    const third = await move(path, desk!.headers, {}, 'double-click');
    expect(third.headers.get('idempotency-replayed')).toBe('true');
    for (const it of ok) expect(it.body.current?.id).toBe(third.body.current?.id);
    expect(third.body.waiting.total).toBe(2);
    const other = await move(`tickets/${third.body.current!.id}/recalls`, desk!.headers, {}, 'double-click');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('with fifty officers calling at once gives nobody to two and loses nobody', async () => {
    const office = await fresh(50);
    const tickets = await walksIn(office, 60);
    const desks = await openDesks(house, office, 50);
    const answers = await Promise.all(desks.map((desk) => move(`counters/${desk.counterId}/calls`, desk.headers)));
    expect(answers.map((it) => it.status)).toEqual(Array(50).fill(200));
    const called = answers.map((it) => it.body.current!.id);
    expect(new Set(called).size).toBe(50);
    expect(new Set(called)).toEqual(new Set(tickets.slice(0, 50).map((it) => it.id)));
    const { rows } = await house.owner.query(
      `select count(*)::integer as count, count(distinct counter_id)::integer as counters
       from ticket where office_id = $1 and state = 'called'`,
      [office.officeId],
    );
    expect(rows[0]).toEqual({ count: 50, counters: 50 });
  });

  it('comes to every console of the point by itself', async () => {
    const office = await fresh();
    const [ticket] = await walksIn(office);
    const [desk, other] = await openDesks(house, office, 2);
    const stop = new AbortController();
    const path = `/v1/queue/counters/${other!.counterId}/console/stream`;
    const views = messages<ConsoleView>(await house.fetch(path, { headers: other!.headers, signal: stop.signal }));
    expect((await views.next()).value).toMatchObject({ waiting: { total: 1, next: [{ id: ticket!.id }] } });
    await move(`counters/${desk!.counterId}/calls`, desk!.headers);
    await house.settle();
    const after = await until(views, (view) => view.waiting.total === 0);
    expect(after).toMatchObject({
      current: null,
      counter: { state: 'open' },
      actions: ['call_next', 'pause', 'close'],
    });
    stop.abort();
  });

  it('leaves a line in the access log when it shows a name', async () => {
    const office = await fresh();
    const [ticket] = await walksIn(office);
    const { staffId, headers } = await signInOfficer(house, [{ role: 'counter', officeId: office.officeId }]);
    await move(`counters/${office.counters[0]}/sessions`, headers);
    await move(`counters/${office.counters[0]}/calls`, headers);
    const { rows } = await house.owner.query(
      'select actor_id, fields, purpose from access_log where office_id = $1 and subject_id = $2',
      [office.officeId, ticket!.id],
    );
    expect(rows).toEqual([{ actor_id: staffId, fields: ['name'], purpose: 'counter_call' }]);
  });
});
