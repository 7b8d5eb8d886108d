import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { signInOfficer } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import type { ConsoleView } from '../counters/counter.dto.js';
import { queue } from '../queue.module.js';
import { messages, until } from '../testing/event-stream.js';
import { anOffice, anOfficer, ask, type OfficeDay } from '../testing/office-day.js';
import type { EmergencyList, EmergencyView } from './emergency.dto.js';
import { EMERGENCY_ACTIONS, EMERGENCY_STATES, emergencyLifecycle } from './emergency.lifecycle.js';

type Headers = Record<string, string>;
let house: HouseUnderTest;
let office: OfficeDay;
let officer: Headers;
let head: Headers;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T03:00:00Z');
  office = await anOffice(house, { officeId: 460, code: 'DRT' });
  officer = (await anOfficer(house, 460, 'Petugas Loket')).headers;
  head = (await signInOfficer(house, [{ role: 'head', officeId: 460 }], { name: 'Kepala Kantor' })).headers;
});
afterAll(() => house.close());

const raise = (counterId: string, by = officer) =>
  ask<EmergencyView>(house, 'POST', `/v1/queue/counters/${counterId}/emergencies`, by);
const list = async () => (await ask<EmergencyList>(house, 'GET', '/v1/queue/emergencies', head)).body.items;
const acknowledge = (id: string, by = head) =>
  ask<EmergencyView & { code: string }>(house, 'POST', `/v1/queue/emergencies/${id}/acknowledgements`, by);
const end = (id: string, outcome: string, by = head) =>
  ask<EmergencyView & { code: string }>(house, 'POST', `/v1/queue/emergencies/${id}/ends`, by, { outcome });

describe('an alarm', () => {
  it('reaches the supervisor’s open page from a closed counter, with who, where and when', async () => {
    const stop = new AbortController();
    const views = messages<EmergencyList>(
      await house.fetch('/v1/queue/emergencies/stream', { headers: head, signal: stop.signal }),
    );
    expect((await views.next()).value?.items).toEqual([]);
    const { status, body } = await raise(office.counters[0]!);
    expect([status, body.state, body.actions]).toEqual([201, 'raised', []]);
    await house.settle();
    const told = await until(views, (view) => view.items.length === 1);
    expect(told.items[0]).toMatchObject({
      counter: { number: 1, name: 'Loket 1' },
      servicePointName: 'Tempat DRT-1',
      raisedBy: { name: 'Petugas Loket' },
      actions: ['acknowledge', 'resolve', 'dismiss'],
    });
    stop.abort();
    await end(body.id, 'resolved');
  });

  it('is one alarm however often it is pressed, and a new one after its end', async () => {
    const counter = office.counters[1]!;
    const pressed = await Promise.all([raise(counter), raise(counter), raise(counter)]);
    expect(new Set(pressed.map(({ body }) => body.id)).size).toBe(1);
    await end(pressed[0].body.id, 'false_alarm');
    const again = await raise(counter);
    expect(again.body.id).not.toBe(pressed[0].body.id);
    await end(again.body.id, 'resolved');
  });

  it('tells the officer who raised it that somebody is coming, and lets only supervisors end it', async () => {
    const counter = office.counters[2]!;
    const { body } = await raise(counter);
    const console = async () =>
      (await ask<ConsoleView>(house, 'GET', `/v1/queue/counters/${counter}/console`, officer)).body.emergency;
    expect(await console()).toBe('raised');
    expect((await end(body.id, 'false_alarm', officer)).body.code).toBe('not_allowed');
    expect((await acknowledge(body.id, officer)).body.code).toBe('not_allowed');
    expect((await acknowledge(body.id)).body).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: { name: 'Kepala Kantor' },
    });
    expect(await console()).toBe('acknowledged');
    expect((await acknowledge(body.id)).body.code).toBe('illegal_transition');
    expect((await end(body.id, 'resolved')).body.state).toBe('resolved');
    expect(await console()).toBeNull();
    expect((await end(body.id, 'false_alarm')).body.code).toBe('illegal_transition');
    expect((await list()).map(({ state }) => state)).toContain('resolved');
  });

  it('stays in its office', async () => {
    const { body } = await raise(office.counters[0]!);
    const elsewhere = (await signInOfficer(house, [{ role: 'head', officeId: 461 }])).headers;
    expect((await end(body.id, 'resolved', elsewhere)).status).toBe(404);
    const colleague = (await anOfficer(house, 461)).headers;
    expect((await raise(office.counters[0]!, colleague)).status).toBe(404);
    await end(body.id, 'resolved');
  });

  it('stands in the ledger with its counter, each time it is moved', async () => {
    const { body } = await raise(office.counters[0]!);
    await acknowledge(body.id);
    await end(body.id, 'false_alarm');
    const { rows } = await house.owner.query<{ type: string; payload: { state: string } }>(
      `select type, payload from ledger_event where office_id = 460 and subject_id = $1 order by at, id`,
      [body.id],
    );
    expect(rows.map(({ type, payload }) => [type, payload.state])).toEqual([
      ['emergency.raised', 'raised'],
      ['emergency.acknowledged', 'acknowledged'],
      ['emergency.ended', 'false_alarm'],
    ]);
  });

  it('knows each pair of state and action', () => {
    const legal = EMERGENCY_STATES.map((state) => EMERGENCY_ACTIONS.filter((it) => emergencyLifecycle.can(state, it)));
    expect(legal).toEqual([['acknowledge', 'resolve', 'dismiss'], ['resolve', 'dismiss'], [], []]);
  });
});
