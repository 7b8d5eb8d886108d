import type { Settings } from './env.js';

/**
 * Where the pages of this house are found: PUBLIC_ORIGIN, else the address to type on this computer.
 * Links in messages begin with it: the settings refuse to send any to others before PUBLIC_ORIGIN is set.
 */
export function originOf({
  publicOrigin,
  tls,
  host,
  port,
}: Pick<Settings, 'publicOrigin' | 'tls' | 'host' | 'port'>): string {
  if (publicOrigin) return publicOrigin;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${tls === 'off' ? 'http' : 'https'}://${name}:${port}`;
}
