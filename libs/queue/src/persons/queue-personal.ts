import type { PersonalStore } from '@buka-pintu/platform';

export const BOOKING_DAYS = 365;
export const TICKET_DAYS = 30;
export const VISITOR_DAYS = 30;
export const ROSTER_DAYS = 30;

/** What the queue keeps of persons. The law names no days for a visit: how long is the house’s own rule, to be confirmed. */
export const queuePersonal: readonly PersonalStore[] = [
  {
    table: 'booking_contact',
    columns: ['contact_key'],
    of: 'applicant',
    what: { id: 'Sidik telepon dan surel, bukan nomornya', en: 'Keyed prints of phone and e-mail address, not these' },
    purpose: { id: 'Menemukan kembali urusan sendiri dengan kode', en: 'Finding one’s own things again with a code' },
    ground: 'public_task',
    legalBasis: 'UU 25/2009; UU 27/2022 pasal 20 (2) e',
    retention: { days: null, from: { id: 'bersama pemesanannya', en: 'as long as its booking' } },
    exported: false,
    erasure: 'erased',
  },
  {
    table: 'booking',
    columns: [
      'name_sealed',
      'document_sealed',
      'birth_on_sealed',
      'phone_sealed',
      'email_sealed',
      'accommodation_sealed',
      'cancel_reason_sealed',
      'document_remark_sealed',
      'person_key',
      'birth_key',
      'phone_last4_key',
    ],
    of: 'applicant',
    what: {
      id: 'Nama, nomor dokumen, tanggal lahir, telepon, surel, kebutuhan khusus, alasan batal, catatan tentang dokumen',
      en: 'Name, document number, birth date, phone, e-mail, accommodation, reason of a cancellation, remark on the document',
    },
    purpose: {
      id: 'Menyediakan tempat, mengenali pemohon di loket, memberi kabar',
      en: 'Keeping the seat, knowing the applicant at the counter, sending word',
    },
    ground: 'public_task',
    legalBasis: 'UU 6/2011 tentang Keimigrasian; UU 25/2009; UU 27/2022 pasal 20 (2) e',
    retention: {
      days: BOOKING_DAYS,
      from: {
        id: 'sejak hari kunjungan (perlu dipastikan dengan jadwal retensi arsip)',
        en: 'since the day of the visit (to be confirmed with the retention schedule)',
      },
    },
    exported: true,
    erasure: 'erased',
  },
  {
    table: 'ticket',
    columns: ['name_sealed', 'person_key'],
    of: 'visitor',
    what: {
      id: 'Nama yang disebut saat mengambil nomor; sidik dokumen yang diperlihatkan, bukan nomornya',
      en: 'The name given when a number was taken; a keyed print of the document shown, not its number',
    },
    purpose: {
      id: 'Memanggil ke loket; memenuhi permintaan orang itu sendiri atas datanya',
      en: 'Calling to the counter; answering the person’s own requests about their data',
    },
    ground: 'consent',
    legalBasis: 'UU 27/2022 pasal 20 (2) a',
    retention: { days: TICKET_DAYS, from: { id: 'sejak hari kunjungan', en: 'since the day of the visit' } },
    exported: true,
    erasure: 'erased',
  },
  {
    table: 'expected_visitor',
    columns: ['number_sealed', 'name_sealed', 'number_key', 'person_key'],
    of: 'applicant',
    what: {
      id: 'Nama dan nomor permohonan dari daftar sistem lain (misalnya M-Paspor); sidik NIK bila ada, bukan nomornya',
      en: 'Name and application number out of another system’s list (such as M-Paspor); a keyed print of the NIK if it has one',
    },
    purpose: {
      id: 'Mengenali dan memanggil orang yang terdaftar di sistem lain pada harinya',
      en: 'Knowing and calling people on their day who registered in another system',
    },
    ground: 'public_task',
    legalBasis: 'UU 6/2011 tentang Keimigrasian; UU 25/2009; UU 27/2022 pasal 20 (2) e',
    retention: { days: VISITOR_DAYS, from: { id: 'sejak hari kunjungan', en: 'since the day of the visit' } },
    exported: true,
    erasure: 'erased',
  },
  {
    table: 'visitor_import',
    columns: ['content_sealed'],
    of: 'applicant',
    what: { id: 'Berkas daftar sebelum dicatat', en: 'The file of a list before it is registered' },
    purpose: { id: 'Memeriksa daftar sebelum dicatat', en: 'Looking through a list before it is registered' },
    ground: 'public_task',
    legalBasis: 'UU 25/2009; UU 27/2022 pasal 20 (2) e',
    retention: {
      days: 1,
      from: { id: 'sejak diunggah; dihapus saat dicatat', en: 'since the upload; gone when registered' },
    },
    exported: false,
    erasure: { refused: { id: 'Hilang sendiri dalam sehari.', en: 'It is gone by itself within a day.' } },
  },
  {
    table: 'visitor_import_change',
    columns: ['name_before_sealed', 'person_key_before'],
    of: 'applicant',
    what: { id: 'Nama sebelum diubah daftar yang lebih baru', en: 'The name before a newer list changed it' },
    purpose: { id: 'Membatalkan impor yang keliru', en: 'Undoing a wrong import' },
    ground: 'public_task',
    legalBasis: 'UU 25/2009; UU 27/2022 pasal 20 (2) e',
    retention: { days: 1, from: { id: 'sejak hari kunjungan', en: 'since the day of the visit' } },
    exported: false,
    erasure: 'erased',
  },
  {
    table: 'roster',
    columns: ['contact_name_sealed', 'phone_sealed', 'email_sealed'],
    of: 'applicant',
    what: { id: 'Nama, telepon, surel kontak rombongan', en: 'Name, phone, e-mail of a group’s contact' },
    purpose: { id: 'Menjawab permohonan kunjungan', en: 'Answering the request for a visit' },
    ground: 'public_task',
    legalBasis: 'UU 25/2009; UU 27/2022 pasal 20 (2) e',
    retention: {
      days: ROSTER_DAYS,
      from: { id: 'sejak kunjungan atau berakhirnya permohonan', en: 'since the visit or the end of the request' },
    },
    exported: false,
    erasure: {
      refused: {
        id: 'Diperlukan sampai kunjungan berakhir, lalu hilang sendiri.',
        en: 'Needed until the visit is over; then it goes by itself.',
      },
    },
  },
  {
    table: 'roster_member',
    columns: ['name_sealed', 'document_sealed', 'birth_on_sealed', 'person_key'],
    of: 'applicant',
    what: {
      id: 'Nama, nomor dokumen, tanggal lahir orang dalam rombongan; nomor dan tanggal lahir hanya sampai kursi dipesan',
      en: 'Name, document number, birth date of the people of a group; number and birth date only until seats are reserved',
    },
    purpose: { id: 'Memesan kursi untuk semua, membagikan kode', en: 'Reserving seats for all, handing out the codes' },
    ground: 'public_task',
    legalBasis: 'UU 6/2011 tentang Keimigrasian; UU 25/2009; UU 27/2022 pasal 20 (2) e',
    retention: {
      days: ROSTER_DAYS,
      from: { id: 'sejak kunjungan atau berakhirnya permohonan', en: 'since the visit or the end of the request' },
    },
    exported: true,
    erasure: 'erased',
  },
  {
    table: 'priority_decision',
    columns: ['category'],
    of: 'visitor',
    what: {
      id: 'Golongan prioritas dan bagaimana petugas mengetahuinya; tanpa nama, tanpa bukti',
      en: 'The category of priority and how the officer knew; no name, no proof',
    },
    purpose: {
      id: 'Menentukan urutan; mengawasi bahwa prioritas diberikan sama bagi semua',
      en: 'Deciding the order; watching that priority is given alike to all',
    },
    ground: 'public_task',
    legalBasis: 'UU 25/2009; UU 27/2022 pasal 20 (2) e',
    retention: { days: null, from: { id: 'bersama nomornya', en: 'as long as its ticket' } },
    exported: false,
    erasure: {
      refused: {
        id: 'Setelah nama pada nomor atau pemesanan dihapus, golongan ini tidak menunjuk siapa pun.',
        en: 'Once the name of the ticket or booking is erased, the category points to nobody.',
      },
    },
  },
];
