import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { SettingReader, SettingsProblem } from './setting.js';

export type TlsMode = 'auto' | 'files' | 'off';
export type LogFormat = 'pretty' | 'json';
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What an operator may set, read and checked once. `.env.example` says what each is for. */
export interface Settings {
  readonly production: boolean;
  /** A fictitious office is seeded and sign-in needs no second factor; loopback only. */
  readonly demo: boolean;
  readonly host: string;
  readonly port: number;
  /**
   * The origin people type, when it is not the one this process listens on (a proxy, a domain name); links in messages begin with
   * it. null: the name of this computer, which only the demo and messages that are not sent can do with.
   */
  readonly publicOrigin: string | null;
  /** How many proxies in front of us say the truth in X-Forwarded-*; what stands before theirs, the caller wrote himself. */
  readonly trustProxy: number;
  readonly tls: TlsMode;
  readonly tlsCertFile: string | null;
  readonly tlsKeyFile: string | null;
  /** Further names and addresses the automatic certificate is to hold. */
  readonly tlsNames: readonly string[];
  readonly dataDir: string;
  /** Where backups are written. */
  readonly backupDir: string;
  /** How many of the newest backups stay; of each month one more for a year. */
  readonly backupKeep: number;
  /** null: the embedded PostgreSQL under dataDir. */
  readonly databaseUrl: string | null;
  /** Runs migrations; null with a databaseUrl set: the same role does both. */
  readonly databaseOwnerUrl: string | null;
  /** Around a pooler, for what listens: LISTEN does not pass through one in transaction mode. null: databaseUrl. */
  readonly databaseDirectUrl: string | null;
  /** Connections a process opens at most for its work; jobs and live news take up to five more. */
  readonly databasePool: number;
  /** Named statements; off behind a transaction pooler older than pgbouncer 1.21. */
  readonly namedStatements: boolean;
  /** `v1:<base64 of 32 bytes>`, several separated by commas, the last one seals; null: generated under dataDir. */
  readonly dataKeys: string | null;
  /** base64 of 32 bytes, never changes; null: generated under dataDir. */
  readonly blindIndexKey: string | null;
  /** This process also seals the ledger, runs handlers and jobs. */
  readonly worker: boolean;
  readonly migrate: boolean;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  /** Bearer token that opens /metrics from elsewhere; null: loopback only. */
  readonly metricsToken: string | null;
  /** `smtp://…` or `smtps://…`; null: e-mail is kept for the Messages page. */
  readonly smtpUrl: string | null;
  /** The sender of e-mail. */
  readonly smtpFrom: string | null;
  /** A PEM file with the authority behind the mail server's certificate, when no public one vouches for it. */
  readonly smtpCaFile: string | null;
  /** Webhooks may go to plain http and to private addresses: for development, on in the demo. */
  readonly webhookPrivateTargets: boolean;
  /** Off only for load tests, and behind a gateway that counts itself. */
  readonly rateLimits: boolean;
  /** How long open requests and streams may take to end on a shutdown. */
  readonly drainSeconds: number;
}

/** What the start adds to the settings: the addresses of the database and the keys, given or generated. */
export interface EnvFindings {
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string;
  readonly dataKeys: string;
  readonly blindIndexKey: string;
}
type EnvValues = Readonly<Omit<Settings, keyof EnvFindings> & EnvFindings>;

const Values = class {
  constructor(values: object) {
    Object.assign(this, values);
  }
} as new (values: EnvValues) => EnvValues;

/** Everything a process needs once its database and its keys are there; also the injection token for it. */
export class Env extends Values {}

const KEY = /^[A-Za-z0-9+/]{43}=$/;

/** True for 127.0.0.0/8, ::1 and localhost: addresses no other computer can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/**
 * Checks what the operator set and fills in the plain defaults.
 * @param wentLive answers for a data folder whether its install left the demo; decides when DEMO is not set
 * @throws SettingsProblem with a sentence for each setting that is wrong
 */
