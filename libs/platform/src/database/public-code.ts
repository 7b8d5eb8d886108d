import { randomInt } from 'node:crypto';

// Crockford's base 32 leaves out I, L, O and U, so that a code survives being dictated over a bad line.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const SHAPE = /^([A-Z][A-Z0-9]{1,7})([0-9A-HJKMNP-TV-Z]{8})([0-9A-HJKMNP-TV-Z])$/;

// A polynomial over GF(32): one wrong sign or two swapped ones always show, the office's letters included.
function checkSign(text: string): string {
  let sum = 0;
  for (const sign of text) {
    const value = SIGNS.indexOf(sign);
    sum = (sum << 1) ^ (sum & 16 ? 0b100101 : 0) ^ (value < 0 ? sign.charCodeAt(0) & 31 : value);
  }
  return SIGNS[sum]!;
}

/**
 * A new public code such as `CTH-7K2M9QXF-Q`: office, eight random signs (40 bits of the system's random source), a check
 * sign. It finds a record and never authorises: acting needs the secret link.
 * @param officeCode two to eight letters or digits, beginning with a letter
 */
export function publicCode(officeCode: string): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(32)]).join('');
  return `${officeCode}-${signs}-${checkSign(officeCode + signs)}`;
}

/**
 * The canonical form of a code as someone typed it: case, blanks and dashes do not matter, O is 0, I and L are 1.
 * @returns undefined when it cannot be a code (wrong shape or check sign), so that no query is needed
 */
export function checkPublicCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s\-–—_.]/g, '');
  if (plain.length < LENGTH + 3 || plain.length > LENGTH + 9) return undefined;
  const office = plain.slice(0, -LENGTH - 1);
  const rest = plain
    .slice(-LENGTH - 1)
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const parts = SHAPE.exec(office + rest);
  if (!parts || checkSign(office + rest.slice(0, LENGTH)) !== rest[LENGTH]) return undefined;
  return `${office}-${rest.slice(0, LENGTH)}-${rest[LENGTH]}`;
}
