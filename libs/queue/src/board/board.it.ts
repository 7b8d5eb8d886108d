import { Agent, request } from 'node:http';
import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { messages, until } from '../testing/event-stream.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import { LANES } from '../supply/lane.js';
import type { TicketView } from '../tickets/ticket.dto.js';
import type { BoardView } from './board.dto.js';

let house: HouseUnderTest;
let office: OfficeDay;
let desks: Awaited<ReturnType<typeof openDesks>>;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set('2026-11-24T03:00:00Z');
  office = await anOffice(house, { officeId: 51, code: 'PPN' });
  desks = await openDesks(house, office, 3);
});
afterAll(() => house.close());

const board = () => ask<BoardView & { code: string }>(house, 'GET', `/v1/queue/boards/${office.pointCode}`, {});
async function walksIn(lane = 'walk_in'): Promise<TicketView> {
  const headers = await asStaff(house, 'counter', office.officeId);
  const body = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane, name: 'Rahasia' };
  return (await ask<TicketView>(house, 'POST', '/v1/queue/tickets', headers, body)).body;
}
const call = (index: number) =>
  ask(house, 'POST', `/v1/queue/counters/${desks[index]!.counterId}/calls`, desks[index]!.headers);

describe('the board', () => {
  it('shows an empty room to everybody', async () => {
    const { status, body } = await board();
    expect(status).toBe(200);
    expect(body).toMatchObject({ officeName: 'Kantor PPN', servicePoint: { code: 'PPN-1' }, calls: [], notice: null });
    expect(body.waiting.map(({ lane, count }) => [lane, count])).toEqual(LANES.map((lane) => [lane, 0]));
  });

  it('shows the newest call first, what is over below, and never a name', async () => {
    const [first, second] = [await walksIn(), await walksIn()];
    await walksIn('priority');
    await call(0);
    await house.clock.advance(1000);
    await call(1);
    await ask(house, 'POST', `/v1/queue/tickets/${first.id}/recalls`, desks[1]!.headers);
    let { body } = await board();
    expect(body.calls.map((it) => [it.counterNumber, it.counterName, it.callCount])).toEqual([
      [2, 'Loket 2', 2],
      [1, 'Loket 1', 1],
    ]);
    expect(body.waiting.find(({ lane }) => lane === 'walk_in')).toMatchObject({ count: 1, unsure: 'too_few' });
    const serving = body.calls[1]!;
    await ask(house, 'POST', `/v1/queue/tickets/${serving.ticketId}/servings`, desks[0]!.headers);
    await ask(house, 'POST', `/v1/queue/tickets/${serving.ticketId}/completions`, desks[0]!.headers);
    ({ body } = await board());
    expect(body.calls).toHaveLength(1);
    expect(body.last).toMatchObject([{ number: serving.number, counterNumber: 1 }]);
    expect(JSON.stringify(body)).not.toContain('Rahasia');
    expect([first.id, second.id]).toContain(body.calls[0]!.ticketId);
  });

  it('brings a call to the screen by itself', async () => {
    const ticket = await walksIn();
    const stop = new AbortController();
    const views = messages<BoardView>(
      await house.fetch(`/v1/queue/boards/${office.pointCode}/stream`, { signal: stop.signal }),
    );
    const before = (await views.next()).value!;
    expect(before.calls.map((it) => it.ticketId)).not.toContain(ticket.id);
    const body = { counterId: desks[2]!.counterId };
    await ask(house, 'POST', `/v1/queue/tickets/${ticket.id}/calls`, desks[2]!.headers, body);
    await house.settle();
    const after = await until(views, (view) => view.calls.some((it) => it.ticketId === ticket.id));
    expect(after.calls[0]).toMatchObject({ number: ticket.number, counterNumber: 3, callCount: 1 });
    expect(after.position).toBeGreaterThan(before.position);
    await ask(house, 'POST', `/v1/queue/tickets/${ticket.id}/recalls`, desks[2]!.headers);
    await house.settle();
    await until(views, (view) => view.calls[0]?.callCount === 2);
    stop.abort();
  });

  it('brings it to a screen on another process too', async () => {
    const { body: before } = await board();
    for (const { ticketId } of before.calls) {
      const desk = desks.find(
        (it) => it.counterId === office.counters[before.calls.find((c) => c.ticketId === ticketId)!.counterNumber - 1],
      )!;
      await ask(house, 'POST', `/v1/queue/tickets/${ticketId}/servings`, desk.headers);
      await ask(house, 'POST', `/v1/queue/tickets/${ticketId}/completions`, desk.headers);
    }
    const other = await house.sibling();
    const stop = new AbortController();
    const views = messages<BoardView>(
      await other.fetch(`/v1/queue/boards/${office.pointCode}/stream`, { signal: stop.signal }),
    );
    await views.next();
    const ticket = await walksIn('priority');
    const body = { counterId: desks[0]!.counterId };
    await ask(house, 'POST', `/v1/queue/tickets/${ticket.id}/calls`, desks[0]!.headers, body);
    await house.settle();
    await until(views, (view) => view.calls[0]?.ticketId === ticket.id);
    stop.abort();
  });

  it('says why it is closed', async () => {
    await house.owner.query(
      `insert into closure (office_id, id, service_point_id, on_day, reason_code) values (51, $1, null, '2026-11-26', 'disaster')`,
      [newId(51)],
    );
    await house.clock.set('2026-11-26T03:00:00Z');
    const { body } = await board();
    expect(body.notice?.en).toBeTruthy();
    expect(body.calls).toEqual([]);
    await house.clock.set('2026-11-24T04:00:00Z');
  });

  it('does not exist for a code nobody has', async () => {
    for (const code of ['PPN-9', 'XYZ-1', 'PPN']) {
      const { status, body } = await ask<{ code: string }>(house, 'GET', `/v1/queue/boards/${code}`, {});
      expect([status, body.code]).toEqual([404, 'not_found']);
      expect((await house.fetch(`/v1/queue/boards/${code}/stream`)).status).toBe(404);
    }
  });

  it('answers HEAD to a stream and frees the line: the next request on it is answered too', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const head = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request(house.url + path, { method: 'HEAD', agent }, (answer) => {
          answer.resume().once('end', () => resolve(answer.statusCode));
        })
          .once('error', reject)
          .end();
      });
    const stream = `/v1/queue/boards/${office.pointCode}/stream`;
    const answers = [await head(stream), await head(stream), await head('/v1/queue/boards/NO-1/stream')];
    agent.destroy();
    expect(answers).toEqual([200, 200, 404]);
  });
});