export function readSettings(
  source: Readonly<Record<string, string | undefined>>,
  wentLive: (dataDir: string) => boolean = () => false,
): Settings {
  const read = new SettingReader(source);
  const dataDir = resolve(read.text('DATA_DIR') ?? '.data');
  const production = read.oneOf('NODE_ENV', ['development', 'production', 'test'], 'development') === 'production';
  const demo = read.flag('DEMO', !production && !wentLive(dataDir));
  const trustProxy = read.whole('TRUST_PROXY', 0, 0, 10);
  const tlsCertFile = read.text('TLS_CERT_FILE') ?? null;
  const tlsKeyFile = read.text('TLS_KEY_FILE') ?? null;
  const tlsDefault = tlsCertFile || tlsKeyFile ? 'files' : demo || trustProxy > 0 ? 'off' : 'auto';
  const settings: Settings = {
    production,
    demo,
    host: read.text('HOST') ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    port: read.whole('PORT', 8080, 1, 65535),
    publicOrigin: read.origin('PUBLIC_ORIGIN'),
    trustProxy,
    tls: read.oneOf('TLS', ['auto', 'files', 'off'], tlsDefault),
    tlsCertFile,
    tlsKeyFile,
    tlsNames: (read.text('TLS_NAMES') ?? '').split(/[\s,]+/).filter(Boolean),
    dataDir,
    backupDir: resolve(read.text('BACKUP_DIR') ?? join(dataDir, 'backups')),
    backupKeep: read.whole('BACKUP_KEEP', 14, 1, 1000),
    databaseUrl: read.postgresUrl('DATABASE_URL'),
    databaseOwnerUrl: read.postgresUrl('DATABASE_OWNER_URL'),
    databaseDirectUrl: read.postgresUrl('DATABASE_DIRECT_URL'),
    databasePool: read.whole('DATABASE_POOL', 10, 2, 200),
    namedStatements: read.flag('DATABASE_NAMED_STATEMENTS', true),
    dataKeys: read.text('DATA_KEYS') ?? null,
    blindIndexKey: read.text('BLIND_INDEX_KEY') ?? null,
    worker: read.flag('WORKER', true),
    migrate: read.flag('MIGRATE', true),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, production ? 'info' : 'warn'),
    logFormat: read.oneOf('LOG_FORMAT', ['pretty', 'json'], production ? 'json' : 'pretty'),
    metricsToken: read.text('METRICS_TOKEN') ?? null,
    smtpUrl: read.text('SMTP_URL') ?? null,
    smtpFrom: read.text('SMTP_FROM') ?? null,
    smtpCaFile: read.text('SMTP_CA_FILE') ?? null,
    webhookPrivateTargets: read.flag('WEBHOOK_PRIVATE_TARGETS', demo),
    rateLimits: read.flag('RATE_LIMITS', true),
    drainSeconds: read.whole('DRAIN_SECONDS', 10, 0, 300),
  };
  refuseContradictions(settings, read);
  if (read.wrong.length > 0) throw new SettingsProblem(read.wrong);
  return settings;
}

