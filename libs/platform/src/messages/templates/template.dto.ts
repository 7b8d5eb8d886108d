import { Flag, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '../../shapes/field.js';
import { type Channel, CHANNELS } from '../template.js';

export class TemplatePath {
  @Text({ max: 100, example: 'identity.citizen_code', description: 'The template’s name' }) name: string;
}

export class WordingRequest {
  @Text({ max: 500, nullable: true, description: 'Of an e-mail; null or left out: the house’s own', optional: true })
  subject?: string | null;
  @Text({
    max: 5_000,
    description: 'Plain text with {placeholders}',
    example: 'Pemesanan {code}: {when}, {place}. {link}',
  })
  body: string;
}

export class TemplateRequest {
  @Nested(() => WordingRequest, { nullable: true, description: 'Indonesian; null: the house’s own text' })
  id: WordingRequest | null;
  @Nested(() => WordingRequest, { nullable: true, description: 'English; null: the house’s own text' })
  en: WordingRequest | null;
}

export class WordingView {
  @Text({ max: 500, nullable: true }) subject: string | null;
  @Text({ max: 5_000 }) body: string;
}

export class PlaceholderView {
  @Text({ max: 60, example: 'code' }) name: string;
  @Localized() meaning: { id: string; en: string };
  @Localized() example: { id: string; en: string };
  @Flag({ description: 'It may not be left out' }) mandatory: boolean;
}

export class TemplateWords {
  @Nested(() => WordingView) id: WordingView;
  @Nested(() => WordingView) en: WordingView;
}

export class OfficeWords {
  @Nested(() => WordingView, { nullable: true }) id: WordingView | null;
  @Nested(() => WordingView, { nullable: true }) en: WordingView | null;
}

export class TemplateView {
  @Text({ max: 100, example: 'identity.citizen_code' }) name: string;
  @Localized({ description: 'When and to whom it goes' }) about: { id: string; en: string };
  @ListOf(OneOf(CHANNELS)) channels: Channel[];
  @ListOf(() => PlaceholderView) placeholders: PlaceholderView[];
  @Nested(() => TemplateWords, { description: 'The house’s own text' }) own: TemplateWords;
  @Nested(() => OfficeWords, { description: 'The office’s text; null where the house’s own goes out' })
  office: OfficeWords;
  @Flag({ description: 'The office’s text no longer fits the template, and the house’s own goes out instead' })
  outdated: boolean;
  @Localized({ nullable: true, description: 'What goes along with its e-mail as a file' })
  encloses: { id: string; en: string } | null;
  @Whole({ min: 0, max: 1_000_000, description: '0: the office never worded it' }) version: number;
  @Instant({ nullable: true }) changedAt: string | null;
}

export class TemplatesView {
  @ListOf(() => TemplateView) items: TemplateView[];
}

export class SmsLengthView {
  @Whole({ min: 0, max: 10_000, description: 'Places used' }) units: number;
  @Whole({ min: 1, max: 200, description: 'How many SMS the operator counts' }) segments: number;
  @ListOf(Text({ max: 8 }), { description: 'Characters that make an SMS hold 70 places instead of 160' })
  outside: string[];
}

export class WordingFaultView {
  @OneOf(['subject', 'body']) field: 'subject' | 'body';
  @Text({ max: 40, example: 'unknown_placeholder' }) code: string;
  @Localized() detail: { id: string; en: string };
}

export class WordingPreview {
  @Text({ max: 5_000, nullable: true }) subject: string | null;
  @Text({ max: 20_000, description: 'With the examples in the placeholders’ place, as it would go out' }) body: string;
  @Nested(() => SmsLengthView, { nullable: true, description: 'null where no SMS goes out' }) sms: SmsLengthView | null;
  @ListOf(() => WordingFaultView, { description: 'Why it would be refused; then the body is the text as it was given' })
  faults: WordingFaultView[];
}

export class TemplatePreview {
  @Nested(() => WordingPreview) id: WordingPreview;
  @Nested(() => WordingPreview) en: WordingPreview;
}

export class TemplateVersionView {
  @Whole({ min: 1, max: 1_000_000 }) version: number;
  @Nested(() => OfficeWords) office: OfficeWords;
  @Instant() writtenAt: string;
  @Text({ max: 200, nullable: true, description: 'The officer; null for the house itself' }) by: string | null;
}

export class TemplateVersionsView {
  @ListOf(() => TemplateVersionView) items: TemplateVersionView[];
}
