import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import first from 'virtual:words/first';
import type id from '../locales/id.json';
import { recall, remember } from './remembered.js';

export type Locale = 'id' | 'en';
export type Localized = { id: string; en: string };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'all';
    resources: { all: typeof id };
  }
}

const isLocale = (value: unknown): value is Locale => value === 'id' || value === 'en';

let later: Promise<void> | undefined;

/** The texts of the pages that are loaded later, fetched once. What a page beyond the console says is there when it has resolved. */
export function allWords(): Promise<void> {
  later ??= import('virtual:words/later').then(
    (words) => void i18next.addResourceBundle('id', 'all', words.default, true),
    (error: unknown) => {
      later = undefined;
      throw error;
    },
  );
  return later;
}

/** The Indonesian of the first pages is in the first script; English is fetched by those who choose it. */
async function load(locale: Locale): Promise<void> {
  if (locale === 'en' && !i18next.hasResourceBundle('en', 'all')) {
    const en = await import('../locales/en.json');
    i18next.addResourceBundle('en', 'all', en.default);
  }
}

export async function startLanguage(): Promise<void> {
  const chosen = recall('locale');
  const locale = isLocale(chosen) ? chosen : 'id';
  await i18next.use(initReactI18next).init({
    lng: 'id',
    fallbackLng: 'id',
    defaultNS: 'all',
    ns: ['all'],
    resources: { id: { all: first } },
    interpolation: { escapeValue: false },
  });
  await switchLanguage(locale);
}

/** Switches texts and the document's language; remembered on this workstation only when a person chose it. */
export async function switchLanguage(locale: Locale, chosen = false): Promise<void> {
  await load(locale);
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  if (chosen) remember('locale', locale);
}

export const currentLocale = (): Locale => (i18next.language === 'en' ? 'en' : 'id');
