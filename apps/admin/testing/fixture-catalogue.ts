import type { staffApi } from '@buka-pintu/client';

const PP = { legalBasis: 'PP No. 45 Tahun 2024', source: 'imigrasi.go.id', confidence: 'confirmed' } as const;
const UNSURE = { ...PP, confidence: 'to_be_confirmed' } as const;
const since = { validFrom: '2024-12-17', validTo: null, state: 'published' } as const;

const COMPLETE = {
  present: ['requirements', 'procedure', 'time', 'fee', 'product', 'complaints', 'legal_basis', 'evaluation'],
  missing: ['facilities', 'competence', 'supervision', 'staff_number', 'service_guarantee', 'safety_guarantee'],
  missingForPublication: [],
} satisfies staffApi.CompletenessView;

const SUMMARY: staffApi.EditedServiceSummary = {
  code: 'passport_new_adult',
  family: 'passport',
  name: { id: 'Paspor baru, dewasa', en: 'First passport, adult' },
  state: 'published',
  completeness: COMPLETE,
  toBeConfirmed: 3,
  drafts: 1,
  nextChangeOn: null,
  offeredTo: null,
  version: 4,
};

/** Two services: one published with a price that is about to change, one of which little is known. */
export const EDITED_SERVICES: { items: staffApi.EditedServiceSummary[]; next: null } = {
  items: [
    SUMMARY,
    {
      ...SUMMARY,
      code: 'exit_permit',
      family: 'exit_permit',
      name: { id: 'Izin keluar tidak kembali (EPO)', en: 'Exit permit only (EPO)' },
      state: 'draft',
      completeness: {
        present: ['requirements', 'complaints', 'evaluation'],
        missing: ['procedure', 'time', 'fee', 'product', ...COMPLETE.missing, 'legal_basis'],
        missingForPublication: ['procedure', 'time', 'fee', 'product'],
      },
      drafts: 5,
    },
  ],
  next: null,
};

const fee = (more: Partial<staffApi.EditedFeeLineView>): staffApi.EditedFeeLineView => ({
  ...PP,
  ...since,
  code: 'electronic_10_years',
  name: { id: 'Paspor biasa elektronik, 10 tahun', en: 'Electronic passport, 10 years' },
  role: 'price',
  amount: 950_000,
  options: { document: 'electronic', years: 10 },
  appliesTo: { ageFrom: 17, marriedIsAdult: true },
  ...more,
});

export const EDITED_SERVICE: staffApi.EditedServiceView = {
  ...SUMMARY,
  summary: {
    id: 'Paspor pertama untuk warga negara Indonesia berusia 17 tahun atau lebih, atau sudah menikah.',
    en: 'The first passport of an Indonesian citizen who is 17 or older, or married.',
  },
  audience: { ageFrom: 17, marriedIsAdult: true, nationalities: ['indonesian', 'dual'] },
  audienceBasis: PP,
  counterparts: [],
  bookable: true,
  requirementGroups: [{ code: 'proof_of_birth', name: { id: 'Salah satu bukti kelahiran', en: 'One proof of birth' } }],
  standard: [
    {
      ...UNSURE,
      ...since,
      part: 'procedure',
      text: { id: 'Isi permohonan, bayar, datang pada jadwal Anda.', en: 'Apply, pay, come at your time.' },
    },
  ],
  requirements: [
    {
      ...PP,
      ...since,
      code: 'identity_card',
      name: { id: 'KTP elektronik', en: 'Electronic identity card' },
      detail: null,
      group: null,
      need: 'always',
      appliesTo: {},
    },
    {
      ...PP,
      ...since,
      code: 'birth_certificate',
      name: { id: 'Akta kelahiran', en: 'Birth certificate' },
      detail: { id: 'Memuat nama orang tua.', en: "Shows the parents' names." },
      group: 'proof_of_birth',
      need: 'always',
      appliesTo: {},
    },
  ],
  times: [
    {
      ...UNSURE,
      ...since,
      code: 'standard',
      workingDays: 4,
      note: { id: 'Sejak pembayaran dan wawancara.', en: 'From payment and interview.' },
    },
  ],
  fees: [
    fee({ validFrom: '2022-10-12', validTo: '2024-12-16', amount: 650_000 }),
    fee({}),
    fee({ validFrom: '2027-01-01', amount: 1_000_000, state: 'draft', confidence: 'to_be_confirmed' }),
    fee({
      code: 'same_day',
      role: 'add_on',
      name: { id: 'Layanan percepatan', en: 'Same-day service' },
      amount: 1_000_000,
      options: {},
      appliesTo: {},
    }),
  ],
  gaps: [],
  actions: ['edit', 'publish', 'withdraw'],
};

export const APPLICABLE: staffApi.ApplicableView = {
  serviceCode: SUMMARY.code,
  name: SUMMARY.name,
  on: '2026-11-23',
  officeCode: 'CTH',
  applies: 'yes',
  whyNot: [],
  instead: [],
  asks: [],
  requirements: EDITED_SERVICE.requirements.map(({ validFrom: _from, validTo: _to, state: _state, ...one }) => ({
    ...one,
    dependsOn: [],
  })),
  requirementGroups: [{ ...EDITED_SERVICE.requirementGroups[0]!, oneOf: ['birth_certificate'] }],
  fees: {
    total: 950_000,
    choices: [{ code: 'electronic_10_years', name: fee({}).name, total: 950_000, lines: [], dependsOn: [] }],
    notChoosable: [
      {
        code: 'ordinary_10_years',
        name: { id: 'Nonelektronik, 10 tahun', en: 'Ordinary, 10 years' },
        whyNot: 'electronic_only',
      },
    ],
  },
  time: {
    ...UNSURE,
    code: 'standard',
    workingDays: 4,
    note: { id: 'Sejak pembayaran dan wawancara.', en: 'From payment and interview.' },
    dueOn: '2026-11-27',
  },
  channels: { bookable: true, sameDay: null, servicePoints: [] },
  toBeConfirmed: true,
  at: '2026-11-23T02:41:00Z',
};

export const CHANGES: { items: staffApi.CatalogueChangeView[]; next: null } = {
  items: [
    {
      id: 'change-1',
      at: '2026-11-20T03:00:00Z',
      by: 'Rina Wulandari',
      action: 'drafted',
      subject: 'fee',
      lineCode: 'electronic_10_years',
      validFrom: '2027-01-01',
      before: null,
      after: {
        nameId: 'Paspor biasa elektronik, 10 tahun',
        nameEn: 'Electronic passport, 10 years',
        amount: 1_000_000,
      },
    },
  ],
  next: null,
};

export const SWITCHES: { items: staffApi.ServiceSwitchView[]; next: null } = {
  items: [
    {
      id: 'switch-1',
      name: 'same_day',
      serviceCode: null,
      validFrom: '2025-01-01',
      validTo: null,
      isOn: true,
      hours: [{ weekday: 1, opensAt: '08:00', closesAt: '10:00' }],
      ...PP,
      version: 1,
    },
  ],
  next: null,
};
