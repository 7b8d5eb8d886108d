import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { migrate, migrationNames } from '../database/migrate.js';
import type { HouseModule } from '../house.js';
import { writeWhole } from '../install/install-file.js';
import { readArchive } from './archive.js';
import { BackupProblem } from './backup-problem.js';
import type { Manifest } from './dump.js';
import { copiedTables, type CopiedTable, isEmpty, sqlName } from './tables.queries.js';

export interface Checked {
  manifest: Manifest;
  tables: number;
  rows: number;
}

/**
 * Reads a whole backup and restores nothing: that it opens, that every part is as it was written, and that this house is not
 * older than it.
 * @throws BackupProblem
 */
export async function checkBackup(path: string, passphrase: string, modules: readonly HouseModule[]): Promise<Checked> {
  let manifest: Manifest | undefined;
  let tables = 0;
  let rows = 0;
  for await (const { type, body } of readArchive(path, passphrase)) {
    if (type === 'manifest') refuseNewer((manifest = read<Manifest>(body)), modules);
    if (type === 'table') tables++;
    if (type === 'end') rows += read<{ rows: number }>(body).rows;
  }
  if (!manifest) throw new BackupProblem('The backup has no content.');
  return { manifest, tables, rows };
}

function refuseNewer({ release, migrations }: Manifest, modules: readonly HouseModule[]): void {
  const known = new Set(migrationNames(modules));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new BackupProblem(
      `The backup was made by a newer house (${release}; it knows ${unknown[0]}). Update this one first, then restore.`,
    );
}

/**
 * Refuses keys that were given by settings and can't open the rows of the backup.
 * @param given null: the restored house takes the backup's own keys
 */
export function refuseOtherKeys(
  manifest: Manifest,
  given: { dataKeys: string | null; blindIndexKey: string | null },
): void {
  const theirs = given.dataKeys?.split(',');
  for (const key of manifest.keys.dataKeys.split(','))
    if (theirs && !theirs.includes(key))
      throw new BackupProblem(
        `DATA_KEYS lacks the key ${key.split(':')[0]} of the backup: its rows could not be read. Leave DATA_KEYS out, or give the backup's keys too.`,
      );
  if (given.blindIndexKey !== null && given.blindIndexKey !== manifest.keys.blindIndexKey)
    throw new BackupProblem('BLIND_INDEX_KEY is not the one of the backup: nobody would be found again. Leave it out.');
}

export interface RestoreTarget {
  /** A direct connection of the role that owns the database. */
  ownerUrl: string;
  /** The role the house will run as; undefined when it is the same. */
  appRole: string | undefined;
  /** Where files beside the database go. */
  dataDir: string;
}

/**
 * Fills an empty database from a backup and brings it to this house's version. Everything or nothing: when it breaks off, the
 * database is empty again.
 * @throws BackupProblem
 */
export async function restore(
  path: string,
  passphrase: string,
  target: RestoreTarget,
  modules: readonly HouseModule[],
): Promise<Checked> {
  const checked = await checkBackup(path, passphrase, modules);
  const client = new pg.Client({ connectionString: target.ownerUrl, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (!(await isEmpty(client)))
      throw new BackupProblem(
        'The database is not empty: a backup is restored into a new one, nothing is ever overwritten.',
      );
    try {
      // First the schema as it was, then the rows, then what has changed since: an upgrade like any other.
      await migrate(target.ownerUrl, target.appRole, modules, { only: new Set(checked.manifest.migrations) });
      await client.query('begin');
      await fill(client, path, passphrase, target.dataDir);
      await client.query('commit');
      await migrate(target.ownerUrl, target.appRole, modules);
    } catch (failure) {
      await client.query('rollback').catch(() => undefined);
      await client.query(
        'drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public',
      );
      throw failure;
    }
    return checked;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function fill(client: pg.Client, path: string, passphrase: string, dataDir: string): Promise<void> {
  const here = new Map((await copiedTables(client)).map((table) => [sqlName(table), table]));
  const names = [...here.keys()];
  await client.query(`truncate ${names.join()}`);
  // The ledger refuses sealed rows and the like from everyone; what comes back was let in once already.
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  let copy: CopyStreamQuery | undefined;
  for await (const { type, body } of readArchive(path, passphrase)) {
    if (type === 'table') copy = beginCopy(client, read<CopiedTable>(body), here);
    else if (type === 'rows' && copy) await feed(copy, body);
    else if (type === 'end' && copy) {
      await endCopy(copy, read<{ rows: number }>(body).rows);
      copy = undefined;
    } else if (type === 'sequences') await setSequences(client, read<Record<string, string>>(body));
    else if (type === 'file') keepFile(dataDir, read<{ path: string; content: string }>(body));
  }
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  // Whoever worked on a job is on another machine, if anywhere.
  for (const table of ['_private_jobs', '_private_job_queues'])
    await client.query(
      `update graphile_worker.${table} set locked_at = null, locked_by = null where locked_at is not null`,
    );
}

function beginCopy(client: pg.Client, table: CopiedTable, here: ReadonlyMap<string, CopiedTable>): CopyStreamQuery {
  const name = sqlName(table);
  const known = here.get(name);
  const missing = known ? table.columns.filter((column) => !known.columns.includes(column)) : [name];
  // Another version of the job list may have come with this house; ours was made by the backup's own migrations.
  if (missing.length > 0)
    throw new BackupProblem(
      `This house has no place for ${missing.join(', ')} of the backup. Restore it with release of the backup, then update.`,
    );
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join();
  const copy = client.query(copyFrom(`copy ${name} (${columns}) from stdin`));
  // The error comes again where the end is awaited; unheard it would end the process.
  copy.on('error', () => undefined);
  return copy;
}

async function feed(copy: CopyStreamQuery, body: Buffer): Promise<void> {
  if (copy.errored) throw copy.errored;
  if (!copy.write(body)) await Promise.race([once(copy, 'drain'), once(copy, 'close')]);
}

async function endCopy(copy: CopyStreamQuery, rows: number): Promise<void> {
  const finished = once(copy, 'finish');
  copy.end();
  await finished;
  if (copy.rowCount !== rows)
    throw new BackupProblem(`A table came back with ${copy.rowCount} rows instead of ${rows}.`);
}

async function setSequences(client: pg.Client, sequences: Record<string, string>): Promise<void> {
  for (const [name, last] of Object.entries(sequences))
    await client.query('select setval(c.oid::regclass, $2) from pg_class c where c.oid = to_regclass($1)', [
      name,
      last,
    ]);
}

function keepFile(dataDir: string, { path, content }: { path: string; content: string }): void {
  if (!/^[\w-]+\/[\w.-]+$/.test(path)) throw new BackupProblem(`The backup holds a file that belongs nowhere: ${path}`);
  const place = join(dataDir, path);
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  writeWhole(place, Buffer.from(content, 'base64').toString('utf8'));
}

const read = <T>(body: Buffer): T => JSON.parse(body.toString('utf8')) as T;
