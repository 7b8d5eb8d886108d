import { Day, ListOf, Localized, OneOf, Text, Whole } from '@buka-pintu/platform';
import { CONFIDENCES, type Confidence, HOLIDAY_KINDS, type HolidayKind } from './holiday.entity.js';

export class HolidaysQuery {
  @Whole({ min: 2020, max: 2100, optional: true, description: 'The present year in Jakarta unless told' })
  year?: number;
}

export class HolidayView {
  @Day({ example: '2026-08-17' }) on: string;
  @OneOf(HOLIDAY_KINDS, { description: 'Offices are closed on both' }) kind: HolidayKind;
  @Localized() name: Localized;
  @Text({ max: 300 }) legalBasis: string;
  @Text({ max: 500 }) source: string;
  @OneOf(CONFIDENCES) confidence: Confidence;
}

export class HolidayYearView {
  @Whole({ example: 2026 }) year: number;
  @OneOf(CONFIDENCES, { description: 'to_be_confirmed: the list may still lack days' }) confidence: Confidence;
  @Text({ max: 300, nullable: true }) legalBasis: string | null;
  @ListOf(Text({ max: 500 })) sources: string[];
  @ListOf(() => HolidayView) items: HolidayView[];
}
