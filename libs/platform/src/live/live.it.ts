import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, type MessageEvent, Module, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { LedgerListener } from '../ledger/ledger-listener.js';
import { openHouse, type HouseUnderTest, type Sibling, until } from '@buka-pintu/platform/testing';
import {
  anyone,
  defineEvents,
  Endpoint,
  Ledger,
  Live,
  LiveHub,
  newId,
  platform,
  platformProblems,
  Sealer,
  system,
  Whole,
} from '@buka-pintu/platform';
import { toyModule } from '../testing/toy-module.js';

class Moved {
  @Whole({ min: 0, max: 1_000_000 }) shelf: number;
}
const events = defineEvents('shelves', {
  moved: { type: 'shelf.moved', describes: 'Something was moved', payload: Moved },
});
class ShelfView {
  @Whole({ min: 0, max: 1_000_000 }) reads: number;
}

let mood: 'well' | 'broken' | 'gone' = 'well';
let reads = 0;

@Controller('v1/shelves')
class ShelvesController {
  constructor(private readonly live: Live) {}

  @Sse('stream')
  @Endpoint({ summary: 'Watch shelf 1', access: [anyone()], returns: ShelfView, stream: true, since: '0.1' })
  stream(): Observable<MessageEvent> {
    return this.live.watch<ShelfView>({
      officeId: 300,
      event: 'shelf',
      concerns: (event) => event.payload['shelf'] === 1,
      view: async () => {
        if (mood === 'broken') throw new Error('the database is away');
        await sleep(5);
        if (mood === 'gone') throw platformProblems.notFound();
        return { reads: ++reads };
      },
    });
  }
}

@Module({ controllers: [ShelvesController] })
class ShelvesModule {}
const shelves = toyModule('shelves', ShelvesModule, {
  events,
});

/** An open stream as its raw text. */
async function listen(
  at: Sibling,
): Promise<{ text: () => string; until: (part: string) => Promise<void>; end: () => void; over: Promise<void> }> {
  const stop = new AbortController();
  const response = await at.fetch('/v1/shelves/stream', { signal: stop.signal });
  expect(response.status).toBe(200);
  let text = '';
  const over = (async () => {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) text += chunk;
  })().catch(() => undefined);
  const hears = (part: string): Promise<void> => until(() => text.includes(part));
  return { text: () => text, until: hears, end: () => stop.abort(), over };
}

describe('a live stream', () => {
  let house: HouseUnderTest;
  beforeAll(async () => {
    house = await openHouse({ modules: [platform, shelves] });
  });
  afterAll(() => house.close());
  beforeEach(() => {
    mood = 'well';
  });

  const happen = async (shelf: number, times = 1, at: Sibling = house): Promise<string> => {
    await at.db.transaction(async () => {
      for (let time = 0; time < times; time++)
        await at.get(Ledger).append(300, events.moved, {
          subject: { type: 'shelf', id: newId(300) },
          payload: { shelf },
          actor: system('test'),
        });
    });
    await at.get(Sealer).sealAll();
    return `id: ${(await at.get(Ledger).after(300, 0)).at(-1)?.position}\n`;
  };
  const count = (text: string): number => text.split('event: shelf').length - 1;

  it('begins with the present view and follows what concerns it, at every process', async () => {
    const sibling = await house.sibling();
    const here = await listen(house);
    const there = await listen(sibling);
    await Promise.all([here.until('event: shelf'), there.until('event: shelf')]);
    const first = await happen(1);
    await Promise.all([here.until(first), there.until(first)]);
    const foreign = await happen(2);
    await sleep(200);
    const second = await happen(1);
    await Promise.all([here.until(second), there.until(second)]);
    expect(here.text()).not.toContain(foreign);
    here.end();
    there.end();
    await Promise.all([here.over, there.over]);
  });

  it('makes one view of a burst', async () => {
    const stream = await listen(house);
    await stream.until('event: shelf');
    await sleep(150);
    await stream.until(await happen(1, 50));
    await sleep(150);
    expect(count(stream.text())).toBe(2);
    stream.end();
    await stream.over;
  });

  it('comes without LISTEN as well, by looking', async () => {
    const stream = await listen(house);
    await stream.until('event: shelf');
    await house.get(LedgerListener).onModuleDestroy();
    const elsewhere = await house.sibling();
    await stream.until(await happen(1, 1, elsewhere));
    stream.end();
    await stream.over;
    house.get(LedgerListener).start();
  });

  it('listens again after its connection broke', async () => {
    const listener = house.get(LedgerListener);
    const listening = (wanted: boolean): Promise<void> => until(() => listener.listening === wanted);
    await listening(true);
    await house.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen ledger'`,
    );
    await listening(false);
    await listening(true);
  });

  it('goes on after its view could not be read, and ends when it may not be read any more', async () => {
    const stream = await listen(house);
    await stream.until('event: shelf');
    await sleep(150);
    mood = 'broken';
    const late = await happen(1);
    await sleep(200);
    expect(stream.text()).not.toContain(late);
    mood = 'well';
    await stream.until(late);
    mood = 'gone';
    await sleep(150);
    const last = await happen(1);
    await stream.over;
    expect(stream.text()).not.toContain(last);
  });

  it('that may not begin is answered with the problem', async () => {
    mood = 'gone';
    const response = await house.fetch('/v1/shelves/stream');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
    expect(await house.get(LiveHub).size()).toBe(0);
  });

  it('leaves nothing behind when the client goes', async () => {
    const streams = await Promise.all([listen(house), listen(house)]);
    expect(await house.get(LiveHub).size()).toBeGreaterThanOrEqual(2);
    for (const stream of streams) stream.end();
    await Promise.all(streams.map((stream) => stream.over));
    await until(async () => (await house.get(LiveHub).size()) === 0);
  });

  it('ends with a hint when the process does', async () => {
    const sibling = await house.sibling();
    const stream = await listen(sibling);
    await stream.until('event: shelf');
    await sibling.app.close();
    await stream.over;
    expect(stream.text()).toMatch(/retry: \d{4}\n/);
  });
});
