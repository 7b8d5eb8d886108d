import { EXAMPLE_LINK, type MessageTemplate } from '@buka-pintu/platform';

const code = {
  meaning: { id: 'Kode pemesanan', en: 'The booking’s code' },
  example: { id: 'CTH-7K2M9QXF-Q', en: 'CTH-7K2M9QXF-Q' },
  mandatory: true,
};
const when = {
  meaning: { id: 'Hari dan jam kunjungan', en: 'Day and hour of the visit' },
  example: { id: 'Selasa, 24 November 2026 pukul 08.30 WIB', en: 'Tuesday, 24 November 2026 at 08:30 WIB' },
  mandatory: true,
};
const place = {
  meaning: { id: 'Tempat layanan', en: 'The service point' },
  example: { id: 'Kantor Imigrasi Contoh', en: 'Kantor Imigrasi Contoh' },
};
const link = {
  meaning: { id: 'Tautan untuk melihat atau membatalkan', en: 'The link to see or cancel it' },
  example: EXAMPLE_LINK,
  mandatory: true,
};
const reason = {
  meaning: { id: 'Apa yang terganggu, dalam kata kantor', en: 'What is down, in the office’s words' },
  example: {
    id: 'Sistem nasional sedang terganggu. Layanan dihentikan sementara.',
    en: 'The national system is down. Service is suspended.',
  },
  mandatory: true,
};
const backUntil = {
  meaning: { id: 'Kapan diperkirakan pulih', en: 'When it may be over' },
  example: { id: 'Belum diketahui kapan pulih.', en: 'Nobody knows yet until when.' },
};
const come = {
  meaning: { id: 'Kapan sebaiknya datang', en: 'When to come' },
  example: {
    id: 'Datanglah sekitar pukul 14.30; tempat Anda disimpan.',
    en: 'Come at about 14:30; your place is kept.',
  },
  mandatory: true,
};
const until = {
  meaning: { id: 'Batas waktu', en: 'The deadline' },
  example: { id: 'Minggu, 22 November 2026 pukul 12.00 WIB', en: 'Sunday, 22 November 2026 at 12:00 WIB' },
  mandatory: true,
};
const payment = {
  meaning: { id: 'Kode bayar', en: 'The code to pay with' },
  example: { id: '820261124000017', en: '820261124000017' },
};
/** The visit as a calendar file. */
export const VISIT_FILE = 'queue.visit';
const encloses = {
  kind: VISIT_FILE,
  what: { id: 'Kunjungan sebagai berkas kalender', en: 'The visit as a calendar file' },
};
const channels = ['sms', 'whatsapp', 'email'] as const;

