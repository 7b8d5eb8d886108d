import { BlockList, isIP } from 'node:net';

// What is no place on the public internet. IANA special-purpose registries, RFC 6890 and its updates.
const NOT_PUBLIC_4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** The only IPv6 space given to the public so far; mapped, translated, local and link addresses all lie outside. */
const PUBLIC_6: readonly [string, number] = ['2000::', 3];
/** Inside it: Teredo and its neighbours, documentation, and 6to4, which carries any IPv4 address along. */
const NOT_PUBLIC_6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const closed = new BlockList();
for (const [net, bits] of NOT_PUBLIC_4) closed.addSubnet(net, bits, 'ipv4');
const open6 = new BlockList();
open6.addSubnet(...PUBLIC_6, 'ipv6');
const closed6 = new BlockList();
for (const [net, bits] of NOT_PUBLIC_6) closed6.addSubnet(net, bits, 'ipv6');

/** Whether an address, as text, is one that anybody on the internet could reach. Whatever is no address is not. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4');
    case 6:
      return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
    default:
      return false;
  }
}
