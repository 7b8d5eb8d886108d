import { lookup, type LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Env } from '../env/index.js';
import { isPublicAddress } from './address.js';

export type TargetFault = 'not_a_url' | 'not_https' | 'credentials' | 'unresolved' | 'private';

/** An address that a webhook must not go to. */
export class TargetRefused extends Error {
  constructor(readonly fault: TargetFault) {
    super(fault);
    this.name = 'TargetRefused';
  }
}

const LONGEST = 500;
const lookUp = promisify(lookup);

/**
 * The addresses of a name, asked of the name servers by ourselves. The system's own look-up holds one of the few threads of the
 * process for as long as a stranger's name server keeps silent: two such names, and no other name is found meanwhile.
 * @throws when neither kind of address is known in time
 */
export async function publicAddresses(
  hostname: string,
  resolver = new Resolver({ timeout: 1500, tries: 2 }),
): Promise<LookupAddress[]> {
  const ask = async (family: 4 | 6): Promise<LookupAddress[]> => {
    const found = await (family === 4 ? resolver.resolve4(hostname) : resolver.resolve6(hostname));
    return found.map((address) => ({ address, family }));
  };
  const both = await Promise.allSettled([ask(4), ask(6)]);
  const found = both.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (found.length === 0) throw new TargetRefused('unresolved');
  return found;
}

/** Where webhooks may go: https, to addresses of the public internet. The house must not be a way into the network it stands in. */
@Injectable()
export class WebhookTargets {
  /** Private targets and plain http, for development; a test sets it. */
  allowPrivate: boolean;
  /** The addresses of a name; a test puts its own in place of DNS. */
  resolve = (hostname: string): Promise<LookupAddress[]> =>
    // Names of the developer's own machine stand in no name server.
    this.allowPrivate ? lookUp(hostname, { all: true }) : publicAddresses(hostname);

  constructor(env: Env) {
    this.allowPrivate = env.webhookPrivateTargets;
  }

  /**
   * Reads a target by its words alone.
   * @throws TargetRefused
   */
  read(text: string): URL {
    if (text.length > LONGEST || !URL.canParse(text)) throw new TargetRefused('not_a_url');
    // The URL parser turns 0x7f.1, 2130706433 and the like into 127.0.0.1, so that only what it gives is looked at.
    const url = new URL(text);
    if (url.hash || !url.hostname) throw new TargetRefused('not_a_url');
    if (url.username || url.password) throw new TargetRefused('credentials');
    const secure = url.protocol === 'https:' || (this.allowPrivate && url.protocol === 'http:');
    if (!secure) throw new TargetRefused('not_https');
    const literal = hostOf(url);
    if (isIP(literal) && !this.admits(literal)) throw new TargetRefused('private');
    return url;
  }

  /** Reads a target and looks its name up, so that whoever registers it learns at once. @throws TargetRefused */
  async check(text: string): Promise<URL> {
    const url = this.read(text);
    if (this.allowPrivate || isIP(hostOf(url))) return url;
    const found = await this.resolve(url.hostname).catch(() => []);
    if (found.length === 0) throw new TargetRefused('unresolved');
    if (!found.every(({ address }) => this.admits(address))) throw new TargetRefused('private');
    return url;
  }

  /** Whether a connection may go to this very address. */
  admits(address: string): boolean {
    return this.allowPrivate || isPublicAddress(address);
  }

  /**
   * What the connection itself asks for a name: it gets only addresses that were looked at here, so that a name whose answer
   * changes between the check and the call gains nothing (DNS rebinding). One private address among them refuses all.
   */
  readonly lookup: LookupFunction = (hostname, options, done) => {
    this.resolve(hostname).then(
      (found) => {
        const wanted = found.filter(({ family }) => !options.family || options.family === family);
        if (wanted.length === 0) return done(new TargetRefused('unresolved'), '', 0);
        if (!found.every(({ address }) => this.admits(address))) return done(new TargetRefused('private'), '', 0);
        if (options.all) return done(null, wanted as never, 0);
        return done(null, wanted[0]!.address, wanted[0]!.family);
      },
      () => done(new TargetRefused('unresolved'), '', 0),
    );
  };
}

/** The host without the brackets of an IPv6 address. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
