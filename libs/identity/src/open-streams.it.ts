import { setTimeout as sleep } from 'node:timers/promises';
import { identity } from '@buka-pintu/identity';
import { LiveHub, newId, platform, Sealer } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { Capabilities } from './capabilities/capabilities.service.js';
import { send } from './testing/browser.js';
import { echoModule } from './testing/echo.js';
import { asCitizen, asStaff, registerClient } from './testing/index.js';

const HOUR = 3_600_000;

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, echoModule] });
});
afterAll(() => house?.close());

type Headers = Record<string, string>;

/** Listens until the server ends it. @returns when it has ended, or fails after a while */
async function listen(headers: Headers): Promise<{ ended: Promise<string>; isOpen: () => boolean; leave: () => void }> {
  const stop = new AbortController();
  const answer = await house.fetch('/v1/echo/stream', { headers, signal: stop.signal });
  expect(answer.status).toBe(200);
  let open = true;
  const ended = answer.text().finally(() => (open = false));
  const leave = (): void => {
    ended.catch(() => undefined);
    stop.abort();
  };
  return { ended, isOpen: () => open, leave };
}
/** The ledger tells: long before the half minute in which every stream is asked about anyway. */
async function atOnce<T>(ended: Promise<T>): Promise<T> {
  await house.get(Sealer).sealAll();
  const late = sleep(20_000, undefined, { ref: false }).then(() => {
    throw new Error('still open after 20 s');
  });
  return Promise.race([ended, late]);
}
const again = async (headers: Headers) => (await send(house, 'GET', '/v1/echo/stream', headers)).body.code;

describe('an open stream', () => {
  it('ends at once when the officer signs out in another window, and says why to who comes back', async () => {
    const [mine, other] = [await asStaff(house, 'counter'), await asStaff(house, 'counter')];
    const [stream, neighbour] = [await listen(mine), await listen(other)];
    expect((await send(house, 'DELETE', '/v1/sessions/current', mine)).status).toBe(204);
    expect(await atOnce(stream.ended)).toMatch(/retry: \d+/);
    expect(neighbour.isOpen()).toBe(true);
    expect(await again(mine)).toBe('sign_in_required');
    neighbour.leave();
  });

  it('ends at once when its key is revoked', async () => {
    const { headers, revoke } = await clientWithKey();
    const stream = await listen(headers);
    await revoke();
    await atOnce(stream.ended);
    expect(await again(headers)).toBe('credentials_invalid');
  });

  it('ends when the session runs out, and does not keep it alive by itself', async () => {
    const headers = await asStaff(house, 'counter');
    const stream = await listen(headers);
    for (let hour = 0; hour < 2; hour++) {
      expect(stream.isOpen()).toBe(true);
      await house.clock.advance(HOUR + 1);
      await house.get(LiveHub).ask();
    }
    await stream.ended;
    expect(await again(headers)).toBe('sign_in_required');
  });

  it('ends when a role is taken away, and goes on for the rest of the house', async () => {
    const [mine, other] = [await asStaff(house, 'head'), await asStaff(house, 'head')];
    const [stream, neighbour] = [await listen(mine), await listen(other)];
    const { body } = await send<{ staff: { id: string } }>(house, 'GET', '/v1/sessions/current', mine);
    await house.owner.query('delete from staff_role where office_id = 1 and staff_id = $1', [body.staff.id]);
    await house.get(LiveHub).ask();
    await stream.ended;
    expect(neighbour.isOpen()).toBe(true);
    expect(await again(mine)).toBe('not_allowed');
    neighbour.leave();
  });

  it('ends when the citizen’s link was replaced by a new one', async () => {
    const subject = { type: 'booking' as const, id: newId(1) };
    const headers = await asCitizen(house, subject);
    const stream = await listen(headers);
    await house.get(Capabilities).reissue(1, subject);
    await house.get(LiveHub).ask();
    await stream.ended;
    expect(await again(headers)).toBe('credentials_invalid');
  });
});

async function clientWithKey(): Promise<{ headers: Headers; revoke: () => Promise<void> }> {
  const { clientId, headers } = await registerClient(house, ['echo:things:read']);
  const administrator = await asStaff(house, 'administrator');
  const path = `/v1/api-clients/${clientId}`;
  return {
    headers,
    revoke: async () => {
      const { body } = await send<{ keys: { id: string }[] }>(house, 'GET', path, administrator);
      const answer = await send(house, 'DELETE', `${path}/keys/${body.keys[0]?.id}`, administrator);
      expect(answer.status).toBeLessThan(300);
    },
  };
}
