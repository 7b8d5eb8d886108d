import { defineProblems } from '@buka-pintu/platform';

/** What can be wrong with holds, proofs and other times. */
export const demandProblems = defineProblems('queue', {
  tooManyHolds: {
    slug: 'too-many-holds',
    status: 429,
    title: { id: 'Terlalu banyak kursi ditahan', en: 'Too many seats on hold' },
    detail: {
      id: 'Batasnya {limit}. `of` menyebut siapa: `person` sehari, `client` yang masih berjalan.',
      en: 'The limit is {limit}. `of` says whose: a `person` in a day, a `client` at one time.',
    },
    advice: {
      id: 'Selesaikan pembayaran yang berjalan, atau tunggu sampai batas waktunya lewat.',
      en: 'Finish the payments under way, or wait until their deadlines have passed.',
    },
  },
  proofUsed: {
    slug: 'proof-used',
    status: 409,
    title: { id: 'Bukti ini sudah dipakai', en: 'This proof was used already' },
    detail: {
      id: 'Nomor {reference} sudah mengonfirmasi pemesanan lain di kantor ini.',
      en: 'The reference {reference} has confirmed another booking in this office.',
    },
    advice: {
      id: 'Periksa nomornya pada bukti yang asli. Satu bukti hanya untuk satu pemesanan atau satu keluarga.',
      en: 'Check the number on the receipt. One proof is for one booking or one family.',
    },
  },
  tooLateToReschedule: {
    slug: 'too-late-to-reschedule',
    status: 409,
    title: { id: 'Terlambat untuk mengganti jadwal', en: 'Too late to choose another time' },
    detail: {
      id: 'Jadwal dapat diganti sampai {rescheduleByAt}.',
      en: 'The time could be changed until {rescheduleByAt}.',
    },
    advice: {
      id: 'Datang pada waktunya, batalkan, atau hubungi kantor bila ada halangan penting.',
      en: 'Come in time, cancel, or call the office if something important came up.',
    },
  },
  noRescheduleLeft: {
    slug: 'no-reschedule-left',
    status: 409,
    title: { id: 'Jadwal sudah pernah diganti', en: 'The time was changed before' },
    detail: {
      id: 'Jadwal hanya dapat diganti {limit} kali.',
      en: 'The time can be changed {limit} times.',
    },
    advice: {
      id: 'Datang pada waktunya, atau batalkan dan pesan lagi.',
      en: 'Come in time, or cancel and book again.',
    },
  },
  rescheduleSameSlot: {
    slug: 'same-slot',
    status: 409,
    title: { id: 'Itu waktu yang sekarang', en: 'That is the time you have' },
    detail: { id: 'Pemesanan ini sudah pada waktu itu.', en: 'The booking is at that time already.' },
    advice: { id: 'Pilih waktu lain.', en: 'Choose another time.' },
  },
  rescheduleOtherOffice: {
    slug: 'reschedule-other-office',
    status: 409,
    title: { id: 'Tidak dapat pindah kantor', en: 'A booking stays in its office' },
    detail: {
      id: 'Pemesanan {code} hanya dapat dipindah ke waktu lain di kantor yang sama.',
      en: 'Booking {code} can only move to another time of the same office.',
    },
    advice: { id: 'Batalkan, lalu pesan di kantor lain.', en: 'Cancel it, and book in the other office.' },
  },
});