function refuseContradictions(settings: Settings, read: SettingReader): void {
  if (settings.demo && settings.production)
    read.refuse('DEMO', 'must be 0 with NODE_ENV=production: the demo signs in without a second factor.');
  if (settings.demo && !isLoopback(settings.host))
    read.refuse('HOST', `must be a loopback address while the demo runs, not "${settings.host}". Set DEMO=0 first.`);
  if (settings.webhookPrivateTargets && settings.production)
    read.refuse(
      'WEBHOOK_PRIVATE_TARGETS',
      'must be 0 with NODE_ENV=production: webhooks would reach your own network.',
    );
  for (const [name, url] of [
    ['DATABASE_OWNER_URL', settings.databaseOwnerUrl],
    ['DATABASE_DIRECT_URL', settings.databaseDirectUrl],
  ] as const)
    if (url && !settings.databaseUrl) read.refuse(name, 'has no meaning without DATABASE_URL.');
  if (settings.tls === 'files') {
    const files = { TLS_CERT_FILE: settings.tlsCertFile, TLS_KEY_FILE: settings.tlsKeyFile };
    for (const [name, file] of Object.entries(files)) {
      if (!file) read.refuse(name, 'must name a PEM file when the certificate comes from files.');
      else if (!existsSync(file)) read.refuse(name, `names a file that is not there: ${file}`);
    }
  }
  refuseMail(settings, read);
  if (settings.metricsToken && settings.metricsToken.length < 16)
    read.refuse('METRICS_TOKEN', 'must have at least 16 characters.');
  for (const key of settings.dataKeys?.split(',') ?? [])
    if (!/^v\d{1,4}:/.test(key) || !KEY.test(key.slice(key.indexOf(':') + 1)))
      read.refuse(
        'DATA_KEYS',
        'must be v1:<32 bytes in base64>, several separated by commas (openssl rand -base64 32).',
      );
  if (settings.blindIndexKey && !KEY.test(settings.blindIndexKey))
    read.refuse('BLIND_INDEX_KEY', 'must be 32 bytes in base64 (openssl rand -base64 32).');
  // Replicas that each made their own keys could not read one another's rows.
  if (settings.production && settings.databaseUrl)
    for (const name of ['DATA_KEYS', 'BLIND_INDEX_KEY'])
      if (!read.has(name))
        read.refuse(name, 'must be set when several processes may share DATABASE_URL in production.');
}

function refuseMail(settings: Settings, read: SettingReader): void {
  const url = settings.smtpUrl === null ? null : URL.parse(settings.smtpUrl);
  if (settings.smtpUrl && (!url || !/^smtps?:\/\/[^/]/.test(settings.smtpUrl) || !url.hostname))
    read.refuse(
      'SMTP_URL',
      'must look like smtp://user:password@host:587 or smtps://user:password@host:465, with @ : / ? # in a password written as %40 %3A %2F %3F %23.',
    );
  // Some libraries take "?tls.rejectUnauthorized=false" here: an unknown certificate is named, not waved through.
  else if (url && (url.search || url.hash || url.pathname.length > 1))
    read.refuse('SMTP_URL', 'must end with the port. A certificate of your own authority is named in SMTP_CA_FILE.');
  // A link to this computer's own name is worth nothing to whoever reads the message elsewhere, and can't be taken back.
  if (settings.smtpUrl && !settings.publicOrigin && !isLoopback(settings.host))
    read.refuse('PUBLIC_ORIGIN', 'must be set with SMTP_URL: the links in messages to citizens begin with it.');
  if (settings.smtpUrl && !settings.smtpFrom?.includes('@'))
    read.refuse('SMTP_FROM', 'must name the sender of e-mail, such as "Kantor <no-reply@example.go.id>".');
  if (settings.smtpCaFile && !settings.smtpUrl) read.refuse('SMTP_CA_FILE', 'has no meaning without SMTP_URL.');
  else if (settings.smtpCaFile && !isCertificate(settings.smtpCaFile))
    read.refuse('SMTP_CA_FILE', `must name a PEM file with a certificate, not ${settings.smtpCaFile}.`);
}

function isCertificate(file: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').includes('-----BEGIN CERTIFICATE-----');
}

/**
 * The process's own settings: its environment over an `.env` file beside it.
 * The only place that reads `process.env`.
 */
export function processSettings(wentLive?: (dataDir: string) => boolean): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readSettings(process.env, wentLive);
}

/** RECOVERY_PASSPHRASE, for a restore that nobody sits beside; it is no setting of a house that runs. */
export function givenPassphrase(): string | undefined {
  return process.env['RECOVERY_PASSPHRASE'] || undefined;
}
