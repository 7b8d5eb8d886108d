import type { Condition } from '../condition.js';
import { PP_28_2019, PP_45_2024, PP_45_2024_SECOND_HAND, told } from './bases.js';
import {
  type FeeFact,
  feeOf,
  type PartFact,
  type RequirementFact,
  type ServiceFacts,
  type TimeFact,
  words,
} from './fact.js';
import { COMPLAINTS, EVALUATION, PERMIT_LAW } from './parts.js';

export const FOREIGNERS: Condition = { nationalities: ['foreign'] };

const now = feeOf('price', PP_45_2024);
const old = feeOf('price', { ...PP_28_2019, source: 'imigrasi-pamekasan.com; sippn 8062107' });
const secondHand = feeOf('price', PP_45_2024_SECOND_HAND);

const days = (count: number) => words(`${count} hari`, `${count} days`);
const years = (count: number) => words(`${count} tahun`, count === 1 ? '1 year' : `${count} years`);

const VISIT_FEES: FeeFact[] = [
  [7, 250_000],
  [14, 350_000],
  [30, 500_000],
  [60, 1_000_000],
  [90, 1_500_000],
  [180, 2_000_000],
].map(([count = 0, amount = 0]) => now(`days_${count}`, amount, days(count), { days: count }));

const LIMITED_FEES_2019: FeeFact[] = [
  old('months_6', 1_000_000, words('6 bulan', '6 months'), { days: 180 }),
  old('years_1', 1_500_000, years(1), { years: 1 }),
  old('years_2', 2_000_000, years(2), { years: 2 }),
];
/** What the annex of PP 45/2024 says of six months and of one year we have not seen. */
const LIMITED_FEES: FeeFact[] = [...LIMITED_FEES_2019, secondHand('years_2', 5_000_000, years(2), { years: 2 })];
const PERMANENT_FEES: FeeFact[] = [
  old('years_5', 5_000_000, years(5), { years: 5 }),
  secondHand('years_5', 7_000_000, years(5), { years: 5 }),
];

const IN_PERSON: PartFact = {
  part: 'procedure',
  text: words(
    '1. Daftar dan unggah berkas di evisa.imigrasi.go.id. 2. Datang ke kantor untuk foto dan wawancara. 3. Petugas memeriksa ' +
      'berkas; bayar setelah diperiksa. 4. Izin diperpanjang. Lansia, penyandang disabilitas, ibu hamil dan menyusui, serta ' +
      'keadaan mendesak dapat menyelesaikan semua langkah di kantor. Permohonan yang masuk tepat waktu tidak dihitung ' +
      'sebagai overstay selama diproses.',
    '1. Register and upload the documents at evisa.imigrasi.go.id. 2. Come to the office for photo and interview. 3. An officer ' +
      'checks the documents; pay after the check. 4. The permit is extended. Elderly people, people with disabilities, ' +
      'pregnant and nursing women and urgent cases can do every step at the office. An application made in time is no ' +
      'overstay while it is processed.',
  ),
  basis: {
    validFrom: '2025-05-29',
    validTo: null,
    legalBasis: 'SE IMI-417.GR.01.01/2025',
    source: 'linimasa.co; kaltenglima; florespedia; memoindonesia; ntt.kemenkumham.go.id 2161',
    confidence: 'confirmed',
  },
};

const TWO_TO_FOUR: TimeFact = {
  code: 'standard',
  workingDays: 4,
  note: words(
    'Hari kerja sejak berkas lengkap; dua sampai empat hari menurut surat edaran.',
    'Working days from complete documents; two to four by the circular.',
  ),
  basis: {
    validFrom: '2022-01-01',
    validTo: null,
    legalBasis: 'SE IMI-0702.GR.01.01/2022',
    source: 'kompasiana humas NTT; kompas 2024-06-18',
    confidence: 'to_be_confirmed',
  },
};

const BY_PROXY: RequirementFact = {
  code: 'power_of_attorney',
  name: words('Surat kuasa', 'Power of attorney'),
  detail: words('Bila diwakilkan.', 'If somebody else applies.'),
  appliesTo: { circumstances: ['by_proxy'] },
};

const PERMIT = {
  family: 'stay_permit',
  bookable: true,
  published: false,
  audience: FOREIGNERS,
  groups: [],
  times: [TWO_TO_FOUR],
  parts: [COMPLAINTS, PERMIT_LAW, EVALUATION],
};

