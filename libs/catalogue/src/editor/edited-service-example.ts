import { EXAMPLE_CONTENT } from '../service-example.js';
import type { CatalogueChangeView, EditedServiceSummary, EditedServiceView } from './edited-service.dto.js';
import { editedServiceSummary, editedServiceView } from './edited-service.view.js';
import type { EditedService } from './service-lines.js';

const edited: EditedService = {
  service: EXAMPLE_CONTENT.service,
  groups: EXAMPLE_CONTENT.groups,
  lines: {
    standard: EXAMPLE_CONTENT.parts,
    requirement: EXAMPLE_CONTENT.requirements,
    time: EXAMPLE_CONTENT.times,
    fee: EXAMPLE_CONTENT.fees,
  },
};
const whole = editedServiceView(edited, '2026-11-23', ['edit', 'describe', 'publish', 'retire', 'withdraw']);

export const EDITED_SUMMARY_EXAMPLE: EditedServiceSummary = editedServiceSummary(edited, '2026-11-23');

/** A service as its editors see it, with one line of each kind of many. */
export const EDITED_SERVICE_EXAMPLE: EditedServiceView = {
  ...whole,
  standard: whole.standard.slice(0, 1),
  requirements: whole.requirements.slice(0, 1),
  times: whole.times.slice(0, 1),
  fees: whole.fees.slice(0, 1),
};

export const CHANGE_EXAMPLE: CatalogueChangeView = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  at: '2026-11-23T01:00:00.000Z',
  by: 'Dewi Lestari',
  action: 'published',
  subject: 'fee',
  lineCode: 'electronic_10_years',
  validFrom: '2027-01-01',
  before: null,
  after: { code: 'electronic_10_years', validFrom: '2027-01-01', validTo: null, amount: 1_000_000 },
};

const basis = {
  legalBasis: 'PP No. 45 Tahun 2024',
  source: 'https://imigrasi.go.id/biaya_imigrasi',
  confidence: 'confirmed',
};
const line = { validTo: null, ...basis };

/** What an editor says of the service itself. */
export const DESCRIPTION_EXAMPLE = {
  family: 'passport',
  name: { id: 'Legalisasi paspor', en: 'Legalisation of a passport' },
  summary: {
    id: 'Pengesahan salinan paspor untuk keperluan di luar negeri.',
    en: 'A certified copy of the passport for use abroad.',
  },
  audience: { nationalities: ['indonesian'] },
  counterparts: ['passport_new_adult'],
  bookable: true,
  legalBasis: 'Permenkumham No. 18 Tahun 2022',
  source: 'https://imigrasi.go.id',
  confidence: 'to_be_confirmed',
};

/** What an editor sends for each kind of line. */
export const LINE_EXAMPLES = {
  fee: {
    ...line,
    name: { id: 'Paspor biasa elektronik, 10 tahun', en: 'Electronic passport, 10 years' },
    role: 'price',
    amount: 950_000,
    options: { document: 'electronic', years: 10 },
    appliesTo: { ageFrom: 17, marriedIsAdult: true, nationalities: ['indonesian'] },
  },
  requirement: {
    ...line,
    name: { id: 'Akta kelahiran', en: 'Birth certificate' },
    detail: null,
    group: { code: 'proof_of_birth', name: { id: 'Salah satu bukti kelahiran', en: 'One proof of birth' } },
    need: 'always',
    appliesTo: {},
  },
  time: {
    ...line,
    workingDays: 4,
    note: { id: 'Hari kerja sejak pembayaran dan wawancara.', en: 'Working days from payment and interview.' },
  },
  standard: {
    ...line,
    text: { id: 'Ruang tunggu dengan kursi prioritas.', en: 'A waiting room with priority seats.' },
  },
};
