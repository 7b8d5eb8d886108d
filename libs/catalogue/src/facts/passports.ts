import type { Condition } from '../condition.js';
import { PERMENKUMHAM_18_2022, PERMENKUMHAM_9_2020, PP_45_2024_ZERO, told } from './bases.js';
import { feeOf, type ServiceFacts, words } from './fact.js';
import {
  BOOKS,
  BOOKS_OR_FREE,
  CHILD_BOOKS,
  DAMAGED_BURDEN,
  LOST_BURDEN,
  SAME_DAY_ADD_ON,
  SAME_DAY_BURDEN,
} from './passport-fees.js';
import {
  ADULT_PAPERS,
  CHILD_PAPERS,
  FAMILY_CARD,
  IDENTITY_CARD,
  PROOF_OF_BIRTH,
  PROOFS_OF_BIRTH,
} from './passport-papers.js';
import {
  COMPLAINTS,
  EVALUATION,
  HEARING_PROCEDURE,
  PASSPORT_LAW,
  PASSPORT_PROCEDURE,
  PASSPORT_TIMES,
  passportProduct,
} from './parts.js';

/** The service of the demo, and of every example. */
export const PASSPORT_NEW_ADULT = 'passport_new_adult';

const ADULT: Condition = { ageFrom: 17, marriedIsAdult: true, nationalities: ['indonesian', 'dual'] };
const CHILD: Condition = { ageBelow: 17, marriedIsAdult: true, nationalities: ['indonesian', 'dual'] };
const CITIZENS: Condition = { nationalities: ['indonesian', 'dual'] };

const VALIDITY = {
  legalBasis: 'Permenkumham No. 18 Tahun 2022 Pasal 2A dan Pasal 4',
  source: 'imigrasi.go.id; suara 2022',
  confidence: 'confirmed',
} as const;

const BOOK = passportProduct(
  'Paspor biasa, nonelektronik atau elektronik, berlaku 5 tahun, atau 10 tahun bagi yang berusia 17 tahun atau lebih atau ' +
    'sudah menikah.',
  'An ordinary passport, electronic or not, valid for 5 years, or for 10 for those who are 17 or older, or married.',
);
const CHILD_BOOK = passportProduct(
  'Paspor biasa, nonelektronik atau elektronik, berlaku 5 tahun. Bagi anak berkewarganegaraan ganda tidak melampaui usia ' +
    'memilih kewarganegaraan.',
  'An ordinary passport, electronic or not, valid for 5 years. For a dual national not beyond the age of choosing a nationality.',
);

const ORDINARY_WAY = {
  family: 'passport',
  bookable: true,
  published: true,
  times: PASSPORT_TIMES,
  parts: [PASSPORT_PROCEDURE, BOOK, COMPLAINTS, PASSPORT_LAW, EVALUATION],
};

const AFTER_APPROVAL = words(
  'Hari kerja setelah permohonan disetujui, foto, dan wawancara. Pemeriksaan (BAP) dan putusan kepala kantor tidak termasuk; foto ' +
    'dapat dijadwalkan sekitar 3 hari kerja setelah persetujuan.',
  'Working days after approval, photo and interview. The hearing (BAP) and the decision of the head of office come before; the ' +
    'photo may be about 3 working days after approval.',
);

/** What is common to a lost and a damaged book. */
const HEARD = {
  ...ORDINARY_WAY,
  bookable: false,
  audience: CITIZENS,
  groups: [PROOF_OF_BIRTH],
  requirementBasis: {
    ...told('karawang.imigrasi.go.id/?p=4352; jogja.imigrasi.go.id; kanimjambi', '2024-01-01'),
    legalBasis: 'Permenkumham No. 8 Tahun 2014',
    confidence: 'confirmed' as const,
  },
  basis: VALIDITY,
  times: PASSPORT_TIMES.map((time) => ({
    ...time,
    note: time.code === 'standard' ? AFTER_APPROVAL : time.note,
    basis: { ...time.basis, source: `karawang.imigrasi.go.id/?p=4352; ${time.basis.source}` },
  })),
  parts: [HEARING_PROCEDURE, BOOK, COMPLAINTS, PASSPORT_LAW, EVALUATION],
};

const OLD_SET: Condition = { unless: ['passport_since_2009'] };