const LIMITED_PAPERS: RequirementFact[] = [
  { code: 'application_letter', name: words('Surat permohonan', 'Letter of application') },
  { code: 'guarantee_letter', name: words('Surat jaminan bermeterai', 'Stamped letter of guarantee') },
  { code: 'sponsor_identity', name: words('Identitas penjamin', "The sponsor's identity document") },
  { code: 'passport', name: words('Paspor', 'The passport') },
  {
    code: 'work_permit',
    name: words('RPTKA dan notifikasinya', 'Work plan (RPTKA) and its notification'),
    appliesTo: { kinds: ['worker'] },
  },
  {
    code: 'investment_papers',
    name: words('NIB dan akta perusahaan', "Business number (NIB) and the company's deed"),
    appliesTo: { kinds: ['investor'] },
  },
  {
    code: 'study_letter',
    name: words('Surat studi atau penelitian', 'Letter on the study or research'),
    appliesTo: { kinds: ['student_or_researcher'] },
  },
  {
    code: 'marriage_record',
    name: words('Akta perkawinan dan laporan catatan sipil', 'Marriage record and its report to the civil registry'),
    appliesTo: { kinds: ['family'] },
  },
];
const LIMITED_BASIS = told('sippn 8235398; karawang.imigrasi.go.id/izin-tinggal-terbatas');
const LIMITED_PERMIT: RequirementFact = {
  code: 'limited_stay_permit',
  name: words('e-ITAS yang masih berlaku', 'The valid e-ITAS'),
};
const PERMANENT_PAPERS: RequirementFact[] = [
  { code: 'passport', name: words('Paspor', 'The passport') },
  { code: 'integration_statement', name: words('Pernyataan integrasi', 'Statement of integration') },
  LIMITED_PERMIT,
  { code: 'residence_certificate', name: words('SKTT', 'Residence certificate (SKTT)') },
  {
    code: 'marriage_record',
    name: words('Kartu keluarga dan akta perkawinan', 'Family card and marriage record'),
    detail: words('Perkawinan paling sedikit 2 tahun.', 'A marriage of at least 2 years.'),
    appliesTo: { kinds: ['family'] },
  },
];
const PERMANENT_BASIS = told('kompasiana 2021; imigrasi.komodo-airport.com');
const STATUS_BASIS = told('imigrasitembilahan; sippn 8062107; ntt.kemenkumham.go.id');
const DOMICILE: RequirementFact = { code: 'domicile_letter', name: words('Surat domisili', 'Letter of domicile') };

