import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ids, program } from './binaries.js';
import { readInstance } from '../install/install-file.js';
import { findPlace } from './place.js';
import { freePort } from '../install/port.js';
import { isAlive } from './postmaster.js';
import { EmbeddedPostgres } from './supervisor.js';

const folders: string[] = [];
const running: EmbeddedPostgres[] = [];
const said: string[] = [];

function folder(mode = 0o755): string {
  const made = mkdtempSync(join(tmpdir(), 'buka-pg-'));
  chmodSync(made, mode);
  folders.push(made);
  return made;
}

async function start(
  dataDir: string,
  more: { patience?: number; sharedHome?: string } = {},
): Promise<EmbeddedPostgres> {
  const say = (line: string): unknown => said.push(line);
  const postgres = await EmbeddedPostgres.start({
    dataDir,
    say,
    settings: ['shared_buffers=16MB'],
    sharedHome: folder(),
    ...more,
  });
  running.push(postgres);
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await what().catch(() => false)) return;
    await sleep(50);
  }
  throw new Error(`It did not happen. What was said:\n${said.join('\n')}`);
}

beforeEach(() => said.splice(0));
afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('is made with checksums, the builtin locale, passwords and two roles that rule nothing', async () => {
    const dataDir = join(folder(), '.data');
    const postgres = await start(dataDir);
    const about = `select current_setting('data_checksums') || ' ' || datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()`;
    expect(await ask(postgres.ownerUrl, about)).toEqual(['on b C.UTF-8']);
    const might =
      'select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls from pg_roles where rolname = current_user';
    expect(await ask(postgres.appUrl, might)).toEqual([false]);
    expect(await ask(postgres.ownerUrl, might)).toEqual([false]);
    await expect(ask(postgres.appUrl, 'create table mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(ask(postgres.appUrl.replace(/:[^:@/]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('comes back by itself when it is killed, with every committed row, on the same port', async () => {
    const postgres = await start(join(folder(), '.data'));
    const [url, pid] = [postgres.ownerUrl, postgres.pid!];
    await ask(url, 'create table kept as select generate_series(1, 1000) as n');
    process.kill(pid, 'SIGKILL');
    await until(async () => (await ask(url, 'select count(*)::int from kept'))[0] === 1000);
    expect(postgres.ownerUrl).toBe(url);
    expect(said.join('\n')).toContain('PostgreSQL stopped unexpectedly (SIGKILL); starting it again');
  });

  it('stops a server that a killed process of ours left behind, and goes on with its data', async () => {
    const dataDir = join(folder(), '.data');
    const first = await start(dataDir);
    await ask(first.ownerUrl, 'create table kept as select 1 as n');
    await first.stop();
    const place = findPlace(dataDir, () => undefined, folder());
    const orphan = spawn(
      program(place.binaries, 'postgres'),
      ['-D', place.data, '-p', String(await freePort()), '-k', ''],
      {
        cwd: '/',
        detached: true,
        stdio: 'ignore',
        ...ids(place.account),
      },
    );
    await until(() => Promise.resolve(existsSync(join(place.data, 'postmaster.pid'))));
    const second = await start(dataDir);
    expect(said.join('\n')).toContain(`still running from before (process ${orphan.pid})`);
    expect(isAlive(orphan.pid!)).toBe(false);
    expect(await ask(second.ownerUrl, 'select n from kept')).toEqual([1]);
  });

  it('is not held up by a lock file that names somebody else', async () => {
    const dataDir = join(folder(), '.data');
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, 'pg', 'postmaster.pid'), `${process.pid}\n${dataDir}/pg\n1\n5432\n\n\n`);
    expect(await ask((await start(dataDir)).appUrl, 'select 1')).toEqual([1]);
    expect(isAlive(process.pid)).toBe(true);
  });

  it('takes another port when its own is taken, and keeps that one', async () => {
    const dataDir = join(folder(), '.data');
    await (await start(dataDir)).stop();
    const taken = readInstance(dataDir).port!;
    const squatter = createServer().listen(taken, '127.0.0.1');
    const postgres = await start(dataDir);
    squatter.close();
    expect(await ask(postgres.appUrl, 'select 1')).toEqual([1]);
    expect(readInstance(dataDir).port).not.toBe(taken);
    expect(said.join('\n')).toContain(`Port ${taken} is taken`);
  });

  it('lets two installs run side by side', async () => {
    const [one, other] = await Promise.all([start(join(folder(), '.data')), start(join(folder(), '.data'))]);
    expect(one.appUrl).not.toBe(other.appUrl);
    expect(await Promise.all([ask(one.appUrl, 'select 1'), ask(other.appUrl, 'select 1')])).toEqual([[1], [1]]);
  });

  it('says what the server said when it will not start', async () => {
    const dataDir = join(folder(), '.data');
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, 'pg', 'postgresql.auto.conf'), 'no_such_setting = 1\n');
    await expect(start(dataDir, { patience: 200 })).rejects.toThrow(
      /unrecognized configuration parameter "no_such_setting"/,
    );
  });

  it('says so when the passwords are not those of the database', async () => {
    const dataDir = join(folder(), '.data');
    await (await start(dataDir)).stop();
    const secrets = join(dataDir, 'secrets.json');
    writeFileSync(
      secrets,
      readFileSync(secrets, 'utf8').replace(/"superuserPassword": "[^"]+"/, '"superuserPassword": "x"'),
    );
    await expect(start(dataDir)).rejects.toThrow(/secrets.json in .* is not the one this database was made with/);
  });

  if (process.getuid?.() === 0) {
    it('runs from an open place when root starts it under a closed home, which stays closed', async () => {
      const [closed, sharedHome] = [folder(0o700), folder()];
      const dataDir = join(closed, 'clone', '.data');
      mkdirSync(join(closed, 'clone'));
      const postgres = await start(dataDir, { sharedHome });
      await ask(postgres.ownerUrl, 'create table kept as select 1 as n');
      expect(existsSync(join(sharedHome, readInstance(dataDir).id, 'pg', 'PG_VERSION'))).toBe(true);
      await postgres.stop();
      expect(await ask((await start(dataDir, { sharedHome })).ownerUrl, 'select n from kept')).toEqual([1]);
      expect(statSync(closed).mode & 0o777).toBe(0o700);
    });

    it('takes its data along when an open folder was closed afterwards', async () => {
      const [home, sharedHome] = [folder(), folder()];
      const dataDir = join(home, '.data');
      const postgres = await start(dataDir, { sharedHome });
      await ask(postgres.ownerUrl, 'create table kept as select 1 as n');
      await postgres.stop();
      chmodSync(home, 0o700);
      expect(await ask((await start(dataDir, { sharedHome })).ownerUrl, 'select n from kept')).toEqual([1]);
      expect(existsSync(join(dataDir, 'pg'))).toBe(false);
    });
  }
});