/** What people are told about their bookings. No names: a phone is often shared. */
export const bookingTemplates: readonly MessageTemplate[] = [
  {
    name: 'queue.booking_held',
    about: {
      id: 'Kepada pemohon yang kursinya ditahan sampai pembayaran diterima.',
      en: 'To an applicant whose seat is held until a payment comes.',
    },
    placeholders: { code, when, place, link, until, payment },
    channels,
    encloses,
    subject: { id: 'Selesaikan sebelum {until}: pemesanan {code}', en: 'Finish before {until}: booking {code}' },
    body: {
      id: 'Kursi Anda ({when}, {place}) ditahan sampai {until}. Kode bayar: {payment}. Kode pemesanan {code}. Setelah itu kursi diberikan kepada orang lain. Lihat: {link}',
      en: 'Your seat ({when}, {place}) is held until {until}. Payment code: {payment}. Booking {code}. After that others may have it. See it: {link}',
    },
  },
  {
    name: 'queue.booking_lapsed',
    about: {
      id: 'Kepada pemohon yang batas waktu pembayarannya lewat.',
      en: 'To an applicant whose deadline for the payment passed.',
    },
    placeholders: { code, when, place },
    channels,
    encloses,
    subject: { id: 'Batas waktu lewat: pemesanan {code}', en: 'Deadline passed: booking {code}' },
    body: {
      id: 'Batas waktu pembayaran untuk pemesanan {code} ({when}, {place}) sudah lewat; kursinya dilepas. Sudah membayar? Bawa buktinya ke kantor: uang Anda tidak hilang.',
      en: 'The deadline for the payment of booking {code} ({when}, {place}) has passed and its seat was released. Paid already? Bring the receipt to the office: your money is not lost.',
    },
  },
  {
    name: 'queue.booking_paid_late',
    about: {
      id: 'Kepada pemohon yang membayar setelah kursinya dilepas.',
      en: 'To an applicant who paid after the seat was released.',
    },
    placeholders: { code, when, place, link },
    channels,
    subject: { id: 'Pembayaran diterima, pilih waktu baru: {code}', en: 'Payment received, choose a new time: {code}' },
    body: {
      id: 'Pembayaran untuk pemesanan {code} kami terima, tetapi kursi {when} di {place} sudah terisi. Pilih waktu baru tanpa biaya: {link}',
      en: 'We received the payment for booking {code}, but the seat {when} at {place} was taken by then. Choose a new time at no cost: {link}',
    },
  },
  {
    name: 'queue.booking_rescheduled',
    about: {
      id: 'Kepada pemohon yang jadwalnya diganti.',
      en: 'To an applicant whose visit was moved to another time.',
    },
    placeholders: { code, when, place, link },
    channels,
    encloses,
    subject: { id: 'Jadwal baru untuk pemesanan {code}', en: 'New time for booking {code}' },
    body: {
      id: 'Jadwal baru pemesanan {code}: {when}, {place}. Waktu yang lama tidak berlaku lagi. Lihat atau batalkan: {link}',
      en: 'New time for booking {code}: {when}, {place}. The old one no longer holds. See or cancel it: {link}',
    },
  },
  {
    name: 'queue.booking_confirmed',
    about: { id: 'Kepada pemohon begitu kursinya dipesan.', en: 'To an applicant as soon as the seat is booked.' },
    placeholders: { code, when, place, link },
    channels,
    encloses,
    subject: { id: 'Pemesanan {code} berhasil', en: 'Booking {code} confirmed' },
    body: {
      id: 'Pemesanan {code}: {when}, {place}. Bawa dokumen asli. Lihat atau batalkan: {link}',
      en: 'Booking {code}: {when}, {place}. Bring the original documents. See or cancel it: {link}',
    },
  },
  {
    name: 'queue.booking_reminder',
    about: {
      id: 'Kepada pemohon pada sore sebelum kunjungan.',
      en: 'To an applicant on the evening before the visit.',
    },
    placeholders: { code, when, place, link },
    channels,
    subject: { id: 'Besok: kunjungan {code}', en: 'Tomorrow: your visit {code}' },
    body: {
      id: 'Besok, {when}, Anda ditunggu di {place}. Kode {code}. Tidak jadi datang? Batalkan agar dipakai orang lain: {link}',
      en: 'Tomorrow, {when}, you are expected at {place}. Code {code}. Not coming? Cancel so that others can: {link}',
    },
  },
  {
    name: 'queue.booking_link',
    about: {
      id: 'Kepada pemohon yang kehilangan tautannya, dari meja informasi.',
      en: 'To an applicant who lost the link, from the front desk.',
    },
    placeholders: { code, link },
    channels,
    subject: { id: 'Tautan baru untuk kunjungan {code}', en: 'A new link for your visit {code}' },
    body: {
      id: 'Tautan baru untuk pemesanan {code}: {link} Jangan teruskan pesan ini.',
      en: 'A new link for booking {code}: {link} Do not pass this message on.',
    },
  },
  {
    name: 'queue.booking_cancelled',
    about: {
      id: 'Kepada pemohon setelah pemesanannya dibatalkan.',
      en: 'To an applicant whose booking was cancelled.',
    },
    placeholders: { code, when, place },
    channels,
    encloses,
    subject: { id: 'Pemesanan {code} dibatalkan', en: 'Booking {code} cancelled' },
    body: {
      id: 'Pemesanan {code} untuk {when} di {place} telah dibatalkan.',
      en: 'Booking {code} for {when} at {place} has been cancelled.',
    },
  },
  {
    name: 'queue.booking_unserved',
    about: {
      id: 'Kepada pemohon yang sudah datang tetapi tidak sempat dilayani.',
      en: 'To an applicant who came and was not served.',
    },
    placeholders: { code, when, place },
    channels,
    subject: { id: 'Mohon maaf atas kunjungan {code}', en: 'We are sorry about your visit {code}' },
    body: {
      id: 'Mohon maaf: {when} Anda sudah hadir di {place}, tetapi belum sempat kami layani. Anda boleh memesan waktu baru sekarang juga. Kode kunjungan itu {code}.',
      en: 'We are sorry: on {when} you came to {place} and we did not get to serve you. You may book a new time right away. That visit had the code {code}.',
    },
  },
  {
    name: 'queue.booking_affected',
    about: {
      id: 'Kepada pemohon yang waktunya terkena perubahan jam layanan.',
      en: 'To an applicant whose time is touched by changed hours.',
    },
    placeholders: { code, when, place, link },
    channels,
    subject: { id: 'Jam layanan berubah: pemesanan {code}', en: 'Opening hours changed: booking {code}' },
    body: {
      id: 'Jam layanan berubah pada waktu pemesanan {code}: {when}, {place}. Pemesanan Anda tetap tercatat. Kantor akan mengabari; lihat atau batalkan: {link}',
      en: 'The opening hours changed at the time of booking {code}: {when}, {place}. Your booking stands. The office will be in touch; see or cancel it: {link}',
    },
  },
  {
    name: 'queue.booking_suspended',
    about: {
      id: 'Kepada pemohon yang waktunya terkena gangguan, sekali untuk setiap kabar baru.',
      en: 'To an applicant whose time is hit by a disruption, once for each new word of it.',
    },
    placeholders: { code, when, place, reason, until: backUntil, link },
    channels,
    subject: { id: 'Gangguan layanan: pemesanan {code}', en: 'Service suspended: booking {code}' },
    body: {
      id: '{place}: {reason} {until} Pemesanan {code}, {when}, terkena. Boleh tetap datang setelah pulih, atau pilih waktu lain tanpa memakai jatah ubah jadwal: {link}',
      en: '{place}: {reason} {until} It hits booking {code}, {when}. You may still come once it is back, or choose another time without using up your one change: {link}',
    },
  },
  {
    name: 'queue.booking_resumed',
    about: {
      id: 'Kepada pemohon yang dikabari gangguan, setelah waktunya berlaku lagi.',
      en: 'To an applicant who was told of a disruption, once the time holds again.',
    },
    placeholders: { code, when, place, come, link },
    channels,
    subject: { id: 'Layanan pulih: pemesanan {code}', en: 'Service is back: booking {code}' },
    body: {
      id: 'Layanan di {place} berjalan lagi. Pemesanan {code}, {when}, tetap berlaku. {come} Lihat atau pilih waktu lain: {link}',
      en: 'Service at {place} is back. Booking {code}, {when}, stands. {come} See it or choose another time: {link}',
    },
  },
  {
    name: 'queue.booking_out_of_stock',
    about: {
      id: 'Kepada pemohon yang layanannya kehabisan bahan, misalnya blangko paspor.',
      en: 'To an applicant whose service has run out of something, passport blanks say.',
    },
    placeholders: { code, when, place, link },
    channels,
    subject: { id: 'Bahan habis: pemesanan {code}', en: 'Out of stock: booking {code}' },
    body: {
      id: 'Bahan untuk layanan pada pemesanan {code} sedang habis: {when}, {place}. Pemesanan Anda tetap tercatat. Alasan dan pilihan lain: {link}',
      en: 'Something needed for booking {code} has run out: {when}, {place}. Your booking stands. The reason and what else you can do: {link}',
    },
  },
];
