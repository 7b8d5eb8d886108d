/**
 * A person's name as it is kept: one form for letters that look alike, one space between words, and no sign that can't be seen. A
 * sign that turns the reading direction would let one officer be shown as another.
 */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
}

/** What somebody signs in by, however it was typed: an e-mail address or a staff number. */
export function plainSignInName(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().trim();
  // A staff number (NIP) is often copied with the spaces of its print: 19870101 201001 2 001.
  return /^[\d\s]+$/.test(plain) ? plain.replace(/\s/g, '') : plain;
}
