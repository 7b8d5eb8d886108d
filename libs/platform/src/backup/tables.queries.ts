import pg from 'pg';

/** A table as a backup has it: what of it is copied, and in which order it can be filled. */
export interface CopiedTable {
  schema: string;
  name: string;
  columns: string[];
}

/** The name of a table in SQL. */
export const sqlName = ({ schema, name }: Pick<CopiedTable, 'schema' | 'name'>): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

// Made by the house itself at every start, or of this process only: nothing that a restored house would miss.
const LEFT_OUT = ['public.schema_migration', 'public.backup_run', 'graphile_worker.migrations'];

/** Every table with something to keep, those first that others point to. @throws Error when foreign keys make a circle */
export async function copiedTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable & { needs: string[] }>(
    `select n.nspname as schema, c.relname as name,
       (select json_agg(a.attname order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select json_agg(distinct t.relname) from pg_constraint k join pg_class t on t.oid = k.confrelid
         where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '[]') as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r' and c.relpersistence = 'p'
       and n.nspname || '.' || c.relname <> all($1) order by 1, 2`,
    [LEFT_OUT],
  );
  const ordered: CopiedTable[] = [];
  const done = new Set<string>();
  for (let left = rows; left.length > 0;) {
    const free = left.filter(({ needs }) => needs.every((name) => done.has(name)));
    if (free.length === 0)
      throw new Error(`Foreign keys go round in a circle: ${left.map(({ name }) => name).join(', ')}`);
    for (const { needs: _needs, ...table } of free) {
      ordered.push(table);
      done.add(table.name);
    }
    left = left.filter(({ name }) => !done.has(name));
  }
  return ordered;
}

/** Where each sequence stands, by its name in SQL. */
export async function sequencesOf(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
     where schemaname in ('public', 'graphile_worker') and last_value is not null`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** The names of the migrations that made this database. */
export async function migrationsIn(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by id');
  return rows.map(({ name }) => name);
}

/** Whether anything of a house, or of anyone, stands in the database. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p', 'v', 'm')`,
  );
  return rows[0]!.count === 0;
}
