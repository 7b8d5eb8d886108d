import { AnyObject, Flag, Id, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '../shapes/field.js';
import {
  PRIVACY_REQUEST_ACTIONS,
  PRIVACY_REQUEST_KINDS,
  PRIVACY_REQUEST_STATES,
  type PrivacyRequestAction,
  type PrivacyRequestKind,
  type PrivacyRequestState,
} from './privacy-request.lifecycle.js';
import { LEGAL_GROUNDS, type LegalGround } from './register.js';

const OF = ['applicant', 'officer', 'client_owner', 'visitor'] as const;
const SEARCH_PURPOSES = ['subject_request', 'complaint', 'breach'] as const;
const DOCUMENT_KINDS = ['nik', 'passport'] as const;
type Words = { id: string; en: string };

export class PersonalPurposeView {
  @Text({ max: 60 }) module: string;
  @OneOf(OF, { description: 'Whose data it is' }) of: (typeof OF)[number];
  @Localized({ description: 'What is kept' }) what: Words;
  @Localized({ description: 'What for' }) purpose: Words;
  @OneOf(LEGAL_GROUNDS, { description: 'UU 27/2022, article 20 (2)' }) ground: LegalGround;
  @Text({ max: 300 }) legalBasis: string;
  @Whole({ nullable: true, description: 'How many days; null: as `keptFrom` says' }) keptDays: number | null;
  @Localized({ description: 'Since what, or how long in words' }) keptFrom: Words;
  @Flag({ description: 'Whether a person’s export has it' }) exported: boolean;
  @Localized({ nullable: true, description: 'Why it is not erased on request; null when it is' })
  erasureRefused: Words | null;
}

export class PersonalPurposesView {
  @ListOf(() => PersonalPurposeView) items: PersonalPurposeView[];
}

export class PrivacyPerson {
  @OneOf(DOCUMENT_KINDS) documentKind: (typeof DOCUMENT_KINDS)[number];
  @Text({ max: 20, example: '9901015704900012', personal: true }) documentNumber: string;
  @Text({ max: 2, min: 2, pattern: /^[A-Z]{2}$/, default: 'ID', description: 'Who issued it, ISO 3166' })
  country: string;
}

export class PersonSearch {
  @Nested(() => PrivacyPerson) person: PrivacyPerson;
  @OneOf(SEARCH_PURPOSES, { description: 'What for; it stands in the access log' })
  purpose: (typeof SEARCH_PURPOSES)[number];
  @Text({ min: 5, max: 500, personal: true, description: 'Why, in the words of who asks; kept sealed' }) reason: string;
}

export class PrivacyRequestRequest {
  @OneOf(PRIVACY_REQUEST_KINDS) kind: PrivacyRequestKind;
  @Nested(() => PrivacyPerson, { description: 'Who asks; look at the document itself' }) person: PrivacyPerson;
}

export class PrivacyAnswerRequest {
  @OneOf(['granted', 'refused'], { description: 'A copy or an erasure is granted by doing it' })
  decision: 'granted' | 'refused';
  @Text({ min: 5, max: 2000, personal: true, description: 'What was done, or why not, with the rule it rests on' })
  answer: string;
}

export class PrivacyOutcomeView {
  @Whole() erased: number;
  @Whole({ description: 'Records that the law wants kept, or that are still in use' }) kept: number;
}

export class PrivacyRequestView {
  @Id() id: string;
  @OneOf(PRIVACY_REQUEST_KINDS) kind: PrivacyRequestKind;
  @OneOf(PRIVACY_REQUEST_STATES) state: PrivacyRequestState;
  @Instant() askedAt: string;
  @Instant({ description: '3 × 24 hours after it was asked' }) dueAt: string;
  @Flag({ description: 'Not answered in time, or answered too late' }) overdue: boolean;
  @Instant({ nullable: true }) doneAt: string | null;
  @Nested(() => PrivacyOutcomeView, { nullable: true, description: 'Of an erasure' })
  outcome: PrivacyOutcomeView | null;
  @ListOf(OneOf(PRIVACY_REQUEST_ACTIONS), { description: 'What may be done next' }) actions: PrivacyRequestAction[];
}

export class PrivacyRequestsView {
  @ListOf(() => PrivacyRequestView) items: PrivacyRequestView[];
}

export class KeptRecordView {
  @Text({ max: 60 }) type: string;
  @Id() id: string;
  @Text({ max: 120, nullable: true, personal: true, description: 'As given with this record' }) name: string | null;
  @ListOf(Text({ max: 60 }), { description: 'Names of the fields that hold something' }) fields: string[];
  @Localized({ nullable: true, description: 'Why it would stay if it was to be erased now; null when it would go' })
  refused: Words | null;
}

export class PersonFoundView {
  @Text({ max: 120, nullable: true, personal: true, description: 'Null when nothing is kept' }) name: string | null;
  @ListOf(() => KeptRecordView, { maxItems: 1000 }) records: KeptRecordView[];
  @ListOf(() => PersonalPurposeView, { description: 'What is kept of applicants, why and how long' })
  stores: PersonalPurposeView[];
  @ListOf(() => PrivacyRequestView, { description: 'What the person asked before' }) requests: PrivacyRequestView[];
}

export class FoundByView {
  @OneOf(DOCUMENT_KINDS) documentKind: (typeof DOCUMENT_KINDS)[number];
  @Text({ max: 4, personal: true }) lastCharacters: string;
}

export class PrivacyRequestDetailView extends PrivacyRequestView {
  @Nested(() => FoundByView, { nullable: true, description: 'The document the person showed; null of older requests' })
  foundBy: FoundByView | null;
  @Text({ max: 120, nullable: true, personal: true, description: 'Null when nothing is kept any more' })
  name: string | null;
  @ListOf(() => KeptRecordView, { maxItems: 1000 }) records: KeptRecordView[];
  @ListOf(() => PersonalPurposeView, { description: 'What is kept of applicants, why and how long' })
  stores: PersonalPurposeView[];
  @Text({ max: 2000, nullable: true, personal: true, description: 'What was answered in words' }) answer: string | null;
}

export class PersonalRecordView {
  @Text({ max: 60 }) type: string;
  @Id() id: string;
  @AnyObject({ description: 'Everything that is kept, in the clear', personal: true }) content: Record<string, unknown>;
}

export class PersonalExportView {
  @ListOf(() => PersonalRecordView, { maxItems: 1000 }) records: PersonalRecordView[];
}

export class ErasedRecordView {
  @Text({ max: 60 }) type: string;
  @Id() id: string;
  @OneOf(['erased', 'kept']) state: 'erased' | 'kept';
  @Localized({ nullable: true, description: 'Why it is kept' }) ground: Words | null;
}

export class ErasureView {
  @ListOf(() => ErasedRecordView, { maxItems: 1000 }) records: ErasedRecordView[];
}

export class BreachNoticeRequest {
  @Text({ max: 2000, example: 'Nama dan nomor telepon 42 pemohon' }) whatData: string;
  @Instant({ description: 'When it came to light: the notice is due 3 × 24 hours later' }) knownAt: string;
  @Text({ max: 2000, example: 'Laptop petugas hilang pada 21 November' }) whenAndHow: string;
  @Text({ max: 2000, example: 'Sesi petugas ditutup, kunci diganti' }) measures: string;
  @Text({ max: 300, example: 'Kepala Kantor, (0721) 555-0100' }) contact: string;
}

export class BreachNoticeView {
  @Instant() dueAt: string;
  @Localized({ description: 'To the persons concerned and to the agency; a draft, to be read before it is sent' })
  text: Words;
}
