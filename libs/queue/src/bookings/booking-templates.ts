import type { MessageTemplate } from '@buka-pintu/platform';

const channels = ['sms', 'whatsapp', 'email'] as const;

/** What people are told about their bookings. No names: a phone is often shared. */
export const bookingTemplates: readonly MessageTemplate[] = [
  {
    name: 'queue.booking_confirmed',
    channels,
    subject: { id: 'Pemesanan {code} berhasil', en: 'Booking {code} confirmed' },
    body: {
      id: 'Pemesanan {code}: {when}, {place}. Bawa dokumen asli. Lihat atau batalkan: {link}',
      en: 'Booking {code}: {when}, {place}. Bring the original documents. See or cancel it: {link}',
    },
  },
  {
    name: 'queue.booking_reminder',
    channels,
    subject: { id: 'Besok: kunjungan {code}', en: 'Tomorrow: your visit {code}' },
    body: {
      id: 'Besok, {when}, Anda ditunggu di {place}. Kode {code}. Tidak jadi datang? Batalkan agar dipakai orang lain: {link}',
      en: 'Tomorrow, {when}, you are expected at {place}. Code {code}. Not coming? Cancel so that others can: {link}',
    },
  },
  {
    name: 'queue.booking_link',
    channels,
    subject: { id: 'Tautan baru untuk kunjungan {code}', en: 'A new link for your visit {code}' },
    body: {
      id: 'Tautan baru untuk pemesanan {code}: {link} Jangan teruskan pesan ini.',
      en: 'A new link for booking {code}: {link} Do not pass this message on.',
    },
  },
  {
    name: 'queue.booking_cancelled',
    channels,
    subject: { id: 'Pemesanan {code} dibatalkan', en: 'Booking {code} cancelled' },
    body: {
      id: 'Pemesanan {code} untuk {when} di {place} telah dibatalkan.',
      en: 'Booking {code} for {when} at {place} has been cancelled.',
    },
  },
  {
    name: 'queue.booking_unserved',
    channels,
    subject: { id: 'Mohon maaf atas kunjungan {code}', en: 'We are sorry about your visit {code}' },
    body: {
      id: 'Mohon maaf: {when} Anda sudah hadir di {place}, tetapi belum sempat kami layani. Anda boleh memesan waktu baru sekarang juga. Kode kunjungan itu {code}.',
      en: 'We are sorry: on {when} you came to {place} and we did not get to serve you. You may book a new time right away. That visit had the code {code}.',
    },
  },
  {
    name: 'queue.booking_affected',
    channels,
    subject: { id: 'Jam layanan berubah: pemesanan {code}', en: 'Opening hours changed: booking {code}' },
    body: {
      id: 'Jam layanan berubah pada waktu pemesanan {code}: {when}, {place}. Pemesanan Anda tetap tercatat. Kantor akan mengabari; lihat atau batalkan: {link}',
      en: 'The opening hours changed at the time of booking {code}: {when}, {place}. Your booking stands. The office will be in touch; see or cancel it: {link}',
    },
  },
];
