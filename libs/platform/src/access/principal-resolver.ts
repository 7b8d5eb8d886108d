import type { Principal } from './principal.js';

/** What a request shows of its sender. */
export interface Credentials {
  authorization?: string;
  cookies: Record<string, string>;
  ip: string;
  userAgent?: string;
  method: string;
  origin?: string;
  /** The header `X-Buka-Csrf`. */
  csrf?: string;
  /** Whether the connection (or the trusted proxy's) is TLS. */
  secure: boolean;
  /** The host the request was sent to, to compare with its origin. */
  host: string;
  /** An open stream asks whether its sender still may: that is no use of the session, and keeps none alive. */
  passive?: boolean;
}

/** Turns credentials into a principal; the identity module provides it. */
export abstract class PrincipalResolver {
  /**
   * @returns the principal, `anonymous` when the request shows no credentials
   * @throws credentials_invalid, credentials_expired (401) or not_allowed (403, a forged cross-site request)
   */
  abstract resolve(credentials: Credentials): Promise<Principal>;
}
