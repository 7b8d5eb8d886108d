import type { PersonalStore } from '@buka-pintu/platform';

const REFUSED = {
  id: 'Catatan kepegawaian dan pengawasan adalah arsip dinamis (UU 43/2009).',
  en: 'Records of service and oversight are active archives (UU 43/2009).',
};

/** What identity keeps of persons: officers, owners of API clients, and who looked at whom. */
export const identityPersonal: readonly PersonalStore[] = [
  {
    table: 'staff',
    columns: ['name_sealed', 'email_sealed', 'staff_number_sealed'],
    of: 'officer',
    what: { id: 'Nama, surel, dan NIP petugas', en: 'Name, e-mail and staff number of officers' },
    purpose: { id: 'Masuk, dan menunjukkan siapa yang bertindak', en: 'Signing in, and showing who acted' },
    ground: 'legal_obligation',
    legalBasis: 'UU 20/2023 tentang ASN; UU 27/2022 pasal 20 (2) c',
    retention: {
      days: null,
      from: {
        id: 'selama bertugas dan selama tindakannya masih dapat diperiksa',
        en: 'while in service, and while what they did can be examined',
      },
    },
    exported: false,
    erasure: { refused: REFUSED },
  },
  {
    table: 'staff_session',
    columns: ['enrolment_sealed'],
    of: 'officer',
    what: {
      id: 'Pendaftaran faktor kedua yang belum selesai',
      en: 'An enrolment of a second factor that is not finished',
    },
    purpose: { id: 'Mendaftarkan faktor kedua', en: 'Enrolling a second factor' },
    ground: 'legal_obligation',
    legalBasis: 'UU 27/2022 pasal 39',
    retention: { days: 1, from: { id: 'sejak masuk', en: 'since signing in' } },
    exported: false,
    erasure: { refused: { id: 'Terhapus sendiri dalam sehari.', en: 'It is gone within a day by itself.' } },
  },
  {
    table: 'staff_session',
    columns: ['address_sealed'],
    of: 'officer',
    what: { id: 'Alamat jaringan tempat petugas masuk', en: 'The network address an officer signed in from' },
    purpose: {
      id: 'Agar petugas mengenali sesi yang bukan miliknya',
      en: 'So that officers recognise a session not theirs',
    },
    ground: 'legal_obligation',
    legalBasis: 'UU 27/2022 pasal 39',
    retention: { days: 30, from: { id: 'sejak sesi berakhir', en: 'since the session ended' } },
    exported: false,
    erasure: { refused: { id: 'Terhapus sendiri dalam 30 hari.', en: 'It is gone within 30 days by itself.' } },
  },
  {
    table: 'delegation',
    columns: ['reason_sealed'],
    of: 'officer',
    what: { id: 'Alasan pendelegasian peran', en: 'Why a role was delegated' },
    purpose: { id: 'Dasar kewenangan pelaksana', en: 'Showing by what right somebody stood in' },
    ground: 'legal_obligation',
    legalBasis: 'UU 30/2014 pasal 13 dan 14',
    retention: {
      days: null,
      from: { id: 'selama tindakannya masih dapat diperiksa', en: 'while what was done can be examined' },
    },
    exported: false,
    erasure: { refused: REFUSED },
  },
  {
    table: 'staff_import',
    columns: ['csv_sealed'],
    of: 'officer',
    what: { id: 'Berkas petugas yang belum didaftarkan', en: 'A file of officers who are not registered yet' },
    purpose: { id: 'Mendaftarkan petugas', en: 'Registering officers' },
    ground: 'legal_obligation',
    legalBasis: 'UU 20/2023 tentang ASN',
    retention: { days: 1, from: { id: 'sejak diunggah', en: 'since it was uploaded' } },
    exported: false,
    erasure: { refused: { id: 'Terhapus sendiri dalam sehari.', en: 'It is gone within a day by itself.' } },
  },
  {
    table: 'api_client',
    columns: ['owner_name_sealed', 'owner_email_sealed', 'contact_email_sealed', 'contact_phone_sealed'],
    of: 'client_owner',
    what: {
      id: 'Nama, surel, dan telepon penanggung jawab aplikasi mitra',
      en: 'Name, e-mail and phone of who answers for a partner’s application',
    },
    purpose: {
      id: 'Menghubungi saat ada gangguan atau penyalahgunaan',
      en: 'Reaching them when something breaks or is misused',
    },
    ground: 'contract',
    legalBasis: 'UU 27/2022 pasal 20 (2) b',
    retention: { days: null, from: { id: 'selama aplikasi terdaftar', en: 'while the application is registered' } },
    exported: false,
    erasure: {
      refused: { id: 'Cabut pendaftaran aplikasi dahulu.', en: 'Withdraw the application’s registration first.' },
    },
  },
  {
    table: 'citizen_code',
    columns: ['contact_key', 'contact_sealed'],
    of: 'applicant',
    what: {
      id: 'Telepon atau surel yang meminta kode sekali pakai',
      en: 'The phone or e-mail address that asked for a one-time code',
    },
    purpose: { id: 'Mengirim kode', en: 'Sending the code' },
    ground: 'public_task',
    legalBasis: 'UU 25/2009; UU 27/2022 pasal 20 (2) e',
    retention: { days: 1, from: { id: 'sejak kode kedaluwarsa', en: 'since the code ran out' } },
    exported: false,
    erasure: { refused: { id: 'Terhapus sendiri dalam sehari.', en: 'It is gone within a day by itself.' } },
  },
  {
    table: 'access_log',
    columns: ['person_key', 'name_key', 'surname_key', 'reason_sealed'],
    of: 'applicant',
    what: { id: 'Siapa melihat data siapa: sidik, bukan nama', en: 'Who saw whose data: keyed prints, no names' },
    purpose: { id: 'Pengawasan, dan menjawab pemilik data', en: 'Oversight, and answering the person concerned' },
    ground: 'legal_obligation',
    legalBasis: 'UU 27/2022 pasal 31, 35 dan 36',
    retention: {
      days: null,
      from: {
        id: 'mengikuti jadwal retensi arsip (perlu dipastikan)',
        en: 'by the archives’ retention schedule (to be confirmed)',
      },
    },
    exported: true,
    erasure: { refused: REFUSED },
  },
];
