/*
 * What someone says or holds up at the desk. A scanner types like a keyboard, so one field takes all of it: the code as
 * dictated, the text of the QR (`BP1:<code>:<proof>`), or a name.
 */
const CODE = /^(?:BP1:)?([A-Z]{2,8}-?[0-9A-Z]{8}-?[0-9A-Z])(?::|$)/;
/* Without its dashes a code of letters alone could be somebody's name. */
const SURE = /[-:\d]/;

/** The booking code in what was typed or scanned, or undefined when it is something else (a name). */
export function codeIn(text: string): string | undefined {
  const joined = text.toUpperCase().replaceAll(/\s+/g, '');
  return SURE.test(joined) ? CODE.exec(joined)?.[1] : undefined;
}

/* Application numbers of other systems have no format we know: something with four digits that is no code of ours. */
export function numberIn(text: string): string | undefined {
  return (text.match(/\d/g) ?? []).length >= 4 && codeIn(text) === undefined ? text.trim() : undefined;
}

/**
 * Could this be the name? Lists show names masked, the first letter and up to four stars (`S*** A****`): each word typed
 * must fit one word by its first letter and, where the mask tells it, its length. So an officer finds Siti Aminah
 * without the list giving anyone away.
 */
export function nameFits(typed: string, name: string): boolean {
  const words = name.toLocaleLowerCase('id').split(/\s+/);
  return typed
    .trim()
    .toLocaleLowerCase('id')
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => words.some((one) => wordFits(word, one)));
}

const LONGEST_MASK = 5;

function wordFits(typed: string, word: string): boolean {
  if (!word.includes('*')) return word.startsWith(typed);
  return word[0] === typed[0] && (word.length >= LONGEST_MASK || typed.length <= word.length);
}
