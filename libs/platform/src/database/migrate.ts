import { runMigrations as migrateWorker } from 'graphile-worker';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { HouseModule } from '../house.js';

const LOCK = 0x6275_6b61; // 'buka': two starting processes must not migrate at the same time

export interface Migrated {
  /** The names of the migrations this call ran, in order. */
  applied: string[];
}

export interface MigrateOptions {
  /** Only these, by name: the schema of an earlier release, to be filled from its backup. */
  only?: ReadonlySet<string>;
}

/**
 * Brings the schema up to date as its owner and gives the app's role exactly what it may do. Safe to call from several
 * processes at once: they take turns. A migration that cannot get its lock within five seconds gives up rather than block.
 * @param ownerUrl a direct connection of the schema's owner
 * @param appRole the role of the running app; undefined when owner and app are one role
 */
export async function migrate(
  ownerUrl: string,
  appRole: string | undefined,
  modules: readonly HouseModule[],
  options: MigrateOptions = {},
): Promise<Migrated> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [LOCK]);
    const applied = await runOwnMigrations(ownerUrl, modules, options);
    await migrateWorker({ connectionString: ownerUrl, logger: undefined });
    // An earlier state has not all the tables whose rights are told.
    if (appRole && !options.only) await grant(owner, appRole, modules);
    return { applied };
  } finally {
    await owner.end();
  }
}

/** The names of every migration of these modules, as `schema_migration` keeps them. */
export function migrationNames(modules: readonly HouseModule[]): string[] {
  return modules.flatMap((module) => module.migrations.map(({ name }) => name));
}

async function runOwnMigrations(
  ownerUrl: string,
  modules: readonly HouseModule[],
  { only }: MigrateOptions,
): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: modules.flatMap((module) => module.migrations).filter(({ name }) => only?.has(name) ?? true),
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    poolSize: 1,
    extra: { options: '-c lock_timeout=5s' },
  });
  await source.initialize();
  try {
    return (await source.runMigrations({ transaction: 'each' })).map((one) => one.name);
  } finally {
    await source.destroy();
  }
}

/**
 * Makes the app's role if it is missing and sets its password. It logs in and nothing else: no superuser, no databases, no roles.
 * @param ownerUrl a connection that may create roles
 */
export async function ensureAppRole(ownerUrl: string, role: string, password: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const known = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
    const verb = known.rowCount ? 'alter' : 'create';
    await owner.query(
      `${verb} role ${pg.escapeIdentifier(role)} login nosuperuser nocreatedb nocreaterole nobypassrls
       password ${pg.escapeLiteral(password)}`,
    );
  } finally {
    await owner.end();
  }
}

async function grant(owner: pg.Client, appRole: string, modules: readonly HouseModule[]): Promise<void> {
  const role = pg.escapeIdentifier(appRole);
  const narrow = (tables: string[], rights: string): string =>
    tables.map((name) => `revoke ${rights} on ${pg.escapeIdentifier(name)} from ${role};`).join('\n');
  await owner.query(`
    begin;
    grant usage on schema public to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    grant usage, select on all sequences in schema public to ${role};
    grant execute on all functions in schema public to ${role};
    ${narrow(
      modules.flatMap((module) => module.appendOnly ?? []),
      'update, delete',
    )}
    ${narrow([...modules.flatMap((module) => module.readOnly ?? []), 'schema_migration'], 'insert, update, delete')}
    grant usage on schema graphile_worker to ${role};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${role};
    grant usage, select on all sequences in schema graphile_worker to ${role};
    grant execute on all functions in schema graphile_worker to ${role};
    ${await workerPolicies(owner, role)}
    commit;`);
}

// graphile-worker turns row-level security on without a policy, so that only the owner sees jobs; ours runs as the app's role.
async function workerPolicies(owner: pg.Client, role: string): Promise<string> {
  const { rows } = await owner.query<{ table: string }>(
    `select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'graphile_worker' and c.relrowsecurity`,
  );
  return rows
    .map(({ table }) => {
      const name = `graphile_worker.${pg.escapeIdentifier(table)}`;
      return `drop policy if exists buka_app on ${name};
        create policy buka_app on ${name} to ${role} using (true) with check (true);`;
    })
    .join('\n');
}
