import pg from 'pg';
import { asServer, cloneDatabase, dropDatabase, type TestDatabase } from '../testing/template-database.js';
import { platform } from '../platform.module.js';
import { ensureAppRole, migrate } from './migrate.js';

const ROLE = 'bp_app';

describe('migrating', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await cloneDatabase('empty', async () => undefined);
  });
  afterEach(() => dropDatabase(database));

  const asOwner = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  it('happens once, though several processes start at once', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, ROLE, [platform])));
    expect(runs.map(({ applied }) => applied.length).sort()).toEqual([0, 0, platform.migrations.length]);
    expect((await migrate(database.ownerUrl, ROLE, [platform])).applied).toEqual([]);
  });

  it('needs no role of its own for the app, and gives one nothing but its rights', async () => {
    await migrate(database.ownerUrl, undefined, [platform]);
    const rights = (): Promise<string[]> =>
      asOwner(async (client) => {
        const { rows } = await client.query<{ may: string }>(
          `select table_name || ' ' || string_agg(lower(privilege_type), ' ' order by privilege_type) as may
           from information_schema.role_table_grants where grantee = $1 and table_schema = 'public'
             and table_name in ('message', 'ledger_event', 'ledger_head', 'schema_migration') group by table_name order by 1`,
          [ROLE],
        );
        return rows.map(({ may }) => may);
      });
    expect(await rights()).toEqual([]);
    for (let time = 0; time < 2; time++) {
      await migrate(database.ownerUrl, ROLE, [platform]);
      expect(await rights()).toEqual([
        'ledger_event insert select',
        'ledger_head select',
        'message delete insert select update',
        'schema_migration select',
      ]);
    }
    const functions = await asOwner((client) =>
      client.query(
        `select has_function_privilege($1, 'ledger_seal(integer, integer)', 'execute') as app,
           has_function_privilege('public', 'ledger_seal(integer, integer)', 'execute') as everyone`,
        [ROLE],
      ),
    );
    expect(functions.rows).toEqual([{ app: true, everyone: false }]);
  });

  it('makes a role that may do no more than it must, and changes its password', async () => {
    const role = `bp_role_${process.pid}`;
    try {
      await ensureAppRole(database.ownerUrl, role, "it's");
      await ensureAppRole(database.ownerUrl, role, 'another "one"');
      const url = new URL(database.ownerUrl);
      [url.username, url.password] = [role, 'another "one"'];
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      const { rows } = await client.query(
        'select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user',
      );
      await client.end();
      expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false }]);
    } finally {
      await asServer((server) => server.query(`drop role if exists ${role}`));
    }
  });
});
