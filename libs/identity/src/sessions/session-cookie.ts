import { Injectable } from '@nestjs/common';
import { Env, isOwnHost, networkOf, type RequestContext } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { forgeryOf } from './forgery.js';

export const SESSION_COOKIE = '__Host-buka_session';
/** Which officers this browser knows; outlives sessions. */
export const DEVICE_COOKIE = '__Host-buka_device';
/** Which browser asked for a passkey's challenge: only there its answer counts. */
export const BROWSER_COOKIE = '__Host-buka_browser';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';
const DEVICE_SECONDS = 30 * 86_400;

/** Where a sign-in comes from. */
export interface Visit {
  /** The network the attempts are counted by. */
  network: string;
  /** The session the browser already has. */
  cookie?: string;
  /** The officers the browser knows: the device cookie. */
  devices?: string;
  /** The browser itself, when it has asked for a passkey before. */
  browser?: string;
  /** The origin of the page that asks; one of ours. */
  origin?: string;
  /** What an officer later recognises the session by. */
  agent?: string;
  address?: string;
}

/** What became of a session: a new cookie, none any more, or as it was. */
export interface Outcome<V> {
  view: V;
  cookie?: string | null;
  /** The browser's new device cookie. */
  devices?: string;
  /** What the browser is to be known by. */
  browser?: string;
}

/** Carries sessions between the browser and the services, which know no HTTP. */
@Injectable()
export class SessionCookie {
  constructor(private readonly env: Env) {}

  /**
   * Whoever wants to sign in, once the connection can keep a session and the request is our own page's.
   * @throws insecure_transport, csrf_missing, foreign_origin (403)
   */
  visit({ request }: RequestContext): Visit {
    const secure = request.protocol === 'https';
    if (!secure && !isOwnHost(request.hostname)) throw identityProblems.insecureTransport();
    const { origin, 'x-buka-csrf': csrf } = request.headers;
    const forgery = forgeryOf(
      { method: request.method, csrf: String(csrf), origin, host: request.host, secure },
      this.env.publicOrigin,
    );
    if (forgery) throw forgery;
    const { cookies } = request as { cookies?: Record<string, string | undefined> };
    return {
      network: networkOf(request.ip),
      cookie: cookies?.[SESSION_COOKIE],
      devices: cookies?.[DEVICE_COOKIE],
      browser: cookies?.[BROWSER_COOKIE],
      origin,
      agent: request.headers['user-agent'],
      address: request.ip,
    };
  }

  /** Tells the browser what became of its session and hands on the view. */
  answer<V>({ reply }: RequestContext, outcome: Outcome<V>): V {
    const { cookie, devices, browser, view } = outcome;
    if (cookie === null) void reply.header('Set-Cookie', `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);
    if (cookie) void reply.header('Set-Cookie', `${SESSION_COOKIE}=${cookie}; ${ATTRIBUTES}`);
    if (devices)
      void reply.header('Set-Cookie', `${DEVICE_COOKIE}=${devices}; ${ATTRIBUTES}; Max-Age=${DEVICE_SECONDS}`);
    if (browser) void reply.header('Set-Cookie', `${BROWSER_COOKIE}=${browser}; ${ATTRIBUTES}`);
    void reply.header('Cache-Control', 'no-store');
    return view;
  }
}
