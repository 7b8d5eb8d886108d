import { isIP } from 'node:net';

/** Whom a passkey is made for: the host name, and the one origin whose pages may ask for it. */
export interface RelyingParty {
  id: string;
  origin: string;
}

const isLocal = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost');

/**
 * The relying party of a page, undefined where browsers know no passkeys: at a bare IP address, over plain HTTP (but for this
 * computer itself), and at another address than PUBLIC_ORIGIN, whose passkeys would be worth nothing to anybody else.
 * @param origin of the page that asks, already found to be one of ours
 */
export function relyingPartyOf(origin: string | undefined, publicOrigin: string | null): RelyingParty | undefined {
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  const { hostname, protocol } = new URL(origin);
  if (isLocal(hostname)) return { id: hostname, origin };
  // WHATWG writes an IPv6 address in brackets, and turns 0x7f.1 into the address it is.
  if (hostname.startsWith('[') || isIP(hostname) !== 0 || protocol !== 'https:') return undefined;
  return publicOrigin !== null && origin !== publicOrigin ? undefined : { id: hostname, origin };
}
