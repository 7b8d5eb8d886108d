import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lang, Localized } from '../i18n';
import en from './words.en.json';
import id from './words.id.json';

// The kiosk's own words: no phone has to load them. The language changes without loading the page anew, since there may be no line.
export type KioskKey = keyof typeof id;
export type Say = (key: KioskKey, values?: Record<string, string | number>) => string;

const texts: Record<Lang, Record<KioskKey, string>> = { id, en };

export const Language = createContext<Lang>('id');

/** The kiosk's words in the language that was chosen on the first screen. */
export function useWords(): { language: Lang; say: Say; of: (text: Localized) => string } {
  const language = useContext(Language);
  const say: Say = (key, values = {}) =>
    texts[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { language, say, of: (text) => text[language] };
}
