import { Controller, Get, Global, Module, Sse, type MessageEvent } from '@nestjs/common';
import { NEVER, startWith, type Observable } from 'rxjs';
import { anyone, PrincipalResolver, type Credentials, type Principal } from '../access/index.js';
import type { HouseModule } from '../house.js';
import { platform } from '../platform.module.js';
import { openHouse, type HouseUnderTest, until } from '../testing/index.js';
import { Endpoint } from '../http/endpoint.js';
import { Flag } from '../shapes/field.js';
import { platformProblems } from '../http/platform.problems.js';
import { RateLimiter } from './rate-limiter.js';
import { Db } from '../database/db.js';
import { Vault } from '../privacy/vault.js';

class Rung {
  @Flag() rung: boolean;
}

@Controller('v1/bells')
class BellsController {
  @Get('big')
  @Endpoint({ summary: 'Ring', access: [anyone()], returns: Rung, weight: 400, since: '0.1' })
  big(): Rung {
    return { rung: true };
  }

  @Get('door')
  @Endpoint({ summary: 'Ring', access: [anyone()], returns: Rung, limit: { calls: 3, seconds: 60 }, since: '0.1' })
  door(): Rung {
    return { rung: true };
  }

  @Sse('peal')
  @Endpoint({ summary: 'Ring on', access: [anyone()], returns: Rung, stream: true, since: '0.1' })
  peal(): Observable<MessageEvent> {
    return NEVER.pipe(startWith({ data: { rung: true } }));
  }
}

class Resolver extends PrincipalResolver {
  override async resolve({ authorization }: Credentials): Promise<Principal> {
    if (authorization === undefined) return { kind: 'anonymous' };
    if (authorization === 'wrong') throw platformProblems.credentialsInvalid();
    return { kind: 'citizen', officeId: 1, subjectType: 'booking', subjectId: 's', capabilityId: authorization };
  }
}

@Global()
@Module({
  controllers: [BellsController],
  providers: [{ provide: PrincipalResolver, useClass: Resolver }],
  exports: [PrincipalResolver],
})
class BellsModule {}

const bells = { name: 'bells', nest: BellsModule, entities: [], migrations: [], problems: {}, events: {} };

describe('a limit', () => {
  let house: HouseUnderTest;
  beforeAll(async () => {
    const modules: HouseModule[] = [platform, { ...bells, permissions: {} }];
    house = await openHouse({ modules, rateLimits: true });
  });
  // A window that goes over in the middle of a test would forgive what the test counts.
  beforeEach(() => house.clock.set('2026-11-23T01:00:10Z'));
  afterAll(() => house.close());

  const ring = (bell: string, authorization?: string) =>
    house.fetch(`/v1/bells/${bell}`, { headers: authorization ? { authorization } : {} });

  it('lets through what fits, tells what is left, and then when to come back', async () => {
    const first = await ring('big');
    expect(first.headers.get('ratelimit-policy')).toBe('"address";q=1200;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"address";r=800;t=[1-5]?\d$/);
    await ring('big');
    expect((await ring('big')).status).toBe(200);
    const fourth = await ring('big');
    expect([fourth.status, fourth.headers.get('content-type')]).toEqual([
      429,
      'application/problem+json; charset=utf-8',
    ]);
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await fourth.json()).toMatchObject({ code: 'too_many', 'violated-policies': ['address'] });
  });

  it('counts each caller by itself, and an operation that invites guessing by itself too', async () => {
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await ring('door', 'a')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await ring('door', 'b')).status).toBe(200);
    expect((await ring('big', 'a')).status).toBe(200);
  });

  it('counts wrong credentials by address', async () => {
    const statuses = [];
    for (let i = 0; i < 61; i++) statuses.push((await ring('door', 'wrong')).status);
    expect(statuses.slice(0, 60).every((status) => status === 401)).toBe(true);
    expect(statuses[60]).toBe(429);
  });

  it('is shared by all processes, and full again in the next window', async () => {
    const policy = { name: 'shared', quota: 100, seconds: 60 };
    const replicas = [1, 2, 3].map(() => new RateLimiter(house.get(Db), house.get(Vault)));
    const spend = (replica: RateLimiter) => replica.spend(policy, 'x', 1);
    const verdicts = [];
    for (let i = 0; i < 60; i++) verdicts.push(...(await Promise.all(replicas.map(spend))));
    expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(100);
    await house.clock.advance(60_000);
    expect((await spend(new RateLimiter(house.get(Db), house.get(Vault)))).allowed).toBe(true);
  });

  it('keeps no address in clear', async () => {
    const { rows } = await house.owner.query<{ key: Buffer }>('select key from rate_window');
    expect(rows.every(({ key }) => key.length === 32)).toBe(true);
  });

  it('lets nobody hold more streams open than a house full of screens needs, and gives a closed one back', async () => {
    const open: AbortController[] = [];
    const listen = async (): Promise<number> => {
      const stop = new AbortController();
      const headers = { authorization: 'listener' };
      const { status } = await house.fetch('/v1/bells/peal', { headers, signal: stop.signal });
      if (status === 200) open.push(stop);
      return status;
    };
    for (let at = 0; at < 20; at++) expect([at, await listen()]).toEqual([at, 200]);
    expect(await listen()).toBe(429);
    expect((await ring('big', 'listener')).status).toBe(200);
    open.pop()!.abort();
    await until(async () => (await listen()) === 200);
    for (const stop of open) stop.abort();
  });
});
