import { Day, Flag, Id, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
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

export class HolidayYearPath {
  @Whole({ min: 2020, max: 2100, example: 2027 }) year: number;
}

export class HolidayImportRequest {
  @OneOf(['csv', 'json']) format: 'csv' | 'json';
  @Text({
    max: 200_000,
    description:
      'Every day of the year: a CSV file with the columns date, kind, name_id, name_en, legal_basis, source, confidence (comma or ' +
      'semicolon), or a JSON list of objects with those members. Days that are not in it are removed.',
  })
  content: string;
  @Flag({ description: "The year's decree is in: no other day is to be expected" }) complete: boolean;
}

export class HolidayChange {
  @Nested(() => HolidayView) before: HolidayView;
  @Nested(() => HolidayView) after: HolidayView;
}

/** What an import does to a year, before it is saved. */
export class HolidayDiffView {
  @Whole({ example: 2027 }) year: number;
  @ListOf(() => HolidayView, { maxItems: 400 }) added: HolidayView[];
  @ListOf(() => HolidayChange, { maxItems: 400 }) changed: HolidayChange[];
  @ListOf(() => HolidayView, { maxItems: 400 }) removed: HolidayView[];
  @Whole() unchanged: number;
  @OneOf(CONFIDENCES, { description: 'Of the year as a whole afterwards' }) confidence: Confidence;
  @Whole({ description: 'The version of the year it was compared with; the import needs it in If-Match' })
  version: number;
}

export class HolidayImportView {
  @Id() id: string;
  @Instant() importedAt: string;
  @Id({ nullable: true, description: 'Who imported it' }) staffId: string | null;
  @Text({ max: 300 }) legalBasis: string;
  @ListOf(() => HolidayView, { maxItems: 400 }) before: HolidayView[];
  @ListOf(() => HolidayView, { maxItems: 400 }) after: HolidayView[];
}

export class HolidayImportsView {
  @ListOf(() => HolidayImportView, { description: 'Newest first' }) items: HolidayImportView[];
}
