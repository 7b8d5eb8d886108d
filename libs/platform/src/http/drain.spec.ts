import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Injectable, Module, Sse, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NEVER, Subject, startWith, type Observable } from 'rxjs';
import { anyone } from '../access/index.js';
import type { Env } from '../env/index.js';
import type { HouseModule } from '../house.js';
import { bareFloor } from '../testing/bare-floor.js';
import { Endpoint } from './endpoint.js';
import { Flag } from '../shapes/field.js';
import { serve } from './server.js';

class Tick {
  @Flag() done: boolean;
}

@Injectable()
class Clocks implements OnModuleDestroy {
  readonly told = new Subject<MessageEvent>();
  onModuleDestroy(): void {
    this.told.next({ data: 'bye', retry: 500 });
    this.told.complete();
  }
}

@Controller('v1/clocks')
class ClocksController {
  constructor(private readonly clocks: Clocks) {}

  @Get('slow')
  @Endpoint({ summary: 'Slow', access: [anyone()], returns: Tick, since: '0.1' })
  async slow(): Promise<Tick> {
    await sleep(700);
    return { done: true };
  }

  @Sse('polite')
  @Endpoint({ summary: 'Ends when told', access: [anyone()], returns: Tick, stream: true, since: '0.1' })
  polite(): Observable<MessageEvent> {
    return this.clocks.told.pipe(startWith({ data: 'hello' }));
  }

  @Sse('stubborn')
  @Endpoint({ summary: 'Never ends', access: [anyone()], returns: Tick, stream: true, since: '0.1' })
  stubborn(): Observable<MessageEvent> {
    return NEVER.pipe(startWith({ data: 'hello' }));
  }
}

@Module({ controllers: [ClocksController], providers: [Clocks] })
class ClocksModule {}
const clocks = { name: 'clocks', nest: ClocksModule, problems: {}, events: {} } as unknown as HouseModule;

/** Whether the port stops taking connections in time. */
async function refusedWithin(port: number, milliseconds: number): Promise<boolean> {
  for (const until = performance.now() + milliseconds; performance.now() < until; await sleep(10)) {
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(false)).once('error', () => resolve(true));
      socket.once('connect', () => socket.destroy());
    });
    if (refused) return true;
  }
  return false;
}

describe('a server that is told to stop', () => {
  let app: NestFastifyApplication;
  let url: string;
  const drainSeconds = 2;
  beforeEach(async () => {
    const env = { trustProxy: false, drainSeconds } as Env;
    app = await serve([bareFloor(env), { module: ClocksModule }], [clocks], env);
    await app.listen(0, '127.0.0.1');
    url = `${await app.getUrl()}/v1/clocks`;
  });
  afterEach(() => app.close());

  it('answers what it has begun, says goodbye to its streams, and lets nobody new in', async () => {
    const slow = fetch(`${url}/slow`);
    const stream = await fetch(`${url}/polite`);
    await sleep(50);
    const began = performance.now();
    const closed = app.close();
    expect(await refusedWithin(Number(new URL(url).port), 600)).toBe(true);
    expect(await (await slow).json()).toEqual({ done: true });
    expect(await stream.text()).toMatch(/data: hello\n\n(.*\n)*retry: 500\ndata: bye/);
    await closed;
    expect(performance.now() - began).toBeLessThan(1800);
  });

  it('waits no longer than the drain for a stream that does not end', async () => {
    const stream = await fetch(`${url}/stubborn`);
    const began = performance.now();
    const text = stream.text().catch(() => 'cut');
    await app.close();
    expect(await text).toBe('cut');
    const took = performance.now() - began;
    expect(took).toBeGreaterThan(1900);
    expect(took).toBeLessThan(4000);
  });
});

it('a request that cannot be parsed is told so, as a problem', async () => {
  const env = { trustProxy: false, drainSeconds: 0 } as Env;
  const app = await serve([bareFloor(env), { module: ClocksModule }], [clocks], env);
  await app.listen(0, '127.0.0.1');
  const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
  let said = '';
  socket.on('data', (chunk) => (said += chunk.toString()));
  socket.write('GET / HTTP/1.1\r\nno colon here\r\n\r\n');
  await new Promise((resolve) => socket.once('close', resolve));
  await app.close();
  expect(said).toMatch(/^HTTP\/1\.1 400 .*problem\+json.*"code":"malformed"/s);
});
