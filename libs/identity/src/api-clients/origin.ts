const LONGEST = 200;

/**
 * An origin as browsers send it: scheme, host and port, nothing else. Pages of the web come by https; http is for the
 * developer's own machine.
 * @returns undefined when it is none, or names everybody
 */
export function originOf(given: string): string | undefined {
  if (given.length > LONGEST || !URL.canParse(given)) return undefined;
  const url = new URL(given);
  const { protocol, hostname, origin } = url;
  const bare = url.pathname === '/' && !given.endsWith('/') && !url.search && !url.hash && !url.username;
  if (!bare || origin === 'null' || hostname.includes('*')) return undefined;
  const own = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'https:' || (protocol === 'http:' && own) ? origin : undefined;
}
