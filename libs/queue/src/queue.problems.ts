import { defineProblems } from '@buka-pintu/platform';

/** Everything expected that can go wrong here. Why-not answers carry `whyNot`, the same data that availability shows. */
export const queueProblems = defineProblems('queue', {
  // Bookings
  serviceNotOffered: {
    slug: 'service-not-offered',
    status: 422,
    title: { id: 'Layanan tidak tersedia di sini', en: 'Service not offered here' },
    detail: {
      id: 'Layanan {serviceCode} tidak dilayani di tempat ini.',
      en: 'The service {serviceCode} is not offered at this service point.',
    },
    advice: {
      id: 'Pilih salah satu kode dalam `offered`, atau tempat layanan lain.',
      en: 'Choose one of the codes in `offered`, or another service point.',
    },
  },
  slotPast: {
    slug: 'slot-past',
    status: 409,
    title: { id: 'Waktu sudah lewat', en: 'This time has passed' },
    detail: { id: 'Slot ini dimulai pada {startsAt}.', en: 'This slot started at {startsAt}.' },
    advice: {
      id: 'Baca ketersediaan lagi dan pilih waktu lain.',
      en: 'Read availability again and choose another time.',
    },
  },
  slotNotOpenYet: {
    slug: 'slot-not-open-yet',
    status: 409,
    title: { id: 'Belum dibuka', en: 'Not open yet' },
    detail: { id: 'Slot ini dapat dipesan mulai {opensAt}.', en: 'This slot can be booked from {opensAt} on.' },
    advice: { id: 'Coba lagi pada waktu dalam `opensAt`.', en: 'Try again at the instant in `opensAt`.' },
  },
  slotClosed: {
    slug: 'slot-closed',
    status: 409,
    title: { id: 'Waktu ini ditutup', en: 'This time is closed' },
    detail: {
      id: 'Kantor menutup waktu ini; tidak ada kursi yang dapat dipesan.',
      en: 'The office has closed this time; no seat of it can be booked.',
    },
    advice: {
      id: 'Baca ketersediaan lagi; alasannya ada di sana.',
      en: 'Read availability again; the reason is there.',
    },
  },
  soldOut: {
    slug: 'sold-out',
    status: 409,
    title: { id: 'Kursi habis', en: 'Sold out' },
    detail: {
      id: 'Semua kursi jalur {lane} pada waktu ini sudah dipesan.',
      en: 'Every seat of the {lane} lane at this time is booked.',
    },
    advice: {
      id: 'Baca ketersediaan untuk waktu atau tempat lain.',
      en: 'Read availability for another time or place.',
    },
  },
  heldTryAgain: {
    slug: 'held-try-again',
    status: 409,
    title: { id: 'Sedang dipesan orang lain', en: 'Being taken at this moment' },
    detail: {
      id: 'Kursi terakhir sedang diproses untuk orang lain; belum tentu habis.',
      en: 'The last seats are being claimed by others at this moment; they may come free again.',
    },
    advice: {
      id: 'Ulangi dengan kunci yang sama setelah waktu dalam `Retry-After`.',
      en: 'Repeat with the same key after the time in `Retry-After`.',
    },
  },
  oneBookingPerPerson: {
    slug: 'one-booking-per-person',
    status: 409,
    title: { id: 'Orang ini sudah punya pemesanan', en: 'This person has a booking already' },
    detail: {
      id: 'Seseorang hanya boleh punya satu pemesanan aktif untuk jenis layanan ini, di seluruh Indonesia.',
      en: 'A person may have one active booking for this kind of service, in the whole country.',
    },
    advice: {
      id: 'Pakai pemesanan yang ada, atau batalkan lebih dahulu.',
      en: 'Use the booking there is, or cancel it first.',
    },
  },
  tooLateToCancel: {
    slug: 'too-late-to-cancel',
    status: 409,
    title: { id: 'Terlambat untuk membatalkan', en: 'Too late to cancel' },
    detail: {
      id: 'Pembatalan hanya sampai {cancelByAt}. Hubungi kantor bila berhalangan.',
      en: 'Cancelling was possible until {cancelByAt}. Call the office if you cannot come.',
    },
  },
  bookingNotFound: {
    slug: 'booking-not-found',
    status: 404,
    title: { id: 'Pemesanan tidak ditemukan', en: 'Booking not found' },
    // One answer for a code that is wrong, a second factor that is wrong, and too many guesses.
    detail: {
      id: 'Kode dan data yang diberikan tidak cocok dengan pemesanan mana pun.',
      en: 'The code and the details given match no booking.',
    },
    advice: {
      id: 'Periksa kode dan empat angka terakhir telepon atau tanggal lahir; setelah beberapa kali salah, tunggu 15 menit.',
      en: 'Check the code and the last four digits of the phone or the birth date; after several tries wait 15 minutes.',
    },
  },

  // Tickets, counters, boards
});
