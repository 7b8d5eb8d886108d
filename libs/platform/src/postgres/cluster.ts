import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { ids, program, serverEnvironment } from './binaries.js';
import type { Secrets } from '../install/install-file.js';
import type { Place } from './place.js';
import { type Say, StartProblem } from '../install/start-problem.js';

export const SUPERUSER = 'buka_super';

/** Makes an empty cluster beside its final place and moves it there whole, so that a crash half-way leaves nothing. */
export async function makeCluster(place: Place, superuserPassword: string, say: Say): Promise<void> {
  say('Making a PostgreSQL database for this install');
  const parent = dirname(place.data);
  for (const name of readdirSync(parent))
    if (name.startsWith(`${basename(place.data)}-new-`)) rmSync(join(parent, name), { recursive: true, force: true });
  const workshop = mkdtempSync(`${place.data}-new-`);
  const passwordFile = join(workshop, 'password');
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  const data = join(workshop, 'pg');
  mkdirSync(data, { mode: 0o700 });
  const { uid, gid } = place.account;
  // The folder last: once it is theirs they could put a link in the place of what is given to them next.
  if (uid !== undefined) for (const path of [passwordFile, data, workshop]) chownSync(path, uid, gid ?? uid);
  const words = ['-D', data, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--data-checksums'];
  // The builtin locale: indexes then do not depend on the machine's libraries when the data moves elsewhere.
  words.push(
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-locale',
    '--no-instructions',
  );
  const child = spawn(program(place.binaries, 'initdb'), words, {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: serverEnvironment(),
    windowsHide: true,
    ...ids(place.account),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const [code] = (await Promise.race([
    once(child, 'close'),
    once(child, 'error').then(([failure]) => [String(failure)]),
  ])) as [number | string];
  if (code !== 0) {
    rmSync(workshop, { recursive: true, force: true });
    throw new StartProblem(`The database could not be made (${code}). What initdb said:\n${output.trim()}`);
  }
  renameSync(data, place.data);
  rmSync(workshop, { recursive: true, force: true });
}

/** The two roles and the database, made once; their passwords follow the secrets file. */
export async function makeDatabase(superuserUrl: string, secrets: Secrets): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const roles = { buka_owner: secrets.ownerPassword, buka_app: secrets.appPassword };
    for (const [name, password] of Object.entries(roles)) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
      if (found.rowCount === 0)
        await client.query(
          `create role ${escapeIdentifier(name)} login nosuperuser nocreatedb nocreaterole nobypassrls password ${escapeLiteral(password)}`,
        );
    }
    const found = await client.query(`select 1 from pg_database where datname = 'buka_pintu'`);
    if (found.rowCount === 0) {
      await client.query('create database buka_pintu owner buka_owner template template0');
      await client.query('revoke all on database buka_pintu from public');
      await client.query('grant connect, temporary on database buka_pintu to buka_app');
    }
  } finally {
    await client.end();
  }
}
