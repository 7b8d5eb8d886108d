import type { Vault } from './vault.js';

/** The document by which a person is known: the NIK of a citizen, the passport of a foreigner. */
export interface PersonDocument {
  documentKind: string;
  documentNumber: string;
  /** ISO 3166, two letters: who issued it. */
  country: string;
}

/** Who it is, everywhere in the house: the same person has the same key whatever way the number was written. 32 bytes. */
export function personKey(vault: Vault, { documentKind, country, documentNumber }: PersonDocument): Buffer {
  return vault.blind('person', `${documentKind}:${country}:${documentNumber.toUpperCase()}`);
}

/** A name as it is compared: without case, titles’ dots and double spaces. */
export function comparedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Keyed hashes of a name and of its last word: they tell a colleague or a relative of an officer without the name being kept.
 * The last word is a family's in part of the country only; `surnameKey` is null for a name of one word.
 */
export function nameKeys(vault: Vault, name: string): { nameKey: Buffer; surnameKey: Buffer | null } {
  const compared = comparedName(name);
  const words = compared.split(' ');
  return {
    nameKey: vault.blind('person.name', compared),
    surnameKey: words.length > 1 ? vault.blind('person.surname', words.at(-1)!) : null,
  };
}
