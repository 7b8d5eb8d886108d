import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { DataSource, type EntityMetadata } from 'typeorm';
import { MODULES } from './api.module.js';

let house: HouseUnderTest;
let tables: Map<string, Table>;
beforeAll(async () => {
  house = await openHouse({ modules: MODULES });
  tables = await readTables();
});
afterAll(() => house?.close());

interface Column {
  name: string;
  type: string;
  nullable: boolean;
  filled: boolean;
}
interface Index {
  name: string;
  columns: string[];
  unique: boolean;
  primary: boolean;
}
interface Table {
  name: string;
  columns: Column[];
  indexes: Index[];
  constraints: { name: string; definition: string }[];
}

async function readTables(): Promise<Map<string, Table>> {
  const { rows } = await house.owner.query<Table>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'nullable', not a.attnotnull,
         'filled', a.atthasdef or a.attidentity <> '') order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg(json_build_object('name', n.relname, 'unique', i.indisunique, 'primary', i.indisprimary,
         'columns', (select json_agg(coalesce(a.attname, '(expression)') order by k.at)
           from unnest(i.indkey::int[]) with ordinality as k (attnum, at)
           left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum and k.attnum > 0)))
       from pg_index i join pg_class n on n.oid = i.indexrelid where i.indrelid = c.oid), '[]') as indexes,
      coalesce((select json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid)))
       from pg_constraint k where k.conrelid = c.oid), '[]') as constraints
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`);
  return new Map(rows.map((table) => [table.name, table]));
}

const officeTables = () => [...tables.values()].filter((table) => primaryOf(table)[0] === 'office_id');
const primaryOf = (table: Table) => table.indexes.find((index) => index.primary)?.columns ?? [];

function differences(entity: EntityMetadata): string[] {
  const table = tables.get(entity.tableName);
  if (!table) return [`${entity.name}: no table ${entity.tableName}`];
  const { driver } = house.get(DataSource);
  const told = new Map(entity.columns.map((column) => [column.databaseName, column]));
  const inTable = table.columns.flatMap(({ name, type, nullable, filled }) => {
    const column = told.get(name);
    told.delete(name);
    const where = `${entity.tableName}.${name}`;
    // What an entity leaves out must be able to stay empty, or no row could be inserted through it.
    if (!column) return nullable || filled ? [] : [`${where} is required, and the entity does not know it`];
    const declared = driver.normalizeType(column) + (column.isArray ? '[]' : '');
    return [
      ...(declared === type ? [] : [`${where} is ${type}, the entity says ${declared}`]),
      ...(column.isNullable === nullable ? [] : [`${where} is ${nullable ? '' : 'not '}null, the entity differs`]),
    ];
  });
  const keys = entity.primaryColumns.map((column) => column.databaseName).toSorted();
  const primary = primaryOf(table).toSorted();
  return [
    ...inTable,
    ...[...told.keys()].map((name) => `${entity.tableName}.${name} is not in the table`),
    ...(keys.join() === primary.join()
      ? []
      : [`${entity.tableName}: key is (${primary.join()}), the entity says (${keys.join()})`]),
  ];
}

describe('the schema', () => {
  it('is what the entities say', () => {
    expect(house.get(DataSource).entityMetadatas.flatMap(differences)).toEqual([]);
  });

  it('would show a column that is missing, of another type, or required and unknown', async () => {
    const before = tables;
    await house.owner.query(`alter table office rename column phone to telephone`);
    await house.owner.query(`alter table office alter column address type varchar`);
    await house.owner.query(`alter table office add column motto text not null`);
    tables = await readTables();
    expect(house.get(DataSource).entityMetadatas.flatMap(differences).toSorted()).toEqual([
      'office.address is character varying, the entity says text',
      'office.motto is required, and the entity does not know it',
      'office.phone is not in the table',
    ]);
    tables = before;
  });

  it('ties the id of every office-owned row to its office', () => {
    const owned = officeTables().filter((table) =>
      table.columns.some(({ name, type }) => name === 'id' && type === 'uuid'),
    );
    expect(owned.length).toBeGreaterThan(4);
    const tied = /office_of\(id\) = office_id|office_id = office_of\(id\)/;
    const loose = owned.filter((table) => !table.constraints.some(({ definition }) => tied.test(definition)));
    expect(loose.map((table) => table.name)).toEqual([]);
  });

  it('begins every index of an office-owned table with the office, so that the schema can be spread by it', () => {
    const wrong = officeTables().flatMap((table) =>
      table.indexes.filter((index) => index.columns[0] !== 'office_id').map((index) => `${table.name}.${index.name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('names every constraint and index after its table and what it is', () => {
    const form = /^[a-z0-9_]+_(pk|uq|ck|fk|ix|ex)$/;
    const names = [...tables.values()]
      .filter((table) => table.name !== 'schema_migration')
      .flatMap((table) => [
        ...table.indexes.map((index) => index.name),
        // PostgreSQL 18 shows NOT NULL as a constraint of its own; nobody names those.
        ...table.constraints.filter(({ definition }) => !definition.startsWith('NOT NULL')).map(({ name }) => name),
      ]);
    expect([...new Set(names)].filter((name) => !form.test(name))).toEqual([]);
  });
});
