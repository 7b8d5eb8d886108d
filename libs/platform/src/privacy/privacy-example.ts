// What the documents show of requests about personal data.
import type {
  BreachNoticeRequest,
  FoundByView,
  PersonalPurposeView,
  PersonFoundView,
  PrivacyRequestView,
} from './privacy.dto.js';

export const PRIVACY_EXAMPLE_BOOKING = '01935a00-0000-7001-8000-0123456789ac';

export const REQUEST_EXAMPLE: PrivacyRequestView = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  kind: 'erasure',
  state: 'open',
  askedAt: '2026-11-23T02:00:00.000Z',
  dueAt: '2026-11-26T02:00:00.000Z',
  overdue: false,
  doneAt: null,
  outcome: null,
  actions: ['erase', 'refuse'],
};

export const PURPOSE_EXAMPLE: PersonalPurposeView = {
  module: 'queue',
  of: 'visitor',
  what: { id: 'Nama yang disebut saat mengambil nomor', en: 'The name given when a number was taken' },
  purpose: { id: 'Memanggil ke loket', en: 'Calling to the counter' },
  ground: 'consent',
  legalBasis: 'UU 27/2022 pasal 20 (2) a',
  keptDays: 30,
  keptFrom: { id: 'sejak hari kunjungan', en: 'since the day of the visit' },
  exported: false,
  erasureRefused: null,
};

export const FOUND_EXAMPLE: Omit<PersonFoundView, 'requests'> = {
  name: 'Siti Aminah',
  records: [
    {
      type: 'booking',
      id: PRIVACY_EXAMPLE_BOOKING,
      name: 'Siti Aminah',
      fields: ['code', 'name', 'documentNumber', 'birthOn', 'phone'],
      refused: {
        id: 'Kunjungan ini masih akan atau sedang berlangsung.',
        en: 'This visit is still to come or under way.',
      },
    },
  ],
  stores: [PURPOSE_EXAMPLE],
};

export const FOUND_BY_EXAMPLE: FoundByView = { documentKind: 'nik', lastCharacters: '0012' };

export const BREACH_EXAMPLE: BreachNoticeRequest = {
  whatData: 'Nama dan nomor telepon 42 pemohon',
  knownAt: '2026-11-22T03:00:00Z',
  whenAndHow: 'Laptop petugas hilang pada 21 November',
  measures: 'Sesi petugas ditutup, kunci diganti',
  contact: 'Kepala Kantor, (0721) 555-0100',
};
