import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ensureAppRole } from '../database/migrate.js';

const LOCK = 0x6275_6b74; // parallel test processes build a template once
export const APP_ROLE = 'bp_app';
const APP_PASSWORD = 'bp_app';
const LIBS = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The superuser's connection of the PostgreSQL that tests may make databases in. */
export function testServerUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL must name a PostgreSQL in which tests may make databases');
  return url;
}

/** A database's URLs: as its owner and as the app's own role. */
export interface TestDatabase {
  name: string;
  ownerUrl: string;
  appUrl: string;
}

function at(server: string, name: string, user?: [string, string]): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  if (user) [url.username, url.password] = user;
  return url.href;
}

function named(name: string): TestDatabase {
  const server = testServerUrl();
  return { name, ownerUrl: at(server, name), appUrl: at(server, name, [APP_ROLE, APP_PASSWORD]) };
}

/** Runs the work with a superuser's connection. */
export async function asServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: testServerUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Everything that may end up in a template: the libs' own sources, without tests. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (/(?<!\.spec|\.it|\.d)\.(ts|json)$/.test(entry.name))
        hash.update(path.slice(LIBS.length)).update(readFileSync(path));
    }
  };
  visit(LIBS);
  return hash.digest('hex').slice(0, 10);
}

const checkout = createHash('sha256').update(LIBS).digest('hex').slice(0, 6);

/**
 * Makes a database from a template, building the template first when the sources changed since.
 * @param variant names what the template holds: its modules, and whether the demo office is in it
 * @param build fills the new template; its connections must be closed when it returns
 */
export async function cloneDatabase(
  variant: string,
  build: (made: TestDatabase) => Promise<void>,
): Promise<TestDatabase> {
  const prefix = `bp_tpl_${checkout}_`;
  const key = createHash('sha256').update(variant).digest('hex').slice(0, 6);
  const template = `${prefix}${sourcesHash()}_${key}`;
  const name = `bp_it_${checkout}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await asServer(async (server) => {
    await server.query('select pg_advisory_lock($1)', [LOCK]);
    const known = await server.query('select 1 from pg_database where datname = $1 and datistemplate', [template]);
    if (!known.rowCount) {
      await dropStale(server, prefix, template);
      await server.query(`drop database if exists ${template} with (force)`);
      await server.query(`create database ${template}`);
      await ensureAppRole(testServerUrl(), APP_ROLE, APP_PASSWORD);
      await build(named(template));
      await server.query(`alter database ${template} is_template true`);
    }
    await server.query('select pg_advisory_unlock($1)', [LOCK]);
    await server.query(`create database ${name} template ${template}`);
  });
  return named(name);
}

async function dropStale(server: pg.Client, prefix: string, keep: string): Promise<void> {
  const current = keep.slice(0, prefix.length + 10);
  const { rows } = await server.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1) and not starts_with(datname, $2)',
    [prefix, current],
  );
  for (const { datname } of await abandoned(server)) await server.query(`drop database ${datname} with (force)`);
  for (const { datname } of rows) {
    await server.query(`alter database ${datname} is_template false`);
    await server.query(`drop database ${datname} with (force)`);
  }
}

/** An empty database of the test's own, as on a new machine; the app's role exists. */
export async function testDatabase(): Promise<TestDatabase & { drop(): Promise<void> }> {
  const name = `bp_it_${checkout}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await asServer((server) => server.query(`create database ${name}`));
  await ensureAppRole(testServerUrl(), APP_ROLE, APP_PASSWORD);
  const made = named(name);
  return { ...made, drop: () => dropDatabase(made) };
}

/** Drops a database that `cloneDatabase` made, whoever is still connected. */
export async function dropDatabase(made: TestDatabase): Promise<void> {
  await asServer((server) => server.query(`drop database if exists ${made.name} with (force)`));
}

/** Databases of this checkout whose test process was killed before it could drop them. */
async function abandoned(server: pg.Client): Promise<{ datname: string }[]> {
  const { rows } = await server.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [`bp_it_${checkout}_`],
  );
  return rows.filter(({ datname }) => {
    try {
      return !process.kill(Number(datname.split('_')[3]), 0);
    } catch {
      return true;
    }
  });
}
