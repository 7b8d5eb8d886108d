import { SAID_DAYS } from './message-choices.service.js';
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
    table: 'message_choice',
    columns: ['person_key'],
    of: 'applicant',
    what: {
      id: 'Pilihan pesan: sidik orangnya, tujuan, kapan disetujui atau ditolak',
      en: 'Choices of messages: a keyed print of the person, the purpose, when agreed to or declined',
    },
    purpose: {
      id: 'Tidak mengingatkan yang menolak, mengundang hanya yang setuju, dan membuktikannya',
      en: 'Reminding nobody who declined, inviting only who agreed, and proving it',
    },
    ground: 'legal_obligation',
    legalBasis: 'UU 27/2022 pasal 9, 10, 22 dan 24',
    retention: {
      days: SAID_DAYS,
      from: {
        id: 'sejak disetujui atau ditolak; setahun sejak persetujuan ditarik (angka kami sendiri)',
        en: 'since agreed to or declined; a year since a consent was taken back (our own figures)',
      },
    },
    exported: true,
    erasure: 'erased',
  },
  {
    table: 'privacy_request',
    columns: ['person_key', 'answer_sealed', 'document_sealed'],
    of: 'applicant',
    what: {
      id: 'Permintaan tentang data pribadi: sidik orangnya, empat angka terakhir dokumennya, dan jawabannya',
      en: 'Requests about personal data: a keyed print of the person, the last four of the document, and the answer',
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
