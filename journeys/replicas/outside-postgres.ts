import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../scripts/free-port.mjs';

/** Debian's PostgreSQL 15, the oldest that we promise, with a transaction pooler before it. */
export interface OutsidePostgres {
  /** As an operator writes them: the app through the pooler, the owner and what listens around it. */
  settings: { DATABASE_URL: string; DATABASE_OWNER_URL: string; DATABASE_DIRECT_URL: string };
  /** @returns by how many statements the pooler has been used, in transactions of the app */
  pooled(): Promise<number>;
  stop(): void;
}

const BINARIES = '/usr/lib/postgresql/15/bin';
const PASSWORD = 'only-for-this-journey';
const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres']));
/** Neither server runs as root: there both belong to Debian's own account. */
const account = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : undefined;

function run(command: string, ...rest: string[]): void {
  execFileSync(command, rest, { cwd: '/', stdio: ['ignore', 'ignore', 'inherit'], ...account });
}

function giveAway(...paths: string[]): void {
  if (account) for (const path of paths) chownSync(path, account.uid, account.gid);
}

export async function startOutsidePostgres(): Promise<OutsidePostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'buka-pintu-outside-'));
  const [port, poolerPort] = [await freePort(), await freePort()];
  const data = join(folder, 'data');
  writeFileSync(join(folder, 'password'), PASSWORD);
  giveAway(folder, join(folder, 'password'));
  run(
    join(BINARIES, 'initdb'),
    '-D',
    data,
    '-U',
    'postgres',
    `--pwfile=${join(folder, 'password')}`,
    '--auth=scram-sha-256',
  );
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  run(join(BINARIES, 'pg_ctl'), '-D', data, '-w', '-l', join(folder, 'log'), '-o', flags, 'start');
  const url = (user: string, at: number, database: string): string =>
    `postgres://${user}:${PASSWORD}@127.0.0.1:${at}/${database}`;
  await makeRoles(url('postgres', port, 'postgres'));
  const pooler = startPooler(folder, port, poolerPort);
  await answers(url('buka_app', poolerPort, 'buka_pintu'));
  return {
    settings: {
      DATABASE_URL: url('buka_app', poolerPort, 'buka_pintu'),
      DATABASE_OWNER_URL: url('buka_owner', port, 'buka_pintu'),
      DATABASE_DIRECT_URL: url('buka_app', port, 'buka_pintu'),
    },
    pooled: () => transactions(url('buka_app', poolerPort, 'pgbouncer')),
    stop: () => {
      pooler.kill('SIGKILL');
      run(join(BINARIES, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makeRoles(superuser: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  await client.query(`create role buka_owner login password '${PASSWORD}'`);
  await client.query(`create role buka_app login password '${PASSWORD}'`);
  await client.query(`create database buka_pintu owner buka_owner encoding 'UTF8' locale 'C.UTF-8' template template0`);
  await client.end();
}

/** Few server connections for many clients: whoever counted on a session of its own would soon be another's. */
function startPooler(folder: string, port: number, poolerPort: number): ChildProcess {
  const users = join(folder, 'users.txt');
  const settings = join(folder, 'pgbouncer.ini');
  writeFileSync(users, `"buka_app" "${PASSWORD}"\n`);
  writeFileSync(
    settings,
    [
      '[databases]',
      `buka_pintu = host=127.0.0.1 port=${port}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${poolerPort}`,
      'unix_socket_dir =',
      'auth_type = scram-sha-256',
      `auth_file = ${users}`,
      'pool_mode = transaction',
      'default_pool_size = 4',
      'max_client_conn = 200',
      'stats_users = buka_app',
      '',
    ].join('\n'),
  );
  chmodSync(users, 0o600);
  giveAway(users, settings);
  return spawn('pgbouncer', ['--quiet', settings], { cwd: '/', stdio: ['ignore', 'ignore', 'inherit'], ...account });
}

async function answers(url: string): Promise<void> {
  for (let left = 100; ; left -= 1) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(100);
    }
  }
}

async function transactions(console_: string): Promise<number> {
  const client = new pg.Client({ connectionString: console_ });
  await client.connect();
  const { rows } = await client.query<{ database: string; total_xact_count: string }>('show stats');
  await client.end();
  return Number(rows.find(({ database }) => database === 'buka_pintu')?.total_xact_count ?? 0);
}
