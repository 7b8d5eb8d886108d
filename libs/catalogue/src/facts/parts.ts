import { type Basis, type PartFact, type TimeFact, words } from './fact.js';
import { told } from './bases.js';

const LAPOR: Basis = {
  validFrom: '2025-01-01',
  validTo: null,
  legalBasis: 'Perpres No. 76 Tahun 2013; PermenPANRB No. 5 Tahun 2025',
  source: 'lapor.go.id; apps.apple.com/xk/app/sp4n-lapor/id1486554343',
  confidence: 'confirmed',
};

/** The complaints channel of every public service. What an office has besides (hotline, box, desk) it adds itself. */
export const COMPLAINTS: PartFact = {
  part: 'complaints',
  text: words(
    'Pengaduan dan saran dapat disampaikan melalui SP4N-LAPOR!: lapor.go.id, aplikasi SP4N-LAPOR!, atau SMS ke 1708. ' +
      'Laporan diperiksa dan diteruskan paling lama 3 hari kerja, dan mendapat tindak lanjut pertama paling lama 5 hari ' +
      'kerja. Anda menerima kode untuk memantau laporan, dan boleh meminta nama Anda dirahasiakan.',
    'Complaints and suggestions are taken by SP4N-LAPOR!: lapor.go.id, its app, or a text message to 1708. A report is ' +
      'checked and passed on within 3 working days and gets its first follow-up within 5. You receive a code to follow it ' +
      'with, and may ask for your name to be kept secret.',
  ),
  basis: LAPOR,
};

/** The survey every public service owes. */
export const EVALUATION: PartFact = {
  part: 'evaluation',
  text: words(
    'Kepuasan masyarakat diukur dengan survei sedikitnya sekali setahun. Hasilnya, Indeks Kepuasan Masyarakat, diumumkan ' +
      'dan ditindaklanjuti.',
    'Satisfaction is measured by a survey at least once a year. Its result, the satisfaction index, is published and acted on.',
  ),
  basis: {
    validFrom: '2017-01-01',
    validTo: null,
    legalBasis: 'PermenPANRB No. 14 Tahun 2017',
    source: 'puskaandriana.blogspot.com/2023/03/permenpan-no-14-th-2017-tentang-survey.html',
    // The duty is sure, the first day of the regulation is not.
    confidence: 'to_be_confirmed',
  },
};

export function legalBasis(id: string, en: string, source: string): PartFact {
  return {
    part: 'legal_basis',
    text: words(id, en),
    basis: { ...told(source), legalBasis: 'PermenPANRB No. 15 Tahun 2014' },
  };
}

export const PASSPORT_LAW = legalBasis(
  'PP No. 45 Tahun 2024 (tarif); Permenkumham No. 8 Tahun 2014 dan No. 18 Tahun 2022 (paspor biasa).',
  'Government Regulation 45/2024 (fees); Permenkumham 8/2014 and 18/2022 (ordinary passports).',
  'imigrasi.go.id; suara 2022; alurnews',
);

export const PERMIT_LAW = legalBasis(
  'PP No. 45 Tahun 2024 (tarif); PP No. 48 Tahun 2021; SE IMI-417.GR.01.01/2025 (perpanjangan di kantor).',
  'Government Regulations 45/2024 (fees) and 48/2021; circular IMI-417.GR.01.01/2025 (extension in person).',
  'imigrasi.go.id; pasal.id 5968950; linimasa.co',
);

const STAGES = told('bali.tribunnews 2023-02-11; radarutara; thenews.id', '2023-02-11');

/** The stages of a passport application, paid before the visit. */
export const PASSPORT_PROCEDURE: PartFact = {
  part: 'procedure',
  text: words(
    '1. Isi permohonan dan unggah berkas di M-Paspor, pilih kantor dan jadwal, lalu bayar. 2. Datang pada jadwal Anda; petugas ' +
      'memeriksa kelengkapan dan keabsahan berkas. 3. Foto dan sidik jari. 4. Wawancara. 5. Verifikasi dan adjudikasi. ' +
      '6. Paspor dicetak dan diserahkan. Berkas yang tidak lengkap dikembalikan dan permohonan dianggap ditarik.',
    '1. Apply and upload the documents in M-Paspor, choose the office and the time, and pay. 2. Come at your time; an officer ' +
      'checks that the documents are complete and valid. 3. Photo and fingerprints. 4. Interview. 5. Verification and ' +
      'adjudication. 6. The passport is printed and handed over. Incomplete documents are returned, and the application counts ' +
      'as withdrawn.',
  ),
  basis: STAGES,
};

/** A lost or damaged book: heard first, paid after the head of office has decided. */
export const HEARING_PROCEDURE: PartFact = {
  part: 'procedure',
  text: words(
    '1. Datang sendiri membawa berkas. 2. Pemeriksaan (BAP) oleh petugas. 3. Kepala kantor memutuskan; bila karena kelalaian, ' +
      'penerbitan dapat ditangguhkan 6 bulan sampai 2 tahun. 4. Setelah disetujui, bayar. 5. Foto, sidik jari, dan wawancara. ' +
      '6. Verifikasi dan adjudikasi. 7. Paspor dicetak dan diserahkan.',
    '1. Come yourself, with the documents. 2. A hearing (BAP) by an officer. 3. The head of office decides; after negligence ' +
      'the issue may be put off for 6 months to 2 years. 4. Once approved, pay. 5. Photo, fingerprints and interview. ' +
      '6. Verification and adjudication. 7. The passport is printed and handed over.',
  ),
  basis: {
    ...told('karawang.imigrasi.go.id/?p=4352; kompasiana Imigrasi Pati 2024; kompas 2019', '2024-01-01'),
    legalBasis: 'Permenkumham No. 8 Tahun 2014 Pasal 41',
    confidence: 'confirmed',
  },
};

export const passportProduct = (id: string, en: string): PartFact => ({
  part: 'product',
  text: words(id, en),
  basis: {
    ...told('https://imigrasi.go.id/biaya_imigrasi; infopena; suara; tribunsolo', '2022-10-12'),
    legalBasis: 'Permenkumham No. 18 Tahun 2022 Pasal 2A',
    confidence: 'confirmed',
  },
});

const FOUR_DAYS = told('kompas.tv 429405 (2023); kanimpati p=58125; travel.kompas 2022-08-21', '2022-10-12');

/** Offices publish 3 to 4 working days; the longer one is the promise. */
export const PASSPORT_TIMES: TimeFact[] = [
  {
    code: 'standard',
    workingDays: 4,
    note: words('Hari kerja sejak pembayaran dan wawancara.', 'Working days from payment and interview.'),
    basis: FOUR_DAYS,
  },
  {
    code: 'same_day',
    workingDays: 0,
    note: words(
      'Selesai pada hari yang sama bila datang pada jam layanan percepatan.',
      'Done on the same day for who comes in the hours of the same-day service.',
    ),
    basis: { ...FOUR_DAYS, source: 'imigrasi.go.id; kanimpati p=58125' },
  },
];
