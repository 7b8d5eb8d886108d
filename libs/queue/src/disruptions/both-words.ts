import type { BilingualText } from '@buka-pintu/platform';

/** Several notices as one, null when there is none. */
export function bothWords(texts: readonly BilingualText[]): BilingualText | null {
  if (texts.length === 0) return null;
  return { id: texts.map(({ id }) => id).join(' · '), en: texts.map(({ en }) => en).join(' · ') };
}
