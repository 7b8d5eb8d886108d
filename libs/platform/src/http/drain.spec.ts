import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Injectable, Module, Sse, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NEVER, Subject, startWith, type Observable } from 'rxjs';
import { anyone } from '../access/index.js';
import type { Env } from '../env/index.js';
import { bareFloor } from '../testing/bare-floor.js';
import { Drain } from './drain.js';
import { Endpoint } from './endpoint.js';
import { Flag } from '../shapes/field.js';
import { serve } from './server.js';
import { toyModule } from '../testing/toy-module.js';

class Tick {
  @Flag() done: boolean;
}

@Injectable()
class Clocks implements OnModuleDestroy {
  readonly told = new Subject<MessageEvent>();
  readonly begun = Promise.withResolvers<void>();
  readonly answer = Promise.withResolvers<void>();
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
    this.clocks.begun.resolve();
    await this.clocks.answer.promise;
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
const clocks = toyModule('clocks', ClocksModule);

/** Until the port takes no more connections. */
async function refusesAt(port: number): Promise<void> {
  for (let refused = false; !refused; await sleep(10)) {
    refused = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(false)).once('error', () => resolve(true));
      socket.once('connect', () => socket.destroy());
    });
  }
}

describe('a server that is told to stop', () => {
  let app: NestFastifyApplication;
  let url: string;
  let asked: number[];
  let enough: PromiseWithResolvers<void>;
  beforeEach(async () => {
    const env = { trustProxy: 0, drainSeconds: 2 } as Env;
    app = await serve([bareFloor(env), { module: ClocksModule }], [clocks], env);
    await app.listen(0, '127.0.0.1');
    url = `${await app.getUrl()}/v1/clocks`;
    [asked, enough] = [[], Promise.withResolvers<void>()];
    app.get(Drain, { strict: false }).patience = (milliseconds) => {
      asked.push(milliseconds);
      return enough.promise;
    };
  });
  afterEach(() => app.close());

  it('answers what it has begun, says goodbye to its streams, and lets nobody new in', async () => {
    const { begun, answer } = app.get(Clocks);
    const slow = fetch(`${url}/slow`);
    const stream = await fetch(`${url}/polite`);
    await begun.promise;
    const closed = app.close();
    await refusesAt(Number(new URL(url).port));
    answer.resolve();
    expect(await (await slow).json()).toEqual({ done: true });
    expect(await stream.text()).toMatch(/data: hello\n\n(.*\n)*retry: 500\ndata: bye/);
    // Its patience never ended: the last answer did it.
    await closed;
  });

  it('waits no longer than the drain for a stream that does not end', async () => {
    const stream = await fetch(`${url}/stubborn`);
    let cut = false;
    const text = stream.text().catch(() => ((cut = true), 'cut'));
    const closed = app.close();
    await refusesAt(Number(new URL(url).port));
    while (asked.length === 0) await sleep(10);
    expect(asked).toEqual([2000]);
    expect(cut).toBe(false);
    enough.resolve();
    await closed;
    expect(await text).toBe('cut');
  });
});

it('a request that cannot be parsed is told so, as a problem', async () => {
  const env = { trustProxy: 0, drainSeconds: 0 } as Env;
  const app = await serve([bareFloor(env), { module: ClocksModule }], [clocks], env);
  await app.listen(0, '127.0.0.1');
  const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
  let said = '';
  socket.on('data', (chunk) => (said += chunk.toString()));
  socket.write('GET / HTTP/1.1\r\nno colon here\r\n\r\n');
  await new Promise((resolve) => socket.once('close', resolve));
  await app.close();
  expect(said).toMatch(/^HTTP\/1\.1 400 .*problem\+json.*"code":"address_unreadable"/s);
});
