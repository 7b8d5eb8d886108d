import type { Vault } from './vault.js';

/** How a person can be reached: a phone number or an e-mail address, or both. */
export interface Contact {
  phone?: string | undefined;
  email?: string | undefined;
}

/** A phone number in its international form; Indonesian numbers may begin with 0. */
export function internationalPhone(phone: string): string {
  return phone.startsWith('0') ? `+62${phone.slice(1)}` : phone;
}

/**
 * Keyed hashes of a contact, 32 bytes each: the same phone and the same address have the same key however they were typed. What
 * belongs to a contact is found by it, in tables keyed by the value, and the contact itself stays sealed.
 */
export function contactKeys(vault: Vault, { phone, email }: Contact): Buffer[] {
  return [
    ...(phone ? [vault.blind('contact.phone', internationalPhone(phone))] : []),
    ...(email ? [vault.blind('contact.email', email.normalize('NFKC').trim().toLowerCase())] : []),
  ];
}

/**
 * The keys of a contact as one API client made it up in its test offices. They equal those of nobody else, so that a code asked for
 * with a test key finds what that client tried, and never what the owner of the number has.
 */
export function testContactKeys(vault: Vault, clientId: string, contact: Contact): Buffer[] {
  return contactKeys(vault, contact).map((key) => vault.blind('contact.test', `${clientId}:${key.toString('hex')}`));
}
