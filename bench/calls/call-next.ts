// Fifty counters that call at once: the statement with its order, guards, spells and explanation, beside the least that could
// take a row from a line, and through HTTP. Run by `npm run bench:calls -- [counters] [waiting]`.
import type { Db } from '@buka-pintu/platform';
import { openHouse } from '@buka-pintu/platform/testing';
import type { ConsoleView } from '../../libs/queue/src/counters/counter.dto.js';
import { anOffice, ask, openDesks } from '../../libs/queue/src/testing/office-day.js';
import { callAt, finishAt, openPoint, putInLine } from '../../libs/queue/src/testing/staged-line.js';

const COUNTERS = Number(process.argv[2] ?? 50);
const WAITING = Number(process.argv[3] ?? 1000);
const MINUTE = 60_000;

interface Round {
  millis: number[];
  taken: string[];
  seconds: number;
}

/** Every counter calls, serves and calls again, until the line is empty. */
async function empty(
  counters: number,
  call: (counter: number) => Promise<string | undefined>,
  done?: (counter: number) => Promise<void>,
): Promise<Round> {
  const [millis, taken]: [number[], string[]] = [[], []];
  const from = performance.now();
  const work = async (counter: number): Promise<void> => {
    for (;;) {
      const asked = performance.now();
      const id = await call(counter);
      if (id === undefined) return;
      millis.push(performance.now() - asked);
      taken.push(id);
      await done?.(counter);
    }
  };
  await Promise.all(Array.from({ length: counters }, (_, counter) => work(counter)));
  return { millis, taken, seconds: (performance.now() - from) / 1000 };
}

function say(name: string, { millis, taken, seconds }: Round): { rate: number; p99: number } {
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  const rate = taken.length / seconds;
  const cells = [rate, at(0.5), at(0.99)].map((it) => it.toFixed(1).padStart(9)).join('');
  process.stdout.write(`${name.padEnd(48)}${cells}   twice: ${taken.length - new Set(taken).size}\n`);
  return { rate, p99: at(0.99) };
}

async function bareLine(db: Db, owner: { query(sql: string): Promise<unknown> }): Promise<Round> {
  await owner.query(`
    create table bench_line (id integer primary key, due_at timestamptz not null, state text not null default 'waiting');
    insert into bench_line select n, now() + make_interval(secs => (n * 7919) % 4000) from generate_series(1, ${WAITING}) n;
    create index on bench_line (due_at) where state = 'waiting';
    grant select, update on bench_line to public`);
  const take = `update bench_line set state = 'called' where id = (
    select id from bench_line where state = 'waiting' order by due_at limit 1 for update skip locked) returning id`;
  // One that finds all heads locked tries again, as the service does.
  return empty(COUNTERS, async () => {
    for (let attempt = 1; attempt <= 2; attempt++) {
      const row = await db.maybe<{ id: number }>(take, [], { name: 'bench-take' });
      if (row) return String(row.id);
    }
    return undefined;
  });
}

async function ourLine(db: Db): Promise<Round> {
  const { point, desks } = await openPoint(db, COUNTERS);
  const now = Date.now();
  await putInLine(
    db,
    point,
    Array.from({ length: WAITING }, (_, n) => ({
      lane: n % 5 === 0 ? ('priority' as const) : ('regular' as const),
      issuedAt: now - (n % 60) * MINUTE,
      dueAt: now + ((n * 37) % 60) * MINUTE - 30 * MINUTE,
      restsUntil: null,
    })),
  );
  await db.query('select 1');
  return empty(
    COUNTERS,
    async (counter) => (await callAt(db, desks[counter]!)) ?? callAt(db, desks[counter]!),
    (counter) => finishAt(db, desks[counter]!),
  );
}

const house = await openHouse();
try {
  const { db } = house;
  await house.clock.set('2026-11-24T03:00:00Z');
  process.stdout.write(`\n${COUNTERS} counters, ${WAITING} waiting\n${''.padEnd(48)} calls/s      p50      p99 ms\n`);
  const bare = say('bare UPDATE … SKIP LOCKED', await bareLine(db, house.owner));
  const ours = say('the calling statement (served in between)', await ourLine(db));
  const office = await anOffice(house, { officeId: 99, code: 'BCH', counters: COUNTERS });
  const desks = await openDesks(house, office, COUNTERS);
  const guest = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane: 'walk_in' };
  for (let n = 0; n < COUNTERS * 2; n++) await ask(house, 'POST', '/v1/queue/tickets', desks[0]!.headers, guest);
  const http = say(
    'over HTTP, all counters at once',
    await empty(
      COUNTERS,
      async (counter) => {
        const { counterId, headers } = desks[counter]!;
        const { body } = await ask<ConsoleView>(house, 'POST', `/v1/queue/counters/${counterId}/calls`, headers);
        return body.current?.id;
      },
      async (counter) => {
        const { headers, counterId } = desks[counter]!;
        const { body } = await ask<ConsoleView>(house, 'GET', `/v1/queue/counters/${counterId}/console`, headers);
        const path = `/v1/queue/tickets/${body.current!.id}`;
        await ask(house, 'POST', `${path}/servings`, headers);
        await ask(house, 'POST', `${path}/completions`, headers);
      },
    ),
  );
  process.stdout.write(
    `\nours : bare, rate ${(ours.rate / bare.rate).toFixed(2)}, p99 ${(ours.p99 / bare.p99).toFixed(1)}; ` +
      `over HTTP : bare, p99 ${(http.p99 / bare.p99).toFixed(1)}\n`,
  );
} finally {
  await house.close();
}
