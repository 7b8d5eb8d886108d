import type { HouseProblem } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';

export interface Provenance {
  method: string;
  /** The header `X-Buka-Csrf`, which no foreign page can send without asking first. */
  csrf?: string;
  /** The header `Origin`, which a browser sets on every unsafe request. */
  origin?: string;
  /** The host the request was sent to. */
  host: string;
  secure: boolean;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Why a request that a cookie speaks for may be a forged one; undefined when it is our own page's.
 * @param publicOrigin the origin people type, where a proxy changes the host
 */
export function forgeryOf(request: Provenance, publicOrigin: string | null): HouseProblem | undefined {
  if (SAFE.has(request.method)) return undefined;
  if (request.csrf !== '1' || request.origin === undefined) return identityProblems.csrfMissing();
  const own = `${request.secure ? 'https' : 'http'}://${request.host}`;
  return request.origin === own || request.origin === publicOrigin ? undefined : identityProblems.foreignOrigin();
}
