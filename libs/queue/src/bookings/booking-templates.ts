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
];

/** A visit's time as people say it: `Selasa, 24 November 2026 pukul 08.30 WIB`. */
export function whenText(locale: 'id' | 'en', zone: string, startsAt: Date): string {
  const key = `${locale} ${zone}`;
  // Making one costs more than all that uses it; there are two languages and a handful of zones.
  let format = formats.get(key);
  if (!format) formats.set(key, (format = formatsOf(locale === 'id' ? 'id-ID' : 'en-GB', zone)));
  const [day, time] = [format.day.format(startsAt), format.time.format(startsAt)];
  const name = ZONES[zone] ?? zone;
  return locale === 'id' ? `${day} pukul ${time} ${name}` : `${day} at ${time} ${name}`;
}

const formats = new Map<string, ReturnType<typeof formatsOf>>();

function formatsOf(tag: string, timeZone: string) {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  return {
    day: new Intl.DateTimeFormat(tag, { timeZone, ...day }),
    time: new Intl.DateTimeFormat(tag, { timeZone, ...time }),
  };
}

const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};
