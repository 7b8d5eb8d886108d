import { Client } from 'pg';
import { migrate } from '../database/migrate.js';
import { type Env, processSettings, type Settings } from '../env/index.js';
import type { HouseModule } from '../house.js';
import { EmbeddedPostgres } from '../postgres/index.js';
import { isLive, readInstance, writeInstance } from './install-file.js';
import { InstallLock } from './install-lock.js';
import { checkMark } from './install-mark.js';
import { portIsFree } from './port.js';
import { withKeys } from './keyed-env.js';
import { type Say, StartProblem } from './start-problem.js';

/** An install whose database answers and whose schema is up to date. */
export interface OpenInstall {
  readonly env: Env;
  /** Stops what the install started; the last thing a process does. */
  close(): Promise<void>;
}

const OLDEST = 15;

/**
 * Reads the settings, brings up the database (the embedded one without DATABASE_URL), migrates and checks that
 * settings, keys and database belong together.
 * @param listens whether this process is going to listen on HOST and PORT
 * @throws StartProblem or SettingsProblem, in sentences for the operator
 */
export async function openInstall(modules: readonly HouseModule[], say: Say, listens: boolean): Promise<OpenInstall> {
  const settings = processSettings(isLive);
  if (settings.databaseUrl !== null) {
    if (listens) await refuseTakenPort(settings);
    const env = withKeys(settings, settings.databaseUrl, settings.databaseOwnerUrl ?? settings.databaseUrl);
    await refuseOldServer(env.databaseUrl);
    await prepare(env, modules, say);
    return { env, close: () => Promise.resolve() };
  }
  if (!listens)
    throw new StartProblem(
      'A process of its own for the worker needs DATABASE_URL: the embedded PostgreSQL has one owner.',
    );
  const lock = await InstallLock.take(settings.dataDir, say);
  let postgres: EmbeddedPostgres | undefined;
  const close = async (): Promise<void> => {
    await postgres?.stop();
    lock.release();
  };
  try {
    await refuseTakenPort(settings);
    say('Starting PostgreSQL');
    postgres = await EmbeddedPostgres.start({ dataDir: settings.dataDir, say });
    const env = withKeys(settings, postgres.appUrl, postgres.ownerUrl);
    await prepare(env, modules, say);
    if (!env.demo) writeInstance(env.dataDir, { ...readInstance(env.dataDir), live: true });
    return { env, close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

async function prepare(env: Env, modules: readonly HouseModule[], say: Say): Promise<void> {
  if (!env.migrate) return;
  const appRole = new URL(env.databaseUrl).username;
  const ownerRole = new URL(env.databaseOwnerUrl).username;
  const { applied } = await migrate(env.databaseOwnerUrl, appRole === ownerRole ? undefined : appRole, modules);
  if (applied.length > 0) say(`Brought the database up to date (${applied.length} changes)`);
  await checkMark(env);
}

async function refuseTakenPort({ port, host }: Settings): Promise<void> {
  if (await portIsFree(port, host)) return;
  throw new StartProblem(
    `PORT ${port} on ${host} is not free: another program listens there, or this account may not. ` +
      `Set another one, for example PORT=${port + 1} npm start`,
  );
}

async function refuseOldServer(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ v: string }>(`select current_setting('server_version_num') as v`);
    const major = Math.floor(Number(rows[0]?.v) / 10_000);
    if (major < OLDEST)
      throw new StartProblem(`DATABASE_URL leads to PostgreSQL ${major}; ${OLDEST} or newer is needed.`);
  } catch (failure) {
    if (failure instanceof StartProblem) throw failure;
    throw new StartProblem(`DATABASE_URL can't be reached: ${(failure as Error).message || String(failure)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
