// What the benchmarks play on: a database of their own, the built house, the fictitious office with slots to sell.
import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { buildServer, Failure, pinnedNode, ROOT, say } from '../scripts/set-up.mjs';

const ROLE = 'buka_bench';
const KEYS = {
  DATA_KEYS: `v1:${Buffer.alloc(32, 7).toString('base64')}`,
  BLIND_INDEX_KEY: Buffer.alloc(32, 8).toString('base64'),
};

/** @param {string} path a module of the built server */
const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);

/**
 * A module of the server, built first when its sources changed.
 * @param {string} path
 */
export async function ensureBuilt(path) {
  await buildServer(pinnedNode());
  return built(path);
}

/**
 * A PostgreSQL: the one BENCH_DATABASE_URL (a superuser's) names, else one that forgets everything.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function server() {
  const named = process.env.BENCH_DATABASE_URL;
  if (named) return { url: named, stop: () => Promise.resolve() };
  say('Starting a PostgreSQL');
  const child = fork(join(ROOT, 'dist/libs/platform/src/postgres/throw-away.js'), { detached: true });
  const url = await Promise.race([
    once(child, 'message').then(([it]) => it),
    once(child, 'exit').then(() => undefined),
  ]);
  if (typeof url !== 'string') throw new Failure('PostgreSQL did not start.');
  return {
    url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/**
 * What a benchmark plays on: seats of a slot by lane, API clients, length of a slot.
 * @typedef {{ lanes: Record<string, number>, clients: number, minutes?: number, name: string }} Wish
 */

/**
 * Sets the stage, or leaves nothing of it.
 * @param {Wish} wish
 */
export async function openStage(wish) {
  /** @type {(() => Promise<unknown>)[]} */
  const undo = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await setStage(wish, undo)), close };
  } catch (error) {
    // Half a stage holds a PostgreSQL and its connections, and with them this process and whatever waits for it to end.
    await close().catch(() => undefined);
    throw error;
  }
}

/**
 * @param {Wish} wish
 * @param {(() => Promise<unknown>)[]} undo what takes each thing down again, in the order in which they were put up
 */
