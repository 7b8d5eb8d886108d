import { isIP } from 'node:net';
import { Extension } from '@peculiar/x509';

const NAME_CONSTRAINTS = '2.5.29.30';
/** Networks that belong to nobody in particular: private, link-local, loopback, carrier-grade. */
const NETWORKS = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const;
const ZONES = ['localhost', 'local', 'lan', 'internal', 'home.arpa', 'test'];

/** What an authority may vouch for, chosen when it is made. */
export interface Realm {
  /** Names; each stands for itself and everything below it. */
  readonly names: readonly string[];
  readonly networks: readonly (readonly [address: string, prefix: number])[];
}

/** Local networks and names, and this machine's own: an authority of which no bank's site could ever be forged. */
export function realmOf(own: readonly string[]): Realm {
  const addresses = own
    .filter((name) => isIP(name))
    .map((address) => [address, isIP(address) === 4 ? 32 : 128] as const);
  return {
    names: [...new Set([...ZONES, ...own.filter((name) => !isIP(name))])],
    networks: [...NETWORKS, ...addresses],
  };
}

/** Whether a certificate of an authority of this realm may hold the name or address. */
export function covers(realm: Realm, name: string): boolean {
  if (!isIP(name)) return realm.names.some((zone) => name === zone || name.endsWith(`.${zone}`));
  const bytes = addressBytes(name);
  return realm.networks.some(([address, prefix]) => {
    const [network, mask] = [addressBytes(address), maskBytes(bytes.length, prefix)];
    return (
      network.length === bytes.length && bytes.every((byte, at) => (byte & mask[at]!) === (network[at]! & mask[at]!))
    );
  });
}

/** RFC 5280, 4.2.1.10: the critical extension that every client must obey. */
export function nameConstraints(realm: Realm): Extension {
  const names = realm.names.map((name) => der(0x30, der(0x82, Buffer.from(name, 'latin1'))));
  const networks = realm.networks.map(([address, prefix]) => {
    const bytes = addressBytes(address);
    return der(0x30, der(0x87, Buffer.concat([bytes, maskBytes(bytes.length, prefix)])));
  });
  return new Extension(NAME_CONSTRAINTS, true, der(0x30, der(0xa0, Buffer.concat([...names, ...networks]))));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function maskBytes(length: number, prefix: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, at) => (0xff00 >> Math.max(0, Math.min(8, prefix - at * 8))) & 0xff));
}

/** The four or sixteen bytes of an address; a zone (`%eth0`) is not part of it. */
export function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.replace(/%.*/, '').split('::');
  const groups = (text: string): number[] => (text ? text.split(':').map((group) => parseInt(group, 16)) : []);
  const [before, after] = [groups(head), groups(tail ?? '')];
  const filled =
    tail === undefined ? before : [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Buffer.from(filled.flatMap((group) => [group >> 8, group & 255]));
}
