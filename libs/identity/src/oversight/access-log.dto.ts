import { Day, Id, Instant, ListOf, Localized, Nested, OneOf, Rule, Text, Whole } from '@buka-pintu/platform';
import { TOLD_PURPOSES, type ToldPurpose } from './access-purpose.js';

const DOCUMENT_KINDS = ['nik', 'passport'] as const;

export class PersonAsked {
  @OneOf(DOCUMENT_KINDS) documentKind: (typeof DOCUMENT_KINDS)[number];
  @Text({ max: 20, example: '9901015704900012', personal: true }) documentNumber: string;
  @Text({ max: 2, min: 2, pattern: /^[A-Z]{2}$/, default: 'ID', description: 'Who issued it, ISO 3166' })
  country: string;
}

export class AccessPeriod {
  @Day({ example: '2026-03-01', description: 'First day, by the acting office’s calendar' }) from: string;
  @Rule<AccessPeriod>((it) => it.from <= it.to, {
    code: 'before_from',
    detail: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day is before the first.' },
  })
  @Rule<AccessPeriod>((it) => Date.parse(it.to) - Date.parse(it.from) <= 366 * 86_400_000, {
    code: 'too_long',
    detail: { id: 'Paling lama satu tahun.', en: 'A year at most.' },
  })
  @Day({ example: '2026-03-31', description: 'Last day, included' })
  to: string;
}

/** Which lines of the access log, and why they are read. */
export class AccessSearch extends AccessPeriod {
  @Rule<AccessSearch>((it) => [it.person, it.recordId, it.staffId].filter((one) => one !== undefined).length <= 1, {
    code: 'one_of_three',
    detail: {
      id: 'Pilih salah satu: orang, berkas, atau petugas.',
      en: 'Choose one: a person, a record or an officer.',
    },
  })
  @Nested(() => PersonAsked, { optional: true, description: 'Everything of this person’s, in whatever record' })
  person?: PersonAsked;
  @Id({ optional: true, description: 'One record, such as a booking' }) recordId?: string;
  @Id({ optional: true, description: 'What this officer has seen' }) staffId?: string;
  @OneOf(TOLD_PURPOSES) purpose: ToldPurpose;
  @Text({ min: 5, max: 500, example: 'Pemohon menanyakan siapa yang membuka datanya', personal: true }) reason: string;
}

export class SampleQuery extends AccessPeriod {
  @Whole({ min: 1, max: 100, default: 20, description: 'How many lines at most' }) size: number;
  @Text({ max: 64, optional: true, description: 'Draws the same sample again; a new one is drawn and told without' })
  seed?: string;
}

export class AccessOnBehalfOf {
  @Id() id: string;
  @Text({ max: 200, nullable: true }) name: string | null;
}

export class AccessActorView {
  @OneOf(['staff', 'client', 'citizen', 'device', 'anonymous', 'system']) kind: string;
  @Text({ max: 100, nullable: true }) id: string | null;
  @Text({ max: 200, nullable: true, description: 'An officer’s name' }) name: string | null;
  @Nested(() => AccessOnBehalfOf, { nullable: true, description: 'Whose role the officer carried in this (Plh, Plt)' })
  onBehalfOf: AccessOnBehalfOf | null;
}

export class AccessRecordView {
  @Text({ max: 60, example: 'booking' }) type: string;
  @Id() id: string;
}

export class AccessLineView {
  @Id() id: string;
  @Instant() at: string;
  @Text({ max: 16 }) officeCode: string;
  @Nested(() => AccessActorView, { description: 'Who saw it' }) actor: AccessActorView;
  @Nested(() => AccessRecordView, { description: 'Which record it stood in' }) record: AccessRecordView;
  @ListOf(Text({ max: 60 }), { description: 'Names of the fields that were shown whole' }) fields: string[];
  @Text({ max: 60, example: 'counter_call' }) purpose: string;
  @Localized({ description: 'The purpose in words' }) purposeName: { id: string; en: string };
  @Text({ max: 500, nullable: true, description: 'Why, in the reader’s own words', personal: true })
  reason: string | null;
}

export class AccessSampleView {
  @Text({ max: 64 }) seed: string;
  @ListOf(() => AccessLineView) items: AccessLineView[];
}

export class SignedFileView {
  @Text({ max: 120, example: 'access-2026-03-01-2026-03-31.json' }) fileName: string;
  @Text({ max: 20_000_000, description: 'The file, to be kept byte by byte' }) content: string;
  @Text({ max: 120 }) signatureFileName: string;
  @Text({ max: 2000, description: 'The detached signature, a file to be kept beside the other' }) signature: string;
  @Text({ max: 64, description: 'Ed25519, base64url' }) publicKey: string;
  @Text({ max: 40, description: 'To compare with the one on the server’s terminal', example: '9f2c 77aa 01bc 44de' })
  fingerprint: string;
}
