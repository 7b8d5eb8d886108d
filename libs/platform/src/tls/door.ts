import { readFileSync } from 'node:fs';
import type { RequestListener, Server, ServerOptions } from 'node:http';
import { createSecureContext } from 'node:tls';
import type { Clock } from '../clock/clock.js';
import type { Env } from '../env/index.js';
import { StartProblem, type Say } from '../install/start-problem.js';
import { Authority, type Certificate, machineNames } from './authority.js';
import { type OnePort, onePort } from './one-port.js';

const HOUR = 3_600_000;

/**
 * The encrypted way in: shows the office's own certificate (TLS=auto) or the one from files, and keeps it fresh while
 * the server runs, when it nears its end and when the machine gets another address.
 */
export class TlsDoor {
  private port: OnePort | undefined;
  private shown: Certificate | undefined;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly env: Pick<Env, 'host' | 'tlsNames' | 'tlsCertFile' | 'tlsKeyFile'>,
    /** undefined: certificate files, whose issuer people's computers know already. */
    readonly authority: Authority | undefined,
    private readonly clock: Clock,
    private readonly say: Say,
  ) {}

  /** @returns undefined with TLS=off */
  static async open(env: Env, clock: Clock, say: Say): Promise<TlsDoor | undefined> {
    if (env.tls === 'off') return undefined;
    const names = machineNames([env.host, ...env.tlsNames]);
    const authority = env.tls === 'auto' ? await Authority.open(env.dataDir, names, clock.now()) : undefined;
    const door = new TlsDoor(env, authority, clock, say);
    for (const name of authority?.outside(names) ?? [])
      say(
        `${name} is not in the certificate: this install's authority was made before that name. Certificate files would do.`,
      );
    door.shown = await door.freshCertificate();
    return door;
  }

  /** For Fastify's `serverFactory`. */
  readonly server = (listener: RequestListener, options: ServerOptions): Server => {
    this.port = onePort(this.shown!, options, listener);
    this.timer = setInterval(() => void this.refresh(), HOUR).unref();
    this.port.server.once('close', () => clearInterval(this.timer));
    return this.port.server;
  };

  /** Shows another certificate from now on when the one shown is no longer right; open connections stay. */
  async refresh(): Promise<void> {
    try {
      const fresh = await this.freshCertificate();
      if (fresh.cert === this.shown?.cert) return;
      this.port?.renew(fresh);
      this.shown = fresh;
    } catch (failure) {
      this.say(`The certificate stays as it is: ${(failure as Error).message}`);
    }
  }

  private async freshCertificate(): Promise<Certificate> {
    if (this.authority)
      return this.authority.certificateFor(machineNames([this.env.host, ...this.env.tlsNames]), this.clock.now());
    const read = (path: string | null): string => readFileSync(path!, 'utf8');
    try {
      const files = { cert: read(this.env.tlsCertFile), key: read(this.env.tlsKeyFile) };
      createSecureContext(files);
      return files;
    } catch (failure) {
      throw new StartProblem(`TLS_CERT_FILE and TLS_KEY_FILE can't be used together: ${(failure as Error).message}`);
    }
  }
}
