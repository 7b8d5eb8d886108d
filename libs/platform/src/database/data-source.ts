import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Env } from '../env/index.js';
import type { HouseModule } from '../house.js';
import { HouseNaming } from './naming.js';

/** Injection token: the driver's client class; tests put the office guard here. */
export const PG_CLIENT = Symbol('PG_CLIENT');

const INT8 = 20;
const DATE = 1082;

// Our bigints are positions and counts, far below 2^53; a day is a word of its own and never an instant in some zone.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number;
    if (oid === DATE) return (value: string) => value;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

/** What of the settings the pool needs. */
export type PoolSettings = Pick<Env, 'databaseUrl' | 'databasePool'>;

/** The connection pool of the app's role with every module's entities; nothing is synchronised, migrations make the tables. */
export async function openDataSource(
  modules: readonly HouseModule[],
  settings: PoolSettings,
  client: typeof pg.Client = pg.Client,
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: settings.databaseUrl,
    entities: modules.flatMap((module) => module.entities),
    namingStrategy: new HouseNaming(),
    synchronize: false,
    logging: false,
    poolSize: settings.databasePool,
    applicationName: 'buka-pintu',
    installExtensions: false,
    // Waiting longer for a free connection helps nobody: the caller is answered 503 and comes back.
    connectTimeoutMS: 10_000,
    extra: { types, Client: client, keepAlive: true },
  });
  return source.initialize();
}
