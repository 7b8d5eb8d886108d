import { isIP } from 'node:net';

/** Where somebody came from, roughly: without the last part of an IPv4 address, the first three groups of an IPv6 address. */
export function shortAddress(ip: string): string {
  const network = networkOf(ip);
  if (isIP(network) === 4) return network.replace(/\.\d+$/, '.*');
  return network.endsWith('::/64') ? `${network.split(':').slice(0, 3).join(':')}:*` : '?';
}

/**
 * The network an address belongs to for counting requests and attempts: an IPv4 address itself, the /64 of an IPv6 address, since one
 * customer holds all of it.
 */
export function networkOf(ip: string): string {
  const plain = ip
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .split('%')[0]!
    .toLowerCase();
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...gap, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
