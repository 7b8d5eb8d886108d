import { useTranslation } from 'react-i18next';
import * as format from './format.js';
import type { Locale, Localized } from './i18n.js';

/** The format functions in the language of the page and, where an instant is shown, in the office's zone. */
export function useFormat(zone: string) {
  const { i18n } = useTranslation();
  const locale: Locale = i18n.language === 'en' ? 'en' : 'id';
  return {
    locale,
    time: (instant: string | number) => format.time(instant, zone, locale),
    moment: (instant: string) => format.moment(instant, zone, locale),
    day: (on: string) => format.day(on, locale),
    shortDay: (on: string) => format.shortDay(on, locale),
    date: (on: string) => format.date(on, locale),
    rupiah: (amount: number) => format.rupiah(amount, locale),
    shortWeekday: (on: string) => format.shortWeekday(on, locale),
    month: (on: string) => format.month(on, locale),
    weekday: (on: string) => format.weekday(on, locale),
    span: (minutes: number) => format.span(minutes, locale),
    count: (value: number) => format.count(value, locale),
    words: (text: Localized) => text[locale],
    zoneName: format.zoneName(zone),
  };
}
