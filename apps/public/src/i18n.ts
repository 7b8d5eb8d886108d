import en from './locales/en.json';
import id from './locales/id.json';

/** What citizens read: Indonesian first, English second, both complete (a test compares the keys). */
export type Key = keyof typeof id;
export type Lang = 'id' | 'en';
/** A text of the API in both languages. */
export interface Localized {
  id: string;
  en: string;
}

const STORE = 'buka.locale';
const texts: Record<Lang, Record<Key, string>> = { id, en };

/** The chosen language: the address (`?lang=en`), what was chosen before, else the browser's, else Indonesian. */
export function lang(): Lang {
  const asked = new URLSearchParams(location.search).get('lang') ?? remembered();
  if (asked === 'id' || asked === 'en') return asked;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'id';
}

/** Remembers the choice on this device and shows the page anew in it. */
export function chooseLang(chosen: Lang): void {
  try {
    localStorage.setItem(STORE, chosen);
  } catch {
    // A browser that keeps nothing still gets the language of the address.
  }
  const address = new URL(location.href);
  address.searchParams.set('lang', chosen);
  history.replaceState(null, '', address);
  location.reload();
}

/** The text for a key, with `{name}` filled in. */
export function t(key: Key, values: Record<string, string | number> = {}, language: Lang = lang()): string {
  return texts[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

export const localized = (text: Localized): string => text[lang()];

function remembered(): string | null {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}
