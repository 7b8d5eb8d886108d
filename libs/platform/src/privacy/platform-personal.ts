import { GIVEN_DAYS } from './consents.service.js';
import type { PersonalStore } from './register.js';

/** What the floor itself keeps of persons. */
export const platformPersonal: readonly PersonalStore[] = [
  {
    table: 'message',
    columns: ['to_sealed', 'subject_sealed', 'body_sealed'],
    of: 'applicant',
    what: { id: 'Pesan yang dikirim: alamat, judul, isi', en: 'Messages that were sent: address, subject, text' },
    purpose: {
      id: 'Memberi tahu pemohon, dan menunjukkan apa yang diberitahukan',
      en: 'Telling applicants, and showing what they were told',
    },
    ground: 'public_task',
    legalBasis: 'UU 25/2009 tentang Pelayanan Publik; UU 27/2022 pasal 20 (2) e',
    retention: { days: 90, from: { id: 'sejak pesan dibuat', en: 'since the message was written' } },
    exported: true,
    erasure: 'erased',
  },
  {
    table: 'consent',
    columns: ['person_key'],
    of: 'applicant',
    what: {
      id: 'Persetujuan: sidik orangnya, tujuan, kapan diberikan dan ditarik',
      en: 'Consents: a keyed print of the person, the purpose, when given and taken back',
    },
    purpose: {
      id: 'Mengirim pengingat dan undangan hanya kepada yang setuju, dan membuktikannya',
      en: 'Sending reminders and invitations to those only who agreed, and proving it',
    },
    ground: 'consent',
    legalBasis: 'UU 27/2022 pasal 9, 20 (2) a, 22 dan 24',
    retention: {
      days: GIVEN_DAYS,
      from: {
        id: 'sejak diberikan; setahun sejak ditarik (angka kami sendiri)',
        en: 'since it was given; a year since it was taken back (our own figures)',
      },
    },
    exported: true,
    erasure: 'erased',
  },
  {
    table: 'privacy_request',
    columns: ['person_key', 'answer_sealed'],
    of: 'applicant',
    what: {
      id: 'Permintaan tentang data pribadi: sidik orangnya, dan jawabannya',
      en: 'Requests about personal data: a keyed print of the person, and the answer',
    },
    purpose: { id: 'Membuktikan bahwa hak dijawab pada waktunya', en: 'Proving that rights were answered in time' },
    ground: 'legal_obligation',
    legalBasis: 'UU 27/2022 pasal 5 sampai 13, 31 dan 32',
    retention: {
      days: null,
      from: {
        id: 'mengikuti jadwal retensi arsip (perlu dipastikan)',
        en: 'by the archives’ retention schedule (to be confirmed)',
      },
    },
    exported: false,
    erasure: {
      refused: {
        id: 'Bukti pemenuhan hak adalah arsip dinamis (UU 43/2009).',
        en: 'The proof that a right was honoured is an active archive (UU 43/2009).',
      },
    },
  },
  {
    table: 'idempotency_record',
    columns: ['answer_sealed'],
    of: 'applicant',
    what: { id: 'Jawaban atas permintaan yang mungkin diulang', en: 'Answers to requests that may be repeated' },
    purpose: { id: 'Supaya pengulangan tidak mengerjakan dua kali', en: 'So that a repeat does nothing twice' },
    ground: 'public_task',
    legalBasis: 'UU 27/2022 pasal 20 (2) e',
    retention: { days: 1, from: { id: 'sejak permintaan', en: 'since the request' } },
    exported: false,
    erasure: { refused: { id: 'Terhapus sendiri dalam sehari.', en: 'It is gone within a day by itself.' } },
  },
];
