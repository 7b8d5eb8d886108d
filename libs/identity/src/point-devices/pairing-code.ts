import { randomInt } from 'node:crypto';

// Crockford's letters: nothing that looks like something else on a dusty touch screen.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** `7K2M-9QXF`: short enough to type with a finger; good for a quarter of an hour and once. */
export function pairingCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** The code as it was made, however it was typed; undefined when it can be none. */
export function readPairingCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (plain.length !== LENGTH || [...plain].some((sign) => !SIGNS.includes(sign))) return undefined;
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}