async function setStage({ lanes, clients, minutes = 30, name }, undo) {
  await buildServer(pinnedNode());
  const postgres = await server();
  undo.push(() => postgres.stop());
  const database = `bp_${name}_${randomBytes(4).toString('hex')}`;
  const at = (/** @type {string} */ user, /** @type {string} */ password) => {
    const url = new URL(postgres.url);
    url.pathname = `/${database}`;
    if (user) [url.username, url.password] = [user, password];
    return url.href;
  };
  const superuser = new pg.Client({ connectionString: postgres.url });
  await superuser.connect();
  undo.push(() => superuser.end());
  await superuser.query(`create database ${database}`);
  undo.push(() => superuser.query(`drop database if exists ${database} with (force)`));
  const [ownerUrl, appUrl] = [at('', ''), at(ROLE, ROLE)];
  const settings = {
    NODE_ENV: 'production',
    DEMO: '0',
    HOST: '127.0.0.1',
    TLS: 'off',
    LOG_LEVEL: 'fatal',
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    ...KEYS,
  };
  const { MODULES } = await built('apps/api/src/api.module.js');
  /** @type {typeof import('../libs/platform/src/index.js')} */
  const platform = await built('libs/platform/src/index.js');
  const { ensureAppRole } = await built('libs/platform/src/database/migrate.js');
  await ensureAppRole(ownerUrl, ROLE, ROLE);
  await platform.migrate(ownerUrl, ROLE, MODULES);
  const env = new platform.Env({
    ...platform.readSettings({ ...settings, WORKER: '0' }),
    databaseUrl: appUrl,
    databaseOwnerUrl: ownerUrl,
    dataKeys: KEYS.DATA_KEYS,
    blindIndexKey: KEYS.BLIND_INDEX_KEY,
  });
  const app = await NestFactory.createApplicationContext(platform.HouseRoot.of(MODULES, env), { logger: false });
  undo.push(() => app.close());
  await platform.seedReference(app);
  /**
   * Typed, so that a change in the house that the stage does not know stops at the compiler.
   * @template T
   * @param {import('@nestjs/common').Type<T>} token
   * @returns {T}
   */
  const get = (token) => app.get(token, { strict: false });
  const db = get(platform.Db);
  const offices = MODULES.find((/** @type {any} */ module) => module.name === 'offices');
  await offices.demo({ db, get, clock: get(platform.Clock), log: () => undefined });
  /** @type {typeof import('../libs/offices/src/index.js')} */
  const { Offices } = await built('libs/offices/src/index.js');
  /** @type {typeof import('../libs/queue/src/supply/supply.service.js')} */
  const { Supply } = await built('libs/queue/src/supply/supply.service.js');
  const [point] = await get(Offices).servicePoints(1);
  if (!point) throw new Failure('The demo office has no service point.');
  await db.query(
    `insert into slot_rule (office_id, id, service_point_id, minutes, lanes, horizon_days, release_time, cancel_days, valid_from)
     values (1, $1, $2, $3, $4, 28, '00:00', 0, current_date - 1)`,
    [platform.newId(1), point.id, minutes, lanes],
  );
  await get(Supply).layOffice(1);
  /** @type {typeof import('../libs/identity/src/api-clients/api-clients.service.js')} */
  const { ApiClients } = await built('libs/identity/src/api-clients/api-clients.service.js');
  /** @type {typeof import('../libs/identity/src/api-clients/api-keys.service.js')} */
  const { ApiKeys } = await built('libs/identity/src/api-clients/api-keys.service.js');
  const actor = platform.system('bench');
  const keys = [];
  for (let client = 0; client < clients; client++) {
    const id = await get(ApiClients).add(actor, {
      officeId: 1,
      name: `Racer ${client}`,
      owner: { name: 'Bench', email: 'bench@example.org' },
      scopes: ['queue:bookings:create', 'queue:bookings:read', 'queue:bookings:cancel'],
      offices: [1],
      bookingsPerDay: 100_000,
    });
    keys.push((await get(ApiKeys).add(actor, id)).key);
  }
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  owner.on('error', () => undefined);
  undo.push(() => owner.end());
  return { owner, ownerUrl, appUrl, point, keys, settings, get, platform, built };
}

/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */

/** The API as an operator starts it, of the built output. */
const BUILT_API = ['dist/apps/api/src/main.js'];

/**
 * One process of the API.
 * @param {Stage} stage
 * @param {number} port
 * @param {Record<string, string>} [more] further settings
 * @param {readonly string[]} [words] what Node runs
 */
export async function startApi(stage, port, more = {}, words = BUILT_API) {
  const child = spawn(pinnedNode(), words, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...stage.settings, MIGRATE: '0', PORT: String(port), ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (data) => (complaints = (complaints + data).slice(-4000)));
  const exit = once(child, 'exit');
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Failure(`An API process did not start.\n${complaints}`);
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (ready?.ok) return { child, exit, url: `http://127.0.0.1:${port}` };
    if (child.signalCode !== null) return { child, exit, url: `http://127.0.0.1:${port}` };
    await sleep(50);
  }
  throw new Failure(`An API process is not ready.\n${complaints}`);
}

/** The slots of the first day that lies wholly ahead, in order. @param {Stage} stage */
export async function slotsOfADay(stage) {
  const { rows } = await stage.owner.query(
    `select id, starts_at from slot where service_point_id = $1 and on_day = (
       select min(on_day) from slot where service_point_id = $1 and on_day > current_date + 1) order by starts_at`,
    [stage.point.id],
  );
  return /** @type {{ id: string, starts_at: Date }[]} */ (rows);
}
