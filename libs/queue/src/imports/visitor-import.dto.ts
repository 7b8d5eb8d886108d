import { Day, Flag, Id, Instant, ListOf, Localized, OneOf, PageQuery, Rule, Text, Whole } from '@buka-pintu/platform';
import { BOOKABLE_LANES, type BookableLane } from '../supply/lane.js';
import {
  COLUMN_MEANINGS,
  type ColumnMeaning,
  VISITOR_FIELDS,
  type VisitorField,
  WORD_KINDS,
  type WordKind,
} from './import-words.js';
import { IMPORT_STATES, type ImportState } from './visitor-import.entity.js';

export const SHOWN_AT_MOST = 200;
const COUNT = { min: 0, max: 10_000 };

export class VisitorImportPart {
  @Text({
    min: 1,
    max: 200_000,
    pattern: /^[A-Za-z0-9+/]*={0,2}$/,
    personal: true,
    description: 'The bytes of the file, or of its next part, in base64; cut anywhere between two bytes',
    example: 'bm9tb3I7bmFtYQo=',
  })
  content: string;
}

export class VisitorImportRequest extends VisitorImportPart {
  @Id({ description: 'Where the people of the list are expected' }) servicePointId: string;
  @Day({ description: 'The day of the list, by the office’s calendar', example: '2026-11-24' }) on: string;
  @Text({ max: 60, example: 'passport_new_adult', description: 'Of lines that name no service' }) serviceCode: string;
  @OneOf(BOOKABLE_LANES, { default: 'regular', description: 'Of lines that name no lane' }) lane: BookableLane;
}

/** What a word of the file means; the office remembers it for its next lists. */
export class ImportWordShape {
  @OneOf(WORD_KINDS) kind: WordKind;
  @Text({ min: 1, max: 120, example: 'No. Permohonan', description: 'As it stands in the file' }) word: string;
  @Rule<ImportWordShape>((it) => it.kind !== 'column' || COLUMN_MEANINGS.some((meaning) => meaning === it.meaning), {
    code: 'column_meaning',
    detail: { id: 'Bukan isi kolom yang dikenal.', en: 'Not something a column can hold.' },
  })
  @Rule<ImportWordShape>((it) => it.kind !== 'lane' || BOOKABLE_LANES.some((lane) => lane === it.meaning), {
    code: 'lane_meaning',
    detail: { id: 'Bukan jalur yang dikenal.', en: 'Not a lane.' },
  })
  @Text({
    max: 60,
    example: 'number',
    description: `A column: ${COLUMN_MEANINGS.join(', ')}; a service’s code; a lane`,
  })
  meaning: string;
}

export class ImportWordsRequest {
  @ListOf(() => ImportWordShape, { minItems: 1, maxItems: 100 }) words: ImportWordShape[];
}

export class ImportColumnView {
  @Text({ max: 120 }) head: string;
  @OneOf(COLUMN_MEANINGS, { nullable: true, description: 'null: nobody has said; the column is left out' })
  meaning: ColumnMeaning | null;
}

export class ImportOpenWord {
  @OneOf(['service', 'lane']) kind: 'service' | 'lane';
  @Text({ max: 120 }) word: string;
  @Whole({ ...COUNT, description: 'In how many lines' }) lines: number;
}

export class VisitorImportFault {
  @Whole({ description: 'As an editor counts them' }) line: number;
  @OneOf(VISITOR_FIELDS, { nullable: true }) column: VisitorField | null;
  @Text({ max: 40 }) code: string;
  @Localized() detail: Localized;
}

/** Somebody of the list who may have a booking of ours on that day: the same NIK, or only the same name. */
export class VisitorImportBooked {
  @Whole() line: number;
  @OneOf(['nik', 'name']) by: 'nik' | 'name';
  @Text({ max: 30, example: 'CTH-7K2M9QXF-Q' }) bookingCode: string;
}

export class VanishedVisitor {
  @Text({ max: 60, personal: true, description: 'But for its last four signs' }) number: string;
  @Text({ max: 120, personal: true, description: 'Masked' }) name: string;
  @Instant({ nullable: true }) startsAt: string | null;
}

export class VisitorImportRow {
  @Id() id: string;
  @Id() servicePointId: string;
  @Day() on: string;
  @OneOf(IMPORT_STATES) state: ImportState;
  @Instant() begunAt: string;
  @Text({ max: 200, description: 'The officer who began it' }) begunBy: string;
  @Instant({ nullable: true }) registeredAt: string | null;
  @Instant({ nullable: true }) undoneAt: string | null;
  @Whole({ ...COUNT, description: 'People of that day in the list' }) lines: number;
  @Whole(COUNT) added: number;
  @Whole(COUNT) changed: number;
  @Whole({ ...COUNT, description: 'Named by an earlier list of the day and not by this one; they stay' })
  vanished: number;
  @Whole({ ...COUNT, description: 'Left out, because they have a booking of ours' }) leftOut: number;
  @ListOf(() => OneOf(['register', 'undo']), { description: 'What this caller may do next' }) actions: string[];
}

/** A list that was looked through: what is wrong with it and what registering it would change. */
export class VisitorImportView extends VisitorImportRow {
  @OneOf(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'], { description: 'How the bytes were read' })
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  @ListOf(() => ImportColumnView, { maxItems: 200 }) columns: ImportColumnView[];
  @ListOf(() => ImportOpenWord, { description: 'Words that the office must explain first' })
  openWords: ImportOpenWord[];
  @Whole({ ...COUNT, description: 'Lines of other days; they are left out' }) otherDays: number;
  @Whole({ min: 0, max: 1_000_000 }) faultCount: number;
  @ListOf(() => VisitorImportFault, { maxItems: SHOWN_AT_MOST, description: 'The first 200, by line' })
  faults: VisitorImportFault[];
  @ListOf(() => VisitorImportBooked, { maxItems: SHOWN_AT_MOST }) booked: VisitorImportBooked[];
  @ListOf(() => VanishedVisitor, { maxItems: SHOWN_AT_MOST }) vanishedVisitors: VanishedVisitor[];
  @Id({ nullable: true, description: 'The newest import of this day and place: give it when registering' })
  after: string | null;
}

export class VisitorImportRegistration {
  @Id({ nullable: true, description: '`after` of what was looked at; null when it was the first list of the day' })
  after: string | null;
  @Flag({ default: false, description: 'List those with a booking of ours on that day all the same (found by NIK)' })
  keepBooked: boolean;
}

export class VisitorImportQuery extends PageQuery {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
  @Day({ optional: true, description: 'Lists of that day; of every day when left out' }) on?: string;
}
