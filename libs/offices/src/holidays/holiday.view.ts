import type { HolidayView, HolidayYearView } from './holiday.dto.js';
import type { HolidayYear } from './holiday-year.entity.js';
import type { Holiday } from './holiday.entity.js';

/** A year's list; a year of which nothing is known is empty and to be confirmed. */
export function holidayYearView(year: number, known: HolidayYear | null, days: readonly Holiday[]): HolidayYearView {
  return {
    year,
    confidence: known?.confidence ?? 'to_be_confirmed',
    legalBasis: known?.legalBasis ?? null,
    sources: known?.sources ?? [],
    items: days.map(holidayView),
  };
}

export function holidayView({ onDay, kind, nameId, nameEn, legalBasis, source, confidence }: Holiday): HolidayView {
  return { on: onDay, kind, name: { id: nameId, en: nameEn }, legalBasis, source, confidence };
}
