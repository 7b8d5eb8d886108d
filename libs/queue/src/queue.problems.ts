import { defineProblems } from '@buka-pintu/platform';
import { counterProblems } from './counters/counter.problems.js';

/** Everything expected that can go wrong here. Why-not answers carry `whyNot`, the same data that availability shows. */
export const queueProblems = defineProblems('queue', {
  ...counterProblems,
  // Supply
  slotRuleExists: {
    slug: 'slot-rule-exists',
    status: 409,
    title: { id: 'Sudah ada aturan yang mulai pada hari itu', en: 'Another rule begins on that day' },
    detail: { id: 'Ubah aturan yang sudah ada itu.', en: 'Change that rule instead.' },
    constraint: 'slot_rule_start_uq',
  },
  slotRuleSpanExists: {
    slug: 'slot-rule-span-exists',
    status: 409,
    title: { id: 'Aturan sementara lain mulai pada hari itu', en: 'Another rule for a time begins on that day' },
    detail: { id: 'Muat ulang, lalu ubah aturan itu.', en: 'Load it again, and change that rule instead.' },
    constraint: 'slot_rule_span_uq',
  },
  slotRulesOverlap: {
    slug: 'slot-rules-overlap',
    status: 409,
    title: { id: 'Dua aturan sementara berlaku pada hari yang sama', en: 'Two rules for a time hold on the same day' },
    detail: {
      id: 'Sudah ada aturan {from} sampai {to}. Ubah atau hapus yang itu, atau pilih hari lain.',
      en: 'There is a rule from {from} to {to}. Change or remove that one, or choose other days.',
    },
  },
  slotRuleBegun: {
    slug: 'slot-rule-begun',
    status: 409,
    title: { id: 'Aturan tidak diubah ke belakang', en: 'Rules are not changed backwards' },
    detail: {
      id: 'Aturan mulai {validFrom}, dan hari ini {today}. Buat aturan baru mulai hari ini atau nanti.',
      en: 'The rule begins on {validFrom}, and today is {today}. Begin a new one today or later.',
    },
  },

  stockFlagExists: {
    slug: 'stock-flag-exists',
    status: 409,
    title: { id: 'Sudah ada catatan stok untuk layanan ini', en: 'There is a stock flag for this service already' },
    detail: { id: 'Muat ulang, lalu ubah catatan itu.', en: 'Load it again, and change that flag instead.' },
    constraint: 'stock_flag_service_uq',
  },

  // Bookings
  nikDoubtful: {
    slug: 'nik-doubtful',
    status: 409,
    title: { id: 'NIK perlu diperiksa', en: 'This NIK should be looked at' },
    detail: {
      id: 'Ada yang tidak cocok pada nomor ini; `errors` menyebut bagian mana.',
      en: 'Something about this number does not fit; `errors` says which part.',
    },
    advice: {
      id: 'Bandingkan dengan KTP. Bila memang begitu pada kartunya (kartu lama), ulangi dengan alasan dalam `documentRemark`.',
      en: 'Compare it with the card. If the card says so indeed (an old one), repeat with the reason in `documentRemark`.',
    },
  },
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
  outOfStock: {
    slug: 'out-of-stock',
    status: 409,
    title: { id: 'Bahan untuk layanan ini habis', en: 'Out of stock for this service' },
    detail: { id: 'Layanan {serviceCode}: {reason}.', en: 'Service {serviceCode}: {reason}.' },
    advice: {
      id: 'Baca ketersediaan: hari, tempat atau kantor lain yang punya ada dalam `alternatives`.',
      en: 'Read availability: other days, places or offices that have it stand in `alternatives`.',
    },
  },
  heldTryAgain: {
    slug: 'held-try-again',
    status: 409,
    passing: true,
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
  clientQuotaUsed: {
    slug: 'client-quota-used',
    status: 429,
    title: { id: 'Jatah pemesanan hari ini habis', en: 'Today’s bookings are used up' },
    detail: {
      id: 'Aplikasi ini boleh membuat {limit} pemesanan sehari di kantor ini; jatah baru mulai {freesAt}.',
      en: 'This application may make {limit} bookings a day in this office; new ones from {freesAt} on.',
    },
    advice: {
      id: 'Lanjutkan setelah waktu dalam `freesAt`. Pembatalan tidak mengembalikan jatah. Perlu lebih? Hubungi kantor yang mendaftarkan Anda.',
      en: 'Go on after the instant in `freesAt`. Cancelling gives nothing back. Need more? Ask the office that registered you.',
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
  documentDiffers: {
    slug: 'document-differs',
    status: 409,
    title: { id: 'Dokumen tidak cocok', en: 'The document does not match' },
    detail: {
      id: 'Nomor dokumen yang ditunjukkan bukan nomor pada pemesanan ini.',
      en: 'The document shown does not have the number of this booking.',
    },
    advice: {
      id: 'Periksa nomornya sekali lagi. Tautan hanya diberikan kepada orang yang memesan, dengan dokumen aslinya.',
      en: 'Check the number once more. Only the person of the booking gets its link, with the original document.',
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
      id: 'Periksa kode dan empat angka terakhir telepon atau tanggal lahir; setelah beberapa kali salah, tunggu satu jam.',
      en: 'Check the code and the last four digits of the phone or the birth date; after several tries wait an hour.',
    },
  },

  // Tickets, counters, boards
  checkInTooEarly: {
    slug: 'check-in-too-early',
    status: 409,
    title: { id: 'Terlalu awal untuk lapor hadir', en: 'Too early to check in' },
    detail: {
      id: 'Pemesanan ini untuk {startsAt}; lapor hadir mulai {opensAt}.',
      en: 'This booking is for {startsAt}; check-in begins at {opensAt}.',
    },
    advice: { id: 'Ulangi mulai waktu dalam `opensAt`.', en: 'Try again from the instant in `opensAt` on.' },
  },
  checkInTooLate: {
    slug: 'check-in-too-late',
    status: 409,
    title: { id: 'Terlambat untuk lapor hadir', en: 'Too late to check in' },
    detail: {
      id: 'Pemesanan ini untuk {startsAt}; lapor hadir ditutup {closedAt}.',
      en: 'This booking was for {startsAt}; check-in ended at {closedAt}.',
    },
    advice: {
      id: 'Petugas dapat memberi nomor jalur datang langsung.',
      en: 'An officer can give a walk-in number instead.',
    },
  },
  bookingOtherDay: {
    slug: 'booking-other-day',
    status: 409,
    title: { id: 'Pemesanan untuk hari lain', en: 'The booking is for another day' },
    detail: { id: 'Pemesanan {code} adalah untuk tanggal {on}.', en: 'Booking {code} is for {on}.' },
    advice: { id: 'Lapor hadir pada tanggal itu.', en: 'Check in on that day.' },
  },
  bookingOtherPoint: {
    slug: 'booking-other-service-point',
    status: 409,
    title: { id: 'Pemesanan untuk tempat layanan lain', en: 'The booking is for another service point' },
    detail: {
      id: 'Pemesanan {code} adalah untuk {servicePointName}.',
      en: 'Booking {code} is for {servicePointName}.',
    },
    advice: {
      id: 'Antar orangnya ke tempat layanan itu; lapor hadir dilakukan di sana.',
      en: 'Show the person to that service point; check-in happens there.',
    },
  },
  bookingOtherOffice: {
    slug: 'booking-other-office',
    status: 409,
    title: { id: 'Pemesanan di kantor lain', en: 'The booking is at another office' },
    detail: {
      id: 'Kode {code} milik kantor lain: {officeName}.',
      en: 'The code {code} belongs to another office: {officeName}.',
    },
    advice: { id: 'Lapor hadir dilakukan di kantor itu.', en: 'Check-in happens at that office.' },
  },
  bookingNotExpected: {
    slug: 'booking-not-expected',
    status: 409,
    title: { id: 'Pemesanan tidak berlaku lagi', en: 'The booking is no longer valid' },
    detail: { id: 'Keadaan pemesanan {code}: {state}.', en: 'Booking {code} is {state}.' },
    advice: {
      id: 'Buat pemesanan baru, atau beri nomor jalur datang langsung.',
      en: 'Make a new booking, or give a walk-in number.',
    },
  },
  codeUnreadable: {
    slug: 'code-unreadable',
    status: 422,
    title: { id: 'Kode tidak terbaca', en: 'The code cannot be read' },
    detail: {
      id: 'Ini bukan kode atau QR pemesanan. Periksa huruf dan angkanya.',
      en: 'This is neither a booking code nor its QR. Check letters and digits.',
    },
  },
  pointClosed: {
    slug: 'service-point-closed',
    status: 409,
    title: { id: 'Tempat layanan tutup', en: 'The service point is closed' },
    detail: {
      id: 'Tidak ada nomor yang diberikan sekarang: {reason}.',
      en: 'No number is given now: {reason}.',
    },
    advice: {
      id: '`reasonCode` menyebut sebabnya; jam buka ada di GET /v1/offices/{officeCode}.',
      en: '`reasonCode` names the cause; opening hours stand in GET /v1/offices/{officeCode}.',
    },
  },
  walkInFull: {
    slug: 'walk-in-full',
    status: 409,
    title: { id: 'Kuota datang langsung hari ini habis', en: 'Today’s walk-in seats are used up' },
    detail: {
      id: 'Semua {seats} kursi datang langsung pada {on} sudah terpakai atau waktunya sudah lewat.',
      en: 'All {seats} walk-in seats of {on} are used up or their time has passed.',
    },
    advice: {
      id: 'Pesankan jadwal lain untuk orang ini, beri jalur prioritas bila berhak, atau minta yang berwenang memberi nomor dengan alasan.',
      en: 'Book another time for this person, give priority where it is due, or ask who may exceed the quota with a reason.',
    },
  },
  ticketOtherDay: {
    slug: 'ticket-other-day',
    status: 409,
    title: { id: 'Nomor dari hari lain', en: 'The number is of another day' },
    detail: { id: 'Nomor ini untuk tanggal {on}.', en: 'This number was for {on}.' },
    advice: { id: 'Beri nomor baru untuk hari ini.', en: 'Give a new number for today.' },
  },
  ticketOtherPoint: {
    slug: 'ticket-other-service-point',
    status: 409,
    title: { id: 'Nomor dari tempat layanan lain', en: 'The number is of another service point' },
    detail: {
      id: 'Loket ini tidak memanggil nomor dari tempat layanan lain.',
      en: 'This counter does not call numbers of another service point.',
    },
    advice: {
      id: 'Panggil dari loket di tempat layanan nomor itu.',
      en: 'Call it from a counter of the service point of the number.',
    },
  },

  // Figures
  figuresTooMuch: {
    slug: 'figures-too-much',
    status: 422,
    title: { id: 'Terlalu banyak untuk dihitung sekaligus', en: 'Too much to compute at once' },
    detail: {
      id: 'Pilih rentang hari yang lebih pendek atau satu tempat layanan.',
      en: 'Choose a shorter span of days, or one service point.',
    },
  },
  dayRuleExists: {
    slug: 'day-rule-exists',
    status: 409,
    title: { id: 'Sudah ada aturan hari yang mulai pada hari itu', en: 'Another day rule begins on that day' },
    detail: { id: 'Ubah aturan yang sudah ada itu.', en: 'Change that rule instead.' },
    constraint: 'day_rule_from_uq',
  },
  dayRuleBegun: {
    slug: 'day-rule-begun',
    status: 409,
    title: { id: 'Aturan hari tidak diubah ke belakang', en: 'Day rules are not changed backwards' },
    detail: {
      id: 'Aturan mulai {validFrom}, dan hari ini {today}. Buat aturan baru mulai hari ini atau nanti.',
      en: 'The rule begins on {validFrom}, and today is {today}. Begin a new one today or later.',
    },
  },
  priorityTooLate: {
    slug: 'priority-too-late',
    status: 409,
    title: { id: 'Kunjungan sudah selesai', en: 'The visit is over' },
    detail: { id: 'Nomor {number} tidak menunggu lagi.', en: 'The number {number} does not wait any more.' },
    advice: {
      id: 'Prioritas hanya menentukan urutan; tidak ada yang perlu diubah lagi.',
      en: 'Priority is about the order only; nothing is left to change.',
    },
  },
});
