import { Controller, Get } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Env } from '../env/index.js';
import { Endpoint } from '../http/endpoint.js';
import { serve } from '../http/server.js';
import { Text } from '../shapes/index.js';
import { bareFloor } from '../testing/bare-floor.js';
import { anyone } from './access.js';
import { isOwnHost } from './own-host.js';
import { PrincipalResolver, type Credentials } from './principal-resolver.js';
import type { Principal } from './principal.js';
import { toyModule } from '../testing/toy-module.js';

class Seen {
  @Text({ max: 100 }) ip: string;
}

let ip: string;
class Resolver extends PrincipalResolver {
  override async resolve(credentials: Credentials): Promise<Principal> {
    ({ ip } = credentials);
    return { kind: 'anonymous' };
  }
}

@Controller('v1/mirrors')
class MirrorsController {
  @Get()
  @Endpoint({ summary: 'Look', access: [anyone()], returns: Seen, since: '0.1' })
  look(): Seen {
    return { ip };
  }
}
class MirrorsModule {}
const mirrors = toyModule('mirrors', MirrorsModule);

async function open(settings: Partial<Env>): Promise<NestFastifyApplication> {
  const env = { trustProxy: 0, publicOrigin: null, metricsToken: null, ...settings } as Env;
  const house = { module: MirrorsModule, controllers: [MirrorsController] };
  const app = await serve([bareFloor(env, Resolver), house], [mirrors], env);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

describe('names of this computer', () => {
  it.each(['localhost', 'LOCALHOST', 'a.localhost', '127.0.0.1', '127.8.8.8', '[::1]'])('%s is one', (host) =>
    expect(isOwnHost(host)).toBe(true),
  );
  it.each(['', '0.0.0.0', '10.0.0.1', 'localhost.example.org', '127.example.org', '128.0.0.1', '[::2]'])(
    '%s is none',
    (host) => expect(isOwnHost(host)).toBe(false),
  );
});

describe('a page of the web that pointed its own name at this computer', () => {
  let app: NestFastifyApplication;
  const get = async (url: string, host: string) => {
    const answer = await app.inject({ url, headers: { host } });
    return [answer.statusCode, answer.statusCode < 400 ? '' : (answer.json() as { code: string }).code];
  };
  afterEach(() => app.close());

  it('gets nothing from the demo, which answers to its own names and to the one it was given', async () => {
    app = await open({ demo: true, publicOrigin: 'https://coba.kantor.example' });
    for (const url of ['/v1/mirrors', '/health/live', '/nowhere'])
      expect([url, await get(url, 'evil.example:8080')]).toEqual([url, [421, 'host_unknown']]);
    for (const host of ['localhost:8080', '127.0.0.1', '[::1]:8080', 'coba.kantor.example'])
      expect([host, await get('/v1/mirrors', host)]).toEqual([host, [200, '']]);
  });

  it('gets no figures from a live install either', async () => {
    app = await open({ demo: false });
    expect(await get('/metrics', 'evil.example')).toEqual([404, 'not_found']);
    expect(await get('/metrics', 'localhost')).toEqual([200, '']);
    expect(await get('/v1/mirrors', 'kantor.example')).toEqual([200, '']);
  });
});

describe('the address of a caller behind proxies', () => {
  const chain = '198.51.100.1, 203.0.113.9, 10.0.0.2';
  it.each([
    [0, '127.0.0.1'],
    [1, '10.0.0.2'],
    [2, '203.0.113.9'],
  ])('with %s of them is %s: what stands before theirs, the caller wrote himself', async (trustProxy, seen) => {
    const app = await open({ trustProxy });
    const answer = await app.inject({ url: '/v1/mirrors', headers: { 'x-forwarded-for': chain } });
    expect(answer.json()).toEqual({ ip: seen });
    await app.close();
  });
});
