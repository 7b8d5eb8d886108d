import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { signInOfficer } from '@buka-pintu/identity/testing';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import { TICKET_STATES, type TicketAction, ticketLifecycle, type TicketState } from '../tickets/ticket.lifecycle.js';

// The table of the lifecycle against the API itself: what it forbids is refused with the state and what it would allow.
const PATHS = {
  call: 'calls',
  recall: 'recalls',
  start: 'servings',
  // Where another step follows, finishing leads to it: one address for both.
  next_step: 'completions',
  finish: 'completions',
  no_answer: 'no-answers',
  park: 'parkings',
  unpark: 'unparkings',
  transfer: 'transfers',
  take_back: 'take-backs',
  leave: 'departures',
};
type Act = keyof typeof PATHS & TicketAction;
const ACTS = Object.keys(PATHS) as Act[];
/** Services of the office: with a second step, and without. */
const STEPPED = 'passport_renewal';
const PLAIN = 'passport_new_adult';

let house: HouseUnderTest;
let office: OfficeDay;
let desk: Awaited<ReturnType<typeof openDesks>>[number];
let free: typeof desk;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T03:00:00Z');
  office = await anOffice(house, { officeId: 71, code: 'AKS' });
  await house.owner.query(`update service_point set service_codes = $2 where office_id = $1`, [71, [PLAIN, STEPPED]]);
  await house.owner.query(`update counter set service_codes = $2 where office_id = $1`, [71, [PLAIN, STEPPED]]);
  const { headers } = await signInOfficer(house, [{ role: 'head', officeId: 71 }]);
  const step = (code: string) => ({ code, name: { id: code, en: code }, counterIds: [], targetMinutes: null });
  const journey = { servicePointId: office.pointId, serviceCode: STEPPED, validFrom: '2026-11-24' };
  const steps = [step('documents'), step('photo')];
  expect((await ask(house, 'POST', '/v1/queue/journeys', headers, { ...journey, steps })).status).toBe(201);
  [desk, free] = (await openDesks(house, office, 2)) as [typeof desk, typeof desk];
});
afterAll(() => house.close());

function act(id: string, action: Act, by = desk) {
  const { counterId } = by;
  const body = {
    call: { counterId },
    park: { reason: 'document_copy' },
    unpark: { counterId },
    transfer: { reason: 'other_skill' },
    take_back: { counterId },
  }[action as string];
  const path = `/v1/queue/tickets/${id}/${PATHS[action]}`;
  return ask<{ code: string; state: string; actions: string[] }>(house, 'POST', path, by.headers, body ?? {});
}

/** The way into each state. */
const WAYS: Record<TicketState, Act[]> = {
  waiting: [],
  called: ['call'],
  serving: ['call', 'start'],
  parked: ['call', 'park'],
  served: ['call', 'start', 'finish'],
  missed: ['call', 'no_answer', 'call', 'no_answer', 'call', 'no_answer'],
  left: ['leave'],
};

async function aTicket(state: TicketState, way = WAYS[state], serviceCode = PLAIN): Promise<string> {
  const body = { servicePointId: office.pointId, serviceCode, lane: 'walk_in' };
  const { body: ticket } = await ask<TicketView>(house, 'POST', '/v1/queue/tickets', desk.headers, body);
  for (const action of way) expect([action, (await act(ticket.id, action)).status]).toEqual([action, 200]);
  return ticket.id;
}

async function stateOf(id: string): Promise<TicketView> {
  return (await ask<TicketView>(house, 'GET', `/v1/queue/tickets/${id}`, desk.headers)).body;
}

describe.each(TICKET_STATES)('a ticket that is %s', (state) => {
  it('takes what its lifecycle allows and refuses everything else, changing nothing', async () => {
    const id = await aTicket(state);
    const before = await stateOf(id);
    expect(before.state).toBe(state);
    const table = ticketLifecycle.actions(state, () => true);
    // No step follows, and nobody has been handed over: what the state would allow and the ticket's way does not.
    expect(before.actions).toEqual(table.filter((it) => it !== 'next_step' && it !== 'take_back'));
    for (const action of ACTS.filter((it) => !ticketLifecycle.can(state, it))) {
      if (action === 'next_step' && state === 'serving') continue;
      // Calls come from the counter that has nobody, so that only the ticket's state stands in the way.
      const by = ['call', 'unpark', 'take_back'].includes(action) ? free : desk;
      const { status, body } = await act(id, action, by);
      expect([action, status, body.code, body.state]).toEqual([action, 409, 'illegal_transition', state]);
      expect(body.actions).toEqual(table);
    }
    expect(await stateOf(id)).toEqual(before);
    await sendOff(id);
    for (const action of ACTS.filter((it) => ticketLifecycle.can(state, it))) {
      const [way, service] = TO_DO[action] ?? [WAYS[state], PLAIN];
      const other = await aTicket(state, way, service);
      expect([action, (await stateOf(other)).state]).toEqual([action, state]);
      expect((await stateOf(other)).actions).toContain(action);
      expect([action, (await act(other, action)).status]).toEqual([action, 200]);
      const { state: after } = await stateOf(other);
      expect(reached(state, action)).toContain(after);
      await sendOff(other);
    }
  });
});

/** What more than the state an action needs: a step that follows, or having been handed over just now. */
const TO_DO: Partial<Record<Act, [Act[], string]>> = {
  next_step: [['call', 'start'], STEPPED],
  take_back: [['call', 'start', 'transfer'], PLAIN],
};

function reached(state: TicketState, action: Act): readonly TicketState[] {
  const { to } = ticketLifecycle.table.transitions.find((it) => it.action === action && it.from.includes(state))!;
  return typeof to === 'string' ? [to] : to;
}

/** Sends whoever is at the counter on their way, so that the next ticket finds it free. */
async function sendOff(id: string): Promise<void> {
  const { state } = await stateOf(id);
  if (state === 'called') await act(id, 'start');
  if (state === 'called' || state === 'serving') await act(id, 'finish');
  if (state === 'waiting' || state === 'parked') await act(id, 'leave');
}
