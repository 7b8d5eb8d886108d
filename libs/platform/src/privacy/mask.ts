function lastOnly(value: string, shown: number): string {
  const keep = value.length > shown ? value.slice(value.length - shown) : '';
  return '*'.repeat(value.length - keep.length) + keep;
}

/** What a list may show of a person: enough to recognise who stands there, not enough to copy. */
export const mask = {
  /** 'Siti Aminah' → 'S*** A****' */
  name: (name: string): string =>
    name
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => word.slice(0, 1) + '*'.repeat(Math.min(word.length - 1, 4)))
      .join(' '),
  /** '9901015704900012' → '************0012' */
  document: (number: string): string => lastOnly(number, 4),
  /** '+6281234567890' → '**********7890' */
  phone: (phone: string): string => lastOnly(phone, 4),
  /** 'https://…/t/#bpc_AbC…' → 'https://…/t/#bpc_…': whoever has the whole link acts as the citizen, or the officer. */
  secretLink: (text: string): string =>
    text.replace(/\bbpc_[A-Za-z0-9_-]{43}/g, 'bpc_…').replace(/(#invitation=)[A-Za-z0-9_-]+/g, '$1…'),
  /** 'Kode: 492039' → 'Kode: ••••••' */
  code: (text: string): string => text.replace(/\b\d{6}\b/g, '••••••'),
  /** 'siti@example.org' → 's***@example.org' */
  email: (email: string): string => {
    const at = email.lastIndexOf('@');
    return at < 1 ? lastOnly(email, 0) : `${email[0]}***${email.slice(at)}`;
  },
};
