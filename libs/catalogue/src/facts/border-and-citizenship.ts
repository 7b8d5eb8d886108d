import { PP_28_2019, PP_45_2024, told } from './bases.js';
import { feeOf, type RequirementFact, type ServiceFacts, words } from './fact.js';
import { COMPLAINTS, EVALUATION } from './parts.js';
import { FOREIGNERS } from './stay-permits.js';

const PASSPORT: RequirementFact = { code: 'passport', name: words('Paspor', 'The passport') };
const STAY_PERMIT: RequirementFact = {
  code: 'stay_permit',
  name: words('Izin tinggal yang masih berlaku', 'The valid stay permit'),
};

/** Of these we know part of the price or none, and no time. */
const DRAFT = {
  bookable: false,
  published: false,
  groups: [],
  times: [],
  parts: [COMPLAINTS, EVALUATION],
};

const now = feeOf('price', PP_45_2024);
const free = feeOf('price', {
  ...told('indiwarta; sippn 8108341'),
  legalBasis: 'Permenkumham No. 10 Tahun 2023',
});

export const BORDER_AND_CITIZENSHIP: ServiceFacts[] = [
  {
    ...DRAFT,
    code: 're_entry_permit',
    family: 're_entry',
    name: words('Izin masuk kembali', 'Re-entry permit'),
    summary: words(
      'Izin untuk keluar dan masuk kembali bagi pemegang izin tinggal.',
      'Lets the holder of a stay permit leave and come back.',
    ),
    audience: FOREIGNERS,
    counterparts: ['exit_permit'],
    basis: told('imigrasi.go.id'),
    requirementBasis: told('imigrasi.go.id'),
    requirements: [PASSPORT, STAY_PERMIT],
    // The line for six months was cut off in our source.
    fees: [
      feeOf('price', { ...PP_28_2019, source: 'imigrasi-pamekasan.com; sippn 8062107' })(
        'years_2',
        1_750_000,
        words('2 tahun, beberapa kali', '2 years, multiple'),
        { years: 2 },
      ),
      now('days_30', 300_000, words('30 hari', '30 days'), { days: 30 }),
      now('years_1', 1_500_000, words('1 tahun', '1 year'), { years: 1 }),
      now('years_2', 2_000_000, words('2 tahun', '2 years'), { years: 2 }),
      now('years_5', 3_500_000, words('5 tahun', '5 years'), { years: 5 }),
      now('years_10', 5_000_000, words('10 tahun', '10 years'), { years: 10 }),
    ],
  },
  {
    ...DRAFT,
    code: 'exit_permit',
    family: 'exit_permit',
    name: words('Izin keluar tidak kembali (EPO)', 'Exit permit only (EPO)'),
    summary: words(
      'Mengakhiri izin tinggal dan meninggalkan Indonesia.',
      'Ends a stay permit to leave Indonesia for good.',
    ),
    audience: FOREIGNERS,
    counterparts: ['re_entry_permit'],
    basis: told('imigrasi.go.id'),
    requirementBasis: told('imigrasi.go.id'),
    requirements: [PASSPORT, STAY_PERMIT, { code: 'ticket', name: words('Tiket', 'The ticket') }],
    fees: [],
  },
  ...(['dual_national_registration', 'dual_national_affidavit'] as const).map((code): ServiceFacts => {
    const registration = code === 'dual_national_registration';
    return {
      ...DRAFT,
      code,
      family: 'dual_nationality',
      name: registration
        ? words('Pendaftaran anak berkewarganegaraan ganda', 'Registration of a dual-national child')
        : words('Afidavit anak berkewarganegaraan ganda', 'Affidavit for a dual-national child'),
      summary: registration
        ? words(
            'Mendaftarkan anak yang berkewarganegaraan ganda terbatas (ABG); tidak dipungut biaya.',
            'Registers a child with limited dual nationality (ABG); free of charge.',
          )
        : words(
            'Keterangan pada paspor asing anak; menggantikan visa, izin tinggal, dan izin masuk kembali.',
            "A note in the child's foreign passport; it replaces visa, stay permit and re-entry permit.",
          ),
      audience: { nationalities: ['dual'] },
      counterparts: registration ? ['dual_national_affidavit'] : ['dual_national_registration'],
      basis: {
        ...told('indiwarta; mediajawa'),
        legalBasis: 'Permenkumham No. 10 Tahun 2023',
        confidence: 'confirmed',
      },
      requirementBasis: {
        ...told('indiwarta; sippn 8108341'),
        legalBasis: 'Permenkumham No. 10 Tahun 2023',
      },
      requirements: [
        { code: 'birth_certificate', name: words('Akta kelahiran anak', "The child's birth record") },
        { code: 'marriage_book', name: words('Akta perkawinan orang tua', "The parents' marriage record") },
        {
          code: 'parents_identity',
          name: words('KTP dan paspor orang tua', "The parents' identity cards and passports"),
        },
        { code: 'foreign_passport', name: words('Paspor asing anak', "The child's foreign passport") },
        { code: 'photos', name: words('Pasfoto 4×6, 4 lembar', 'Four photos, 4×6 cm') },
      ],
      fees: registration
        ? [free('registration', 0, words('Pendaftaran, tarif nol rupiah', 'Registration, free of charge'))]
        : [],
    };
  }),
  {
    ...DRAFT,
    code: 'immigration_statement',
    family: 'immigration_statement',
    name: words('Surat keterangan keimigrasian (SKIM)', 'Immigration statement letter (SKIM)'),
    summary: words(
      'Surat keterangan keimigrasian menurut Permenkumham No. 10 Tahun 2023.',
      'A statement letter under Permenkumham 10/2023.',
    ),
    audience: {},
    counterparts: [],
    basis: { ...told('mediajawa'), legalBasis: 'Permenkumham No. 10 Tahun 2023' },
    requirementBasis: told('mediajawa'),
    requirements: [],
    fees: [],
  },
];
