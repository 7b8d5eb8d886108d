// How long from the officer's click to the board on the wall, against the database's own NOTIFY measured in the same run.
// Run by `npm run bench:board -- [calls] [boards]`.
import { Worker } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import pg from 'pg';
import type { BoardView } from '../../libs/queue/src/board/board.dto.js';
import type { ConsoleView } from '../../libs/queue/src/counters/counter.dto.js';
import { messages } from '../../libs/queue/src/testing/event-stream.js';
import { anOffice, ask, openDesks } from '../../libs/queue/src/testing/office-day.js';

const CALLS = Number(process.argv[2] ?? 200);
const BOARDS = Number(process.argv[3] ?? 20);

interface Figures {
  p50: number;
  p99: number;
  max: number;
}

function figuresOf(millis: number[]): Figures {
  const sorted = [...millis].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { p50: at(0.5), p99: at(0.99), max: sorted.at(-1)! };
}

function say(name: string, { p50, p99, max }: Figures): void {
  const cells = [p50, p99, max].map((it) => it.toFixed(1).padStart(8)).join('');
  process.stdout.write(`${name.padEnd(44)}${cells}\n`);
}

/** What no board can beat: one connection notifies, another hears it. */
async function notifyRoundTrips(house: HouseUnderTest, count: number): Promise<number[]> {
  const [speaks, hears] = [1, 2].map(() => new pg.Client(house.database.ownerUrl)) as [pg.Client, pg.Client];
  await Promise.all([speaks.connect(), hears.connect()]);
  await hears.query('listen bench');
  const millis: number[] = [];
  for (let i = 0; i < count; i++) {
    const heard = new Promise((resolve) => hears.once('notification', resolve));
    const from = performance.now();
    await speaks.query('notify bench');
    await heard;
    millis.push(performance.now() - from);
  }
  await Promise.all([speaks.end(), hears.end()]);
  return millis;
}

/** Boards that note when each call reached them. */
async function watchBoards(house: HouseUnderTest, code: string, stop: AbortSignal) {
  const seen = Array.from({ length: BOARDS }, () => new Map<string, number>());
  const streams = await Promise.all(seen.map(() => house.fetch(`/v1/queue/boards/${code}/stream`, { signal: stop })));
  streams.forEach((stream, index) => {
    const read = async (): Promise<void> => {
      for await (const view of messages<BoardView>(stream)) {
        for (const call of view.calls) {
          if (!seen[index]!.has(call.ticketId)) seen[index]!.set(call.ticketId, performance.now());
        }
      }
    };
    void read().catch(() => undefined);
  });
  return seen;
}

const house = await openHouse();
const stop = new AbortController();
try {
  house.get(Worker).start();
  const office = await anOffice(house, { officeId: 99, code: 'BCH', counters: 3 });
  const desks = await openDesks(house, office, 3);
  const guest = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane: 'walk_in' };
  for (let i = 0; i < CALLS; i++) await ask(house, 'POST', '/v1/queue/tickets', desks[0]!.headers, guest);
  const seen = await watchBoards(house, office.pointCode, stop.signal);
  const [answered, first, all]: [number[], number[], number[]] = [[], [], []];
  let missing = 0;
  for (let i = 0; i < CALLS; i++) {
    const desk = desks[i % desks.length]!;
    const from = performance.now();
    const { body } = await ask<ConsoleView>(house, 'POST', `/v1/queue/counters/${desk.counterId}/calls`, desk.headers);
    answered.push(performance.now() - from);
    const ticketId = body.current!.id;
    const deadline = performance.now() + 5000;
    while (seen.some((board) => !board.has(ticketId)) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const arrivals = seen.map((board) => board.get(ticketId)).filter((at) => at !== undefined);
    missing += BOARDS - arrivals.length;
    if (arrivals.length > 0) {
      first.push(Math.min(...arrivals) - from);
      all.push(Math.max(...arrivals) - from);
    }
    await ask(house, 'POST', `/v1/queue/tickets/${ticketId}/servings`, desk.headers);
    await ask(house, 'POST', `/v1/queue/tickets/${ticketId}/completions`, desk.headers);
  }
  const limit = figuresOf(await notifyRoundTrips(house, CALLS));
  process.stdout.write(`\n${CALLS} calls, ${BOARDS} boards; milliseconds\n${''.padEnd(44)}     p50     p99     max\n`);
  say('NOTIFY to LISTEN, bare (the limit)', limit);
  say('click to the answer at the counter', figuresOf(answered));
  say('click to the first board', figuresOf(first));
  say('click to the last board', figuresOf(all));
  const ratio = figuresOf(all).p50 / (figuresOf(answered).p50 + limit.p50);
  process.stdout.write(`\nlast board / (answer + limit), p50: ${ratio.toFixed(1)}\n`);
  process.stdout.write(
    `boards that missed a call: ${missing}; within 1 s: ${figuresOf(all).max <= 1000 ? 'all' : 'NOT all'}\n`,
  );
} finally {
  stop.abort();
  await house.close();
}
