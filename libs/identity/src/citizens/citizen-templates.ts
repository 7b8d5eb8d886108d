import type { MessageTemplate } from '@buka-pintu/platform';

export const citizenTemplates: readonly MessageTemplate[] = [
  {
    name: 'identity.citizen_code',
    about: {
      id: 'Kepada siapa saja yang ingin melihat pemesanannya sendiri: kode sekali pakai.',
      en: 'To anyone who wants to see his own bookings: a one-time code.',
    },
    placeholders: {
      code: {
        meaning: { id: 'Kode enam angka', en: 'The six digits' },
        example: { id: '123456', en: '123456' },
        mandatory: true,
      },
    },
    channels: ['sms', 'whatsapp', 'email'],
    confidential: true,
    subject: { id: 'Kode Anda', en: 'Your code' },
    body: {
      id: 'Kode Buka Pintu: {code}. Berlaku 10 menit. Petugas tidak pernah meminta kode ini. Bukan Anda yang meminta? Abaikan.',
      en: 'Buka Pintu code: {code}. Good for 10 minutes. Officers never ask for it. Not you who asked? Ignore it.',
    },
  },
];
