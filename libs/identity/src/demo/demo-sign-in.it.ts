import { identity } from '@buka-pintu/identity';
import { offices } from '@buka-pintu/offices';
import { Controller, Get, Module } from '@nestjs/common';
import { client, Endpoint, platform, ROLES, seedDemo, type HouseModule } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import type { SessionView, SignInView } from '../sessions/session.dto.js';
import { send } from '../testing/browser.js';
import { echoModule } from '../testing/echo.js';
import { browserHeaders, signInOfficer } from '../testing/index.js';
import { DemoSignIn } from './demo-sign-in.service.js';
import { waysIn } from './ways-in.js';

// As much of the queue as the demo's API client needs to know.
@Controller('v1/queue/bookings')
class BookingsController {
  @Get()
  @Endpoint({ summary: 'Read', access: [client('queue:bookings:read')], since: '0.1' })
  read(): void {}
}
@Module({ controllers: [BookingsController] })
class QueueModule {}
const queue: HouseModule = { ...echoModule, name: 'queue', nest: QueueModule, permissions: {} };
const modules = [platform, identity, offices, echoModule, queue];
let house: HouseUnderTest;
let demo: DemoSignIn;
const enter = (url: string, at = house) =>
  send<SignInView>(at, 'POST', '/v1/sessions/demo', browserHeaders(at), { token: url.split('#demo=')[1] });

describe('a demo install', () => {
  beforeAll(async () => {
    house = await openHouse({ modules, demo: true });
    demo = house.get(DemoSignIn);
  });
  afterAll(() => house?.close());

  it('lets everybody in by a link, in every role, without a second factor', async () => {
    const links = await demo.links('http://localhost:8080');
    expect(new Set(links.map((link) => link.role))).toEqual(new Set(ROLES));
    for (const { role, name, url } of links) {
      expect(url).toMatch(/^http:\/\/localhost:8080\/admin\/sign-in#demo=[\w-]{64}$/);
      const { status, body, cookie } = await enter(url);
      expect(status).toBe(201);
      expect(body.session).toMatchObject({
        staff: { name },
        officeCode: 'CTH',
        offices: [{ code: 'CTH', roles: [role] }],
        secondFactor: false,
        demo: true,
      });
      const seen = await send<SessionView>(house, 'GET', '/v1/sessions/current', browserHeaders(house, cookie));
      expect(seen.body).toEqual(body.session);
    }
  });

  it('keeps earlier links working for a week, and no longer', async () => {
    const [first] = await demo.links('');
    await demo.links('');
    expect((await enter(first!.url)).status).toBe(201);
    await house.clock.advance(8 * 86_400_000);
    expect((await enter(first!.url)).body.code).toBe('link_invalid');
  });

  it('refuses links that nobody made', async () => {
    const [first, second] = await demo.links('');
    const mixed = first!.url.slice(0, -43) + second!.url.slice(-43);
    for (const url of [mixed, `#demo=${'A'.repeat(64)}`, '#demo=short'])
      expect((await enter(url)).body.code).toBe('link_invalid');
  });

  it('is seeded once: a second start adds nobody', async () => {
    const count = async () =>
      (await house.owner.query('select (select count(*) from staff) s, (select count(*) from api_client) c')).rows[0];
    const before = await count();
    await seedDemo(house.app);
    expect(await count()).toEqual(before);
  });

  it('gives its API client the scopes of modules that came later', async () => {
    await house.owner.query(`update api_client set scopes = '{}'`);
    await seedDemo(house.app);
    const { rows } = await house.owner.query<{ scopes: string[] }>('select scopes from api_client');
    expect(rows[0]?.scopes).toEqual(['queue:bookings:read']);
  });

  it('has no password anybody could know', async () => {
    const { rows } = await house.owner.query<{ password_hash: string }>('select password_hash from staff where demo');
    expect(rows.every((row) => row.password_hash.startsWith('$argon2id$'))).toBe(true);
    expect(new Set(rows.map((row) => row.password_hash)).size).toBe(rows.length);
  });

  it('shows an API key with the links until one was used, and never a set-up link', async () => {
    const context = { db: house.db, clock: house.clock, get: house.get, log: () => undefined };
    const first = await waysIn(context);
    const key = first.find((point) => point.text)?.text;
    expect(key).toMatch(/^bpk_live_/);
    const again = (await waysIn(context)).find((point) => point.text)?.text;
    await waysIn(context);
    const missed = await send(house, 'GET', '/v1/echo/anyone', { authorization: `Bearer ${key}` });
    expect(missed.status).toBe(401);
    expect(first.some((point) => point.path?.includes('#setup='))).toBe(false);
    const answer = await send(house, 'GET', '/v1/echo/anyone', { authorization: `Bearer ${again}` });
    expect(answer.body).toMatchObject({ kind: 'client', officeId: 1 });
    expect((await waysIn(context)).some((point) => point.text)).toBe(false);
    expect(await demo.apiKey()).toBeUndefined();
  });
});

describe('any other install', () => {
  it('makes no links and takes none', async () => {
    const live = await openHouse({ modules });
    try {
      expect(await live.get(DemoSignIn).links('')).toEqual([]);
      expect(await live.get(DemoSignIn).apiKey()).toBeUndefined();
      await signInOfficer(live, [{ role: 'head' }]);
      const answer = await enter(`#demo=${'A'.repeat(64)}`, live);
      expect(answer).toMatchObject({ status: 403, setCookie: null, body: { code: 'demo_only' } });
    } finally {
      await live.close();
    }
  });
});
