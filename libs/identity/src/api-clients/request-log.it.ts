import { identity } from '@buka-pintu/identity';
import { newId, platform, type ClientPrincipal, type Page } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { Housekeeping } from '../identity.handlers.js';
import { send } from '../testing/browser.js';
import { echoModule } from '../testing/echo.js';
import { asStaff, registerClient, type Credentials } from '../testing/index.js';
import type { ApiRequestView } from './api-client.dto.js';
import { RequestLog } from './request-log.service.js';

const READ = 'echo:things:read';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, echoModule] });
});
afterAll(() => house?.close());

const echo = (headers: Credentials, path = 'reader') => house.fetch(`/v1/echo/${path}?`, { headers });
const log = async (headers: Credentials, query = '') => {
  await house.get(RequestLog).flush();
  return send<Page<ApiRequestView>>(house, 'GET', `/v1/api-clients/current/requests${query}`, headers);
};

describe('the log of requests', () => {
  it('tells a client what it asked and what became of it, and nothing else', async () => {
    const { headers } = await registerClient(house, [READ]);
    await echo({ ...headers, 'x-request-id': 'my-request-1' });
    await echo(headers, 'booking');
    const { items } = (await log(headers)).body;
    expect(items).toEqual([
      expect.objectContaining({ operation: 'bookingEcho', status: 403, problem: 'not_allowed', mode: 'live' }),
      {
        id: expect.any(String),
        at: expect.any(String),
        mode: 'live',
        operation: 'readerEcho',
        status: 200,
        problem: null,
        requestId: 'my-request-1',
        ms: expect.any(Number),
      },
    ]);
    const refused = await log(headers, '?outcome=refused');
    expect(refused.body.items.map(({ status }) => status)).toEqual([403]);
  });

  it('is each client’s own, page by page, and the administrator’s of its office', async () => {
    const [mine, other] = [await registerClient(house, [READ]), await registerClient(house, [READ])];
    for (let i = 0; i < 5; i++) await echo(mine.headers);
    await echo(other.headers);
    const first = (await log(mine.headers, '?limit=3')).body;
    expect(first.items).toHaveLength(3);
    const rest = (await log(mine.headers, `?limit=3&cursor=${first.next}`)).body;
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(
      first.items.length + rest.items.length,
    );
    expect((await log(other.headers, `?limit=3&cursor=${first.next}`)).status).toBe(400);
    const path = `/v1/api-clients/${mine.clientId}/requests`;
    const admin = await asStaff(house, 'administrator');
    expect((await send<Page<ApiRequestView>>(house, 'GET', path, admin)).body.items.length).toBeGreaterThanOrEqual(5);
    expect((await send(house, 'GET', path, await asStaff(house, 'administrator', 2))).status).toBe(404);
    expect((await send(house, 'GET', path, await asStaff(house, 'head'))).status).toBe(403);
    expect((await send(house, 'GET', path, mine.headers)).status).toBe(403);
  });

  it('loses nothing when a process is told to go', async () => {
    const { headers, clientId } = await registerClient(house, [READ]);
    const other = await house.sibling();
    await Promise.all(Array.from({ length: 40 }, () => other.fetch('/v1/echo/reader', { headers })));
    await other.app.close();
    const { rows } = await house.owner.query('select count(*)::int as lines from api_request where client_id = $1', [
      clientId,
    ]);
    expect(rows).toEqual([{ lines: 40 }]);
  });

  it('goes on after the database was away, and writes no line twice', async () => {
    const { clientId } = await registerClient(house, [READ]);
    const journal = house.get(RequestLog);
    const client = { kind: 'client', clientId, officeId: 1, mode: 'live' } as unknown as ClientPrincipal;
    const note = (requestId: string) =>
      journal.note({ client, operation: 'readerEcho', status: 200, problem: null, requestId, ms: 1 });
    await house.owner.query('alter table api_request rename to api_request_away');
    note('while-away');
    await journal.flush();
    await house.owner.query('alter table api_request_away rename to api_request');
    note('afterwards');
    await Promise.all([journal.flush(), journal.flush()]);
    const { rows } = await house.owner.query('select request_id from api_request where client_id = $1 order by id', [
      clientId,
    ]);
    expect(rows).toEqual([{ request_id: 'while-away' }, { request_id: 'afterwards' }]);
  });

  it('forgets after two weeks', async () => {
    const { headers, clientId } = await registerClient(house, [READ]);
    await echo(headers);
    await house.get(RequestLog).flush();
    await house.clock.advance(13 * 86_400_000);
    await house.get(Housekeeping).run();
    const count = async () =>
      (await house.owner.query('select from api_request where client_id = $1', [clientId])).rowCount;
    expect(await count()).toBe(1);
    await house.clock.advance(2 * 86_400_000);
    await house.get(Housekeeping).run();
    expect(await count()).toBe(0);
  });

  it('names the client by id only: a foreign cursor is no way in', async () => {
    const { headers } = await registerClient(house, [READ]);
    const answer = await log(headers, `?cursor=${newId(1)}`);
    expect(answer).toMatchObject({ status: 400 });
  });
});
