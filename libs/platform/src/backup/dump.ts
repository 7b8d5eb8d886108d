import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Env } from '../env/index.js';
import { type ArchivePart, ArchiveWriter } from './archive.js';
import type { RecoveryLock } from './recovery-key.js';
import { copiedTables, migrationsIn, sequencesOf, sqlName } from './tables.queries.js';

/** What a restore must know before the first row. */
export interface Manifest {
  release: string;
  madeAt: string;
  mode: 'demo' | 'live';
  /** Names of the migrations behind this content. */
  migrations: string[];
  /** The keys of the personal data: without them the rows are noise. */
  keys: { dataKeys: string; blindIndexKey: string };
}

export interface DumpResult {
  bytes: number;
  rows: number;
  madeAt: string;
}

export interface DumpOptions {
  path: string;
  recovery: RecoveryLock;
  release: string;
  /** Hears of every some thousand rows. */
  progress?: (rows: number) => void;
}

/** Files beside the database that a second machine needs too: so that the office's computers go on trusting it. */
const FILES = ['tls'];

/**
 * Writes everything into one file, as of one moment: all tables are read in one snapshot while the house works on.
 * @param env whose database; the owner's role where there is one, else the app's, which may read every table too
 */
export async function dump(env: Env, { path, recovery, release, progress }: DumpOptions): Promise<DumpResult> {
  const client = new pg.Client({ connectionString: env.databaseOwnerUrl, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  let writer: ArchiveWriter | undefined;
  try {
    await client.query('begin isolation level repeatable read, read only');
    // However the server is set: a text that is read elsewhere must mean the same there.
    await client.query(`set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex';
      set local extra_float_digits = 1; set local timezone = 'UTC'; set local statement_timeout = 0`);
    const { rows } = await client.query<{ mode: 'demo' | 'live' | null; at: Date; version: string }>(
      `select (select mode from install) as mode, now() as at, current_setting('server_version_num') as version`,
    );
    const [install] = rows;
    const madeAt = install!.at.toISOString();
    const postgres = Math.floor(Number(install!.version) / 10_000);
    const mode = install!.mode ?? 'live';
    writer = await ArchiveWriter.create(path, { release, madeAt, postgres, recovery });
    const { dataKeys, blindIndexKey } = env;
    const manifest: Manifest = {
      release,
      madeAt,
      mode,
      migrations: await migrationsIn(client),
      keys: { dataKeys, blindIndexKey },
    };
    await writer.add(json('manifest', manifest));
    let total = 0;
    for (const table of await copiedTables(client)) {
      await writer.add(json('table', table));
      const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join();
      const copy = client.query(copyTo(`copy ${sqlName(table)} (${columns}) to stdout`));
      for await (const body of copy) {
        await writer.add({ type: 'rows', body: body as Buffer });
        progress?.(total + copy.rowCount);
      }
      total += copy.rowCount;
      await writer.add(json('end', { rows: copy.rowCount }));
    }
    await writer.add(json('sequences', await sequencesOf(client)));
    for (const part of filesOf(env.dataDir)) await writer.add(part);
    await writer.finish();
    return { bytes: writer.written, rows: total, madeAt };
  } catch (failure) {
    await writer?.abandon();
    throw failure;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const json = (type: ArchivePart['type'], value: object): ArchivePart => ({
  type,
  body: Buffer.from(JSON.stringify(value)),
});

function filesOf(dataDir: string): ArchivePart[] {
  return FILES.flatMap((folder) => {
    let names: string[];
    try {
      names = readdirSync(join(dataDir, folder));
    } catch {
      return [];
    }
    return names.map((name) =>
      json('file', {
        path: `${folder}/${name}`,
        content: readFileSync(join(dataDir, folder, name)).toString('base64'),
      }),
    );
  });
}
