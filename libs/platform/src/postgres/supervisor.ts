import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ids, program, serverEnvironment } from './binaries.js';
import { makeCluster, makeDatabase, SUPERUSER } from './cluster.js';
import { installSecrets, readInstance, type Secrets, writeInstance } from '../install/install-file.js';
import { findPlace, type Place } from './place.js';
import { freePort, portIsFree } from '../install/port.js';
import { clearOrphan, stopPostmaster } from './postmaster.js';
import { lastLines, openLog } from './server-log.js';
import { type Say, StartProblem } from '../install/start-problem.js';

export interface SupervisorOptions {
  readonly dataDir: string;
  readonly say: Say;
  /** Further `name=value` settings of the server; a throw-away one turns fsync off. */
  readonly settings?: readonly string[];
  /** How long one start may be tried again, in milliseconds (default 60 s). */
  readonly patience?: number;
  /** Stands in for /var/lib/buka-pintu in tests. */
  readonly sharedHome?: string;
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'timezone=UTC',
  'log_timezone=UTC',
  // An error's text and its statement can hold personal data: the server's own log tells only of the server.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_checkpoints=off',
];

/**
 * A PostgreSQL of this install's own: found after a crash, restarted when it dies, stopped with us.
 * The caller holds the install's lock, so that nobody else starts the same data folder.
 */
export class EmbeddedPostgres {
  private child: ChildProcess | undefined;
  private stopping = false;
  private restarting: Promise<void> | undefined;

  private constructor(
    private readonly options: SupervisorOptions,
    private readonly place: Place,
    private readonly secrets: Secrets,
    private port: number,
  ) {}

  /** @throws StartProblem with the server's last log lines when it can't be brought up */
  static async start(options: SupervisorOptions): Promise<EmbeddedPostgres> {
    const secrets = installSecrets(options.dataDir);
    const place = findPlace(options.dataDir, options.say, options.sharedHome);
    if (existsSync(place.data)) await clearOrphan(place.data, program(place.binaries, 'pg_ctl'), options.say);
    else await makeCluster(place, secrets.superuserPassword, options.say);
    const postgres = new EmbeddedPostgres(options, place, secrets, await choosePort(options));
    await postgres.bringUp();
    await makeDatabase(postgres.superuserUrl, secrets);
    return postgres;
  }

  /** The role that owns the tables and migrates. */
  get ownerUrl(): string {
    return this.url('buka_owner', this.secrets.ownerPassword, 'buka_pintu');
  }

  /** The role that runs the app: no superuser, owns nothing. */
  get appUrl(): string {
    return this.url('buka_app', this.secrets.appPassword, 'buka_pintu');
  }

  get superuserUrl(): string {
    return this.url(SUPERUSER, this.secrets.superuserPassword, 'postgres');
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Stops the server and waits for it; calling it twice is harmless. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.restarting?.catch(() => undefined);
    const child = this.child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    await stopPostmaster(child.pid, program(this.place.binaries, 'pg_ctl'), this.place.data);
    await exited;
  }

  private url(role: string, password: string, database: string): string {
    return `postgres://${role}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  private async bringUp(): Promise<void> {
    const patience = this.options.patience ?? 60_000;
    const until = performance.now() + patience;
    for (let pause = 100; ; pause = Math.min(pause * 2, 2_000)) {
      const failure = await this.tryOnce();
      if (failure === undefined) return;
      if (this.stopping) return;
      if (performance.now() + pause > until)
        throw new StartProblem(
          `PostgreSQL did not start within ${Math.round(patience / 1000)} s (${failure}). Its last words, from ${this.place.data}.log:\n` +
            lastLines(this.place.data),
        );
      await sleep(pause);
      await clearOrphan(this.place.data, program(this.place.binaries, 'pg_ctl'), this.options.say);
    }
  }

  /** One start; undefined when it answers, else why not. A server that replays its log may take its time. */
  private async tryOnce(): Promise<string | undefined> {
    const log = openLog(this.place);
    const settings = [...SETTINGS, `port=${this.port}`, ...(this.options.settings ?? [])];
    // Detached: Ctrl-C in the terminal must reach us only, or the database is gone before open requests end.
    const child = spawn(
      program(this.place.binaries, 'postgres'),
      ['-D', this.place.data, ...settings.flatMap((setting) => ['-c', setting])],
      {
        cwd: '/',
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        env: serverEnvironment(),
        windowsHide: true,
        ...ids(this.place.account),
      },
    );
    log.close();
    let ended: string | undefined;
    child.once('error', (failure) => (ended = failure.message));
    child.once('exit', (code, signal) => (ended ??= signal ? `signal ${signal}` : `exit code ${code}`));
    this.child = child;
    try {
      for (let pause = 20; ended === undefined && !this.stopping; pause = Math.min(pause * 1.3, 250)) {
        if (await this.answers()) {
          child.once('exit', (code, signal) => this.died(signal ?? `exit code ${code}`));
          return undefined;
        }
        await sleep(pause);
      }
    } catch (failure) {
      this.stopping = true;
      if (child.pid !== undefined)
        await stopPostmaster(child.pid, program(this.place.binaries, 'pg_ctl'), this.place.data);
      throw failure;
    }
    return ended ?? 'stopped meanwhile';
  }

  private async answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.superuserUrl, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch (failure) {
      // 28P01: somebody else's server answers on this port, or the secrets are not this folder's.
      if ((failure as { code?: string }).code === '28P01')
        throw new StartProblem(
          `PostgreSQL on port ${this.port} does not know our password: secrets.json in ${this.options.dataDir} is not the one this database was made with.`,
        );
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private died(how: string): void {
    if (this.stopping) return;
    this.options.say(`PostgreSQL stopped unexpectedly (${how}); starting it again`);
    this.restarting = this.bringUp().then(
      () => this.options.say('PostgreSQL is back'),
      (failure: unknown) => this.options.say(failure instanceof Error ? failure.message : String(failure)),
    );
  }
}

/** The port of the last time when it is free, else another, remembered for the next. */
async function choosePort({ dataDir, say }: SupervisorOptions): Promise<number> {
  const instance = readInstance(dataDir);
  if (instance.port !== undefined && (await portIsFree(instance.port))) return instance.port;
  const port = await freePort();
  if (instance.port !== undefined) say(`Port ${instance.port} is taken; PostgreSQL listens on ${port} from now on`);
  writeInstance(dataDir, { ...instance, port });
  return port;
}
