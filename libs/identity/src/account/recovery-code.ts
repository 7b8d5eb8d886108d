import { randomInt } from 'node:crypto';

export const RECOVERY_CODES = 10;
/** No letter that looks like a digit or like another letter. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** Twelve of thirty letters, some 59 bits: `7K2M-9QXF-W3PD`. */
export function newRecoveryCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** The code as it is compared, however it was typed; undefined for what can be none. */
export function plainRecoveryCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '');
  return plain.length === LENGTH && [...plain].every((letter) => LETTERS.includes(letter)) ? plain : undefined;
}
