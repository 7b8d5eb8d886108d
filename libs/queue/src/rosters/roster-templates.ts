import type { MessageTemplate } from '@buka-pintu/platform';

const requester = {
  meaning: { id: 'Yang mengajukan', en: 'Who asked' },
  example: { id: 'Pemerintah Desa Kenanga', en: 'Pemerintah Desa Kenanga' },
};
const days = {
  meaning: { id: 'Hari yang ditawarkan', en: 'The days proposed' },
  example: { id: 'Selasa, 24 November 2026', en: 'Tuesday, 24 November 2026' },
  mandatory: true,
};
const day = { ...days, meaning: { id: 'Hari kunjungan', en: 'The day of the visit' } };
const people = { meaning: { id: 'Jumlah orang', en: 'How many people' }, example: { id: '40', en: '40' } };
const reason = {
  meaning: { id: 'Alasan', en: 'The reason' },
  example: { id: 'Kendaraan sedang diperbaiki', en: 'The vehicle is being repaired' },
  mandatory: true,
};
const channels = ['sms', 'whatsapp', 'email'] as const;

/** What a group's contact is told. No names of the people in it. */
export const rosterTemplates: readonly MessageTemplate[] = [
  {
    name: 'queue.roster_proposed',
    about: {
      id: 'Kepada kontak rombongan saat kantor menawarkan hari.',
      en: 'To a group’s contact when days are proposed.',
    },
    placeholders: { requester, days },
    channels,
    subject: { id: 'Hari kunjungan ditawarkan', en: 'Days for the visit' },
    body: {
      id: 'Permohonan {requester}: kantor menawarkan {days}. Kabari kantor hari mana yang dipilih; kursi dipesan setelah itu.',
      en: 'The request of {requester}: the office proposes {days}. Tell the office which day you choose; seats are reserved after that.',
    },
  },
  {
    name: 'queue.roster_reserved',
    about: {
      id: 'Kepada kontak rombongan setelah kursi dipesan.',
      en: 'To a group’s contact once seats are reserved.',
    },
    placeholders: { requester, day, people },
    channels,
    subject: { id: 'Kursi rombongan dipesan', en: 'Group seats reserved' },
    body: {
      id: 'Permohonan {requester}: {people} kursi dipesan untuk {day}. Kantor memberi daftar dengan kode tiap orang. Bawa dokumen asli.',
      en: 'The request of {requester}: {people} seats are reserved for {day}. The office gives you the list with each person’s code. Bring the original documents.',
    },
  },
  {
    name: 'queue.roster_declined',
    about: { id: 'Kepada kontak rombongan saat permohonan ditolak.', en: 'To a group’s contact when it is declined.' },
    placeholders: { requester, reason },
    channels,
    subject: { id: 'Permohonan rombongan tidak dapat dipenuhi', en: 'The group request can’t be met' },
    body: {
      id: 'Permohonan {requester} belum dapat dipenuhi: {reason}',
      en: 'The request of {requester} can’t be met: {reason}',
    },
  },
];
