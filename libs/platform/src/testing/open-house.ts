import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Logger, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { Db } from '../database/db.js';
import { migrate } from '../database/migrate.js';
import { seedDemo, seedReference } from '../database/seed.js';
import { Env, readSettings } from '../env/index.js';
import { HouseRoot } from '../house-root.js';
import type { HouseModule } from '../house.js';
import { serve } from '../http/server.js';
import { Worker } from '../worker/worker.js';
import { guardedClient, OfficeGuard } from './office-guard.js';
import { APP_ROLE, cloneDatabase, dropDatabase, type TestDatabase } from './template-database.js';
import { TestClock } from './test-clock.js';

/** One app on the test's database. */
export interface Sibling {
  /** `http://127.0.0.1:<port>` of the listening app. */
  url: string;
  db: Db;
  app: NestFastifyApplication;
  get<T>(token: Type<T> | symbol | string | (abstract new (...args: never[]) => T)): T;
  /** `fetch` with a path of the app. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export interface HouseUnderTest extends Sibling {
  clock: TestClock;
  /** Connections of the schema's owner, past the guard: for tampering and for looking at what the app may not. */
  owner: pg.Pool;
  database: TestDatabase;
  /** Seals, runs handlers and due jobs until nothing is left to do. */
  settle(): Promise<void>;
  /** Another app on the same database, as a second API process would be; `close()` ends it as well. */
  sibling(): Promise<Sibling>;
  /** Ends everything and drops the database. @throws when a statement was refused by the office guard meanwhile */
  close(): Promise<void>;
  /** Statements the office guard refused; a test of the guard itself empties it. */
  unbound: Error[];
}

export interface HouseOptions {
  /** Default: every module of apps/api. A lib's own tests name the floors up to theirs. */
  modules?: readonly HouseModule[];
  /** Also run the modules' demo seeds. */
  demo?: boolean;
  /** Hold callers to their limits; off unless told, since every test calls from one address. */
  rateLimits?: boolean;
  /** Further Nest modules of the test, such as a controller to be tried. */
  imports?: DynamicModule[];
}

/**
 * Opens the house for one test file: a fresh database from a template (migrated, reference data, perhaps the demo office), the
 * app's own unprivileged role, the office guard on every statement, a clock that can be moved, the app on a random port.
 * Needs TEST_DATABASE_URL. In `beforeAll`; `close()` belongs in `afterAll`.
 */
export async function openHouse(options: HouseOptions = {}): Promise<HouseUnderTest> {
  Logger.overrideLogger(['fatal']);
  const { modules = await allModules(), demo = false } = options;
  const keys = testKeys();
  // The demo's history hangs on today's date, so its template is a day old at most.
  const parts = modules.flatMap(({ name, migrations }) => [name, ...migrations.map((migration) => migration.name)]);
  const variant = [...parts, demo ? `demo ${new Date().toISOString().slice(0, 10)}` : ''];
  const database = await cloneDatabase(variant.join(), (made) => fillTemplate(made, modules, demo, keys));
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  const unbound: Error[] = [];
  const clock = new TestClock(owner);
  const guard = await OfficeGuard.for(await officeTables(owner));
  const env = new Env({ ...envOf(database, keys, demo), rateLimits: options.rateLimits ?? false });
  const apps: NestFastifyApplication[] = [];
  const open = async (): Promise<Sibling> => {
    const root = HouseRoot.of(modules, env, { clock, pgClient: guardedClient(guard, unbound) });
    const app = await serve([root, ...(options.imports ?? [])], modules, env);
    apps.push(app);
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    return {
      url,
      app,
      db: app.get(Db, { strict: false }),
      get: (token) => app.get(token as Type, { strict: false }),
      fetch: (path, init) => fetch(url + path, init),
    };
  };
  const first = await open();
  return {
    ...first,
    owner,
    database,
    clock,
    unbound,
    settle: () => first.app.get(Worker, { strict: false }).settle(),
    sibling: open,
    close: async () => {
      await Promise.all(apps.map((app) => app.close()));
      await owner.end();
      await dropDatabase(database);
      rmSync(env.dataDir, { recursive: true, force: true });
      const [refused] = unbound;
      if (refused) throw refused;
    },
  };
}

type Keys = Pick<Env, 'dataKeys' | 'blindIndexKey'>;

// Fixed within a checkout, so that what a template's seeds sealed opens in every test.
function testKeys(): Keys {
  const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
  return { dataKeys: `v1:${key(1)}`, blindIndexKey: key(2) };
}

function envOf(database: TestDatabase, keys: Keys, demo: boolean): Env {
  const settings = readSettings({
    NODE_ENV: 'test',
    DEMO: demo ? '1' : '0',
    HOST: '127.0.0.1',
    WORKER: '0',
    LOG_LEVEL: 'silent',
  });
  return new Env({
    ...settings,
    ...keys,
    // What a house writes beside its database stays this test's own.
    dataDir: join(tmpdir(), database.name),
    backupDir: join(tmpdir(), database.name, 'backups'),
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    databasePool: 8,
    metricsToken: randomBytes(12).toString('hex'),
  });
}

/** Every table whose primary key begins with the office, also those without an entity. */
async function officeTables(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select c.relname as name from pg_index i
    join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisprimary and a.attname = 'office_id' and c.relnamespace = 'public'::regnamespace`);
  return rows.map((row) => row.name);
}

// The floor may not import the apps: only this test support reaches up, and by name.
async function allModules(): Promise<readonly HouseModule[]> {
  const api = '../../../../apps/api/src/api.module.js';
  return ((await import(api)) as { MODULES: readonly HouseModule[] }).MODULES;
}

async function fillTemplate(
  made: TestDatabase,
  modules: readonly HouseModule[],
  demo: boolean,
  keys: Keys,
): Promise<void> {
  await migrate(made.ownerUrl, APP_ROLE, modules);
  const root = HouseRoot.of(modules, envOf(made, keys, demo));
  const context = await NestFactory.createApplicationContext(root, { abortOnError: false });
  try {
    await seedReference(context);
    if (demo) await seedDemo(context);
  } finally {
    await context.close();
  }
}