export const STAY_PERMITS: ServiceFacts[] = [
  {
    ...PERMIT,
    code: 'visit_stay_extension',
    name: words('Perpanjangan izin tinggal kunjungan', 'Extension of a visit stay permit'),
    summary: words(
      'Memperpanjang izin tinggal kunjungan (ITK). Ajukan paling cepat 14 hari sebelum habis dan paling lambat hari kerja terakhir.',
      'Extends a visit stay permit (ITK). Apply at the earliest 14 days before it ends, at the latest on the last working day.',
    ),
    counterparts: ['visit_to_limited_stay'],
    published: true,
    basis: told('visacepat.com; sippn 8127137'),
    requirementBasis: told('sippn 8127137; kompas 2024-06-18'),
    requirements: [
      { code: 'passport', name: words('Paspor', 'The passport') },
      { code: 'onward_ticket', name: words('Tiket keluar Indonesia', 'Onward ticket') },
      { code: 'guarantor_letter', name: words('Surat penjamin', "Guarantor's letter") },
      BY_PROXY,
    ],
    fees: VISIT_FEES,
    parts: [
      IN_PERSON,
      {
        part: 'product',
        text: words('Perpanjangan izin tinggal kunjungan.', 'An extended visit stay permit.'),
        basis: PP_45_2024,
      },
      COMPLAINTS,
      PERMIT_LAW,
      EVALUATION,
    ],
  },
  {
    ...PERMIT,
    code: 'limited_stay_new',
    name: words('Izin tinggal terbatas baru', 'New limited stay permit'),
    summary: words(
      'Izin tinggal terbatas (ITAS) pertama; diajukan paling lambat 30 hari sejak masuk.',
      'The first limited stay permit (ITAS); within 30 days from entry.',
    ),
    counterparts: ['limited_stay_extension', 'visit_to_limited_stay'],
    basis: { ...told('pasal.id 5968950'), legalBasis: 'PP No. 48 Tahun 2021 Pasal 143', confidence: 'confirmed' },
    requirementBasis: LIMITED_BASIS,
    requirements: LIMITED_PAPERS,
    fees: [old('on_arrival', 750_000, words('Saat kedatangan', 'On arrival')), ...LIMITED_FEES],
  },
  {
    ...PERMIT,
    code: 'limited_stay_extension',
    name: words('Perpanjangan izin tinggal terbatas', 'Extension of a limited stay permit'),
    summary: words(
      'Memperpanjang ITAS: paling cepat 3 bulan sebelum habis, paling lambat hari kerja terakhir.',
      'Extends an ITAS: at the earliest 3 months before it ends, at the latest on the last working day.',
    ),
    counterparts: ['limited_to_permanent_stay'],
    basis: told('karawang.imigrasi.go.id/izin-tinggal-terbatas'),
    requirementBasis: LIMITED_BASIS,
    requirements: [
      ...LIMITED_PAPERS,
      LIMITED_PERMIT,
      {
        code: 'residence_certificate',
        name: words('SKTT', 'Residence certificate (SKTT)'),
        detail: words('Untuk perpanjangan keempat dan kelima.', 'For the fourth and fifth extension.'),
        need: 'if_applicable',
      },
    ],
    fees: LIMITED_FEES,
    parts: [IN_PERSON, ...PERMIT.parts],
  },
  {
    ...PERMIT,
    code: 'permanent_stay_new',
    name: words('Izin tinggal tetap baru', 'New permanent stay permit'),
    summary: words('Izin tinggal tetap (ITAP) pertama.', 'The first permanent stay permit (ITAP).'),
    counterparts: ['limited_to_permanent_stay'],
    basis: PERMANENT_BASIS,
    requirementBasis: PERMANENT_BASIS,
    requirements: PERMANENT_PAPERS,
    fees: PERMANENT_FEES,
    times: [
      {
        code: 'standard',
        workingDays: 8,
        note: words(
          '3 hari kerja di kantor dan 5 hari kerja di direktorat jenderal.',
          '3 working days at the office and 5 at the directorate general.',
        ),
        basis: { ...told('imigrasi.komodo-airport.com; ssek.com/?p=5609') },
      },
    ],
  },
  {
    ...PERMIT,
    code: 'permanent_stay_extension',
    name: words('Perpanjangan izin tinggal tetap', 'Extension of a permanent stay permit'),
    summary: words(
      'Memperpanjang ITAP. Pelaporan setiap 5 tahun tidak dipungut biaya.',
      'Extends an ITAP. The report every 5 years is free of charge.',
    ),
    counterparts: ['permanent_stay_new'],
    basis: PERMANENT_BASIS,
    requirementBasis: PERMANENT_BASIS,
    requirements: PERMANENT_PAPERS.filter((paper) => paper.code !== LIMITED_PERMIT.code),
    fees: PERMANENT_FEES,
    times: [
      {
        code: 'standard',
        workingDays: 8,
        note: words(
          '3 hari kerja di kantor dan 5 hari kerja di direktorat jenderal.',
          '3 working days at the office and 5 at the directorate general.',
        ),
        basis: { ...told('imigrasi.komodo-airport.com; ssek.com/?p=5609') },
      },
    ],
    parts: [IN_PERSON, ...PERMIT.parts],
  },
  {
    ...PERMIT,
    code: 'visit_to_limited_stay',
    name: words('Alih status ITK ke ITAS', 'Change from visit to limited stay'),
    summary: words(
      'Mengubah izin tinggal kunjungan menjadi terbatas; paling lambat 30 hari sebelum habis, bukan dari VoA, bebas visa, atau awak.',
      'Turns a visit stay into a limited one; at least 30 days before it ends, not from a visa on arrival, visa-free or crew.',
    ),
    counterparts: ['limited_stay_new'],
    basis: STATUS_BASIS,
    requirementBasis: STATUS_BASIS,
    requirements: [...LIMITED_PAPERS, DOMICILE],
    fees: [],
    times: [],
  },
  {
    ...PERMIT,
    code: 'limited_to_permanent_stay',
    name: words('Alih status ITAS ke ITAP', 'Change from limited to permanent stay'),
    summary: words(
      'Mengubah izin tinggal terbatas menjadi tetap; paling lambat 30 hari sebelum habis.',
      'Turns a limited stay into a permanent one; at least 30 days before it ends.',
    ),
    counterparts: ['permanent_stay_new'],
    basis: STATUS_BASIS,
    requirementBasis: STATUS_BASIS,
    requirements: [...PERMANENT_PAPERS, DOMICILE],
    fees: [],
    times: [],
  },
];
