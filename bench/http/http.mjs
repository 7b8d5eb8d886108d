// `npm run bench:http -- [callers] [rounds] [seconds]`: an authenticated read and a write through the whole stack, beside bare Fastify
// with the same statements, in turns.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { freePort } from '../../scripts/free-port.mjs';
import { Failure, ROOT, run, say } from '../../scripts/set-up.mjs';
import { newNik } from '../claims/http-booker.mjs';
import { openStage, slotsOfADay, startApi } from '../stage.mjs';

/** @typedef {{ method: 'GET' | 'POST', path: string, body?: () => string, wanted: number }} Task */
/** @typedef {{ rate: number, p99: number, other: number }} Figures */

const [callers = 16, rounds = 3, seconds = 4] = process.argv.slice(2).map(Number);

await run(async () => {
  const stage = await openStage({ lanes: { regular: 4000, priority: 1 }, clients: 1, name: 'http' });
  /** @type {import('node:child_process').ChildProcess[]} */
  const started = [];
  try {
    const slots = await slotsOfADay(stage);
    const ours = await startApi(stage, await freePort(), { WORKER: '0', RATE_LIMITS: '0' });
    started.push(ours.child);
    const port = await freePort();
    const bare = fork(join(ROOT, 'bench/http/bare.mjs'), {
      execPath: process.execPath,
      env: { PATH: process.env.PATH, DATABASE_URL: stage.appUrl, PORT: String(port) },
    });
    started.push(bare);
    const [word] = await Promise.race([once(bare, 'message'), once(bare, 'exit').then(() => ['ended'])]);
    if (word !== 'ready') throw new Failure('Bare Fastify did not start.');
    const sides = sidesOf(
      stage,
      slots,
      await bookOne(stage, ours.url, slots[0]?.id ?? ''),
      ours.url,
      `http://127.0.0.1:${port}`,
    );
    report(await inTurns(sides, stage.keys[0] ?? ''));
    return 0;
  } finally {
    for (const child of started) child.kill('SIGKILL');
    await stage.close();
  }
});

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {string} slotId
 */
function bookingBody(stage, slotId) {
  return JSON.stringify({
    slotId,
    serviceCode: 'passport_new_adult',
    person: { name: 'Siti Aminah', documentKind: 'nik', documentNumber: newNik(stage), birthOn: '1990-04-17' },
    contact: { phone: '+6281234567890' },
  });
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {string} url
 * @param {string} slotId
 */
async function bookOne(stage, url, slotId) {
  const answer = await fetch(`${url}/v1/queue/bookings`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${stage.keys[0]}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: bookingBody(stage, slotId),
  });
  const { id } = /** @type {{ id?: string }} */ (await answer.json());
  if (!id) throw new Failure(`The first booking was refused: ${answer.status}`);
  return id;
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {{ id: string }[]} slots
 * @param {string} bookingId
 * @param {string} ours
 * @param {string} bare
 * @returns {Record<string, { base: string, task: Task }>}
 */
function sidesOf(stage, slots, bookingId, ours, bare) {
  // Spread over the slots of a day: the claim of one hot slot is bench:claims' subject.
  let turn = 0;
  const nextSlot = () => slots[(turn += 1) % slots.length]?.id ?? '';
  const servicePointId = stage.point.id;
  return {
    'read, ours': { base: ours, task: { method: 'GET', path: `/v1/queue/bookings/${bookingId}`, wanted: 200 } },
    'read, bare': { base: bare, task: { method: 'GET', path: `/bookings/${bookingId}`, wanted: 200 } },
    'write, ours': {
      base: ours,
      task: { method: 'POST', path: '/v1/queue/bookings', body: () => bookingBody(stage, nextSlot()), wanted: 201 },
    },
    'write, bare': {
      base: bare,
      task: {
        method: 'POST',
        path: '/bookings',
        body: () => JSON.stringify({ slotId: nextSlot(), servicePointId }),
        wanted: 201,
      },
    },
  };
}

/**
 * Each side in turn, round after round, so that what else the machine does falls on all of them.
 * @param {ReturnType<typeof sidesOf>} sides
 * @param {string} key
 */
async function inTurns(sides, key) {
  /** @type {Record<string, Figures[]>} */
  const met = {};
  for (const { base, task } of Object.values(sides)) await load(base, task, key, 1);
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds}`);
    for (const [name, { base, task }] of Object.entries(sides))
      (met[name] ??= []).push(await load(base, task, key, seconds));
  }
  return met;
}

/**
 * @param {string} base
 * @param {Task} task
 * @param {string} key
 * @param {number} lasting seconds
 * @returns {Promise<Figures>}
 */
async function load(base, { method, path, body, wanted }, key, lasting) {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const target = new URL(path, base);
  /** @type {number[]} */
  const took = [];
  let other = 0;
  const one = () =>
    new Promise((resolve, reject) => {
      const text = body?.();
      const headers = {
        authorization: `Bearer ${key}`,
        ...(text === undefined
          ? {}
          : {
              'content-type': 'application/json',
              'content-length': String(Buffer.byteLength(text)),
              'idempotency-key': randomUUID(),
            }),
      };
      const begun = performance.now();
      const sent = request(target, { method, agent, headers }, (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === wanted) took.push(performance.now() - begun);
          else other += 1;
          resolve(undefined);
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  const until = performance.now() + lasting * 1000;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) await one();
    }),
  );
  agent.destroy();
  took.sort((a, b) => a - b);
  return { rate: took.length / lasting, p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN, other };
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** @param {Record<string, Figures[]>} met */
function report(met) {
  /** @type {Record<string, { rate: number, p99: number }>} */
  const figures = {};
  for (const [name, each] of Object.entries(met)) {
    const of = { rate: median(each.map(({ rate }) => rate)), p99: median(each.map(({ p99 }) => p99)) };
    figures[name] = of;
    const refused = each.reduce((sum, { other }) => sum + other, 0);
    say(`${name}: ${of.rate.toFixed(0)}/s, p99 ${of.p99.toFixed(1)} ms${refused ? `, ${refused} refused` : ''}`);
  }
  for (const what of ['read', 'write']) {
    const [ours, bare] = [figures[`${what}, ours`], figures[`${what}, bare`]];
    if (!ours || !bare) throw new Failure(`Nothing was measured of ${what}.`);
    say(`${what}, ours : bare   rate ${(ours.rate / bare.rate).toFixed(2)}   p99 ${(ours.p99 / bare.p99).toFixed(1)}`);
  }
}
