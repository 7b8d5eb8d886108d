import type { BilingualText } from '@buka-pintu/platform';
import type { Provenance } from './confidence.js';
import type { FeeLine } from './fee-line.entity.js';
import type { Requirement, RequirementNeed } from './requirement.entity.js';

/** The one service of this version: a first ordinary passport for someone of 17 or older, or married. */
export const PASSPORT_NEW_ADULT = 'passport_new_adult';

export const SERVICE_FACTS = {
  code: PASSPORT_NEW_ADULT,
  family: 'passport',
  name: { id: 'Paspor baru, dewasa', en: 'First passport, adult' },
  summary: {
    id: 'Paspor pertama untuk warga negara Indonesia berusia 17 tahun atau lebih, atau sudah menikah.',
    en: 'The first passport of an Indonesian citizen who is 17 or older, or married.',
  },
  // Counted from payment and interview; offices publish 3 to 4 working days, the longer one is the promise.
  workingDays: 4,
  legalBasis: 'Standar pelayanan kantor imigrasi (dasar hukum belum dipastikan)',
  source: 'kompas.tv 429405 (2023); kanimpati p=58125; travel.kompas 2022-08-21',
  confidence: 'to_be_confirmed',
} as const;

export const GROUP_FACTS = [
  {
    code: 'proof_of_birth',
    name: { id: 'Salah satu bukti kelahiran', en: 'One proof of birth' },
  },
] as const;

const PERMENKUMHAM_18_2022: Provenance = {
  legalBasis: 'Permenkumham No. 18 Tahun 2022 Pasal 4',
  source: 'imigrasi.go.id; suara 2022',
  confidence: 'confirmed',
};
const BIRTH_DETAIL: BilingualText = {
  id: 'Memuat nama, tempat dan tanggal lahir, serta nama orang tua.',
  en: "Shows the name, place and date of birth, and the parents' names.",
};

interface RequirementFact {
  code: string;
  group?: string;
  need?: RequirementNeed;
  name: BilingualText;
  detail?: BilingualText;
}

const REQUIREMENTS: RequirementFact[] = [
  { code: 'identity_card', name: { id: 'KTP elektronik', en: 'Electronic identity card (e-KTP)' } },
  { code: 'family_card', name: { id: 'Kartu keluarga', en: 'Family card (KK)' } },
  {
    code: 'birth_certificate',
    group: 'proof_of_birth',
    name: { id: 'Akta kelahiran', en: 'Birth certificate' },
    detail: BIRTH_DETAIL,
  },
  {
    code: 'marriage_book',
    group: 'proof_of_birth',
    name: { id: 'Buku nikah atau akta perkawinan', en: 'Marriage book or certificate' },
    detail: BIRTH_DETAIL,
  },
  { code: 'diploma', group: 'proof_of_birth', name: { id: 'Ijazah', en: 'School diploma' }, detail: BIRTH_DETAIL },
  {
    code: 'baptism_letter',
    group: 'proof_of_birth',
    name: { id: 'Surat baptis', en: 'Baptism letter' },
    detail: BIRTH_DETAIL,
  },
  {
    code: 'naturalisation_letter',
    need: 'if_applicable',
    name: { id: 'Surat pewarganegaraan Indonesia', en: 'Letter of Indonesian citizenship' },
    detail: {
      id: 'Bagi yang memperoleh kewarganegaraan Indonesia melalui pewarganegaraan.',
      en: 'For those who became Indonesian by naturalisation.',
    },
  },
  {
    code: 'name_change_order',
    need: 'if_applicable',
    name: { id: 'Penetapan ganti nama', en: 'Order on a change of name' },
    detail: { id: 'Bagi yang pernah mengganti nama.', en: 'For those who have changed their name.' },
  },
  {
    code: 'old_passport',
    need: 'if_applicable',
    name: { id: 'Paspor lama', en: 'Earlier passport' },
    detail: { id: 'Bila pernah memilikinya.', en: 'If there ever was one.' },
  },
];

/** Dated from the day on which ten-year passports under this regulation began; its own first day is not sourced. */
export const REQUIREMENT_FACTS: Requirement[] = REQUIREMENTS.map((fact, index) => ({
  serviceCode: PASSPORT_NEW_ADULT,
  code: fact.code,
  validFrom: '2022-10-12',
  validTo: null,
  position: index + 1,
  groupCode: fact.group ?? null,
  need: fact.need ?? 'always',
  nameId: fact.name.id,
  nameEn: fact.name.en,
  detailId: fact.detail?.id ?? null,
  detailEn: fact.detail?.en ?? null,
  ...PERMENKUMHAM_18_2022,
}));

const PP_28_2019: Provenance & Pick<FeeLine, 'validFrom' | 'validTo'> = {
  validFrom: '2019-05-03',
  validTo: '2024-12-16',
  legalBasis: 'PP No. 28 Tahun 2019',
  source: 'satamexpose 2019; kompas.tv 515047',
  confidence: 'confirmed',
};
// Most offices applied it from 17 December 2024; some of the press says the 18th.
const PP_45_2024: Provenance & Pick<FeeLine, 'validFrom' | 'validTo'> = {
  validFrom: '2024-12-17',
  validTo: null,
  legalBasis: 'PP No. 45 Tahun 2024',
  source: 'https://imigrasi.go.id/biaya_imigrasi',
  confidence: 'confirmed',
};

const fee = (
  basis: typeof PP_45_2024,
  position: number,
  code: string,
  amount: number,
  nameId: string,
  nameEn: string,
): FeeLine => ({ serviceCode: PASSPORT_NEW_ADULT, position, code, amount, nameId, nameEn, ...basis });

/** Each line is a whole price: the applicant chooses one. */
export const FEE_FACTS: FeeLine[] = [
  fee(PP_28_2019, 1, 'ordinary', 350_000, 'Paspor biasa nonelektronik', 'Ordinary passport'),
  fee(PP_28_2019, 2, 'electronic', 650_000, 'Paspor biasa elektronik', 'Electronic passport'),
  fee(PP_45_2024, 1, 'ordinary_5_years', 350_000, 'Paspor biasa nonelektronik, 5 tahun', 'Ordinary passport, 5 years'),
  fee(
    PP_45_2024,
    2,
    'ordinary_10_years',
    650_000,
    'Paspor biasa nonelektronik, 10 tahun',
    'Ordinary passport, 10 years',
  ),
  fee(PP_45_2024, 3, 'electronic_5_years', 650_000, 'Paspor biasa elektronik, 5 tahun', 'Electronic passport, 5 years'),
  fee(
    PP_45_2024,
    4,
    'electronic_10_years',
    950_000,
    'Paspor biasa elektronik, 10 tahun',
    'Electronic passport, 10 years',
  ),
];
