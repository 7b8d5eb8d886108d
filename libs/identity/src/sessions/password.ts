export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

// What people reach for when twelve characters are asked of them; length does most of the work, this list the rest.
const WORN_OUT = [
  'password',
  'qwertyuiop',
  '1234567890',
  'bukapintu',
  'imigrasi',
  'indonesia',
  'kantorimigrasi',
  'admin',
  'administrator',
  'rahasia',
  'katasandi',
  'bismillah',
  'merdeka',
  'letmein',
  'welcome',
  'sayang',
];

function core(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * Whether a new password is too easy to guess: a worn-out word or the person's own name or address, plain or with a few
 * digits around it, or hardly any different characters.
 * @param own what others know of the person: name, e-mail, staff number
 */
export function isWeak(password: string, own: readonly string[]): boolean {
  if (new Set(password).size < 5) return true;
  const plain = core(password);
  const words = [...WORN_OUT, ...own.flatMap((text) => [core(text), core(text.split('@')[0] ?? '')])];
  const rest = words.filter((word) => word.length >= 4).reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest.replace(/\d/g, '').length < 4 && rest.length < 8;
}

/** What a field says of a weak password. */
export const WEAK = [
  {
    pointer: '/password',
    code: 'weak',
    detail: {
      id: 'Mudah ditebak: pakai beberapa kata yang tidak berhubungan.',
      en: 'Easy to guess: use a few unrelated words.',
    },
  },
];
