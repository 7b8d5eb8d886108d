import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import { TICKET_STATES, type TicketAction, ticketLifecycle, type TicketState } from '../tickets/ticket.lifecycle.js';

// The table of the lifecycle against the API itself: what it forbids is refused with the state and what it would allow.
const PATHS = { call: 'calls', recall: 'recalls', start: 'servings', finish: 'completions', no_answer: 'no-answers' };
type Act = keyof typeof PATHS & TicketAction;
const ACTS = Object.keys(PATHS) as Act[];

let house: HouseUnderTest;
let office: OfficeDay;
let desk: Awaited<ReturnType<typeof openDesks>>[number];
let free: typeof desk;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T03:00:00Z');
  office = await anOffice(house, { officeId: 71, code: 'AKS' });
  [desk, free] = (await openDesks(house, office, 2)) as [typeof desk, typeof desk];
});
afterAll(() => house.close());

function act(id: string, action: Act, by = desk) {
  const body = action === 'call' ? { counterId: by.counterId } : {};
  const path = `/v1/queue/tickets/${id}/${PATHS[action]}`;
  return ask<{ code: string; state: string; actions: string[] }>(house, 'POST', path, by.headers, body);
}

/** The way into each state; the day's close alone makes somebody leave. */
const WAYS: Record<Exclude<TicketState, 'left'>, Act[]> = {
  waiting: [],
  called: ['call'],
  serving: ['call', 'start'],
  served: ['call', 'start', 'finish'],
  missed: ['call', 'no_answer', 'call', 'no_answer', 'call', 'no_answer'],
};

async function aTicket(state: TicketState): Promise<string> {
  const body = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane: 'walk_in' };
  const { body: ticket } = await ask<TicketView>(house, 'POST', '/v1/queue/tickets', desk.headers, body);
  if (state === 'left') {
    const params = [ticket.id, office.officeId];
    await house.owner.query(
      `update ticket_period set ended_at = clock_at(), cut = true where ticket_id = $1 and office_id = $2`,
      params,
    );
    await house.owner.query(
      `update ticket set state = 'left', ended_at = clock_at() where id = $1 and office_id = $2`,
      params,
    );
  } else {
    for (const action of WAYS[state]) expect((await act(ticket.id, action)).status).toBe(200);
  }
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
    const legal = ticketLifecycle.actions(state, () => true);
    expect(before.actions).toEqual(legal);
    for (const action of ACTS.filter((it) => !ticketLifecycle.can(state, it))) {
      // Calls come from the counter that has nobody, so that only the ticket's state stands in the way.
      const { status, body } = await act(id, action, action === 'call' ? free : desk);
      expect([action, status, body.code, body.state]).toEqual([action, 409, 'illegal_transition', state]);
      expect(body.actions).toEqual(legal);
    }
    expect(await stateOf(id)).toEqual(before);
    await sendOff(id);
    for (const action of ACTS.filter((it) => ticketLifecycle.can(state, it))) {
      const other = await aTicket(state);
      expect([action, (await act(other, action)).status]).toEqual([action, 200]);
      await sendOff(other);
    }
  });
});

/** Sends whoever is at the counter on their way, so that the next ticket finds it free. */
async function sendOff(id: string): Promise<void> {
  const { state } = await stateOf(id);
  if (state === 'called') await act(id, 'start');
  if (state === 'called' || state === 'serving') await act(id, 'finish');
}