export const PASSPORTS: ServiceFacts[] = [
  {
    ...ORDINARY_WAY,
    code: PASSPORT_NEW_ADULT,
    name: words('Paspor baru, dewasa', 'First passport, adult'),
    summary: words(
      'Paspor pertama untuk warga negara Indonesia berusia 17 tahun atau lebih, atau sudah menikah.',
      'The first passport of an Indonesian citizen who is 17 or older, or married.',
    ),
    audience: ADULT,
    counterparts: ['passport_new_child', 'passport_renewal'],
    basis: VALIDITY,
    groups: [PROOF_OF_BIRTH],
    requirementBasis: PERMENKUMHAM_18_2022,
    requirements: ADULT_PAPERS,
    fees: [...BOOKS_OR_FREE, ...SAME_DAY_ADD_ON],
  },
  {
    ...ORDINARY_WAY,
    code: 'passport_new_child',
    name: words('Paspor baru, anak', 'First passport, child'),
    summary: words(
      'Paspor pertama untuk warga negara Indonesia di bawah 17 tahun yang belum menikah.',
      'The first passport of an Indonesian citizen under 17 who is not married.',
    ),
    audience: CHILD,
    counterparts: [PASSPORT_NEW_ADULT],
    basis: VALIDITY,
    groups: [],
    requirementBasis: told('realitabengkulu; umroh-mandiri'),
    requirements: CHILD_PAPERS,
    fees: [...CHILD_BOOKS, ...SAME_DAY_ADD_ON],
    parts: [PASSPORT_PROCEDURE, CHILD_BOOK, COMPLAINTS, PASSPORT_LAW, EVALUATION],
  },
  {
    ...ORDINARY_WAY,
    code: 'passport_renewal',
    name: words('Penggantian paspor', 'Passport renewal'),
    summary: words(
      'Mengganti paspor yang habis masa berlakunya, berlaku kurang dari 6 bulan, atau penuh halamannya.',
      'Replaces a passport that has expired, has less than 6 months left, or is full.',
    ),
    audience: CITIZENS,
    counterparts: [PASSPORT_NEW_ADULT, 'passport_lost', 'passport_damaged'],
    basis: { ...told('n.almyu (Polonia 2025)') },
    groups: [PROOF_OF_BIRTH],
    requirementBasis: told('n.almyu (Polonia 2025)'),
    requirements: [
      IDENTITY_CARD,
      { code: 'old_passport', name: words('Paspor lama', 'The old passport') },
      { ...FAMILY_CARD, appliesTo: OLD_SET },
      ...PROOFS_OF_BIRTH.map((proof) => ({ ...proof, appliesTo: OLD_SET })),
    ],
    fees: [...BOOKS_OR_FREE, ...SAME_DAY_ADD_ON],
  },
  {
    ...HEARD,
    code: 'passport_lost',
    name: words('Penggantian paspor hilang', 'Replacement of a lost passport'),
    summary: words(
      'Mengganti paspor yang hilang, setelah pemeriksaan di kantor. Datang sendiri.',
      'Replaces a lost passport after a hearing at the office. Come yourself.',
    ),
    counterparts: ['passport_damaged'],
    requirements: [
      { code: 'police_report', name: words('Surat keterangan hilang dari kepolisian', 'Police report of the loss') },
      IDENTITY_CARD,
      FAMILY_CARD,
      ...PROOFS_OF_BIRTH.filter((proof) => proof.code !== 'baptism_letter'),
      {
        code: 'old_passport_copy',
        need: 'if_applicable',
        name: words('Salinan paspor lama', 'A copy of the old passport'),
        detail: words('Bila ada.', 'If there is one.'),
      },
      {
        code: 'force_majeure_letter',
        name: words('Surat keterangan keadaan kahar', 'Letter on the force majeure'),
        detail: words('Agar biaya beban ditiadakan.', 'So that there is no burden fee.'),
        appliesTo: { circumstances: ['force_majeure'] },
      },
    ],
    fees: [...BOOKS, ...LOST_BURDEN, ...SAME_DAY_ADD_ON],
  },
  {
    ...HEARD,
    code: 'passport_damaged',
    name: words('Penggantian paspor rusak', 'Replacement of a damaged passport'),
    summary: words(
      'Mengganti paspor yang rusak, setelah pemeriksaan di kantor. Datang sendiri.',
      'Replaces a damaged passport after a hearing at the office. Come yourself.',
    ),
    counterparts: ['passport_lost'],
    requirements: [
      IDENTITY_CARD,
      FAMILY_CARD,
      ...PROOFS_OF_BIRTH.filter((proof) => proof.code !== 'baptism_letter'),
      { code: 'damaged_passport', name: words('Paspor yang rusak', 'The damaged passport') },
      {
        code: 'force_majeure_letter',
        name: words('Surat keterangan keadaan kahar', 'Letter on the force majeure'),
        detail: words('Agar biaya beban ditiadakan.', 'So that there is no burden fee.'),
        appliesTo: { circumstances: ['force_majeure'] },
      },
    ],
    fees: [...BOOKS, ...DAMAGED_BURDEN, ...SAME_DAY_ADD_ON],
  },
  {
    ...ORDINARY_WAY,
    code: 'passport_data_change',
    name: words('Perubahan data paspor', 'Change of passport data'),
    summary: words(
      'Mengubah data pada paspor, dengan catatan atau buku baru, setelah persetujuan pusat.',
      'Changes the data of a passport, by a note or a new book, after approval by the head office.',
    ),
    audience: CITIZENS,
    counterparts: ['passport_renewal'],
    bookable: false,
    basis: told('idcorner 2024-11; kompas 2020-02'),
    // How long the approval takes is only reported ("more than 15 days"): no promise can be made of that.
    published: false,
    groups: [{ code: 'proof_of_change', name: words('Salah satu bukti perubahan', 'One proof of the change') }],
    requirementBasis: told('indonesia.go.id; idcorner 2024-11; kompas 2020-02'),
    requirements: [
      { code: 'passport', name: words('Paspor', 'The passport') },
      IDENTITY_CARD,
      FAMILY_CARD,
      { code: 'court_order', group: 'proof_of_change', name: words('Penetapan pengadilan', 'Court order') },
      { code: 'birth_certificate', group: 'proof_of_change', name: words('Akta kelahiran', 'Birth certificate') },
      {
        code: 'marriage_book',
        group: 'proof_of_change',
        name: words('Buku nikah atau akta perkawinan', 'Marriage book or certificate'),
      },
      { code: 'form_11', name: words('Formulir Perdim 11', 'Form Perdim 11') },
    ],
    fees: BOOKS,
    times: [],
    parts: [COMPLAINTS, PASSPORT_LAW, EVALUATION],
  },
  {
    ...ORDINARY_WAY,
    code: 'passport_same_day',
    name: words('Paspor percepatan, selesai pada hari yang sama', 'Same-day passport'),
    summary: words(
      'Layanan paspor yang selesai pada hari yang sama, di kantor yang menyediakannya dan pada jam layanannya.',
      'A passport on the same day, at the offices that offer it and in their hours.',
    ),
    audience: CITIZENS,
    counterparts: [PASSPORT_NEW_ADULT, 'passport_renewal'],
    bookable: false,
    basis: VALIDITY,
    groups: [],
    requirementBasis: told('imigrasi.go.id; kanimpati p=58125; idntimes'),
    requirements: [
      {
        code: 'base_documents',
        name: words('Berkas layanan paspor yang dipercepat', 'The documents of the passport service that is sped up'),
        detail: words(
          'Sama dengan paspor baru, penggantian, hilang, atau rusak.',
          'As for a first passport, a renewal, or a lost or damaged one.',
        ),
      },
    ],
    fees: [...BOOKS, ...SAME_DAY_BURDEN],
    times: PASSPORT_TIMES.filter((time) => time.code === 'same_day').map((time) => ({ ...time, code: 'standard' })),
  },
  {
    ...ORDINARY_WAY,
    code: 'passport_migrant_worker_first',
    name: words('Paspor pertama calon pekerja migran', "Migrant worker's first passport"),
    summary: words(
      'Paspor pertama untuk calon pekerja migran Indonesia yang baru pertama kali ditempatkan; tanpa biaya.',
      'The first passport of an Indonesian who goes to work abroad for the first time; free of charge.',
    ),
    audience: { ...ADULT, kinds: ['migrant_worker_first'] },
    counterparts: [PASSPORT_NEW_ADULT],
    basis: PP_45_2024_ZERO,
    groups: [PROOF_OF_BIRTH],
    requirementBasis: PERMENKUMHAM_18_2022,
    requirements: [
      ...ADULT_PAPERS,
      {
        code: 'first_placement',
        name: words('Bukti penempatan pertama', 'Proof of the first placement'),
        detail: words(
          'Surat rekomendasi pihak lain tidak diperlukan lagi sejak 28 Agustus 2023.',
          'A letter of recommendation by others is no longer needed since 28 August 2023.',
        ),
        basis: { ...PERMENKUMHAM_9_2020, validTo: null },
      },
    ],
    fees: [PERMENKUMHAM_9_2020, PP_45_2024_ZERO].map((basis) =>
      feeOf('price', basis)(
        'free_5_years',
        0,
        words(
          'Paspor biasa 24 halaman, 5 tahun, tarif nol rupiah',
          'Ordinary passport of 24 pages, 5 years, free of charge',
        ),
        { document: 'ordinary', years: 5 },
      ),
    ),
  },
];
